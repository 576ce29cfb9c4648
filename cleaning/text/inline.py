"""By-lines inside a long line: flatteners that write a table cell, or a whole page, as one line.

"… is not new. Posted by: Jeff at May 9, 2012 8:01 AM The idea that …" is cut before and behind the by-line,
where at least two stand in a line: one may be quoted in prose. The verbs are those that blog software writes
(Movable Type, Expression Engine, Drupal and their translations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaning.text.lines import Line
from cleaning.text.moments import MOMENT, holds_numbers

MIN_BYLINES = 2
"""By-lines in one line from which it is cut."""

LONG_CHARS = 200
"""Shorter lines hold no two comments with by-lines."""

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
    cut: list[Line] = []
    for line in lines:
        if len(line.text) < LONG_CHARS:
            cut.append(line)
        else:
            cut.extend(_cut(line))
    return cut


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
