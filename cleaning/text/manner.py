"""How a paragraph is written: two paragraphs of one voice are written alike, and tell of the same.

Like `voice`, only the opening and the close of a paragraph are looked at, so the cost of a line is bounded.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub

from cleaning.text.voice import HEAD_CHARS, TAIL_CHARS, words_in, words_of

CONTENT_CHARS = 5
"""Fewest letters of a word that tells what a paragraph is about."""

COHESION_LIMIT = 3.0
"""Largest cohesion of two paragraphs."""

_TIGHT = re.compile(r"[,.!?][A-Za-z]{2}")
_SMILE = re.compile(r"[:;=]-?[)(DPp]|[\U0001f300-\U0001faff\u263a\u2639\u2764]")
_SMILE_SIGN = re.compile("[:;=\U0001f300-\U0001faff\u263a\u2639\u2764]")
"""Begins every smile; to look for it is many times faster."""

TRAITS = (
    *("capitals", "exclaims", "dots", "small i", "straight quotes", "curly quotes", "hyphens", "dashes"),
    *("long words", "long sentences", "loose marks", "tight marks", "smiles", "first", "second", "open end"),
)
_CHANGES = tuple(f"{place} {name}" for place in ("differs", "above", "below") for name in TRAITS)


@dataclass(frozen=True, slots=True)
class Manner:
    """How one paragraph is written."""

    traits: Sequence[float]
    """Numbers between 0 and 3, in the order of `TRAITS`."""
    content: frozenset[str]
    """Its longer words, in lower case."""


def read_manners(texts: Sequence[str]) -> list[Manner]:
    """The manner of each paragraph."""
    return [_read(text) for text in texts]


def count_content(manners: Sequence[Manner]) -> Counter[str]:
    """In how many of the paragraphs each longer word stands."""
    return Counter(chain.from_iterable([manner.content for manner in manners]))


def content_of(texts: Sequence[str]) -> frozenset[str]:
    """The longer words of all paragraphs, in lower case."""
    return frozenset(chain.from_iterable(_content(_lowered(words_in(_seen(text)))) for text in texts))


def manner_features(
    manners: Sequence[Manner], at: int, counts: Mapping[str, int], post: frozenset[str]
) -> dict[str, float]:
    """How much the manner changes at the gap above manners[at].

    counts: those of `count_content`. post: the longer words of the post that is discussed.
    """
    before, after = manners[at - 1], manners[at]
    above, below = before.traits, after.traits
    found: dict[str, float] = dict(
        zip(_CHANGES, (*map(abs, map(sub, below, above)), *above, *below), strict=True)
    )
    behind = _cohesion(before, after, counts, len(manners))
    ahead = _cohesion(after, manners[at + 1], counts, len(manners)) if at + 1 < len(manners) else 0.0
    found["told on"] = behind
    found["told ahead"] = ahead
    found["told apart"] = behind - ahead
    found["told above"] = _cohesion(manners[at - 2], after, counts, len(manners)) if at > 1 else 0.0
    found["of post"], found["above of post"] = _share(after, post), _share(before, post)
    found["told here only"] = any(counts[word] == 2 for word in before.content & after.content)
    return found


def _cohesion(one: Manner, other: Manner, counts: Mapping[str, int], paragraphs: int) -> float:
    """How much two paragraphs share: the rarity of their common words, over the length of the shorter."""
    shared = one.content & other.content
    if not shared:
        return 0.0
    rarity = sum([math.log((paragraphs + 1) / (counts[word] + 0.5)) for word in shared])
    return min(COHESION_LIMIT, rarity / math.sqrt(1 + min(len(one.content), len(other.content))))


def _share(manner: Manner, post: frozenset[str]) -> float:
    return len(manner.content & post) / (3 + len(manner.content))


def _read(text: str) -> Manner:
    seen = _seen(text)
    written = words_in(seen)
    words = _lowered(written)
    count = max(1, len(words))
    sentences = 1 + seen.count(". ") + seen.count("! ") + seen.count("? ")
    spaced = f" {seen}"
    traits = (
        min(3.0, 10 * sum([word[0].isupper() for word in written]) / count),
        min(2.0, seen.count("!") / 2),
        min(2.0, seen.count("...") + seen.count("…")),
        " i " in spaced or " i'" in spaced or " i’" in spaced,
        "'" in seen or '"' in seen,
        "’" in seen or "“" in seen,
        " - " in seen or "--" in seen,
        "–" in seen or "—" in seen,
        min(3.0, len(seen) / count / 3),
        min(3.0, math.log1p(count / sentences)),
        " ," in seen or " ." in seen or " !" in seen or " ?" in seen,
        _TIGHT.search(seen) is not None,
        _SMILE_SIGN.search(seen) is not None and _SMILE.search(seen) is not None,
        _count_of("first", words),
        _count_of("second", words),
        seen[-1:].isalnum(),
    )
    return Manner(traits=traits, content=_content(words))


def _seen(text: str) -> str:
    edges = HEAD_CHARS + TAIL_CHARS
    return text if len(text) <= edges else f"{text[:HEAD_CHARS]} {text[-TAIL_CHARS:]}"


def _lowered(words: Sequence[str]) -> list[str]:
    return " ".join(words).lower().split(" ") if words else []


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset([word for word in words if len(word) >= CONTENT_CHARS])


def _count_of(kind: str, words: Sequence[str]) -> float:
    return min(2.0, math.log1p(sum(map(words_of(kind).__contains__, words))))
