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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.shape import Place, place_of
from cleaning.comments.short_texts import (
    BUTTON_TAGS,
    HEADING_TAGS,
    LABEL_TAGS,
    MARK_CHARS,
    PADDED_CHARS,
    SEPARATOR,
    TALK_TAGS,
    WORDED_TAGS,
    ShortTexts,
    holding,
    join_texts,
    read_short_texts,
    with_figures,
)
from cleaning.comments.shown_dates import AGE_CHARS
from cleaning.comments.words import is_reply, is_saying
from cleaning.dates import is_age
from cleaning.letters import LETTERS
from cleaning.page_index import PageIndex
from cleaning.phrases import is_phrase, words_of

BUTTON_CHARS = 25
OTHER_ACTIONS = frozenset("context embed find parent prev root save thread".split())
"""Buttons that forums print beside "Reply", and shops and news beside anything: alone they tell nothing."""
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
LEAST_DATED = 3
"""Different dates of a discussion that nothing else tells."""
_COUNTED = re.compile(r"\d\s?[^\W\d_]")
"""Stands in every age that has a number."""
_YEAR_OR_CLOCK = re.compile(r"\d(?:[:.]\d\d|[./]\d{1,2}[./]\d\d|(?:(?<=(?<!\d)1)9|(?<=(?<!\d)2)0)\d\d(?!\d))")
"""Begins with a figure in each case, so that a search leaps from figure to figure."""
_POST_NUMBER = re.compile(r"^#\d{1,5}$")
_NUMBERS = re.compile(r"\0(\s*#\d{1,5}\s*)(?=\0)")
"""The same among joined texts."""
_FOREIGN_LETTER = re.compile(r"[^\x00-\x7f\W]")
"""A letter or a figure that is not ASCII: words with such letters are asked one by one, but no quotation mark
or arrow makes a text foreign.
"""


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

    def section_headings(self, *, counting: bool = False) -> list[_Element]:
        """The headings like "5 comments" that are headings to HTML, too, those of one level in page order.
        `counting`: those with a figure alone.
        """
        joined = join_texts(set(self._section_texts.values()))
        telling = _telling(join_texts(with_figures(joined)) if counting else joined)
        found = (element for element, text in self._section_texts.items() if text in telling)
        return list(filter(is_heading, found))

    @cached_property
    def _section_texts(self) -> dict[_Element, str]:
        """All text of each heading."""
        elements = chain.from_iterable(map(self.index.tagged, SECTION_TAGS))
        return {
            element: " ".join(map(str, element.itertext())) if len(element) else element.text or ""
            for element in elements
        }


def find_talk(index: PageIndex) -> Talk:
    """Find the areas of a page that speak of a discussion."""
    texts = read_short_texts(index)
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
    known = inside & index.position.keys()  # a broken page may have elements beside its root
    elements = sorted(known, key=index.position.__getitem__)
    return Talk(index, elements, headed=bool(headings), short=texts)


def is_heading(element: _Element) -> bool:
    """Whether an element is a heading like "5 comments", or holds nothing else; one around an `h2` is read by
    that alone.
    """
    element = _framed_alone(element)
    if element.tag not in HEADING_TAGS:
        return False
    if not len(element):
        text = (element.text or "").strip()
        return 0 < len(text) <= MARK_CHARS and _heads_comments(element, text)
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


def _named(index: PageIndex) -> Iterator[Area]:
    """Subtrees named as nothing but a discussion is."""
    for named, joined in (
        (index.by_class, index.joined("class")),
        (index.by_id, index.joined("id")),
        (index.by_custom_tag, "\n".join(index.by_custom_tag)),
    ):
        lowered = joined.lower()
        stems = [stem for stem in hints.SURE_STEMS if stem in lowered]
        for name in dict.fromkeys(holding(stems, join_texts(named).encode())) if stems else ():
            if hints.says(hints.SURE, name):
                yield from ([element] for element in named[name] if element.tag not in PAGE_TAGS)


def _worded(texts: ShortTexts) -> tuple[list[_Element], list[list[_Element]]]:
    """The headings of a discussion, and the buttons and numbers of each place."""
    headings = []
    buttons: defaultdict[Place, list[_Element]] = defaultdict(list)
    telling = _telling(texts.joined)
    for element, text in texts.elements(telling, WORDED_TAGS).items():
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
    for field in islice(_behind_headline(index.tagged("textarea"), index), MOST_FORMS):
        form = next(field.iterancestors("form"), field)
        yield next((box for box in (form, *form.iterancestors()) if box.getnext() is not None), form)


def _behind_headline(elements: Sequence[_Element], index: PageIndex) -> Iterator[_Element]:
    headlines = index.tagged("h1") if elements else ()
    headline = min(map(index.position.__getitem__, headlines), default=-1)
    return (element for element in elements if index.position[element] > headline)


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


def dated_elements(texts: ShortTexts) -> list[_Element]:
    """The elements whose text, or the text behind an element in them, may hold a date or an age; none where
    such texts are few.
    """
    dated = {raw for raw in with_figures(texts.joined) if _may_be_dated(raw.strip())}
    if len(dated) < LEAST_DATED:
        return []
    found = texts.elements(dated, TALK_TAGS)
    for element, text in texts.behind(dated, LABEL_TAGS):
        parent = element.getparent()
        if parent is not None:
            found.setdefault(parent, text)
    return list(found) if len(set(found.values())) >= LEAST_DATED else []


def _may_be_dated(text: str) -> bool:
    """Whether a text with a figure may hold a date or an age."""
    if _YEAR_OR_CLOCK.search(text):
        return True
    return len(text) <= AGE_CHARS and _COUNTED.search(text) is not None and is_age(text)


def _telling(joined: str) -> set[str]:
    """The texts that may be a heading, a button or a number, by their words: those of all texts are asked at
    once, for the texts of a page have few of them and many have none.
    """
    coded = joined.encode(errors="replace")
    spoken = _talk_words().intersection(coded.translate(LETTERS).split())
    found = set(holding(map(bytes.decode, spoken), coded))
    if not joined.isascii():
        foreign = (text for text in joined.split(SEPARATOR) if not text.isascii())
        found.update(filter(_FOREIGN_LETTER.search, foreign))
    if "#" in joined:
        found.update(_NUMBERS.findall(joined))
    return found


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
