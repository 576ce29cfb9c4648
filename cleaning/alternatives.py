"""A pattern for any of many words, made so that it is tried fast.

Python tries the alternatives of a pattern one after the other at every place. Words that share their first
letters share them here, too, so that a few letters rule out most words at once. Of words that begin alike the
longest is tried first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words; the empty word stands for what may be left out.

    >>> any_of(["post", "posts", "rank"])
    '(?:post(?:s|)|rank)'
    >>> re.fullmatch(any_of(["c", "c++", "a.b"]), "c++")[0]
    'c++'
    """
    return _any_of(sorted(set(words)))


def _any_of(words: list[str]) -> str:
    """The same for words in order; the empty word comes first, and is tried last."""
    if len(words) == 1:
        return re.escape(words[0])
    parts = [_begun(list(group)) for first, group in groupby(words, key=lambda word: word[:1]) if first]
    if not words[0]:
        parts.append("")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _begun(words: list[str]) -> str:
    """A pattern for any of some words with the same first letters."""
    shared = words[0]
    while not words[-1].startswith(shared):  # in order, so that the last has least in common with the first
        shared = shared[:-1]
    return re.escape(shared) + (_any_of([word[len(shared) :] for word in words]) if len(words) > 1 else "")
