"""Lines of pingbacks and trackbacks, as blogs print them among comments."""

from __future__ import annotations

import re

from cleaning.text.moments import find_moment
from cleaning.text.names import bare_name, trimmed

_PINGBACK = re.compile(r"(?:ping|track)back\b(?:\s?[:：]|\s(?:from|by|von|de)\b)\s?\S", re.IGNORECASE)


def is_ping(text: str) -> bool:
    """Whether a line opens as a pingback does: "Pingback: Ovens of the north"."""
    return _PINGBACK.match(text) is not None


def pinged_from(text: str) -> tuple[str | None, str | None]:
    """The title in the line of a pingback, and its date.

    >>> pinged_from("Pingback: Ovens of the north"), pinged_from("Trackback from Rye — May 3, 2016 @ 8:00 am")
    (('Ovens of the north', None), ('Rye', 'May 3, 2016 @ 8:00 am'))
    """
    lead = _PINGBACK.match(text)
    title = text[lead.end() - 1 :] if lead else text
    found = find_moment(title)
    if found is None:
        return trimmed(title) or None, None
    return bare_name(title[: found.start()]) or None, found[0]
