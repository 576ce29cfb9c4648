"""Waline, a comment service of static blogs (client 2 and 3)."""

from cleaning.platforms import CommentMarkup, Platform

_CARD = CommentMarkup(
    record=".wl-card-item",
    author=(".wl-nick",),
    date=(".wl-time",),
    text=(".wl-content",),
    drop=".wl-meta, .wl-badge, .wl-comment-actions",
    likes=(".wl-like",),
)
"""Answers stand in `.wl-quote` of the comment that opened the thread, each beginning with "@" and a name."""

PLATFORM = Platform(
    name="waline",
    fingerprints=("[data-waline] .wl-cards", ".wl-cards > .wl-card-item"),
    comments=(_CARD,),
    prune=("#waline", "[data-waline]"),
)
