"""Blogger: threaded comments since 2011, the definition list before."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_CLOCK = r"showComment=(\d{13})"
"""Permalinks hold the moment in milliseconds since 1970."""

_THREADED = CommentMarkup(
    record=".comment-thread li.comment, .comment-thread .comment-block[id], #comment-holder li.comment",
    author=("cite.user", ".comment-header .user"),
    date=(".datetime",),
    instant="a[href*='showComment=']",
    instant_attribute="href",
    instant_pattern=_CLOCK,
    instant_form="unix-ms",
    text=(".comment-content",),
    drop=".comment-actions, .icon",
    by_post_author=("cite.blog-author", ".icon.blog-author"),
)

_CLASSIC = CommentMarkup(
    record="#comments dt, #comments-block dt, #comments-block > div.comment-author, dt.comment-author",
    tail="dd, div.comment-body, div.comment-footer, p.comment-timestamp",
    author=(".comment-author", "dt"),
    date=(".comment-timestamp", ".comment-footer"),
    instant="a[href*='showComment=']",
    instant_attribute="href",
    instant_pattern=_CLOCK,
    instant_form="unix-ms",
    text=(".comment-body",),
    drop=".comment-delete, .item-control",
    by_post_author=(".blog-author", ".blog-author-comment"),
)

PLATFORM = Platform(
    name="blogger",
    generator="blogger",
    fingerprints=(
        ".datetime a[href*='showComment=']",
        ".comment-timestamp a[href*='showComment=']",
        'link[href*=".blogspot."][rel="canonical"]',
        'link[href*="/feeds/posts/default"]',
    ),
    comments=(_THREADED, _CLASSIC),
    post=PostMarkup(
        body=(".post-body.entry-content", ".post-body"),
        title=("h3.post-title", ".post-title.entry-title", ".post-title"),
        author=(".post-author .fn", ".post-author"),
        date=(".post-timestamp abbr.published", "abbr.published", ".date-header"),
    ),
    prune=(
        "#comments",
        "#comment-form",
        "#comment-editor",
        ".comment-link",
        ".post-comment-link",
        "#backlinks-container",
        "#comments-block",
    ),
)
