"""Parts of a date as numbers -> ISO 8601, and the forms that machines write."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_tz
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_EPOCH, LAST_EPOCH = 631_152_000, 4_102_444_800
"""Seconds: 1990 to 2100. Smaller numbers are ids, and 0 is a clock that was never set."""
DAY = timedelta(days=1)
"""A zone is less than a day away; a clock that says more has none."""

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|UTC?|GMT|Z|[AECMP][SD]T)",
    re.IGNORECASE,
)
"""With a zone that RFC 2822 knows; any other word behind the time is a part of the day or of the page."""
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")


class Moment(NamedTuple):
    """A point in time as far as the page gives it."""

    iso: str
    """ISO 8601: a date, a date with time, or with time and zone: only what the string holds."""
    relative: bool = False
    """Computed from an age and the fetch time."""


def read_machine(text: str) -> str | None:
    """ISO 8601, RFC 2822 or seconds (milliseconds) since 1970 -> ISO 8601."""
    if not text[:1].isdigit():
        return _read_rfc(text) if _RFC.fullmatch(text) else None
    match = _ISO.fullmatch(text)
    if match:
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        if day is None or not match[4]:
            return day.isoformat() if day else None
        clock = make_clock(int(match[4]), int(match[5]), int(match[6] or 0))
        return to_iso(day, clock, read_zone(match[7])) if clock else day.isoformat()
    match = _EPOCH.fullmatch(text)
    if match and FIRST_EPOCH <= int(match[1]) < LAST_EPOCH:
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat()
    return _read_rfc(text) if _RFC.fullmatch(text) else None


def _read_rfc(text: str) -> str | None:
    fields = parsedate_tz(text)
    if not fields:
        return None
    day, clock = make_day(*fields[:3]), make_clock(*fields[3:6])
    if day is None or clock is None:
        return None
    offset = None if fields[9] is None else timedelta(seconds=fields[9])
    zone = None if offset is None or abs(offset) >= DAY else timezone(offset)
    return to_iso(day, clock, UTC if text.endswith("-0000") else zone)


def read_zone(raw: str | None) -> timezone | None:
    """Read "Z", "+02:00", "-0500" or "+02"."""
    if not raw:
        return None
    if raw[0] not in "+-":
        return UTC
    digits = raw[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if raw[0] == "-" else offset) if offset < DAY else None


def full_year(raw: str) -> int:
    """Read "12" as 2012 and "97" as 1997, as POSIX does; the Buddhist era (Thai pages) is 543 years ahead."""
    year = int(raw)
    if len(raw) == 2:
        return year + (2000 if year < 69 else 1900)
    return year - 543 if 2500 <= year < 2643 else year


def make_day(year: int, month: int, day: int) -> date | None:
    """Return None for a day that no calendar has, or that is a clock's zero."""
    if not FIRST_YEAR <= year <= LAST_YEAR or (year, month, day) == (1970, 1, 1):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def make_clock(hour: int, minute: int, second: int) -> time | None:
    """Return None for a time that no clock shows; a leap second is the second before it."""
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def to_iso(day: date, clock: time, zone: timezone | None) -> str:
    """Write as ISO 8601."""
    return datetime.combine(day, clock, zone).isoformat()
