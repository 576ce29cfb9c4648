"""What a site prints on most of its pages, learnt from its posts: a pure function of their texts.

A line is learnt where more than half of the site's posts have it, and at least four with different texts.
Short lines are not learnt: "Ingredients" stands on most pages of a recipe blog because its author writes it
there. Large sites are learnt from a sample, the thousand posts with the least uids: a uid is a digest, so the
sample is a fair one and follows from the set of posts, not from their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

SAMPLE_POSTS = 1_000
"""Posts of a site that are looked at: the share of a line is then known to 3 in 100."""
LEAST_POSTS = 4
"""Posts with different texts that must have a line: a series of three is no template."""
MOST_SHARE = 0.5
"""Share of the site's posts above which a line belongs to the site."""
LEAST_WIDTH = 30
"""Characters of a line that can be learnt; those of scripts without spaces count twice."""

_WIDE = "\u1100"
"""From here on a character counts as two: Hangul, kana, Han."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """A text without its site's blocks."""

    text: str
    removed: tuple[str, ...]
    """Lines that were taken out, in their order."""


def learn_blocks(texts: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Find the lines of a site: key -> (posts that have it, one of its spellings). Equal texts count once."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    total = 0
    for text in sorted(set(texts)):
        total += 1
        lines = {block_key(line): line for line in text.split("\n") if _width(line) >= LEAST_WIDTH}
        counts.update(lines.keys())
        for key, line in lines.items():
            spellings[key] = min(line, spellings.get(key, line))
    return {
        key: (count, spellings[key])
        for key, count in counts.items()
        if count >= LEAST_POSTS and count > MOST_SHARE * total
    }


def reduce_text(text: str, blocks: Mapping[str, object] | frozenset[str]) -> Reduced:
    r"""Take a site's blocks out of a text; a text that is nothing else is left as it is.

    >>> reduce_text("Hello.\nBye.", frozenset([block_key("bye.")]))
    Reduced(text='Hello.', removed=('Bye.',))
    """
    if not blocks:
        return Reduced(text, ())
    lines = text.split("\n")
    removed = tuple(line for line in lines if block_key(line) in blocks)
    if not removed or len(removed) == len(lines):
        return Reduced(text, ())
    return Reduced("\n".join(line for line in lines if block_key(line) not in blocks), removed)


def block_key(line: str) -> str:
    """Digest of a line; case and white space do not count."""
    return sha256(" ".join(line.split()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if sign >= _WIDE else 1 for sign in line)
