"""On which side of a comment's words its fields stand.

    Great news  <- title
    I have waited for this for years.
    Ann, 3 May 2012

A name stands with the date, above the words or below them; what stands alone on the other side is a title.
"""

from __future__ import annotations

from itertools import islice

from lxml.etree import _Element

from cleaning.comments.records import Record

MOST_SIDED = 60
"""Elements at the start of a record whose side is told."""


class Sides:
    """On which side of a comment's words its elements stand: with the date, or apart from it."""

    __slots__ = ("_dates", "_place", "_words", "holders")

    def __init__(self, record: Record, dates: list[_Element]) -> None:
        self.holders = frozenset(dates).union(element.getparent() for element in dates)
        """What holds a date: what else it holds stands beside it."""
        self._place: dict[_Element, int] = {}
        self._words = 0
        self._dates: list[int] = []
        if not dates:
            return
        longest = 0
        for number, element in enumerate(islice(record.own_elements(), MOST_SIDED)):
            self._place[element] = number
            said = len(element.text or "") + sum(len(inner.tail or "") for inner in element)
            if said > longest and element not in dates:
                longest, self._words = said, number
        self._dates = [self._place[element] for element in dates if element in self._place]

    def apart(self, element: _Element) -> bool:
        """Whether the words stand between an element and all the dates."""
        place = self._place.get(element)
        if place is None or not self._dates:
            return False
        return all(place < self._words < date for date in self._dates) or all(
            date < self._words < place for date in self._dates
        )
