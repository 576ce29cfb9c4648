"""Disqus, as far as it stands in a saved page: the list that blogs print for search engines, and rendered
threads.
"""

from cleaning.platforms import CommentMarkup, Platform

_STATIC = CommentMarkup(
    record="li[id^='dsq-comment-']",
    numbered=True,
    author=("[id^='dsq-author-user-']", ".dsq-comment-header cite", "cite"),
    date=(".dsq-comment-header-time", ".dsq-comment-time"),
    text=("[id^='dsq-comment-message-']", ".dsq-comment-message", ".dsq-comment-text"),
)

_EARLY = CommentMarkup(
    record="li.dsq-comment, div.dsq-comment",
    author=(".dsq-commenter-name", ".dsq-comment-cite", "cite"),
    date=(".dsq-header-time", ".dsq-comment-header-time", ".dsq-comment-time"),
    text=(".dsq-comment-text", ".dsq-comment-message"),
    drop=".dsq-comment-footer, .dsq-comment-rate, .dsq-header-avatar",
)
"""Rendered by the script until 2012."""

_RENDERED = CommentMarkup(
    record="li.post[id^='post-']",
    numbered=True,
    author=(".post-byline .author", ".author"),
    date=(".post-meta .time-ago", ".time-ago"),
    instant=".time-ago",
    instant_attribute="title",
    text=(".post-message",),
    drop=".post-menu, .moderator-label, .badge",
    likes=(".vote-up .count", "[data-role='likes']"),
)
"""Rendered by the script since 2012."""

PLATFORM = Platform(
    name="disqus",
    comments=(_STATIC, _RENDERED, _EARLY),
    prune=(
        "#disqus_thread",
        "#dsq-comments",
        "#dsq-content",
        ".dsq-brlink",
        "#dsq-comments-title",
        ".dsq-widget",
    ),
)
