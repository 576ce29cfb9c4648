"""Flarum: the thread as the server prints it for readers without scripts; the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="#flarum-content article, article.Post",
    first_is_post=True,
    flat=True,
    author=(".PostUser-name", ".PostUser .username"),
    date=(".PostMeta time", "time"),
    text=(".Post-body",),
    drop=".Post-actions, .Post-footer",
    parent="a.PostMention[data-id]",
    parent_attribute="data-id",
)

PLATFORM = Platform(
    name="flarum",
    fingerprints=("#flarum-content", ".DiscussionPage-discussion"),
    comments=(_POST,),
    post=PostMarkup(
        body=("#flarum-content article .Post-body", "article.Post .Post-body"),
        title=("#flarum-content h1", "h2.DiscussionHero-title"),
        author=("#flarum-content .PostUser-name", "article.Post .PostUser .username"),
    ),
    prune=(".Post-actions", ".DiscussionPage-nav"),
)
