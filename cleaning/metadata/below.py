"""Which marks of author and date are about someone else: what readers wrote, or other posts.

Method: a mark is the post's own as long as no prose stands between the headline and it. Behind prose it is
not, where it stands in one of several blocks that are built alike and have words of their own (comments,
cards of other posts), or in a block that shows an author, a date and prose: that is a comment of a make
nobody knows; or where microdata says that it is a comment. A box about the author has no date, and the line
below a post no prose.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, islice

from lxml.etree import _Element

from cleaning.blocks import INVISIBLE
from cleaning.page_index import PageIndex

AUTHORS = ".author, .fn, .author-name, .username, .nickname, .name, a[rel~=author], span[itemprop~=author]"
DATES = "time, abbr.published, .date, .published, .timestamp, .time, .post-date, .entry-date"
"""What may name the writer and the time of a comment whose make nobody knows."""

BODY_CHARS = 200
"""Characters of prose behind the headline from which the post has begun."""
PROSE_CHARS = 60
"""Shortest piece of text that is prose; menus, names and dates stay below."""
OWN_CHARS = 15
"""Shortest piece of text, outside links, by which repeated blocks have words of their own."""
SINGLE_CHARS = 40
"""The same for a single block; "Posted on May 2, 2016 at 10:00 am in" is shorter."""
MAX_CLIMB = 6
"""Elements between a mark and the block of its comment."""
MAX_SCOPES = 12
"""Elements between a mark and the microdata scope it stands in."""
SCOPES = ("/Comment", "/UserComments", "/Answer")
"""Types of schema.org for what readers write."""
MAX_ELEMENTS = 400
"""Elements of one comment that are looked at for its words."""


class BelowText:
    """Tells marks that stand below the text of one post."""

    def __init__(self, index: PageIndex, headline: _Element | None) -> None:
        self._index = index
        self._headline = headline
        self._home = frozenset(headline.iterancestors()) if headline is not None else frozenset()

    @cached_property
    def _prose(self) -> list[int]:
        """Characters of prose before each element, and on the whole page."""
        own = [0] * len(self._index.elements)
        for element in self._index.long_texts(PROSE_CHARS):
            own[self._index.position[element]] = _prose_of(element)
        return list(accumulate(own, initial=0))

    @cached_property
    def _authors(self) -> list[int]:
        return [self._index.position[element] for element in self._index.find(AUTHORS)]

    @cached_property
    def _dates(self) -> list[int]:
        return [self._index.position[element] for element in self._index.find(DATES)]

    def without(self, marks: Sequence[_Element]) -> list[_Element]:
        """The marks that are the post's own; all of them where no headline tells where the post begins."""
        if self._headline is None:
            return list(marks)
        places = sorted(self._index.position[mark] for mark in marks)
        return [mark for mark in marks if not self._is_below(mark, places)]

    def _is_below(self, mark: _Element, places: Sequence[int]) -> bool:
        for height, block in enumerate(islice(mark.iterancestors(), MAX_SCOPES)):
            before = self._prose_before(block)
            if block in self._home or before < BODY_CHARS:
                return False
            if block.get("itemtype", "").endswith(SCOPES):
                return True
            if height < MAX_CLIMB and self._is_repeated(block, places):
                return True
            if height < MAX_CLIMB and self._is_comment(block, before):
                return True
        return False

    def _is_comment(self, block: _Element, before: int) -> bool:
        """Whether a block has all that a comment has, and is no larger than the post above it."""
        if not (self._holds(block, self._authors) and self._holds(block, self._dates)):
            return False
        prose = self._prose[self._index.end(block) + 1] - self._prose[self._index.position[block]]
        return prose <= before and _longest_piece(block) >= SINGLE_CHARS

    def _is_repeated(self, block: _Element, places: Sequence[int]) -> bool:
        """Whether the block before or behind is of the same make, and both have a mark and words."""
        return any(
            other is not None
            and other.tag == block.tag
            and _make(other) == _make(block)
            and self._holds(other, places)
            and min(_longest_piece(block), _longest_piece(other)) >= OWN_CHARS
            for other in (block.getprevious(), block.getnext())
        )

    def _holds(self, block: _Element, places: Sequence[int]) -> bool:
        first = bisect_left(places, self._index.position[block])
        return first < bisect_right(places, self._index.end(block))

    def _prose_before(self, block: _Element) -> int:
        """Characters of prose between the headline and a block."""
        start = self._index.position[self._headline] + 1 if self._headline is not None else 0
        return self._prose[max(start, self._index.position[block])] - self._prose[start]


def _make(block: _Element) -> str:
    """The first name of its class: "odd" and "even" stand behind it."""
    return next(iter((block.get("class") or "").split()), "")


def _longest_piece(block: _Element) -> int:
    """Characters of the longest piece of text outside links."""
    inside = islice(block.iter("*"), MAX_ELEMENTS)
    return max((len(piece) for element in inside for piece in _pieces(element, block)), default=0)


def _pieces(element: _Element, block: _Element | None = None) -> list[str]:
    shown = "" if element.tag in INVISIBLE or (block is not None and element.tag == "a") else element.text
    behind = element.tail if element is not block and len(element) == 0 else None
    return [" ".join(piece.split()) for piece in (shown, behind) if piece]


def _prose_of(element: _Element) -> int:
    """Characters of prose at an element."""
    return sum(len(piece) for piece in _pieces(element) if len(piece) >= PROSE_CHARS)
