"""How much a line speaks like a comment: a logistic model over what `voice` reads.

It also holds for marked records, whose names and dates are no speech. The odds are those of a paragraph that
is as likely of a post as of a discussion. The weights stand in talk.json, by feature name;
`tests/bench/train_talk.py` makes them from discussions of saved pages.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import repeat

from cleaning.text.features import talk_features
from cleaning.text.lines import Line
from cleaning.text.voice import Voice, addressed_names, read_habits, read_voices

TALK_LIMIT = 3.0
"""Largest say of one paragraph (log odds) in whether and where a discussion begins."""


def mean_talk(lines: Sequence[Line]) -> float:
    """How much some paragraphs speak like comments: mean log odds, each limited."""
    talk = [limited(odds) for odds in talk_odds(read_voices(lines))]
    return sum(talk) / len(talk) if talk else 0.0


def talk_odds(voices: Sequence[Voice]) -> list[float]:
    """Log odds that each paragraph is part of a discussion."""
    habits, weights = read_habits(voices, addressed_names(voices)), model_weights("talk.json", "talk")
    return [dot(weights, *talk_features(voice, habits)) for voice in voices]


def limited(odds: float) -> float:
    """Log odds as far as one paragraph has a say."""
    return max(-TALK_LIMIT, min(TALK_LIMIT, odds))


def dot(weights: Mapping[str, float], *features: Mapping[str, float]) -> float:
    """The sum of a linear model; exact, so that the order of features makes no difference.

    features: in as many tables as they were made in, for to merge them takes longer than to add them up.
    """
    weight = weights.get
    parts = [weight(name, 0.0) * value for table in features for name, value in table.items() if value]
    parts.append(weights["bias"])
    return math.fsum(parts)


def summed(weights: Mapping[str, float], words: Sequence[str]) -> float:
    """The sum of the weights of some words, whatever their order."""
    return math.fsum(map(weights.get, words, repeat(0.0)))


def chances_of(odds: Sequence[float]) -> list[float]:
    """Probabilities of what excludes each other."""
    top = max(odds)
    powers = [math.exp(value - top) for value in odds]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def model_weights(file: str, model: str) -> Mapping[str, float]:
    """The weights of one of the models of a file beside this one."""
    data: dict[str, dict[str, float]] = json.loads((resources.files(__package__) / file).read_text("utf-8"))
    return data[model]
