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
from cleaning.phrases import families_of, fold, phrases
from cleaning.text.moments import CLOCK, find_moment

SHORT_CHARS = 120
"""Longest line that can be a mark; the longest by-line of the development pages has 97 characters."""

NAME_CHARS = 50
"""Longest name of a commenter; WordPress themes cut at 50 or less."""

NAME_WORDS = 6
"""Most words of a name."""

DATED_NAME_WORDS = 9
"""Most words of a name that stands with a date: "Mindy @ New Home - A New Creation"."""

ORDINAL_CHARS = 7
"""Longest number of a comment: "# 1234."."""

SPEECH_ENDS = 3
"""Most dots or colons behind "says"."""

COUNT_CHARS = 40
"""Longest line that counts comments in words of its own."""

AGE_CHARS = 40
"""Longest age: "10 hours 38 minutes ago", "hace 3 semanas (editado)"."""


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


_SEPARATORS = (" · ", " • ", " | ", " – ", " - ", ", ")
"""What stands between a name and an age."""
_SEPARATED = re.compile("[·•|–,-] ")
_PLAIN = Reading(mark=Mark.TEXT)
_NOISE = Reading(mark=Mark.NOISE)
_PING = Reading(mark=Mark.PING)
_ORDINAL = Reading(mark=Mark.ORDINAL)
_COUNTED = Reading(mark=Mark.HEADING)
_PHRASES = tuple((family, Reading(mark=mark)) for family, mark in FAMILIES)

_LEAD_IN = re.compile(
    r"^(?:(?:posted|written|published|submitted|commented|comment|left|added|gepostet|verfasst|geschrieben|veröffentlicht|publié|"
    r"écrit|publicado|escrito|enviado|pubblicato|scritto|postado|geplaatst)\s?)?(?:by|on|at|von|am|par|le|por|da|di|door|op|le)?\s?[:：]?\s",
    re.IGNORECASE,
)
_TRIM = " \t\u00a0|,;:@·•–—-()[]●/#»«"
_TRAIL = re.compile(
    r"(?:[\s,;|@·•–—(-]|\b(?:on|at|am|um|le|el|il|em|op|den|dne|wrote|posted|says?|said)\b)+$", re.IGNORECASE
)
_NUMBER = re.compile(r"#?\s?\d{1,4}[.)]?")
_PINGBACK = re.compile(r"(?:ping|track)back\b(?:\s?[:：]|\s(?:from|by|von|de)\b)\s?\S", re.IGNORECASE)
_SENTENCE_ENDS = tuple(".!?…。！？:;,")
_CLAUSES = re.compile(r"[.!?…;:。！？](?:(?<=[^\W\d_]{4}.)\s|(?<=[。！？]))")
"""The end of a sentence inside a would-be name; an initial or "Dr." is none."""
_INITIAL = re.compile(r"\b\w{1,3}\.$")
_LETTER = re.compile(r"[^\W\d_]")
_NO_NAME = re.compile(r"https?:|www\.|[<>=|\"“”]|\d{9}")
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]*(?: \d+)?")
_LONG_NUMBER = re.compile(r"\d{5}")
"""In a line without date or "says" no part of a name, unless it is a part of one word ("jan10234")."""
_RULE = re.compile(r"[_=*~–—─━.\-\s]{3,}")
_DIGIT = re.compile(r"\d")
_SPEECH_ENDS = ":：.…"
_SIGNS_OF_NO_NAME = re.compile(r"[<>=|\"“”:.\d]")
"""Every match of `_NO_NAME` holds one; to look for single characters is many times faster."""


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
    if _is_no_name(text) or (text.endswith(_SENTENCE_ENDS) and not _INITIAL.search(text)):
        return False
    if _LONG_NUMBER.search(text) and not _ACCOUNT.fullmatch(text):
        return False
    return read_line(text).mark is Mark.TEXT


def _is_no_name(text: str) -> bool:
    """Whether a line holds an address, a long number, signs that no name has, or the end of a sentence."""
    return bool(_CLAUSES.search(text) or (_SIGNS_OF_NO_NAME.search(text) and _NO_NAME.search(text)))


def _dated(text: str, *, numbered: bool) -> Reading | None:
    """A date alone, or a name with a date on either side. numbered: the line holds a digit."""
    if not numbered and not may_hold_age(text):
        return None
    found = find_moment(text) if numbered else None
    if not found:
        alone = (numbered and CLOCK.fullmatch(text)) or (_may_be_age(text) and is_age(text))
        return Reading(mark=Mark.DATE, date=text) if alone else _aged(text)
    name, behind = _bare_name(text[: found.start()]), text[found.end() :].strip(_TRIM)
    idle = not behind or bool(_phrase(behind)) or _is_speech(behind)
    if idle and not name:
        return Reading(mark=Mark.DATE, date=found[0])
    if idle and _is_bare(name, max_words=DATED_NAME_WORDS):
        return Reading(mark=Mark.BYLINE, author=name, date=found[0])
    if not name and is_name(_bare_name(behind)) and not _DIGIT.search(behind):
        return Reading(mark=Mark.BYLINE, author=_bare_name(behind), date=found[0])
    return None


def _may_be_age(text: str) -> bool:
    return len(text) <= AGE_CHARS and text[-1] not in "!?:,;"


def _aged(text: str) -> Reading | None:
    """A name and an age with a separator between them: "Ann Lee · 3 days ago"."""
    for separator in _SEPARATORS if _SEPARATED.search(text) else ():
        name, found, age = text.rpartition(separator)
        if found and len(age) <= AGE_CHARS and is_age(age.strip()) and _is_bare(name.strip(_TRIM)):
            return Reading(mark=Mark.BYLINE, author=name.strip(_TRIM), date=age.strip())
    return None


def _spoken(text: str) -> Reading | None:
    """A name with a word for "says" behind it, in any language."""
    name = (_speaker(text) or "").strip(_TRIM) if text[-1] in _SPEECH_ENDS else ""
    return Reading(mark=Mark.BYLINE, author=name) if name and _is_bare(name) else None


def _speaker(text: str) -> str | None:
    """What stands before a word for "says" and a colon or dots; the shortest, where that can be read in more
    than one way.
    """
    stem = text.rstrip(_SPEECH_ENDS)
    if not 1 <= len(text) - len(stem) <= SPEECH_ENDS:
        return None
    stem = stem.removesuffix(" ")
    spaced, glued = _speech()
    is_glued = not stem.isascii() and stem.endswith(glued)
    ending = next(word for word in glued if stem.endswith(word)) if is_glued else ""
    names = [stem.removesuffix(ending).removesuffix(" ")] if ending else []
    at = stem.find(" ")
    while 0 < at <= NAME_CHARS + 1:
        if stem[at + 1 :].casefold() in spaced:
            names.append(stem[:at])
            break
        at = stem.find(" ", at + 1)
    name = min(names, key=len, default="")
    return name if 0 < len(name) <= NAME_CHARS + 1 else None


def _bare_name(text: str) -> str:
    """The name in what stands before a date: without number, "by", "on" and separators."""
    text = _TRAIL.sub("", text.strip(_TRIM))
    text = _LEAD_IN.sub("", text + " ").strip(_TRIM)
    text = _TRAIL.sub("", text)
    text = _speaker(text) or text
    return re.sub(r"^\d{1,4}\s(?=\D)", "", text).strip(_TRIM)


def _is_bare(name: str, *, max_words: int = NAME_WORDS) -> bool:
    """Whether what stands beside a date or "says" can be a name, whatever the phrases say of it ("Guest"
    says …).
    """
    if not name or len(name) > NAME_CHARS or len(name.split()) > max_words or not _LETTER.search(name):
        return False
    return not _is_no_name(name) and not is_age(name.partition(",")[0])


def _is_speech(text: str) -> bool:
    return fold(text) in phrases("says")


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


@cache
def _speech() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words for "says" over all languages; and those of scripts without spaces, which may follow a name
    at once, the longest first.
    """
    words = sorted(phrases("says"), key=lambda word: (-len(word), word))
    glued = tuple(word for word in words if _is_unspaced(word))
    return frozenset(words).difference(glued), glued


def _is_unspaced(word: str) -> bool:
    return any("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in word)


def _phrase(text: str) -> Reading | None:
    found = families_of(text)
    return next((reading for family, reading in _PHRASES if family in found), None) if found else None
