"""Dates as pages show them -> ISO 8601. A date is never invented: what cannot be read stays raw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as far as the page gives it."""

    iso: str
    """ISO 8601: a date, a date with time, or with time and zone: only what the string holds."""
    relative: bool = False
    """Computed from an age and the fetch time."""


def parse_date(raw: str, *, language: str | None = None, reference: datetime | None = None, day_first: bool | None = None) -> Moment | None:
    """Read a shown date or age.

    language: hint, BCP 47. reference: fetch time with zone; without it an age gives None. day_first: how the page orders
    numeric dates, where something on the page tells; None: unknown.
    """
    raise NotImplementedError


def is_age(raw: str) -> bool:
    """Whether the whole string is a relative age in some language: "8 年", "3 days ago", "6y", "vor 2 Wochen"."""
    raise NotImplementedError
