"""Ghost: its comments are drawn into a frame, so a saved page holds them only where the frame was saved
with it.
"""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record='[data-testid="comment-component"], [data-testid="animated-comment"]',
    author=('[data-testid="member-name"]', "h4"),
    headline=('[data-testid="member-expertise"]',),
    date=('[data-testid="comment-timestamp"]', ".gh-comment-timestamp", "a[href*='#ghost-comments']"),
    text=('[data-testid="comment-content"]', ".gh-comment-content"),
    likes=('[data-testid="like-button"]',),
)

PLATFORM = Platform(
    name="ghost",
    generator="ghost",
    fingerprints=("script[data-ghost]", 'script[src*="/ghost/portal"]', "script[data-ghost-comments]"),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".gh-content", ".post-full-content .post-content", ".article-content", ".post-content"),
        title=("h1.gh-article-title", "h1.article-title", "h1.post-full-title", ".post-title"),
        author=(".gh-article-meta .author-name", ".author-name", ".post-full-byline .author-name"),
        date=("time.article-byline-meta-date", "time.post-full-meta-date", "time"),
    ),
    prune=(
        "#ghost-comments-root",
        ".gh-comments",
        "#ghost-comments",
        ".article-comments",
        ".gh-subscribe",
        ".gh-read-next",
        ".kg-signup-card",
    ),
)
