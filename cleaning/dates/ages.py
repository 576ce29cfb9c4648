"""Relative ages: "3 days ago", "vor 2 Wochen", "8 年", "6y", "yesterday", "yesterday at 18:42".

Method: an age is a number between fixed words. Fold the string, take off what may stand beside an age
("about", "(edited)"), cut it at its number, and look the two sides up in one table of all languages
(`cleaning.dates.words`). No number means one: "год назад", "منذ شهر". Where languages differ ("2 j": French
days, Dutch years) the page's language decides; without it the unit stays unknown, though the string is an
age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, lru_cache

from cleaning.dates.named_days import read_named_day
from cleaning.dates.words import (
    LANGUAGES,
    UNITS,
    Meanings,
    age_shapes,
    day_words,
    fold,
    last_days,
    listed,
    spelt_units,
    unit_words,
)

MAX_CHARS = 48
"""The longest ages name two units and an "edited" mark."""
MAX_WORDS = 5
"""An age without digits is shorter than this: "less than a minute ago"."""
MAX_DIGITS = 3
"""Digits of a number of years to seconds; "365 days ago"."""
MIN_WORD_CHARS = 4
"""Day words of alphabets with fewer letters are also names and abbreviations: Hungarian "ma" is today."""

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\s.,;:•·|–—()\[\]（）-]+")
"""What stands between the signs of `_EDGE`."""
_MARK_BEHIND = re.compile(r"[•·|(（\[-]\s*[^\d()\[\]（）]{3,20}[)）\]]?\s*[•·|]?\s*$")
_EITHER_NUMBER = re.compile(r"(?<=[^\W\d_])\((?:e|n|en|s|es)\)")
"""One or many: "9 Tag(e)", "3 jour(s)"."""
_EDGE = " \t.,;:•·|–—-()[]（）"
_SECOND_UNIT = re.compile(
    r"(?<=[^\W\d_])[\s,]*(?:\b(?:and|und|et|y|e|en|og|och|и|i)\b)?\s*\d{1,3}\s*(?P<unit>[^\W\d_]+)"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOWER = bytes(
    byte if chr(byte).islower() or chr(byte) == "'" else byte + 32 if chr(byte).isupper() else 32
    for byte in range(256)
)
"""ASCII letters in lower case, all else but the apostrophe as spaces."""
_UNSPACED = re.compile("[\u0e00-\u17ff\u2e80-\U0010ffff]")
"""Letters of scripts that write no spaces between words: from Thai to Khmer, and those of East Asia."""
_NUMBER = re.compile(rf"(?<!\d)\d{{1,{MAX_DIGITS}}}(?!\d)")
_ZEROS = str.maketrans("123456789", "000000000")
_LENGTH = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How long ago, as far as the string tells."""

    count: int
    unit: str | None
    """One of `cleaning.dates.words.UNITS`; None where languages differ and the page's is unknown."""
    clock: str | None = field(default=None, repr=False)
    """HH:MM on that day, in whatever zone the page shows: "yesterday at 18:42"."""
    weekday: int | None = field(default=None, repr=False)
    """The last such day, 0 for Monday, in place of the count: "Tuesday at 10:07"."""


def read_age(raw: str, language: str | None = None) -> Age | None:
    """Read a string that is an age as a whole.

    >>> read_age("vor 2 Wochen")
    Age(count=2, unit='week')
    >>> read_age("July 24, 2012")
    """
    if not _is_worth_reading(raw):
        return None
    base = language.partition("-")[0].casefold() if language else None
    return _read(fold(raw), {"no": "nb", "nn": "nb"}.get(base, base) if base else None)


def is_age(raw: str) -> bool:
    """Whether the whole string is a relative age in some language: "8 年", "3 days ago", "vor 2 Wochen".

    No word around dates holds a digit, so that strings which differ in their numbers share one answer.

    >>> is_age("il y a 3 jours"), is_age("3 comments")
    (True, False)
    >>> is_age("Hier à 18h42"), is_age("вчера в 21:40"), is_age("dinner at 18:42")
    (True, True, False)
    """
    return _is_worth_reading(raw) and _read(fold(raw).translate(_ZEROS), None) is not None


def is_minutes(raw: str) -> bool:
    """Whether an age is a number of minutes without a word for "ago": it may as well tell how long something
    takes.

    >>> [is_minutes(age) for age in ("25 mins", "45 perc", "15分", "25 mins ago", "3h")]
    [True, True, True, False, False]
    """
    age = read_age(raw)
    number = _NUMBER.search(folded := fold(raw))
    if age is None or age.unit != "minute" or number is None:
        return False
    return not _agos_beside(_join(folded[: number.start()]), _join(folded[number.end() :]))


def _is_worth_reading(raw: str) -> bool:
    """A quick look, which nearly every string that is no age fails: an age has at most two numbers, each of
    few digits.
    """
    if len(raw) > MAX_CHARS:
        return False
    numbers = _DIGITS.findall(raw)
    is_short = not numbers or (
        len(numbers) <= 2 and len(numbers[0]) <= MAX_DIGITS and len(numbers[-1]) <= MAX_DIGITS
    )
    return is_short and may_hold_age(raw, numbered=bool(numbers))


def before(reference: datetime, age: Age) -> str | None:
    """ISO 8601 of the reference less the age: a date, or the hour, or the minute, as far as the age tells."""
    if age.unit is None:
        return None
    if age.unit in ("year", "month"):
        return _months_before(reference, age.count * (12 if age.unit == "year" else 1))
    count = age.count if age.weekday is None else (reference.weekday() - age.weekday) % 7 or 7
    try:
        moment = reference - count * _LENGTH[age.unit]
    except OverflowError:
        return None
    if age.unit in ("week", "day"):
        day = moment.date().isoformat()
        return f"{day}T{age.clock}" if age.clock else day
    return (moment.replace(minute=0) if age.unit == "hour" else moment).isoformat(timespec="minutes")


@lru_cache(maxsize=4096)
def _read(folded: str, language: str | None) -> Age | None:
    is_counted = _DIGITS.search(folded) is not None
    if is_counted and "(" in folded:
        folded = _EITHER_NUMBER.sub("", folded)
    if is_counted and (named := read_named_day(folded)):
        return Age(count=named.days, unit="day", clock=named.clock, weekday=named.weekday)
    for bare in dict.fromkeys((folded.strip(_EDGE), _MARK_BEHIND.sub("", folded).strip(_EDGE))):
        text = _about().sub("", bare).strip()
        age = _read_number(text, language) if is_counted else _read_word(text) or _read_one(text, language)
        if age:
            return age
    return None


def may_hold_age(text: str, *, numbered: bool) -> bool:
    """A quick look, which most texts fail: whether a text or a part of it between signs can be an age. There
    a unit stands beside a number, or words that only ages have. numbered: the text holds a digit.
    """
    if not text.isascii() and _UNSPACED.search(text):
        return numbered or not _telling_words().isdisjoint(_WORD.findall(fold(text)))
    words = _letters(text)
    if numbered:
        return not _age_words().isdisjoint(words)
    return not _telling_words().isdisjoint(words) and not _spelt_age_words().isdisjoint(words)


def _letters(text: str) -> list[str]:
    """The words of a text in lower case, without what stands around and between them."""
    if text.isascii():
        return text.encode().translate(_LOWER).decode().split()
    return _LETTERS.findall(fold(text))


@cache
def _telling_words() -> frozenset[str]:
    """Of every age without a number a word that it holds."""
    words = (*_whole_words(), *listed("one"), *_ago_words())
    return frozenset((*words, *_letters_of(words)))


@cache
def _age_words() -> frozenset[str]:
    """Of every age in a script with spaces a word that it holds: units, and what is an age without one."""
    units = {*spelt_units(), *unit_words(), *_short_words()}.difference(_ago_words())
    joined = (after or before for before, after in age_shapes())
    return frozenset(_letters_of((*units, *joined, *_whole_words(), *last_days())))


@cache
def _spelt_age_words() -> frozenset[str]:
    """The same of an age without a number: "a" is a year in Spanish, but only behind a number."""
    return frozenset(word for word in _age_words() if len(word) > 1 or not word.isascii())


@cache
def age_words() -> frozenset[str]:
    """Of every age without a number a word that it holds, apostrophes taken for spaces."""
    runs = (re.findall(r"[^\W\d_]+", word) for word in _spelt_age_words())
    return frozenset(max(found, key=len) for found in runs if found)


@cache
def _whole_words() -> frozenset[str]:
    """Of every age without a number or a unit a word that it holds; and units that mean two of them."""
    whole = (*listed("just_now"), *day_words())
    last = (words[-1] for words in map(_WORD.findall, whole) if words)
    return frozenset((*last, *(word for unit in UNITS for word in listed("two", unit))))


def _letters_of(words: Iterable[str]) -> list[str]:
    return _LETTERS.findall(" ".join(words))


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=\s))(?:" + "|".join(map(re.escape, listed("about"))) + r")(?:[.\s]+|$)")


def _read_word(text: str) -> Age | None:
    """Read an age that has no number at all."""
    if text in listed("just_now"):
        return Age(count=0, unit="second")
    if len(text) < (MIN_WORD_CHARS if text.isascii() else 2):
        return None
    unit, count = day_words().get(text, (None, 0))
    return Age(count=count, unit=unit) if unit else None


def _read_number(text: str, language: str | None) -> Age | None:
    number = _NUMBER.search(text)
    if not number:
        return None
    rest = _without_second(text[number.end() :])
    if _DIGITS.search(rest) or _DIGITS.search(text, 0, number.start()):
        return None
    return _look_up(text[: number.start()], rest, int(number[0]), language)


def _without_second(text: str) -> str:
    """What stands behind a number, without the second unit ("10 hours 38 minutes ago") or a count behind the
    age ("2 days ago 5 likes").
    """
    second = _SECOND_UNIT.search(text)
    if second is None or (" " not in text[: second.start()].strip() and not _may_be_unit(second["unit"])):
        return text
    return text[: second.start()] + text[second.end() :]


def _may_be_unit(word: str) -> bool:
    """Whether a word may be a unit; scripts without spaces write what follows at once."""
    return word in spelt_units() or word in _short_words() or _UNSPACED.search(word) is not None


def _read_one(text: str, language: str | None) -> Age | None:
    """Read an age whose number is the word for one, or that has none, or is a dual."""
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or (text.isascii() and len(words) < 2):
        return None
    for cut, word in enumerate(words):
        left, right = words[:cut], words[cut + 1 :]
        unit = _dual_unit(word) if _is_ago(left + right) else None
        if unit:
            return Age(count=2, unit=unit)
        if word in listed("one") and (left or len(right) > 1):
            age = _look_up(" ".join(left), " ".join(right), 1, language)
            if age:
                return age
    for cut in range(len(words)):
        left, right = words[:cut], words[cut:]
        age = (
            _look_up(" ".join(left), " ".join(right), 1, language)
            if _is_ago(left) or _is_ago(right[1:])
            else None
        )
        if age:
            return age
    return None


def _dual_unit(word: str) -> str | None:
    return next((unit for unit in UNITS if word in listed("two", unit)), None)


def _is_ago(words: list[str]) -> bool:
    return "".join(words) in _ago_words()


@cache
def _ago_words() -> Mapping[str, frozenset[str]]:
    """Word for "ago" -> its languages."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for word in listed("ago", language):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def _look_up(left: str, right: str, count: int, language: str | None) -> Age | None:
    shape = _join(left), _join(right)
    if not shape[0] and shape[1] in listed("never_bare"):
        return None
    meanings: dict[str, set[str]] = {}
    for unit, languages in _meanings(*shape):
        meanings.setdefault(unit, set()).update(languages)
    if not meanings:
        return None
    wanted = language or "en"
    units = [unit for unit, languages in meanings.items() if wanted in languages] or list(meanings)
    return Age(count=count, unit=units[0] if len(units) == 1 else None)


def _meanings(left: str, right: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What the library's patterns say, what apps print beside a number, and any unit beside any "ago"."""
    yield from age_shapes().get((left, right), {}).items()
    if not left:
        yield from _short_words().get(right, {}).items()
    for ago in _agos_beside(left, right):
        speakers = _ago_words()[ago]
        word = right if left else right.removesuffix(ago)
        for table in (unit_words(), _short_words()):
            for unit, languages in table.get(word, {}).items():
                if languages & speakers:
                    yield unit, languages & speakers


def _agos_beside(left: str, right: str) -> list[str]:
    """The words for "ago" that stand before the number, or at the end where nothing does."""
    if left:
        return [left] if left in _ago_words() else []
    return [ago for ago in _ago_words() if right.endswith(ago)] if right.endswith(tuple(_ago_words())) else []


@cache
def _short_words() -> Mapping[str, Meanings]:
    found: dict[str, dict[str, set[str]]] = {}
    for unit in UNITS:
        for language in LANGUAGES:
            for word in listed("short", unit, language):
                found.setdefault(word, {}).setdefault(unit, set()).add(language)
    return {word: {unit: frozenset(langs) for unit, langs in units.items()} for word, units in found.items()}


def _join(words: str) -> str:
    return "".join(word.strip(_EDGE) for word in words.split())


def _months_before(reference: datetime, months: int) -> str | None:
    index = reference.year * 12 + reference.month - 1 - months
    year, month = divmod(index, 12)
    if year < 1:
        return None
    first_of_next = datetime(year + (month == 11), (month + 1) % 12 + 1, 1)
    last_day = (first_of_next - timedelta(days=1)).day
    return f"{year:04}-{month + 1:02}-{min(reference.day, last_day):02}"
