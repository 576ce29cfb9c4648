"""Squarespace 5, 6 and 7."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT_7 = CommentMarkup(
    record=".squarespace-comments .comment[id^='comment-']",
    numbered=False,
    identity_pattern=r"comment-([0-9a-f]{24})",
    author=(".author .fake-link", ".author-name", ".author"),
    date=(".date",),
    text=(".comment-body", ".comment-content"),
    drop=".comment-btns, .meta, .comment-interact",
    likes=(".like-count",),
)

_COMMENT_5 = CommentMarkup(
    record=".comment-wrapper",
    identity=".comment[id^='comment']",
    identity_attribute="id",
    author=(".signature a", ".signature .name", ".author", ".name"),
    date=(".signature .date", ".date", ".signature"),
    text=(".body", ".comment-body"),
    drop=".signature, .comment-header",
)

PLATFORM = Platform(
    name="squarespace",
    generator="squarespace",
    fingerprints=(
        'script[src*="static.squarespace.com"]',
        'script[src*="static1.squarespace.com"]',
        'link[href*="static1.squarespace.com"]',
        "#sqs-slash-page-header",
    ),
    comments=(_COMMENT_7, _COMMENT_5),
    post=PostMarkup(
        body=(".sqs-layout", ".blog-item-content", ".entry-content", ".journal-entry .body"),
        title=(".blog-item-title h1", ".entry-title", "h1.title", "h2.title"),
        author=(".blog-author-name", ".entry-author", ".journal-entry-tag .posted-by"),
    ),
    prune=(
        ".squarespace-comments",
        ".comments-content",
        ".journal-comment-area-wrapper",
        ".post-comments",
        ".sqs-simple-like",
        ".blog-item-pagination",
        ".item-pagination",
    ),
)
