"""White space folded: runs of it become one space, none is left at either end."""

from __future__ import annotations


def fold_spaces(text: str) -> str:
    r"""Fold all white space of a text.

    A printable character is no white space but the space itself (Python's `str.isprintable`), so most texts
    are known to be folded by two looks that take a third of the time of folding them.

    >>> fold_spaces(" a \n\u00a0 b ")
    'a b'
    """
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())
