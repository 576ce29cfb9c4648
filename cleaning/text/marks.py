"""What one line is by itself, before its neighbours are looked at.

Interface words come from `cleaning.phrases`, over all languages. Dates are told by shape, not by month names,
so that a layout is learnt in any language; `cleaning.dates` reads them later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from cleaning.dates import is_age, may_hold_age
from cleaning.dates.words import month_words
from cleaning.phrases import families_of, fold, phrases
from cleaning.text.moments import CLOCK, find_moment
from cleaning.text.names import (
    BUTTON_FAMILIES,
    DATED_NAME_WORDS,
    NAME_CHARS,
    NAME_WORDS,
    bare_name,
    day_start,
    is_bare,
    is_interface,
    is_no_name,
    is_said,
    speaker,
    trimmed,
)

SHORT_CHARS = 120
"""Longest line that can be a mark; the longest by-line of the development pages has 97 characters."""

ORDINAL_CHARS = 7
"""Longest number of a comment: "# 1234."."""

COUNT_CHARS = 40
"""Longest line that counts comments in words of its own."""

AGE_CHARS = 40
"""Longest age: "10 hours 38 minutes ago", "hace 3 semanas (editado)"."""

LABEL_WORDS = 3
"""Most words of a label beside a heading that no list need know: "No Reactions"."""

_AGE_WORDS = (4, 3, 2)
"""Words of an age that stands behind a name at once: "3 hours ago", "vor 3 Tagen"; "3d" would be a model."""

SHORT_NAME_WORDS = 3
"""Most words of a name with an age behind it at once; a longer one is the start of a sentence."""


class Mark(Enum):
    """Kind of a line."""

    TEXT = "text"
    BYLINE = "byline"
    """Name with a date, or with a word for "says"."""
    DATE = "date"
    """A date or age alone."""
    ACTION = "action"
    """A button of one comment: reply, like, report."""
    ORDINAL = "ordinal"
    """A comment's number: "12", "#12"."""
    HEADING = "heading"
    """Opens the discussion: "3 Comments", "12 thoughts on …"."""
    CLOSED = "closed"
    """Says that there is no discussion: "No comments"."""
    FORM = "form"
    """The form for a new comment, or the invitation to sign in for one: the discussion ends."""
    MORE = "more"
    """Comments that are not shown: "See more comments"."""
    RELATED = "related"
    """Opens links to other posts."""
    BADGE = "badge"
    """A word beside a commenter's name: "Guest", "Author", "Edited"."""
    PING = "ping"
    """A pingback or trackback."""
    NOISE = "noise"
    """Other interface: share, follow, navigation, legal, consent."""


SIGNS = (Mark.BYLINE, Mark.DATE)
"""Lines that sign a comment."""

FAMILIES: tuple[tuple[str, Mark], ...] = (
    ("no_comments", Mark.CLOSED),
    ("more_comments", Mark.MORE),
    ("comment_form", Mark.FORM),
    ("comment_policy", Mark.FORM),
    ("sign_in", Mark.FORM),
    ("comments_heading", Mark.HEADING),
    ("reply", Mark.ACTION),
    ("like", Mark.ACTION),
    ("report", Mark.ACTION),
    ("author_badge", Mark.BADGE),
    ("edited", Mark.BADGE),
    ("advert", Mark.NOISE),
    ("related", Mark.RELATED),
    ("share", Mark.NOISE),
    ("follow", Mark.NOISE),
    ("navigation", Mark.NOISE),
    ("legal", Mark.NOISE),
    ("consent", Mark.NOISE),
    ("continuation", Mark.NOISE),
    ("syndication", Mark.NOISE),
)
"""Families of phrases in the order in which they claim a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line's mark, with the name and date it shows."""

    mark: Mark
    author: str | None = None
    date: str | None = None


_SEPARATORS = (" · ", " • ", " | ", " – ", " — ", " - ", ", ")
"""What stands between a name and an age."""
_SEPARATED = re.compile("[·•|–—,-] ")
_PLAIN = Reading(mark=Mark.TEXT)
_NOISE = Reading(mark=Mark.NOISE)
_PING = Reading(mark=Mark.PING)
_ORDINAL = Reading(mark=Mark.ORDINAL)
_COUNTED = Reading(mark=Mark.HEADING)
_ACTION = Reading(mark=Mark.ACTION)
_FORM = Reading(mark=Mark.FORM)
_FORM_FAMILIES = frozenset({"comment_form", "sign_in", "comment_policy"})
_PHRASES = tuple((family, Reading(mark=mark)) for family, mark in FAMILIES)

_NUMBER = re.compile(r"[#+−-]?\s?\d{1,4}[.)]?(?:\s[+−-]?\d{1,4})?")
_PINGBACK = re.compile(r"(?:ping|track)back\b(?:\s?[:：]|\s(?:from|by|von|de)\b)\s?\S", re.IGNORECASE)
_SENTENCE_ENDS = tuple(".!?…。！？:;,")
_INITIAL = re.compile(r"\b\w{1,3}\.$")
_LETTER = re.compile(r"[^\W\d_]")
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]*(?: \d+)?")
_LONG_NUMBER = re.compile(r"\d{5}")
"""In a line without date or "says" no part of a name, unless it is a part of one word ("jan10234")."""
_AT = re.compile(r"^(?:at|um|à|alle|ore|as|às|a las|os|o|om|kl|в)\.?\s", re.IGNORECASE)
_ANSWERING = re.compile(r"(?P<name>.{1,50}?) (?:said|replied) in reply to .{1,60}$")
_JOINED = re.compile(r"\s[|·•–—-]\s|(?<=[a-z])(?=[A-Z0-9])")
_RULE = re.compile(r"[_=*~–—─━.\-\s]{3,}")
_DIGIT = re.compile(r"\d")
_SPEECH_ENDS = ":：.…,"
_DAY_AND_MONTH = re.compile(
    r"(?P<a>[^\W\d_]{3,14}\.?) \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)? (?P<b>[^\W\d_]{3,14}\.?)"
)
"""A date without its year: "Mar 4", "12. März"."""


def read_line(text: str) -> Reading:
    """The mark of one line.

    >>> read_line("Bob says:").mark, read_line("Bob says:").author
    (<Mark.BYLINE: 'byline'>, 'Bob')
    >>> read_line("Ann Lee on May 2, 2016 at 10:00 am").date
    'May 2, 2016 at 10:00 am'
    """
    return _read_short(text) if len(text) <= SHORT_CHARS else _PLAIN


@lru_cache(maxsize=65536)
def _read_short(text: str) -> Reading:
    first = text[:1]
    if not first.isalnum() and (_RULE.fullmatch(text) or not fold(text)):
        return _NOISE
    if first in "ptPT" and _PINGBACK.match(text):
        return _PING
    if len(text) <= ORDINAL_CHARS and _NUMBER.fullmatch(text):
        return _ORDINAL
    phrase = _phrase(text)
    if phrase:
        return phrase
    numbered = _DIGIT.search(text) is not None
    return (
        _dated(text, numbered=numbered)
        or _spoken(text)
        or _buttons(text)
        or _composed(text)
        or (_COUNTED if numbered and _counts_comments(text) else _PLAIN)
    )


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: short, few words, no sentence, no interface.

    >>> [is_name(s) for s in ("Timothée W.", "mtmjr90", "That is so true.", "Reply", "名無し")]
    [True, True, False, False, True]
    """
    return len(text) <= NAME_CHARS and _is_short_name(text)


@lru_cache(maxsize=65536)
def _is_short_name(text: str) -> bool:
    if not text or len(text.split()) > NAME_WORDS or not _LETTER.search(text):
        return False
    if is_no_name(text) or (text.endswith(_SENTENCE_ENDS) and not _INITIAL.search(text)):
        return False
    if _LONG_NUMBER.search(text) and not _ACCOUNT.fullmatch(text):
        return False
    return read_line(text).mark is Mark.TEXT


def _dated(text: str, *, numbered: bool) -> Reading | None:
    """A date alone, or a name with a date on either side. numbered: the line holds a digit."""
    if not numbered and not may_hold_age(text):
        return None
    found = find_moment(text) if numbered else None
    if not found:
        alone = numbered and (CLOCK.fullmatch(_AT.sub("", text)) or _is_day_of_year(text))
        return Reading(mark=Mark.DATE, date=text) if alone or _is_age(text) else _aged(text)
    start = day_start(text, found.start())
    date = text[start : found.end()]
    name, behind = bare_name(text[:start]), trimmed(text[found.end() :])
    idle = is_interface(behind) or bool(_phrase(behind)) or is_said(behind) or is_age(behind)
    if idle and not name:
        return Reading(mark=Mark.DATE, date=date)
    if idle and is_bare(name, max_words=DATED_NAME_WORDS):
        return Reading(mark=Mark.BYLINE, author=name, date=date)
    behind, *others = behind.split(" | ")
    labels = all(map(_is_label, others))
    if not name and labels and is_name(bare_name(behind)) and not _DIGIT.search(behind):
        return Reading(mark=Mark.BYLINE, author=bare_name(behind), date=date)
    return None


def _is_day_of_year(text: str) -> bool:
    """Whether a line is a day without its year: "12. März", "Posted August 26 (edited)"."""
    found = _DAY_AND_MONTH.fullmatch(bare_name(_without_buttons(text)))
    return found is not None and fold(found["a"] or found["b"]) in month_words()


def _is_age(text: str) -> bool:
    return len(text) <= AGE_CHARS and text[-1] not in "!?:,;" and is_age(text)


def _aged(text: str) -> Reading | None:
    """A name and an age, with a separator between them or not, among buttons and counts: "Ann Lee · 3 days
    ago", "ann 3 hours ago | next", "3 days ago · 2 Likes".
    """
    rest = _without_buttons(text)
    if rest != text and _is_age(rest):
        return Reading(mark=Mark.DATE, date=rest)
    for separator in _SEPARATORS if _SEPARATED.search(rest) else ():
        name, found, age = rest.rpartition(separator)
        if found and len(age) <= AGE_CHARS and is_age(age.strip()):
            return _by(trimmed(name), age.strip())
    return _aged_at_once(rest)


def _aged_at_once(text: str) -> Reading | None:
    """A short name and an age with nothing between them."""
    words = text.split()
    for size in _AGE_WORDS if text[-1] not in ".!?:,;" else ():
        age = " ".join(words[-size:])
        if size < len(words) and is_age(age):
            reading = _by(bare_name(" ".join(words[:-size])), age)
            name = reading.author.split() if reading and reading.author else []
            is_short = len(name) <= SHORT_NAME_WORDS and (len(name) < 2 or not any(map(str.islower, name)))
            return reading if is_short else None
    return None


def _by(name: str, date: str) -> Reading | None:
    if is_interface(name):
        return Reading(mark=Mark.DATE, date=date)
    return Reading(mark=Mark.BYLINE, author=name, date=date) if is_bare(name) else None


def _without_buttons(text: str) -> str:
    """A line without what stands behind its last separators, where that is buttons and counts."""
    while True:
        rest, found, last = max((text.rpartition(sign) for sign in "|·•("), key=lambda cut: len(cut[0]))
        if not found or not rest.strip() or not is_interface(last):
            return text
        text = rest.rstrip()


def _spoken(text: str) -> Reading | None:
    """A name with a word for "says" behind it, in any language; TypePad's also says to whom."""
    answering = _ANSWERING.match(text) if " in reply to " in text else None
    name = trimmed(speaker(text) or "") if text[-1] in _SPEECH_ENDS and not answering else ""
    name = answering["name"] if answering else name
    return Reading(mark=Mark.BYLINE, author=name) if name and is_bare(name) else None


def _buttons(text: str) -> Reading | None:
    """Buttons side by side: "Like Reply 12 Reactions", "Leave a Reply Cancel reply"."""
    first = fold(text.partition(" ")[0])
    if text[-1] != "," and first in _first_words(BUTTON_FAMILIES) and is_interface(text, BUTTON_FAMILIES):
        return _ACTION
    is_form = first in _first_words(_FORM_FAMILIES) and is_interface(text, _FORM_FAMILIES | BUTTON_FAMILIES)
    return _FORM if is_form else None


@cache
def _first_words(families: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for family in families for phrase in phrases(family))


def _composed(text: str) -> Reading | None:
    """A heading with other interface on its line, or glued to it: "one comment – permalink", "1 CommentNo
    Reactions".
    """
    if len(text) > COUNT_CHARS or not _JOINED.search(text):
        return None
    first, *others = _JOINED.split(text)
    reading = _phrase(first)
    is_heading = reading is not None and reading.mark is Mark.HEADING
    return reading if is_heading and all(map(_is_label, others)) else None


def _is_label(text: str) -> bool:
    return len(text.split()) <= LABEL_WORDS or _phrase(text) is not None or is_interface(text)


def _counts_comments(text: str) -> bool:
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


def _phrase(text: str) -> Reading | None:
    found = families_of(text) if text[-1:] != "," else None  # "Love," is no button
    return next((reading for family, reading in _PHRASES if family in found), None) if found else None
