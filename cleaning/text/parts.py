"""Divides a dump into head, post, discussion and rest.

Method: `opening` tells where the post may begin, `discussion` what stands below it, and `extent` where the
post is among menus, boxes and footers. What stands behind the discussion is interface: a dump shows one post.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cleaning.text.answered import by_answers
from cleaning.text.board import answered_subject
from cleaning.text.context import marks_in_context
from cleaning.text.discussion import STOPS, find_discussion
from cleaning.text.extent import Outline
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, Reading
from cleaning.text.numbered import by_bare_numbers, by_numbers, count_numbered
from cleaning.text.opened import is_opened
from cleaning.text.opening import find_opening, is_prose
from cleaning.text.panels import by_panels
from cleaning.text.spans import WELL_FORMED, Layout, Record, Span

HEADING_LINES = 6
"""Lines above the first comment in which the heading of the discussion stands."""

MIN_POST_CHARS = 600
"""Characters of prose that make a post; notices of forums have fewer."""

MIN_HEADED_CHARS = 200
"""The same where a heading counts messages below it; forums print "7 posts" above the first of them."""

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


def divide(lines: Sequence[Line], *, shows_people: bool = False) -> Parts:
    """The parts of a dump that shows one post. shows_people: it had profiles of those who write."""
    marks = marks_in_context(lines)
    if (thread := _thread(lines, marks, shows_people=shows_people)) is not None:
        return thread
    first = find_opening(lines, marks)
    found = find_discussion(lines, marks, first)
    if found and found.layout and _opens_thread(lines, marks, found.layout, shows_people=shows_people):
        return _opened_thread(lines, found.layout)
    known = found.opens if found and found.layout else len(lines)
    outline = Outline(lines[:known], marks[:known])
    if found and not found.layout:
        start = outline.extent(range(known)).start
        if outline.is_interface(found.opens, start):  # the heading is a word of the menu
            found = find_discussion(lines, marks, start)
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
    end = next((at for at in range(last, len(lines)) if marks[at].mark in STOPS), len(lines))
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


def _closing(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> int | None:
    """The first line behind another one that closes a post: a form, or that there are no comments."""
    for i in range(first + 1, len(lines)):
        if marks[i].mark in _CLOSING or (
            lines[i].reading.families and lines[i].reading.is_phrase("comment_form")
        ):
            return i
    return None
