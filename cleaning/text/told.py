"""What paragraphs tell: those of one voice share rare words; one that repeats what stands above quotes it.

A quote without its marks is the surest sign of a new voice: a run of words that stands in an earlier
paragraph is seldom there by chance. Only the beginning of a paragraph is read, so the cost of a line is
bounded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, repeat

from cleaning.text.voice import VOICE_CACHE, words_in

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


@dataclass(frozen=True, slots=True)
class Told:
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
    last_said: dict[tuple[str, ...], int] = {}
    found = []
    for at, text in enumerate(texts):
        runs, stems = _runs(text), _stems(text)
        opening = runs[:OPENING_RUNS]
        places = [place for place in map(last_said.get, opening) if place is not None]
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


def count_stems(told: Sequence[Told]) -> Counter[str]:
    """In how many of the paragraphs each longer word stands."""
    return Counter(chain.from_iterable([one.stems for one in told]))


def told_features(told: Sequence[Told], at: int, counts: Mapping[str, int]) -> dict[str, float]:
    """How much is told on, or repeated, at the gap above told[at]. counts: those of `count_stems`."""
    before, after, count = told[at - 1], told[at], len(told)
    across = _cohesion(before, after, counts, count)
    ahead = _cohesion(after, told[at + 1], counts, count) if at + 1 < count else 0.0
    behind = _cohesion(told[at - 2], before, counts, count) if at > 1 else 0.0
    return {
        "told on": across,
        "told ahead": ahead,
        "told behind": behind,
        "told above": _cohesion(told[at - 2], after, counts, count) if at > 1 else 0.0,
        "told further above": _cohesion(told[at - 3], after, counts, count) if at > 2 else 0.0,
        "told around": _cohesion(before, told[at + 1], counts, count) if at + 1 < count else 0.0,
        "told share": len(before.stems & after.stems) / (1 + min(len(before.stems), len(after.stems))),
        "told here only": any(counts[stem] == 2 for stem in before.stems & after.stems),
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


def _cohesion(one: Told, other: Told, counts: Mapping[str, int], paragraphs: int) -> float:
    """How much two paragraphs share: the rarity of their common words, over the length of the shorter."""
    shared = one.stems & other.stems
    if not shared:
        return 0.0
    rarity = math.fsum([math.log((paragraphs + 1) / (counts[stem] + 0.5)) for stem in shared])
    return min(COHESION_LIMIT, rarity / math.sqrt(1 + min(len(one.stems), len(other.stems))))


@lru_cache(maxsize=VOICE_CACHE)
def _stems(text: str) -> frozenset[str]:
    words = words_in(text[:TOLD_CHARS].lower())
    return frozenset([word[:STEM_LETTERS] for word in words if len(word) >= TOLD_LETTERS])


@lru_cache(maxsize=VOICE_CACHE)
def _runs(text: str) -> Sequence[tuple[str, ...]]:
    words = text[:TOLD_CHARS].lower().split()
    return list(zip(*[words[at:] for at in range(RUN_WORDS)], strict=False))
