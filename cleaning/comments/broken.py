"""Comments that nothing but line breaks or paragraphs parts: old guest books and blogs made by hand.

    <div><h3>Comments (2)</h3>Ann wrote on May 3, 2004:<br>Well said.<br><br>Bo wrote on May 4: ...</div>

No element holds one comment, so there is no record to find. But the lines of the box are those of a flattened
page, and its reader learns how comments are laid out in them (`cleaning.text`): it is asked about boxes that
hold nothing but words, line breaks and marks inside lines, under a heading such as "2 comments", and then
about all that stands between such a heading and the next one. They are a
discussion only where every comment is signed, by a name with a date or, above the words, with a word for
"says", and where hardly a line is left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import chain, filterfalse, islice, takewhile

from lxml.etree import _Element

from cleaning.blocks import INVISIBLE
from cleaning.comments import hints
from cleaning.comments.areas import PAGE_TAGS, SECTION_TAGS, Talk, is_heading
from cleaning.comments.draft import Draft
from cleaning.comments.entries import have_title_names, share_titles
from cleaning.comments.lists import lead_apart
from cleaning.comments.records import Record
from cleaning.comments.region import headings
from cleaning.comments.verdict import NAMES_AROUND, heads_none, is_aside, stands_elsewhere
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

MOST_SIBLINGS = 4_000
"""Elements of one section that are read."""
_ENDS = frozenset({"h1", *SECTION_TAGS, "form", "nav", "aside", "footer"})
_IN_LINES = frozenset(
    "a abbr acronym b big br cite code del em font hr i img ins kbd q s small span strike strong sub sup time"
    " tt u".split()
)


def read_broken(index: PageIndex, talk: Talk) -> list[Draft]:
    """The drafts of the first box that is such a discussion; none where there is none."""
    for boxes, heading in islice(chain(_flat_boxes(index), _sections(talk)), MOST_BOXES):
        read_boxes: Callable[[Sequence[_Element], _Element | None], tuple[Comment, ...]]
        read_boxes = import_module(LINE_READER).read_boxes
        comments = read_boxes(boxes, heading)
        if comments:
            record = Record(boxes)
            drafts = [_draft(comment, record) for comment in comments]
            if not have_title_names(drafts) and not share_titles(drafts):
                return drafts
    return []


def _flat_boxes(index: PageIndex) -> Iterator[tuple[list[_Element], _Element | None]]:
    """Each box that nothing but line breaks parts, and the heading in it."""
    for box in _boxes(index):
        heading = _own_heading(box)
        if _is_flat(box, heading):
            yield [box], heading


def _sections(talk: Talk) -> Iterator[tuple[list[_Element], None]]:
    """What stands between a heading of comments and the next heading, a form, or the page's frame."""
    for heading in filterfalse(heads_none, talk.section_headings()):
        behind = takewhile(lambda sibling: sibling.tag not in _ENDS, heading.itersiblings("*"))
        section = [sibling for sibling in islice(behind, MOST_SIBLINGS) if sibling.tag not in INVISIBLE]
        if len(section) > 1 and not _is_elsewhere(heading, section):
            yield section, None


def _is_elsewhere(heading: _Element, section: list[_Element]) -> bool:
    """Whether a section stands beside the page's subject, or its links lead to comments of other pages."""
    around = list(heading.iterancestors())
    called = [hints.names(element) for element in around[:NAMES_AROUND] if element.tag not in PAGE_TAGS]
    return is_aside(around) or stands_elsewhere(called) or lead_apart([Record([node]) for node in section])


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
