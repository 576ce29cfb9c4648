"""Where on a page of unknown make a discussion may stand, told at little cost: the search for records looks
nowhere else.

Method: a run of records counts only if something says that it is a discussion (`verdict.promise`): an
element named so at or around it, a heading like "5 comments" before it, "Reply" buttons or numbers like "#2"
inside it. So these are looked for first, over the whole page, by attribute values (each asked once), by
short texts (one set of words before any phrase), and by the form for a comment, behind which older ones often
stand. Most pages without a discussion have hardly any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.shape import Place, place_of
from cleaning.comments.shown_dates import AGE_CHARS
from cleaning.comments.words import is_reply, is_saying
from cleaning.dates import is_age
from cleaning.page_index import PageIndex
from cleaning.phrases import is_phrase, words_of

MARK_CHARS = 80
"""Text of a heading or a date, at most."""
PADDED_CHARS = 4 * MARK_CHARS
"""The same with the white space that indents it; longer texts are not worth a look-up."""
BUTTON_CHARS = 25
BUTTON_TAGS = frozenset({"a", "button", "span", "input", "img"})
"""Old boards print their buttons as pictures: an `img` says in its `alt` what it does."""
OTHER_ACTIONS = frozenset("context embed find parent prev root save thread".split())
"""Buttons that forums print beside "Reply", and shops and news beside anything: alone they tell nothing."""
HEADING_TAGS = frozenset(
    "h1 h2 h3 h4 h5 h6 dt th td caption summary strong b p div span legend a font center".split()
)
SECTION_TAGS = ("h2", "h3", "h4", "h5", "h6")
FRAME_TAGS = frozenset("p div center header font table tbody tr td th".split())
"""May hold a heading alone, as the only cell of a row does."""
MOST_FRAMES = 5
"""Such elements in one another, at most: table, body, row, cell and font."""
HEADING_ELEMENTS = 12
"""Elements in a heading, itself among them, at most."""
HEAD_BOX_CHARS = 200
"""Text of a box with the heading, a count and a menu, at most."""
PAGE_TAGS = frozenset({"html", "body"})
"""Their names speak of the page ("comments-open"), not of what stands at one place of it."""
MOST_FORMS = 3
"""Forms of a page behind which comments are sought."""
Area = Iterable[_Element]
"""Roots of subtrees, siblings in page order."""
_DATE_TAGS = frozenset({"time", "small", "i", "em", "tt"})
_TALK_TAGS = tuple(sorted(BUTTON_TAGS | HEADING_TAGS | _DATE_TAGS))
_BEFORE_DATES = tuple(sorted("b strong a i em span font small".split()))
"""Hold the name, or a label, before a date in the same line."""
LEAST_DATED = 3
"""Different dates of a discussion that nothing else tells."""
_FIGURE = re.compile(r"\d")
_COUNTED = re.compile(r"\d\s?[^\W\d_]")
"""Stands in every age that has a number."""
_YEAR_OR_CLOCK = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.]\d\d|\d[./]\d{1,2}[./]\d\d")
_SEPARATOR = "\0"
"""Stands between names; no parsed page holds it."""
_EDGE = _SEPARATOR.encode()
_POST_NUMBER = re.compile(r"^#\d{1,5}$")
_FOREIGN_LETTER = re.compile(r"[^\x00-\x7f\W]")
"""A letter or a figure that is not ASCII: words with such letters are asked one by one, but no quotation mark
or arrow makes a text foreign.
"""
_AS_LETTERS = bytes(
    byte | 0x20 if chr(byte).isascii() and chr(byte).isalpha() else 0x20 for byte in range(256)
)
"""A table for `bytes.translate`: ASCII letters in lower case, anything else a space."""


@dataclass(frozen=True, slots=True)
class ShortTexts:
    """Elements that may be a heading, a button, a number or a date, and have a short text."""

    elements: list[_Element]
    """Those of one tag in page order."""
    texts: list[str]
    """As many."""
    different: frozenset[str]


@dataclass(frozen=True)
class Talk:
    """What on a page speaks of a discussion."""

    index: PageIndex
    elements: list[_Element]
    """The elements of all areas, in page order; none where nothing does."""
    headed: bool
    """Whether a heading like "5 comments" is among it."""
    short: ShortTexts
    """What of the whole page was looked at."""

    @cached_property
    def section_headings(self) -> list[_Element]:
        """The headings like "5 comments" that are headings to HTML, too, those of one level in page order."""
        elements = list(chain.from_iterable(map(self.index.tagged, SECTION_TAGS)))
        texts = [
            " ".join(map(str, element.itertext())) if len(element) else element.text or ""
            for element in elements
        ]
        telling = _telling(set(texts))
        return [e for e, text in zip(elements, texts, strict=True) if text in telling and is_heading(e)]


def find_talk(index: PageIndex) -> Talk:
    """Find the areas of a page that speak of a discussion."""
    texts = _short_texts(index)
    headings, buttons = _worded(texts)
    below = chain.from_iterable(_below(_framed(heading)) for heading in headings)
    held = ([_around(placed)] for placed in buttons if len(placed) > 1)
    behind = (form.itersiblings("*") for form in _forms(index))
    inside: set[_Element] = set()
    for area in chain(_named(index), below, held, behind):
        for root in area:
            if root in inside:
                break
            inside.update(root.iter("*"))
    elements = [element for element in index.elements if element in inside] if inside else []
    return Talk(index, elements, headed=bool(headings), short=texts)


def is_heading(element: _Element) -> bool:
    """Whether an element is a heading like "5 comments", or holds nothing else; one around an `h2` is read by
    that alone.
    """
    element = _framed_alone(element)
    if element.tag not in HEADING_TAGS:
        return False
    texts = _heading_texts(element)
    return any(0 < len(text) <= MARK_CHARS and _heads_comments(element, text) for text in texts)


def _heads_comments(element: _Element, text: str) -> bool:
    """Whether a text heads comments: "5 replies" is a button, but for a heading to HTML."""
    if is_phrase(text, "comments_heading"):
        return True
    return element.tag in SECTION_TAGS and any(map(str.isdecimal, text)) and is_phrase(text, "reply")


def _framed_alone(element: _Element) -> _Element:
    """What stands alone inside an element that frames it."""
    for _ in range(MOST_FRAMES):
        if element.tag not in FRAME_TAGS or len(element) != 1 or _holds_words(element, element[0]):
            return element
        element = element[0]
    return element


def _holds_words(frame: _Element, inner: _Element) -> bool:
    """Whether a frame has words of its own around the element in it."""
    return any(text and not text.isspace() for text in (frame.text, inner.tail))


def _heading_texts(element: _Element) -> Iterator[str]:
    """The text of what may be a heading, also without the links in it ("5 comments - add yours"); none of an
    element that holds too much to be one.
    """
    if len(element):
        if (inner := next(element.iterdescendants("h2"), None)) is not None:
            element = inner
        elif next(islice(element.iter("*"), HEADING_ELEMENTS, None), None) is not None:
            return
    opening = element.text or ""
    if len(opening) > PADDED_CHARS:
        return
    yield inline_text(element)
    links = frozenset(element.iterchildren("a", "button"))
    if links and not opening.isspace():
        yield inline_text(element, skip=links)


def is_reply_button(element: _Element, text: str) -> bool:
    """Whether an element is a "Reply" button in some language."""
    return element.tag in BUTTON_TAGS and 0 < len(text) <= BUTTON_CHARS and is_reply(text)


def is_post_number(element: _Element, text: str) -> bool:
    """Whether an element is a record's number, "#2", as forums have it."""
    return element.tag in BUTTON_TAGS and text.startswith("#") and _POST_NUMBER.match(text) is not None


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


def _named(index: PageIndex) -> Iterator[Area]:
    """Subtrees named as nothing but a discussion is."""
    for named, joined in (
        (index.by_class, index.joined("class")),
        (index.by_id, index.joined("id")),
        (index.by_custom_tag, "\n".join(index.by_custom_tag)),
    ):
        lowered = joined.lower()
        stems = [stem for stem in hints.SURE_STEMS if stem in lowered]
        for name in dict.fromkeys(_holding(stems, _joined(named))) if stems else ():
            if hints.says(hints.SURE, name):
                yield from ([element] for element in named[name] if element.tag not in PAGE_TAGS)


def _worded(texts: ShortTexts) -> tuple[list[_Element], list[list[_Element]]]:
    """The headings of a discussion, and the buttons and numbers of each place."""
    headings = []
    buttons: defaultdict[Place, list[_Element]] = defaultdict(list)
    for element, text in _speaking(texts):
        is_button = is_reply_button(element, text) and text.casefold() not in OTHER_ACTIONS
        if is_button or is_post_number(element, text) or is_saying(text):
            buttons[place_of(element)].append(element)
        elif is_heading(element):
            headings.append(element)
    return headings, list(buttons.values())


def _forms(index: PageIndex) -> Iterator[_Element]:
    """The boxes of forms with room for a comment, each the smallest that something follows; one before the
    headline is for something else, and what follows it is the post.
    """
    headline = min(map(index.position.__getitem__, index.tagged("h1")), default=0)
    fields = (field for field in index.tagged("textarea") if index.position[field] > headline)
    for field in islice(fields, MOST_FORMS):
        form = next(field.iterancestors("form"), field)
        yield next((box for box in (form, *form.iterancestors()) if box.getnext() is not None), form)


def _below(heading: _Element) -> Iterator[Area]:
    """What follows a heading, and what follows the head of the page or of a section that holds it."""
    yield heading.itersiblings("*")
    box = heading.getparent()
    if box is not None and box.tag not in PAGE_TAGS and is_head_box(box):
        yield box.itersiblings("*")


def is_head_box(box: _Element) -> bool:
    """Whether a box is a head: few elements, a heading like "5 comments" among them, and no more text than a
    menu beside it has.
    """
    if next(islice(box.iter("*"), 2 * HEADING_ELEMENTS, None), None) is not None:
        return False
    return len(inline_text(box)) <= HEAD_BOX_CHARS and any(
        is_heading(child) and not _stands_in_line(child) for child in box
    )


def _stands_in_line(element: _Element) -> bool:
    """Whether words stand right beside an element."""
    before, parent = element.getprevious(), element.getparent()
    ahead = before.tail if before is not None else None if parent is None else parent.text
    return any(text and not text.isspace() for text in (ahead, element.tail))


def _framed(heading: _Element) -> _Element:
    """A heading with what holds it alone, as in `<p><b>Comments</b></p>` or a row of its own."""
    for _ in range(MOST_FRAMES):
        frame = heading.getparent()
        if frame is None or frame.tag not in FRAME_TAGS or len(frame) > 1 or _holds_words(frame, heading):
            return heading
        heading = frame
    return heading


def _short_texts(index: PageIndex) -> ShortTexts:
    """The elements whose first text, or last where there is none, is short."""
    elements, texts = [], []
    for tag in _TALK_TAGS:
        openings = index.texts(tag) if tag != "img" else map(opening_text, index.tagged(tag))
        for element, opening in zip(index.tagged(tag), openings, strict=True):
            if (opening or len(element)) and (text := _short(element, opening)):
                elements.append(element)
                texts.append(text)
    return ShortTexts(elements, texts, frozenset(texts))


def _speaking(texts: ShortTexts) -> Iterator[tuple[_Element, str]]:
    """The elements whose text may be a heading, a button or a number."""
    telling = _telling(texts.different)
    for element, text in zip(texts.elements, texts.texts, strict=True) if telling else ():
        if text in telling and element.tag not in _DATE_TAGS:
            yield element, text


def dated_elements(index: PageIndex, texts: ShortTexts) -> list[_Element]:
    """The elements whose text, or the text behind an element in them, may hold a date or an age; none where
    such texts are few.
    """
    dated = {text for text in texts.different if not text.isalpha() and _may_be_dated(text)}
    found = {e: text for e, text in zip(texts.elements, texts.texts, strict=True) if text in dated}
    for tag in _BEFORE_DATES:
        for element, tail in zip(index.tagged(tag), index.tails(tag), strict=True):
            if tail and len(tail) <= MARK_CHARS and not tail.isspace() and _may_be_dated(tail):
                parent = element.getparent()
                if parent is not None:
                    found.setdefault(parent, tail)
    return list(found) if len(set(found.values())) >= LEAST_DATED else []


def _may_be_dated(text: str) -> bool:
    if _FIGURE.search(text) is None:
        return False
    is_counted = len(text) <= AGE_CHARS and _COUNTED.search(text) is not None
    return _YEAR_OR_CLOCK.search(text) is not None or (is_counted and is_age(text))


def _telling(texts: Collection[str]) -> set[str]:
    """The texts that may be a heading, a button or a number, by their words: those of all texts are asked at
    once, for the texts of a page have few of them and many have none.
    """
    joined = _joined(texts)
    spoken = _talk_words().intersection(joined.translate(_AS_LETTERS).split())
    found = set(_holding(map(bytes.decode, spoken), joined))
    if not joined.isascii():
        found.update(text for text in texts if not text.isascii() and _FOREIGN_LETTER.search(text))
    if b"#" in joined:
        found.update(text for text in texts if text.startswith("#"))
    return found


def _joined(texts: Iterable[str]) -> bytes:
    """Texts in one, each between two separators: to ask for all of them at once is cheaper."""
    return _SEPARATOR.join(chain([""], texts, [""])).encode(errors="replace")


def _holding(stems: Iterable[str], joined: bytes) -> Iterator[str]:
    """The texts that hold a stem in whatever case, once for each."""
    lowered = joined.lower()
    for stem in map(str.encode, stems):
        at = lowered.find(stem)
        while at >= 0:
            end = joined.index(_EDGE, at)
            yield joined[joined.rindex(_EDGE, 0, at) + 1 : end].decode()
            at = lowered.find(stem, end)


@cache
def _talk_words() -> frozenset[bytes]:
    words = words_of("comments_heading", "reply", "says") - OTHER_ACTIONS
    return frozenset(map(str.encode, words))


def _around(elements: list[_Element]) -> _Element:
    """The parent of the smallest subtree that holds all the elements, which come in page order."""
    first = set(elements[0].iterancestors())
    shared = next((above for above in elements[-1].iterancestors() if above in first), elements[0])
    parent = shared.getparent()
    return shared if parent is None else parent
