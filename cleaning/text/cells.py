"""The cells of tables, which flatteners write side by side on one line.

resiliparse parts them with two tabs, lynx with spaces; html2text, markdownify and trafilatura write the bars
of Markdown, below whose first row stands a rule. Where a page lays out its messages in tables, a cell is a
line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"\t\t|(?<=\S) {6,}(?=\S)")
_WIDE = " " * 6
_BAR = re.compile(r"\s*\|\s*")
_RULE = re.compile(r"[\s|:-]*---[\s|:-]*")
RULE_CHARS = 200
"""Longest rule below the first row of a table."""


def part_cells(raw: Sequence[str]) -> Iterable[str]:
    """The lines, those that hold several cells parted."""
    return _parted(raw, is_barred=_is_barred(raw))


def may_have_cells(text: str) -> bool:
    """Whether a line may hold several cells; where none does, nothing is parted."""
    wide = [line for line in text.splitlines() if _WIDE in line] if _WIDE in text else []
    if "\t\t" in text or any(_WIDE in line.strip() for line in wide):
        return True
    return "|" in text and "---" in text and _is_barred(text.splitlines())


def _is_barred(raw: Sequence[str]) -> bool:
    """Whether a rule stands below the first row of a table."""
    return any("---" in line and len(line) <= RULE_CHARS and _RULE.fullmatch(line) for line in raw)


def _parted(raw: Sequence[str], *, is_barred: bool) -> Iterator[str]:
    for line in raw:
        if "\t\t" in line or _WIDE in line:
            yield from _GAP.split(line)
        elif is_barred and "|" in line:
            yield from _BAR.split(line)
        else:
            yield line
