"""The words of comments: what is left of a record when names, dates, buttons and repeated lines are out.

Where the platform's selector gives no words, the place that is named like words and holds most of the text
in most records is learned.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import dropwhile, pairwise, takewhile, zip_longest

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.areas import is_reply_button
from cleaning.comments.leftovers import counting_lines, lines_beside
from cleaning.comments.parts import Hits, Parts
from cleaning.comments.pingbacks import take_label
from cleaning.comments.records import Record
from cleaning.comments.shape import SAMPLE, Place, common_lines, place_of
from cleaning.comments.shown_dates import is_date
from cleaning.comments.signature import is_beside_name, is_leftover
from cleaning.comments.spoken_place import spoken_at_place
from cleaning.comments.wordless import wordless_elements
from cleaning.comments.words import are_initials, clean_name, initials_of, is_interface, is_sign
from cleaning.phrases import is_phrase, name_in
from cleaning.subjects import is_subject

_PICTURES = ("img", "iframe", "video", "embed", "object")
"""A comment may say nothing but with one of these."""

OPENING_LINES = 4
"""Lines of a comment, name, date and subject among them, of which one may say whom it answers."""
SHORT_CHARS = 60
"""Text of a record in which the words may be less than a subject or a panel beside them."""


def read_words(found: list[Parts], hits: Hits) -> None:
    """Set the text of each draft."""
    place = _words_place(found, hits) if not hits.single["text"] else None
    people = {parts.draft.author.casefold() for parts in found if parts.draft.author}
    lines = [
        _without_answered([line.removeprefix(parts.opening) for line in own], parts, people)
        for parts in found
        for own in [_lines(parts, hits, place)]
    ]
    _spend_leftovers(found, lines)
    trimmed = spoken_at_place(found, _trim_all(found, lines))
    for parts, own, whole in zip(found, trimmed, lines, strict=True):
        parts.draft.text = "\n".join(own or _signs(whole, parts, marked=_is_marked(parts, hits)))
        if parts.draft.kind == "pingback":
            take_label(parts.draft)


def _spend_leftovers(found: list[Parts], lines: list[list[str]]) -> None:
    """Take out what stands beside the fields and what counts the comments, near either end, where more is
    left.
    """
    counting = counting_lines(lines)
    for parts, own in zip(found, lines, strict=True):
        beside = lines_beside(parts) | counting
        if any(line not in beside | parts.spent and not is_interface(line) for line in own):
            parts.spent.update(beside)
            ends = (*range(OPENING_LINES), *range(max(OPENING_LINES, len(own) - OPENING_LINES), len(own)))
            own[:] = [line for place, line in enumerate(own) if place not in ends or line not in beside]


def _without_answered(lines: list[str], parts: Parts, people: set[str]) -> list[str]:
    """The lines without those that say whom the comment answers, which is kept apart: "In reply to Ann", or
    nothing but "@Ann", where Ann is one of the people who comment and a link leads to what she said: else the
    commenter wrote it.
    """
    for place, line in enumerate(lines[:OPENING_LINES]):
        name, count = name_in(line, "in_reply_to"), 1
        if name is None and line.startswith("@") and _leads_to_comment(parts.draft.record):
            count = 2 if line == "@" else 1
            called = "".join(lines[place : place + count])[1:].rstrip(_BEHIND_NAME).strip()
            name = called if called.casefold() in people else None
        if name and place + count < len(lines):
            parts.draft.answered = name
            return [*lines[:place], *lines[place + count :]]
    return lines


def _leads_to_comment(record: Record | None) -> bool:
    links = (e for e in record.own_elements() if e.tag == "a") if record is not None else ()
    return any(
        (link.text or "").startswith("@") and (link.get("href") or "").startswith("#") for link in links
    )


_BEHIND_NAME = " :：,，"


def _trim_all(found: list[Parts], lines: list[list[str]]) -> list[list[str]]:
    """The words of each record. Lines that repeat are interface, unless most records would be left without a
    word: then the first of them is what most people said ("Congratulations!").
    """
    common = common_lines(lines) | _shared_subjects(lines)
    is_pictured = _are_pictured_below(found, lines)
    trimmed = [
        _trim(own, parts, common, is_pictured=is_pictured) for parts, own in zip(found, lines, strict=True)
    ]
    if not common or sum(not own for own in trimmed) < _WORDLESS_SHARE * len(found):
        return trimmed
    return [
        own or _trim(whole, parts, frozenset())[:1]
        for own, whole, parts in zip(trimmed, lines, found, strict=True)
    ]


def _are_pictured_below(found: list[Parts], lines: list[list[str]]) -> bool:
    """Whether letters in place of a picture stand below the words of most records; one who signs with them
    does so alone.
    """
    pictured = sum(
        any(are_initials(line, parts.draft.author) for line in own[-OPENING_LINES:])
        for parts, own in zip(found, lines, strict=True)
        if parts.draft.author
    )
    return pictured > 1 and pictured >= _PICTURED_SHARE * len(found)


def _shared_subjects(lines: list[list[str]]) -> frozenset[str]:
    """Subjects that open several comments: "Re: Soup". One that opens a single comment may be its words."""
    counts = Counter(line for own in lines for line in own[:OPENING_LINES] if is_subject(line))
    return frozenset(line for line, count in counts.items() if count > 1)


_PICTURED_SHARE = 0.6
"""Share of the records that show such letters; a few people sign with theirs."""
_WORDLESS_SHARE = 0.5
"""Share of the records that never have buttons alone: comments without a word are deleted or folded."""


def _signs(lines: list[str], parts: Parts, *, marked: bool) -> list[str]:
    """The lines that say something without a letter, where a comment has no others; `marked`: in an element
    that holds nothing but words, figures alone do too.
    """
    return [
        line
        for line in lines
        if line not in parts.spent
        and (is_sign(line) or (marked and (not any(map(str.isalpha, line)) or is_phrase(line, "like"))))
    ]


def _is_marked(parts: Parts, hits: Hits) -> bool:
    record = parts.draft.record
    return record is not None and any(dealt.get(record) for dealt in hits.single["text"])


def _words_place(found: list[Parts], hits: Hits) -> Place | None:
    """The tightest place that is named like words and holds most of them, overall and in most records; None
    where there is none.
    """
    sample = [parts for parts in found[:SAMPLE] if parts.draft.record is not None]
    wholes = [sum(map(len, _lines(parts, hits, None))) for parts in sample]
    held: defaultdict[Place, list[int]] = defaultdict(list)
    short_beside: Counter[Place] = Counter()
    for parts, whole in zip(sample, wholes, strict=True):
        least = _WORDS_SHARE * whole if whole > SHORT_CHARS else 1
        for place, element in _named_for_words(parts.draft.record).items():
            size = len(inline_text(element, skip=parts.places))
            short_beside[place] += whole - size <= _BESIDE_CHARS
            if size >= least:
                held[place].append(size)
    fitting = {
        place: sum(sizes)
        for place, sizes in held.items()
        if _holds_words(
            len(sizes), sum(sizes) / max(1, sum(wholes)), short_beside[place] == len(sample), len(sample)
        )
    }
    return min(fitting, key=lambda place: (fitting[place], not place[0]), default=None)


def _holds_words(spoken: int, share: float, is_all: bool, records: int) -> bool:
    """Whether a place holds the words, by the records that have some there and the share of all text in it;
    `is_all`: every record has the place, and next to nothing beside it.
    """
    if is_all and spoken >= _SPOKEN_RECORDS * records and share >= _WORDS_OF_ALL:
        return True
    return spoken >= _WORDS_RECORDS * records and share >= _WORDS_SHARE


def _wherever(place: Place) -> Place:
    """The place without what is around it, whose name may say what kind of person wrote the comment."""
    return ("", "", place[2], place[3])


_WORDS_RECORDS = 0.8
_SPOKEN_RECORDS = 0.6
"""Share of the records that have words in a place that all have; others say it with a picture."""
_WORDS_SHARE = 0.6
"""Share of a record's text that the place of the words holds at least; the rest are panels and buttons."""
_WORDS_OF_ALL = 0.4
_BESIDE_CHARS = 20
"""The same where every record has the place, and the text beside it, at most: a town or a rank is as long as
a short comment.
"""


def _named_for_words(record: Record | None) -> dict[Place, _Element]:
    named: dict[Place, _Element] = {}
    for element in () if record is None else record.own_elements():
        if record is None or element in record.nodes or hints.is_hidden(element):
            continue
        if hints.hints(element, hints.TEXT):
            place = place_of(element)
            named.setdefault(place, element)
            named.setdefault(_wherever(place), element)
    return named


def _lines(parts: Parts, hits: Hits, place: Place | None) -> list[str]:
    """The lines of a record that may be words."""
    record = parts.draft.record
    if record is None:
        return []
    skip = {*record.inner, *hits.drop.get(record, ())}
    skip.update(parts.places)
    skip.update(element for element in record.own_elements() if element.tag == "button" or _is_reply(element))
    for dealt in hits.single["text"]:
        marked = _outer(dealt.get(record, []))
        marked = [element for element in marked if element not in hits.drop.get(record, ())] or marked
        lines = [
            line
            for element in marked
            for line in lines_of(element, skip=frozenset(skip - {element}), printed=hits.preformatted)
        ]
        if lines or (marked and any(True for element in marked for _ in element.iter(*_PICTURES))):
            return lines
    skip.update(parts.beside)
    skip.update(wordless_elements(record))
    held = _named_for_words(record).get(place) if place else None
    nodes = record.nodes if held is None else [held]
    return [line for node in nodes for line in lines_of(node, skip=frozenset(skip - {node}))]


def _is_reply(element: _Element) -> bool:
    """Whether an element is a link to answer, which may stand right behind the words on their line."""
    if element.tag != "a" or len(element) or (element.tail and not element.tail.isspace()):
        return False
    return is_reply_button(element, (element.text or "").strip())


def _outer(elements: list[_Element]) -> list[_Element]:
    """The elements without those inside another; they come in page order."""
    chosen: dict[_Element, None] = {}
    for element in elements:
        if element not in chosen and not any(around in chosen for around in element.iterancestors()):
            chosen[element] = None
    return list(chosen)


def _trim(lines: list[str], parts: Parts, common: frozenset[str], *, is_pictured: bool = False) -> list[str]:
    """The lines without interface at either end and without lines that repeat over the records; is_pictured:
    and without letters in place of a picture below the words.

    A name below the words is the commenter's own greeting where the page prints it elsewhere.
    """
    author = parts.draft.author
    initials = initials_of(author or "")
    printed_elsewhere = parts.author is not None or bool(parts.spent)

    def is_frame(line: str) -> bool:
        return (
            line in parts.spent
            or line in common
            or is_interface(line)
            or is_leftover(line)
            or is_date(line)
            or is_beside_name(line)
        )

    def is_name(line: str) -> bool:
        return author is not None and author in line and clean_name(line) == author

    def is_head(line: str, behind: str) -> bool:
        return is_frame(line) or is_name(line) or _opens(line, behind, initials)

    lines = _without_teaser(lines)
    head = len(list(takewhile(lambda pair: is_head(*pair), zip_longest(lines, lines[1:], fillvalue=""))))
    body = lines[head:]
    dated = next((place for place, line in enumerate(body[:TITLE_LINES]) if _is_byline(line, parts)), None)
    if dated is not None:
        below = list(dropwhile(is_frame, body[dated:]))
        body = [*(line for line in body[:dated] if not is_subject(line)), *below] if below else body

    def is_tail(line: str) -> bool:
        is_picture = is_pictured and line.casefold() in initials
        return is_frame(line) or (is_name(line) and not printed_elsewhere) or is_picture

    tail = takewhile(is_tail, reversed(body))
    body = body[: len(body) - len(list(tail))]
    return [_DANGLING.sub("", body[0]), *body[1:]] if body else body


def _without_teaser(lines: list[str]) -> list[str]:
    """The lines without one that breaks off and that the next one says in full: "I planted mi… See more"."""
    for place, (line, behind) in enumerate(pairwise(lines)):
        opening = _BROKEN_OFF.split(line, maxsplit=1)[0].rstrip()
        if (
            TITLE_LETTERS <= len(opening) < len(line)
            and behind.startswith(opening)
            and len(behind) > len(opening)
        ):
            return [*lines[:place], *lines[place + 1 :]]
    return lines


_BROKEN_OFF = re.compile(r"…|\.{3}")


def _is_byline(line: str, parts: Parts) -> bool:
    """Whether a line holds the comment's date and nothing but what stands beside name and date: what precedes
    it is a title.
    """
    shown = parts.draft.shown
    return shown is not None and shown in line and (line in parts.spent or is_beside_name(line))


TITLE_LINES = 3
"""Lines above the by-line, at most, and it."""
_DANGLING = re.compile(r"^[,;:|]\s+")
"""What is left before the words where the name and the date stand on their line."""


def _opens(line: str, behind: str, initials: frozenset[str]) -> bool:
    """Whether a line stands above the words: a picture of letters, the number of the comment, or a title that
    the page made of the first words of the line behind it.
    """
    if len(line) <= LONGEST_TITLE and behind[:TITLE_LETTERS] in line and len(behind) > TITLE_LETTERS:
        title = (clean_name(line) or "").rstrip(" .…")
        return len(title) >= TITLE_LETTERS and len(behind) > len(title) and behind.startswith(title)
    return line.casefold() in initials or (line[-1:] in _FLOORS and _FLOOR.fullmatch(line) is not None)


TITLE_LETTERS = 8
"""Letters of a title that no words begin with by chance."""
LONGEST_TITLE = 60
_FLOORS = frozenset("楼樓F층:：.")
_FLOOR = re.compile(r"(?:第\s?)?\d{1,5}\s?[楼樓F층]\s?[:：.]?")
"""Chinese boards count comments like floors of a house."""
