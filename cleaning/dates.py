"""Dates as pages show them -> ISO 8601. A date is never invented: what cannot be read stays raw.

Order, the first that fits:

- machine forms: ISO 8601, RFC 2822, seconds or milliseconds since 1970;
- an age (`cleaning.ages`), which needs a reference to become a date;
- a shown date: find the clock time and the day (numeric, or with the name of a month in any of 40 languages), and then look
  at what is left. Weekdays, "posted on", "at", "Uhr" and a short name may stand beside a date; other numbers or a
  sentence may not. A numeric date whose order cannot be told (03/04/2012 on a page of unknown language) is no date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache

from cleaning.ages import before, read_age
from cleaning.locales import MONTHS, month_words, weekday_words

MAX_CHARS = 80
"""A shown date with a weekday, a name and a time zone is shorter; longer strings are sentences."""
MAX_OTHER_WORDS = 4
"""Words beside a date that are neither a weekday nor known noise: a person's name, a section."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_EPOCH, LAST_EPOCH = 631_152_000, 4_102_444_800
"""Seconds: 1990 to 2100. Smaller numbers are ids, and 0 is a clock that was never set."""

ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "wet": 0, "west": 1, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
}  # fmt: skip
"""Hours east of Greenwich of zone names with one meaning beside a date (RFC 2822, section 4.3, and Europe's)."""

NOISE = frozenset(
    "posted published written submitted created updated on at by in um am den der le à the of uhr o'clock h date datum fecha data "
    "veröffentlicht geschrieben erstellt eingestellt von vom publié publie par el la las los a de del da do das dia publicado por em às as "
    "pubblicato il da alle ore op om geplaatst door dodano o przez в о от опубликовано r. г г. року år kl kl. klo klockan dne v saat "
    "日期 发表于 发布于 发表 发布 于 投稿日 作成日 th st nd rd gada m d ngày lúc vào نشر في الساعة เวลา น".split()
)
"""Words that stand beside a date and say nothing."""

_MORNING = frozenset("am a.m a.m. 上午 午前 오전 凌晨 早上 早晨 صباحا ص صباحًا πμ π.μ. पूर्वाह्न".split())
_AFTERNOON = frozenset("pm p.m p.m. 下午 午後 오후 晚上 中午 مساء م مساءً μμ μ.μ. अपराह्न".split())
_MERIDIAN = "|".join(sorted(map(re.escape, _MORNING | _AFTERNOON), key=len, reverse=True))

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s+[a-z+-][\w:+-]*",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")

_COLON_CLOCK = re.compile(
    rf"(?:({_MERIDIAN})\s*)?(?<![\d:])(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:\.\d+)?)?(?![\d:])(?:\s*({_MERIDIAN})(?!\w))?"
)
_CJK_CLOCK = re.compile(
    rf"(?:({_MERIDIAN})\s*)?(\d{{1,2}})\s*[時时点點시]\s*(?:(\d{{1,2}})\s*[分분])?(?:\s*(\d{{1,2}})\s*[秒초])?()"
)
_LOOSE_CLOCK = re.compile(
    rf"()(?<![\d.])(\d{{1,2}})(?:\s?[.h]\s?(\d{{2}}))?()(?!\d)\s*({_MERIDIAN}|uhr|h)?(?!\w)"
)
_OFFSET = re.compile(r"(?:utc|gmt)\s*([+-]\d{1,2}(?::?\d{2})?)(?!\d)|([+-]\d{2}:?\d{2})(?!\d)")

_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20|25)\d{2})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일号.]?"
)
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)")
_NUMBERED_MONTH = re.compile(r"(?:tháng|thg|月)\s*(\d{1,2})(?=\D|$)")

_WORD = re.compile(r"[^\W\d_][^\s\d,:;/()|·•@\[\]–—\x00-]*")
_HERE = "\x00"
_NAMED = (
    ("dmy", re.compile(rf"(?<!\d)(\d{{1,2}})\D{{0,6}}{_HERE}\D{{0,8}}(\d{{4}})(?!\d)")),
    ("mdy", re.compile(rf"{_HERE}\D{{0,4}}(\d{{1,2}})\D{{1,12}}(\d{{4}})(?!\d)")),
    ("ymd", re.compile(rf"(?<!\d)(\d{{4}})\D{{0,9}}{_HERE}\D{{0,6}}(\d{{1,2}})(?!\d)")),
    ("ydm", re.compile(rf"(?<!\d)(\d{{4}})\D{{1,9}}(\d{{1,2}})\D{{0,4}}{_HERE}")),
    ("dmy", re.compile(rf"(?<!\d)(\d{{1,2}})[-/ .]{{0,2}}{_HERE}[-/ .,]{{1,2}}['’]?(\d{{2}})(?!\d)")),
    ("mdy", re.compile(rf"{_HERE}[. ]{{0,2}}(\d{{1,2}})\w{{0,2}},?\s?['’](\d{{2}})(?!\d)")),
)
"""Orders of day and year around the name of a month."""
_NO_YEAR = (
    re.compile(rf"(?<!\d)(\d{{1,2}})\D{{0,6}}{_HERE}"),
    re.compile(rf"{_HERE}\D{{0,4}}(\d{{1,2}})(?!\d)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as far as the page gives it."""

    iso: str
    """ISO 8601: a date, a date with time, or with time and zone: only what the string holds."""
    relative: bool = False
    """Computed from an age and the fetch time."""


def parse_date(
    raw: str, *, language: str | None = None, reference: datetime | None = None, day_first: bool | None = None
) -> Moment | None:
    """Read a shown date or age.

    language: hint, BCP 47. reference: fetch time with zone; without it an age gives None. day_first: how the page orders
    numeric dates, where something on the page tells; None: unknown.

    >>> parse_date("July 24, 2012 at 12:11 am")
    Moment(iso='2012-07-24T00:11:00', relative=False)
    >>> parse_date("7:34 AM")
    """
    stripped = raw.strip()
    if not stripped or len(stripped) > MAX_CHARS:
        return None
    machine = _read_machine(stripped)
    if machine:
        return Moment(iso=machine)
    age = read_age(stripped, language)
    if age:
        iso = before(reference, age) if reference else None
        return Moment(iso=iso, relative=True) if iso else None
    return _read_shown(stripped, language, reference.date() if reference else None, day_first)


def is_age(raw: str) -> bool:
    """Whether the whole string is a relative age in some language: "8 年", "3 days ago", "6y", "vor 2 Wochen".

    >>> is_age("il y a 3 jours"), is_age("3 comments")
    (True, False)
    """
    return read_age(raw) is not None


def tell_day_first(raws: Iterable[str]) -> bool | None:
    """How a page orders its numeric dates, told by those of them that can be read in one way only.

    >>> tell_day_first(["03/04/2012", "07/25/2012"])
    False
    """
    for raw in raws:
        match = _YEAR_LAST.search(raw[:MAX_CHARS])
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            return int(match[1]) > 12
    return None


def _read_machine(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if match:
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day is None or not match[4]:
            return day.isoformat() if day else None
        clock = _clock(int(match[4]), int(match[5]), int(match[6] or 0))
        return _iso(day, clock, _zone(match[7])) if clock else day.isoformat()
    match = _EPOCH.fullmatch(text)
    if match and FIRST_EPOCH <= int(match[1]) < LAST_EPOCH:
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat()
    return _read_rfc(text) if _RFC.fullmatch(text) else None


def _read_rfc(text: str) -> str | None:
    fields = parsedate_tz(text)
    if not fields:
        return None
    day, clock = _day(*fields[:3]), _clock(*fields[3:6])
    if day is None or clock is None:
        return None
    offset = fields[9]
    zone = None if offset is None else timezone(timedelta(seconds=offset))
    return _iso(day, clock, UTC if text.endswith("-0000") else zone)


@lru_cache(maxsize=4096)
def _read_shown(
    raw: str, language: str | None, reference: date | None, day_first: bool | None
) -> Moment | None:
    text = _plain(raw)
    clock, text = _take_clock(text, _COLON_CLOCK)
    if clock is None:
        clock, text = _take_clock(text, _CJK_CLOCK)
    zone, text = _take_zone(text) if clock else (None, text)
    found = _find_numeric(text, language, day_first) or _find_named(text, language, reference)
    if not found:
        return None
    offset, rest = _take_offset(f"{text[: found.start]} {text[found.end :]}")
    if clock is None:
        clock, rest = _take_clock(rest, _LOOSE_CLOCK)
    if not _is_beside_a_date(rest):
        return None
    return Moment(
        iso=_iso(found.day, clock, offset or zone) if clock else found.day.isoformat(),
        relative=found.relative,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    day: date
    start: int
    end: int
    relative: bool = False


def _plain(raw: str) -> str:
    """Fold, with every script's digits as ASCII."""
    folded = unicodedata.normalize("NFKC", raw).casefold()
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)
    return " ".join(digits.replace(_HERE, " ").split())


def _find_numeric(text: str, language: str | None, day_first: bool | None) -> _Found | None:
    match = _YEAR_FIRST.search(text)
    if match:
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        return _Found(day=day, start=match.start(), end=match.end()) if day else None
    match = _YEAR_LAST.search(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
    if first == second or first > 12:
        order: bool | None = True
    elif second > 12:
        order = False
    else:
        order = day_first if day_first is not None else _order_of(language, match[2])
    if order is None:
        return None
    day = _day(year, second, first) if order else _day(year, first, second)
    return _Found(day=day, start=match.start(), end=match.end()) if day else None


def _order_of(language: str | None, separator: str) -> bool | None:
    """Whether the day stands first: everywhere but in American English; full stops are continental where nothing else tells."""
    if not language:
        return True if separator == "." else None
    base, _, region = language.casefold().replace("_", "-").partition("-")
    if base != "en":
        return None if base in ("ja", "ko", "zh", "hu") else True
    return region not in ("", "us")


def _find_named(text: str, language: str | None, reference: date | None) -> _Found | None:
    candidates = list(_months_in(text, language))
    for start, end, month in candidates:
        marked = f"{text[:start]}{_HERE}{text[end:]}"
        for order, pattern in _NAMED:
            match = pattern.search(marked)
            if match:
                numbers = dict(zip(order.replace("m", ""), match.groups(), strict=True))
                day = _day(_full_year(numbers["y"]), month, int(numbers["d"]))
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


def _months_in(text: str, language: str | None) -> list[tuple[int, int, int]]:
    """Start, end and number of each month named; words that are a weekday in another language come last."""
    found = [(match.start(), match.end(), int(match[1])) for match in _NUMBERED_MONTH.finditer(text)]
    doubtful: list[tuple[int, int, int]] = []
    for match in _WORD.finditer(text):
        word = match[0].rstrip(".'’")
        month = _month(word, language) or _month(word.replace(".", ""), language)
        if month:
            place = (match.start(), match.start() + len(word), month)
            (doubtful if word in weekday_words() else found).append(place)
    return found + doubtful


def _month(word: str, language: str | None) -> int | None:
    for number, name in enumerate(MONTHS, 1):
        if word in (name, name[:3]) or (number == 9 and word == "sept"):
            return number
    meanings = month_words().get(word, {})
    base = language.partition("-")[0].casefold() if language else ""
    numbers = [number for number, languages in meanings.items() if base in languages] or list(meanings)
    return numbers[0] if len(numbers) == 1 else None


def _latest(reference: date, month: int, number: int) -> date | None:
    """Tell the last such day that is not after the reference."""
    return next(
        (
            day
            for year in (reference.year, reference.year - 1)
            if (day := _day(year, month, number)) and day <= reference
        ),
        None,
    )


def _take_clock(text: str, pattern: re.Pattern[str]) -> tuple[time | None, str]:
    match = pattern.search(text)
    if not match or (pattern is _LOOSE_CLOCK and not (match[3] or match[5])):
        return None, text
    hour = int(match[2])
    meridian = match[1] or match[5]
    if meridian in _AFTERNOON and hour < 12:
        hour += 12
    elif meridian in _MORNING and hour == 12:
        hour = 0
    clock = _clock(hour, int(match[3] or 0), int(match[4] or 0))
    return clock, f"{text[: match.start()]} {text[match.end() :]}" if clock else text


def _take_zone(text: str) -> tuple[timezone | None, str]:
    """Take a zone's name out; an offset behind it ("GMT+2") counts instead."""
    for word in _WORD.finditer(text):
        if word[0] in ZONES and not _OFFSET.match(text, word.start()):
            return timezone(timedelta(hours=ZONES[word[0]])), f"{text[: word.start()]} {text[word.end() :]}"
    return None, text


def _take_offset(text: str) -> tuple[timezone | None, str]:
    match = _OFFSET.search(text)
    if not match:
        return None, text
    return _zone(match[1] or match[2]), f"{text[: match.start()]} {text[match.end() :]}"


def _is_beside_a_date(rest: str) -> bool:
    if any(char.isdigit() for char in rest):
        return False
    words = [match[0].rstrip(".") for match in _WORD.finditer(rest)]
    others = [word for word in words if word not in NOISE]
    if len(others) > MAX_OTHER_WORDS:
        others = [word for word in others if word not in weekday_words()]
    return len(others) <= MAX_OTHER_WORDS


def _zone(raw: str | None) -> timezone | None:
    """Read "Z", "+02:00", "-0500" or "+02"."""
    if not raw:
        return None
    if raw[0] not in "+-":
        return UTC
    digits = raw[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if raw[0] == "-" else offset) if offset < timedelta(hours=24) else None


def _full_year(raw: str) -> int:
    """Read "12" as 2012 and "97" as 1997, as POSIX does; the Buddhist era of Thai pages is 543 years ahead."""
    year = int(raw)
    if len(raw) == 2:
        return year + (2000 if year < 69 else 1900)
    return year - 543 if 2500 <= year < 2643 else year


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or (year, month, day) == (1970, 1, 1):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(hour: int, minute: int, second: int) -> time | None:
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def _iso(day: date, clock: time, zone: timezone | None) -> str:
    return datetime.combine(day, clock, zone).isoformat()
