"""How many like something, in a short text: "12 Likes", "Gefällt mir (3)", "♥ 4", "1.2K"."""

from __future__ import annotations

import re

from cleaning.phrases import is_phrase

_COUNT = re.compile(r"((?<![\w.,])[-\u2212]?\d+(?:[.,]\d+)*)(\s?[kK]\b)?")
"""A number as counters print it: "1,204", "-3", "1.2K"."""
_AT_EDGE = re.compile(r"^\W*\d|\d[kK]?\W*$")
"""Elsewhere a number counts those who are not named: "Ann, Bo and 3 others"."""
PRESSED = re.compile(r"\s?[(（\[]\s?\d{1,7}\s?[)）\]]$")
"""How often a button was pressed, behind its words: "Like (4)"."""
_SIGNED = re.compile(r"[♥♡❤👍▲△↑⬆★☆⭐]\ufe0f?\s?[\d.,]{1,9}\s?[kK]?(?:\s?[▼▽↓⬇👎])?")
_AGAINST = re.compile(
    r"(?i)dislike|down|踩|反对|反對|비추천|비공감|싫어요|gefällt .{0,5}nicht|aime pas|no me gusta"
    r"|non mi piace|não|не нрав"
)
"""Words for those against something."""


def says_likes(text: str) -> bool:
    """Whether a short text says how many like something; those against it do not count.

    >>> [says_likes(text) for text in ("12 Likes", "Gefällt mir (3)", "♥ 4", "3 replies", "2 downvotes")]
    [True, True, True, False, False]
    """
    if _COUNT.search(text) is None or not _AT_EDGE.search(text) or _AGAINST.search(text):
        return False
    if not any(map(str.isalpha, text)):  # "1" numbers a comment
        return _SIGNED.fullmatch(text) is not None
    return is_phrase(text, "like") or is_phrase(PRESSED.sub("", text), "like")


def count_in(text: str) -> int | None:
    """The first number in a text.

    >>> count_in("1,204 likes"), count_in("1.2K"), count_in("Like")
    (1204, 1200, None)
    """
    found = _COUNT.search(text)
    if found is None:
        return None
    digits, thousands = found.group(1), found.group(2)
    if thousands:
        return round(float(digits.replace(",", ".").replace("\u2212", "-")) * 1000)
    return int(re.sub(r"[.,]", "", digits.replace("\u2212", "-")))
