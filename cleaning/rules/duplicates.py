"""Keeps what a page repeats once, at its first place.

Pages repeat by accident (a body in two containers, a teaser above its paragraph) and on purpose (a refrain,
the cells of a table, one line under each picture). Only the first is cut, so a copy needs evidence:

1. the whole text is one block that stands there twice or more often, perhaps with a cut last copy;
2. a paragraph is the beginning of another one: a teaser;
3. prose stands there again: two paragraphs or more in the same order, one right behind its first copy, one
   that opened the text, or a very long one; short lines beside it go with it as far as both places agree;
4. a line is one long paragraph twice, the copies glued together.

Neither short lines nor lines of code are evidence: refrains, lists and listings live of them, and a plan may
give the same advice for every day. Nothing depends on anything but the lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from cleaning.cuts import CutLog
from cleaning.spaces import fold_spaces

LONG_WIDTH = 100
"""Width of a paragraph that nobody writes twice by chance. Verse lines and table cells stay under 80."""

VERY_LONG_WIDTH = 300
"""Width of a paragraph that is a copy wherever it stands again."""

BEGINNING_WIDTH = 200
"""Width of a beginning without dots: shorter ones are pulled quotations that belong to the layout."""

TEASER_WIDTH = 60
"""Width of a beginning that ends in dots: the dots are evidence of their own."""

COPY_WIDTH = 200
"""Least width of a whole text of short lines that is taken for a block with copies."""

COPY_LINES = 5
"""Least number of different lines in such a block: a list of equal lines has one."""

_DOTS = ("...", "…", "[…]", "[...]", "(…)", "(...)", "[&hellip;]")
_PROSE_ENDS = (*".!?…。！？؟।", '."', ".”", "!”", "?”", ".»", ".’", "。」")
MAX_PASSES = 4
"""Times the paragraphs are gone over: a cut may bring two copies together, seldom twice."""

_WIDE = re.compile("[\u2e80-\U0010ffff]+")
"""Characters as wide as two Latin ones (CJK)."""


def drop_duplicates(lines: list[str], cuts: CutLog) -> list[str]:
    """Drop second copies from the paragraphs of a post.

    >>> long = "word " * 30 + "end."
    >>> drop_duplicates(["la", "la", long, long], CutLog()) == ["la", "la", long]
    True
    """
    if len(set(lines)) == len(lines) and not any(_is_wide(line, TEASER_WIDTH) for line in lines):
        return lines
    lines = [_first_half(line, cuts) for line in lines]
    keys = [_key(line) for line in lines]
    lines, keys = _first_copy(lines, keys, cuts)
    lines, keys = _without(lines, keys, _beginnings(keys), "teaser", cuts)
    for _ in range(MAX_PASSES):
        dropped = _repeated(keys)
        if not dropped:
            break
        lines, keys = _without(lines, keys, dropped, "doubled_paragraph", cuts)
    return _first_copy(lines, keys, cuts)[0]


def width_of(text: str) -> int:
    """Measure a text in Latin characters.

    >>> width_of("abc"), width_of("日本語")
    (3, 6)
    """
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))


def _is_wide(text: str, width: int) -> bool:
    """Whether `width_of` a text is at least `width`; few texts have to be measured to tell."""
    return len(text) >= width or (2 * len(text) >= width and width_of(text) >= width)


def _first_half(line: str, cuts: CutLog) -> str:
    """One copy of a paragraph that stands twice on its line."""
    size = len(line) // 2
    if 2 * size < LONG_WIDTH:  # no prose, however wide
        return line
    first, second = line[:size].rstrip(), line[-size:].lstrip()
    if first != second or not _is_prose(_key(first)):
        return line
    cuts.add("doubled_paragraph", second)
    return _first_half(first, cuts)


def _key(line: str) -> str:
    return fold_spaces(line).casefold()


def _first_copy(lines: list[str], keys: list[str], cuts: CutLog) -> tuple[list[str], list[str]]:
    """The first block of a text that is nothing but copies of one block, and its keys."""
    while len(set(keys)) < len(keys):
        period = _period(keys)
        if not period or len(set(keys[:period])) < COPY_LINES:
            break
        if sum(width_of(key) for key in keys[:period]) < COPY_WIDTH:
            break
        cuts.add("doubled_body", "\n".join(lines[period:]))
        lines, keys = lines[:period], keys[:period]
    return lines, keys


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
    """Lines that are a second copy of prose, and their neighbours as far as both places agree."""
    first: dict[str, int] = {}
    dropped: set[int] = set()
    if len(set(keys)) == len(keys):
        return dropped
    for i, key in enumerate(keys):
        if i in dropped or not _is_prose(key):
            continue
        j = first.setdefault(key, i)
        if j == i:
            continue
        run = _agreeing(keys, j, i, dropped)
        at_first_copy = all(k in dropped for k in range(j + 1, i))
        paragraphs = sum(_is_prose(keys[k]) for k in run)
        if j == 0 or at_first_copy or paragraphs > 1 or _is_wide(key, VERY_LONG_WIDTH):
            dropped.update(run)
    return dropped


def _is_prose(key: str) -> bool:
    return key.endswith(_PROSE_ENDS) and _is_wide(key, LONG_WIDTH)


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
    long = (i for i, key in enumerate(keys) if _is_wide(key, TEASER_WIDTH))
    return {i for i in long if _begins_another(keys[i], ordered)}


def _begins_another(key: str, ordered: list[str]) -> bool:
    stem, least = key, BEGINNING_WIDTH
    for dots in _DOTS if stem.endswith(_DOTS) else ():
        if stem.endswith(dots):
            stem, least = stem.removesuffix(dots).rstrip(" ."), TEASER_WIDTH
    if not _is_wide(stem, least):
        return False
    place = bisect_right(ordered, stem)
    if place < len(ordered) and ordered[place] == key:
        place += 1
    return place < len(ordered) and ordered[place].startswith(stem)


def _without(
    lines: list[str], keys: list[str], dropped: set[int], rule: str, cuts: CutLog
) -> tuple[list[str], list[str]]:
    run: list[str] = []
    for i in sorted(dropped):
        run.append(lines[i])
        if i + 1 not in dropped:
            cuts.add(rule, "\n".join(run))
            run = []
    if not dropped:
        return lines, keys
    kept = [i for i in range(len(lines)) if i not in dropped]
    return [lines[i] for i in kept], [keys[i] for i in kept]
