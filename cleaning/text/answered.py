"""Questions with answers, as Stack Exchange and those who follow it print them.

A question and its answers are signed below their words: "answered May 3, 2020 at 10:15", the name, the
reputation with badges. What stands between such a signature and the words of the next post are the comments
on the post above, each signed with a dash and a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name
from cleaning.text.names import BUTTON_FAMILIES, bare_name, is_interface
from cleaning.text.spans import ANSWERS, Layout, Record, Span

MIN_SIGNED = 2
"""The question and an answer."""

SIGNATURE_LINES = 4
"""Most lines of a signature below its date: picture, name, reputation, count of comments."""

MENU_LINES = 12
"""Most lines between the words of a post and its signature: buttons, and who edited it."""

DATES = 2
"""Dates below the name of a comment, at most: for people, and for machines."""

VOTED_LINES = 10
"""Lines above the words of a post in which the number of votes stands."""

_KINDS = ("asked", "answered")
_SIGNED = re.compile(rf"({'|'.join(_KINDS)})\s(\S.{{2,30}})")
"""In small letters; "Asked 3 years ago" stands above the question."""
_EDITED = re.compile(r"edited\s\S.{2,30}", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[^\W\d_]{3,9} \d{1,2} '\d\d at \d{1,2}:\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+00:00")
_REPUTATION = re.compile(r"\d[\d.,]*k?(?:[\s\d●•]|gold|silver|bronze|badges?)*")
_PICTURE = re.compile(r".{1,60}['’]s user avatar")
_BESIDE_DASH = re.compile(
    r"(?:^|\s)[–—-]\s(?P<name>\S.{0,40}?)\s(?P<date>[^\W\d_]{3,9}\.? \d{1,2}\b.{0,24})$"
)
_DASHES = ("–", "—", "-")
_BUTTON = "(BUTTON)"
_BUTTONS = BUTTON_FAMILIES | {"follow"}
_MENU = (Mark.ACTION, Mark.NOISE, Mark.BADGE, Mark.FORM, Mark.DATE, Mark.ORDINAL)


def by_answers(span: Span) -> Layout | None:
    """A question, its answers, and the comments on both."""
    lines = enumerate(span.lines[span.start : span.end], span.start)
    places = [at for at, line in lines if line.text.startswith(_KINDS) and _signed(line.text)]
    if len(places) < MIN_SIGNED or not any(_kind(span, at) == "answered" for at in places):
        return None
    if _kind(span, places[0]) != "asked":
        return None
    ends = [_signature_end(span, at) for at in places]
    talks = [_talk_end(span, end, until) for end, until in zip(ends, [*places[1:], span.end], strict=True)]
    starts = [
        _opening(span, places[0]),
        *(_body_start(span, end, at) for end, at in zip(talks, places[1:], strict=False)),
    ]
    records: list[Record] = []
    for number, (start, at) in enumerate(zip(starts, places, strict=True)):
        post = _post(span, start, at, ends[number])
        records += [post] if post.lines or not number else []
        records.extend(_comments(span, range(ends[number], talks[number]), depth=min(number, 1)))
    if len(records) < MIN_SIGNED:
        return None
    return Layout(
        way=ANSWERS, records=tuple(records), first=starts[0], end=talks[-1], signed=True, opens_thread=True
    )


def _signed(text: str) -> str | None:
    """The date of a line that says when something was asked or answered."""
    found = _SIGNED.fullmatch(text)
    if found is None:
        return None
    is_dated = _SHORT_YEAR.fullmatch(found[2]) or Line(found[2]).reading.mark is Mark.DATE
    return found[2] if is_dated else None


def _kind(span: Span, at: int) -> str:
    return span.lines[at].text.partition(" ")[0].lower()


def _signature_end(span: Span, at: int) -> int:
    """Behind the reputation below a signature's date, else behind the name."""
    last = min(span.end, at + 1 + SIGNATURE_LINES)
    below = [i for i in range(at + 1, last) if _REPUTATION.fullmatch(span.lines[i].text)]
    end = below[0] + 1 if below else min(at + 2, span.end)
    is_count = end < span.end and span.marks[end].mark is Mark.ORDINAL and bool(span.lines[end + 1 : end + 2])
    return end + 1 if below and is_count and span.lines[end + 1].marker else end


def _name(span: Span, at: int, end: int) -> str | None:
    """The name in a signature; it stands twice in a row where the page holds it for machines, too."""
    for line in span.lines[at + 1 : end]:
        text = line.text
        if not _PICTURE.fullmatch(text) and not _REPUTATION.fullmatch(text):
            half = text[: len(text) // 2].strip()
            return half if text in (half * 2, f"{half} {half}") else text
    return None


def _talk_end(span: Span, start: int, until: int) -> int:
    """Behind the last comment between a signature and the next post."""
    closing = [at for at in range(start, until) if _closes(span, at)]
    end = closing[-1] + 1 if closing else start
    while end < until and _is_date(span.lines[end].text):
        end += 1
    return end


def _is_date(text: str) -> bool:
    return Line(text).reading.mark is Mark.DATE or _INSTANT.fullmatch(text) is not None


def _closes(span: Span, at: int) -> bool:
    """Whether a line signs a comment: a dash and a name, a date beside it or on the next line."""
    line = span.lines[at]
    if _BESIDE_DASH.search(line.text):
        return True
    is_dated = any(_is_date(span.lines[i].text) for i in range(at + 1, min(at + 1 + DATES, span.end)))
    return line.marker in _DASHES and is_dated and is_name(line.text)


def _opening(span: Span, at: int) -> int:
    """Where the question begins: below its votes, the nearest number above its words that stands alone."""
    votes = [i for i in range(span.start, at) if span.marks[i].mark is Mark.ORDINAL]
    return _past_buttons(span, votes[-1] + 1, at) if votes else span.start


def _body_start(span: Span, start: int, at: int) -> int:
    """Where the words of an answer begin: below its votes."""
    near = range(start, min(at, start + VOTED_LINES))
    votes = next((i for i in near if span.marks[i].mark is Mark.ORDINAL), start - 1)
    return _past_buttons(span, votes + 1, at)


def _past_buttons(span: Span, start: int, until: int) -> int:
    while start < until and (span.marks[start].mark is not Mark.TEXT or span.lines[start].text == _BUTTON):
        start += 1
    return start


def _post(span: Span, start: int, at: int, end: int) -> Record:
    """The words above a signature, without buttons and who edited them."""
    edits = [i for i in range(max(start, at - MENU_LINES), at) if _EDITED.fullmatch(span.lines[i].text)]
    last = edits[0] if edits else at
    while last > start and _is_menu(span, last - 1):
        last -= 1
    date = _signed(span.lines[at].text)
    return Record(lines=tuple(span.lines[start:last]), author=_name(span, at, end), date=date, settled=True)


def _is_menu(span: Span, at: int) -> bool:
    """Whether a line is a button or a tag."""
    line = span.lines[at]
    is_tag = bool(line.marker) and " " not in line.text and line.text.islower()
    return is_tag or span.marks[at].mark in _MENU or is_interface(line.text.removeprefix(_BUTTON), _BUTTONS)


def _comments(span: Span, lines: range, *, depth: int) -> Iterator[Record]:
    """The comments in a span, each closed by its signature."""
    closing = [at for at in lines if _closes(span, at)]
    behind = [at + 1 for at in closing]
    for start, at in zip([lines.start, *behind], closing, strict=False):
        record = _comment(span.lines[start : at + 1], span.lines[at + 1 : lines.stop], depth)
        if record:
            yield record


def _comment(lines: Sequence[Line], below: Sequence[Line], depth: int) -> Record | None:
    """A comment whose last line signs it."""
    *words, last = lines
    beside = _BESIDE_DASH.search(last.text)
    if beside:
        author, date = bare_name(beside["name"]), beside["date"]
        words += [last.with_text(rest)] if (rest := last.text[: beside.start()].strip()) else []
    else:
        author = last.text
        date = next((line.reading.date for line in below[:DATES] if line.reading.date), None)
    words = [line for line in words if not _is_aside(line, author)]
    return Record(lines=tuple(words), author=author, date=date, depth=depth, settled=True) if words else None


def _is_aside(line: Line, author: str) -> bool:
    """Whether a line is the date of the comment above, votes, or the name that the signature shows again."""
    return line.reading.mark is Mark.ORDINAL or _is_date(line.text) or line.text == author
