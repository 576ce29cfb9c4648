"""What is known of each record while its fields are read: what the platform's selectors found, and which
elements and lines are spent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.comments.records import Owners, Record
from cleaning.page_index import PageIndex
from cleaning.platforms import CommentMarkup, Css


@dataclass(slots=True)
class Hits:
    """What the selectors of a platform found, by record."""

    single: dict[str, list[dict[Record, list[_Element]]]] = field(default_factory=dict)
    drop: dict[Record, list[_Element]] = field(default_factory=dict)
    preformatted: bool = False

    def of(self, name: str, record: Record) -> Iterable[_Element]:
        """The record's elements for one field, preferred selectors first."""
        for dealt in self.single.get(name, ()):
            yield from dealt.get(record, ())

    def words(self, record: Record) -> Sequence[_Element]:
        """What the first text selector with a match found in a record: others may name what is around."""
        return next((found for dealt in self.single.get("text", ()) if (found := dealt.get(record))), ())

    def leave_out(self, boxes: dict[Record, _Element]) -> None:
        """Forget what was found inside a box of its record."""
        for record, box in boxes.items():
            inside = frozenset(box.iter("*"))
            for dealt in chain(*self.single.values(), [self.drop]):
                if record in dealt:
                    dealt[record] = [element for element in dealt[record] if element not in inside]


@dataclass(slots=True)
class Parts:
    """What was found of one record before its words are read."""

    draft: Draft
    author: _Element | None = None
    date: _Element | None = None
    addressee: _Element | None = None
    """What names the person whom the comment answers."""
    spent: set[str] = field(default_factory=set)
    """Lines that gave a field and are no words."""
    opening: str = ""
    """The label in front of the words on their line: "Comment: "."""
    beside: set[_Element] = field(default_factory=set)
    """What stands beside the fields and is no words: labels and what they label, letters of the name."""
    edges: list[str] | None = None
    """First and last lines of the record; None: not read yet."""

    @property
    def places(self) -> frozenset[_Element]:
        """Elements that gave a field and are no words."""
        return frozenset(e for e in (self.author, self.date, self.addressee) if e is not None)


_FIELDS = ("author", "author_url", "headline", "date", "text", "by_post_author", "likes")


def find_hits(records: Sequence[Record], index: PageIndex, markup: CommentMarkup) -> Hits:
    """Search the page once for each selector and deal the finds out to the records."""
    owners = Owners(records)
    hits = Hits(preformatted=markup.preformatted)
    for name in _FIELDS:
        lists: Css = getattr(markup, name)
        hits.single[name] = [owners.deal(index.find(css)) for css in lists]
    for name in ("instant", "pingback", "depth", "likers"):
        hits.single[name] = [owners.deal(index.find(getattr(markup, name)))]
    hits.single["parent"] = [owners.deal(_on_page(index.find(markup.parent), index, markup))]
    hits.drop = owners.deal(index.find(markup.drop))
    return hits


def _on_page(elements: list[_Element], index: PageIndex, markup: CommentMarkup) -> list[_Element]:
    """The elements that name a comment of this page, and not one of another page that has its number."""
    if not elements or not markup.parent_page:
        return elements
    own = next(_page_numbers(index, markup), None)
    return [element for element in elements if element.get(markup.parent_page) in (None, own)]


def _page_numbers(index: PageIndex, markup: CommentMarkup) -> Iterator[str]:
    for told in markup.page_number:
        for element in index.find(told.css):
            found = re.search(told.pattern, element.get(told.attribute) or "")
            if found:
                yield found.group(1)
