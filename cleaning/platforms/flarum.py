"""Flarum: the thread as the server prints it and as a browser shows it; the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_PRINTED = CommentMarkup(
    record="#flarum-content article",
    first_is_post=True,
    flat=True,
    author=(".PostUser-name",),
    text=(".Post-body",),
)
"""For readers without scripts: no dates, no ids, which stand in the payload (`cleaning.comments.flarum`)."""

_SCRIPTED = CommentMarkup(
    record=".PostStream-item[data-type='comment']",
    identity_attribute="data-id",
    first_is_post=True,
    flat=True,
    author=(".PostUser-name .username", ".PostUser-name"),
    date=(".PostMeta-time time", ".PostMeta time", "time"),
    text=(".Post-body",),
    drop=".Post-actions, .Post-footer",
    parent="a.PostMention[data-id]",
    parent_attribute="data-id",
    by_post_author=(".Post--by-start-user",),
    likes=(".Post-likedBy",),
    likers=".Post-likedBy .username",
)

PLATFORM = Platform(
    name="flarum",
    fingerprints=("#flarum-content", ".DiscussionPage-discussion"),
    comments=(_SCRIPTED, _PRINTED),
    post=PostMarkup(
        body=("#flarum-content article .Post-body", "article.Post .Post-body"),
        title=("#flarum-content h1", ".DiscussionHero-title"),
        author=("#flarum-content .PostUser-name", "article.Post .PostUser .username"),
        date=("article.Post .PostMeta time",),
    ),
    prune=(".Post-actions", ".DiscussionPage-nav"),
)
