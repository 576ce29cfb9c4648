"""Values of a layout: the part of a page that may be a discussion, a comment's lines, and the discussion
cut into them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading

WELL_FORMED = 0.6
"""Share of the records that must have words of their own, and share of headers that must look alike."""

HEADER_LINES = 4
"""Most lines between the end of a comment and the date in the header of the next: name twice, badge,
headline.
"""

DOUBLED = "name twice"
"""The way of forums: what they show of a person stands around the date."""

NAMED_ITEMS = "named items"
"""The way of lists whose items show a name above words, and no date."""

NUMBERED = "numbers"
"""The way of forums that number the posts of a thread."""

PANELS = "panels"
"""The way of forums that show a panel of its writer beside every message."""

LABELLED = "labels"
"""The way of guest books whose entries show their fields with labels."""

ANSWERS = "answers"
"""The way of questions whose answers are signed with date, name and reputation."""

MIN_UNHEADED = 2
"""Records that make a discussion where no heading announces one."""


class Record(NamedTuple):
    """The lines of one comment, and how deep it is nested."""

    lines: tuple[Line, ...]
    depth: int = 0
    """Columns of indent of its first line where the layout is a list, else 0."""
    author: str | None = None
    date: str | None = None
    aside: tuple[Line, ...] = ()
    """What stood around the words and is told already: a panel, buttons, a signature."""
    settled: bool = False
    """Author and date are told, and the lines are the comment's words and what stands behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A discussion cut into records."""

    way: str
    """Name of the way it was cut."""
    records: tuple[Record, ...]
    first: int
    """Index of the first line of the first record."""
    end: int
    """Index behind the last line of the last record."""
    dates_last: bool = False
    """The date stands behind the comment's words."""
    signed: bool = False
    """Most records show a by-line or a date."""
    opens_thread: bool = False
    """The first record is the post itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Part of a page's lines that may be a discussion."""

    lines: Sequence[Line]
    marks: Sequence[Reading]
    start: int
    end: int
    headed: bool
    _places: dict[Mark, list[int]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for at in range(self.start, self.end):
            self._places[self.marks[at].mark].append(at)

    def places(self, *kinds: Mark) -> list[int]:
        """Indexes of the lines with one of the marks."""
        found = [self._places[kind] for kind in kinds if kind in self._places]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    @property
    def enough(self) -> int:
        """Records that make a discussion."""
        return 1 if self.headed else MIN_UNHEADED
