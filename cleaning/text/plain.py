"""Lines that are plainly words: quick looks, which most lines pass, so that nothing else of them is read.

A line in Western letters without digits and joints is words where it holds none of those that phrases, ages
and "says" have. What makes up a phrase with everyday words alone ("By {name}") stands at an end of its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cleaning.dates import age_words
from cleaning.phrases import WESTERN_LETTERS, families, one_of_each, western_words
from cleaning.text.kinds import FAMILIES, Mark
from cleaning.text.names import BESIDE_FAMILIES

_CASES = bytes(97 if 97 <= byte <= 122 else 65 if 65 <= byte <= 90 else 32 for byte in range(256))
"""For each byte "a" or "A" where it is an ASCII letter, small or capital, else a space."""
_GLUED = b"aA"
"""Where a heading may be glued to a label (`labels`)."""
_JOINT = "- "
"""Where one may be parted from it, as at a bar or a point in the middle."""
_BESIDE_LATIN = {**dict.fromkeys("’‘“”…", " "), "–": "-", "—": "-"}
"""Signs of Western text that Latin-1 has not."""
_SIGN = "\x00"
"""Stands for a sign that no plain line has."""
_SIGNS = "0123456789|·©¨ª¯²³´µ¸¹º¼½¾ß"
"""Numbers and bars, the sign that alone makes a phrase, and what is folded to other letters."""
_LETTERS = "".join(
    letter if (letter := chr(byte).lower()) in WESTERN_LETTERS else _SIGN if letter in _SIGNS else " "
    for byte in range(256)
).encode("latin-1")
"""For each byte of Latin-1 the small letter or sign that it is, else a space."""
_EVERYDAY = frozenset(
    "a about all an and are as at be best by can do for from get go have here how i if in is it its me more"
    " my new not of on one or our out s so that the this time to up was we what will with you your".split()
)
"""Words of which lines are full."""
_BESIDES = ("pingback", "trackback", "reply")
"""Words of what is no phrase: "Pingback: …", "Ann said in reply to Bob"."""
_PARTLY = frozenset(
    {"says", *BESIDE_FAMILIES, *(family for family, mark in FAMILIES if mark in (Mark.FORM, Mark.HEADING))}
)
"""Families of which parts of a line may be phrases: buttons side by side, a heading with a label, "says"."""


def plain_words(text: str) -> Sequence[str]:
    """The words of a text in Western letters, in lower case; none where it holds a digit or a joint.

    >>> plain_words("Leave a reply"), plain_words("Reply | Share")
    (['leave', 'a', 'reply'], ())
    """
    if not text.isascii():
        for sign, plain in _BESIDE_LATIN.items():
            text = text.replace(sign, plain)
    if not text.isprintable() or _JOINT in text:
        return ()
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        return ()
    words = signs.translate(_LETTERS).decode("latin-1")
    return () if _SIGN in words or _GLUED in signs.translate(_CASES) else words.split()


def are_plain(words: Sequence[str]) -> bool:
    """Whether the words of a line are no phrase, and no part of them is a button, a by-line or an age.

    >>> are_plain(plain_words("The queue is long")), are_plain(plain_words("Leave a reply"))
    (True, False)
    """
    telling, everyday = _telling()
    if not telling.isdisjoint(words) or words[0] in everyday or words[-1] in everyday:
        return False
    return " ".join(words) not in _whole()


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Of every age, and of every phrase that may be a part of a line or takes up a name, a word that it
    holds; and the words of those phrases that have none but everyday words.
    """
    told = [
        *(words for family in families() for words in western_words(family, templates=True)),
        *(words for family in _PARTLY for words in western_words(family, templates=False)),
    ]
    telling = one_of_each([word for word in words if word not in _EVERYDAY] for words in told)
    everyday = frozenset(word for words in told if _EVERYDAY.issuperset(words) for word in words)
    return telling.union(_BESIDES, age_words()), everyday


@cache
def _whole() -> frozenset[str]:
    """All phrases without names, as their words."""
    return frozenset(
        " ".join(words) for family in families() for words in western_words(family, templates=False)
    )
