"""LinkedIn articles and posts: guest pages of 2022 and later, and captures made while logged in.

Ids hold the moment.
"""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_GUEST = CommentMarkup(
    record="section.comment",
    identity="[data-semaphore-content-urn]",
    identity_attribute="data-semaphore-content-urn",
    identity_pattern=r",(\d{15,20})\)",
    author=(".comment__author", ".comment__actor-name"),
    author_url=("a.comment__author", "a.comment__actor-name"),
    headline=(".comment__author-headline",),
    date=(".comment__duration-since", "time.comment__time"),
    instant="[data-semaphore-content-urn]",
    instant_attribute="data-semaphore-content-urn",
    instant_pattern=r",(\d{15,20})\)",
    instant_form="snowflake",
    text=(".comment__text", ".comment__message"),
    preformatted=True,
    likes=(".comment__likes-count", "a.comment__reactions-count"),
)

_MEMBER = CommentMarkup(
    record="article.comments-comment-entity, article.comments-comment-item",
    identity_attribute="data-id",
    identity_pattern=r",(\d{15,20})\)",
    author=(".comments-comment-meta__description-title", ".comments-post-meta__name-text"),
    author_url=("a.comments-comment-meta__description-container", "a.comments-post-meta__profile-link"),
    headline=(".comments-comment-meta__description-subtitle", ".comments-post-meta__headline"),
    date=("time.comments-comment-meta__data", "time"),
    instant="[data-id*='comment']",
    instant_attribute="data-id",
    instant_pattern=r",(\d{15,20})\)",
    instant_form="snowflake",
    text=(".comments-comment-item__main-content",),
    by_post_author=(".comments-comment-meta__badge", ".comments-post-meta__author-badge"),
    likes=(".comments-comment-social-bar__reactions-count",),
)

PLATFORM = Platform(
    name="linkedin",
    fingerprints=(
        'meta[name="pageKey"][content^="d_flagship2_pulse"]',
        'meta[name="pageKey"][content="d_public_post"]',
        'meta[property="og:site_name"][content="LinkedIn"]',
        "code[id^='bpr-guid-']",
    ),
    comments=(_GUEST, _MEMBER),
    post=PostMarkup(
        body=(
            '[data-test-id="article-content-blocks"]',
            "div.article-content__body",
            ".article-main__content",
            '[data-test-id="main-feed-activity-card__commentary"]',
            ".feed-shared-update-v2__description",
            ".prose",
        ),
        title=(".article-content__title", "h1.pulse-title", "h1"),
        author=(
            ".publisher-author-card h3",
            ".article-author .base-main-card__title",
            ".update-components-actor__name",
        ),
    ),
    prune=(
        "div.comments",
        ".comments__container",
        ".feed-cta-banner",
        "section.stacked-articles",
        "section.more-articles",
        ".content-hub-topics",
        ".li-footer",
        ".language-selector",
        ".x-social-activity",
        ".social-action-counts",
        ".comments-comments-list",
        ".base-main-card",
    ),
)
