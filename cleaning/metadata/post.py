"""The post on its page: its headline, what stands around it, and the elements that are about it.

Pages without markup print byline and date around the headline. The lines are those of the smallest element
that holds the headline and some lines after it: the lines up to the first prose after it, the few before it
(Blogger and Movable Type print the date above), and at last the lines to the end of that element
(signatures).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from lxml.etree import _Element

from cleaning.blocks import BLOCKS, inline_text, lines_of
from cleaning.metadata.below import BelowText
from cleaning.metadata.headline import Headline
from cleaning.metadata.page import Page, short_text

MIN_LINES_AFTER = 8
"""Lines behind the headline from which an element is held to contain the post's beginning."""
LINES_AFTER = 12
LINES_BEFORE = 4
PROSE_CHARS = 200
"""Lines of this many characters together are the body's beginning."""
PIECE_CHARS = 60
"""Shortest line of prose that counts for that; bylines and labels stay below."""
CLOSE_BEFORE, CLOSE_AFTER = 40, 120
"""Elements between the headline and a byline; share buttons and icons stand between them."""
MAX_HEADING_CHARS = 60
MAX_MATCHES = 100
"""Elements looked at for one selector list; a page with more lists other posts or people."""
MAX_CLIMB = 30
"""Elements between the headline and the post's container; deeper pages are traps."""

_DISCUSSION = re.compile(
    r"[\W_]*(?:\d+|one|no|leave a|post a|add a|join the)?\s*"
    r"(?:comments?|responses?|repl(?:y|ies)|thoughts? on|discussion|trackbacks?|kommentare?|commentaires?"
    r"|comentarios?"
    r"|comentários?|commenti|reacties|komentarz\w*|yorum\w*|комментари\w*|коментар\w*|コメント|评论|댓글)",
    re.IGNORECASE,
)
"""Begins the line above a discussion."""
_COMMENT_FOOTER = re.compile(r"posted by\s?:", re.IGNORECASE)
"""TypePad and Movable Type print this under a comment, and "Posted by NAME" without a colon under a post."""

_MEMBERSHIP = re.compile(
    r"(?:registered|joined|join date|member since|registriert|dabei seit|mitglied seit|inscri(?:t|ption)"
    r"|registrado|registrato|iscritto|cadastrado|geregistreerd|dołączył|зарегистрирован|регистрация)\b",
    re.IGNORECASE,
)
"""Begins a line about a forum's member, not about the post."""


@dataclass(frozen=True)
class Post:
    """One post."""

    page: Page
    headline: Headline
    site: str | None
    """The site's name, where the page tells one."""

    @cached_property
    def home(self) -> frozenset[_Element]:
        """The elements that hold the headline, and those that hold the message that opens a thread."""
        marks = (self.headline.element, self.page.opening)
        return frozenset(above for mark in marks if mark is not None for above in mark.iterancestors())

    def near(self, *selectors: str) -> Iterator[_Element]:
        """Yield the matches of each selector list that are not in a box about something else."""
        for selector in selectors:
            yield from self.outside(self.page.index.find(selector))

    def stating(self, name: str) -> Iterator[_Element]:
        """Yield the elements that state a microdata property and are not in such a box."""
        yield from self.outside(self.page.properties.get(name, []))

    def outside(self, elements: Iterable[_Element]) -> Iterator[_Element]:
        """Yield those of the first elements that are not in such a box."""
        for element in islice(elements, MAX_MATCHES):
            if not self.page.is_elsewhere(element, self.home):
                yield element

    def own(self, marks: Iterable[_Element]) -> list[_Element]:
        """The marks of author or date that do not stand in a comment or a card below the post's text."""
        found = list(marks)
        return self._below.without(found) if found else found

    @cached_property
    def _below(self) -> BelowText:
        return BelowText(self.page.index, self.headline.element)

    def links_in(self, selector: str) -> Iterator[_Element]:
        """Yield the links inside the matches of a selector list."""
        for element in self.near(selector):
            yield from islice(element.iter("a"), MAX_MATCHES)

    @cached_property
    def lines(self) -> list[str]:
        """The short lines after the headline, then those before it."""
        return [*self._after[: self._prose], *self._before]

    @cached_property
    def later_lines(self) -> list[str]:
        """The lines behind those, to the discussion or the end of the headline's container."""
        rest = [line for line in self._after[self._prose :] if not _COMMENT_FOOTER.match(line)]
        ends = (
            n for n, line in enumerate(rest) if len(line) <= MAX_HEADING_CHARS and _DISCUSSION.match(line)
        )
        return rest[: next(ends, None)]

    @cached_property
    def _prose(self) -> int:
        """Lines after the headline before the first prose."""
        sizes = accumulate(len(line) if len(line) >= PIECE_CHARS else 0 for line in self._after[:LINES_AFTER])
        return next((n for n, size in enumerate(sizes) if size >= PROSE_CHARS), LINES_AFTER)

    def is_close(self, element: _Element) -> bool:
        """Whether an element stands soon after the headline, or just before it."""
        if self.headline.element is None:
            return False
        position = self.page.index.position
        return -CLOSE_BEFORE <= position[element] - position[self.headline.element] <= CLOSE_AFTER

    @cached_property
    def _after(self) -> list[str]:
        """The lines after the headline, of the smallest element that has some."""
        element = self.headline.element
        if element is None:
            return []
        title = lines_of(element) or [inline_text(element)]
        after: list[str] = []
        for node in islice(element.iterancestors(), MAX_CLIMB):
            after = _lines_behind(title, lines_of(node)) or after
            if len(after) >= MIN_LINES_AFTER or node.tag == "body":
                break
        return [*(title[1:] if title[0] == self.headline.text else ()), *after]

    @cached_property
    def _before(self) -> list[str]:
        """The last lines before the headline, nearest first."""
        if self.headline.element is None:
            return []
        place = self.page.index.position[self.headline.element]
        elements = self.page.index.elements[max(0, place - CLOSE_BEFORE) : place]
        lines = (short_text(e, PROSE_CHARS) for e in reversed(elements) if _is_leaf(e))
        return list(islice((line for line in lines if line and not _MEMBERSHIP.match(line)), LINES_BEFORE))


def _lines_behind(title: list[str], lines: list[str]) -> list[str]:
    """The lines behind a title of one or more lines; what stands behind it on its last line is the first."""
    for start in range(len(lines) - len(title) + 1):
        if all(part in line for part, line in zip(title, lines[start:], strict=False)):
            last = start + len(title) - 1
            rest = lines[last].partition(title[-1])[2].strip(" |·•–—-")
            return [*filter(None, [rest]), *lines[last + 1 :]]
    return []


def _is_leaf(element: _Element) -> bool:
    """Whether an element is a block of text without blocks inside."""
    return element.tag in BLOCKS and not any(child.tag in BLOCKS and child.tag != "br" for child in element)
