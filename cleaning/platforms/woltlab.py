"""WoltLab Suite (Burning Board 4 and later): the first message of a thread is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="article.wbbPost",
    identity_attribute="data-post-id",
    first_is_post=True,
    flat=True,
    author=(".messageAuthor .username", ".messageAuthorContainer"),
    headline=(".messageSidebar .userTitleBadge",),
    date=(".messagePublicationTime time", ".messageHeader time"),
    text=(".messageText",),
    drop=".messageSignature, .messageFooter, .quoteBoxTitle",
    parent=".quoteBoxTitle a[href*='#post']",
    parent_attribute="href",
    parent_pattern=r"#post(\d+)$",
)

PLATFORM = Platform(
    name="woltlab",
    fingerprints=("article.wbbPost",),
    comments=(_POST,),
    post=PostMarkup(
        body=("article.wbbPost .messageText",),
        title=("h1.contentTitle",),
        author=("article.wbbPost .messageAuthor .username",),
        date=("article.wbbPost .messagePublicationTime time",),
    ),
    prune=(".messageSignature", ".messageFooter", ".messageQuickOptions", ".messageStatus"),
    panels=(".messageSidebar",),
)
