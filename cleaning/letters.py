"""The letters of a text: its words in ASCII letters, which are told as bytes, many times faster than by a
search, and where the scripts begin that write no spaces.
"""

from __future__ import annotations

LETTERS = bytes(byte + 32 if 65 <= byte <= 90 else byte if 97 <= byte <= 122 else 32 for byte in range(256))
"""A table for `bytes.translate`: ASCII letters in lower case, all else as spaces."""
EAST_ASIAN = "\u3040"
"""First letter of the scripts of East Asia."""


def ascii_words(text: str) -> list[str]:
    """The runs of letters of an ASCII text, in lower case.

    >>> ascii_words("May 3rd: Don't")
    ['may', 'rd', 'don', 't']
    """
    return text.encode().translate(LETTERS).decode().split()
