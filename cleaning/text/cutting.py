"""Cuts a span into records, at the lines that open or that close its comments."""

from __future__ import annotations

from collections import Counter

from cleaning.text.marks import SIGNS, Mark, is_name
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
    """The end of the last record: the button that ends most of the others, else its first one, where buttons
    end most of them.
    """
    closing = [span.lines[at - 1].text for at in starts[1:] if span.marks[at - 1].mark is Mark.ACTION]
    if len(starts) < MIN_UNHEADED or len(closing) < WELL_FORMED * (len(starts) - 1):
        return span.end
    text, count = Counter(closing).most_common(1)[0]
    buttons = [at for at in range(_past_header(span, starts[-1]), span.end) if _is_action(span, at)]
    usual = (at for at in buttons if span.lines[at].text == text)
    end = next(usual, None) if count >= WELL_FORMED * (len(starts) - 1) else None
    end = end if end is not None else next(iter(buttons), span.end)
    while end < span.end and span.marks[end].mark is Mark.ACTION:
        end += 1
    return end


def _is_action(span: Span, at: int) -> bool:
    return span.marks[at].mark is Mark.ACTION


def _past_header(span: Span, start: int) -> int:
    """Behind the buttons right below a header: to report what it says, to go to what it answers."""
    near = range(start, min(start + HEADER_LINES + 1, span.end))
    end = next((at for at in near if span.marks[at].mark in SIGNS), start) + 1
    behind = end
    while behind < span.end and span.marks[behind].mark in (Mark.DATE, Mark.ACTION):
        behind += 1
    return behind if behind < span.end and span.marks[behind].mark is Mark.TEXT else end


def closed_by(span: Span, places: list[int], way: str, *, named_below: bool = False) -> Layout:
    """Records that end with a mark and the buttons, dates and badges right behind it. named_below: the name
    stands right below the mark, too.
    """
    ends, names = [], []
    for at in places:
        end = at + 1
        while end < span.end and span.marks[end].mark is Mark.DATE:
            end += 1
        names.append(span.lines[end].text if named_below and end < span.end else None)
        end += names[-1] is not None
        while end < span.end and span.marks[end].mark in _BEHIND:
            end += 1
        ends.append(end)
    start = _first_start(span, places, ends)
    records = [
        Record(lines=tuple(line for line in span.lines[i:j] if line.text != name), author=name)
        for i, j, name in zip([start, *ends[:-1]], ends, names, strict=True)
    ]
    return Layout(way=way, records=tuple(records), first=start, end=ends[-1], dates_last=True)


def _first_start(span: Span, places: list[int], ends: list[int]) -> int:
    """Where the first comment begins: below the heading or, where there is none, at the name that stands
    above its words as above those of most others.
    """
    above = range(max(span.start, places[0] - NAME_ABOVE), places[0])
    named = [i for i in above if span.lines[i].text == span.marks[places[0]].author]
    others = [at for at in ends[:-1] if at < span.end]
    topped = sum(is_name(span.lines[at].text) for at in others)
    is_bare = span.marks[places[0]].author is None and not named
    if is_bare and not span.headed and topped and topped >= WELL_FORMED * len(others):
        named = [i for i in reversed(above) if is_name(span.lines[i].text)][:1]
    is_named = is_bare and places[0] > span.start and is_name(span.lines[places[0] - 1].text)
    start = span.start if span.headed else max(span.start, places[0] - 1 - is_named)
    start = named[0] if named else start
    while start > span.start and span.lines[start - 1].text.startswith(_ANSWERS):
        start -= 1
    return start
