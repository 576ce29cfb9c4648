"""Records that nothing names or dates, told by their number: "8 Responses", and then eight of a kind.

A heading claims how many comments there are. Where just so many elements of one place stand below it, beside
it or in the first boxes behind it, each is one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments.areas import Talk
from cleaning.comments.shape import Place, place_of

MOST_HEADINGS = 8
MOST_CLAIMED = 1_000
BOXES_BEHIND = 3
"""Elements behind the heading that may hold the list, and boxes in one another around it."""
_COUNT = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,])")


def counted_groups(talk: Talk) -> Iterator[list[_Element]]:
    """Elements of one place, as many as a heading of comments says."""
    claims = (
        (heading, count) for heading in talk.section_headings(counting=True) if (count := _claimed(heading))
    )
    for heading, count in islice(claims, MOST_HEADINGS):
        found = (_of_number(children, count) for children in _lists(heading))
        yield from islice(filter(None, found), 1)


def _claimed(heading: _Element) -> int:
    """The number of several comments that a heading claims; 0 where it claims none."""
    numbers = _COUNT.findall(inline_text(heading))
    count = int(numbers[0]) if numbers else 0
    return count if 1 < count <= MOST_CLAIMED else 0


def _lists(heading: _Element) -> Iterator[Iterable[_Element]]:
    yield heading.itersiblings("*")
    for behind in islice(heading.itersiblings("*"), BOXES_BEHIND):
        box: _Element | None = behind
        for _ in range(BOXES_BEHIND):
            if box is None:
                break
            yield box.iterchildren("*")
            box = next(box.iterchildren("*"), None)


def _of_number(children: Iterable[_Element], count: int) -> list[_Element] | None:
    """The children of the one place that has just so many of them, with something inside each."""
    by_place: defaultdict[Place, list[_Element]] = defaultdict(list)
    for child in children:
        by_place[place_of(child)].append(child)
    fitting = (group for group in by_place.values() if len(group) == count and all(map(len, group)))
    return next(fitting, None)
