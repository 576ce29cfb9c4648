"""The lines of a dump with what flatteners keep of their place: indent, list marker, blank lines above.

Flatteners write a paragraph as one line (resiliparse, trafilatura, jusText, WET) or wrap it at a fixed
width (html2text, lynx, w3m);
wrapped paragraphs are joined again, so that from here on one line is one paragraph. The outer borders of
table rows (trafilatura,
markdownify) are no text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from cleaning.spaces import fold_spaces

WRAP_WIDTHS = range(60, 101)
"""Columns at which flatteners wrap: html2text 78, lynx and w3m 80, mail readers 72."""

WRAPPED_SHARE = 0.5
"""A dump is wrapped where at least this share of its lines with a successor nearly fill the width."""

UNWRAPPED_SHARE = 0.02
"""Most lines of a wrapped dump that are longer than every width."""

WRAPPED_FILL = 0.75
"""A line is full from this share of the width on: the next word did not fit."""

_MARKER = re.compile(r"(?:(\d{1,4}[.)])|([•◦▪○●□☆*+–-]))[ \t\u00a0]+(?=\S)")
_DATED = re.compile(r"\d{1,2}\.\s(?:\d{1,2}\.\s|[^\W\d_]{3,14}\.?,?\s)\d{4}\b")
"""A day with a full stop: "20. April 2014", "12. 3. 2014"."""
_HASHES = re.compile(r"^#{1,6} (?=\S)")
"""A heading as html2text and Markdown write it."""
_TAB = 4


class Line(NamedTuple):
    """One paragraph or one short line of interface."""

    text: str
    """White space folded, list marker off."""
    indent: int = 0
    """Columns of white space before the line."""
    marker: str = ""
    """List marker without its space: "1.", "•"; empty where there is none."""
    gap: bool = False
    """A blank line stands above."""

    @property
    def shown(self) -> str:
        """The text with its list marker, as the dump has it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def split_lines(text: str) -> list[Line]:
    r"""The non-empty lines of a dump.

    >>> [(line.indent, line.marker, line.text) for line in split_lines("a\n\n  1. b  c\n")]
    [(0, '', 'a'), (2, '1.', 'b c')]
    """
    raw = f"{text}\n".splitlines()
    return list(_read(_unwrap(raw) if _is_wrapped(raw) else raw))


def _read(raw: Iterable[str]) -> Iterable[Line]:
    gap = False
    for line in raw:
        if line.isprintable():  # no white space but spaces
            folded = line.strip("| ")
            if "  " in folded:
                folded = fold_spaces(folded)
        else:
            folded = fold_spaces(line).strip("| ")
        if folded.startswith("#"):
            folded = _HASHES.sub("", folded)
        if not folded:
            gap = True
            continue
        indent = _indent(line) if line[0].isspace() else 0
        if folded[0].isalpha():  # most lines
            yield Line(folded, indent, "", gap)
        elif (marker := _MARKER.match(folded)) and not _DATED.match(folded):
            yield Line(folded[marker.end() :], indent, marker[1] or marker[2], gap)
        else:
            yield Line(folded, indent, "", gap)
        gap = False


def _indent(line: str) -> int:
    width = len(line) - len(line.lstrip())
    return width + (_TAB - 1) * line.count("\t", 0, width)


def _is_wrapped(raw: list[str]) -> bool:
    width = _width(raw)
    if width not in WRAP_WIDTHS:
        return False
    inner = [len(line) for line, after in pairwise(raw) if line.strip() and after.strip()]
    full = sum(length >= WRAPPED_FILL * width for length in inner)
    return bool(inner) and full >= WRAPPED_SHARE * len(inner)


def _width(raw: list[str]) -> int:
    """The longest line, but for a few: addresses, tables and code are never wrapped."""
    lengths = sorted(map(len, raw))
    fitting = bisect_right(lengths, WRAP_WIDTHS[-1])
    return lengths[fitting - 1] if fitting and len(raw) - fitting <= UNWRAPPED_SHARE * len(raw) else 0


def _unwrap(raw: list[str]) -> Iterable[str]:
    """Join each line to the one above that was full, unless it opens a list item."""
    width = _width(raw)
    held: list[str] = []
    for line in raw:
        opens = not line.strip() or bool(_MARKER.match(line.lstrip()))
        if held and (opens or len(held[-1]) < WRAPPED_FILL * width):
            yield " ".join([held[0].rstrip(), *(part.strip() for part in held[1:])])
            held = []
        if line.strip():
            held.append(line)
        else:
            yield ""
    if held:
        yield " ".join([held[0].rstrip(), *(part.strip() for part in held[1:])])
