"""What stands around the name and the date of a comment in a line of text: "Posted by: Ann | May 3, 2012"."""

from __future__ import annotations

import re
from functools import lru_cache

from cleaning.comments.shown_dates import find_date
from cleaning.comments.words import BY, NAME_CHARS, SIGNED, is_interface
from cleaning.phrases import fold, phrases

LINE_CHARS = 140
"""Text of a line that may still be one of name and date."""


def is_signature(line: str) -> bool:
    """Whether a line opens like a signature.

    >>> is_signature("Posted by: Ann at November 5, 2012"), is_signature("By the way, it rained")
    (True, False)
    """
    return _SIGNATURE.match(line) is not None


_SIGNATURE = re.compile(rf"(?i)^\W*{SIGNED}\s+{BY}\b")


def is_beside_name(line: str) -> bool:
    """Whether a line holds a date and but for it nothing but what leads to a name or follows it.

    >>> is_beside_name("Posté par , 14 mars 2013 | Répondre"), is_beside_name("We met on 14 mars 2013")
    (True, False)
    """
    shown = find_date(line) if len(line) <= LINE_CHARS else None
    return shown is not None and all(_leads(part) for part in _PARTS.split(line.replace(shown, "|", 1)))


def _leads(part: str) -> bool:
    if is_leftover(part) or is_interface(part.strip()):
        return True
    beside = phrases("beside_name")
    return all(word.isdigit() or word in beside for word in map(fold, part.split()) if word)


_PARTS = re.compile(r"[|·•,;()\[\]/–—&]|\s-\s")


_LEFTOVER = re.compile(
    r"(?i)(?:\bID\s?[:：]\s?[\w+/.-]{4,12}|\W|\d|\b(?:posted|written|submitted|commented|comment|by|on|at|said|says|am|um|pm|von|le|à|par|il|alle|ore|in|the|and|is|"
    r"permalink|link|edited|reply|guest|member|uhr|den|der|op|om|às|em|el|de|says|wrote|this|to|not|verified)\b)*"
)


@lru_cache(maxsize=8192)
def is_leftover(line: str) -> bool:
    """Whether a line holds nothing but what stood around a name and a date ("Posted by | on at").

    >>> is_leftover("Posted by | on :"), is_leftover("Thanks!")
    (True, False)
    >>> is_leftover("3 ID:zz71p")
    True
    """
    return len(line) <= NAME_CHARS and _LEFTOVER.fullmatch(line) is not None
