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
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate

MAX_LINES = 25
"""Paragraphs of the longest comment; of those in saved pages 2 in 1,000 have more."""

HABITS = ("terse", "wordy")
"""Habits of a page; the training finds what they are."""

SIZE_STEPS = 4
"""Steps of a comment's size per factor e of words."""

SIZES = range(-8, 17)
"""Steps beyond which a size makes no difference."""

NOTHING = 30.0
"""Log odds below the best at which a way adds nothing to a sum."""

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
    found, sums = [], []
    for habit in HABITS:
        worth = _worth([0.0, *odds], sizes, _scorer(weights["length"], weights[f"length {habit}"]))
        forward, backward = _sum_forward(worth), _sum_backward(worth)
        found.append([a + b - forward[-1] for a, b in zip(forward[1:-1], backward[1:-1], strict=True)])
        sums.append(forward[-1] + weights[f"length {habit}"]["bias"])
    top = max(sums)
    shares = [math.exp(total - top) for total in sums]
    return [
        min(
            1.0,
            sum(s * math.exp(min(0.0, logs[at])) for s, logs in zip(shares, found, strict=True))
            / sum(shares),
        )
        for at in range(len(odds))
    ]


def _sizes(words: Sequence[int]) -> list[list[int]]:
    """The size of each comment that may begin at each paragraph, shortest first."""
    mean = sum(words) / max(1, len(words))
    sums = [0, *accumulate(words)]
    return [
        [size_of(sums[end] - sums[at], mean) for end in range(at + 1, min(at + MAX_LINES, len(words)) + 1)]
        for at in range(len(words))
    ]


def _scorer(*models: Features) -> Callable[[int, int], float]:
    @cache
    def score(lines: int, size: int) -> float:
        features = length_features(lines, size)
        return sum(model.get(name, 0.0) * value for model in models for name, value in features.items())

    return score


def _worth(
    odds: Sequence[float], sizes: Sequence[Sequence[int]], score: Callable[[int, int], float]
) -> list[list[float]]:
    """What each comment that may begin at each paragraph is worth, shortest first."""
    return [
        [odds[at] + score(lines, size) for lines, size in enumerate(row, 1)] for at, row in enumerate(sizes)
    ]


def _sum_forward(worth: Sequence[Sequence[float]]) -> list[float]:
    """Log sum of the worth of all ways to part the paragraphs above each gap."""
    found = [0.0]
    for end in range(1, len(worth) + 1):
        found.append(
            _log_sum([found[at] + worth[at][end - at - 1] for at in range(max(0, end - MAX_LINES), end)])
        )
    return found


def _sum_backward(worth: Sequence[Sequence[float]]) -> list[float]:
    """Log sum of the worth of all ways to part the paragraphs below each gap."""
    found = [0.0] * (len(worth) + 1)
    for at in range(len(worth) - 1, -1, -1):
        found[at] = _log_sum([value + found[at + lines] for lines, value in enumerate(worth[at], 1)])
    return found


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum([math.exp(value - top) for value in values if value > top - NOTHING]))
