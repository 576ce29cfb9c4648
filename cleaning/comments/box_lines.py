"""The lines of boxes on a page, read as flattened text: which of them open or close a comment.

The other half of `broken`, which finds the boxes. A name and a date that a colon parts from the
words on the same line are a line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments.shown_dates import find_date
from cleaning.comments.words import clean_name
from cleaning.cuts import CutLog
from cleaning.text.layout import learn_layout
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading
from cleaning.text.records import read_records
from cleaning.types import Comment

MIN_COMMENTS = 2
LINES_READ = 0.9
"""Share of the lines, down to a link to more or to the form, that comments must hold."""
MOST_LINKED = 0.5
"""Share of the box's characters in links; above it, it is a list of links."""

_ENDS = (Mark.FORM, Mark.RELATED, Mark.MORE)


def read_boxes(boxes: Sequence[_Element], heading: _Element | None) -> tuple[Comment, ...]:
    """The comments of boxes in page order, whose heading may stand in the first; none where their lines are
    no discussion.
    """
    skip = frozenset() if heading is None else frozenset({heading})
    texts = [text for box in boxes for text in lines_of(box, skip=skip)]
    lines = [Line(part) for text in texts for part in _parts(text)]
    marks = [line.reading for line in lines]
    end = _end(marks)
    layout = learn_layout(lines, marks, start=0, end=end, headed=True)
    if layout is None or not layout.signed or len(layout.records) < MIN_COMMENTS:
        return ()
    if sum(len(record.lines) for record in layout.records) < LINES_READ * end or _is_linked(boxes):
        return ()
    comments = read_records(layout, CutLog(), post_author=None, fetched_at=None)
    signed = all(comment.author and (comment.published_raw or not layout.dates_last) for comment in comments)
    return comments if signed and len(comments) >= MIN_COMMENTS else ()


def _end(marks: list[Reading]) -> int:
    return next((place for place, reading in enumerate(marks) if reading.mark in _ENDS), len(marks))


def _parts(text: str) -> tuple[str, ...]:
    """A line, or the name and date that open it and the words behind them."""
    opening = _OPENING.match(text)
    shown = find_date(opening[1]) if opening else None
    if opening is None or shown is None or clean_name(opening[1].partition(shown)[0]) is None:
        return (text,)
    return (opening[1], opening[2])


_OPENING = re.compile(r"(\S[^\n]{3,70}?\d[)\]]?)\s?:\s+(\S.*)")


def _is_linked(boxes: Sequence[_Element]) -> bool:
    linked = sum(len(inline_text(link)) for box in boxes for link in box.iter("a"))
    return linked > MOST_LINKED * sum(len(inline_text(box)) for box in boxes)
