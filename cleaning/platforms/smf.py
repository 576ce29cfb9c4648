"""SMF and ElkArte: the first message is the post."""

from cleaning.platforms import CommentMarkup, Platform, PostMarkup

_QUOTED = ".quoteheader a[href*='msg'], blockquote cite a[href*='msg']"
_QUOTED_NUMBER = r"msg=?(\d+)(?:#\w+)?$"

_POST_2 = CommentMarkup(
    record=".post_wrapper",
    numbered=True,
    identity=".inner[id^='msg_'], .messageContent[id^='msg_'], [id^='subject_']",
    identity_attribute="id",
    first_is_post=True,
    flat=True,
    author=(".poster h4 a", ".poster h4", ".poster .name a"),
    headline=(".poster .membergroup", ".poster .postgroup"),
    date=(".keyinfo .smalltext", ".keyinfo time", ".keyinfo"),
    text=(".post .inner", ".messageContent", ".post"),
    drop=".quoteheader, .codeheader, blockquote cite, .signature, .modified",
    parent=_QUOTED,
    parent_attribute="href",
    parent_pattern=_QUOTED_NUMBER,
)

_POST_1 = CommentMarkup(
    record="#quickModForm td.windowbg, #quickModForm td.windowbg2, #quickModForm td.windowbg3",
    numbered=True,
    identity="[id^='subject_']",
    identity_attribute="id",
    first_is_post=True,
    flat=True,
    author=("td[rowspan] > b",),
    date=("[id^='subject_'] + .smalltext",),
    text=("div.post",),
    drop=".quoteheader, .codeheader, .signature",
    parent=_QUOTED,
    parent_attribute="href",
    parent_pattern=_QUOTED_NUMBER,
)

PLATFORM = Platform(
    name="smf",
    fingerprints=("form#quickModForm", "#forumposts .post_wrapper"),
    comments=(_POST_2, _POST_1),
    post=PostMarkup(
        body=(".post .inner", ".messageContent", "#quickModForm div.post"),
        title=(".display_title", "[id^='subject_']"),
        author=(".poster h4 a", ".poster h4", "#quickModForm td[rowspan] > b"),
        date=(".keyinfo .smalltext", "[id^='subject_'] + .smalltext"),
    ),
    prune=(".signature", ".quoteheader", ".codeheader", ".moderatorbar", ".modified"),
    panels=(".poster", ".keyinfo", "#quickModForm td[rowspan]"),
)
