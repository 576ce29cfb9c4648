"""Simple Machines Forum 2: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_POST = CommentMarkup(
    record=".post_wrapper",
    identity=".inner[id^='msg_']",
    numbered=True,
    first_is_post=True,
    flat=True,
    author=(".poster h4 a", ".poster h4"),
    date=(".keyinfo > .smalltext", ".postinfo a.smalltext", ".postinfo .smalltext", ".keyinfo"),
    text=(".post .inner",),
    drop=".quoteheader, .quotefooter, blockquote cite, .codeheader, .codeoperation",
    parent=".quoteheader a[href*='#msg'], blockquote cite a[href*='#msg']",
    parent_attribute="href",
    parent_pattern=r"#msg(\d+)$",
)

PLATFORM = Platform(
    name="smf",
    fingerprints=("#forumposts .post_wrapper",),
    comments=(_POST,),
    post=PostMarkup(
        body=(".post_wrapper .post .inner",),
        title=(".keyinfo h5 a", ".keyinfo .subject_title a"),
        author=(".poster h4 a", ".poster h4"),
        date=(".keyinfo > .smalltext", ".postinfo .smalltext"),
    ),
    prune=(
        ".signature",
        ".moderatorbar",
        ".under_message",
        ".quickbuttons",
        "#moderationbuttons",
        "#quickreply",
    ),
    panels=(".poster",),
)
