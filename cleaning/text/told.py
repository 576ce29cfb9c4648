"""What paragraphs tell: those of one voice share rare words; one that repeats what stands above quotes it.

A quote without its marks is the surest sign of a new voice: a run of words that stands in an earlier
paragraph is seldom there by chance. Only the beginning of a paragraph is read, so the cost of a line is
bounded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import NamedTuple

from cleaning.text.features import Features
from cleaning.text.voice import HEAD_CHARS, VOICE_CACHE, opening_words, words_in

TOLD_CHARS = 1000
"""Characters of a paragraph that are read: nine of ten are shorter."""

TOLD_LETTERS = 5
"""Fewest letters of a word that tells what a paragraph is about."""

STEM_LETTERS = 6
"""Letters of such a word that count, so that its endings make no difference."""

COHESION_LIMIT = 3.0
"""Largest cohesion of two paragraphs."""

RUN_WORDS = 5
"""Words in a row, with their signs, that two writers seldom share by chance."""

OPENING_RUNS = 20
"""Runs at the beginning of a paragraph that may be those of a quote."""

MOST_RUNS = 200_000
"""Runs that are remembered, about 1 MB of text; then all are forgotten, so that memory is bounded."""

NEAR_LINES = 3
"""Paragraphs up to which what is quoted stands right above."""


class Told(NamedTuple):
    """What one paragraph tells."""

    stems: frozenset[str]
    """Its longer words, cut to their first letters."""
    said: float
    """Share of the runs of its opening that stand in an earlier paragraph of the discussion."""
    says_again: bool
    """Whether the very first run does."""
    near: bool
    """Whether the last of those paragraphs is near."""
    of_post: float
    """Share of its longer words that the post has, too."""
    quotes_post: bool
    """Whether its first run stands in the post."""


def read_told(texts: Sequence[str], post: Sequence[str]) -> list[Told]:
    """What each paragraph of a discussion tells. post: paragraphs of what is discussed."""
    post_stems = frozenset(chain.from_iterable(map(_stems, post)))
    post_runs = frozenset(islice(chain.from_iterable(map(_runs, post)), MOST_RUNS))
    last_said: dict[int, int] = {}
    found = []
    for at, text in enumerate(texts):
        runs, stems = _runs(text), _stems(text)
        opening = runs[:OPENING_RUNS]
        is_new = last_said.keys().isdisjoint(opening)  # as nearly all are
        places = [] if is_new else [last_said[run] for run in opening if run in last_said]
        found.append(
            Told(
                stems=stems,
                said=len(places) / max(1, len(opening)),
                says_again=bool(runs) and runs[0] in last_said,
                near=bool(places) and at - max(places) <= NEAR_LINES,
                of_post=len(stems & post_stems) / (3 + len(stems)),
                quotes_post=bool(runs) and runs[0] in post_runs,
            )
        )
        if len(last_said) > MOST_RUNS:
            last_said.clear()
        last_said.update(zip(runs, repeat(at), strict=False))
    return found


def told_features(told: Sequence[Told]) -> Iterator[Features]:
    """How much is told on, or repeated, at each gap between paragraphs."""
    counts = Counter(chain.from_iterable([one.stems for one in told]))
    twice = frozenset([stem for stem, count in counts.items() if count == 2])
    rarity = {stem: math.log((len(told) + 1) / (count + 0.5)) for stem, count in counts.items() if count > 1}
    beside, over_one, over_two = (_cohesions(told, distance, rarity) for distance in (1, 2, 3))
    for at in range(1, len(told)):
        across = {
            "told on": beside[at],
            "told ahead": beside[at + 1],
            "told behind": beside[at - 1],
            "told above": over_one[at],
            "told further above": over_two[at],
            "told around": over_one[at + 1],
        }
        yield across, _at_gap(told[at - 1], told[at], twice)


def _at_gap(before: Told, after: Told, twice: frozenset[str]) -> dict[str, float]:
    """twice: the words that two paragraphs have."""
    shared = before.stems & after.stems
    return {
        "told share": len(shared) / (1 + min(len(before.stems), len(after.stems))),
        "told here only": not shared.isdisjoint(twice),
        "of post": after.of_post,
        "above of post": before.of_post,
        "said": after.said,
        "says again": after.says_again,
        "says near": after.near,
        "above said": before.said,
        "above says again": before.says_again,
        "quotes post": after.quotes_post,
        "above quotes post": before.quotes_post,
    }


def _cohesions(told: Sequence[Told], distance: int, rarity: Mapping[str, float]) -> list[float]:
    """How much each paragraph shares with the one so many above it; 0 where there is none, and behind the
    last. rarity: that of each word that more than one has.
    """
    shared = [_cohesion(one, other, rarity) for one, other in zip(told, told[distance:], strict=False)]
    return [*[0.0] * min(distance, len(told)), *shared, 0.0]


def _cohesion(one: Told, other: Told, rarity: Mapping[str, float]) -> float:
    """The rarity of the words that two paragraphs have in common, over the length of the shorter."""
    if one.stems.isdisjoint(other.stems):
        return 0.0
    common = math.fsum([rarity[stem] for stem in one.stems & other.stems])
    return min(COHESION_LIMIT, common / math.sqrt(1 + min(len(one.stems), len(other.stems))))


@lru_cache(maxsize=VOICE_CACHE)
def _stems(text: str) -> frozenset[str]:
    is_short = len(text) <= HEAD_CHARS
    words = opening_words(text)[1] if is_short else words_in(text[:TOLD_CHARS].lower())
    return frozenset([word[:STEM_LETTERS] for word in words if len(word) >= TOLD_LETTERS])


@lru_cache(maxsize=VOICE_CACHE)
def _runs(text: str) -> Sequence[int]:
    """The runs of words of a paragraph, each as its hash: a number is remembered and found faster."""
    words = text[:TOLD_CHARS].lower().split()
    return list(map(hash, zip(*[words[at:] for at in range(RUN_WORDS)], strict=False)))
