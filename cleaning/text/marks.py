"""What one line is by itself, before its neighbours are looked at.

Interface words come from `cleaning.phrases`, over all languages. Dates are told by shape, not by month names,
so that a layout is learnt in any language; `cleaning.dates` reads them later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cleaning.dates import is_age, may_hold_age
from cleaning.dates.words import month_words
from cleaning.digits import holds_digit
from cleaning.letters import EAST_ASIAN, ascii_words
from cleaning.likes import PRESSED
from cleaning.phrases import families_of, fold, is_phrase
from cleaning.text.glued import are_glued
from cleaning.text.kinds import SIGNS, Mark, Reading
from cleaning.text.labels import counts_comments, interface, is_label, mark_of, phrase_mark
from cleaning.text.moments import CLOCK, CLOCK_CHARS, MOMENT, find_moment
from cleaning.text.names import (
    BUTTON_FAMILIES,
    DATED_NAME_WORDS,
    NAME_CHARS,
    NAME_WORDS,
    bare_name,
    day_start,
    folded_name,
    is_bare,
    is_interface,
    is_no_name,
    is_said,
    speaker,
    trimmed,
    with_address,
    without_account,
    without_remark,
    without_said,
)
from cleaning.text.pings import is_ping
from cleaning.text.plain import are_plain, plain_words

__all__ = ["SHORT_CHARS", "SIGNS", "Mark", "Reading", "is_name", "read_line"]

SHORT_CHARS = 120
"""Longest line that can be a mark; the longest by-line of the development pages has 97 characters."""

ORDINAL_CHARS = 24
"""Longest number of a comment with the word before it: "Kommentar #1234", "# 1234."."""

AGE_CHARS = 40
"""Longest age: "10 hours 38 minutes ago", "hace 3 semanas (editado)"."""

_AGE_WORDS = (5, 4, 3)
"""Words of an age that stands behind a name at once: "3 hours ago", "vor 3 Tagen"; "3d" would be a model."""

_SHORT_AGE_WORDS = (2, 1)
"""The same in scripts that no model has, and behind a handle: "9日前", "9일 전", "@ann 3d"."""

SHORT_NAME_WORDS = 3
"""Most words of a name with an age behind it at once; a longer one is the start of a sentence."""

_RIGHT_TO_LEFT = frozenset("منقح")
"""First letters of ages of one or two words in Arabic: "منذ يومين", "قبل ساعة"."""

_SEPARATORS = (" · ", " • ", " | ", " – ", " — ", " - ", ", ", "•", "·")
"""What stands between a name and an age."""
_STAR = re.compile(r"(?<=\w) \* (?=\w)")
"""A point between two labels; at the start of a line it is a list's."""
_SEPARATED = re.compile("[|–—,-] |[·•]")
_PLAIN = Reading(mark=Mark.TEXT)
_NOISE = Reading(mark=Mark.NOISE)
_PING = Reading(mark=Mark.PING)
_ORDINAL = Reading(mark=Mark.ORDINAL)
_COUNTED = Reading(mark=Mark.HEADING)

_PRESSED_ENDS = (")", "）", "]")
_VOTES = re.compile(
    r"[♥♡❤👍👎▲▼△▽↑↓⬆⬇★☆⭐]\ufe0f?\s?\d{1,7}(?:\s?[♥♡❤👍👎▲▼△▽↑↓⬆⬇★☆⭐]\ufe0f?(?:\s?\d{1,7})?)?(?:\s?#\d{1,5})?"
)
"""A count of votes beside the sign of its button: "♥ 4", "▲ 12 ▼"."""
_NUMBER = re.compile(
    r"[#+−-]?\s?\d{1,4}[.)]?(?:\s[+−-]?\d{1,4})?|(?:[^\W\d_]{3,12}\s)?[#№]\s?\d{1,5}(?:\.\d{1,4}){0,4}[.:]?"
)
_SENTENCE_ENDS = tuple(".!?…。！？؟۔।:;,،")
_INITIAL = re.compile(r"\b[^\W\u3040-\u9fff\uac00-\ud7af]{1,3}\.$")
"""An initial or a title; scripts without either end sentences with as few letters."""
_LETTER = re.compile(r"[^\W\d_]")
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]*(?: \d+)?")
_GLUED_AGE = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,2}\s?[^\W\d_])")
"""Where an age begins behind the last letter of a name; "PS5" is none."""
_GLUED_REPORT = re.compile(r"^(?P<age>\d{1,2}[a-z]{1,2}(?: \(edited\))?)(?=[A-Z][a-z])")
"""An age with the next button glued to it: "3yReport this comment"."""
_LONG_NUMBER = re.compile(r"\d{5}")
"""In a line without date or "says" no part of a name, unless it is a part of one word ("jan10234")."""
_AT = re.compile(r"^(?:at|um|à|alle|ore|as|às|a las|os|o|om|kl|в)\.?\s", re.IGNORECASE)
_ANSWERING = re.compile(r"(?P<name>.{1,50}?) (?:said|replied) in reply to .{1,60}$")
_ACCOUNTED = re.compile(r"by (?P<name>\S.{0,49}?) \(#?\d{1,9}\)(?: .*)?")
"""A name with the number of its account behind it: "by vlm (69642)"."""
_EMBEDDED = re.compile(r"[—–-]\s.{1,60}\(@\w{1,15}\)\s")
"""How a post signs the tweets that it shows."""
_WAITING = re.compile(r"(?<=\w) (?:Pending )?Awaiting Moderation$")
"""Hidden behind every date by Squarespace's styles."""
_RULE = re.compile(r"[_=*~–—─━.|\-\s]{3,}")
_BUTTON_SIGNS = "|·•("
_BUTTON_SIGN = re.compile("[|·•(]")
_SPEECH_ENDS = ":：.…,↑"
_BY_BEHIND = re.compile(
    r"(?:by|par|von|por|da|di|door|av|af|przez|od|от|bởi|gönderen|szerző|بواسطة|על ידי|由|作者|投稿者|글쓴이)"
    r"[\s:：](?P<name>.{2,50})$",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r", \d{4}")
_GLUED_MONTH = re.compile(
    r"(?<=[^\W_])(?=(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.? \d{1,2}, \d{4})"
)
"""Between a name and the date that a flattener glued to it; other languages begin dates with a number."""
_UNDATED = re.compile(r"Post(?:ed )?by (?P<a>\S.{0,49}?) »|(?P<b>\S.{0,49}?) on\s?:")
"""By-lines of phpBB and Serendipity from which a flattener took the date, which is an element of its own."""
_LONG_DASHES = ("—", "–")
_GLUED_NUMBER = re.compile(r"(?<=[ap]m)(?:(?<=\d..)|(?<=\d\s..))\d{1,5}(?=\s|$)", re.IGNORECASE)
"""The number of a message, glued to its time of day: "9:00am12", "on 25 Oct 2012 at 7:20 pm2 Ann Lee"."""
_GLUED_SIGN = re.compile(r"[^\W_][JFMASOND][a-z]{2}")
"""Where such a date begins; with the year behind it found many times faster."""
_DAY_AND_MONTH = re.compile(
    r"(?:(?:posted|published|answered|asked|edited|on|am|den|le|el|il|op)\s){0,2}"
    r"(?:(?P<a>[^\W\d_]{3,14}\.?) \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th|\.)? (?P<b>[^\W\d_]{3,14}\.?))",
    re.IGNORECASE,
)
"""A date without its year: "Mar 4", "12. März"."""


def read_line(text: str) -> Reading:
    """The mark of one line.

    >>> read_line("Bob says:").mark, read_line("Bob says:").author
    (<Mark.BYLINE: 'byline'>, 'Bob')
    >>> read_line("Ann Lee on May 2, 2016 at 10:00 am").date
    'May 2, 2016 at 10:00 am'
    """
    if len(text) > SHORT_CHARS:
        is_rule = not text[0].isalnum() and _RULE.fullmatch(text) is not None
        return _NOISE if is_rule else _with_families(_PLAIN, families_of(text))
    return _read_short(_with_signs(text) if " * " in text or " -- " in text else text)


def _with_signs(text: str) -> str:
    """A line with the points and dashes between its labels that html2text writes in ASCII."""
    return _STAR.sub(" · ", text).replace(" -- ", " — ")


@lru_cache(maxsize=65536)
def _read_short(text: str) -> Reading:
    words = plain_words(text)
    return _PLAIN if words and text[-1] != "»" and are_plain(words) else read_fully(text)


def read_fully(text: str) -> Reading:
    """The mark of a short line without the quick look that finds most to be plain words."""
    families = families_of(text) or _counted_families(text)
    phrase = mark_of(families, text) if text[:1] != "<" else None  # "<1>" is a note, no "+1"
    return _with_families(_by_signs(text) or phrase or _by_words(text), families)


def _counted_families(text: str) -> frozenset[str]:
    """Those of a button with the number of times it was pressed behind it: "Gefällt mir (4)"."""
    counted = PRESSED.search(text) if text.endswith(_PRESSED_ENDS) else None
    return families_of(text[: counted.start()]) & BUTTON_FAMILIES if counted else frozenset()


def _with_families(reading: Reading, families: frozenset[str]) -> Reading:
    return reading._replace(families=families) if families and not reading.families else reading


def _by_signs(text: str) -> Reading | None:
    """Rules, pingbacks and numbers."""
    first = text[:1]
    if not first.isalnum() and (_RULE.fullmatch(text) or not fold(text)):
        return _NOISE
    if not first.isalpha() and len(text) <= ORDINAL_CHARS and _VOTES.fullmatch(text):
        return Reading(mark=Mark.ACTION)
    if first in "ptPT" and is_ping(text):
        return _PING
    return _ORDINAL if len(text) <= ORDINAL_CHARS and _NUMBER.fullmatch(text) else None


def _by_words(text: str) -> Reading:
    """Dates, by-lines, and interface that is no phrase as a whole."""
    numbered = holds_digit(text)
    reading = _dated(text) if numbered else _aged(text)
    if reading is None and (text[-1] in _SPEECH_ENDS or text.startswith("by ") or " in reply to " in text):
        reading = _spoken(text)
    if reading is None and (undated := _UNDATED.fullmatch(text)) and is_bare(undated["a"] or undated["b"]):
        reading = Reading(mark=Mark.BYLINE, author=undated["a"] or undated["b"])
    if reading is None and text[0] == "[" and (folded := folded_name(text)):
        reading = Reading(mark=Mark.BYLINE, author=folded)
    if reading is None:
        reading = interface(text)
    if reading is None and numbered and counts_comments(text):
        return _COUNTED
    return reading or _PLAIN


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: short, few words, no sentence, no interface.

    >>> [is_name(s) for s in ("Timothée W.", "mtmjr90", "That is so true.", "Reply", "名無し")]
    [True, True, False, False, True]
    """
    if text.startswith("http"):
        text = with_address(text)[1]
    return len(text) <= NAME_CHARS and _is_short_name(text)


@lru_cache(maxsize=65536)
def _is_short_name(text: str) -> bool:
    if read_line(text).mark is not Mark.TEXT or len(text.split()) > NAME_WORDS or not _LETTER.search(text):
        return False
    if is_no_name(text) or (text.endswith(_SENTENCE_ENDS) and not _INITIAL.search(text)):
        return False
    return not _LONG_NUMBER.search(text) or _ACCOUNT.fullmatch(text) is not None


def _dated(text: str) -> Reading | None:
    """A date alone, or a name with a date on either side."""
    if _YEAR_BEHIND.search(text) and _GLUED_SIGN.search(text):
        text = _GLUED_MONTH.sub(" ", text, count=1)
    text = _GLUED_NUMBER.sub("", text, count=1)
    text = text if text.isascii() else without_said(text)
    found = None if "(@" in text and _EMBEDDED.match(text) else _moment(text)
    if not found:
        if _BUTTON_SIGN.search(text) and _is_clock(_without_buttons(text)):
            return Reading(mark=Mark.ACTION)  # "10:22 | #1 | Reply", below the words
        alone = _is_clock(text) or _is_day_of_year(text)
        return Reading(mark=Mark.DATE, date=text) if alone else _aged(text, numbered=True)
    if len(found[0]) == len(text):
        return Reading(mark=Mark.DATE, date=text)
    start = day_start(text, found.start())
    date = text[start : found.end()]
    name, behind = bare_name(text[:start]), trimmed(text[found.end() :])
    idle = is_interface(behind) or bool(phrase_mark(behind)) or is_said(behind) or is_age(behind)
    idle = idle or is_phrase(behind, "beside_date") or are_glued(behind)
    if idle and (not name or is_phrase(name, "beside_date", "post_author")):
        return Reading(mark=Mark.DATE, date=date)
    if idle and is_bare(_with_site(name, text[:start]), max_words=DATED_NAME_WORDS):
        return Reading(mark=Mark.BYLINE, author=name, date=date)
    author = _author_behind(name, behind)
    return Reading(mark=Mark.BYLINE, author=author, date=date) if author else None


def _with_site(name: str, before: str) -> str:
    """A name and that of a site behind it without the bar between them, where a dash parts them from the
    date: "Ann | The Rye Page — May 3, 2016 @ 9:32 am".
    """
    return name.replace(" | ", " ", 1) if before.rstrip().endswith(_LONG_DASHES) else name


def _moment(text: str) -> re.Match[str] | None:
    """The date in a line; the number that ends a name and the word for "says" are no day and month: "rozi52
    írta 2023. március 16."
    """
    found = find_moment(text)
    words = found[0].split(maxsplit=2) if found else []
    is_word = found is not None and len(words) > 2 and words[0].isdigit() and is_said(words[1])
    return MOMENT.search(text, found.start() + len(words[0])) if found and is_word else found


def _author_behind(before: str, behind: str) -> str | None:
    """The name behind a date, labels behind it or not; a title may stand before the date where the name has
    its word: "On rye May 3, 2016, by Ann Lee".
    """
    if by := _BY_BEHIND.match(behind):
        return by["name"] if is_name(by["name"]) else None
    behind, *others = behind.split(" | ")
    name = bare_name(behind)
    is_account = not holds_digit(behind) or _ACCOUNT.fullmatch(name)
    return name if not before and all(map(is_label, others)) and is_account and is_name(name) else None


def _is_clock(text: str) -> bool:
    return len(text) <= CLOCK_CHARS and CLOCK.fullmatch(_AT.sub("", text)) is not None


def _is_day_of_year(text: str) -> bool:
    """Whether a line is a day without its year: "12. März", "Posted August 26 (edited)"."""
    if len(text) > AGE_CHARS or (text.isascii() and month_words().keys().isdisjoint(ascii_words(text))):
        return False
    found = _DAY_AND_MONTH.fullmatch(_without_buttons(text))
    return found is not None and fold(found["a"] or found["b"]) in month_words()


def _aged(text: str, *, numbered: bool = False) -> Reading | None:
    """An age, or a name and an age, with a separator between them or not, among buttons and counts: "3d",
    "Ann Lee · 3 days ago", "ann 3 hours ago | next", "3 days ago · 2 Likes".
    """
    if text[0].isdigit():
        text = _GLUED_REPORT.sub(r"\g<age> ", text)
    if (text[-1] in "!?" and not _BUTTON_SIGN.search(text)) or not may_hold_age(text, numbered=numbered):
        return None
    rest = _without_buttons(text)
    if parted := _aged_beside(rest) or _aged_glued(rest):
        return parted
    for shown in (rest, text) if rest != text else (text,):
        if len(shown) <= AGE_CHARS and shown[-1] not in "!?:,;" and is_age(shown):
            return Reading(mark=Mark.DATE, date=shown)
    if buttoned := _aged_before_buttons(text):
        return buttoned
    return _aged_at_once(rest, has_buttons=rest != text)


def _aged_beside(text: str) -> Reading | None:
    """A name and an age on either side of a separator: "Ann Lee · 3 days ago", "3 days ago | Ann Lee"; with
    "said:" behind it the name is that of whom a comment quotes.
    """
    for separator in _SEPARATORS if _SEPARATED.search(text) else ():
        before, found, behind = text.rpartition(separator)
        buttoned = _aged_before_buttons(behind) if found else None
        if buttoned and buttoned.author is None and len((buttoned.date or "").split()) in _AGE_WORDS:
            return _by(trimmed(before), buttoned.date or "")
        if found and len(behind) <= AGE_CHARS and is_age(behind.strip()):
            return _by(trimmed(before), behind.strip())
        before, found, behind = text.partition(separator)
        is_open = bool(found) and text[-1] not in _SPEECH_ENDS
        if is_open and len(before) <= AGE_CHARS and _may_be_named(trimmed(behind)) and is_age(before.strip()):
            return _by(trimmed(behind), before.strip())
    return None


def _aged_glued(text: str) -> Reading | None:
    """A name and the age that a flattener glued to it: "Ann Lee6 days ago"."""
    found = _GLUED_AGE.search(text) if len(text) <= NAME_CHARS + AGE_CHARS else None
    if not found or not is_age(text[found.start() :]):
        return None
    name = text[: found.start()]
    return _by(name, text[found.start() :]) if _is_proper(name.split()) and is_name(name) else None


def _may_be_named(text: str) -> bool:
    """Whether what stands behind an age is a name, and not what the post is about, or how long it reads."""
    words = text.split()
    is_account = not holds_digit(text) or _ACCOUNT.fullmatch(text) is not None
    return is_account and is_name(text) and (len(words) == 1 or not words[0].islower())


def _is_proper(words: Sequence[str]) -> bool:
    """Whether some words are those of a name, as far as their script has capitals, or an account."""
    is_account = len(words) == 1 and _ACCOUNT.fullmatch(words[0]) is not None
    return is_account or (len(words) <= SHORT_NAME_WORDS and not any(word[0].islower() for word in words))


def _aged_before_buttons(text: str) -> Reading | None:
    """An age with buttons behind it at once, or a name: "3 hours ago Reply Share", "2 days ago Ann Lee"."""
    words = text.split()
    for size in range(1, min(len(words), _AGE_WORDS[0] + 1)):
        age = " ".join(words[:size])
        behind = " ".join(words[size:])
        if is_age(age) and (is_interface(behind) or are_glued(behind)):
            return Reading(mark=Mark.DATE, date=age)
        is_sure = size in _AGE_WORDS or age[0] in _RIGHT_TO_LEFT
        if is_sure and _is_proper(words[size:]) and is_age(age) and _may_be_named(behind):
            return _by(behind, age)
    return None


def _aged_at_once(text: str, *, has_buttons: bool) -> Reading | None:
    """A short name and an age with nothing between them; buttons behind tell that it is no sentence."""
    words = text.split()
    for size in (*_AGE_WORDS, *_SHORT_AGE_WORDS) if text[-1] not in ".!?:,;" else ():
        age = " ".join(words[-size:])
        is_handle = text[0] == "@" and size == len(words) - 1
        is_sure = size in _AGE_WORDS or is_handle or age[-1] >= EAST_ASIAN or age[0] in _RIGHT_TO_LEFT
        if is_sure and size < len(words) and is_age(age):
            reading = _by(bare_name(" ".join(words[:-size])), age)
            name = reading.author.split() if reading and reading.author else []
            is_plain = has_buttons or len(name) < 2 or not any(map(str.islower, name))
            return reading if is_plain and len(name) <= SHORT_NAME_WORDS else None
    return None


def _by(name: str, date: str) -> Reading | None:
    if is_interface(name) or is_phrase(name, "beside_date"):
        return Reading(mark=Mark.DATE, date=date)
    return Reading(mark=Mark.BYLINE, author=name, date=date) if is_bare(name) else None


def _without_buttons(text: str) -> str:
    """A line without what stands behind its last separators, where that is buttons, counts or the time of
    day that an age stands for: "15 seconds ago (7:18 PM)". Nor what says that it waits, or was edited.
    """
    text = _WAITING.sub("", text)
    while _BUTTON_SIGN.search(text):
        rest, _, last = max((text.rpartition(sign) for sign in _BUTTON_SIGNS), key=lambda cut: len(cut[0]))
        is_idle = is_interface(last) or _NUMBER.fullmatch(last.strip()) or _is_clock(last.rstrip(")"))
        if not rest.strip() or not is_idle:
            break
        text = rest.rstrip()
    return text.rstrip("*")  # Reddit's sign for what was edited


def _spoken(text: str) -> Reading | None:
    """A name with a word for "says" behind it, in any language; TypePad's also says to whom."""
    if text.startswith("by ") and (accounted := _ACCOUNTED.fullmatch(text)):
        return Reading(mark=Mark.BYLINE, author=accounted["name"])
    if " in reply to " in text and (answering := _ANSWERING.match(text)):
        name = answering["name"]
    elif text[-1] in _SPEECH_ENDS and (said := speaker(text)):
        name = without_remark(without_account(trimmed(said)))
    else:
        return None
    return Reading(mark=Mark.BYLINE, author=name) if name and is_bare(name) else None
