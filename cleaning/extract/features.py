"""The evidence about each passage, as numbers: what it is like, where it stands, and what stands around it.

Nothing here knows a language: sentences are told by their ends, prose by its length outside links. The
words in class and id names have weights of their own, which are learnt (`cleaning.extract.model`).

The evidence comes in three groups: what is the same for a whole page, for all passages whose boxes are of one
kind (the paragraphs of a column), and for the passage alone. So most of it is gathered and weighed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import log1p
from typing import TypeVar

from cleaning.extract.kinds import KIND, TITLED, Kinds, Row
from cleaning.extract.passages import HEADINGS, Box, Layout, Passage
from cleaning.phrases import fold

PAGE = ("page_chars", "page_linked", "page_prose", "page_passages")
TEXT = tuple((
    "chars words linked_share sentences ends_sentence commas digits_share lines is_title addresses"
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

LABEL_CHARS = 90
"""Longest passage that may be a label: of a date, a counter, the title."""
FAR = 40
"""Distances above count as this."""
WINDOW = 5
"""Passages on each side among which prose is counted."""
UNRANKED = 7.0
"""Rank of a heading that is none of h1 to h6."""

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"'”’)])|[。！？।؟]")
_ENDS = (*".!?…。！？।؟:", '."', ".”", "!”", "?”", ".’", ".)", "。」")
_ADDRESSES = ("@", "http", "www.", "©", "|")
_DIGITS = "0123456789"
_CHARS, _LINKED, _TITLE = map(TEXT.index, ("chars", "linked_share", "is_title"))

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
    kinds = Kinds(layout, passages, names)
    texts = [_text(passage, headline) for passage in passages]
    around = _around(layout, passages, texts, kinds.core)
    return Evidence(
        page=_page(layout.boxes[0]),
        kinds=kinds.rows,
        kind_of=kinds.kind_of,
        alone=[(*text, *place) for text, place in zip(texts, around, strict=True)],
    )


def _text(passage: Passage, title: str) -> Row:
    text = " ".join(passage.lines)
    size = passage.chars + len(passage.lines) - 1
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
    )


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
        _shift(chars, 1),
        _shift(linked, 1),
        map(float, same),
        _shift(chars, -1),
        _shift(linked, -1),
        map(float, [*same[1:], True]),
        _shift(chars, 2),
        _shift(chars, -2),
        *zip(*_under_headings(boxes, linked), strict=True),
        strict=True,
    )


def _shift(values: list[T], by: int) -> list[T]:
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
        if box.tag in TITLED:
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
