"""By-lines inside a long line: flatteners that write a table cell, or a whole page, as one line.

"… is not new. Posted by: Jeff at May 9, 2012 8:01 AM The idea that …" is cut before and behind the by-line,
where at least two stand in a line: one may be quoted in prose. The verbs are those that blog software writes
(Movable Type, Expression Engine, Drupal and their translations).

Where a flattener breaks no line between the header of a comment and its words ("1. Mark says: November 3,
2012 at 11:27 am Excellent finish"), lines that open with a name, a day and a time are cut behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, read_line
from cleaning.text.moments import CLOCK, MOMENT, holds_numbers
from cleaning.text.names import bare_name, day_start, is_bare, is_interface

MIN_BYLINES = 2
"""By-lines in one line from which it is cut."""

LONG_CHARS = 200
"""Shorter lines hold no two comments with by-lines."""

HEADED_CHARS = 40
"""Shorter lines hold no name, day, time and words."""

NAME_CHARS = 60
"""Characters between the verb and the date: a name, and a word like "at"."""

VERBS = (
    "posted", "submitted", "commented", "comment", "written", "geschrieben", "verfasst", "gepostet", "publié",
    "écrit", "publicado", "enviado", "escrito", "scritto", "inviato", "postado", "geplaatst",
)  # fmt: skip
"""Words that open a by-line."""

_VERB = re.compile(
    rf"(?<!\w)(?:{'|'.join(VERBS)})\s(?:(?:by|von|par|por|da|door)\s?:?|on|am|le|el)\s", re.IGNORECASE
)
_COUNT = re.compile(r"\s?[•|·-]?\s?\d{1,5}\s\w{4,14}(?=\s|$)")
"""A count of comments right behind the date of the post: "• 7 Comments"."""


def cut_bylines(lines: list[Line]) -> list[Line]:
    """The lines, those that hold several comments cut at their by-lines."""
    headed = {at for at, line in enumerate(lines) if _header_end(line.text)}
    headed = headed if len(headed) >= MIN_BYLINES else set()
    cut: list[Line] = []
    for at, line in enumerate(lines):
        if at in headed:
            end = _header_end(line.text)
            cut.append(line._replace(text=line.text[:end]))
            cut.append(Line(text=line.text[end:].strip(), indent=line.indent + len(line.marker)))
            continue
        if len(line.text) < LONG_CHARS:
            cut.append(line)
        else:
            cut.extend(_cut(line))
    return cut


def _header_end(text: str) -> int:
    """Where the words begin behind a name, a day and a time of day that open the line; 0 where none do."""
    if len(text) < HEADED_CHARS or not holds_numbers(text[: 2 * NAME_CHARS]):
        return 0
    found = MOMENT.search(text, 0, 2 * NAME_CHARS)
    if not found or not text[found.end() :].strip() or not CLOCK.search(found[0]):
        return 0
    name = bare_name(text[: day_start(text, found.start())])
    is_header = is_bare(name) and not is_interface(text[found.end() :]) and text[found.end()].isspace()
    return found.end() if is_header and read_line(text).mark is Mark.TEXT else 0


def _cut(line: Line) -> Iterator[Line]:
    places = list(_bylines(line.text))
    if len(places) < MIN_BYLINES:
        yield line
        return
    edges = [0, *(edge for place in places for edge in place), len(line.text)]
    for start, end in pairwise(edges):
        text = line.text[start:end].strip(" •|·")
        if text:
            yield line._replace(text=text) if start == 0 else Line(text=text)


def _bylines(text: str) -> Iterator[tuple[int, int]]:
    """Where the by-lines of a line begin and end, and the counts of comments behind them."""
    if not holds_numbers(text):  # these two looks are much faster than the search
        return
    lowered = text.lower()
    if not any(verb in lowered for verb in VERBS):
        return
    end = 0
    for verb in _VERB.finditer(text):
        moment = MOMENT.search(text, verb.end(), verb.end() + 2 * NAME_CHARS) if verb.start() >= end else None
        if moment and moment.start() - verb.end() <= NAME_CHARS:
            end = moment.end()
            yield verb.start(), moment.end()
            count = _COUNT.match(text, moment.end())
            if count:
                yield moment.end(), count.end()
