"""utterances and giscus as rendered: a GitHub issue or discussion as the comment store."""

from cleaning.platforms import CommentMarkup, Platform

_UTTERANCES = CommentMarkup(
    record=".timeline-comment:not(.new-comment)",
    identity=".comment-header a[href*='#issuecomment-']",
    identity_attribute="href",
    identity_pattern=r"#issuecomment-(\d+)",
    author=(".comment-author", ".comment-header strong a", "a.author"),
    date=("time-ago", "relative-time", ".comment-header time", "time"),
    text=(".markdown-body", ".comment-body"),
    drop=".comment-footer, .comment-actions",
    by_post_author=(".author-association-badge",),
)

_GISCUS = CommentMarkup(
    record=".gsc-comment, .gsc-reply",
    identity="a[href*='#discussioncomment-']",
    identity_attribute="href",
    identity_pattern=r"#discussioncomment-(\d+)",
    author=(
        ".gsc-comment-author .link-primary",
        ".gsc-comment-author a",
        ".gsc-reply-author a",
        ".gsc-comment-author",
    ),
    date=(".gsc-comment-header time", "time"),
    text=(".gsc-comment-content", ".gsc-reply-content", ".markdown"),
    drop=".gsc-comment-footer, .gsc-comment-reactions, .gsc-reactions",
    likes=(".gsc-upvotes",),
)

PLATFORM = Platform(
    name="github-discussions",
    fingerprints=("script[src*='utteranc.es']", "script[src*='giscus.app']", ".utterances", ".giscus"),
    comments=(_GISCUS, _UTTERANCES),
    prune=(".utterances", ".giscus", "#giscus-comments", "#utterances-comments"),
)
