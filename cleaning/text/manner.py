"""How a paragraph is written: two paragraphs of one voice are written alike, and tell of the same.

Like `voice`, only the opening and the close of a paragraph are looked at, so the cost of a line is bounded.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaning.text.voice import HEAD_CHARS, TAIL_CHARS, words_of

CONTENT_CHARS = 5
"""Fewest letters of a word that tells what a paragraph is about."""

COHESION_LIMIT = 3.0
"""Largest cohesion of two paragraphs."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_I = re.compile(r"(?:^|\s)i(?=[\s'’])")
_TIGHT = re.compile(r"[,.!?][A-Za-z]{2}")
_LOOSE = re.compile(r"\s[,.!?]")
_SMILE = re.compile(r"[:;=]-?[)(DPp]|[\U0001f300-\U0001faff\u263a\u2639\u2764]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one paragraph is written."""

    traits: Mapping[str, float]
    """Named numbers between 0 and 3."""
    content: frozenset[str]
    """Its longer words, in lower case."""


def read_manners(texts: Sequence[str]) -> list[Manner]:
    """The manner of each paragraph."""
    return [_read(text) for text in texts]


def count_content(manners: Sequence[Manner]) -> Counter[str]:
    """In how many of the paragraphs each longer word stands."""
    return Counter(word for manner in manners for word in manner.content)


def manner_features(
    manners: Sequence[Manner], at: int, counts: Mapping[str, int], post: frozenset[str]
) -> dict[str, float]:
    """How much the manner changes at the gap above manners[at].

    counts: those of `count_content`. post: the longer words of the post that is discussed.
    """
    before, after = manners[at - 1], manners[at]
    found = {f"differs {name}": abs(value - before.traits[name]) for name, value in after.traits.items()}
    found.update({f"above {name}": value for name, value in before.traits.items()})
    found.update({f"below {name}": value for name, value in after.traits.items()})
    behind = _cohesion(before, after, counts, len(manners))
    ahead = _cohesion(after, manners[at + 1], counts, len(manners)) if at + 1 < len(manners) else 0.0
    found["told on"] = behind
    found["told ahead"] = ahead
    found["told apart"] = behind - ahead
    found["told above"] = _cohesion(manners[at - 2], after, counts, len(manners)) if at > 1 else 0.0
    found["of post"], found["above of post"] = _share(after, post), _share(before, post)
    found["told here only"] = float(any(counts[word] == 2 for word in before.content & after.content))
    return found


def _cohesion(one: Manner, other: Manner, counts: Mapping[str, int], paragraphs: int) -> float:
    """How much two paragraphs share: the rarity of their common words, over the length of the shorter."""
    rarity = sum(math.log((paragraphs + 1) / (counts[word] + 0.5)) for word in one.content & other.content)
    return min(COHESION_LIMIT, rarity / math.sqrt(1 + min(len(one.content), len(other.content))))


def _share(manner: Manner, post: frozenset[str]) -> float:
    return len(manner.content & post) / (3 + len(manner.content))


def _read(text: str) -> Manner:
    edges = HEAD_CHARS + TAIL_CHARS
    seen = text if len(text) <= edges else f"{text[:HEAD_CHARS]} {text[-TAIL_CHARS:]}"
    written = _WORD.findall(seen)
    words = [word.lower() for word in written]
    count = max(1, len(words))
    sentences = 1 + sum(map(seen.count, (". ", "! ", "? ")))
    traits = {
        "capitals": min(3.0, 10 * sum(word[0].isupper() for word in written) / count),
        "exclaims": min(2.0, seen.count("!") / 2),
        "dots": min(2.0, seen.count("...") + seen.count("…")),
        "small i": float(bool(_SMALL_I.search(seen))),
        "straight quotes": float("'" in seen or '"' in seen),
        "curly quotes": float("’" in seen or "“" in seen),
        "hyphens": float(" - " in seen or "--" in seen),
        "dashes": float("–" in seen or "—" in seen),
        "long words": min(3.0, len(seen) / count / 3),
        "long sentences": min(3.0, math.log1p(count / sentences)),
        "loose marks": float(bool(_LOOSE.search(seen))),
        "tight marks": float(bool(_TIGHT.search(seen))),
        "smiles": float(bool(_SMILE.search(seen))),
        "first": min(2.0, math.log1p(sum(map(words_of("first").__contains__, words)))),
        "second": min(2.0, math.log1p(sum(map(words_of("second").__contains__, words)))),
        "open end": float(seen[-1:].isalnum()),
    }
    return Manner(traits=traits, content=frozenset(word for word in words if len(word) >= CONTENT_CHARS))
