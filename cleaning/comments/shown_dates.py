"""Dates and ages inside short lines of a comment: where they begin and end, as shown.

`cleaning.dates` reads what is found here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleaning.dates import is_age
from cleaning.dates.words import fold as fold_word
from cleaning.dates.words import month_words, weekday_words

_BESIDE = re.compile(r"\s{0,9}[·•|‧∙]\s{0,9}|\s{1,9}[—–]\s{1,9}")
"""Stands between a name and what belongs to it, all in one element."""
DATE_CHARS = 70
"""Longest line taken for a date with its decoration ("Posted on Friday, November 2, 2012 at 7:28 pm")."""

AGE_CHARS = 30
"""Longest age ("hace aproximadamente 2 meses")."""

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f])"
"""Indic and Thai vowel signs are no letters to `re`."""

_DATE = re.compile(
    rf"""(?ix)
      # 2012-11-05, 2012年11月5日
      (?<![\w/.-])(?:19|20)\d\d\s?[-/.年년]\s?(?:1[0-2]|0?[1-9])(?!\d)
      (?:\s?[-/.月월]\s?\d{{1,2}}(?!\d)\s?[日일]?)?
      # the Persian calendar in its own figures: ۱۳۹۷/۰۵/۲۱
    | (?<![\w/.-])۱[۳۴]\d\d\s?[/-]\s?\d{{1,2}}\s?[/-]\s?\d{{1,2}}(?!\d)
      # 2012. november 5., 2012. gada 5. novembris, 2012 m. lapkričio 5 d.
    | (?<![\w/.-])(?:19|20)\d\d(?:\.|\sgada|\sm\.)\s
      (?:{_LETTER}{{3,12}}\s\d{{1,2}}\b\.?(?:\sd\.)?|\d{{1,2}}\.\s{_LETTER}{{3,12}})
      # 05.11.2012, 5. 11. 2012
    | (?<![\w/.-])\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?![\w/-])
    | (?<![\w/.-])\d{{1,2}}\.\s\d{{1,2}}\.\s(?:19|20)\d\d(?!\d)
      # 5. November 2012, 5th of November 2012
    | \b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[\s,./-]+(?:de\s+|of\s+|tháng\s+)?
      {_LETTER}{{2,12}}\.?(?:\smột|\shai)?[\s,،./-]+(?:de\s+)?(?:\d{{4}}|['’]?\d\d)\b(?!:|[/.-]\d|,?\s(?:19|20)\d\d)
      # November 5, 2012, November 5. 2012; figures that nothing parts are a number: "Guest 10234"
    | \b{_LETTER}{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?
      (?:(?:\s*[,،]\s*|\.?\s+|(?<=[a-z]))\d{{4}}|(?:\s*[,،]|\.(?=\s))?\s*['’]\d\d)\b
    """
)

_HALF_DAY = r"[ap]\.?m\b\.?|오전|오후|sáng|trưa|chiều|tối|[صم]\b|पूर्वाह्न|अपराह्न"

_TIME = re.compile(
    rf"(?i)(?:(?:上午|下午|午前|午後|오전|오후|晚上|中午|凌晨|早上)\s?)?(?<![\dA-Za-z])\d{{1,2}}(?:[:.h時시点點]|\sh\s)\s?\d\d[分분]?"
    rf"(?::\d\d)?(?:\s(?:min|uhr)\b|\s*(?:{_HALF_DAY}))?|\b\d{{1,2}}\s*[ap]\.?m\b"
)

_DAY = re.compile(
    r"(?i)\b([^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\b"
)
"""A day without its year; only a date where the word names a month."""

_DAY_IN_SIGNS = re.compile(r"(?<!\d)(?:1[0-2]|0?[1-9])\s?[月월]\s?(?:3[01]|[12]\d|0?[1-9])\s?[日일号號]")
"""A day without its year in East Asia: "10月23日17:26"."""

_AGE = re.compile(
    r"(?i)^\W*(?:added|commented|edited|posted|submitted|updated|written)?\s*(?:about|almost|over)?\s*\d+\s*[^\W\d_]{1,9}\.?(?:\s+(?:and\s+)?\d+\s+[^\W\d_]{3,9})?\s+ago\W*$"
)


@lru_cache(maxsize=4096)
def find_date(line: str) -> str | None:
    """The date or age inside a short line, from its first to its last date-like character; None where
    there is none.

    >>> find_date("Posted by: Ann | November 5, 2012 at 10:27 AM")
    'November 5, 2012 at 10:27 AM'
    >>> find_date("on Monday July 23, @10:29PM")
    'July 23, @10:29PM'
    >>> find_date("Can - 19 Ağustos 2013 Pazartesi 10:05")
    '19 Ağustos 2013 Pazartesi 10:05'
    >>> find_date("10月23日17:26"), find_date("10月 23日")
    ('10月23日17:26', '10月 23日')
    >>> find_date("3 of them"), find_date("2 replies")
    (None, None)
    >>> find_date("#1 — vor 2 Stunden"), find_date("Reply #1 - May 02, 2012")
    ('vor 2 Stunden', 'May 02, 2012')
    >>> find_date("jan_k · 2 dni temu"), find_date("15 seconds ago (7:18 PM)")
    ('2 dni temu', '15 seconds ago')
    """
    if not any(c.isdigit() for c in line):
        return line if len(line) <= AGE_CHARS and is_age(line) else _age_beside(line)
    if len(line) <= DATE_CHARS and _AGE.match(line):
        return line
    if line.endswith(")") and (age := line.partition("(")[0].rstrip()) and _is_clock_behind(line, age):
        return age
    found = _DATE.search(line)
    if found is None:
        return _day_or_age(line)
    start, end = found.span()
    named_day = _WEEKDAY_BEFORE.search(line[:start]) if _IN_FIGURES.match(found.group()) else None
    if named_day and fold_word(named_day.group(1)) in weekday_words():
        start = named_day.start(1)
    later = _TIME.search(line, end)
    if later and (later.start() - end <= _CLOCK_GAP or _is_weekday(line[end : later.start()])):
        end = later.end()
    earlier = _TIME.search(line, 0, start)
    if earlier and start - earlier.end() <= _CLOCK_GAP:
        start = earlier.start()
    end += line[end : end + 1] == ")" and "(" in line[start:end]
    return line[start:end].rstrip()


def _is_clock_behind(line: str, age: str) -> bool:
    """Whether a line is an age with the time of day in brackets behind it."""
    return (
        len(age) <= AGE_CHARS and _TIME.fullmatch(line[len(age) :].strip(" ()")) is not None and is_age(age)
    )


def tells_time(shown: str) -> bool:
    """Whether a shown date has a time of day.

    >>> tells_time("Apr 8, 2013 at 9:00 PM"), tells_time("Apr 8, 2013")
    (True, False)
    """
    return _TIME.search(shown) is not None


def is_clock(shown: str) -> bool:
    """Whether a shown date is a time of day and nothing more.

    >>> is_clock("8:39 am"), is_clock("May 3, 8:39 am")
    (True, False)
    """
    return _TIME.fullmatch(shown) is not None


def tells_year(shown: str) -> bool:
    """Whether a shown date has its year.

    >>> tells_year("8 Apr 2013, 21:00"), tells_year("08.04.13"), tells_year("8 Apr, 21:00")
    (True, True, False)
    """
    return _YEARS.search(shown) is not None


_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|['’]\d\d(?!\d)")

_IN_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]")

_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{2,12})\.?,?\s+$")
"""The weekday is part of a date in figures: it can tell whether day or month comes first."""

_CLOCK_GAP = 8
"""Characters between a day and its time of day (", at ", " um ", " - ")."""


def _is_weekday(between: str) -> bool:
    """Whether nothing but a weekday stands between a day and its time: "19 Ağustos 2013 Pazartesi 10:05"."""
    return fold_word(between.strip(_AROUND_WEEKDAY)) in weekday_words()


_AROUND_WEEKDAY = " ,.()-–|"


def _day_or_age(line: str) -> str | None:
    if len(line) > DATE_CHARS:
        return None
    if len(line) <= AGE_CHARS and is_age(line):
        return line
    if age := _age_beside(line):
        return age
    day = _DAY_IN_SIGNS.search(line) or next(filter(_names_month, _DAY.finditer(line)), None)
    clock = _TIME.search(line)
    if day and clock and abs(clock.start() - day.end()) <= _CLOCK_GAP:
        return line[min(day.start(), clock.start()) : max(day.end(), clock.end())].rstrip()
    whole = line.strip()
    return whole if (day and day.group() == whole) or _TIME.fullmatch(whole) else None


def _age_beside(line: str) -> str | None:
    """The age that stands behind a bullet or a bar: "Ann · 2 days ago"."""
    if len(line) > DATE_CHARS or not _BESIDE.search(line):
        return None
    return next((part for part in _BESIDE.split(line) if 0 < len(part) <= AGE_CHARS and is_age(part)), None)


def _names_month(day: re.Match[str]) -> bool:
    return fold_word(day.group(1) or day.group(2)) in month_words()


def is_date(line: str) -> bool:
    """Whether the whole line is a date, little decoration aside."""
    if len(line) > DATE_CHARS:
        return False
    found = find_date(line)
    return found is not None and len(line) - len(found) <= _DECORATION


_DECORATION = 22
"""Characters that may surround a date in its line: "Posted on Friday, ", weekday, bullets."""
