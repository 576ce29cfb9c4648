"""Comments that nothing but line breaks parts: old guest books and blogs made by hand.

    <div><h3>Comments (2)</h3>Ann wrote on May 3, 2004:<br>Well said.<br><br>Bo wrote on May 4: ...</div>

No element holds one comment, so there is no record to find. But the lines of the box are those of a flattened
page, and its reader learns how comments are laid out in them (`cleaning.text`): it is asked about boxes that
hold nothing but words, line breaks and marks inside lines, under a heading such as "2 comments". They are a
discussion only where every comment is signed, by a name with a date or, above the words, with a word for
"says", and where hardly a line is left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice

from lxml.etree import _Element

from cleaning.comments.areas import is_heading
from cleaning.comments.draft import Draft
from cleaning.comments.records import Record
from cleaning.comments.region import headings
from cleaning.comments.words import clean_name
from cleaning.page_index import PageIndex
from cleaning.types import Comment

MIN_BREAKS = 3
"""Line breaks in a box of two comments, each a by-line above its words."""
MOST_BOXES = 6
"""Boxes under a heading that are read: as many headings as the reader of flattened text tries."""
LINE_READER = "cleaning.comments.box_lines"
"""Imported at first use: few pages need the reader of flattened text."""
CONFIDENCE = 0.7
"""How sure the borders are: they are told by the layout of lines, as in flattened text."""

_IN_LINES = frozenset(
    "a abbr acronym b big br cite code del em font hr i img ins kbd q s small span strike strong sub sup time"
    " tt u".split()
)


def read_broken(index: PageIndex) -> list[Draft]:
    """The drafts of the first box that is such a discussion; none where there is none."""
    for box in islice(_boxes(index), MOST_BOXES):
        heading = _own_heading(box)
        if not _is_flat(box, heading):
            continue
        read_box: Callable[[_Element, _Element | None], tuple[Comment, ...]]
        read_box = import_module(LINE_READER).read_box
        comments = read_box(box, heading)
        if comments:
            record = Record([box])
            return [_draft(comment, record) for comment in comments]
    return []


def _boxes(index: PageIndex) -> Iterator[_Element]:
    """Boxes of words and line breaks under a heading of comments, in page order."""
    breaks = Counter(parent for element in index.tagged("br") if (parent := element.getparent()) is not None)
    for box, count in breaks.items():
        if count >= MIN_BREAKS and (_own_heading(box) is not None or headings([box])):
            yield box


def _own_heading(box: _Element) -> _Element | None:
    """The heading that opens a box."""
    first = next(iter(box), None)
    if first is None or (box.text and not box.text.isspace()):
        return None
    return first if is_heading(first) else None


def _is_flat(box: _Element, heading: _Element | None) -> bool:
    """Whether a box holds nothing but words, line breaks, marks inside lines, and its heading."""
    inner = box.iter("*")
    next(inner)
    return all(element.tag in _IN_LINES or element is heading for element in inner)


def _draft(comment: Comment, record: Record) -> Draft:
    return Draft(
        text=comment.text,
        author=clean_name(comment.author or "") or comment.author,
        shown=comment.published_raw,
        kind=comment.kind,
        confidence=CONFIDENCE,
        record=record,
    )
