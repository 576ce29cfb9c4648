"""Discussions that nothing marks."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.text.lines import Line
from cleaning.types import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    start: int
    comments: tuple[Comment, ...]


def part_discussion(body: list[Line], talk: list[Line]) -> Discussion:
    text = "\n".join(line.shown for line in talk)
    return Discussion(start=0, comments=(Comment(text=text, kind="discussion", confidence=0.5),))


def part_page(body: list[Line], *, title: str | None, author: str | None) -> Discussion | None:
    return None
