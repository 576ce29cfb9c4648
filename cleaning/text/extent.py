"""Where the post of a page of plain text stands among menus, boxes and footers.

Method: a logistic model asks of each line how likely it is a part of the post, by how it is written, by its
mark and by the prose around it; the post is the run of lines with the greatest sum of log odds (Kadane's
maximum sum). Lines inside the run are the post's, whatever they look like; lines around it are cut off only
where enough of them speak against it. The weights stand in extent.json, by feature name;
`tests/bench/train_posts.py` makes them from saved pages, flattened.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from cleaning.letters import EAST_ASIAN
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading
from cleaning.text.opening import is_prose
from cleaning.text.talk import dot, model_weights

WEIGHTS = "extent.json"
"""Where the weights stand."""

FAVOUR = 1.0
"""Log odds by which a line is held for a part of the post: a lost line is worse than one too many."""

LEAST_ODDS = -1.0
"""What one line speaks against the post, at most: lists stand in posts, too."""

CLOSING_COST = 3.0
"""What a line that closes posts costs: as much as three lines of interface."""

LEAST_TRIMMED = 6.0
"""What the lines above or below the run speak against the post, at least, to be cut off: as much as six
lines of interface.
"""

WINDOWS = (3, 8, 20)
"""Lines on either side of which the share of prose is asked."""

DENSE_LINES = 8
"""Lines on either side whose prose makes a place dense."""

NEAR_LINES = 3
"""Lines on either side whose length tells a list of a post from a menu."""

SHORT_WORDS = 3
"""Words of a label of a menu."""

LONG_CHARS = 200
"""Characters from which a line is a paragraph beyond doubt."""

WORD_CHARS = 6
"""Letters of a word and its space, where a script shows no words."""

BARE_SHARE = 0.02
"""Share of lines with words of an interface below which a text may be the main text alone: a list of songs
or a program in it has none.
"""

LINES_KEPT = 4096
"""Lines of which it is kept what they are by themselves: menus recur from page to page."""

_CLOSING = frozenset({Mark.FORM, Mark.CLOSED, Mark.HEADING, Mark.RELATED})
_INTERFACE = _CLOSING | {Mark.NOISE, Mark.MORE, Mark.ACTION, Mark.DATE, Mark.BYLINE}
_SENTENCE_ENDS = frozenset('.!?…。！？)"”»:')

Row = dict[str, float]


class Extent(NamedTuple):
    """A run of lines."""

    start: int
    end: int
    odds: float
    """The sum of its log odds, what closes posts subtracted."""


class Outline:
    """The lines of a page, or the first ones of it, with the log odds that they are a part of its post.

    odds: those of another model than the one that is shipped.
    """

    def __init__(
        self, lines: Sequence[Line], marks: Sequence[Reading], odds: Sequence[float] | None = None
    ) -> None:
        told = _line_odds(lines, marks) if odds is None else odds
        self.odds = [max(LEAST_ODDS, FAVOUR + value) for value in told]
        self._marked = [mark.mark in _INTERFACE for mark in marks]
        self.is_bare = sum(self._marked) < BARE_SHARE * len(marks)
        """Whether the page shows hardly any interface, as the main text alone does."""
        self._costs = [CLOSING_COST if mark.mark in _CLOSING else 0.0 for mark in marks]

    def extent(self, side: range) -> Extent:
        """The run with the greatest sum among some lines; all of them where none speaks for a post."""
        best = Extent(side.start, side.stop, 0.0)
        start, total = side.start, 0.0
        for at in side:
            if total <= 0.0:
                start, total = at, 0.0
            total += self.odds[at] - self._costs[at]
            if total > best.odds:
                best = Extent(start, at + 1, total)
        return best

    def trimmed(self, side: range) -> range:
        """Some lines without those around the run, where these are clearly no part of the post."""
        extent = self.extent(side)
        start = extent.start if self.is_interface(side.start, extent.start) else side.start
        return range(start, extent.end if self.is_interface(extent.end, side.stop) else side.stop)

    def is_interface(self, start: int, end: int) -> bool:
        """Whether the lines between two places speak against the post clearly enough to be cut off; where a
        page has hardly any words of an interface, some must stand among them.
        """
        if end - start < LEAST_TRIMMED or sum(self.odds[start:end]) > -LEAST_TRIMMED:
            return False
        return not self.is_bare or sum(self._marked[start:end]) >= BARE_SHARE * (end - start)


def _line_odds(lines: Sequence[Line], marks: Sequence[Reading]) -> list[float]:
    """Log odds of each line; those of a page with too little interface to cut are not asked."""
    prose = _prose(lines, marks)
    if len(lines) - sum(prose) < LEAST_TRIMMED:
        return [0.0] * len(lines)
    weights = model_weights(WEIGHTS, "line")
    page = dot(weights, page_features(lines, marks, prose))
    bias = weights["bias"]
    return [
        page
        + _own_odds(line.text, line.marker, line.gap, line.level, mark.mark, is_one)
        + dot(weights, around)
        - bias
        for line, mark, is_one, around in zip(lines, marks, prose, around_features(lines, prose), strict=True)
    ]


@lru_cache(maxsize=LINES_KEPT)
def _own_odds(text: str, marker: str, gap: bool, level: int, mark: Mark, is_one: bool) -> float:
    weights = model_weights(WEIGHTS, "line")
    return (
        dot(weights, own_features(text, marker, mark, gap=gap, level=level, is_prose=is_one))
        - weights["bias"]
    )


def line_features(lines: Sequence[Line], marks: Sequence[Reading]) -> list[Row]:
    """All features of each line."""
    prose = _prose(lines, marks)
    page = page_features(lines, marks, prose)
    return [
        own_features(line.text, line.marker, mark.mark, gap=line.gap, level=line.level, is_prose=is_one)
        | around
        | page
        for line, mark, is_one, around in zip(lines, marks, prose, around_features(lines, prose), strict=True)
    ]


def _prose(lines: Sequence[Line], marks: Sequence[Reading]) -> list[bool]:
    return [is_prose(line, mark) for line, mark in zip(lines, marks, strict=True)]


def own_features(text: str, marker: str, mark: Mark, *, gap: bool, level: int, is_prose: bool) -> Row:
    """What a line shows by itself."""
    words = text.split()
    size = _width(text)
    count = max(len(words), size // WORD_CHARS) if size > len(text) else len(words)
    row: Row = {
        f"mark {mark.name.lower()}": 1.0,
        "prose": is_prose,
        "length": math.log1p(size) / 5,
        "long": size > LONG_CHARS,
        "short": count <= SHORT_WORDS,
        "ends": text[-1] in _SENTENCE_ENDS,
        "item": bool(marker) and not marker[0].isdigit(),
        "numbered": marker[:1].isdigit(),
        "heading": level > 0,
        "gap": gap,
        "commas": min(3, text.count(",")) / 3,
        "address": "://" in text or "www." in text,
        "rights": "©" in text or "copyright" in text.lower(),
        "more": text.endswith(("...", "…")),
        "bar": " | " in text or " · " in text,
    }
    if not is_prose:
        row["figures"] = any(map(str.isdigit, text))
        row["lower"] = text[0].islower()
        row["words"] = math.log1p(count) / 2
        row["capitals"] = sum(word[0].isupper() for word in words) / len(words)
    return row


def _width(text: str) -> int:
    """The length of a text in letters: a sign of the scripts of East Asia says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * sum(char >= EAST_ASIAN for char in text)


def page_features(lines: Sequence[Line], marks: Sequence[Reading], prose: Sequence[bool]) -> Row:
    """How much of a page is prose, and how much interface."""
    count = max(1, len(lines))
    said = sum(len(line.text) for line, is_one in zip(lines, prose, strict=True) if is_one)
    return {
        "page prose": sum(prose) / count,
        "page chars": said / max(1, sum(len(line.text) for line in lines)),
        "page worded": sum(mark.mark is Mark.TEXT for mark in marks) / count,
        "page lines": math.log1p(count) / 5,
    }


def around_features(lines: Sequence[Line], prose: Sequence[bool]) -> Iterator[Row]:
    """What the lines around each one show."""
    count = len(lines)
    shares = [0, *accumulate(prose)]
    chars = [
        0,
        *accumulate(len(line.text) if is_one else 0 for line, is_one in zip(lines, prose, strict=True)),
    ]
    sizes = [0.0, *accumulate(math.log1p(len(line.text)) for line in lines)]
    dense = [chars[min(count, at + DENSE_LINES + 1)] - chars[max(0, at - DENSE_LINES)] for at in range(count)]
    densest = max(dense, default=0) or 1
    times = Counter(line.text for line in lines)
    for at, line in enumerate(lines):
        row: Row = {
            "repeated": times[line.text] > 1,
            "dense": math.sqrt(dense[at] / densest),
            "dense chars": math.log1p(dense[at]) / 8,
        }
        for width in WINDOWS:
            above = (shares[at] - shares[max(0, at - width)]) / width
            below = (shares[min(count, at + width + 1)] - shares[at + 1]) / width
            row[f"prose above {width}"] = above
            row[f"prose below {width}"] = below
            if not prose[at]:
                row[f"between {width}"] = min(above, below)
        if not prose[at]:
            low, high = max(0, at - NEAR_LINES), min(count, at + NEAR_LINES + 1)
            row["length around"] = (sizes[high] - sizes[low]) / (high - low) / 5
        yield row
