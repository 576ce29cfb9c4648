"""The short texts of a page: what stands in an element before any other, or right behind one. Headings,
buttons, numbers and dates are such texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml.etree import _Element

from cleaning.page_index import PageIndex

MARK_CHARS = 80
"""Text of a heading or a date, at most."""
PADDED_CHARS = 4 * MARK_CHARS
"""The same with the white space that indents it; longer texts are not worth a look-up."""
BUTTON_TAGS = frozenset({"a", "button", "span", "input", "img"})
"""Old boards print their buttons as pictures: an `img` says in its `alt` what it does."""
HEADING_TAGS = frozenset(
    "h1 h2 h3 h4 h5 h6 dt th td caption summary strong b p div span legend a font center".split()
)
WORDED_TAGS = tuple(sorted(BUTTON_TAGS | HEADING_TAGS))
TALK_TAGS = (*WORDED_TAGS, "em", "i", "small", "time", "tt")
"""May hold a heading, a button, a number or a date."""
LABEL_TAGS = ("a", "b", "em", "font", "i", "small", "span", "strong")
"""Hold the name, or a label, before a date in the same line."""
LINE_TAGS = (*LABEL_TAGS, *"abbr br button cite img input label noscript script sup svg time u".split())
"""May stand before words in one line, as icons before "Reply" do."""
SEPARATOR = "\0"
"""Stands between texts; no parsed page holds it."""
_EDGE = SEPARATOR.encode()
_FROM_FIGURE = re.compile(r"\d[^\0]*+")
"""The first figure of a text and what stands behind it."""


@dataclass(frozen=True, slots=True)
class ShortTexts:
    """The short texts of a page: those before any element in what may be a heading, a button, a number or a
    date, what stands in the place of pictures, and those behind elements.

    Texts come again and again, and few of them tell anything: so each is looked at once, as it is written,
    and the elements are looked up for what is wanted alone.
    """

    index: PageIndex
    joined: str
    """Each text once, between two separators: to ask for all of them at once is cheaper."""
    _openings: dict[str, set[str | None]]
    """The texts before any element, by the tags of the elements that they stand in."""
    _tails: dict[str, set[str | None]]
    """The texts behind elements, by the tags of these."""

    def elements(self, wanted: set[str], tags: Collection[str]) -> dict[_Element, str]:
        """The elements of these tags whose first text, or last where there is none, is wanted, with it, white
        space off; those of one tag in page order.
        """
        found = dict(self._opening_with(wanted, tags))
        if last := dict(self._ending_with(wanted, tags)):
            both = found | last
            found = {element: both[element] for element in sorted(both, key=self.index.position.__getitem__)}
        return found

    def behind(self, wanted: set[str], tags: Iterable[str]) -> Iterator[tuple[_Element, str]]:
        """The elements of these tags right behind which a wanted text stands, with it."""
        for tag in tags:
            if not wanted.isdisjoint(self._tails.get(tag, ())):
                yield from _choose(wanted, self.index.tagged(tag), self.index.tails(tag))

    def _opening_with(self, wanted: set[str], tags: Iterable[str]) -> Iterator[tuple[_Element, str]]:
        for tag in tags:
            if not wanted.isdisjoint(self._openings.get(tag, ())):
                yield from _choose(wanted, self.index.tagged(tag), _openings(self.index, tag))

    def _ending_with(self, wanted: set[str], tags: Collection[str]) -> Iterator[tuple[_Element, str]]:
        for element, text in self.behind(wanted, LINE_TAGS):
            parent = element.getparent()
            if parent is None or parent.tag not in tags or element.getnext() is not None:
                continue
            if not parent.text or parent.text.isspace():
                yield parent, text


def _choose(
    wanted: set[str], elements: Sequence[_Element], texts: Sequence[str | None]
) -> Iterator[tuple[_Element, str]]:
    for element, raw in zip(elements, texts, strict=True):
        if raw in wanted and raw is not None:
            yield element, raw.strip()


def read_short_texts(index: PageIndex) -> ShortTexts:
    """Gather the short texts of a page."""
    openings = {tag: set(_openings(index, tag)) for tag in TALK_TAGS if index.tagged(tag)}
    tails = {tag: set(index.tails(tag)) for tag in LINE_TAGS if index.tagged(tag)}
    written = set[str | None]().union(*openings.values(), *tails.values())
    short = [raw for raw in written if raw and (len(raw) <= MARK_CHARS or _is_padded(raw))]
    return ShortTexts(index, join_texts(short), openings, tails)


def _is_padded(text: str) -> bool:
    """Whether a text is short but for the white space that indents it."""
    return len(text) <= PADDED_CHARS and len(text.strip()) <= MARK_CHARS


def _openings(index: PageIndex, tag: str) -> Sequence[str | None]:
    """What `opening_text` gives for the elements of a tag."""
    return [picture.get("alt") for picture in index.tagged(tag)] if tag == "img" else index.texts(tag)


def short_text(element: _Element) -> str:
    """The first text at an element, or the last where there is none, if it is short; of a picture what stands
    in its place. Cheap, for all elements are asked.
    """
    return _short(element, opening_text(element))


def opening_text(element: _Element) -> str | None:
    """The text before any element inside; of a picture what stands in its place."""
    return element.get("alt") if element.tag == "img" else element.text


def _short(element: _Element, text: str | None) -> str:
    if not text or text.isspace():
        text = element[-1].tail if len(element) else None
        if not text:
            return ""
    if len(text) > PADDED_CHARS:
        return ""
    text = text.strip()
    return text if len(text) <= MARK_CHARS else ""


def join_texts(texts: Iterable[str]) -> str:
    """Texts in one, each between two separators: to ask for all of them at once is cheaper."""
    return SEPARATOR.join(chain([""], texts, [""]))


def with_figures(joined: str) -> list[str]:
    """The joined texts that hold a figure."""
    return [
        joined[joined.rindex(SEPARATOR, 0, found.start()) + 1 : found.end()]
        for found in _FROM_FIGURE.finditer(joined)
    ]


def holding(stems: Iterable[str], joined: bytes) -> Iterator[str]:
    """The texts that hold a stem in whatever case, once for each."""
    lowered = joined.lower()
    for stem in map(str.encode, stems):
        at = lowered.find(stem)
        while at >= 0:
            end = joined.index(_EDGE, at)
            yield joined[joined.rindex(_EDGE, 0, at) + 1 : end].decode()
            at = lowered.find(stem, end)
