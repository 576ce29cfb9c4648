"""Medium: responses as printed before 2020; later ones stand in the page data only."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_RESPONSE = CommentMarkup(
    record=".responsesStreamWrapper .streamItem, .js-responsesStream .streamItem, .streamItem--postPreview",
    author=(".postMetaInline .ds-link", ".postMetaInline-authorLockup a", ".postMetaInline a"),
    date=(".postMetaInline time", "time"),
    text=(".postArticle-content", ".section-content"),
    drop=".postArticle-readMore, .js-postActionsBar",
    likes=(".multirecommend button", ".js-multirecommendCountButton"),
)

PLATFORM = Platform(
    name="medium",
    fingerprints=(
        'meta[property="al:ios:url"][content^="medium://"]',
        'meta[property="og:site_name"][content="Medium"]',
        'script[src*="cdn-client.medium.com"]',
    ),
    comments=(_RESPONSE,),
    post=PostMarkup(
        body=("article section", ".postArticle-content", "article"),
        title=("h1.graf--title", '[data-testid="storyTitle"]', "article h1"),
        author=('[data-testid="authorName"]', 'a[rel="author"]'),
        date=('[data-testid="storyPublishDate"]', "time"),
    ),
    prune=(
        ".js-responsesWrapper",
        ".responsesWrapper",
        '[aria-label="responses"]',
        ".js-postFooterPlacements",
        ".postActions",
    ),
)
