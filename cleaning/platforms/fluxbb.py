"""FluxBB and PunBB: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record="div.blockpost[id^='p']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".postleft dt strong", ".postleft dt"),
    headline=(".postleft .usertitle",),
    date=("h2 a[href*='pid=']", "h2 a"),
    text=(".postmsg:not(.postsignature)",),
    drop=".postedit, .postsignature, .quotebox > cite",
    parent=".quotebox cite a[href*='pid=']",
    parent_attribute="href",
    parent_pattern=r"(\d+)$",
)

PLATFORM = Platform(
    name="fluxbb",
    fingerprints=("div.blockpost .postmsg", "#punviewtopic"),
    comments=(_POST,),
    post=PostMarkup(
        body=(".blockpost .postmsg:not(.postsignature)",),
        title=(".postright h3",),
        author=(".postleft dt strong",),
        date=(".blockpost h2 a",),
    ),
    prune=(".postsignature", ".postedit", ".postfoot", "#quickpost"),
    panels=(".postleft",),
)
