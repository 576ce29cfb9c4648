"""How the comments of one page are laid out, learnt once from the page and applied to every comment.

Whatever the platform and its language, one comment in flattened text is the same few kinds of lines in one
order: a list item opens it, or
a line with name and date, or a name (and a headline) above an age; or a by-line or a button closes it.
Each such order is a way to
cut the discussion; the ways are tried in the order of their evidence (list items, by-lines, dates,
buttons), and the first that gives
well-formed records cuts the whole discussion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, Reading, read_line
from cleaning.text.spans import WELL_FORMED, Layout, Span
from cleaning.text.ways import WAYS, first_of_runs


def learn_layout(
    lines: Sequence[Line], marks: Sequence[Reading], *, start: int, end: int, headed: bool
) -> Layout | None:
    """The layout of the discussion that stands in lines[start:end]; None where nothing marks its comments.

    headed: a heading above `start` announces the discussion, so that one comment is enough.
    """
    span = Span(lines=lines, marks=marks, start=start, end=end, headed=headed)
    for way in WAYS:
        layout = way(span)
        if layout and _is_well_formed(layout, span):
            return replace(layout, signed=_is_signed_throughout(layout))
    return None


def _is_well_formed(layout: Layout, span: Span) -> bool:
    """Most records have words, the records account for most by-lines and dates of the span, and they are no
    cards of other posts, each with its count of comments.
    """
    count = len(layout.records)
    marks = [[read_line(line.text).mark for line in record.lines] for record in layout.records]
    worded = sum(Mark.TEXT in shown for shown in marks)
    signed = max(len(span.places(Mark.BYLINE)), len(first_of_runs(span, span.places(Mark.DATE))))
    counted = sum(Mark.HEADING in shown for shown in marks)
    if count > 1 and counted >= WELL_FORMED * count:
        return False
    return count >= span.enough and worded >= WELL_FORMED * count and count >= WELL_FORMED * signed


def _is_signed_throughout(layout: Layout) -> bool:
    signed = sum(
        any(read_line(line.text).mark in SIGNS for line in record.lines) for record in layout.records
    )
    return signed >= WELL_FORMED * len(layout.records)
