"""The evidence about each passage, as numbers: what it is like, where it stands, and what stands around it.

Nothing here knows a language: sentences are told by their ends, prose by its length outside links. The
words in class and id names have weights of their own, which are learnt (`cleaning.extract.model`).

The evidence comes in three groups: what is the same for a whole page, for all passages whose boxes are of one
kind (the paragraphs of a column), and for the passage alone. So most of it is gathered and weighed once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p
from typing import TypeAlias, TypeVar

from cleaning.extract.passages import HEADINGS, Box, Layout, Passage
from cleaning.phrases import fold

PAGE = ("page_chars", "page_linked", "page_prose", "page_passages")
KIND = tuple((
    "is_heading is_paragraph is_item is_cell is_quote in_list in_table in_aside in_head_foot in_article"
    " in_form in_figure depth name name_near up1_chars up1_linked up1_prose up1_passages"
    " up2_chars up2_linked up2_prose up2_passages up3_linked up3_prose core_up"
    " twins twins_prose twins_up twins_up_prose"
).split())  # fmt: skip
TEXT = tuple((
    "chars words linked_share sentences ends_sentence commas digits_share lines is_title addresses repeats"
).split())  # fmt: skip
AROUND = tuple((
    "box_chars box_linked after_title from_title place core_place"
    " to_prose_before to_prose_after prose_around"
    " prev_chars prev_linked prev_same next_chars next_linked next_same prev2_chars next2_chars"
    " from_head head_linked head_level"
).split())  # fmt: skip
ALONE = (*TEXT, *AROUND)
GROUPS = (PAGE, KIND, ALONE)
NAMES = (*PAGE, *KIND, *ALONE)

CORE_SHARE = 0.6
"""Of the page's prose. The innermost box that holds as much is the core of the page."""
LABEL_CHARS = 90
"""Longest passage that may be a label: of a date, a counter, the title."""
FAR = 40
"""Distances above count as this."""
WINDOW = 5
"""Passages on each side among which prose is counted."""
NEAR = 3
"""Boxes around a passage whose names are summed apart."""
UNRANKED = 7.0
"""Rank of a heading that is none of h1 to h6."""

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"'”’)])|[。！？।؟]")
_ENDS = (*".!?…。！？।؟:", '."', ".”", "!”", "?”", ".’", ".)", "。」")
_WORD = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{2,12}(?![a-z])")
_HEADINGS = HEADINGS | {"legend", "dt", "caption", "summary"}
_FLAGS = {
    "ul": "in_list", "ol": "in_list", "menu": "in_list", "dl": "in_list", "table": "in_table",
    "aside": "in_aside", "nav": "in_head_foot", "header": "in_head_foot", "footer": "in_head_foot",
    "article": "in_article", "main": "in_article", "form": "in_form", "figure": "in_figure",
}  # fmt: skip
_FLAG_NAMES = tuple(dict.fromkeys(_FLAGS.values()))
_ADDRESSES = ("@", "http", "www.", "©", "|")
_DIGITS = "0123456789"
_NO_DIGITS = dict.fromkeys(map(ord, _DIGITS))
_CHARS, _LINKED, _TITLE = map(TEXT.index, ("chars", "linked_share", "is_title"))

Row: TypeAlias = tuple[float, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence:
    """About the candidates of a page, in the order of `GROUPS`."""

    page: Row
    kinds: list[Row]
    kind_of: list[int]
    """By candidate, its place in `kinds`."""
    alone: list[Row]
    """By candidate."""

    def rows(self) -> list[Row]:
        """One row per candidate, in the order of `NAMES`."""
        return [
            (*self.page, *self.kinds[kind], *alone)
            for kind, alone in zip(self.kind_of, self.alone, strict=True)
        ]


def read_evidence(layout: Layout, title: str | None, names: dict[str, float]) -> Evidence:
    """Gather the evidence about a page with at least one candidate. What stands before and behind a passage
    is the next candidate there.
    """
    passages = [layout.passages[number] for number in layout.candidates]
    headline = fold(title or "")
    kinds = _Kinds(layout, passages, names)
    printed = Counter(passage.lines[0] for passage in passages)
    texts = [_text(passage, headline, printed[passage.lines[0]]) for passage in passages]
    around = _around(layout, passages, texts, kinds.core)
    return Evidence(
        page=_page(layout.boxes[0]),
        kinds=kinds.rows,
        kind_of=kinds.kind_of,
        alone=[(*text, *place) for text, place in zip(texts, around, strict=True)],
    )


def _text(passage: Passage, title: str, printed: int) -> Row:
    text = " ".join(passage.lines)
    size = len(text)
    short = size <= LABEL_CHARS
    return (
        log1p(size),
        log1p(len(text.split())),
        passage.linked / size,
        log1p(len(_SENTENCE.findall(text))) if size > 20 else 0.0,
        float(text.endswith(_ENDS)),
        log1p(text.count(",") + text.count("、") + text.count("，")),
        sum(map(text.count, _DIGITS)) / size if short else 0.0,
        float(len(passage.lines)),
        float(short and bool(title) and fold(text) == title),
        float(sum(map(text.count, _ADDRESSES))),
        float(printed),
    )


class _Kinds:
    """What the boxes of a page say about the passages in them. Boxes of one kind stand in the same box and
    have the same tag and marks.
    """

    def __init__(self, layout: Layout, passages: list[Passage], names: dict[str, float]) -> None:
        self._names = names
        self._weights: dict[str, float] = {}
        self._prose = max(1, layout.boxes[0].prose)
        self.core = _core(layout.boxes, CORE_SHARE * self._prose)
        self._core_line = {self.core}
        around = self.core.parent
        while around is not None:
            self._core_line.add(around)
            around = around.parent
        self._state: dict[Box, tuple[float, Row, int]] = {}
        for box in layout.boxes:
            if box.passages:
                self._state[box] = self._inherit(box)
        self.kind_of: list[int] = []
        self.rows = self._read(passages)

    def _inherit(self, box: Box) -> tuple[float, Row, int]:
        """Sum of names, how many boxes of each flag, and place relative to the core: inside it the levels
        below, else negative.
        """
        name = self._name(box.marks)
        if box.parent is None:
            return name, (0.0,) * len(_FLAG_NAMES), 0
        total, flags, place = self._state[box.parent]
        flag = _FLAGS.get(box.tag)
        if flag:
            flags = tuple(had + (key == flag) for key, had in zip(_FLAG_NAMES, flags, strict=True))
        if box in self._core_line:
            place = box.depth - self.core.depth
        elif place >= 0 and (place or box.parent is self.core):
            place += 1
        return total + name, flags, place

    def _name(self, marks: str) -> float:
        value = self._weights.get(marks)
        if value is None:
            value = self._weights[marks] = sum(self._names.get(word, 0.0) for word in words_of(marks))
        return value

    def _read(self, passages: list[Passage]) -> list[Row]:
        """Number the kinds, count their passages and those of kinds elsewhere that look the same."""
        known: dict[tuple[Box | None, str, str, bool], int] = {}
        boxes: list[Box] = []
        twins: Counter[tuple[str, ...]] = Counter()
        prose: Counter[tuple[str, ...]] = Counter()
        looks: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for passage in passages:
            box = passage.box
            kind = known.setdefault((box.parent, box.tag, box.marks, box in self._core_line), len(boxes))
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
            float(tag in _HEADINGS), float(tag == "p"), float(tag == "li"), float(tag in {"td", "th", "tr"}),
            float(tag in {"blockquote", "pre"}), *flags, float(box.depth), name, near,
            log1p(up1.chars), up1.linked / max(1, up1.chars), up1.prose / prose, log1p(up1.passages),
            log1p(up2.chars), up2.linked / max(1, up2.chars), up2.prose / prose, log1p(up2.passages),
            up3.linked / max(1, up3.chars), up3.prose / prose, float(place), *twins,
        )  # fmt: skip


def _core(boxes: list[Box], least: float) -> Box:
    """The innermost box with that much prose: boxes of so much hold each other."""
    core = boxes[0]
    for box in boxes:
        if box.prose >= least and box.depth >= core.depth:
            core = box
    return core


def words_of(marks: str) -> list[str]:
    """Words of class and id names, each once: "postBody entry-content" -> body, content, entry, post."""
    return sorted({word.lower() for word in _WORD.findall(marks)})


def _looks(box: Box) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a box looks like by itself, and in the box around it; numbers in names tell twins apart."""
    up = box.parent or box
    return (box.tag, box.marks.translate(_NO_DIGITS)), (box.tag, up.tag, up.marks.translate(_NO_DIGITS))


def _around(layout: Layout, passages: list[Passage], texts: list[Row], core: Box) -> Iterable[Row]:
    numbers, everything = layout.candidates, len(layout.passages)
    count = len(passages)
    headline = next((i for i, row in enumerate(texts) if row[_TITLE]), -1)
    prose = [passage.is_prose for passage in passages]
    running = [0, *accumulate(prose)]
    boxes = [passage.box for passage in passages]
    chars, linked = [row[_CHARS] for row in texts], [row[_LINKED] for row in texts]
    same = [box.parent is before.parent for before, box in zip(_shift(boxes, 1), boxes, strict=True)]
    places = range(count)
    return zip(
        [log1p(box.chars) for box in boxes],
        [box.linked / box.chars for box in boxes],
        [float(headline >= 0) + float(0 <= headline <= i) for i in places],
        [float(max(-FAR, min(FAR, i - headline))) if headline >= 0 else 0.0 for i in places],
        [number / everything for number in numbers],
        [(number - core.first) / core.passages for number in numbers],
        _distances(prose),
        _distances(prose[::-1])[::-1],
        [_share(running, max(0, i - WINDOW), min(count, i + WINDOW + 1)) for i in places],
        *(_shift(column, 1) for column in (chars, linked)),
        map(float, same),
        *(_shift(column, -1) for column in (chars, linked)),
        map(float, [*same[1:], True]),
        _shift(chars, 2),
        _shift(chars, -2),
        *zip(*_under_headings(boxes, linked), strict=True),
        strict=True,
    )


def _shift(values: Sequence[T], by: int) -> list[T]:
    """The values that stand so far before each place, or behind it; at the edge the outermost one.

    >>> _shift([1, 2, 3], 1), _shift([1, 2, 3], -2)
    ([1, 1, 2], [3, 3, 3])
    """
    if by > 0:
        return [*values[:1] * min(by, len(values)), *values[:-by]]
    return [*values[-by:], *values[-1:] * min(-by, len(values))]


def _share(running: list[int], low: int, high: int) -> float:
    return (running[high] - running[low]) / (high - low)


def _under_headings(boxes: list[Box], linked: list[float]) -> Iterable[Row]:
    """How far above the last heading stands, the share of it that is a link, and its rank: what stands under
    the linked title of another post belongs to that.
    """
    away, share, rank = FAR, 0.0, 0.0
    for box, own in zip(boxes, linked, strict=True):
        away = min(FAR, away + 1)
        yield float(away), share, rank
        if box.tag in _HEADINGS:
            away, share = 0, own
            rank = float(box.tag[1]) if box.tag in HEADINGS else UNRANKED


def _page(root: Box) -> Row:
    size = max(1, root.chars)
    return log1p(root.chars), root.linked / size, root.prose / size, log1p(root.passages)


def _distances(marked: list[bool]) -> list[float]:
    """For each place, how far back the nearest marked one is; 0 for a marked one."""
    found, away = [], FAR
    for mark in marked:
        away = 0 if mark else min(FAR, away + 1)
        found.append(float(away))
    return found
