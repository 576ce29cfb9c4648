"""Dates of comments: what the page shows and what its attributes and ids hold, brought together.

Order of evidence: an instant from an attribute or an id, then the shown date, then an age against the fetch
time. An instant without a zone of its own (Unix time, ids) takes the zone in which the page shows it, where
the shown time of day
tells it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.context import PageContext
from cleaning.dates import Moment, is_age, parse_date

INSTANT_ATTRIBUTES = tuple(
    (
        "datetime data-timestamp data-comment-timestamp data-time data-utime data-date data-datetime "
        "data-epoch data-created content title timestamp"
    ).split()
)
"""Attributes in which platforms keep a comment's instant, most exact first."""
_ISO = re.compile(
    r"^\s*((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?\s*$"
)
_UNIX = re.compile(r"^\s*(\d{10}|\d{13})(?:\.\d+)?\s*$")
_FIRST_UNIX = datetime(1995, 1, 1, tzinfo=UTC).timestamp()
"""The web's first comments; smaller numbers are counters."""
_WIDEST_ZONE = timedelta(hours=14)


def read_instant(value: str) -> str | None:
    """An attribute's value as ISO 8601; None where it is no date a machine wrote.

    >>> read_instant("2012-11-05T10:27:00.000+01:00"), read_instant("1352111220"), read_instant("12")
    ('2012-11-05T10:27:00+01:00', '2012-11-05T10:27:00+00:00', None)
    """
    unix = _UNIX.match(value)
    if unix:
        return unix_to_iso(int(unix.group(1)) / (1000 if len(unix.group(1)) == 13 else 1))
    iso = _ISO.match(value)
    if not iso:
        return None
    day, clock, zone = iso.groups()
    if clock is None:
        return day
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    try:
        return datetime.fromisoformat(f"{day}T{clock}{zone}").isoformat()
    except ValueError:
        return None


def attribute_instant(element: _Element) -> str | None:
    """A machine-readable date in an attribute of the element, of its parent, or of the few elements inside
    it.
    """
    parent = element.getparent()
    for holder in (element, *islice(element.iter("*"), 1, 5), *([] if parent is None else [parent])):
        for attribute in INSTANT_ATTRIBUTES:
            value = holder.get(attribute)
            instant = read_instant(value) if value else None
            if instant:
                return instant
    return None


def unix_to_iso(seconds: float) -> str | None:
    """Seconds since 1970 as ISO 8601 in UTC."""
    if not _FIRST_UNIX <= seconds < _LAST_UNIX:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC).isoformat()


_LAST_UNIX = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


def date_of(draft: Draft, context: PageContext, *, day_first: bool | None) -> Moment | None:
    """The moment of one comment."""
    words = draft.told or draft.shown
    shown = _parse(words, context, day_first) if words and not (draft.instant and is_age(words)) else None
    if draft.instant is None:
        return shown
    return Moment(iso=_in_shown_zone(draft.instant, None if shown is None or shown.relative else shown.iso))


def _parse(raw: str, context: PageContext, day_first: bool | None) -> Moment | None:
    return parse_date(raw, language=context.language, reference=context.fetched_at, day_first=day_first)


def _in_shown_zone(instant: str, shown: str | None) -> str:
    """The instant with the zone that the shown time of day implies; the shown day where the instant has
    none to offer.
    """
    exact = datetime.fromisoformat(instant)
    if shown is None or exact.tzinfo is None or exact.utcoffset() != timedelta(0):
        return instant
    if len(shown) <= 10:
        return shown if len(shown) == 10 and exact.date().isoformat() != shown else instant
    local = datetime.fromisoformat(shown)
    if local.tzinfo is not None:
        return instant
    ahead = local - exact.replace(tzinfo=None)
    quarter = timedelta(minutes=15)
    offset = quarter * round(ahead / quarter)
    if abs(offset) > _WIDEST_ZONE or abs(ahead - offset) > timedelta(minutes=1):
        return instant
    return exact.astimezone(timezone(offset)).isoformat()
