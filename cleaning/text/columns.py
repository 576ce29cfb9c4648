"""Tables of a forum whose cells a flattener prints side by side (inscriptis, w3m): the panel of the writer in
the left column, the message in the right one.

The gutter between them is where no line of the table has a letter. Each panel is put above the date of its
message; where a table holds one message alone, its left column comes before its right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cleaning.text.board import line_key
from cleaning.text.lines import Line
from cleaning.text.posted import posted_places
from cleaning.text.profiles import label_places

MIN_BESIDE = 3
"""Lines of a table with text in both columns."""

LEAST_LEFT = 8
MOST_LEFT = 100
"""Narrowest and widest left column; a subject may stand across it."""

LEFT_CHARS = 48
"""Longest line of a panel: a name, a place, a signature."""

LEFT_SHARE = 0.6
"""Share of the lines with text in both columns whose left text must be as short."""

FILLED_CHARS = 20
"""Spaces of a blank line that fill up a table."""

MOST_GAPS = 12
"""Gaps of a line that are looked at; more columns are those of a table of figures."""

COLUMNS = "   "
"""Stands between columns, at least."""

_ANYWHERE = [(0, MOST_LEFT)]
_GAP = re.compile(r" {3,}(?=\S)")


@dataclass(slots=True)
class _Table:
    """Lines below one another, with the columns at which all of them are blank."""

    blank: list[tuple[int, int]]
    width: int = 0
    """Length of its lines, where a flattener fills them up with spaces."""
    beside: int = 0
    """Lines with text before and behind a gap."""
    lines: list[str] = field(default_factory=list)


def may_have_columns(text: str) -> bool:
    """Whether a page may print columns; a quick look."""
    if text.count(COLUMNS) < MIN_BESIDE:
        return False
    return sum([COLUMNS in line.strip() for line in text.splitlines() if COLUMNS in line]) >= MIN_BESIDE


def part_columns(raw: Sequence[str]) -> list[str] | None:
    """The lines, those of a forum's tables in reading order; None where there are no such tables."""
    parted: list[str] = []
    is_parted = False
    for table in _tables(raw):
        columns = _columns(table)
        is_parted = is_parted or columns is not None
        parted.extend(table.lines if columns is None else columns)
    return parted if is_parted else None


def _tables(raw: Sequence[str]) -> Iterator[_Table]:
    """The lines of a page, cut where no gutter runs on, and where lines are filled up to another length."""
    is_filled = sum(len(line) >= FILLED_CHARS and not line.strip() for line in raw) >= MIN_BESIDE
    table = _Table(blank=_ANYWHERE)
    for line in raw:
        gaps = _gaps(line)
        blank = table.blank if gaps is None else _both(table.blank, gaps)
        is_other = is_filled and gaps is not None and len(line) != table.width
        if is_other or not any(end >= LEAST_LEFT for _, end in blank):
            yield table
            table = _Table(blank=_ANYWHERE if gaps is None else _both(_ANYWHERE, gaps))
        elif gaps is not None:
            table.blank = blank
        if gaps is not None:
            table.width = len(line) if is_filled else 0
            table.beside += len(gaps) > 2
        table.lines.append(line)
    yield table


def _gaps(line: str) -> list[tuple[int, int]] | None:
    """The columns at which a line is blank: before its text, in gaps, behind it; None for a blank line."""
    text = line.rstrip()
    if not text:
        return None
    indent = len(text) - len(text.lstrip())
    inner = [found.span() for found in _GAP.finditer(text, indent)][:MOST_GAPS]
    return [(0, indent), *inner, (len(text), max(len(text), MOST_LEFT))]


def _both(one: Sequence[tuple[int, int]], two: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where two lines are blank: the gutter is two columns wide at least."""
    shared = ((max(start, other), min(end, other_end)) for start, end in one for other, other_end in two)
    return [(start, end) for start, end in shared if end - start >= 2]


def _columns(table: _Table) -> list[str] | None:
    """The lines of a table, its columns below each other; None where it lays out no messages."""
    least = 1 if table.width else MIN_BESIDE
    if table.beside < least:
        return None
    for start, end in table.blank:
        gutter = end - 1
        left = [line[:gutter].rstrip() for line in table.lines]
        right = [line[gutter:].rstrip() for line in table.lines]
        beside = [one.strip() for one, two in zip(left, right, strict=True) if one.strip() and two.strip()]
        short = sum(len(text) <= LEFT_CHARS for text in beside)
        if start and short >= max(least, LEFT_SHARE * len(beside)) and (rows := _rows(left, right)):
            return rows
    return None


def _rows(left: Sequence[str], right: Sequence[str]) -> list[str] | None:
    """The rows of a table, each its panel and then its message; None where they cannot be told."""
    panels = {at: Line(line.strip()) for at, line in enumerate(left) if line.strip()}
    lines = list(panels.values())
    labels = sorted(label_places(lines))
    counts = Counter(line_key(lines[at].text) for at in labels)
    first = line_key(lines[labels[0]].text) if labels else ""
    if not labels or counts[first] < max(counts.values()):
        return None
    if counts[first] == 1:
        return [*left, *right]
    own = posted_places(lines, labels)
    if len(own) == counts[first]:
        return _beside(left, right, [list(panels)[at] for at in own])
    opens = [at for at in labels if line_key(lines[at].text) == first]
    cuts = [0, *(max(at for at in labels if at < then) + 1 for then in opens[1:])]
    return _zipped(
        [lines[start:end] for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)], right
    )


def _beside(left: Sequence[str], right: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The rows of a table whose panels show the dates: each begins at one."""
    edges = zip([0, *starts[1:]], [*starts[1:], len(left)], strict=True)
    return [line for start, end in edges for line in (*left[start:end], *right[start:end])]


def _zipped(panels: Sequence[Sequence[Line]], right: Sequence[str]) -> list[str] | None:
    """Each panel above the message whose date is its own, by their order."""
    said = [line for line in right if line.strip()]
    dates = posted_places([Line(line.strip()) for line in said], ())
    if len(dates) != len(panels):
        return None
    rows = said[: dates[0]]
    for panel, start, end in zip(panels, dates, [*dates[1:], len(said)], strict=True):
        rows += [line.text for line in panel] + said[start:end]
    return rows
