"""bbPress, the forum inside WordPress: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record=".bbp-body > .bbp-reply-header, .bbp-body > .bbp-topic-header",
    first_is_post=True,
    flat=True,
    tail=".bbp-body > .hentry, .bbp-body > .type-reply, .bbp-body > .type-topic",
    author=(".bbp-author-name",),
    headline=(".bbp-author-role",),
    date=(".bbp-reply-post-date", ".bbp-topic-post-date"),
    text=(".bbp-reply-content", ".bbp-topic-content"),
    drop=".bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-admin-links",
)
"""What stands above a message, its date and number, is its sibling."""

PLATFORM = Platform(
    name="bbpress",
    fingerprints=(".bbp-body > .bbp-reply-header", ".bbp-body > .bbp-topic-header"),
    runs_inside=True,
    comments=(_POST,),
    post=PostMarkup(
        body=(".bbp-body .bbp-topic-content", ".bbp-body .bbp-reply-content"),
        title=(".entry-title", "h1"),
        author=(".bbp-body .bbp-author-name",),
        date=(".bbp-body .bbp-reply-post-date", ".bbp-body .bbp-topic-post-date"),
    ),
    prune=(".bbp-reply-form", ".bbp-topic-tags", ".bbp-pagination", ".bbp-header", ".bbp-footer"),
    panels=(".bbp-reply-author", ".bbp-topic-author"),
)
