"""The evidence about each passage, as numbers: what it is like, where it stands, and what stands around it.

Sentences are told by their ends, prose by its length outside links, labels of the interface by the phrases of
all languages. The words in class and id names have weights of their own, which are learnt
(`cleaning.extract.model`). Weights for the words of the text itself were tried and say no more than this.

The evidence comes in three groups: what is the same for a whole page, for all passages whose boxes are of one
kind (the paragraphs of a column), and for the passage alone. So most of it is gathered and weighed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from cleaning.extract.kinds import KIND, TITLED, Kinds, Row
from cleaning.extract.passages import HEADINGS, Box, Layout, Passage
from cleaning.phrases import families_of, fold

PAGE = ("page_chars", "page_linked", "page_prose", "page_passages")
TEXT = tuple((
    "chars words linked_share sentences ends_sentence commas lines is_title addresses"
).split())  # fmt: skip
PLACE = tuple((
    "box_linked after_title from_title core_place"
    " to_prose_before to_prose_after prose_around"
    " prev_chars prev_linked next_chars next_linked from_head head_level"
    " from_column prose_done prose_next prose_behind linked_near linked_around from_label from_related"
).split())  # fmt: skip
ALONE = (*TEXT, *PLACE)
GROUPS = (PAGE, KIND, ALONE)
NAMES = (*PAGE, *KIND, *ALONE)

LABEL_CHARS = 90
"""Longest passage that may be a label: of a date, a counter, the title."""
FAR = 40
"""Distances above count as this."""
WINDOW = 5
"""Passages on each side among which prose is counted."""
NEAR, AROUND = 3, 8
"""Candidates on each side whose prose and links are summed."""
HEADING_CHARS = 60
"""Longest heading of a block of the interface, as in `cleaning.rules.prune`."""
NO_LABEL: frozenset[str] = frozenset()
INTERFACE = frozenset("related navigation follow share advert".split())
"""Families of phrases that head what is no post."""
UNRANKED = 7.0
"""Rank of a heading that is none of h1 to h6."""

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"'”’)])|[。！？।؟]")
_ENDS = (*".!?…。！？।؟:", '."', ".”", "!”", "?”", ".’", ".)", "。」")
_ADDRESSES = ("@", "http", "www.", "©", "|")
_CHARS, _LINKED, _TITLE = map(TEXT.index, ("chars", "linked_share", "is_title"))


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
    around = _around(layout, passages, texts, kinds)
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
        float(len(passage.lines)),
        float(short and bool(title) and fold(text) == title),
        float(sum(map(text.count, _ADDRESSES))),
    )


def _around(layout: Layout, passages: list[Passage], texts: list[Row], kinds: Kinds) -> Iterable[Row]:
    numbers, core = layout.candidates, kinds.core
    count = len(passages)
    headline = next((i for i, row in enumerate(texts) if row[_TITLE]), -1)
    prose = [passage.is_prose for passage in passages]
    running = [0, *accumulate(prose)]
    boxes = [passage.box for passage in passages]
    chars, linked = [row[_CHARS] for row in texts], [row[_LINKED] for row in texts]
    places = range(count)
    return zip(
        [box.linked / box.chars for box in boxes],
        [float(headline >= 0) + float(0 <= headline <= i) for i in places],
        [float(max(-FAR, min(FAR, i - headline))) if headline >= 0 else 0.0 for i in places],
        [(number - core.first) / core.passages for number in numbers],
        _distances(prose),
        _distances(prose[::-1])[::-1],
        [_share(running, max(0, i - WINDOW), min(count, i + WINDOW + 1)) for i in places],
        _shift(chars, 1),
        _shift(linked, 1),
        _shift(chars, -1),
        _shift(linked, -1),
        *zip(*_under_headings(boxes), strict=True),
        _from_column(boxes, kinds.column),
        *_sums(passages),
        *_under_labels(passages),
        strict=True,
    )


def _shift(values: list[float], by: int) -> list[float]:
    """The values that stand so far before each place, or behind it; at the edge the outermost one.

    >>> _shift([1, 2, 3], 1), _shift([1, 2, 3], -2)
    ([1, 1, 2], [3, 3, 3])
    """
    if by > 0:
        return [*values[:1] * min(by, len(values)), *values[:-by]]
    return [*values[-by:], *values[-1:] * min(-by, len(values))]


def _share(running: list[int], low: int, high: int) -> float:
    return (running[high] - running[low]) / (high - low)


def _under_headings(boxes: list[Box]) -> Iterable[Row]:
    """How far above the last heading stands, and its rank."""
    away, rank = FAR, 0.0
    for box in boxes:
        away = min(FAR, away + 1)
        yield float(away), rank
        if box.tag in TITLED:
            away, rank = 0, float(box.tag[1]) if box.tag in HEADINGS else UNRANKED


def _from_column(boxes: list[Box], column: Box) -> list[float]:
    """How many candidates before or behind those that stand in the column itself; 0 between them."""
    inside = [i for i, box in enumerate(boxes) if (box.parent or box) is column]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    return [float(max(-FAR, min(0, i - first)) + min(FAR, max(0, i - last))) for i in range(len(boxes))]


def _sums(passages: list[Passage]) -> Iterable[list[float]]:
    """The share of the prose that stands before; how much stands right behind, and some way behind; the share
    of links near, and some way around.
    """
    prose = [0, *accumulate(p.chars - p.linked if p.is_prose else 0 for p in passages)]
    whole = prose[-1] or 1
    yield [before / whole for before in prose[:-1]]
    for wide in (NEAR, AROUND):
        ends = [*prose[wide + 1 :], *prose[-1:] * min(wide, len(passages))]
        yield [float(end - own) for own, end in zip(prose[1:], ends, strict=True)]
    linked = [0, *accumulate(passage.linked for passage in passages)]
    chars = [0, *accumulate(passage.chars for passage in passages)]
    for wide in (NEAR, AROUND):
        yield [
            part / max(1, size)
            for part, size in zip(_within(linked, wide), _within(chars, wide), strict=True)
        ]


def _within(running: list[int], wide: int) -> list[int]:
    """For each place, the sum over so many places on each side and itself.

    >>> _within([0, 1, 3, 6], 1)
    [3, 6, 5]
    """
    wider = [*running[:1] * wide, *running, *running[-1:] * wide]
    return [end - start for start, end in zip(wider, wider[2 * wide + 1 :], strict=False)]


def _under_labels(passages: list[Passage]) -> tuple[list[float], list[float]]:
    """How far above the last label of interface stands, and the last one of related posts: what stands under
    "Subscribe" or "Read next" belongs to that.
    """
    labels = [
        families_of(passage.lines[0]) if passage.chars <= HEADING_CHARS else NO_LABEL for passage in passages
    ]
    return (
        _distances([not families.isdisjoint(INTERFACE) for families in labels]),
        _distances(["related" in families for families in labels]),
    )


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
