"""The comments of a thread whose first message is the post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cleaning.types import Comment

FIRST_MESSAGE = "first message of the thread"
"""What tells the post's author and date, in the words of `Document.evidence`."""


def without_opening(answers: Iterable[Comment]) -> tuple[Comment, ...]:
    """The messages behind the first one, their parents counted without it; what answers it answers the
    post.
    """
    return tuple(map(_without_opening, answers))


def _without_opening(comment: Comment) -> Comment:
    if comment.parent is None:
        return comment
    if comment.parent == 0:
        return replace(comment, parent=None, parent_evidence=None)
    return replace(comment, parent=comment.parent - 1)
