"""The evidence about each passage, as numbers: what it is like, where it stands, and what stands around it.

Nothing here knows a language: sentences are told by their ends, prose by its length outside links. The
words in class and id names have weights of their own, which are learnt (`cleaning.extract.model`).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from math import log1p

from cleaning.extract.passages import Box, Layout, Passage
from cleaning.phrases import families_of, fold

OWN = (
    "chars words linked_share sentences ends_sentence commas digits_share capitals_share lines"
    " letters_per_word is_phrase is_title"
).split()
BOX = (
    "is_heading is_paragraph is_item is_cell is_quote in_list in_table in_aside in_head_foot in_article"
    " in_form in_figure depth name name_near box_chars box_linked box_passages"
    " up1_chars up1_linked up1_prose up1_passages up2_chars up2_linked up2_prose up2_passages"
    " up3_linked up3_prose core_up twins twins_up"
).split()
AROUND = (
    "after_title from_title place core_place to_prose_before to_prose_after prose_around"
    " prev_chars prev_linked prev_same prev_heading next_chars next_linked next_same next_heading"
    " prev2_chars next2_chars page_chars page_linked page_prose page_passages"
).split()
NAMES = (*OWN, *BOX, *AROUND)

CORE_SHARE = 0.6
"""Of the page's prose. The innermost box that holds as much is the core of the page."""
PHRASE_CHARS = 90
"""Longest line that is looked up among the phrases of interfaces."""
FAR = 40
"""Distances above count as this."""
WINDOW = 5
"""Passages on each side among which prose is counted."""
NEAR = 3
"""Boxes around a passage whose names are summed apart."""

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"'”’)])|[。！？।؟]")
_ENDS = (*".!?…。！？।؟:", '."', ".”", "!”", "?”", ".’", ".)", "。」")
_WORD = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{2,12}(?![a-z])")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 legend dt caption summary".split())
_FLAGS = {
    "ul": "in_list", "ol": "in_list", "menu": "in_list", "dl": "in_list", "table": "in_table",
    "aside": "in_aside", "nav": "in_head_foot", "header": "in_head_foot", "footer": "in_head_foot",
    "article": "in_article", "main": "in_article", "form": "in_form", "figure": "in_figure",
}  # fmt: skip
_FLAG_NAMES = tuple(dict.fromkeys(_FLAGS.values()))


def passage_features(layout: Layout, title: str | None, names: dict[str, float]) -> list[list[float]]:
    """One row per passage, in the order of `NAMES`."""
    passages = layout.passages
    if not passages:
        return []
    boxes = _Boxes(layout, names)
    headline = fold(title or "")
    own = [_own(passage, headline) for passage in passages]
    around = _around(layout, own, boxes.core, headline)
    return [
        [*mine, *boxes.row(passage.box), *theirs]
        for passage, mine, theirs in zip(passages, own, around, strict=True)
    ]


def _own(passage: Passage, title: str) -> list[float]:
    text = " ".join(passage.lines)
    size = len(text)
    words = text.split()
    count = len(words)
    short = size <= PHRASE_CHARS
    return [
        log1p(size),
        log1p(count),
        passage.linked / size,
        log1p(len(_SENTENCE.findall(text))) if size > 20 else 0.0,
        float(text.endswith(_ENDS)),
        log1p(text.count(",") + text.count("、") + text.count("，")),
        sum(map(text.count, "0123456789")) / size if short else 0.0,
        sum(word[0].isupper() for word in words) / count if short else 0.0,
        float(len(passage.lines)),
        min(20.0, size / count),
        float(short and bool(families_of(text))),
        float(short and bool(title) and fold(text) == title),
    ]


class _Boxes:
    """What the boxes of a page say about the passages in them; each box is asked once."""

    def __init__(self, layout: Layout, names: dict[str, float]) -> None:
        self._names = names
        self._words: dict[str, float] = {}
        self._rows: dict[Box, list[float]] = {}
        self._prose = max(1, layout.boxes[0].prose)
        self.core = _core(layout.boxes, CORE_SHARE * self._prose)
        self._core_line = {self.core}
        around = self.core.parent
        while around is not None:
            self._core_line.add(around)
            around = around.parent
        self._twins = Counter((passage.box.tag, passage.box.marks) for passage in layout.passages)
        self._twins_up = Counter(_above(passage.box) for passage in layout.passages)
        self._state: dict[Box, tuple[float, tuple[float, ...], int]] = {}
        for box in layout.boxes:
            self._state[box] = self._inherit(box)

    def _inherit(self, box: Box) -> tuple[float, tuple[float, ...], int]:
        """Sum of names, flags, and place relative to the core: inside it the levels below, else negative."""
        name = self._name(box.marks)
        if box.parent is None:
            return name, (0.0,) * len(_FLAG_NAMES), 0
        total, flags, place = self._state[box.parent]
        flag = _FLAGS.get(box.tag)
        if flag:
            flags = tuple(1.0 if key == flag else had for key, had in zip(_FLAG_NAMES, flags, strict=True))
        if box in self._core_line:
            place = box.depth - self.core.depth
        elif place >= 0 and (place or box.parent is self.core):
            place += 1
        return total + name, flags, place

    def _name(self, marks: str) -> float:
        value = self._words.get(marks)
        if value is None:
            value = self._words[marks] = sum(self._names.get(word, 0.0) for word in words_of(marks))
        return value

    def row(self, box: Box) -> list[float]:
        """What is the same for all passages of a box."""
        row = self._rows.get(box)
        if row is None:
            row = self._rows[box] = self._make(box)
        return row

    def _make(self, box: Box) -> list[float]:
        name, flags, place = self._state[box]
        up1 = box.parent or box
        up2 = up1.parent or up1
        up3 = up2.parent or up2
        near = name - self._state[up3][0]
        tag, prose = box.tag, self._prose
        return [
            float(tag in _HEADINGS), float(tag == "p"), float(tag == "li"), float(tag in {"td", "th", "tr"}),
            float(tag in {"blockquote", "pre"}), *flags, float(box.depth), name, near,
            log1p(box.chars), box.linked / max(1, box.chars), log1p(box.passages),
            log1p(up1.chars), up1.linked / max(1, up1.chars), up1.prose / prose, log1p(up1.passages),
            log1p(up2.chars), up2.linked / max(1, up2.chars), up2.prose / prose, log1p(up2.passages),
            up3.linked / max(1, up3.chars), up3.prose / prose, float(place),
            log1p(self._twins[box.tag, box.marks]), log1p(self._twins_up[_above(box)]),
        ]  # fmt: skip


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


def _above(box: Box) -> tuple[str, str, str]:
    up = box.parent or box
    return box.tag, up.tag, up.marks


def _around(layout: Layout, own: list[list[float]], core: Box, title: str) -> list[list[float]]:
    passages = layout.passages
    count, last = len(passages), len(passages) - 1
    headline = next((i for i, row in enumerate(own) if row[-1]), -1) if title else -1
    prose = [passage.is_prose for passage in passages]
    before, behind = _distances(prose), _distances(prose[::-1])[::-1]
    running = [0, *accumulate(prose)]
    page = _page(layout.boxes[0])
    rows = []
    for i, passage in enumerate(passages):
        back, ahead = max(0, i - 1), min(last, i + 1)
        low, high = max(0, i - WINDOW), min(count, i + WINDOW + 1)
        rows.append([
            float(headline >= 0) + float(0 <= headline <= i),
            float(max(-FAR, min(FAR, i - headline))) if headline >= 0 else 0.0,
            i / count,
            (i - core.first) / core.passages,
            before[i],
            behind[i],
            (running[high] - running[low]) / (high - low),
            *_beside(passage, passages[back], own[back]),
            *_beside(passage, passages[ahead], own[ahead]),
            own[max(0, i - 2)][0],
            own[min(last, i + 2)][0],
            *page,
        ])  # fmt: skip
    return rows


def _beside(passage: Passage, neighbour: Passage, features: list[float]) -> tuple[float, ...]:
    """Size, share of links, whether it stands in the same box, and whether it is a heading."""
    same = neighbour.box.parent is passage.box.parent
    return features[0], features[2], float(same), float(neighbour.box.tag in _HEADINGS)


def _page(root: Box) -> tuple[float, ...]:
    size = max(1, root.chars)
    return log1p(root.chars), root.linked / size, root.prose / size, log1p(root.passages)


def _distances(marked: list[bool]) -> list[float]:
    """For each place, how far back the nearest marked one is; 0 for a marked one."""
    found, away = [], FAR
    for mark in marked:
        away = 0 if mark else min(FAR, away + 1)
        found.append(float(away))
    return found
