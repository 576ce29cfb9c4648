"""Comments that are numbered: "#1", "#2", "#3", as forums number the posts of a thread.

Numbers that count up one by one, far apart, are the surest sign of a discussion that plain text keeps. They
stand in the header of each post, in one of two ways: above the words, below the name and what the forum shows
of the person (XenForo), or at the very top, and the name below them (vBulletin, FluxBB). Or a line with name
and date closes each post, and the number stands in it or below it (XenForo 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, starmap

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name
from cleaning.text.moments import moment_in
from cleaning.text.spans import NUMBERED, WELL_FORMED, Layout, Record, Span
from cleaning.text.talk import mean_talk

MIN_NUMBERED = 3
"""Numbers in a row that are no chance."""

MIN_BARE = 5
"""Such numbers where nothing else tells that they number posts."""

MAX_BARE = 5
"""Digits of such a number, at most, and one."""

BARE_TALK = -1.1
"""Mean log odds from which what they part speaks like answers, as below a heading; terse threads reach -0.9.
"""

MOST_MISSING = 3
"""Numbers that may be left out between two posts: deleted ones."""

NUMBERED_CHARS = 80
"""Longest line with a number and a date."""

HEADER_CHARS = 60
"""Longest line of what a forum shows of a person."""

MOST_HEADER = 14
"""Lines of it, at most."""

NEAR = 2
"""Lines between the number and the date of a post, at most."""

MOST_BUTTONS = 3
"""Lines between a number and the name of the next post: who likes what is said."""

NAMED_SHARE = 0.5
"""Share of the posts whose names must be found in one way."""

_ALONE = re.compile(r"(?:post\s)?#\s?(\d{1,5})(?:\sof\s\d{1,6})?", re.IGNORECASE)
_BESIDE_DATE = re.compile(r"#(\d{1,5})\s|.{6,60}\s(?:post\s)?#(\d{1,5})(?:\sof\s\d{1,6})?$", re.IGNORECASE)
_SENTENCE_ENDS = tuple(".!?…。！？؟۔।")
_PERSON = ("profile_rank", "profile_status", "author_badge")
_BUTTONS = (Mark.ACTION, Mark.NOISE)
_HEADER_MARKS = (Mark.TEXT, Mark.DATE, Mark.BADGE, Mark.ORDINAL)


def by_numbers(span: Span) -> Layout | None:
    """A number that counts up stands in the header of each post."""
    places = _chain(span)
    if len(places) < MIN_NUMBERED:
        return None
    if closed := _signed_below(span, places):
        return closed
    starts = _names_above(span, places)
    if starts:
        cuts = [at + 1 for at in places]
    else:
        starts, cuts = [_date_above(span, at) for at in places], _names_below(span, places)
        if not cuts:
            return None
    ends = [*starts[1:], span.end]
    records = list(starmap(partial(_record, span), zip(places, starts, cuts, ends, strict=True)))
    return Layout(
        way=NUMBERED,
        records=tuple(records),
        first=starts[0],
        end=span.end,
        signed=True,
        opens_thread=_number(span, places[0]) == 1,
    )


def by_bare_numbers(span: Span) -> Layout | None:
    """A number alone on its line opens each post, from 1 at the very top of the text on: what is left of a
    thread of Discourse where a flattener leaves out names and dates. Steps and lists have a title above them.
    """
    if span.end - span.start < MIN_BARE or span.lines[span.start].text != "1":
        return None
    places: list[int] = []
    for at in range(span.start, span.end):
        number = span.lines[at].text
        last = int(span.lines[places[-1]].text) if places else 0
        if len(number) < MAX_BARE and number.isdecimal() and last < int(number) <= last + 1 + MOST_MISSING:
            places.append(at)
    ends = [*places[1:], span.end]
    records = [
        Record(lines=tuple(span.lines[at + 1 : end]), aside=(span.lines[at],), settled=True)
        for at, end in zip(places, ends, strict=True)
    ]
    answers = [line for record in records[1:] for line in record.lines]
    if len(places) < MIN_BARE or mean_talk(answers) < BARE_TALK:
        return None
    return Layout(way=NUMBERED, records=tuple(records), first=span.start, end=span.end, opens_thread=True)


def are_numbered(lines: Sequence[Line]) -> bool:
    """Whether numbers that count up stand on a page, as in the headers of such posts."""
    marks = [line.reading for line in lines]
    return len(_chain(Span(lines=lines, marks=marks, start=0, end=len(lines), headed=False))) >= MIN_NUMBERED


def count_numbered(lines: Sequence[Line]) -> int:
    """How many posts of a page the same name opens and closes, above its number; 0 where most have none."""
    marks = [line.reading for line in lines]
    span = Span(lines=lines, marks=marks, start=0, end=len(lines), headed=False)
    places = _chain(span)
    closed = _signed_below(span, places) if len(places) >= MIN_NUMBERED else None
    return len(closed.records) if closed else 0


def _record(span: Span, at: int, start: int, cut: int, end: int) -> Record:
    """The message whose number stands at `at` and whose header ends before `cut`."""
    author, date = _name(span, start, cut), _date_beside(span, at, range(start, end))
    last = span.lines[end - 1].text
    if date is None and author and end - 1 > cut and last.startswith(f"{author}, "):
        date, end = moment_in(last), end - 1
    cut += cut < end - 1 and _is_date(span, cut) and span.marks[cut].date == date
    return Record(lines=tuple(span.lines[cut:end]), author=author, date=date, settled=True)


def _chain(span: Span) -> list[int]:
    """The lines whose numbers count up, from the first of them on."""
    chain: list[int] = []
    last = 0
    signed = [at for at in range(span.start, span.end) if "#" in span.lines[at].text]
    for at in signed:
        number = _number(span, at)
        if number is not None and (not chain or last < number <= last + 1 + MOST_MISSING):
            chain.append(at)
            last = number
    return chain


def _number(span: Span, at: int) -> int | None:
    text = span.lines[at].text
    if len(text) > NUMBERED_CHARS:
        return None
    found = _ALONE.fullmatch(text)
    if found is None and _date(span, at) is not None:
        found = _BESIDE_DATE.match(text)
    return int(next(filter(None, found.groups()))) if found else None


def _signed_below(span: Span, places: Sequence[int]) -> Layout | None:
    """The posts that a line with name and date closes, beside their number or right above it: the same name
    opens them, near the number of the post above, and words stand between.
    """
    records: list[Record] = []
    opened = 0
    first = places[0]
    for before, at in pairwise([span.start - 1, *places]):
        last = at if span.marks[at].author else at - 1
        sign = span.marks[last] if last > before else None
        if sign is None or sign.author is None or sign.date is None:
            continue
        named = [i for i in range(before + 1, last) if _opens_with(span.lines[i].text, sign.author)]
        start = named[0] if records and named else _first_named(named, before + 1 if records else last)
        cut = _past_name(span, start, last, sign.author)
        opened += bool(named) and cut < last and (not records or start <= before + 1 + MOST_BUTTONS)
        first = first if records else start
        aside = (*span.lines[before + 1 if records else start : cut], span.lines[at])
        words = tuple(span.lines[cut:last])
        records.append(Record(lines=words, author=sign.author, date=sign.date, aside=aside, settled=True))
    if opened < WELL_FORMED * len(places):
        return None
    return Layout(
        way=NUMBERED,
        records=tuple(records),
        first=first,
        end=places[-1] + 1,
        signed=True,
        opens_thread=_number(span, places[0]) == 1,
    )


def _first_named(named: Sequence[int], otherwise: int) -> int:
    """The last place of a name above the words of the first post, whose menus may show it, too; the first of
    two that stand one right below the other.
    """
    if not named:
        return otherwise
    return named[-2] if len(named) > 1 and named[-2] == named[-1] - 1 else named[-1]


def _opens_with(text: str, name: str) -> bool:
    """Whether a line is a name, its rank behind it or not."""
    is_short = len(text) <= HEADER_CHARS and (text == name or not text.endswith(_SENTENCE_ENDS))
    return is_short and f"{text} ".startswith(f"{name} ")


def _past_name(span: Span, start: int, end: int, name: str) -> int:
    """Behind the name at the top of a post, its rank on its line or below it, and what else is shown of a
    person.
    """
    at = start
    while at < end and (_opens_with(span.lines[at].text, name) or span.lines[at].reading.is_phrase(*_PERSON)):
        at += 1
    return at


def _names_above(span: Span, places: Sequence[int]) -> list[int]:
    """Where each header begins whose name stands above the number; empty where most have none."""
    blocks = [_block_above(span, at, before) for before, at in pairwise([span.start - 1, *places])]
    starts = [_portrait(span, block) for block in blocks]
    known = [start for start in starts if start is not None]
    if len(known) < NAMED_SHARE * len(places):
        return []
    return [
        start if start is not None else _first_name(span, block)
        for start, block in zip(starts, blocks, strict=True)
    ]


def _block_above(span: Span, at: int, before: int) -> range:
    """The lines above a number that can be a header: short, no sentences, no buttons but right above it."""
    top = at
    while top - 1 > before and at - top < MOST_BUTTONS and span.marks[top - 1].mark in _BUTTONS:
        top -= 1
    while top - 1 > before and at - top < MOST_HEADER and _may_be_header(span, top - 1):
        top -= 1
    return range(top, at)


def _may_be_header(span: Span, at: int) -> bool:
    text, reading = span.lines[at].text, span.lines[at].reading
    if not any(map(str.isalnum, text)):  # the bullet of an item without words
        return True
    return (
        (reading.mark in _HEADER_MARKS or reading.is_phrase("profile_label"))
        and len(text) <= HEADER_CHARS
        and (span.marks[at].date is not None or not text.endswith(_SENTENCE_ENDS))
    )


def _portrait(span: Span, block: range) -> int | None:
    """The text of a picture above a name: the name itself, or its first letter; the rank may stand behind
    the name, and the date of the message between the two.
    """
    for at in block[:-1]:
        again = at + 1 + (at + 2 in block and _is_date(span, at + 1))
        above, below = span.lines[at].text, span.lines[again].text
        is_initial = len(above) == 1 and below.casefold().startswith(above.casefold()) and is_name(below)
        if is_initial or (is_name(above) and f"{below} ".startswith(f"{above} ")):
            return at
    return None


def _first_name(span: Span, block: range) -> int:
    """The first line of a block behind a blank one that can be a name, else its last line."""
    named = (at for at in block if span.lines[at].gap and is_name(span.lines[at].text))
    return next(named, max(block.start, block.stop - 1))


def _date_above(span: Span, at: int) -> int:
    """The line of the date right above a number, or that of the number."""
    return at - 1 if at > span.start and span.marks[at - 1].date and not _date(span, at) else at


def _names_below(span: Span, places: Sequence[int]) -> list[int]:
    """Behind the name below each number; empty where most have none."""
    cuts = []
    named = 0
    for at in places:
        below = next((i for i in range(at + 1, min(at + 1 + NEAR, span.end)) if not _is_date(span, i)), at)
        is_named = below > at and is_name(span.lines[below].text)
        named += is_named
        again = is_named and below + 1 < span.end and span.lines[below + 1].text == span.lines[below].text
        cuts.append(below + 1 + again if is_named else at + 1)
    return cuts if named >= NAMED_SHARE * len(places) else []


def _is_date(span: Span, at: int) -> bool:
    return span.marks[at].mark is Mark.DATE


def _name(span: Span, start: int, cut: int) -> str | None:
    """The first line of a header that can be a name; below a picture's text the name itself."""
    for at in range(start, cut):
        text = span.lines[at].text
        if len(text) > 1 and is_name(text):
            return text
    return None


def _date_beside(span: Span, at: int, message: range) -> str | None:
    """The date on the line of a number, or on the nearest one beside it in the message."""
    near = (at, *(at + side * step for step in range(1, NEAR + 1) for side in (-1, 1)))
    return next((date for i in near if i in message and (date := _date(span, i))), None)


def _date(span: Span, at: int) -> str | None:
    """The date of a line; the number of the post may stand beside it."""
    return span.marks[at].date or ("#" in span.lines[at].text and moment_in(span.lines[at].text)) or None
