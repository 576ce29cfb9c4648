"""Where the discussion of a page of plain text stands.

Method: it begins at a heading ("3 Comments") whose lines show a layout, else at the first comment of a
layout that needs no heading. It ends at the form for new comments, the invitation to sign in, or links to
other posts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cleaning.text.layout import learn_layout
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, Reading
from cleaning.text.opening import is_prose
from cleaning.text.spans import MIN_UNHEADED, NAMED_ITEMS, WELL_FORMED, Layout

MAX_HEADINGS = 6
"""Headings tried; more "N comments" lines than this are cards of other posts."""

MIN_LISTED = 3
"""Different counts of comments from which they are those of several posts; one page may show its own twice,
and that of one other.
"""

STEM_CHARS = 5
"""First letters of a word that it has in singular and plural: "comment", "комментария"."""

MAX_SPANS = 6
"""Spans between forms and links to other posts in which an unannounced discussion is sought; those that show
next to no names, dates or buttons, as between the labels of one form, do not count.
"""

FORM_GAP = 4
"""Lines within which the next label of a form stands."""

GOING_ON_LINES = 12
"""Lines within which the next comment shows its name or date; a comment's own lines stand between."""

MOST_COUNTED = 5
"""Lines of a terse comment, its name among them, at most, where its heading counts it."""

MIN_MISSING = 3
"""Missing comments from which on they are not those that wait or were deleted."""

_NUMBER = re.compile(r"\d+")
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,7}")
_NONE_COUNTED = re.compile(r"\D*\b0\b\D*")
_ANCHORS = (Mark.BYLINE, Mark.DATE, Mark.ACTION)
_HEADINGS = (Mark.HEADING, Mark.FORM)
STOPS = (Mark.FORM, Mark.RELATED)
"""Where a discussion ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a discussion stands, and how it is laid out."""

    opens: int
    """First line that is no longer post: the heading, or the first comment."""
    layout: Layout | None
    start: int
    end: int
    heading: str | None


def find_discussion(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> Place | None:
    """The discussion below a line; None where none is seen. Comments with by-lines or dates come before those
    without: "3 comments" also stands under cards of other posts.
    """
    headed = _headed(lines, marks, first)
    if headed and headed.layout and headed.layout.signed:
        return headed
    unheaded = _unheaded(lines, marks, first)
    signed = unheaded is not None and unheaded.layout is not None and unheaded.layout.signed
    return headed if headed and (not signed or _holds(headed, unheaded)) else unheaded


def _holds(headed: Place, unheaded: Place | None) -> bool:
    """Whether the comments without by-lines under a heading are those with by-lines and more."""
    if unheaded is None or not headed.layout or not unheaded.layout:
        return False
    is_same = headed.opens <= unheaded.start and unheaded.end <= headed.end + 1
    return is_same and len(headed.layout.records) > len(unheaded.layout.records)


def _headed(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> Place | None:
    """The discussion under a heading; without a layout, the lines under the last heading above prose."""
    below = range(first + 1, len(lines))
    headings = [i for i in below if marks[i].mark in _HEADINGS and _announces(lines[i], marks[i])]
    headings = _with_comments(lines, headings)
    del headings[MAX_HEADINGS:]
    best: Place | None = None
    for at in headings:
        start = _past_interface(marks, at + 1)
        claimed = claimed_count(lines[at].text) or 0
        layout = learn_layout(lines, marks, start=start, end=_end(marks, start, claimed), headed=True)
        if layout is None and (behind := _past_form(marks, start)) is not None:
            start = behind
            layout = learn_layout(lines, marks, start=start, end=_end(marks, start, claimed), headed=True)
        if layout and (best is None or _weight(layout) >= _weight(best.layout)):
            best = Place(opens=at, layout=layout, start=start, end=layout.end, heading=lines[at].text)
    if best:
        return best
    spans = [(at, start := _past_interface(marks, at + 1), _end(marks, start)) for at in headings]
    worded = (s for s in spans if any(is_prose(lines[i], marks[i]) for i in range(*s[1:])))
    counted = (s for s in spans if _may_count(marks, range(*s[1:]), claimed_count(lines[s[0]].text) or 0))
    at, start, end = next(worded, None) or next(counted, None) or (0, 0, 0)
    return Place(opens=at, layout=None, start=start, end=end, heading=lines[at].text) if end else None


def _may_count(marks: Sequence[Reading], below: range, claimed: int) -> bool:
    """Whether as many lines of words stand below a heading as it counts comments, or some more of each."""
    worded = sum(marks[at].mark is Mark.TEXT for at in below)
    return 0 < claimed <= worded <= MOST_COUNTED * claimed


def _announces(line: Line, reading: Reading) -> bool:
    """Whether a line is a heading; "Comment" is one as well as the label of a field."""
    return reading.mark is Mark.HEADING or (
        reading.mark is Mark.FORM and line.reading.is_phrase("comments_heading")
    )


def _with_comments(lines: Sequence[Line], headings: Sequence[int]) -> list[int]:
    """The headings without those of no comments, "Comments (0)"; what recurs counts the answers of each. And
    where all count, without those that count alike, each another number: they are those of the posts of a
    list.
    """
    texts = [lines[at].text for at in headings]
    numbers = [number[0] for number in map(_NUMBER.search, texts) if number]
    counted = {*zip(map(_counted, texts), numbers, strict=True)} if len(numbers) == len(texts) else set()
    listed = Counter(word for word, _ in counted)
    times = Counter(texts)
    return [
        at
        for at, text in zip(headings, texts, strict=True)
        if listed[_counted(text)] < MIN_LISTED and (times[text] > 1 or not _NONE_COUNTED.fullmatch(text))
    ]


def _counted(text: str) -> str:
    """What a heading counts, for one and many the same."""
    return "".join(filter(str.isalpha, text)).lower()[:STEM_CHARS]


def _weight(layout: Layout | None) -> tuple[bool, int]:
    """Evidence of a layout: by-lines or dates, then the number of records."""
    return (layout.signed, len(layout.records)) if layout else (False, 0)


def _past_interface(marks: Sequence[Reading], start: int) -> int:
    while start < len(marks) and marks[start].mark in (Mark.FORM, Mark.NOISE, Mark.HEADING, Mark.MORE):
        start += 1
    return start


def claimed_count(heading: str) -> int | None:
    """How many comments a heading counts; None where it does not say.

    >>> claimed_count("1,204 Comments"), claimed_count("Comments")
    (1204, None)
    """
    number = _COUNT.search(heading)
    return int(re.sub(r"\D", "", number[0])) if number else None


def _end(marks: Sequence[Reading], start: int, claimed: int = 0) -> int:
    """The first stop below `start`; a form above the first comment is none, nor what is said right below a
    by-line or date: "Welcome back!" is also the greeting of a form. Nor a form above which too few comments
    stand, where as many as are missing of those `claimed` stand below. A button for more comments is one
    where none follow.
    """
    anchored = False
    shown = [[0, *accumulate(m.mark is sign for m in marks)] for sign in SIGNS] if claimed else []
    for i in range(start, len(marks)):
        anchored = anchored or marks[i].mark in _ANCHORS
        if anchored and marks[i].mark is Mark.MORE and not _goes_on(marks, i):
            return i
        if marks[i].mark not in STOPS or (i > start and marks[i - 1].mark in SIGNS and _goes_on(marks, i)):
            continue
        if anchored and marks[i].mark is Mark.FORM and _has_missing(shown, range(start, i), claimed):
            continue
        if anchored or not any(m.mark in _ANCHORS for m in marks[i : i + 8]):
            return i
    return len(marks)


def _has_missing(shown: Sequence[Sequence[int]], above: range, claimed: int) -> bool:
    """Whether most of the comments that are missing of those claimed stand below some lines.

    shown: how many by-lines, and how many dates, stand above each line.
    """
    if not claimed:
        return False
    count, usual = max((sums[above.stop] - sums[above.start], sums) for sums in shown)
    missing = claimed - count
    return missing >= MIN_MISSING and usual[-1] - usual[above.stop] >= WELL_FORMED * missing


def _goes_on(marks: Sequence[Reading], at: int) -> bool:
    """Whether more comments stand below."""
    return any(reading.mark in SIGNS for reading in marks[at : at + GOING_ON_LINES])


def _past_form(marks: Sequence[Reading], start: int) -> int | None:
    """Behind a form that stands between the heading and the first comment; None where none does."""
    end = _end(marks, start)
    if end == len(marks) or any(reading.mark in _ANCHORS for reading in marks[start:end]):
        return None
    while any(reading.mark in (Mark.FORM, Mark.NOISE) for reading in marks[end : end + FORM_GAP]):
        end += 1
    return end if _goes_on(marks, end) else None


def _unheaded(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> Place | None:
    """A discussion that a layout shows without a heading."""
    best: Layout | None = None
    end = first
    tried = 0
    while tried < MAX_SPANS and end < len(lines):
        start = _past_stops(marks, end + 1)
        end = _end(marks, start)
        tried += sum(marks[at].mark in _ANCHORS for at in range(start, end)) >= MIN_UNHEADED
        layout = learn_layout(lines, marks, start=start, end=end, headed=False)
        tells = layout is not None and (start == first + 1 or layout.signed or layout.way == NAMED_ITEMS)
        if tells and (best is None or _weight(layout) > _weight(best)):
            best = layout
    if best is None:
        return None
    return Place(opens=best.first, layout=best, start=best.first, end=best.end, heading=None)


def _past_stops(marks: Sequence[Reading], start: int) -> int:
    while start < len(marks) and marks[start].mark in STOPS:
        start += 1
    return start
