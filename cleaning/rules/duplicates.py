"""Keeps what a page repeats once, at its first place.

Pages repeat by accident (a body in two containers, a teaser above its paragraph) and on purpose (a refrain,
the cells of a table, one line under each picture). Only the first is cut, so a copy needs evidence:

1. the whole text is one block that stands there twice or more often, perhaps with a cut last copy;
2. a long paragraph stands there again; short lines beside it go with it as far as both places agree;
3. a paragraph is the beginning of another one: a teaser, with or without its dots.

Short lines alone are never evidence: refrains and lists live of them. Sorting and one Z-function make it
n log n; nothing depends on anything but the lines.
"""

from __future__ import annotations

from bisect import bisect_right

from cleaning.cuts import CutLog

LONG_WIDTH = 100
"""Width of a paragraph that nobody writes twice by chance. Verse lines and table cells stay under 80."""

TEASER_WIDTH = 60
"""Width of a beginning that ends in dots: the dots are evidence of their own."""

COPY_WIDTH = 200
"""Least width of a whole text of short lines that is taken for a block with copies."""

COPY_LINES = 5
"""Least number of different lines in such a block: a list of equal lines has one."""

_DOTS = ("...", "…", "[…]", "[...]", "(…)", "(...)", "[&hellip;]")
_WIDE = "\u2e80"
"""From here on a character is as wide as two Latin ones (CJK)."""


def drop_duplicates(lines: list[str], cuts: CutLog) -> list[str]:
    """Drop second copies from the paragraphs of a post.

    >>> drop_duplicates(["la", "la", "word " * 30, "word " * 30], CutLog()) == ["la", "la", "word " * 30]
    True
    """
    if len(set(lines)) == len(lines) and not any(width_of(line) >= TEASER_WIDTH for line in lines):
        return lines
    lines = _first_copy(lines, cuts)
    keys = [_key(line) for line in lines]
    lines = _without(lines, _repeated(keys), "doubled_paragraph", cuts)
    lines = _without(lines, _beginnings([_key(line) for line in lines]), "teaser", cuts)
    return _first_copy(lines, cuts)


def width_of(text: str) -> int:
    """Measure a text in Latin characters.

    >>> width_of("abc"), width_of("日本語")
    (3, 6)
    """
    return len(text) if text.isascii() else sum(2 if character >= _WIDE else 1 for character in text)


def _key(line: str) -> str:
    return " ".join(line.split()).casefold()


def _first_copy(lines: list[str], cuts: CutLog) -> list[str]:
    """The first block of a text that is nothing but copies of one block."""
    while True:
        keys = [_key(line) for line in lines]
        period = _period(keys)
        if not period or len(set(keys[:period])) < COPY_LINES:
            return lines
        if sum(width_of(key) for key in keys[:period]) < COPY_WIDTH:
            return lines
        cuts.add("doubled_body", "\n".join(lines[period:]))
        lines = lines[:period]


def _period(keys: list[str]) -> int:
    """Length of the block that the text repeats at least twice; 0 where there is none.

    The Z-function: `z[i]` lines from line i on equal the text's first lines (Gusfield 1997, chapter 1).
    """
    size = len(keys)
    z = [0] * size
    left = right = 0
    for i in range(1, size):
        length = min(right - i, z[i - left]) if i < right else 0
        while i + length < size and keys[length] == keys[i + length]:
            length += 1
        z[i] = length
        if i + length > right:
            left, right = i, i + length
        if i + length == size and length >= i:
            return i
    return 0


def _repeated(keys: list[str]) -> set[int]:
    """Lines that are a second copy of a long paragraph, and their neighbours as far as both places agree."""
    first: dict[str, int] = {}
    dropped: set[int] = set()
    for i, key in enumerate(keys):
        if width_of(key) < LONG_WIDTH:
            continue
        j = first.setdefault(key, i)
        if j != i and i not in dropped:
            dropped.update(_agreeing(keys, j, i, dropped))
    return dropped


def _agreeing(keys: list[str], j: int, i: int, dropped: set[int]) -> range:
    """The run around line i that equals the one around line j; it overlaps neither that nor an older one."""
    start, end = i, i + 1
    while j - (i - start) > 0 and start - 1 > j and start - 1 not in dropped:
        if keys[start - 1] != keys[j - (i - start) - 1]:
            break
        start -= 1
    while end < len(keys) and j + (end - i) < start and keys[end] == keys[j + (end - i)]:
        end += 1
    return range(start, end)


def _beginnings(keys: list[str]) -> set[int]:
    """Lines that are the beginning of a longer line; where the longer one stands does not matter."""
    ordered = sorted(set(keys))
    return {i for i, key in enumerate(keys) if _begins_another(key, ordered)}


def _begins_another(key: str, ordered: list[str]) -> bool:
    stem, least = key, LONG_WIDTH
    for dots in _DOTS:
        if stem.endswith(dots):
            stem, least = stem.removesuffix(dots).rstrip(" ."), TEASER_WIDTH
    if width_of(stem) < least:
        return False
    place = bisect_right(ordered, stem)
    if place < len(ordered) and ordered[place] == key:
        place += 1
    return place < len(ordered) and ordered[place].startswith(stem)


def _without(lines: list[str], dropped: set[int], rule: str, cuts: CutLog) -> list[str]:
    run: list[str] = []
    for i in sorted(dropped):
        run.append(lines[i])
        if i + 1 not in dropped:
            cuts.add(rule, "\n".join(run))
            run = []
    return [line for i, line in enumerate(lines) if i not in dropped] if dropped else lines
