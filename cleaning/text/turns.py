"""How probable it is, at each gap of a discussion that nothing marks, that a new voice begins.

Method: a logistic model. Each gap is read by who speaks on either side (`features`), how it is written
(`manner`), what is told on or repeated (`told`) and by the words on either side; the habits of the page tell
how often voices turn on it at all. The weights stand in turns.json, by feature name and by word;
`tests/bench/train_turns.py` makes them from the discussions of saved pages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from cleaning.text.features import border_features, said_words
from cleaning.text.lines import Line
from cleaning.text.manner import Manner, manner_features, read_manners
from cleaning.text.marks import Mark, is_name, read_line
from cleaning.text.talk import dot, model_weights
from cleaning.text.told import Told, count_stems, read_told, told_features
from cleaning.text.voice import Voice, addressed_names, read_habits, read_voices

WEIGHTS = "turns.json"
"""Where the weights stand."""

MOST_ODDS = 30.0
"""Log odds beyond which a gap is as good as certain."""


def turn_chances(lines: Sequence[Line], post: Sequence[Line]) -> list[float]:
    """Probability of a border above each line, and behind the last; a pingback stands alone.

    post: what is discussed; empty where it is not known.
    """
    voices = read_voices(lines)
    gap, before, after = (model_weights(WEIGHTS, model) for model in ("gap", "before", "after"))
    ends = [sum([before.get(word, 0.0) for word in said_words(voice)]) for voice in voices[:-1]]
    starts = [sum([after.get(word, 0.0) for word in said_words(voice)]) for voice in voices[1:]]
    named = [dot(gap, row) for row in turn_features(lines, post)]
    odds = map(sum, zip(named, ends, starts, strict=True))
    chances = [1.0, *(1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, value)))) for value in odds), 1.0]
    for at, line in enumerate(lines):
        if line.reading.mark is Mark.PING:
            chances[at] = chances[at + 1] = 1.0
    return chances


def turn_features(lines: Sequence[Line], post: Sequence[Line]) -> Iterator[dict[str, float]]:
    """Features of every gap of a discussion, but its words."""
    texts = [line.text for line in lines]
    voices, manners, told = (
        read_voices(lines),
        read_manners(texts),
        read_told(texts, [line.text for line in post]),
    )
    names = addressed_names(voices)
    habits, counts = read_habits(voices, names), count_stems(told)
    openings = Counter(chain.from_iterable([manner.first_words for manner in manners]))
    page = {
        **page_features(voices, manners, told),
        "page post": math.log1p(len(post)) / 3,
        "page names": min(1.0, len(names) / 3),
    }
    for at in range(1, len(lines)):
        yield {
            **page,
            **border_features(voices, at, habits),
            **manner_features(manners, at, openings),
            **told_features(told, at, counts),
        }


def page_features(
    voices: Sequence[Voice], manners: Sequence[Manner], told: Sequence[Told]
) -> dict[str, float]:
    """The habits of a discussion: how its paragraphs speak, how long they are, how they end."""
    count = max(1, len(voices))
    opens = Counter(chain.from_iterable([voice.opens for voice in voices]))
    holds = Counter(chain.from_iterable([voice.kinds for voice in voices]))
    lengths = [math.log1p(voice.words) for voice in voices]
    mean = sum(lengths) / count
    return {
        **{f"page opens {kind}": times / count for kind, times in opens.items()},
        **{f"page has {kind}": times / count for kind, times in holds.items()},
        "page paragraphs": math.log1p(count) / 3,
        "page median": sorted(lengths)[count // 2] / 2 if lengths else 0.0,
        "page unequal": math.sqrt(sum([(length - mean) ** 2 for length in lengths]) / count),
        "page calls": sum([voice.vocative is not None for voice in voices]) / count,
        "page small": sum([manner.sign == "small" for manner in manners]) / count,
        "page open ends": sum([voice.text[-1:].isalnum() for voice in voices]) / count,
        "page names alone": sum([is_name(voice.text) for voice in voices]) / count,
        "page says again": sum([one.says_again for one in told]) / count,
    }
