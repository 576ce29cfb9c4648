"""What the boxes of a page say about the passages in them: names, size, links, prose, depth, twins.

Boxes of one kind stand in the same box and have the same tag and marks, like the paragraphs of a column;
they say the same, and are read once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log1p
from typing import TypeAlias

from cleaning.extract.passages import HEADINGS, UNSEEN, Box, Layout, Passage

KIND = tuple((
    "is_heading is_paragraph is_item in_list in_table in_aside in_head_foot in_article"
    " in_figure in_quote in_section in_form in_unseen depth"
    " name name_near up1_chars up1_linked up1_prose up1_passages"
    " up2_chars up2_linked up2_prose up2_passages up3_linked up3_prose core_up"
    " twins twins_prose twins_up twins_up_prose column_up column_out direct direct_ranked column"
).split())  # fmt: skip

CORE_SHARE = 0.6
"""Of the page's prose. The innermost box that holds as much is the core of the page."""
NEAR = 3
"""Boxes around a passage whose names are summed apart."""
TITLED = HEADINGS | {"legend", "dt", "caption", "summary"}
"""Boxes of a heading, of whatever."""

NAMES_KEPT = 16_384
"""Names whose words are remembered: pages of one site share their names, and many sites some of them."""
_WORD = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{2,12}(?![a-z])")
_FLAGS = {
    "ul": "in_list", "ol": "in_list", "menu": "in_list", "dl": "in_list", "table": "in_table",
    "aside": "in_aside", "nav": "in_head_foot", "header": "in_head_foot", "footer": "in_head_foot",
    "article": "in_article", "main": "in_article", "figure": "in_figure", "figcaption": "in_figure",
    "blockquote": "in_quote", "section": "in_section", "form": "in_form", "details": "in_form",
    "dialog": "in_form",
}  # fmt: skip
_FLAG_NAMES = (*dict.fromkeys(_FLAGS.values()), "in_unseen")
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))

Row: TypeAlias = tuple[float, ...]


class Kinds:
    """The kinds of boxes around the candidates of a page."""

    def __init__(self, layout: Layout, passages: list[Passage], names: dict[str, float]) -> None:
        self._names = names
        self._weights: dict[str, float] = {}
        self._prose = max(1, layout.boxes[0].prose)
        self.core = _core(layout.boxes, CORE_SHARE * self._prose)
        self._core_line = _line_of(self.core)
        self._direct: Counter[Box] = Counter()
        """Prose that stands in a box itself and in no further one but its own paragraph."""
        for passage in passages:
            if passage.is_prose:
                self._direct[passage.box.parent or passage.box] += passage.chars
        self.column = max(self._direct, key=self._direct.__getitem__, default=self.core)
        """The box with most of it: the column of the post on most pages."""
        self._column_line = _line_of(self.column)
        self._from_column: dict[Box, tuple[int, int]] = {}
        """Levels from the column up to what holds both it and a box, and from there down to the box."""
        self._state: dict[Box, tuple[float, Row, int]] = {}
        around = _around(passages)
        for box in layout.boxes:
            if box in around:
                self._state[box] = self._inherit(box)
                self._from_column[box] = self._way_from_column(box)
        self.kind_of: list[int] = []
        """By candidate, its place in `rows`."""
        self.rows = self._read(passages)
        """In the order of `KIND`."""

    def _inherit(self, box: Box) -> tuple[float, Row, int]:
        """Sum of names, how many boxes of each flag, and place relative to the core: inside it the levels
        below, else negative.
        """
        name = self._name(box.marks)
        if box.parent is None:
            return name, (0.0,) * len(_FLAG_NAMES), 0
        total, flags, place = self._state[box.parent]
        flag = _FLAGS.get(box.tag)
        unseen = box.marks.endswith(UNSEEN)
        if flag or unseen:
            new = {flag, "in_unseen"} if unseen else {flag}
            flags = tuple(had + (key in new) for key, had in zip(_FLAG_NAMES, flags, strict=True))
        if box in self._core_line:
            place = box.depth - self.core.depth
        elif place >= 0 and (place or box.parent is self.core):
            place += 1
        return total + name, flags, place

    def _way_from_column(self, box: Box) -> tuple[int, int]:
        if box in self._column_line or box.parent is None:
            return self.column.depth - box.depth, 0
        up, out = self._from_column[box.parent]
        return up, out + 1

    def _name(self, marks: str) -> float:
        value = self._weights.get(marks)
        if value is None:
            value = self._weights[marks] = sum(self._names.get(word, 0.0) for word in words_of(marks))
        return value

    def _read(self, passages: list[Passage]) -> list[Row]:
        """Number the kinds, count their passages and those of kinds elsewhere that look the same."""
        known: dict[tuple[Box | None, str, str, bool, bool], int] = {}
        boxes: list[Box] = []
        twins: Counter[tuple[str, ...]] = Counter()
        prose: Counter[tuple[str, ...]] = Counter()
        looks: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for passage in passages:
            box = passage.box
            lines = box in self._core_line, box in self._column_line
            kind = known.setdefault((box.parent, box.tag, box.marks, *lines), len(boxes))
            if kind == len(boxes):
                boxes.append(box)
                looks.append(_looks(box))
            self.kind_of.append(kind)
            twins.update(looks[kind])
            if passage.is_prose:
                for look in looks[kind]:
                    prose[look] += passage.chars
        return [
            self._row(
                box, [value for look in both for value in (log1p(twins[look]), prose[look] / self._prose)]
            )
            for box, both in zip(boxes, looks, strict=True)
        ]

    def _row(self, box: Box, twins: Iterable[float]) -> Row:
        name, flags, place = self._state[box]
        up1 = box.parent or box
        up2 = up1.parent or up1
        up3 = up2.parent or up2
        near = name - self._state[up3][0]
        tag, prose = box.tag, self._prose
        return (
            float(tag in TITLED), float(tag == "p"), float(tag == "li"), *flags, float(box.depth), name, near,
            log1p(up1.chars), up1.linked / max(1, up1.chars), up1.prose / prose, log1p(up1.passages),
            log1p(up2.chars), up2.linked / max(1, up2.chars), up2.prose / prose, log1p(up2.passages),
            up3.linked / max(1, up3.chars), up3.prose / prose, float(place), *twins,
            *map(float, self._from_column[box]), self._direct[up1] / prose,
            self._direct[up1] / max(1, self._direct[self.column]), self._direct[self.column] / prose,
        )  # fmt: skip


def _around(passages: list[Passage]) -> set[Box]:
    """The boxes that hold a passage; those that hold menus alone, nearly half of a page, are not read."""
    found: set[Box] = set()
    for passage in passages:
        box: Box | None = passage.box
        while box is not None and box not in found:
            found.add(box)
            box = box.parent
    return found


def _line_of(box: Box) -> set[Box]:
    """A box and all that hold it."""
    line = {box}
    around = box.parent
    while around is not None:
        line.add(around)
        around = around.parent
    return line


def _core(boxes: list[Box], least: float) -> Box:
    """The innermost box with that much prose: boxes of so much hold each other."""
    core = boxes[0]
    for box in boxes:
        if box.prose >= least and box.depth >= core.depth:
            core = box
    return core


def words_of(marks: str) -> tuple[str, ...]:
    """Words of class and id names, each once: "postBody entry-content" -> body, content, entry, post."""
    return tuple(sorted({word for name in marks.split() for word in _words_of_name(name)}))


@lru_cache(maxsize=NAMES_KEPT)
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))


def _looks(box: Box) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a box looks like by itself, and in the box around it; numbers in names tell twins apart."""
    up = box.parent or box
    return (box.tag, box.marks.translate(_NO_DIGITS)), (box.tag, up.tag, up.marks.translate(_NO_DIGITS))
