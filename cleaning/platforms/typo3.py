"""TYPO3 with one of its comment extensions."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENTS = CommentMarkup(
    record=".tx-comments-comment, .tx-comments-pi1 .comment, [class*='tx-comments-comment-']",
    author=(".tx-comments-comment-author", ".comment-author", ".author"),
    date=(".tx-comments-comment-date", ".comment-date", ".date"),
    text=(".tx-comments-comment-content", ".comment-content", ".content"),
)

_BLOG = CommentMarkup(
    record=".tx-blog-comments .comment, .blogcomments .comment, .blog-comments .comment",
    author=(".comment-author", ".comment__author", "[itemprop='author']", ".author"),
    date=("time", ".comment-date", ".comment__date"),
    text=(".comment-content", ".comment__content", "[itemprop='text']"),
)

_PW = CommentMarkup(
    record=".tx-pwcomments-pi1 li[id], .tx-pwcomments .comment",
    author=(".author", ".name"),
    date=(".date", "time"),
    text=(".message", ".text"),
    drop=".reply, .voting, .votes",
)

PLATFORM = Platform(
    name="typo3",
    generator="typo3",
    fingerprints=(
        'link[href*="/typo3temp/"]',
        'link[href*="/typo3conf/"]',
        'script[src*="/typo3temp/"]',
        ".tx-comments-pi1",
    ),
    comments=(_COMMENTS, _BLOG, _PW),
    post=PostMarkup(
        body=(
            ".news-text-wrap",
            ".tx-blog .post-content",
            ".news-single .bodytext",
            ".tx-ttnews .news-single-item",
        ),
        title=(".news-single h1", ".tx-blog h1", "h1"),
    ),
    prune=(
        ".tx-comments-pi1",
        ".tx-blog-comments",
        ".tx-pwcomments-pi1",
        ".tx-toctoc-comments",
        ".tx-t3blog-pi1 .comments",
    ),
)
