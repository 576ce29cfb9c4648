"""Lines that are interface by their words: phrases of `cleaning.phrases`, alone or side by side."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaning.phrases import families_of, fold, phrases
from cleaning.text.kinds import FAMILIES, Mark, Reading
from cleaning.text.names import BUTTON_FAMILIES, NAME_WORDS, is_interface

COUNT_CHARS = 40
"""Longest line that counts comments in words of its own."""

LABEL_WORDS = 3
"""Most words of a label beside a heading that no list need know: "No Reactions"."""

_ACTION = Reading(mark=Mark.ACTION)
_FORM = Reading(mark=Mark.FORM)
_FORM_FAMILIES = frozenset({"comment_form", "sign_in", "comment_policy"})
_PHRASES = tuple((family, Reading(mark=mark)) for family, mark in FAMILIES)
_JOINED = re.compile(r"\s[|·•–—-]\s|(?<=[a-z])(?=[A-Z0-9])")


def buttons(text: str) -> Reading | None:
    """Buttons side by side: "Like Reply 12 Reactions", "Leave a Reply Cancel reply"."""
    first = fold(text.partition(" ")[0])
    if not any(map(str.isalpha, text)):
        return None
    if text[-1] != "," and first in _first_words(BUTTON_FAMILIES) and is_interface(text, BUTTON_FAMILIES):
        return _ACTION
    is_form = first in _first_words(_FORM_FAMILIES) and is_interface(text, _FORM_FAMILIES | BUTTON_FAMILIES)
    return _FORM if is_form else None


@cache
def _first_words(families: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for family in families for phrase in phrases(family))


def composed(text: str) -> Reading | None:
    """A heading with other interface on its line, or glued to it: "one comment – permalink", "1 CommentNo
    Reactions", "Discussion Post a Comment".
    """
    opening, _, rest = text.partition(" ")
    reading = phrase_mark(opening)
    is_opening = bool(rest) and reading is not None and reading.mark is Mark.HEADING
    if is_opening and is_interface(rest, _FORM_FAMILIES | BUTTON_FAMILIES):
        return reading
    if len(text) > COUNT_CHARS or not _JOINED.search(text) or not (" " in text or text[0].isdigit()):
        return None
    first, *others = _JOINED.split(text)
    reading = phrase_mark(first)
    is_heading = reading is not None and reading.mark is Mark.HEADING
    return reading if is_heading and all(map(is_label, others)) else None


def is_label(text: str) -> bool:
    """Whether what shares a line with something else is a label rather than words."""
    return len(text.split()) <= LABEL_WORDS or phrase_mark(text) is not None or is_interface(text)


def counts_comments(text: str) -> bool:
    """A short line with a number and a word for comments is a heading in any wording: "There are 27
    comments. Add yours.".
    """
    if len(text) > COUNT_CHARS:
        return False
    words = text.split()
    return len(words) <= NAME_WORDS and any(map(_is_comment_word, words))


@lru_cache(maxsize=4096)
def _is_comment_word(word: str) -> bool:
    return fold(word) in _comment_words()


@cache
def _comment_words() -> frozenset[str]:
    """Words that alone are a heading of a discussion: "Comments", "Kommentare"."""
    return frozenset(
        phrase for phrase in phrases("comments_heading") if len(phrase) > 3 and " " not in phrase
    )


def phrase_mark(text: str) -> Reading | None:
    """The mark of a line that is a phrase of the lists as a whole."""
    found = families_of(text)
    reading = next((reading for family, reading in _PHRASES if family in found), None) if found else None
    is_words = reading is not None and reading.mark is Mark.ACTION and text[-1:] == ","  # "Love,"
    return None if is_words else reading
