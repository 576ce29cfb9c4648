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
from dataclasses import dataclass
from itertools import chain

from cleaning.text.features import Features, border_features, said_words
from cleaning.text.lines import Line
from cleaning.text.manner import Manner, manner_features, read_manners
from cleaning.text.marks import Mark
from cleaning.text.talk import dot, model_weights, summed
from cleaning.text.told import Told, read_told, told_features
from cleaning.text.voice import Voice, addressed_names, read_habits, read_voices

WEIGHTS = "turns.json"
"""Where the weights stand."""

MOST_ODDS = 30.0
"""Log odds beyond which a gap is as good as certain."""

MOST_NAMES = 3
"""Names by which people call each other from which more make no difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Paragraphs that are read for turns of voice, each in three ways."""

    voices: Sequence[Voice]
    manners: Sequence[Manner]
    told: Sequence[Told]
    names: Counter[str]
    """Names by which people call each other."""


def turn_chances(lines: Sequence[Line], post: Sequence[Line]) -> list[float]:
    """Probability of a border above each line, and behind the last; a pingback stands alone.

    post: what is discussed; empty where it is not known.
    """
    turns = read_turns(read_voices(lines), post)
    gap, before, after = (model_weights(WEIGHTS, model) for model in ("gap", "before", "after"))
    words = [said_words(voice) for voice in turns.voices]
    ends = [summed(before, said) for said in words[:-1]]
    starts = [summed(after, said) for said in words[1:]]
    page = dot(gap, page_features(turns, post)) - gap["bias"]
    named = [page + dot(gap, *row) for row in turn_features(turns)]
    odds = map(sum, zip(named, ends, starts, strict=True))
    chances = [1.0, *(1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, value)))) for value in odds), 1.0]
    for at, line in enumerate(lines):
        if line.reading.mark is Mark.PING:
            chances[at] = chances[at + 1] = 1.0
    return chances


def read_turns(voices: Sequence[Voice], post: Sequence[Line] = ()) -> Turns:
    """What the features of some paragraphs are taken from."""
    texts = [voice.text for voice in voices]
    return Turns(
        voices=voices,
        manners=read_manners(texts),
        told=read_told(texts, [line.text for line in post]),
        names=addressed_names(voices),
    )


def turn_features(turns: Turns) -> Iterator[Features]:
    """Features of every gap, but its words."""
    habits = read_habits(turns.voices, turns.names)
    openings = Counter(chain.from_iterable([manner.first_words for manner in turns.manners]))
    for at, told in enumerate(told_features(turns.told), 1):
        yield (
            *border_features(turns.voices, at, habits),
            manner_features(turns.manners, at, openings),
            *told,
        )


def page_features(turns: Turns, post: Sequence[Line]) -> dict[str, float]:
    """The habits of a discussion: how its paragraphs speak, how long they are, how they end."""
    voices, count = turns.voices, max(1, len(turns.voices))
    opens = Counter(chain.from_iterable([voice.opens for voice in voices]))
    holds = Counter(chain.from_iterable([voice.kinds for voice in voices]))
    lengths = [math.log1p(voice.words) for voice in voices]
    mean = sum(lengths) / count
    return {
        **{f"page opens {kind}": times / count for kind, times in sorted(opens.items())},
        **{f"page has {kind}": times / count for kind, times in sorted(holds.items())},
        "page paragraphs": math.log1p(count) / 3,
        "page post": math.log1p(len(post)) / 3,
        "page names": min(1.0, len(turns.names) / MOST_NAMES),
        "page median": sorted(lengths)[count // 2] / 2 if lengths else 0.0,
        "page unequal": math.sqrt(sum([(length - mean) ** 2 for length in lengths]) / count),
        "page calls": sum([voice.vocative is not None for voice in voices]) / count,
        "page small": sum([manner.sign == "small" for manner in turns.manners]) / count,
        "page open ends": sum([voice.text[-1:].isalnum() for voice in voices]) / count,
        "page names alone": sum([voice.is_name for voice in voices]) / count,
        "page says again": sum([told.says_again for told in turns.told]) / count,
    }
