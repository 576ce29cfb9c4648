"""How probable it is, at each gap of a discussion that nothing marks, that a new voice begins.

Each gap is read by who speaks on either side (`features`) and how it is written (`manner`); `segments` weighs
all ways to part the discussion. The weights stand in segments.json; `tests/bench/train_segments.py` makes
them from the discussions of saved pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from cleaning.text.features import border_features
from cleaning.text.lines import Line
from cleaning.text.manner import content_of, count_content, manner_features, read_manners
from cleaning.text.marks import Mark
from cleaning.text.segments import border_chances
from cleaning.text.voice import addressed_names, read_habits, read_voices


def turn_chances(lines: Sequence[Line], post: Sequence[Line]) -> list[float]:
    """Probability of a border above each line, and behind the last; a pingback stands alone.

    post: what is discussed; empty where it is not known.
    """
    weights = _weights()
    bias, weight = weights["gap"]["bias"], weights["gap"].get
    odds = [
        bias + sum([weight(name, 0.0) * value for name, value in features.items() if value])
        for features in turn_features(lines, post)
    ]
    chances = [1.0, *border_chances(odds, [count_words(line) for line in lines], weights), 1.0]
    for at, line in enumerate(lines):
        if line.reading.mark is Mark.PING:
            chances[at] = chances[at + 1] = 1.0
    return chances


def turn_features(lines: Sequence[Line], post: Sequence[Line]) -> Iterator[dict[str, float]]:
    """Features of every gap of a discussion: who speaks on either side, and in what manner."""
    voices = read_voices(lines)
    habits = read_habits(voices, addressed_names(voices))
    manners = read_manners([line.text for line in lines])
    counts = count_content(manners)
    told = content_of([line.text for line in post])
    for at in range(1, len(lines)):
        yield border_features(voices, at, habits) | manner_features(manners, at, counts, told)


def count_words(line: Line) -> int:
    """The words of a line: one more than its spaces."""
    return line.text.count(" ") + 1


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    data: dict[str, dict[str, float]] = json.loads(
        (resources.files(__package__) / "segments.json").read_text("utf-8")
    )
    return data
