"""Whether 03/04/2022 is the third of April or the fourth of March, told by what the comments of a page say
together.

Order of evidence: a number above 12; the span, for in the wrong order the days of one week become months
apart; the post's own day, which the first comment follows soon and never precedes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cleaning.context import PageContext
from cleaning.dates import parse_date
from cleaning.types import Comment

NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_YEAR = 4
"""Figures of a whole year."""
LEAST_SPAN = timedelta(days=28)
"""Days between first and last comment, in the wrong order: a month at least."""
SPAN_RATIO = 4
"""The wrong order's span is at least so many times as long; a month against a day is 30 times."""
CLOCK_SLACK = timedelta(days=1)
"""A comment may bear the day before its post's, in another zone."""
SOON = timedelta(days=7)
LATE = timedelta(days=25)
"""Most posts have their first comment within days; in the wrong order it comes a month later at least."""


def day_comes_first(shown: Sequence[str]) -> bool | None:
    """How the page orders numeric dates; None where nothing tells.

    >>> day_comes_first(["03/04/2022", "25/04/2022"]), day_comes_first(["03/04/2022", "06/04/2022"])
    (True, True)
    >>> day_comes_first(["04/03/2022", "04/06/2022"]), day_comes_first(["03/04/2022"])
    (False, None)
    >>> day_comes_first(["05.03.2021", "05.01.2021"])
    """
    found = [numbers for text in shown for numbers in NUMERIC.finditer(text)]
    pairs = [(int(numbers[1]), int(numbers[3])) for numbers in found]
    if not pairs:
        return None
    day_first, month_first = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    if day_first or month_first:
        return day_first if day_first != month_first else None
    if all(numbers[2] == "." and len(numbers[4]) == _YEAR for numbers in found):
        return None  # written so where the day stands first: few days tell less
    spans = {order: _span(_days(shown, order)) for order in (True, False)}
    longer = max(spans, key=lambda order: spans[order])
    far = spans[longer] >= max(LEAST_SPAN, SPAN_RATIO * spans[not longer])
    return not longer if far else None


def turn_days(comments: tuple[Comment, ...], posted: str | None, context: PageContext) -> tuple[Comment, ...]:
    """The comments with day and month changed over, where only that brings them close behind their post."""
    turned = tuple(_turned(comment, context) for comment in comments)
    if posted is None or turned == comments or any(map(_is_certain, comments)):
        return comments
    day = date.fromisoformat(posted[:10]) if len(posted) >= len("2000-01-01") else None
    read, other = _published(comments), _published(turned)
    if day is None or len(read) != len(other) or min(other) < day - CLOCK_SLACK:
        return comments
    is_early = min(read) < day - CLOCK_SLACK
    is_late = min(read) >= day + LATE and min(other) <= day + SOON
    return turned if is_early or is_late else comments


def _turned(comment: Comment, context: PageContext) -> Comment:
    """The comment with the other reading of its date; the same where there is none."""
    raw = comment.published_raw or ""
    if comment.published is None or not NUMERIC.search(raw):
        return comment
    readings = {
        moment.iso
        for order in (True, False)
        if (moment := parse_date(raw, language=context.language, day_first=order))
    }
    if comment.published not in readings or len(readings) != len((True, False)):
        return comment
    return replace(comment, published=(readings - {comment.published}).pop())


def _is_certain(comment: Comment) -> bool:
    """Whether a date tells the order by itself: a number above 12, or no date in figures."""
    found = NUMERIC.search(comment.published_raw or "")
    if comment.published is None:
        return False
    return found is None or max(int(found[1]), int(found[3])) > 12 or comment.relative


def _published(comments: Iterable[Comment]) -> list[date]:
    return [date.fromisoformat(c.published[:10]) for c in comments if c.published and len(c.published) >= 10]


def _days(shown: Sequence[str], day_first: bool) -> list[date]:
    """The days of the numeric dates in one order."""
    days = []
    for found in (found for text in shown for found in NUMERIC.finditer(text)):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day, month = (first, second) if day_first else (second, first)
        try:
            days.append(date(year if year > 99 else 2000 + year, month, day))
        except ValueError:
            continue
    return days


def _span(days: list[date]) -> timedelta:
    return max(days) - min(days) if days else timedelta(0)
