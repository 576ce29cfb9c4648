"""The lines of a dump with what flatteners keep of their place: indent, list marker, blank lines above.

Flatteners write a paragraph as one line (resiliparse, trafilatura, jusText, WET) or wrap it at a fixed
width (html2text, lynx, w3m);
wrapped paragraphs are joined again (`wrapping`), so that from here on one line is one paragraph. The outer
borders of table rows (trafilatura, markdownify) and the signs of Markdown (`markdown`) are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaning.digits import holds_digit
from cleaning.spaces import fold_spaces
from cleaning.text.cells import part_cells
from cleaning.text.glued import are_glued
from cleaning.text.markdown import MARKDOWN_EDGES, MARKDOWN_SIGNS, heading_level, without_markdown
from cleaning.text.marks import read_line
from cleaning.text.wrapping import unwrap

_MARKER = re.compile(r"(?:(\d{1,4}[.)])|([•◦▪○●□☆*+o#@=–-]))[ \t\u00a0]+(?=\S)")
_NESTED = re.compile(r" {9,60}[o#@=] (?=\S)")
"""A list inside two others or more (lynx, inscriptis)."""
_ICON = re.compile("[\ue000-\uf8ff]")
"""A character of private use, as fonts of icons have them."""
_PICTURE = re.compile(
    r"\[(?:[^\s\[\]/]{1,80}\.(?:gif|jpe?g|png|svg|webp|avif|bmp)|IMG|INLINE|EMBED)\](?!\()", re.IGNORECASE
)
"""The file of a picture without words, in its place."""
_DEEP = frozenset("o#@=")
"""Markers of items inside two lists or more; elsewhere they open words."""
_BULLETS = frozenset("*+o#@=-")
"""What lynx opens the items of lists with, by their depth."""
_BUTTON = "(BUTTON)"
_RULE_CHARS = 12
_DATED = re.compile(
    r"\d{1,2}\.\s(?:\d{1,2}\.\s|[^\W\d_]{3,14}\.?,?\s)\d{4}(?![\w/-]|\.\w)"
    r"|(?:19|20)\d\d\.\s(?:\d{1,2}\.|[^\W\d_]{3,14}\.?)\s\d{1,2}\b"
)
"""A day with a full stop, or behind its year: "20. April 2014", "12. 3. 2014", "2014. március 12."."""
_EMPTY_ITEMS = re.compile(r"(?:(?:\d{1,4}\.|\*)\s{2,})+(?=(?:\d{1,4}\.|\*)\s)")
"""Items without words, which html2text writes before the next one on its line: "  *   *   * #1"."""
_TAB = 4


class Line:
    """One paragraph or one short line of interface, with what it is by itself."""

    __slots__ = ("gap", "indent", "level", "marker", "numbered", "reading", "text")

    def __init__(
        self, text: str, indent: int = 0, marker: str = "", gap: bool = False, level: int = 0
    ) -> None:
        self.text = text
        """White space folded, list marker off."""
        self.indent = indent
        """Columns of white space before the line."""
        self.marker = marker
        """List marker without its space: "1.", "•"; empty where there is none."""
        self.gap = gap
        """A blank line stands above."""
        self.level = level
        """Level of a heading of Markdown, 1 to 6; 0 where the line is none."""
        self.numbered = holds_digit(text)
        """The text holds a digit, as all dates and counts do."""
        self.reading = read_line(text)

    def with_text(self, text: str) -> Line:
        """Another text in the same place."""
        return Line(text, self.indent, self.marker, self.gap, self.level)

    @property
    def shown(self) -> str:
        """The text with its list marker, as the dump has it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def split_lines(text: str, *, cells: bool = False) -> list[Line]:
    r"""The non-empty lines of a dump. cells: each cell of a table is a line of its own.

    >>> [(line.indent, line.marker, line.text) for line in split_lines("a\n\n  1. b  c\n")]
    [(0, '', 'a'), (2, '1.', 'b c')]
    >>> [line.text for line in split_lines("a\t\tb\n", cells=True)]
    ['a', 'b']
    """
    raw = unwrap(f"{text}\n".splitlines(), _opens)
    is_markdown = any(sign in text for sign in MARKDOWN_SIGNS)
    return list(_read(part_cells(raw) if cells else raw, is_markdown=is_markdown))


def _opens(line: str) -> bool:
    """Whether a line begins a paragraph of its own: an item, a heading of Markdown, buttons."""
    bare = line.strip()
    if not bare or (not bare[0].isalpha() and (bare[0] == "#" or _MARKER.match(line.lstrip()) is not None)):
        return True
    return are_glued(bare)


def _read(raw: Iterable[str], *, is_markdown: bool) -> Iterable[Line]:
    gap = False
    for written in raw:
        if not written:
            gap = True
            continue
        line = _without_empty_items(written) if "*  " in written or ".  " in written else written
        if line.isprintable():  # no white space but spaces
            folded = line.strip("| ")
            if "  " in folded:
                folded = fold_spaces(folded)
        else:
            folded = fold_spaces(_without_icons(line)).strip("| ")
        if not folded:
            gap = True
            continue
        if _BUTTON in folded:  # lynx
            folded = fold_spaces(folded.replace(_BUTTON, "")).strip() or folded
        if "]" in folded and _PICTURE.search(folded):  # lynx
            folded = fold_spaces(_PICTURE.sub(" ", folded)).strip("| ")
            if not folded or folded in _BULLETS:
                gap = True
                continue
        indent = _indent(written) if written[0].isspace() else 0
        marker = _marker(folded, written) if not folded[0].isalpha() or folded[0] == "o" else None
        text = folded[marker.end() :] if marker else folded
        level = heading_level(text) if text[0] == "#" else 0
        if is_markdown or text[0] in MARKDOWN_EDGES:
            text = without_markdown(text).strip() or text
        if text:
            yield Line(text, indent, (marker[1] or marker[2]) if marker else "", gap, level)
        gap = not text


def _marker(folded: str, written: str) -> re.Match[str] | None:
    """The list marker of a line; a day with a full stop and a rule, "* * *", have none. "* #" is an item with
    the link of its number.
    """
    marker = _MARKER.match(folded) if folded[0] not in _DEEP or _NESTED.match(written) else None
    if marker and marker[1] and _DATED.match(folded):
        return None
    is_rule = len(folded) <= _RULE_CHARS and folded[-1] != "#" and not any(map(str.isalnum, folded))
    return None if is_rule else marker


def _without_icons(line: str) -> str:
    """A line without the icons at its edges."""
    if _ICON.search(line) is None:
        return line
    worded = [at for at, char in enumerate(line) if not (char.isspace() or _ICON.match(char))]
    return line[worded[0] : worded[-1] + 1] if worded else ""


def _without_empty_items(line: str) -> str:
    found = _EMPTY_ITEMS.search(line)
    return line[: found.start()].rstrip() + line[found.end() :] if found else line


def _indent(line: str) -> int:
    width = len(line) - len(line.lstrip())
    return width + (_TAB - 1) * line.count("\t", 0, width)
