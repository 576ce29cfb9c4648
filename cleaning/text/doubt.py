"""Whether what stands where a discussion should is one.

Lists of news, of threads, of files and of links show names, dates and buttons as discussions do. What tells
is how the words speak (`talk`), and the more so the weaker the marks are: no heading, few names, a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleaning.comments.entries import are_titles, denies_comments, heads_others
from cleaning.comments.lists import RETWEET
from cleaning.phrases import is_phrase
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS, SIGNS, Mark, is_name
from cleaning.text.parts import Parts
from cleaning.text.spans import (
    ANSWERS,
    HEADER_LINES,
    LABELLED,
    NAMED_ITEMS,
    NUMBERED,
    PANELS,
    WELL_FORMED,
    Layout,
    Record,
)
from cleaning.text.talk import mean_talk

MIN_COUNTED = 4
"""Records whose numbers are no chance."""

_CLAIM = re.compile(r"(?<![\w.,])(\d{1,4})\s[^\W\d_]{3,20}")
_FIGURES = re.compile(r"\d+")
_NUMBER_BESIDE = re.compile(r"(?:^|\s)#(\d{1,5})(?!\S)|(?:\s|(?<=\d[ap]m))(\d{1,5})$")

TALK_FLOOR = -1.1
"""Mean log odds below which marked lines under a heading are no discussion: lists of links reach -1.2, terse
forums -0.9.
"""

BARE_FLOOR = -0.5
"""The same where only a heading or only marks speak for a discussion: a post under "12 comments" or
captions between buttons reach -0.7, news and lists of threads with by-lines -0.5.
"""

SIGNED_FLOOR = -1.5
"""The same where a heading and by-lines speak for it: the latest news below "Comments" reach -1.9, terse
answers -1.4.
"""

NAMELESS_FLOOR = 0.0
"""The same where no heading announces what few names or only buttons mark: news with their dates, or with
the section they stand in, reach -0.1.
"""

NAMED_SHARE = 0.4
"""Names for each by-line or date from which on they are those of people; sections recur."""

PERSON_WORDS = 4
"""Words of a name from which on it may as well be a title."""

PERSON_CHARS = 12
"""The same in letters, for scripts that write no spaces."""

MIN_SHOWN = 3
"""Records from which what they share is told from what people say."""

WEAK_WAYS = frozenset({"button behind", "repeats behind", "name before", "items", NAMED_ITEMS})
"""Layouts that menus and lists of links show, too."""

BARE_WAYS = frozenset({"repeats behind", "name before"})
"""Layouts that rest on repetition or short lines alone: lists of links with counts repeat lines, and menus
are short, too.
"""

SURE_WAYS = frozenset({NUMBERED, PANELS, LABELLED, ANSWERS})
"""Layouts that nothing but discussions have."""

LIST_WAYS = frozenset({"items", NAMED_ITEMS})
"""Layouts of lists, whose items are told by more than their by-lines."""


def is_doubtful(parts: Parts, *, shows_people: bool) -> bool:
    """Whether what stands where a discussion should does not speak like one, and only weak marks say that
    it is. By-lines and dates are weak where no heading announces a discussion: lists of news show them, too,
    but seldom profiles of those who write.
    """
    layout = parts.layout
    if parts.post is not None or (not parts.unmarked and layout is None):
        return False
    if _lists_others(parts):
        return True
    if layout and not layout.signed and layout.way not in WEAK_WAYS:
        return False
    if layout and _is_told(layout, parts):
        return False
    said = _said(layout) if layout else parts.unmarked
    return _talk_of(said) < _talk_floor(parts, shows_people=shows_people)


def _lists_others(parts: Parts) -> bool:
    """Whether what stands there cannot be answered and is a list of other things: titles, versions or credits
    stand where names must, each can be passed on as short posts can, or the line above says that there are
    no comments or that other posts follow.
    """
    layout = parts.layout
    if layout is None:
        return _denies_comments(parts.heading or "")
    if layout.way in SURE_WAYS or _are_answerable(layout):
        return False
    if not _counts_some(parts.heading or ""):
        names = [name for name in map(_name_of, layout.records) if name]
        if 2 * len(names) > len(layout.records) and are_titles(names):
            return True
    return _is_headed_elsewhere(parts) or _can_be_passed_on(layout)


def _is_headed_elsewhere(parts: Parts) -> bool:
    """Whether the line right above the first record is no heading of a discussion."""
    if parts.heading:
        return _denies_comments(parts.heading)
    opening = parts.layout.records[0].lines[:1] if parts.layout else ()  # taken for the words of the first
    if any(_denies_comments(line.text) or heads_others(line.text) for line in opening):
        return True
    above = [line for line in (*parts.body, *parts.between) if line.reading.mark is not Mark.FORM]
    if not above or is_phrase(above[-1].text, "no_comments"):
        return bool(above)
    menus = sum(heads_others(line.text) for line in above)  # behind several, the last line may be a button
    return menus == 1 and heads_others(above[-1].text)


def _denies_comments(heading: str) -> bool:
    """Whether a heading says that there are no comments: "No comments yet", "0 comments". "Responses (0)" may
    be a button of the first comment.
    """
    may_be_button = "(" in heading and not is_phrase(heading, "no_comments")
    return not may_be_button and denies_comments(heading)


def _counts_some(heading: str) -> bool:
    """Whether a heading counts comments: names that look like titles stand between other words, then."""
    return any(figure != "0" for figure in _FIGURES.findall(heading))


def _can_be_passed_on(layout: Layout) -> bool:
    """Whether most records have a button that passes them on."""
    shown = sum(any(RETWEET in line.text.lower() for line in record.lines) for record in layout.records)
    return shown >= WELL_FORMED * len(layout.records)


def _is_told(layout: Layout, parts: Parts) -> bool:
    """Whether buttons or numbers tell of a discussion, however its words speak."""
    if _are_answerable(layout):
        return True
    if not layout.signed:
        return layout.way == "name before" and not parts.heading  # some are "Anonymous"
    return (
        _are_answered(layout)
        or _are_counted(layout)
        or _says_count(parts.heading, layout)
        or _is_claimed(parts, len(layout.records))
    )


def discussed(parts: Parts) -> tuple[Line, ...]:
    """The lines of what stands where a discussion should."""
    return parts.unmarked or tuple(
        line for record in (parts.layout.records if parts.layout else ()) for line in record.lines
    )


def _talk_of(lines: Sequence[Line]) -> float:
    """How much lines speak like comments, interface left out."""
    return mean_talk([line for line in lines if line.reading.mark is Mark.TEXT])


def _said(layout: Layout) -> list[Line]:
    """The lines of the records without names, what stands below these in a header, and what most records
    show.
    """
    records = layout.records
    counts = Counter(text for record in records for text in {line.text for line in record.lines})
    least = max(MIN_SHOWN, WELL_FORMED * len(records))
    return [
        line
        for record in records
        for line in record.lines[0 if layout.dates_last else _name_end(record) :]
        if counts[line.text] < least
    ]


def _name_end(record: Record) -> int:
    """Behind the header of a record, where it opens with a name; 0 where it does not: titles are said."""
    end = _header_end(record)
    return end if end and (end == 1 or is_name(record.lines[0].text)) else 0


def _header_end(record: Record) -> int:
    """Behind the by-line or date in the header of a record; 0 where it has none."""
    header = enumerate(record.lines[: HEADER_LINES + 1], start=1)
    return next((end for end, line in header if line.reading.mark in SIGNS), 0)


def _are_answered(layout: Layout) -> bool:
    """Whether most records show a button that only comments have."""
    shown = sum(any(line.reading.mark is Mark.ACTION for line in record.lines) for record in layout.records)
    return len(layout.records) > 1 and shown >= WELL_FORMED * len(layout.records)


def _are_answerable(layout: Layout) -> bool:
    """Whether each of several records has a button to answer or to report it; a number of answers is none."""
    return len(layout.records) >= MIN_SHOWN and all(
        any(line.reading.is_phrase("reply", "report") and not line.numbered for line in record.lines)
        for record in layout.records
    )


def _says_count(heading: str | None, layout: Layout) -> bool:
    """Whether the heading of a discussion says that there are just as many comments."""
    count = str(len(layout.records))
    return heading is not None and len(layout.records) > 1 and count in _FIGURES.findall(heading)


def _are_counted(layout: Layout) -> bool:
    """Whether the by-lines or dates of the records bear numbers that go up one by one, as the messages of a
    thread do: "#2 Ann Lee, May 3, 2016", "ann_k May 3, 2016, 1:13am 2".
    """
    numbers = [number for number in map(_number_beside, layout.records) if number is not None]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(layout.records) >= MIN_COUNTED and steps >= WELL_FORMED * len(layout.records)


def _is_claimed(parts: Parts, count: int) -> bool:
    """Whether a short line above says that there are just so many: "Posted: 2 years ago 21 replies"."""
    if count < MIN_COUNTED:
        return False
    above = (
        line.text for line in (*parts.head, *parts.body, *parts.between) if len(line.text) <= SHORT_CHARS
    )
    claims = (found for text in above for found in _CLAIM.finditer(text) if int(found[1]) == count)
    return any(is_phrase(found[0], "comments_heading", "reply") for found in claims)


def _number_beside(record: Record) -> int | None:
    for line in record.lines:
        if line.reading.mark in SIGNS and (found := _NUMBER_BESIDE.search(line.text)):
            return int(found[1] or found[2])
    return None


def _is_closed_by_form(parts: Parts) -> bool:
    """Whether the form for a new comment, or the name of the service, stands right behind the discussion."""
    return bool(parts.rest) and parts.rest[0].reading.mark is Mark.FORM


def _talk_floor(parts: Parts, *, shows_people: bool) -> float:
    """How much what stands where a discussion should must speak like one."""
    layout = parts.layout
    if layout is None:
        return BARE_FLOOR
    if parts.heading:
        bare = layout.way in BARE_WAYS and not layout.signed
        return SIGNED_FLOOR if layout.signed else BARE_FLOOR if bare else TALK_FLOOR
    if layout.way in LIST_WAYS:
        return TALK_FLOOR if layout.signed or _is_closed_by_form(parts) else BARE_FLOOR
    if layout.signed and shows_people:
        return TALK_FLOOR
    return BARE_FLOOR if layout.signed and _named_share(layout) >= NAMED_SHARE else NAMELESS_FLOOR


def _named_share(layout: Layout) -> float:
    """Names for each record, those that recur counted once."""
    names = {name for name in map(_name_of, layout.records) if name}
    return len(names) / len(layout.records)


def _name_of(record: Record) -> str | None:
    """The name in the by-line of a record, or above its date; a headline may stand between."""
    if not record.lines:
        return None
    *above, signed = record.lines[: _header_end(record)] or record.lines[:1]
    names = (line.text for line in above if is_name(line.text) and _is_short(line.text))
    return signed.reading.author or next(names, None)


def _is_short(text: str) -> bool:
    """Whether what may be a name is shorter than most titles."""
    words = text.split()
    return len(words) <= PERSON_WORDS and (len(words) > 1 or text.isascii() or len(text) <= PERSON_CHARS)


def speaks(layout: Layout) -> bool:
    """Whether the messages of a thread speak like such: lists of files show dates and labels, too."""
    return _talk_of(_said(layout)) >= TALK_FLOOR
