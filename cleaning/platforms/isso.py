"""isso, self-hosted comments, as rendered."""

from cleaning.platforms import CommentMarkup, Platform

_COMMENT = CommentMarkup(
    record=".isso-comment",
    author=(".isso-author", ".isso-comment-header .author"),
    date=(".isso-permalink time", ".isso-permalink", "time"),
    text=(".isso-text",),
    drop=".isso-comment-footer, .isso-textarea-wrapper",
    likes=(".isso-votes",),
)

PLATFORM = Platform(
    name="isso",
    fingerprints=("#isso-thread",),
    comments=(_COMMENT,),
    prune=("#isso-thread", ".isso-postbox"),
)
