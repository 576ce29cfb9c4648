"""Name and date from a record's text alone, where no element holds them: "Posted by: Ann | November 5, 2012",
"Ann said:".
"""

from __future__ import annotations

from cleaning.blocks import lines_of
from cleaning.comments.parts import Parts
from cleaning.comments.records import Record
from cleaning.comments.shown_dates import find_date
from cleaning.comments.signature import is_leftover, is_signature
from cleaning.comments.words import clean_name, is_saying, is_sentence, role_in
from cleaning.dates.words import fold, weekday_words

_BYLINE_LINES = 3
"""Lines at either end of a record in which its name and date are sought."""
_BYLINE_CHARS = 140
"""Characters of a line with name and date, at most."""


def read_signature(parts: Parts) -> None:
    """Name and date of a line that says so itself: "Posted by: Ann at November 5, 2012", "Ann said on …"."""
    draft, record = parts.draft, parts.draft.record
    if record is None or draft.author:
        return
    for line in _edge_lines(parts, record):
        is_signed = len(line) <= _BYLINE_CHARS and (is_signature(line) or is_saying(line))
        shown = find_date(line) if is_signed else None
        name = _signed(line, shown) if shown else None
        if name:
            draft.author = name
            draft.shown = draft.shown or shown
            parts.spent.add(line)
            return


def read_byline(parts: Parts) -> None:
    """Name and date from the text alone: "Posted by: Ann | November 5, 2012", "Ann said:"."""
    draft, record = parts.draft, parts.draft.record
    if record is None or (draft.author and (draft.shown or draft.instant)):
        return
    ends = _edge_lines(parts, record)
    for place, line in enumerate(ends):
        shown = find_date(line) if len(line) <= _BYLINE_CHARS else None
        if shown is None:
            continue
        if not draft.shown and not draft.instant:
            draft.shown = shown
            parts.spent.add(line)
        if draft.author is None:
            before, after = names_beside(line, shown)
            beside = before or after or role_in(line.partition(shown)[0])
            draft.author = beside or (_name_above(ends[place - 1]) if place else None)
            parts.spent.add(line)
            if draft.author and not beside:
                parts.spent.add(ends[place - 1])
        break
    if draft.author is None and len(ends) > 1:
        draft.author = clean_name(ends[0])
        if draft.author:
            parts.spent.add(ends[0])


def _name_above(line: str) -> str | None:
    return None if is_sentence(line) else clean_name(line)


def _signed(line: str, shown: str) -> str | None:
    """The name of a signature, before its date or else behind it; a role is one."""
    before, _, after = line.partition(shown)
    names = (clean_name(before), role_in(before), clean_name(after))
    return next((name for name in names if name and not is_leftover(name)), None)


def names_beside(line: str, shown: str) -> tuple[str | None, str | None]:
    """The names before and behind a date; a weekday, and what only leads to the date, is part of the date.

    >>> names_beside("posted on Thursday, May 3, 2012 by Neil Stein", "May 3, 2012")
    (None, 'Neil Stein')
    """
    if shown not in line:
        return None, None
    before, after = line.split(shown, 1)
    return _beside_date(before), _beside_date(after)


def _beside_date(text: str) -> str | None:
    name = clean_name(text)
    words = [word for word in (name or "").split() if fold(word) not in weekday_words()]
    return None if is_leftover(" ".join(words)) else name


def _edge_lines(parts: Parts, record: Record) -> list[str]:
    if parts.edges is None:
        skip = frozenset(record.inner)
        boxes = (box for node in record.nodes for box in (node if node.tag == "tr" else (node,)))
        lines = [line for box in boxes for line in lines_of(box, skip=skip)]
        is_short = len(lines) <= 2 * _BYLINE_LINES
        parts.edges = lines if is_short else [*lines[:_BYLINE_LINES], *lines[-_BYLINE_LINES:]]
    return parts.edges
