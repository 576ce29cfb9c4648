"""Text of hostile pages, made harmless to look at."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls of terminals and of the direction of writing, and marks without width. The joiners U+200C and
U+200D stay: Persian and emoji are written with them."""


def split_hidden(text: str) -> list[str]:
    r"""Text and names of hidden characters in turn, text first.

    >>> split_hidden("a\u202eb")
    ['a', 'U+202E', 'b']
    """
    parts: list[str] = []
    end = 0
    for found in _HIDDEN.finditer(text):
        parts += (text[end : found.start()], f"U+{ord(found[0]):04X}")
        end = found.end()
    return [*parts, text[end:]]


def visible(text: str) -> str:
    r"""The text with each hidden character written out.

    >>> visible("\x1b[31mred")
    '‹U+001B›[31mred'
    """
    parts = split_hidden(text)
    return "".join(f"‹{part}›" if place % 2 else part for place, part in enumerate(parts))
