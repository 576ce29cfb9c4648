"""isso, self-hosted comments, as rendered."""

from cleaning.platforms import CommentMarkup, Platform

_COMMENT = CommentMarkup(
    record=".isso-comment",
    author=(".isso-author", ".author"),
    date=(".isso-permalink time", ".isso-permalink", "time", ".permalink"),
    text=(".isso-text", ".text"),
    drop=".isso-comment-footer, .isso-textarea-wrapper",
    likes=(".isso-votes", ".votes"),
)

PLATFORM = Platform(
    name="isso",
    fingerprints=("#isso-thread",),
    comments=(_COMMENT,),
    prune=("#isso-thread", ".isso-postbox"),
)
