"""Dates as pages show them -> ISO 8601. A date is never invented: what cannot be read stays raw.

Order, the first that fits: a machine's form (`machine`), an age (`ages`), which needs a reference to become
a date, a date as people write it (`shown`).
"""

from __future__ import annotations

from datetime import datetime

from cleaning.dates.ages import age_words, before, is_age, is_minutes, may_hold_age, read_age
from cleaning.dates.machine import Moment, read_machine
from cleaning.dates.persian import with_gregorian
from cleaning.dates.shown import read_common, read_shown, tell_day_first

__all__ = ["Moment", "age_words", "is_age", "is_minutes", "may_hold_age", "parse_date", "tell_day_first"]

MAX_CHARS = 80
"""A shown date with a weekday, a name and a time zone is shorter; longer strings are sentences."""


def parse_date(
    raw: str, *, language: str | None = None, reference: datetime | None = None, day_first: bool | None = None
) -> Moment | None:
    """Read a shown date or age.

    language: hint, BCP 47. reference: fetch time with zone; without it an age gives None. day_first: how
    the page orders numeric dates, where something on the page tells; None: unknown.

    A date of the Persian calendar is told as its Gregorian day.

    >>> parse_date("July 24, 2012 at 12:11 am")
    Moment(iso='2012-07-24T00:11:00', relative=False)
    >>> parse_date("7:34 AM")
    """
    stripped = raw.strip()
    if not stripped or len(stripped) > MAX_CHARS:
        return None
    if (
        stripped[0].isalpha() and stripped.isascii() and (common := read_common(stripped.lower()))
    ):  # no other form begins like it
        return common
    stripped = with_gregorian(stripped, language)
    machine = read_machine(stripped)
    if machine:
        return Moment(iso=machine)
    age = read_age(stripped, language)
    if age:
        iso = before(reference, age) if reference else None
        return Moment(iso=iso, relative=True) if iso else None
    return read_shown(stripped, language, reference.date() if reference else None, day_first)
