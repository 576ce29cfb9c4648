"""What a site prints on most of its pages, learnt from its posts: a pure function of their texts.

A line is learnt where more than half of the site's posts have it, and at least four with different texts. It
must be long, or stand near the beginning or end of the texts; short ones are never learnt. "Ingredients" and
"Preheat the oven to 350 degrees." stand on most pages of a recipe blog because its author writes them.

Large sites are learnt from a sample, the thousand posts with the least uids: a uid is a digest, so the sample
is a fair one and follows from the set of posts, not from their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
LONG_WIDTH = 80
"""Characters of a line that can be learnt wherever it stands: nobody writes it into most posts anew."""
TOP_LINES, BOTTOM_LINES = 3, 6
"""Lines at the edges of a text among which shorter ones can be learnt: greetings; farewells, biographies."""

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
        lines = {block_key(line): line for line, learnable in _lines(text) if learnable}
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

    >>> farewell = "Until next week, and mind the tides."
    >>> reduce_text(f"Hello.\n{farewell}", frozenset([block_key(farewell)])).text
    'Hello.'
    """
    if not blocks:
        return Reduced(text, ())
    kept: list[str] = []
    removed: list[str] = []
    for line, learnable in _lines(text):
        (removed if learnable and block_key(line) in blocks else kept).append(line)
    return Reduced("\n".join(kept), tuple(removed)) if kept and removed else Reduced(text, ())


def block_key(line: str) -> str:
    """Digest of a line; case and white space do not count."""
    return sha256(" ".join(line.split()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is long enough for its place to be a block."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        at_edge = i < TOP_LINES or i >= len(lines) - BOTTOM_LINES
        yield line, _width(line) >= (LEAST_WIDTH if at_edge else LONG_WIDTH)


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if sign >= _WIDE else 1 for sign in line)
