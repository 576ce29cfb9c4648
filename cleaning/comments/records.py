"""The records of a discussion: which subtree is which comment, and which comment stands inside which.

Method: candidates come in page order. One that stands inside another with the same number is the same
comment printed with two frames, so the outer frame keeps it. What remains is nested or flat; each element of
the page belongs to the
nearest record around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element

from cleaning.comments.hints import class_shape

_NUMBER = re.compile(r"([0-9a-f]{12,}|\d+)(?:[-_][a-z]+)*$", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Record:
    """One comment on the page: its subtree, or several sibling subtrees in page order."""

    nodes: list[_Element]
    number: str | None = None
    """The site's id of the comment, without decoration."""
    around: Record | None = None
    """The record that this one is nested in."""
    inner: list[_Element] = field(default_factory=list)
    """Roots of the records nested in this one: not its own words."""
    mark: _Element | None = None
    """The element that told the record, at the same place in every record of the page; None: the first
    node.
    """

    own: list[_Element] | None = None
    """Its own elements, once they were asked for; `nest` forgets them."""

    def own_elements(self, without: frozenset[_Element] = frozenset()) -> Iterable[_Element]:
        """The record's elements in page order, without those of nested records and those in `without`."""
        if without:
            return self._walk(without.union(self.inner))
        if self.own is None:  # asked for each field anew
            self.own = list(self._walk(frozenset(self.inner)))
        return self.own

    def _walk(self, without: frozenset[_Element]) -> Iterator[_Element]:
        if not without:
            for node in self.nodes:
                yield from node.iter("*")
            return
        for node in self.nodes:
            stack = [node]
            while stack:
                element = stack.pop()
                if element in without or not isinstance(element.tag, str):
                    continue
                yield element
                stack.extend(reversed(element))


class Owners:
    """Finds the record that an element belongs to; what it climbed past it never climbs again."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._known: dict[_Element, Record | None] = {
            node: record for record in records for node in record.nodes
        }

    def owner(self, element: _Element | None) -> Record | None:
        """The nearest record around the element or at it."""
        climbed = []
        while element is not None and element not in self._known:
            climbed.append(element)
            element = element.getparent()
        record = None if element is None else self._known[element]
        self._known.update(dict.fromkeys(climbed, record))
        return record

    def deal(self, elements: Iterable[_Element]) -> dict[Record, list[_Element]]:
        """The elements by record; those outside every record are left out."""
        dealt: dict[Record, list[_Element]] = {}
        for element in elements:
            record = self.owner(element)
            if record is not None:
                dealt.setdefault(record, []).append(element)
        return dealt


def number_in(value: str | None) -> str | None:
    """The site's number in an id.

    >>> number_in("li-comment-123"), number_in("comment-6a00d8341c2e-content"), number_in("comments")
    ('123', '6a00d8341c2e', None)
    """
    found = _NUMBER.search(value) if value else None
    return found.group(1) if found else None


def frame(candidates: list[_Element], numbers: dict[_Element, str | None]) -> list[Record]:
    """Records of candidate roots given in page order: twins made one, nesting set."""
    chosen: dict[_Element, Record] = {}
    records: list[Record] = []
    used: set[str] = set()
    for element in candidates:
        around = _nearest(element.getparent(), chosen)
        number = numbers.get(element)
        if around is not None and _same(around, number, element):
            around.number = around.number or number
            chosen[element] = around
            continue
        if around is not None and number == around.number:
            number = None  # an answer that is called as what it answers
        if number is not None and number in used:
            continue
        used.update([number] if number else [])
        record = Record([element], number=number, around=around)
        chosen[element] = record
        records.append(record)
        if around is not None:
            around.inner.append(element)
    return records


def nest(records: Sequence[Record]) -> None:
    """Set which record stands inside which, from the nodes they have now."""
    owners = Owners(records)
    for record in records:
        record.around, record.inner, record.own = None, [], None
    for record in records:
        around = owners.owner(record.nodes[0].getparent())
        if around is not None and around is not record:
            record.around = around
            around.inner.extend(record.nodes)


def _nearest(element: _Element | None, chosen: dict[_Element, Record]) -> Record | None:
    while element is not None:
        if element in chosen:
            return chosen[element]
        element = element.getparent()
    return None


def _same(around: Record, number: str | None, element: _Element) -> bool:
    """Whether a candidate is the comment it stands in: the same number, or the unnumbered frame right
    around it. An item of a list in a comment is an answer, though a site may print the same number there.
    """
    if number is not None and around.number is not None and number != around.number:
        return False
    steps = _frame_steps(element, around.nodes)
    if number is not None and around.number is not None:
        return steps is not None
    if around.inner or (number is None and _is_alike(element, around.nodes[0])):
        return False
    return steps is not None and steps <= _FRAME_STEPS


def _frame_steps(element: _Element, nodes: Sequence[_Element]) -> int | None:
    """Elements between a candidate and the nodes around it; None where one is a list, of answers."""
    steps = 0
    parent = element.getparent()
    while parent is not None and parent not in nodes:
        if parent.tag in ("ol", "ul", "dl"):
            return None
        parent, steps = parent.getparent(), steps + 1
    return steps


def _is_alike(one: _Element, other: _Element) -> bool:
    """Whether two elements are called the same, their depths aside: a frame and what it frames are not."""
    return one.tag == other.tag and class_shape(one.get("class") or "") == class_shape(
        other.get("class") or ""
    )


_FRAME_STEPS = 2
"""Elements between a comment's outer frame and its inner one, at most, where neither has a list between
them.
"""
