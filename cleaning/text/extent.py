"""Where the post of a page of plain text stands among menus, boxes and footers.

Method: a logistic model asks of each line how likely it is of the post, by its length, its marks and the prose
around it; the post is the run of lines with the greatest sum of log odds (Kadane's maximum sum). A line that closes
posts, as the form for comments does, costs more than a teaser behind it brings.
The weights stand in extent.json, by feature name; `tests/bench/train_extent.py` makes them from saved pages, flattened.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading
from cleaning.text.opening import is_prose
from cleaning.text.talk import dot, model_weights

WEIGHTS = "extent.json"
"""Where the weights stand."""

WINDOWS = (1, 3, 8, 20)
"""Lines on either side of which the share of prose is asked."""

SHORT_WORDS = 3
"""Words of a label of a menu."""

FAVOUR = 1.0
"""Log odds by which a line is held for a part of the post: a lost line is worse than one too many."""

LEAST_ODDS = -1.0
"""What one line speaks against the post, at most: lists stand in posts, too."""

CLOSING_COST = 3.0
"""What a line that closes posts costs: as much as three lines of interface."""

LEAST_TRIMMED = 6.0
"""What the lines above or below the extent speak against the post, at least, to be cut off."""

_CLOSING = frozenset({Mark.FORM, Mark.CLOSED, Mark.HEADING, Mark.RELATED})
_SENTENCE_ENDS = frozenset('.!?…。！？)"”»:')


class Extent(NamedTuple):
    """A run of lines."""

    start: int
    end: int
    odds: float
    """The sum of its log odds."""


def line_odds(lines: Sequence[Line], marks: Sequence[Reading]) -> list[float]:
    """Log odds that each line is part of the post, in favour of it."""
    weights = model_weights(WEIGHTS, "line")
    return [max(LEAST_ODDS, FAVOUR + dot(weights, row)) for row in line_features(lines, marks)]


def line_features(lines: Sequence[Line], marks: Sequence[Reading]) -> list[dict[str, float]]:
    """What each line, and the lines around it, show."""
    prose = [is_prose(line, mark) for line, mark in zip(lines, marks, strict=True)]
    count = len(lines)
    shares = [0, *accumulate(prose)]
    chars = [0, *accumulate(len(line.text) if is_one else 0 for line, is_one in zip(lines, prose, strict=True))]
    far = max(WINDOWS)
    dense = [chars[min(count, at + far + 1)] - chars[max(0, at - far)] for at in range(count)]
    densest = max(dense, default=0) or 1
    sizes = [0.0, *accumulate(math.log1p(len(line.text)) for line in lines)]
    times = Counter(line.text for line in lines)
    page = {
        "page prose": sum(prose) / max(1, count),
        "page chars": chars[-1] / (sum(len(line.text) for line in lines) or 1),
        "page worded": sum(mark.mark is Mark.TEXT for mark in marks) / max(1, count),
        "page lines": math.log1p(count) / 5,
    }
    rows = []
    for at, line in enumerate(lines):
        row = _own(line, marks[at], is_one=prose[at]) | page
        row["repeated"] = times[line.text] > 1
        row["dense"] = math.sqrt(dense[at] / densest)
        row["dense chars"] = math.log1p(dense[at]) / 8
        for width in WINDOWS:
            low, high = max(0, at - width), min(count, at + width + 1)
            row[f"prose above {width}"] = (shares[at] - shares[low]) / width
            row[f"prose below {width}"] = (shares[high] - shares[at + 1]) / width
            if not prose[at]:
                row[f"between {width}"] = min(shares[at] - shares[low], shares[high] - shares[at + 1]) / width
        if not prose[at]:
            low, high = max(0, at - 3), min(count, at + 4)
            row["length around"] = (sizes[high] - sizes[low]) / (high - low) / 5
        rows.append(row)
    return rows


def _own(line: Line, mark: Reading, *, is_one: bool) -> dict[str, float]:
    text = line.text
    words = text.split()
    row: dict[str, float] = {
        f"mark {mark.mark.name.lower()}": 1.0,
        "prose": is_one,
        "length": math.log1p(len(text)) / 5,
        "long": len(text) > 200,
        "short": len(words) <= SHORT_WORDS,
        "ends": text[-1] in _SENTENCE_ENDS,
        "item": bool(line.marker) and not line.marker[0].isdigit(),
        "numbered": line.marker[:1].isdigit(),
        "heading": line.level > 0,
        "gap": line.gap,
        "commas": min(3, text.count(",")) / 3,
        "address": "://" in text or "www." in text,
        "rights": "©" in text or "copyright" in text.lower(),
        "more": text.endswith(("...", "…")),
        "bar": " | " in text or " · " in text,
    }
    if not is_one:
        row["figures"] = line.numbered
        row["lower"] = text[0].islower()
        row["words"] = math.log1p(len(words)) / 2
        row["capitals"] = sum(word[0].isupper() for word in words) / len(words)
    return row


def find_extent(odds: Sequence[float], marks: Sequence[Reading], within: range) -> Extent:
    """The run of lines with the greatest sum of log odds; all lines where none speaks for a post."""
    best = Extent(within.start, within.stop, 0.0)
    start, total = within.start, 0.0
    for at in within:
        if total <= 0.0:
            start, total = at, 0.0
        total += odds[at] - (CLOSING_COST if marks[at].mark in _CLOSING else 0.0)
        if total > best.odds:
            best = Extent(start, at + 1, total)
    return best


def trimmed(odds: Sequence[float], extent: Extent, within: range) -> range:
    """The lines of a post without those around its extent, where enough of them are clearly none of it."""
    above, below = sum(odds[within.start : extent.start]), sum(odds[extent.end : within.stop])
    start = extent.start if above <= -LEAST_TRIMMED else within.start
    return range(start, extent.end if below <= -LEAST_TRIMMED else within.stop)
