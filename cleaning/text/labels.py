"""Lines that are interface by their words: phrases of `cleaning.phrases`, alone or side by side."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaning.letters import ascii_words
from cleaning.phrases import families_of, families_of_folded, fold, phrases
from cleaning.text.glued import are_glued
from cleaning.text.kinds import FAMILIES, Mark, Reading
from cleaning.text.names import BUTTON_FAMILIES, NAME_WORDS, is_interface

COUNT_CHARS = 40
"""Longest line that counts comments in words of its own."""

LABEL_WORDS = 3
"""Most words of a label beside a heading that no list need know: "No Reactions"."""

_ACTION = Reading(mark=Mark.ACTION)
_FORM = Reading(mark=Mark.FORM)
_HEADING = Reading(mark=Mark.HEADING)
_FORM_FAMILIES = frozenset({"comment_form", "sign_in", "comment_policy"})
_INTERFACE_FAMILIES = BUTTON_FAMILIES | _FORM_FAMILIES
_DIGITS = "0123456789"
_JOINED = re.compile(r"\s[|·•–—-]\s|(?<=[a-z])(?=[A-Z0-9])")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_JOINT = re.compile(r"[|·•–—-]\s|[a-z][A-Z0-9]")
"""In every joint; found many times faster."""


def interface(text: str) -> Reading | None:
    """Interface that is no phrase as a whole: buttons side by side, a heading with other interface."""
    opening, _, rest = text.partition(" ")
    first = fold(opening).strip(_DIGITS)  # "赞85 回复", "85赞 回复"
    if first in _first_words(_INTERFACE_FAMILIES) and (found := _buttons(text, first)):
        return found
    if rest and _is_heading(first) and is_interface(rest, _INTERFACE_FAMILIES):
        return _HEADING
    if are_glued(text):
        return _ACTION
    return _composed(text) if len(text) <= COUNT_CHARS else None


def _buttons(text: str, first: str) -> Reading | None:
    """Buttons side by side: "Like Reply 12 Reactions", "Leave a Reply Cancel reply"."""
    if not any(map(str.isalpha, text)):
        return None
    if first in _first_words(BUTTON_FAMILIES) and text[-1] != "," and is_interface(text, BUTTON_FAMILIES):
        return _ACTION
    is_form = first in _first_words(_FORM_FAMILIES) and is_interface(text, _INTERFACE_FAMILIES)
    return _FORM if is_form else None


@cache
def _first_words(families: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for family in families for phrase in phrases(family))


def _composed(text: str) -> Reading | None:
    """A heading with a label on its line, or glued to it: "one comment – permalink", "1 CommentNo Reactions",
    "Discussion Post a Comment".
    """
    if not _JOINT.search(text) or not (" " in text or text[0].isdigit()):
        return None
    first, *others = _JOINED.split(text)
    return _HEADING if _is_heading(fold(first)) and all(map(is_label, others)) else None


@lru_cache(maxsize=4096)
def _is_heading(folded: str) -> bool:
    reading = _claimed(families_of_folded(folded))
    return reading is not None and reading.mark is Mark.HEADING


def is_label(text: str) -> bool:
    """Whether what shares a line with something else is a label rather than words."""
    return len(text.split()) <= LABEL_WORDS or phrase_mark(text) is not None or is_interface(text)


def counts_comments(text: str) -> bool:
    """A short line with a number and a word for comments is a heading in any wording: "There are 27
    comments. Add yours."; a number with a full stop numbers the headings of a post.
    """
    if len(text) > COUNT_CHARS or _NUMBERED.match(text):
        return False
    words = text.split()
    return len(words) <= NAME_WORDS and _may_say_comments(text) and any(map(_is_comment_word, words))


def _may_say_comments(text: str) -> bool:
    """A quick look, which most lines fail."""
    return not text.isascii() or not _comment_letters().isdisjoint(ascii_words(text))


@lru_cache(maxsize=4096)
def _is_comment_word(word: str) -> bool:
    return fold(word) in _comment_words()


@cache
def _comment_letters() -> frozenset[str]:
    """The first letters of each such word, up to a sign that is none."""
    return frozenset(ascii_words(word)[0] for word in _comment_words() if word.isascii())


@cache
def _comment_words() -> frozenset[str]:
    """Words that alone are a heading of a discussion: "Comments", "Kommentare"."""
    return frozenset(
        phrase for phrase in phrases("comments_heading") if len(phrase) > 3 and " " not in phrase
    )


def phrase_mark(text: str) -> Reading | None:
    """The mark of a line that is a phrase of the lists as a whole."""
    return mark_of(families_of(text), text)


def mark_of(families: frozenset[str], text: str) -> Reading | None:
    """The mark of a line that is a phrase of some families."""
    reading = _claimed(families) if families else None
    is_words = reading is not None and reading.mark is Mark.ACTION and text[-1:] == ","  # "Love,"
    return None if is_words else reading


@lru_cache(maxsize=4096)
def _claimed(families: frozenset[str]) -> Reading | None:
    mark = next((mark for family, mark in FAMILIES if family in families), None)
    return Reading(mark, families=families) if mark else None
