"""The post's author among those who comment.

A page tells it in two ways: a badge beside the name ("Author", "OP", "楼主"), or the name itself, which is
the one above the post. Each helps where the other is missing: a commenter with the badge has the author's
name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.comments.records import Record
from cleaning.phrases import fold, phrases
from cleaning.types import Comment

BADGE_CHARS = 60
"""Text of a badge with the white space around it, at most; the longest one kept has 39 characters."""
BETWEEN_AUTHORS = ", "


def has_badge(record: Record) -> bool:
    """Whether an element of the record says that the post's author wrote it, and nothing else."""
    badges = phrases("post_author")
    return any(
        0 < len(element.text or "") <= BADGE_CHARS and fold(element.text or "") in badges
        for element in record.own_elements()
        if len(element) == 0
    )


def mark_author(comments: Sequence[Comment], author: str | None) -> tuple[Comment, ...]:
    """The comments, those marked that bear the name of (one of) the post's authors."""
    names = {fold(name) for name in (author or "", *(author or "").split(BETWEEN_AUTHORS))} - {""}
    return tuple(
        replace(comment, by_post_author=True)
        if comment.kind == "comment" and fold(comment.author or "") in names - phrases("anonymous")
        else comment
        for comment in comments
    )


def site_author(comments: Sequence[Comment], site: str | None) -> str | None:
    """Who comments under the site's name, which is its writer's ("Ann Smith", "Ann Smith's Blog")."""
    names = (comment.author for comment in comments if comment.author and comment.kind == "comment")
    called = fold(site or "").partition("'s ")[0]
    return next((name for name in names if called and fold(name) == called), None)


def marked_author(comments: Sequence[Comment]) -> str | None:
    """The name that all comments with the badge share; None where there is none, or several."""
    names = {comment.author for comment in comments if comment.by_post_author and comment.author}
    return names.pop() if len(names) == 1 else None
