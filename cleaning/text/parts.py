"""Divides a dump into head, post, discussion and rest.

Method: `opening` tells where the post begins. The discussion begins at a heading ("3 Comments") below
it whose lines show a
layout, else at the first comment of a layout that needs no heading. It ends at the form for new comments,
the invitation to sign in, or
links to other posts. What stands behind it is interface: a dump shows one post.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from cleaning.text.answered import by_answers
from cleaning.text.board import answered_subject
from cleaning.text.context import marks_in_context
from cleaning.text.extent import Outline
from cleaning.text.layout import learn_layout
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, Reading
from cleaning.text.numbered import by_bare_numbers, by_numbers, count_numbered
from cleaning.text.opened import is_opened
from cleaning.text.opening import find_opening, is_prose
from cleaning.text.panels import by_panels
from cleaning.text.spans import MIN_UNHEADED, NAMED_ITEMS, WELL_FORMED, Layout, Record, Span

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

HEADING_LINES = 6
"""Lines above the first comment in which the heading of the discussion stands."""

MIN_POST_CHARS = 600
"""Characters of prose that make a post; notices of forums have fewer."""

MIN_HEADED_CHARS = 200
"""The same where a heading counts messages below it; forums print "7 posts" above the first of them."""

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
_STOPS = (Mark.FORM, Mark.RELATED)
_ANCHORS = (Mark.BYLINE, Mark.DATE, Mark.ACTION)
_HEADINGS = (Mark.HEADING, Mark.FORM)
_CLOSING = (Mark.FORM, Mark.CLOSED, Mark.HEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a page."""

    head: tuple[Line, ...]
    """What stands above the post: menus, title, by-line."""
    body: tuple[Line, ...]
    layout: Layout | None
    """The discussion, where something marks its comments."""
    unmarked: tuple[Line, ...]
    """The discussion, where a heading announces it but nothing marks its comments."""
    rest: tuple[Line, ...]
    """What stands below the discussion."""
    between: tuple[Line, ...] = ()
    """What stands between post and discussion, or below a post without one: links, boxes, the form."""
    heading: str | None = None
    """The line that announces the discussion or says that there is none."""
    post: Record | None = None
    """The post, where it is the first message of a thread."""
    opens_thread: bool = False
    """Whether the first record of the layout is the post."""
    subject: str | None = None
    """What the answers of a thread repeat of its title."""
    opens: int = 0
    """Number of lines above the discussion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Discussion:
    opens: int
    """First line that is no longer post: the heading, or the first comment."""
    layout: Layout | None
    start: int
    end: int
    heading: str | None


def divide(lines: Sequence[Line], *, shows_people: bool = False) -> Parts:
    """The parts of a dump that shows one post. shows_people: it had profiles of those who write."""
    marks = marks_in_context(lines)
    if (thread := _thread(lines, marks, shows_people=shows_people)) is not None:
        return thread
    first = find_opening(lines, marks)
    found = _discussion(lines, marks, first)
    if found and found.layout and _opens_thread(lines, marks, found.layout, shows_people=shows_people):
        return _opened_thread(lines, found.layout)
    known = found.opens if found and found.layout else len(lines)
    outline = Outline(lines[:known], marks[:known])
    if found and not found.layout:
        start = outline.extent(range(known)).start
        if outline.is_interface(found.opens, start):  # the heading is a word of the menu
            found = _discussion(lines, marks, start)
    if found is None:
        return _undiscussed(lines, marks, outline, first, range(len(lines)))
    post = _post(outline, first, range(found.opens))
    return Parts(
        head=tuple(lines[: post.start]),
        body=tuple(lines[post.start : post.stop]),
        layout=found.layout,
        unmarked=() if found.layout else tuple(lines[found.start : found.end]),
        between=tuple(lines[post.stop : found.opens]),
        rest=tuple(lines[found.end :]),
        heading=found.heading,
        opens=found.opens,
    )


def without_discussion(lines: Sequence[Line], doubted: int) -> Parts:
    """The parts of a page on which something only looks like a discussion.

    doubted: where it begins; the post stands above it, or below, where that is a part of a menu.
    """
    marks = marks_in_context(lines)
    outline = Outline(lines, marks)
    above, below = range(doubted), range(doubted, len(lines))
    is_below = outline.extent(below).odds > outline.extent(above).odds and not outline.is_bare
    side = below if is_below else above
    return _undiscussed(lines, marks, outline, find_opening(lines, marks), side)


def _undiscussed(
    lines: Sequence[Line], marks: Sequence[Reading], outline: Outline, first: int, side: range
) -> Parts:
    post = _post(outline, first, side)
    closing = _closing(lines, marks, post.start)
    behind = _closing(lines, marks, outline.extent(side).end - 1)
    end = post.stop if behind is None else min(post.stop, behind)
    return Parts(
        head=tuple(lines[: post.start]),
        body=tuple(lines[post.start : end]),
        layout=None,
        unmarked=(),
        between=tuple(lines[end:]),
        rest=(),
        heading=None if closing is None else lines[closing].text,
    )


def _post(outline: Outline, first: int, side: range) -> range:
    """The lines of the post among those of a side of the page. first: where it opens by its first prose."""
    kept = outline.trimmed(side)
    return range(first, kept.stop) if kept.start <= first < kept.stop else kept


def _opens_thread(
    lines: Sequence[Line], marks: Sequence[Reading], layout: Layout, *, shows_people: bool
) -> bool:
    """Whether the first message of a layout is the post: the page says who opened the thread, or shows people
    as forums do, and no post above the messages nor a heading of comments.
    """
    if _is_signed_above(lines, marks, layout):
        return False
    if is_opened(lines, layout.first):
        return True
    is_bare = shows_people and layout.signed and not _is_headed(lines, marks, layout.first)
    return is_bare and _prose_above(lines, marks, layout) < MIN_HEADED_CHARS


def _is_signed_above(lines: Sequence[Line], marks: Sequence[Reading], layout: Layout) -> bool:
    """Whether the words right above the layout have a date or a by-line of their own: the first message."""
    above = range(layout.first)
    signs = [at for at in above if marks[at].mark in SIGNS]
    return bool(signs) and any(is_prose(lines[at], marks[at]) for at in range(signs[-1], layout.first))


def _opened_thread(lines: Sequence[Line], layout: Layout) -> Parts:
    """The parts of a thread that says who opened it; who wrote its messages is read later."""
    return Parts(
        head=tuple(lines[: layout.first]),
        body=(),
        layout=layout,
        unmarked=(),
        rest=tuple(lines[layout.end :]),
        opens_thread=True,
        subject=answered_subject(lines),
    )


def _thread(lines: Sequence[Line], marks: Sequence[Reading], *, shows_people: bool) -> Parts | None:
    """The parts of a thread whose messages are numbered from 1 on; None where they are not."""
    span = Span(lines=lines, marks=marks, start=0, end=len(lines), headed=False)
    if answered := by_answers(span):
        return _thread_parts(lines, answered)
    if bare := by_bare_numbers(span):
        return _thread_parts(lines, bare)
    layout = by_numbers(span)
    if layout is None or not layout.opens_thread:
        return None
    is_thread = shows_people or is_opened(lines, layout.first)
    is_below_post = not is_thread and _prose_above(lines, marks, layout) >= MIN_POST_CHARS
    if _is_headed(lines, marks, layout.first) or is_below_post:
        return None
    last = len(lines) - len(layout.records[-1].lines)
    end = next((at for at in range(last, len(lines)) if marks[at].mark in _STOPS), len(lines))
    closing = layout.records[-1]._replace(lines=layout.records[-1].lines[: end - last])
    return _thread_parts(lines, replace(layout, records=(*layout.records[:-1], closing), end=end))


def divide_board(lines: Sequence[Line]) -> Parts | None:
    """The parts of a thread with a panel of its writer beside every message; None where none shows any.

    lines: with the profiles.
    """
    layout = by_panels(lines)
    if layout is None or len(layout.records) < WELL_FORMED * count_numbered(lines):
        return None
    marks = [line.reading for line in lines]
    least = MIN_HEADED_CHARS if _is_headed(lines, marks, layout.first) else MIN_POST_CHARS
    if _prose_above(lines, marks, layout) >= least:
        return None
    return replace(_thread_parts(lines, layout), subject=answered_subject(lines))


def _thread_parts(lines: Sequence[Line], layout: Layout) -> Parts:
    """The parts of a thread whose first message is the post."""
    post, *others = layout.records
    return Parts(
        head=tuple(lines[: layout.first]),
        body=post.lines,
        layout=replace(layout, records=tuple(others)),
        unmarked=(),
        rest=tuple(lines[layout.end :]),
        post=post,
    )


def _is_headed(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> bool:
    """Whether the heading of a discussion stands above a message: then it is a comment."""
    above = range(max(0, first - HEADING_LINES), first)
    return any(marks[at].mark is Mark.HEADING and not lines[at].marker for at in above)


def _prose_above(lines: Sequence[Line], marks: Sequence[Reading], layout: Layout) -> int:
    """Characters of prose above the first message; a forum has notices there."""
    above = range(layout.first)
    return sum(len(lines[at].text) for at in above if is_prose(lines[at], marks[at]))


def _discussion(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> _Discussion | None:
    """Comments with by-lines or dates come before those without: "3 comments" also stands under cards of
    other posts.
    """
    headed = _headed(lines, marks, first)
    if headed and headed.layout and headed.layout.signed:
        return headed
    unheaded = _unheaded(lines, marks, first)
    signed = unheaded is not None and unheaded.layout is not None and unheaded.layout.signed
    return headed if headed and (not signed or _holds(headed, unheaded)) else unheaded


def _holds(headed: _Discussion, unheaded: _Discussion | None) -> bool:
    """Whether the comments without by-lines under a heading are those with by-lines and more."""
    if unheaded is None or not headed.layout or not unheaded.layout:
        return False
    is_same = headed.opens <= unheaded.start and unheaded.end <= headed.end + 1
    return is_same and len(headed.layout.records) > len(unheaded.layout.records)


def _headed(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> _Discussion | None:
    """The discussion under a heading; without a layout, the lines under the last heading above prose."""
    below = range(first + 1, len(lines))
    headings = [i for i in below if marks[i].mark in _HEADINGS and _announces(lines[i], marks[i])]
    headings = _with_comments(lines, headings)
    del headings[MAX_HEADINGS:]
    best: _Discussion | None = None
    for at in headings:
        start = _past_interface(marks, at + 1)
        claimed = claimed_count(lines[at].text) or 0
        layout = learn_layout(lines, marks, start=start, end=_end(marks, start, claimed), headed=True)
        if layout is None and (behind := _past_form(marks, start)) is not None:
            start = behind
            layout = learn_layout(lines, marks, start=start, end=_end(marks, start, claimed), headed=True)
        if layout and (best is None or _weight(layout) >= _weight(best.layout)):
            best = _Discussion(opens=at, layout=layout, start=start, end=layout.end, heading=lines[at].text)
    if best:
        return best
    spans = [(at, start := _past_interface(marks, at + 1), _end(marks, start)) for at in headings]
    worded = (s for s in spans if any(is_prose(lines[i], marks[i]) for i in range(*s[1:])))
    counted = (s for s in spans if _may_count(marks, range(*s[1:]), claimed_count(lines[s[0]].text) or 0))
    at, start, end = next(worded, None) or next(counted, None) or (0, 0, 0)
    return _Discussion(opens=at, layout=None, start=start, end=end, heading=lines[at].text) if end else None


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
        if marks[i].mark not in _STOPS or (i > start and marks[i - 1].mark in SIGNS and _goes_on(marks, i)):
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


def _unheaded(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> _Discussion | None:
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
    return _Discussion(opens=best.first, layout=best, start=best.first, end=best.end, heading=None)


def _past_stops(marks: Sequence[Reading], start: int) -> int:
    while start < len(marks) and marks[start].mark in _STOPS:
        start += 1
    return start


def _closing(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> int | None:
    """The first line behind another one that closes a post: a form, or that there are no comments."""
    for i in range(first + 1, len(lines)):
        if marks[i].mark in _CLOSING or (
            lines[i].reading.families and lines[i].reading.is_phrase("comment_form")
        ):
            return i
    return None
