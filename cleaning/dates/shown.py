"""Dates as people write them, in any of 40 languages.

Method: find the clock time and the day (numeric, or around the name of a month), and then look at what is
left. Weekdays, "posted on", "at", "Uhr" and a short name may stand beside a date; other numbers or a
sentence may not. A numeric date whose order cannot be told (03/04/2012 on a page of unknown language) is no
date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from cleaning.dates.machine import Moment, full_year, make_clock, make_day, read_zone, to_iso
from cleaning.dates.words import MONTHS, listed, month_words, weekday_numbers, weekday_words, zones

MAX_OTHER_WORDS = 4
"""Words beside a date that are neither a weekday nor known noise: a person's name, a section."""

_MERIDIANS = (*listed("morning"), *listed("afternoon"))
_MORNING, _AFTERNOON = frozenset(listed("morning")), frozenset(listed("afternoon"))
_MERIDIAN = "|".join(sorted(map(re.escape, _MERIDIANS), key=len, reverse=True))

_COLON_TIME = rf"(?<![\d:])(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:\.\d+)?)?(?![\d:])(?:\s*({_MERIDIAN})(?!\w))?"
_COLON_CLOCK = re.compile(f"(){_COLON_TIME}")
_LED_COLON_CLOCK = re.compile(rf"({_MERIDIAN})\s*{_COLON_TIME}")
"""With "am" or "pm" before the time, as in Chinese and Korean."""
_CJK_CLOCK = re.compile(
    rf"(?:({_MERIDIAN})\s*)?(\d{{1,2}})\s*[時时点點시]\s*(?:(\d{{1,2}})\s*[分분])?(?:\s*(\d{{1,2}})\s*[秒초])?()"
)
_LOOSE_CLOCK = re.compile(
    rf"()(?<![\d.])(\d{{1,2}})(?:\s?[.h]\s?(\d{{2}}))?()(?!\d)\s*({_MERIDIAN}|uhr|h)?(?!\w)"
)
_CJK_CLOCK_SIGN = re.compile("[時时点點시]")
_OFFSET = re.compile(r"(?:utc|gmt)\s*([+-]\d{1,2}(?::?\d{2})?)(?!\d)|([+-]\d{2}:?\d{2})(?!\d)")

_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20|25)\d{2})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일号.]?"
)
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)")
_NUMBERED_MONTH = re.compile(r"(?:tháng|thg|月)\s*(\d{1,2})(?=\D|$)")

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_NUMERALS = listed("vietnamese_numerals")
_MONTH_IN_WORDS = re.compile(rf"tháng ({'|'.join(sorted(_NUMERALS, key=len, reverse=True))})(?!\w)")
"""Vietnamese numbers its months, in figures or in words: "Tháng Ba" is the third."""

_ENGLISH_MONTHS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
"""Apart from the words of all languages, which take half a second to load: most pages need these alone."""
_ALSO_TUESDAY = "mar"
"""March in English, Spanish and Italian; mardi, martes and martedì."""
_SURE_MONTH = "|".join(sorted({*_ENGLISH_MONTHS} - {_ALSO_TUESDAY}, key=len, reverse=True))
_COMMON = re.compile(
    rf"(?:({_SURE_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)? ({_SURE_MONTH})\.?)"
    r",? ((?:19|20)\d\d)(?:,? (?:at )?(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap]m))?)?"
)
"""An English day with its year, and the time of day behind it."""

_NOISE = frozenset(listed("noise"))
_WORD = re.compile(r"[^\W\d_][^\s\d,:;/()|·•@\[\]–—\x00-]*")
_HERE = "\x00"
_NAMED = (
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\D{{0,6}}{_HERE}\D{{0,8}}(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"{_HERE}\D{{0,4}}(?P<d>\d{{1,2}})\D{{1,12}}(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})\D{{0,9}}{_HERE}\D{{0,6}}(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})\D{{1,9}}(?P<d>\d{{1,2}})\D{{0,4}}{_HERE}"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[-/ .]{{0,2}}{_HERE}[-/ .,]{{1,2}}['’]?(?P<y>\d{{2}})(?!\d)"),
    re.compile(rf"{_HERE}[. ]{{0,2}}(?P<d>\d{{1,2}})\w{{0,2}},?\s?['’](?P<y>\d{{2}})(?!\d)"),
)
"""Orders of day and year around the name of a month."""
_MONTH_FIRST = tuple(shape for shape in _NAMED if shape.pattern.startswith(_HERE))
_DIGIT = re.compile(r"\d")
_NO_YEAR = (
    re.compile(rf"(?<!\d)(\d{{1,2}})\D{{0,6}}{_HERE}"),
    re.compile(rf"{_HERE}\D{{0,4}}(\d{{1,2}})(?!\d)"),
)


@lru_cache(maxsize=4096)
def read_shown(
    raw: str, language: str | None, reference: date | None, day_first: bool | None
) -> Moment | None:
    """Read a string that is a date, with or without a time, and little else."""
    text = _plain(raw)
    return read_common(text) or read_any(text, language, reference, day_first)


def read_common(text: str) -> Moment | None:
    """Read an English date with its year, which most pages show, at one look; `read_any` reads it alike.

    >>> read_common("july 24, 2012 at 12:11 am")
    Moment(iso='2012-07-24T00:11:00', relative=False)
    """
    found = _COMMON.fullmatch(text)
    if not found:
        return None
    month, number, number_before, month_behind, year, hour, minute, second, meridian = found.groups()
    day = make_day(int(year), _ENGLISH_MONTHS[month or month_behind], int(number or number_before))
    if day is None or hour is None:
        return Moment(iso=day.isoformat()) if day else None
    clock = _make_clock(int(hour), int(minute), int(second or 0), meridian)
    return Moment(iso=to_iso(day, clock, None)) if clock else None


def read_any(
    text: str, language: str | None, reference: date | None, day_first: bool | None
) -> Moment | None:
    """Read a folded string that is a date in any language and form."""
    clock, text = _take_colon_clock(text)
    if clock is None and not text.isascii() and _CJK_CLOCK_SIGN.search(text):
        clock, text = _take_clock(text, _CJK_CLOCK.search(text))
    words = _words_in(text)
    zone = None
    if clock and not zones().keys().isdisjoint(words.values()):
        zone, text = _take_zone(text)
        words = _words_in(text)
    found = _find_numeric(text, language, day_first) or _find_named(text, words, language, reference)
    if not found:
        return None
    offset, rest = _take_offset(f"{text[: found.start]} {text[found.end :]}")
    if clock is None:
        loose = _LOOSE_CLOCK.search(rest)
        clock, rest = _take_clock(rest, loose if loose and (loose[3] or loose[5]) else None)
    if not _is_beside_a_date(rest):
        return None
    return Moment(
        iso=to_iso(found.day, clock, offset or zone) if clock else found.day.isoformat(),
        relative=found.relative,
    )


def tell_day_first(raws: Iterable[str]) -> bool | None:
    """How a page orders its numeric dates, told by those of them that can be read in one way only.

    >>> tell_day_first(["03/04/2012", "07/25/2012"])
    False
    """
    for raw in raws:
        match = _YEAR_LAST.search(raw)
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            return int(match[1]) > 12
    return None


class _Found(NamedTuple):
    day: date
    start: int
    end: int
    relative: bool = False


def _plain(raw: str) -> str:
    """Fold, with every script's digits as ASCII."""
    if raw.isascii():
        return " ".join(raw.lower().replace(_HERE, " ").split())
    folded = unicodedata.normalize("NFKC", raw).casefold()
    digits = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), folded)
    plain = " ".join(digits.replace(_HERE, " ").split())
    if "tháng" not in plain:
        return plain
    return _MONTH_IN_WORDS.sub(lambda found: f"tháng {_NUMERALS.index(found[1]) + 1}", plain)


def _find_numeric(text: str, language: str | None, day_first: bool | None) -> _Found | None:
    if text.isascii() and "/" not in text and "." not in text and "-" not in text:
        return None
    match = _YEAR_FIRST.search(text)
    if match:
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return _Found(day=day, start=match.start(), end=match.end()) if day else None
    match = _YEAR_LAST.search(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), full_year(match[4])
    if first == second or first > 12:
        order: bool | None = True
    elif second > 12:
        order = False
    elif (named := _order_by_weekday(text[: match.start()], first, second, year, language)) is not None:
        order = named
    else:
        order = day_first if day_first is not None else _order_of(language, match[2], match[4])
    if order is None:
        return None
    day = make_day(year, second, first) if order else make_day(year, first, second)
    return _Found(day=day, start=match.start(), end=match.end()) if day else None


def _order_by_weekday(before: str, first: int, second: int, year: int, language: str | None) -> bool | None:
    """Whether the day stands first, told by the weekday before it ("Mo, 03/08/2010" is a day in March)."""
    words = _WORD.findall(before)
    named = _meaning(weekday_numbers().get(words[-1].rstrip("."), {}) if words else {}, language)
    fits = [
        day is not None and day.weekday() in named
        for day in (make_day(year, second, first), make_day(year, first, second))
    ]
    return fits[0] if fits[0] != fits[1] else None


def _order_of(language: str | None, separator: str, year: str) -> bool | None:
    """Whether the day stands first: everywhere but in American English; None where nothing tells.

    Full stops are continental, but Americans write 07.30.12 too.
    """
    if not language:
        return True if separator == "." else None
    base, _, region = language.casefold().replace("_", "-").partition("-")
    if base != "en":
        return None if base in ("ja", "ko", "zh", "hu") else True
    return region not in ("", "us") or (not region and separator == "." and len(year) == 4)


def _find_named(
    text: str, words: Mapping[int, str], language: str | None, reference: date | None
) -> _Found | None:
    candidates = _months_in(text, words, language)
    for start, end, month in candidates:
        marked = f"{text[:start]}{_HERE}{text[end:]}"
        for pattern in _NAMED if _DIGIT.search(text, 0, start) else _MONTH_FIRST:
            match = pattern.search(marked)
            if match:
                day = make_day(full_year(match["y"]), month, int(match["d"]))
                if day:
                    return _Found(day=day, start=match.start(), end=match.end() + end - start - 1)
    for start, end, month in candidates if reference else ():
        marked = f"{text[:start]}{_HERE}{text[end:]}"
        for pattern in _NO_YEAR:
            match = pattern.search(marked)
            day = _latest(reference, month, int(match[1])) if match and reference else None
            if match and day:
                return _Found(day=day, start=match.start(), end=match.end() + end - start - 1, relative=True)
    return None


def _words_in(text: str) -> dict[int, str]:
    """Where each word begins, and the word."""
    return {word.start(): word[0] for word in _WORD.finditer(text)}


def _months_in(text: str, written: Mapping[int, str], language: str | None) -> list[tuple[int, int, int]]:
    """Start, end and number of each month named; words that are a weekday in another language come last."""
    words = [(at, word.rstrip(".'’،")) for at, word in written.items()]
    english = [(at, at + len(word), _ENGLISH_MONTHS[word]) for at, word in words if word in _ENGLISH_MONTHS]
    if english and (_ALSO_TUESDAY not in text or all(word != _ALSO_TUESDAY for _, word in words)):
        return english
    found = [(match.start(), match.end(), int(match[1])) for match in _NUMBERED_MONTH.finditer(text)]
    doubtful: list[tuple[int, int, int]] = []
    for at, word in words:
        month = _month(word, language) or _month(word.replace(".", ""), language)
        if month:
            (doubtful if word in weekday_words() else found).append((at, at + len(word), month))
    return found + doubtful


def _month(word: str, language: str | None) -> int | None:
    numbers = _meaning(month_words().get(word, {}), language)
    return numbers[0] if len(numbers) == 1 else None


def _meaning(meanings: Mapping[int, frozenset[str]], language: str | None) -> list[int]:
    """The months or weekdays that a word names: in the page's language, else in any."""
    base = language.partition("-")[0].casefold() if language else ""
    return [number for number, languages in meanings.items() if base in languages] or list(meanings)


def _latest(reference: date, month: int, number: int) -> date | None:
    """Tell the last such day that is not after the reference."""
    return next(
        (
            day
            for year in (reference.year, reference.year - 1)
            if (day := make_day(year, month, number)) and day <= reference
        ),
        None,
    )


def _take_colon_clock(text: str) -> tuple[time | None, str]:
    found = _COLON_CLOCK.search(text) if ":" in text else None
    if found and text[: found.start()].rstrip().endswith(_MERIDIANS):
        found = _LED_COLON_CLOCK.search(text) or found
    return _take_clock(text, found)


def _take_clock(text: str, found: re.Match[str] | None) -> tuple[time | None, str]:
    if not found:
        return None, text
    before, hours, minutes, seconds, behind = found.groups()
    clock = _make_clock(int(hours), int(minutes or 0), int(seconds or 0), before or behind)
    return clock, f"{text[: found.start()]} {text[found.end() :]}" if clock else text


def _make_clock(hour: int, minute: int, second: int, meridian: str | None) -> time | None:
    if meridian in _AFTERNOON and hour < 12:
        hour += 12
    elif meridian in _MORNING and hour == 12:
        hour = 0
    return make_clock(hour, minute, second)


def _take_zone(text: str) -> tuple[timezone | None, str]:
    """Take a zone's name out; an offset behind it ("GMT+2") counts instead."""
    named = zones()
    for word in _WORD.finditer(text):
        if word[0] in named and not _OFFSET.match(text, word.start()):
            return timezone(timedelta(hours=named[word[0]])), f"{text[: word.start()]} {text[word.end() :]}"
    return None, text


def _take_offset(text: str) -> tuple[timezone | None, str]:
    match = _OFFSET.search(text) if "+" in text or "-" in text else None
    if not match:
        return None, text
    return read_zone(match[1] or match[2]), f"{text[: match.start()]} {text[match.end() :]}"


def _is_beside_a_date(rest: str) -> bool:
    if any(map(str.isdigit, rest)):
        return False
    others = [word for found in _WORD.findall(rest) if (word := found.rstrip(".")) not in _NOISE]
    if len(others) > MAX_OTHER_WORDS:
        others = [word for word in others if word not in weekday_words()]
    return len(others) <= MAX_OTHER_WORDS
