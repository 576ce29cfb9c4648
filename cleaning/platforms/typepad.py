"""TypePad: words first, then "Posted by: NAME | DATE"."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record="div.comment[id^='comment-'], li.comment[id^='comment-'], div[id^='comment-6a']",
    numbered=True,
    author=(".comment-footer a:not([href*='#comment'])", ".comment-author"),
    date=(".comment-footer a[href*='#comment']", ".comment-footer"),
    text=(".comment-content",),
    by_post_author=(".comment-by-owner",),
)

PLATFORM = Platform(
    name="typepad",
    generator="https?://www\\.typepad\\.com",
    fingerprints=('link[href*=".typepad.com/"][rel="stylesheet"]', 'script[src*="static.typepad.com"]'),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".entry-content", ".entry-body"),
        title=(".entry-header", ".entry-title"),
        date=(".date-header", ".post-footers"),
    ),
    prune=(
        "#comments",
        ".comments",
        "#comment-preview",
        "#comments-open",
        "#trackback",
        ".trackbacks",
        "#all-comments",
    ),
)
