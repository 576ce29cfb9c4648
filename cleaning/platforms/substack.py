"""Substack: the discussion as rendered; its page data is read by `cleaning.comments.structured`."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_COMMENT = CommentMarkup(
    record=".comment-list-item, div.comment:not(.comment-anchor)",
    numbered=False,
    author=(
        ".commenter-name .account-hover-wrapper",
        ".commenter-name a",
        ".comment-meta a[href*='/@']",
        ".comment-meta a[href*='/profile/']",
        ".comment-author",
    ),
    date=(".comment-timestamp", ".comment-meta a[href*='/comment/']", ".comment-meta-date"),
    text=(".comment-body",),
    drop=".comment-actions, .show-all-toggle, .highlight",
    likes=(".like-count", ".post-ufi-button .label"),
    identity=".comment-anchor[id^='comment-']",
    identity_attribute="id",
    identity_pattern=r"^comment-(\d+)$",
    by_post_author=(".commenter-badge", ".author-badge"),
)

PLATFORM = Platform(
    name="substack",
    generator="substack",
    fingerprints=(
        'link[href*="substackcdn.com"]',
        'script[src*="substackcdn.com"]',
        'meta[property="og:image"][content*="substackcdn.com"]',
    ),
    comments=(_COMMENT,),
    post=PostMarkup(
        body=(".available-content .body.markup", ".available-content", ".body.markup"),
        title=("h1.post-title", "h1"),
        author=(".byline-wrapper a[href*='substack.com/@']", ".post-header a[href*='/@']", ".author-name"),
        date=(".post-header time", ".post-header .post-date"),
    ),
    prune=(
        ".post-footer",
        ".comments-section",
        ".comments-page",
        ".single-post-section.comments-section",
        ".subscription-widget-wrap",
        ".subscribe-widget",
        ".comment-list",
        "#discussion",
        ".post-ufi",
        ".captioned-button-wrap",
        ".portable-archive",
    ),
    panels=(".post-header .subtitle", ".byline-wrapper", ".post-header .post-date"),
)
