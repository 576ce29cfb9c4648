"""Replies of the post's own author in a discussion that shows no names.

A reader thanks the writer; the writer thanks readers, each by name: "Thanks Dirk, very interesting". So a
comment that opens with thanks to somebody else than the writer is the writer's own. On the labelled pages all
eight such comments are, while of those that call somebody without thanks half are other readers'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.phrases import fold
from cleaning.text.lines import Line
from cleaning.text.voice import read_voices
from cleaning.types import Comment

NAMELESS_SHARE = 0.6
"""Share of the comments without a name from which a discussion shows none: where names stand, they tell."""


def own_replies(comments: Sequence[Comment], post_author: str | None) -> tuple[Comment, ...]:
    """The comments, those that the post's author wrote under his name.

    >>> talk = (Comment(text="Great post, Ann!"), Comment(text="Thanks Dirk, I agree."))
    >>> [comment.author for comment in own_replies(talk, "Ann Lee")]
    [None, 'Ann Lee']
    """
    nameless = sum(comment.author is None for comment in comments)
    if not post_author or nameless < NAMELESS_SHARE * len(comments):
        return tuple(comments)
    return tuple(
        replace(comment, author=post_author, by_post_author=True)
        if comment.author is None and comment.kind == "comment" and _thanks_another(comment.text, post_author)
        else comment
        for comment in comments
    )


def _thanks_another(text: str, post_author: str) -> bool:
    voice = read_voices([Line(text=text.partition("\n")[0])])[0]
    called = voice.vocative
    return called is not None and "thanks" in voice.opens and called not in fold(post_author).split()
