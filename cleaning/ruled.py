"""Boxes around what nothing but horizontal rules parts: guest books and boards made by hand.

    <hr><b>Ann</b> (May 3, 2004)<br>Well said.<hr><b>Bo</b> (May 4, 2004)<br>Not so well.<hr>

No element holds one entry, and half of its words stand behind elements, not in them. Where several entries
between rules begin or end with a dated line, each is put into a `div`, and each of its lines into one of its
own: it looks the same, and every later stage sees an entry where a reader does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import BLOCKS, inline_text
from cleaning.comments.shown_dates import find_date

LEAST_RULES = 2
"""Rules between three entries."""
MOST_RULES = 2_000
LEAST_ENTRIES = 3
DATED_SHARE = 0.6
"""Share of the stretches between rules that must be dated: a page of other things has a rule here and
there.
"""
HEAD_LINES = 3
"""Lines at the start of an entry of which one bears its date: "From: Ann", "Date: May 3"."""
LINE_CHARS = 140
"""Characters of a line with name and date, at most."""
_BOUNDS = frozenset("hr h1 h2 h3 h4 form address".split())
_Line = list[_Element | str]
"""Elements inside a line, and the texts between them."""


def box_ruled(tree: _Element) -> None:
    """Put the entries between rules into boxes, where they are dated."""
    rules = list(islice(tree.iter("hr"), MOST_RULES))
    if len(rules) < LEAST_RULES:
        return
    parents = dict.fromkeys(parent for rule in rules if (parent := rule.getparent()) is not None)
    stretches = [stretch for parent in parents for stretch in _stretches(parent)]
    entries = [stretch for stretch in stretches if _is_dated(stretch)]
    if len(entries) < max(LEAST_ENTRIES, DATED_SHARE * len(stretches)):
        return
    for entry in entries:
        _box(entry)


def _stretches(parent: _Element) -> Iterator[list[_Element]]:
    """What stands between the bounds in an element, each behind the bound that opens it."""
    stretch: list[_Element] = []
    for child in parent:
        if child.tag in _BOUNDS:
            if _holds_words(stretch):
                yield stretch
            stretch = [child]
        elif stretch:
            stretch.append(child)
    if _holds_words(stretch):
        yield stretch


def _holds_words(stretch: Sequence[_Element]) -> bool:
    """Whether a stretch has words of its own, behind elements and not in them: else it needs no box."""
    return any(element.tail and not element.tail.isspace() for element in stretch)


def _is_dated(stretch: Sequence[_Element]) -> bool:
    """Whether one of the first lines bears a date, or the last."""
    lines = [text for line in _lines(stretch) if (text := _text(line))]
    edges = [*lines[:HEAD_LINES], *lines[HEAD_LINES:][-1:]]
    return any(len(text) <= LINE_CHARS and find_date(text) is not None for text in edges)


def _lines(stretch: Sequence[_Element]) -> list[_Line]:
    """The lines of a stretch behind its bound; a block is one by itself."""
    lines: list[_Line] = [[stretch[0].tail or ""]]
    for element in stretch[1:]:
        behind = element.tail or ""
        if element.tag == "br":
            lines.append([behind])
        elif element.tag in BLOCKS:
            lines.extend([[element], [behind]])
        else:
            lines[-1].extend([element, behind])
    return lines


def _text(line: _Line) -> str:
    parts = (part if isinstance(part, str) else inline_text(part) for part in line)
    return " ".join(" ".join(parts).split())


def _box(stretch: Sequence[_Element]) -> None:
    """Put the lines of an entry into boxes, and these into one behind the bound."""
    bound, lines = stretch[0], _lines(stretch)
    box = bound.makeelement("div")
    for element in stretch[1:]:
        element.tail = None
    bound.tail = None
    bound.addnext(box)
    for line in lines:
        if len(line) == 1 and not isinstance(line[0], str):
            box.append(line[0])
        elif _text(line) or any(not isinstance(part, str) for part in line):
            inner = bound.makeelement("div")
            box.append(inner)
            _fill(inner, line)
    for element in stretch[1:]:
        if element.tag == "br" and (parent := element.getparent()) is not None:
            parent.remove(element)


def _fill(box: _Element, line: _Line) -> None:
    for part in line:
        if not isinstance(part, str):
            box.append(part)
        elif len(box):
            box[-1].tail = (box[-1].tail or "") + part
        else:
            box.text = (box.text or "") + part
