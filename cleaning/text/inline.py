"""By-lines inside a long line: flatteners that write a table cell, or a whole page, as one line.

"… is not new. Posted by: Jeff at May 9, 2012 8:01 AM The idea that …" is cut before and behind the by-line,
where at least two stand in a line: one may be quoted in prose. The verbs are those that blog software writes
(Movable Type, Expression Engine, Drupal and their translations).

Where a by-line closes the words that it signs, on their line, it is cut from them, and so is a name with day
and time behind a dash, if several are.

Where a flattener breaks no line between the header of a comment and its words ("1. Mark says: November 3,
2012 at 11:27 am Excellent finish"), lines that open with a name, a day and a time, or a name and an age in
brackets, are cut behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from cleaning.dates import is_age
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, read_line
from cleaning.text.moments import MOMENT, find_timed, holds_numbers
from cleaning.text.names import bare_name, day_start, is_bare, is_interface

MIN_BYLINES = 2
"""By-lines in one line from which it is cut."""

LONG_CHARS = 200
"""Shorter lines hold no two comments with by-lines."""

HEADED_CHARS = 35
"""Shorter lines hold no name, day, time and words."""

NAME_CHARS = 60
"""Characters between the verb and the date: a name, and a word like "at"."""

BUTTON_SIZES = (3, 2)
"""Words of a button before a name; one alone may be a name, too."""

SIGNATURE_CHARS = 90
"""Longest signature on the line of the words: " – Marguerite Oyelaran Commented Jan 5, 2023 at 10:01"."""

_DASHES = (" – ", " — ", " - ")

VERBS = (
    "posted", "submitted", "commented", "comment", "written", "geschrieben", "verfasst", "gepostet", "publié",
    "écrit", "publicado", "enviado", "escrito", "scritto", "inviato", "postado", "geplaatst",
)  # fmt: skip
"""Words that open a by-line."""

_VERB = re.compile(
    rf"(?<!\w)(?:{'|'.join(VERBS)})\s(?:(?:by|von|par|por|da|door)\s?:?|on|am|le|el)\s", re.IGNORECASE
)
_BRACKETED = re.compile(r"\(([^()]{4,30})\)(?=\s)")
_COUNT = re.compile(r"\s?[•|·-]?\s?\d{1,5}\s\w{4,14}(?=\s|$)")
"""A count of comments right behind the date of the post: "• 7 Comments"."""


def cut_bylines(lines: list[Line]) -> list[Line]:
    """The lines, those that hold several comments cut at their by-lines."""
    worded = [
        (at, line)
        for at, line in enumerate(lines)
        if len(line.text) >= HEADED_CHARS and line.reading.mark is Mark.TEXT
    ]
    headed = {at: end for at, line in worded if (end := _header_end(line))}
    signed = {at: start for at, line in worded if line.numbered and (start := _signature_start(line.text))}
    if len(signed) >= MIN_BYLINES:
        return list(_cut_signatures(lines, signed))
    if len(headed) < MIN_BYLINES and not any(map(_may_hold_bylines, lines)):
        return lines
    cut: list[Line] = []
    for at, line in enumerate(lines):
        if at in headed and len(headed) >= MIN_BYLINES:
            start = _past_button(line.text)
            cut.extend([line.with_text(line.text[:start])] if start else ())
            cut.append(line.with_text(line.text[start : headed[at]].lstrip()))
            cut.append(Line(text=line.text[headed[at] :].strip(), indent=line.indent + len(line.marker)))
        elif _may_hold_bylines(line):
            cut.extend(_cut(line))
        else:
            cut.append(line)
    return cut


def _header_end(line: Line) -> int:
    """Where the words begin behind a name, a day and a time of day that open a line; 0 where none do."""
    text = line.text
    found = find_timed(text, 2 * NAME_CHARS) if line.numbered else None
    if not found:
        return _aged_end(text)
    if not text[found.end() :].strip():
        return 0
    name = bare_name(text[: day_start(text, found.start())])
    behind = text[found.end()]  # the first word may be glued to the time
    is_parted = behind.isspace() or (behind.isalpha() and not behind.islower())
    return found.end() if is_parted and is_bare(name) and not is_interface(text[found.end() :]) else 0


def _past_button(text: str) -> int:
    """Where a name begins behind a button of some words that opens the line: "Report comment Ann Lee"."""
    words = text.split(" ", max(BUTTON_SIZES))
    for size in BUTTON_SIZES:
        button = " ".join(words[:size])
        if read_line(button).mark is Mark.ACTION:
            return len(button)
    return 0


def _aged_end(text: str) -> int:
    """Where the words begin behind a name and an age in brackets that open a line: "Ann (1 day ago) So …"."""
    found = _BRACKETED.search(text, 0, 2 * NAME_CHARS) if "(" in text else None
    if not found or not is_age(found[1]) or not is_bare(bare_name(text[: found.start()])):
        return 0
    return found.end() if text[found.end() :].strip() else 0


def _may_hold_bylines(line: Line) -> bool:
    """Quick looks, which nearly every line fails, and which are much faster than the search."""
    if not line.numbered or len(line.text) < LONG_CHARS or not holds_numbers(line.text):
        return False
    lowered = line.text.lower()
    return any(verb in lowered for verb in VERBS)


def _signature_start(text: str) -> int:
    """Where the dash or the verb stands with which a name, a day and a time sign a line of words; 0 where
    none do.
    """
    return _dash_before_name(text) or _verb_before_name(text)


def _verb_before_name(text: str) -> int:
    """Where a by-line begins that closes a line: "So it goes. Posted by: Ann at May 9, 2012 8:01 AM"."""
    verbs = list(_VERB.finditer(text, max(0, len(text) - SIGNATURE_CHARS)))
    moment = MOMENT.search(text, verbs[-1].end()) if verbs else None
    is_last = moment is not None and moment.end() == len(text)
    reading = read_line(text[verbs[-1].start() :]) if is_last else None
    is_signed = reading is not None and reading.mark is Mark.BYLINE and reading.author is not None
    return verbs[-1].start() if is_signed else 0


def _dash_before_name(text: str) -> int:
    tail = max(0, len(text) - SIGNATURE_CHARS)
    at = max(text.rfind(dash, tail) for dash in _DASHES)
    if at <= 0 or not find_timed(text[at:], SIGNATURE_CHARS):
        return 0
    reading = read_line(text[at:].strip(" –—-"))
    return at if reading.mark is Mark.BYLINE and reading.author and reading.date else 0


def _cut_signatures(lines: list[Line], signed: Mapping[int, int]) -> Iterator[Line]:
    """The lines, those that are signed cut before the signature."""
    for at, line in enumerate(lines):
        start = signed.get(at)
        if start is None:
            yield line
        else:
            yield line.with_text(line.text[:start].rstrip())
            yield Line(text=line.text[start:].strip(), indent=line.indent + len(line.marker))


def _cut(line: Line) -> Iterator[Line]:
    places = list(_bylines(line.text))
    if len(places) < MIN_BYLINES:
        yield line
        return
    edges = [0, *(edge for place in places for edge in place), len(line.text)]
    for start, end in pairwise(edges):
        text = line.text[start:end].strip(" •|·")
        if text:
            yield line.with_text(text) if start == 0 else Line(text=text)


def _bylines(text: str) -> Iterator[tuple[int, int]]:
    """Where the by-lines of a line begin and end, and the counts of comments behind them."""
    end = 0
    for verb in _VERB.finditer(text):
        moment = MOMENT.search(text, verb.end(), verb.end() + 2 * NAME_CHARS) if verb.start() >= end else None
        if moment and moment.start() - verb.end() <= NAME_CHARS:
            end = moment.end()
            yield verb.start(), moment.end()
            count = _COUNT.match(text, moment.end())
            if count:
                yield moment.end(), count.end()
