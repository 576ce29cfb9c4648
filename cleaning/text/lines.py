"""The lines of a dump with what flatteners keep of their place: indent, list marker, blank lines above.

Flatteners write a paragraph as one line (resiliparse, trafilatura, jusText, WET) or wrap it at a fixed
width (html2text, lynx, w3m);
wrapped paragraphs are joined again (`wrapping`), so that from here on one line is one paragraph. The outer
borders of table rows (trafilatura, markdownify) and the signs of Markdown (`markdown`) are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cleaning.spaces import fold_spaces
from cleaning.text.markdown import without_markdown
from cleaning.text.wrapping import unwrap

_MARKER = re.compile(r"(?:(\d{1,4}[.)])|([•◦▪○●□☆*+–-]))[ \t\u00a0]+(?=\S)")
_DATED = re.compile(r"\d{1,2}\.\s(?:\d{1,2}\.\s|[^\W\d_]{3,14}\.?,?\s)\d{4}(?![\w/-]|\.\w)")
"""A day with a full stop: "20. April 2014", "12. 3. 2014"."""
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
    return list(_read(unwrap(raw, _opens)))


def _opens(line: str) -> bool:
    """Whether a line begins a paragraph of its own."""
    bare = line.lstrip()
    return not bare or (not bare[0].isalpha() and (bare[0] == "#" or _MARKER.match(bare) is not None))


def _read(raw: Iterable[str]) -> Iterable[Line]:
    gap = False
    for line in raw:
        if line.isprintable():  # no white space but spaces
            folded = line.strip("| ")
            if "  " in folded:
                folded = fold_spaces(folded)
        else:
            folded = fold_spaces(line).strip("| ")
        if not folded:
            gap = True
            continue
        indent = _indent(line) if line[0].isspace() else 0
        marker = None if folded[0].isalpha() else _MARKER.match(folded)
        if marker and marker[1] and _DATED.match(folded):
            marker = None
        text = without_markdown(folded[marker.end() :] if marker else folded)
        if text:
            yield Line(text, indent, (marker[1] or marker[2]) if marker else "", gap)
        gap = not text


def _indent(line: str) -> int:
    width = len(line) - len(line.lstrip())
    return width + (_TAB - 1) * line.count("\t", 0, width)
