"""Days told by their distance or by the day of the week, with a time of day: "Yesterday at 18:42", "Hier à
18h42", "вчера в 21:40", "Tuesday at 10:07 AM".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleaning.dates.words import day_words, fold, last_days

_CLOCK = re.compile(
    r"(?<!\d)(?P<half>上午|下午|午前|午後|오전|오후)?\s?(?P<hour>\d{1,2})\s?[:.h時시点點]\s?(?P<minute>\d\d)\s?[分분]?"
    r"(?:[:.]\d\d)?(?!\d)\s?(?:(?P<noon>[ap])\.?m\b\.?|uhr\b|h\b)?"
)
"""A time of day in a folded text."""
_AT = frozenset(
    "at à a um a_las às as alle alla ore om kl klo в у o os la lúc ve saat στις godz o_godz kell u ob".split()
)
"""What stands between the day and the time; two words are joined by a line below them."""
_EDGE = " \t.,;:•·|–—-()[]，、"
_LATER_HALF = frozenset({"p", "下午", "午後", "오후"})
_HOURS, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """Days before the reference, and the time of day."""

    days: int = 0
    weekday: int | None = None
    """The last such day before the reference, 0 for Monday, in place of a number of days."""
    clock: str
    """HH:MM."""


def read_named_day(text: str) -> NamedDay | None:
    """Read a folded text that is a named day with a time as a whole.

    A day of the week is one only before a word for "at", as forums write it: programmes and opening hours
    have none.

    >>> read_named_day("hier à 18h42"), read_named_day("yesterday 6:42 pm") == NamedDay(days=1, clock="18:42")
    (NamedDay(days=1, weekday=None, clock='18:42'), True)
    >>> read_named_day("tuesday at 10:07 am")
    NamedDay(days=0, weekday=1, clock='10:07')
    >>> read_named_day("dinner at 18:42"), read_named_day("tuesday 10:07")
    (None, None)
    """
    found = _CLOCK.search(text)
    if found is None:
        return None
    words = f"{text[: found.start()]} {text[found.end() :]}".strip(_EDGE).split()
    name, at = _without_at(words)
    unit, days = day_words().get(name, (None, 0))
    weekday = last_days().get(name) if at and unit is None else None
    if unit != "day" and weekday is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    half = found["noon"] or found["half"]
    if half:
        hour = hour % 12 + 12 * (half in _LATER_HALF)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return NamedDay(days=days, weekday=weekday, clock=f"{hour:02}:{minute:02}")


def _without_at(words: list[str]) -> tuple[str, bool]:
    """The words without those for "at" behind them, and whether there are any."""
    bare = [fold(word).strip(_EDGE) for word in words]
    for count in (2, 1):
        if len(bare) > count and "_".join(bare[-count:]) in _AT:
            return " ".join(filter(None, bare[:-count])), True
    return " ".join(filter(None, bare)), False
