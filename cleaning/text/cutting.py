"""Cuts a span into records, at the lines that open or that close its comments."""

from __future__ import annotations

from cleaning.text.marks import SIGNS, Mark
from cleaning.text.spans import HEADER_LINES, MIN_UNHEADED, WELL_FORMED, Layout, Record, Span

_BEHIND = (Mark.ACTION, Mark.DATE, Mark.BADGE)
"""What may stand behind the mark that closes a comment."""

NAME_ABOVE = 12
"""Lines above the first by-line in which its name may stand once more, at the top of the comment."""


_ANSWERS = ("Re:", ">", "@")
"""What a comment that answers something opens with, on a line of its own."""


def opened_by(span: Span, starts: list[int], way: str) -> Layout:
    """Records that begin at `starts`."""
    end = _last_end(span, starts)
    records = [Record(lines=tuple(span.lines[i:j])) for i, j in zip(starts, [*starts[1:], end], strict=True)]
    return Layout(way=way, records=tuple(records), first=starts[0], end=end)


def _last_end(span: Span, starts: list[int]) -> int:
    """The end of the last record: its first button, where a button ends most of the others."""
    buttoned = sum(span.marks[after - 1].mark is Mark.ACTION for after in starts[1:])
    if len(starts) < MIN_UNHEADED or buttoned < WELL_FORMED * (len(starts) - 1):
        return span.end
    end = _past_header(span, starts[-1])
    while end < span.end and span.marks[end].mark is not Mark.ACTION:
        end += 1
    while end < span.end and span.marks[end].mark is Mark.ACTION:
        end += 1
    return end


def _past_header(span: Span, start: int) -> int:
    """Behind the buttons right below a header: to report what it says, to go to what it answers."""
    near = range(start, min(start + HEADER_LINES + 1, span.end))
    end = next((at for at in near if span.marks[at].mark in SIGNS), start) + 1
    behind = end
    while behind < span.end and span.marks[behind].mark in (Mark.DATE, Mark.ACTION):
        behind += 1
    return behind if behind < span.end and span.marks[behind].mark is Mark.TEXT else end


def closed_by(span: Span, places: list[int], way: str) -> Layout:
    """Records that end with a mark and the buttons, dates and badges right behind it."""
    ends = []
    for at in places:
        end = at + 1
        while end < span.end and span.marks[end].mark in _BEHIND:
            end += 1
        ends.append(end)
    start = span.start if span.headed else max(span.start, places[0] - 1)
    named = [
        i
        for i in range(max(span.start, places[0] - NAME_ABOVE), places[0])
        if span.lines[i].text == span.marks[places[0]].author
    ]
    start = named[0] if named else start
    while start > span.start and span.lines[start - 1].text.startswith(_ANSWERS):
        start -= 1
    records = [Record(lines=tuple(span.lines[i:j])) for i, j in zip([start, *ends[:-1]], ends, strict=True)]
    return Layout(way=way, records=tuple(records), first=start, end=ends[-1], dates_last=True)
