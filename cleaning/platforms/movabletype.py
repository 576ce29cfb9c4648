"""Movable Type: 2 and 3, 4 and later."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record="div.comment[id^='comment-'], div[id^='comment-'].comment, #comments .comment",
    numbered=True,
    author=(".byline .author", ".author .fn", ".comment-header .author", ".comment-footer .author"),
    date=(
        "abbr.published",
        ".byline a[href*='#comment-']",
        ".comment-footer a[href*='#comment-']",
        ".comment-header a[href*='#comment-']",
    ),
    text=(".comment-content", ".comment-body"),
    drop=".byline",
    parent=".byline a[href*='#comment-']",
    parent_attribute="href",
    parent_pattern=r"#comment-(\d+)$",
)

_COMMENT_2 = CommentMarkup(
    record="div.comments-body",
    author=(".comments-post a[rel]", ".comments-post a", ".comments-post"),
    date=(".comments-post",),
    identity="a[name]",
    identity_attribute="name",
)
"""Movable Type 2 and 3: the words, below them "Posted by: NAME at DATE"."""

PLATFORM = Platform(
    name="movabletype",
    generator="(?:movable type|https?://www\\.(?:movabletype|sixapart))",
    fingerprints=('form[action*="mt-comments.cgi"]', 'script[src*="mt-site.js"]'),
    comments=(_COMMENT, _COMMENT_2),
    post=PostMarkup(
        body=(".asset-body", ".entry-body", ".entrybody"),
        title=(".asset-name", ".entry-header", ".entry-title"),
        author=(".asset-meta .author", ".byline .author", ".posted", ".entry-footer .post-footers"),
    ),
    prune=(
        "#comments",
        ".comments",
        "#comments-open",
        "#commentform",
        ".trackbacks",
        "#trackbacks",
        ".comments-open",
        ".comments-head",
        ".comments-body",
    ),
    # Movable Type 2 prints the way to the posts around into the post's own box.
    panels=(".blogbody > p[align='right']",),
)
