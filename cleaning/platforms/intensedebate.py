"""IntenseDebate, a comment service for blogs, as rendered."""

from cleaning.platforms import CommentMarkup, Platform

_COMMENT = CommentMarkup(
    record="[id^='IDComment'].idc-c",
    identity_pattern=r"^IDComment(\d+)$",
    author=(".idc-c-h .idc-p span", ".idc-c-h .idc-p", ".idc-c-h-inner p > a"),
    date=(".idc-time", ".idc-time a"),
    text=("[id^='IDComment-CommentText']", ".idc-c-t"),
    drop=".idc-v, .idc-r, .idc-avatar",
    by_post_author=(".idc-admin",),
    likes=(".idc-v-total",),
)

PLATFORM = Platform(
    name="intensedebate",
    fingerprints=("#idc-cover", "#idc-commenting", "#idc-container"),
    comments=(_COMMENT,),
    prune=("#idc-cover", "#idc-container", "#idc-loading"),
)
