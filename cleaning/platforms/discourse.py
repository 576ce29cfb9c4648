"""Discourse: the crawler view and the scripted page; the first message is the post."""

from cleaning.platforms import CommentMarkup, PageNumber, Platform, PostMarkup

_TOPIC = (
    PageNumber("link[rel='canonical']", "href", r"/t/(?:[^/]+/)?(\d+)"),
    PageNumber("[data-topic-id]", "data-topic-id"),
)
"""A quotation names its topic: messages of other topics are quoted, too, by numbers that are others' here."""

_PREVIEW = ".onebox .source, .onebox-body p, .onebox-metadata"
"""Of a linked page, in that page's words; its title stays, for it may be the whole message."""

_CRAWLER = CommentMarkup(
    record="div.crawler-post:not([role='navigation'])",
    first_is_post=True,
    flat=True,
    author=("[itemprop='author'] [itemprop='name']", ".creator [itemprop='name']", ".creator"),
    date=("time.post-time", "time"),
    text=(".post[itemprop='text']", ".post"),
    parent="aside.quote[data-post]",
    parent_attribute="data-post",
    parent_page="data-topic",
    page_number=_TOPIC,
    drop=(
        ".crawler-post-meta, aside.quote > .title, .crawler-linkback-list, .crawler-post-infos, "
        f"[itemprop='interactionStatistic'], {_PREVIEW}"
    ),
    likes=(".post-likes",),
)

_SCRIPTED = CommentMarkup(
    record="article[data-post-id]",
    identity_attribute="id",
    first_is_post=True,
    flat=True,
    author=(".names .username", ".names .first", ".names"),
    headline=(".names .user-title",),
    date=(".post-date .relative-date", ".post-date"),
    instant=".relative-date[data-time]",
    instant_attribute="data-time",
    instant_form="unix-ms",
    text=(".cooked",),
    drop=f"aside.quote > .title, .cooked-selection-barrier, .badge, {_PREVIEW}",
    parent="aside.quote[data-post]",
    parent_attribute="data-post",
    parent_page="data-topic",
    page_number=_TOPIC,
    by_post_author=(".topic-owner article",),
    likes=(".like-count",),
)
"""The number of the message in its topic is its id, as in the crawler view and the API."""

PLATFORM = Platform(
    name="discourse",
    generator="discourse",
    fingerprints=("#data-discourse-setup", "div.topic-body.crawler-post", 'meta[name="discourse_theme_id"]'),
    comments=(_CRAWLER, _SCRIPTED),
    post=PostMarkup(
        body=(".crawler-post .post", ".topic-post .cooked"),
        title=("#topic-title h1", "h1 a.fancy-title", "h1"),
        author=(".crawler-post [itemprop='author'] [itemprop='name']", ".topic-post .names .username"),
        date=(".crawler-post time.post-time", ".topic-post .relative-date"),
    ),
    prune=(
        ".crawler-linkback-list",
        "#related-topics",
        ".topic-map",
        ".suggested-topics",
        ".topic-navigation",
        ".crawler-nav",
        ".topic-category",
        _PREVIEW,
    ),
)
