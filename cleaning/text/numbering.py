"""Whom comments answer that are numbered.

A number in the header of most comments ("#3 Ann Lee", "Comment #3") lets an answer say which comment it
means: "In reply to #3", ">>3" or "@3" before its words. A number with points says it by itself: "#2.1"
answers "#2".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaning.text.drafts import Draft
from cleaning.text.lines import Line
from cleaning.text.marks import Mark
from cleaning.text.spans import HEADER_LINES, Record

NUMBERED_SHARE = 0.6
"""Share of the comments that must show a number of their own."""

MIN_NUMBERED = 2
"""Numbered comments that are no chance."""

HEADER_CHARS = 80
"""Longest line of a header with a number."""

_NUMBER = r"\d{1,5}(?:\.\d{1,4}){0,4}"
_SHOWN = re.compile(
    rf"(?:^|[\s(\[])[#№]\s?({_NUMBER})(?![\w.])|^({_NUMBER})[.)]?$|^(\d{{1,5}}(?:\.\d{{1,4}}){{1,4}})\s"
)
"""A number in a header: behind its sign, alone on its line, or with points before the name."""
_CALLED = re.compile(rf"(?:>>\s?|@\s?#?|#(?=\d+[:,]))({_NUMBER})(?=[\s:,.)]|$)")
"""The number of a comment before the words that answer it."""


def number_of(record: Record) -> str | None:
    """The number that the header of a comment shows."""
    if record.settled:
        return next((number for line in record.aside if (number := _shown(line))), None)
    for line in record.lines[: HEADER_LINES + 1]:
        if number := _shown(line):
            return number
        if line.reading.mark is Mark.TEXT and len(line.text) > HEADER_CHARS:
            return None
    return None


def _shown(line: Line) -> str | None:
    text = line.text
    may_show = (
        line.numbered and len(text) <= HEADER_CHARS and (text[0].isdigit() or "#" in text or "№" in text)
    )
    found = _SHOWN.search(text) if may_show else None
    return next(filter(None, found.groups())) if found else None


def answered_by_number(drafts: Sequence[Draft]) -> list[int | None]:
    """Which draft each says that it answers, by number; None where it says none."""
    places = {draft.number: at for at, draft in enumerate(drafts) if draft.number}
    if len(places) < max(MIN_NUMBERED, NUMBERED_SHARE * len(drafts)):
        return [None] * len(drafts)
    return [_earlier(places.get(_answered(draft)), at) for at, draft in enumerate(drafts)]


def _answered(draft: Draft) -> str:
    """The number of the comment that a draft answers; empty where it says none."""
    if draft.answers:
        return draft.answers
    if draft.number and "." in draft.number:
        return draft.number.rpartition(".")[0]
    called = _CALLED.match(draft.lines[0].text) if draft.lines else None
    return called[1] if called else ""


def _earlier(place: int | None, at: int) -> int | None:
    """A place, where it comes before another: nobody answers what is not yet said."""
    return place if place is not None and place < at else None
