"""Dates of the Persian solar calendar, as blogs in Persian print them, written anew as the Gregorian day.

"۱۳ اردیبهشت ۱۳۹۵", "اردیبهشت ۱۳, ۱۳۹۵", "1395/02/13" and Blogfa's "سیزدهم اردیبهشت 1395" become "2016-05-02"
in their line, so that the clock and the words around them are read as beside any other date. The calendar is
jdatetime's.
"""

from __future__ import annotations

import re
import unicodedata

YEARS = range(1370, 1421)
"""1991 to 2042: years in which no blog of another calendar dates itself; the Islamic lunar year is 1412 in
1991 already, and beyond 1446 today.
"""
MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_ONES = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم".split()
_TENS = "دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم".split()
_DAYS = [*_ONES, *_TENS, *(f"بیست و {one}" for one in _ONES), "سی ام", "سی و یکم"]
_DAY = rf"(\d{{1,2}}|{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
_MONTH = rf"({'|'.join(MONTHS)})(?: ماه)?"
_YEAR = r"(1[34]\d\d)(?!\d)"

_NAMED = (
    ("dmy", re.compile(rf"(?<!\w){_DAY} {_MONTH}(?:[،,]? (?:سال )?| ?[-/] ?){_YEAR}")),
    ("mdy", re.compile(rf"(?<!\w){_MONTH} {_DAY}[،,]? {_YEAR}")),
)
_NUMERIC = (
    ("ymd", re.compile(r"(?<![\d/.-])(1[34]\d\d) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{1,2})(?![\d/-])")),
    ("dmy", re.compile(r"(?<![\d/.-])(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(1[34]\d\d)(?![\d/-])")),
)
_ARABIC = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": " ", "ُ": None})
"""Letters and joiners that keyboards for Arabic write in Persian words."""
_MAY_HOLD = re.compile(r"1[34]\d\d|[۱1][۳۴][۰-۹]{2}|١[٣٤][٠-٩]{2}")
_PERSIAN_DIGITS = re.compile(r"[۰-۹]")


def with_gregorian(text: str, language: str | None) -> str:
    """The text with its Persian date as YYYY-MM-DD; as it is where it holds none.

    A numeric date counts where the page is in Persian or its digits are.

    >>> with_gregorian("۱۳ اردیبهشت ۱۳۹۵ ساعت ۱۰:۳۰", "fa")
    '2016-05-02 ساعت 10:30'
    """
    if not _MAY_HOLD.search(text):
        return text
    is_persian = (language or "").startswith("fa") or _PERSIAN_DIGITS.search(text) is not None
    plain = _plain(text)
    for order, shape in (*_NAMED, *(_NUMERIC if is_persian else ())):
        match = shape.search(plain)
        day = _gregorian(order, match) if match else None
        if match and day:
            return f"{plain[: match.start()]}{day}{plain[match.end() :]}"
    return text


def _plain(text: str) -> str:
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join(digits.translate(_ARABIC).split())


def _gregorian(order: str, match: re.Match[str]) -> str | None:
    parts = dict(zip(order, match.groups(), strict=True))
    year, month, day = int(parts["y"]), _number(parts["m"], MONTHS), _number(parts["d"], _DAYS)
    if year not in YEARS:
        return None
    from jdatetime import date  # noqa: PLC0415 (few pages are in Persian)

    try:
        return str(date(year, month, day).togregorian().isoformat())
    except ValueError:
        return None


def _number(part: str, words: list[str]) -> int:
    return int(part) if part.isdigit() else words.index(part) + 1
