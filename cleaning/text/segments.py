"""The chance of a border at each gap of a discussion, over all ways to part it into comments at once.

Method: a semi-Markov model (Sarawagi & Cohen 2004, "Semi-Markov Conditional Random Fields"). A way to part a
discussion is worth the sum over its comments of how much the gap above looks like a border and how usual the
comment's length is: in paragraphs, and in words beside the page's mean. Pages differ in that, terse or
wordy, so each way is weighed once per habit, and the page itself shows which habit is its own: the sums over
all ways tell. Sums run forward and backward over the gaps; a comment has at most `MAX_LINES` paragraphs, so
the cost is linear.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import accumulate
from operator import mul

MAX_LINES = 25
"""Paragraphs of the longest comment; of those in saved pages 2 in 1,000 have more."""

HABITS = ("terse", "wordy")
"""Habits of a page; the training finds what they are."""

SIZE_STEPS = 4
"""Steps of a comment's size per factor e of words."""

SIZES = range(-8, 17)
"""Steps beyond which a size makes no difference."""

MOST_ODDS = 100.0
"""Log odds beyond which a gap is as good as certain; those of pages stay below 30."""

LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (7, "6-7"), (10, "8-10"), (15, "11-15"))
"""Most paragraphs of each class of length; "16-" is more."""

Features = Mapping[str, float]


def length_features(lines: int, size: int) -> dict[str, float]:
    """How long a comment is. lines: paragraphs; size: words beside the page's mean, as `size_of` gives it."""
    ratio = size / SIZE_STEPS / 2
    return {
        "lines " + next((name for most, name in LENGTHS if lines <= most), "16-"): 1.0,
        "words": ratio,
        "words squared": ratio * ratio,
    }


def size_of(words: int, mean_words: float) -> int:
    """The words of a comment beside the mean of the page's paragraphs: steps on a logarithmic scale."""
    step = round(SIZE_STEPS * math.log((words + 4) / (mean_words + 4)))
    return SIZES[0] if step < SIZES[0] else SIZES[-1] if step > SIZES[-1] else step


def border_chances(
    odds: Sequence[float], words: Sequence[int], weights: Mapping[str, Features]
) -> list[float]:
    """Probability of a border above each paragraph but the first.

    odds: how much each of those gaps looks like a border. words: of each paragraph.
    weights: "length" for all pages and "length HABIT" for each habit, whose bias is how usual the habit is.
    """
    sizes = _sizes(words)
    openings = [1.0, *(math.exp(max(-MOST_ODDS, min(MOST_ODDS, value))) for value in odds)]
    found, sums = [], []
    for habit in HABITS:
        worth = _worth(sizes, weights["length"], weights[f"length {habit}"])
        forward, backward = _sum_forward(openings, worth), _sum_backward(openings, worth)
        found.append([a + b - forward[-1] for a, b in zip(forward[1:-1], backward[1:-1], strict=True)])
        sums.append(forward[-1] + weights[f"length {habit}"]["bias"])
    top = max(sums)
    shares = [math.exp(total - top) for total in sums]
    return [
        min(
            1.0,
            sum([s * math.exp(min(0.0, log)) for s, log in zip(shares, logs, strict=True)]) / sum(shares),
        )
        for logs in zip(*found, strict=True)
    ]


def _sizes(words: Sequence[int]) -> list[list[int]]:
    """The size of each comment that may begin at each paragraph, shortest first."""
    mean = sum(words) / max(1, len(words))
    sums = [0, *accumulate(words)]
    size = cache(partial(size_of, mean_words=mean))
    return [
        [size(end - begin) for end in sums[at + 1 : at + 1 + MAX_LINES]] for at, begin in enumerate(sums[:-1])
    ]


def _worth(sizes: Sequence[Sequence[int]], *models: Features) -> list[list[float]]:
    """How usual each comment is that may begin at each paragraph, shortest first: a factor, not a logarithm,
    which would have to be undone for every sum. Lines and size of a comment count apart.
    """
    by_lines = [_factor(length_features(lines, 0), models) for lines in range(1, MAX_LINES + 1)]
    one_line = by_lines[0]
    by_size = {size: _factor(length_features(1, size), models) / one_line for size in SIZES}
    return [[lines * by_size[size] for lines, size in zip(by_lines, row, strict=False)] for row in sizes]


def _factor(features: Features, models: Sequence[Features]) -> float:
    return math.exp(
        sum([model.get(name, 0.0) * value for model in models for name, value in features.items()])
    )


def _sum_forward(openings: Sequence[float], worth: Sequence[Sequence[float]]) -> list[float]:
    """Log sum of the worth of all ways to part the paragraphs above each gap. The sums of the gaps below are
    kept beside that of the gap itself, so that no page is too long for a float.
    """
    found = [0.0]
    below, last = [0.0] * MAX_LINES, 1.0
    for opening, row in zip(openings, worth, strict=True):
        below = [kept / last + opening * factor for kept, factor in zip(below, row, strict=False)]
        last = below.pop(0)
        below.append(0.0)
        found.append(found[-1] + math.log(last))
    return found


def _sum_backward(openings: Sequence[float], worth: Sequence[Sequence[float]]) -> list[float]:
    """Log sum of the worth of all ways to part the paragraphs below each gap."""
    found = [0.0]
    below = [1.0]
    for opening, row in zip(reversed(openings), reversed(worth), strict=True):
        total = opening * sum(map(mul, row, below))
        below = [1.0, *[kept / total for kept in below[: MAX_LINES - 1]]]
        found.append(found[-1] + math.log(total))
    return found[::-1]
