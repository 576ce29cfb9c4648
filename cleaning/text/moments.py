"""Dates inside short lines, told by shape alone: a day with a year, or with a clock time.

Months are any word, so that a layout is learnt in any language; `cleaning.dates` reads what is found here.
"""

from __future__ import annotations

import re
import sys

MOMENT_LINE_CHARS = 120
"""Longest line in which a date is looked for."""

_GLUED = r"(?=(?-i:[A-Z\u00c0-\u00de\u0410-\u042f\u3040-\u9fff\uac00-\ud7af])(?![\d分분]))"
"""The first word of what was said, glued to the time above it: "10:12 amWe tried"; "T" joins day and time."""
_EDGE = rf"(?:\b\.?|{_GLUED})"
_TIME = (
    rf"(?:\d{{1,2}}\s?[:.h]\s?\d{{2}}(?::\d{{2}}|\smin\b)?(?:\s?[AaPp]\.?\s?[Mm]{_EDGE})?|\d{{1,2}}\s?[AaPp]\.?[Mm]{_EDGE}"
    r"|[上下]午\s?\d{1,2}:\d{2}|(?:오전|오후)\s?\d{1,2}:\d{2})"
    r"(?:\s?(?:오전|오후|ص|م|πμ|μμ|π\.μ\.|μ\.μ\.))?(?:\s?\(?(?:Uhr|h|UTC|GMT|(?-i:[ECMP]T|[A-Z]{3,4}))\b\)?)?(?:\s?[+-]\d{4}|(?<=UTC|GMT)\s?[+-]\d{1,2}\b(?::\d\d)?)?"
)
_CLOCK_TIME = rf"\d{{1,2}}(?::\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?\s?[Mm]{_EDGE})?|\s?[AaPp]\.?[Mm]{_EDGE})"
_SIGNED = r"(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f])"
"""A letter; the vowel signs of Indic and Thai scripts are none to `re`."""
_MONTH = rf"(?:tháng\s\w{{1,5}}(?:\smột|\shai)?|{_SIGNED}{{3,14}}|[\u0600-\u06ff\u0900-\u0dff]{{2}})\.?"
_WORD = rf"{_SIGNED}{{3,10}}"
_DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}\.\s\d{1,2}\.\s\d{1,2}\.?"
    r"|\d{1,2}(?:/\d{1,2}/|-\d{1,2}-|\.\s?\d{1,2}\.\s?)(?:\d{4}|\d{2})"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?{_MONTH}[,،]?\s(?:de\s|del\s)?\d{{4}}\b\.?"
    rf"|\d{{1,2}}(?:-{_WORD}-|/{_WORD}/|\.{_WORD}\.)(?:\d{{4}}|\d{{2}}(?=\s\d{{1,2}}:))"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th|\.)?,?\s(?:\d{{4}}|['’]\d{{2}}\b)|\d{{4}}\.\s{_MONTH}\s\d{{1,2}}\.?)"
)
_YEARLESS = (
    rf"(?:\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}[/-]\d{{1,2}}(?=\s(?:at\s)?\d{{1,2}}:\d\d)|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH})(?=[\s,|@·•–—-])"
)
_JOINT = (
    r"(?:[\s,،;.|@·•*–—()-]|\b(?:at|um|on|le|el|il|à|à|a|alle|ore|a l[ae]s|as|às|om|kl|klo|kello|o|ob|u|la"
    r"|ora|v|ve|г|lúc|pukul|jam|saat|godz|[^\W\d_A-Za-z\u00c0-\u024f\u3040-\u9fff]{1,6})\b\.?|[\u0900-\u0dff]{1,4}|\([^\W\d_]{1,4}\)){0,8}"
)
"""Signs and small words between day and time, "à" also without its accent; in other alphabets than the Latin
one any short word.
"""
_SHORT_YEAR = rf"\d{{1,2}}\s{_MONTH},?\s'?\d{{2}}"
"""A day with two digits of its year, told from other numbers by the clock time behind it."""
MOMENT = re.compile(
    rf"(?<![\d_/])(?<!\d\.)(?:(?:(?=\d)|(?<![^\W\d])){_DAY}(?:{_JOINT}{_TIME})?|(?<!\w){_TIME}{_JOINT}{_DAY}|(?<!\w)(?:{_YEARLESS}|{_SHORT_YEAR}){_JOINT}{_CLOCK_TIME})(?:(?![\w/])|(?<=:\d\d|\s[ap]m){_GLUED})",
    re.IGNORECASE,
)
_ASCII_MOMENT = re.compile(MOMENT.pattern.replace(_SIGNED, "[A-Za-z]"), re.IGNORECASE | re.ASCII)
"""The same in ASCII text, whose letters are one class: it is searched in two thirds of the time."""
_TWO_NUMBERS = re.compile(r"\d\D{1,60}\d")
_LEAD_CHARS = 24
"""Most characters from where a date begins to the last digit of its first number: a month and a day."""
_DATE_SIGN = re.compile(r"\d(?:\d{3}|[:/-]\d|\.\s?\d|\s?[AaPp]\.?[Mm]|,?\s['’]\d)")
"""What every moment holds: a year, a clock time or two numbers of a numeric date; found many times faster."""
CLOCK = re.compile(rf"(?<![\d.]){_TIME}(?!\.?\d)")
"""A time of day, and no day and month: "05.01.2021"."""
CLOCK_CHARS = 48
"""More than the longest clock time has."""
_CLOCK_SIGN = re.compile(r"\d\s?(?:[:.h]\s?\d\d|[AaPp]\.?[Mm])")
"""What every clock time holds."""

DURATION = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
"""Hours and minutes alone are the length of a video as often as a time of day."""


def moment_in(text: str) -> str | None:
    """The date that stands in a short line, as shown.

    >>> moment_in("by John on July 7, 2012")
    'July 7, 2012'
    """
    found = find_moment(text) if len(text) <= MOMENT_LINE_CHARS else None
    return found[0] if found else None


def find_moment(text: str, end: int = sys.maxsize) -> re.Match[str] | None:
    """The first date of a text, which ends before `end`.

    No part of a text before its first number but for a month's name can be date, so it is not searched.
    """
    numbers = _TWO_NUMBERS.search(text, 0, end) if _DATE_SIGN.search(text, 0, end) else None
    if numbers is None:
        return None
    moment = _ASCII_MOMENT if text.isascii() else MOMENT
    return moment.search(text, max(0, numbers.start() - _LEAD_CHARS), end)


def find_timed(text: str, end: int) -> re.Match[str] | None:
    """The first date of a text before `end`, if a clock time stands in it."""
    found = find_moment(text, end) if _CLOCK_SIGN.search(text, 0, end) else None
    return found if found and CLOCK.search(found[0]) else None


def holds_numbers(text: str) -> bool:
    """Whether a text holds two numbers near each other, as every date does; told many times faster."""
    return _TWO_NUMBERS.search(text) is not None
