"""Where the discussion of a page begins that nothing marks: whether there is one, then at which paragraph.

Method: two decisions. Whether a page has a discussion is a choice among all gaps and "nowhere" (a conditional
logit) by how much the paragraphs on either side speak like comments, told by voice and words. Only where it
has one, each gap is also asked how much it looks like a change of voice: a post is one voice, a discussion is
many. The second choice is among the gaps alone; of several likely ones the middle is taken. Both are linear
in the length of the page.

The weights stand in split.json, by feature name and by word; `tests/bench/train_split.py` makes them from
discussions of saved pages without their marks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleaning.text.features import Features, flags, said_words, talk_features
from cleaning.text.talk import chances_of, dot, limited, model_weights, summed
from cleaning.text.turns import read_turns, turn_features
from cleaning.text.voice import SHORT_WORDS, Voice, addressed_names, read_habits

WEIGHTS = "split.json"
"""Where the weights stand."""

SPLIT_CONFIDENCE = 0.7
"""Probability from which a page without any mark has a discussion. Cross-validated by site, 3 of 328 pages
without one reach it, 16 of 215 posts whose discussion was taken off, and 129 of 185 discussions.
"""

END_FLOOR = -1.5
"""Mean log odds of talk of a page's last third below which no discussion is looked for: those that are found
reach -1.4, six of seven pages without one stay below.
"""

PING_WINDOW = 3
"""Paragraphs above the first pingback that may be comments: pingbacks come early in a discussion."""

MIN_POST = 2
"""Paragraphs that a post without marks must keep."""

CLOSE_LINES = 3
"""Lines above the discussion in which a writer asks for comments."""

FAR = 16
"""Paragraphs from which on a place is no more wrong for being further off."""

NEAR_GAPS = 5
"""Gaps on either side that show whether one voice speaks or many."""

_OPENINGS = frozenset({"thanks", "praise", "greeting", "assent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A page's paragraphs with their scores."""

    voices: Sequence[Voice]
    talk: Sequence[float]
    """Log odds that a paragraph is part of a discussion."""


def find_start(voices: Sequence[Voice], ping: int) -> int | None:
    """The paragraph at which the discussion begins; None where there is none.

    ping: index of the first pingback, which proves one; the number of paragraphs where there is none.
    """
    pinged = MIN_POST <= ping < len(voices)
    scored = Scored(voices=voices, talk=said_odds(voices))
    if not pinged and _end_talk(scored.talk) < END_FLOOR:
        return None
    features = gap_features(scored)
    if not pinged and not _has_discussion([*features, (nowhere_features(scored),)]):
        return None
    weights = model_weights(WEIGHTS, "place")
    odds = [dot(weights, *row) for row in place_features(features, voice_odds(voices))]
    first = max(MIN_POST, ping - PING_WINDOW) if pinged else MIN_POST
    return first + nearest(chances_of(odds[first - 1 : ping if pinged else None]))


def nearest(chances: Sequence[float]) -> int:
    """The place that is the fewest paragraphs off, to be expected: of several likely ones the middle."""
    count = len(chances)
    saved = [
        sum([chances[i] * (FAR - abs(i - at)) for i in range(max(0, at - FAR), min(count, at + FAR))])
        for at in range(count)
    ]
    return saved.index(max(saved))


def _has_discussion(rows: Sequence[Features]) -> bool:
    """rows: features of every gap and, last, of "nowhere"."""
    weights = model_weights(WEIGHTS, "any")
    return 1 - chances_of([dot(weights, *row) for row in rows])[-1] >= SPLIT_CONFIDENCE


def said_odds(voices: Sequence[Voice]) -> list[float]:
    """Log odds that each paragraph is part of a discussion, by how it speaks and by its words."""
    habits = read_habits(voices, addressed_names(voices))
    weights, words = model_weights(WEIGHTS, "talk"), model_weights(WEIGHTS, "words")
    return [
        dot(weights, *talk_features(voice, habits)) + summed(words, said_words(voice)) for voice in voices
    ]


def voice_odds(voices: Sequence[Voice]) -> list[float]:
    """Log odds of a change of voice at each gap of a page, post and discussion alike."""
    weights = model_weights(WEIGHTS, "voice")
    return [dot(weights, *row) for row in turn_features(read_turns(voices))]


def nowhere_features(scored: Scored) -> dict[str, float]:
    """Features of a page for having no discussion."""
    talk = [limited(odds) for odds in scored.talk]
    return {
        "nowhere": 1.0,
        "nowhere paragraphs": math.log1p(len(talk)),
        "nowhere talk": sum(talk) / len(talk),
        "nowhere end": _end_talk(scored.talk),
    }


def _end_talk(odds: Sequence[float]) -> float:
    """How much the last third of a page speaks like comments."""
    end = [limited(value) for value in odds[-max(3, len(odds) // 3) :]]
    return sum(end) / len(end)


def place_features(rows: Sequence[Features], odds: Sequence[float]) -> list[Features]:
    """The features of every gap with those of the voices on either side.

    rows: those of `gap_features`. odds: those of `voice_odds`.
    """
    chances = [1 / (1 + math.exp(-max(-30.0, min(30.0, value)))) for value in odds]
    sums = [0.0, *accumulate(chances)]
    return [(*row, _turning(odds, chances, sums, at)) for at, row in enumerate(rows)]


def _turning(
    odds: Sequence[float], chances: Sequence[float], sums: Sequence[float], at: int
) -> dict[str, float]:
    return {
        "voice": limited(odds[at]),
        "voice chance": chances[at],
        "voices after": _mean(sums, at + 1, len(chances)),
        "voices before": _mean(sums, 0, at),
        "voices next": _mean(sums, at + 1, at + 1 + NEAR_GAPS),
        "voices previous": _mean(sums, at - NEAR_GAPS, at),
    }


def gap_features(scored: Scored) -> list[Features]:
    """Features of every gap as the beginning of the discussion, by how the paragraphs around it speak."""
    talk = [limited(odds) for odds in scored.talk]
    sums = [0.0, *accumulate(talk)]
    words = [0, *accumulate(voice.words for voice in scored.voices)]
    return [(_around(talk, sums, words, at), *_beside(scored.voices, at)) for at in range(1, len(talk))]


def _around(talk: Sequence[float], sums: Sequence[float], words: Sequence[int], at: int) -> dict[str, float]:
    count = len(talk)
    behind, ahead = sums[at], sums[-1] - sums[at]
    return {
        "after": ahead / (count - at),
        "before": behind / at,
        "contrast": ahead / (count - at) - behind / at,
        "next 3": _mean(sums, at, at + 3),
        "next 8": _mean(sums, at, at + 8),
        "previous 3": _mean(sums, at - 3, at),
        "first": talk[at],
        "last": talk[at - 1],
        "left": math.log1p(count - at),
        "done": math.log1p(at),
        "share": (count - at) / count,
        "sum": max(-3.0, min(6.0, ahead / 5)),
        "gain": max(-3.0, min(6.0, (ahead - behind) / 10)),
        "post short": words[at] < 60,
    }


def _beside(voices: Sequence[Voice], at: int) -> Features:
    above, below = voices[at - 1], voices[at]
    near = voices[max(0, at - CLOSE_LINES) : at]
    found = {
        "post asks": above.text[-1:] == "?",
        "post invites": any("invite" in voice.kinds for voice in near),
        "at marker": bool(below.marker),
        "last marker": bool(above.marker),
        "at vocative": below.vocative is not None,
        "last vocative": above.vocative is not None,
        "last invites": "invite" in above.kinds,
        "last credit": "credit" in above.kinds,
        "last leaves": above.words <= SHORT_WORDS and "signoff" in above.opens,
        "last tiny": above.words <= 3,
        "first credit": "credit" in below.kinds,
        "first leaves": below.words <= SHORT_WORDS and "signoff" in below.opens,
    }
    return found, flags("at opens", below.opens & _OPENINGS), flags("last opens", above.opens & _OPENINGS)


def _mean(sums: Sequence[float], start: int, end: int) -> float:
    """Mean of the values from `start` to `end`, cut to those there are; 0 where there are none."""
    start, end = max(0, start), min(len(sums) - 1, end)
    return (sums[end] - sums[start]) / (end - start) if end > start else 0.0
