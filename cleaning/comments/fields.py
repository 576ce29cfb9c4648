"""The fields of comments: from a platform's selectors where there are any, from the learned shape of the
records where not.

For each record: the name, then the date, then the words. Words are what the platform's text selector holds;
without one, all of the record's own text but its name, date, buttons, and lines that repeat from record to
record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.draft import Draft
from cleaning.comments.moments import attribute_instant, read_instant, unix_to_iso
from cleaning.comments.records import Owners, Record, number_in
from cleaning.comments.shape import (
    SAMPLE,
    Place,
    Shape,
    common_lines,
    field_text,
    learn_shape,
    place_of,
    small_elements,
)
from cleaning.comments.words import clean_name, find_date, is_date, is_interface, is_leftover, is_signature
from cleaning.dates import is_age
from cleaning.dates.words import fold, weekday_words
from cleaning.page_index import PageIndex
from cleaning.platforms import CommentMarkup, Css

DROPPED_CHARS = 80
"""Text of an element that is dropped for its name, at most: a button or a badge, not the comment."""
HIDDEN_WORDS = 2
"""Words of a hidden element that is dropped, at most: an address or a key; more may be the words that a
"read more" button shows.
"""
_BY_AUTHOR = re.compile(
    r"(?i)(?<![a-z])(?:bypostauthor|by-?(?:post-?)?author|is-?author|post-?author|author-?comment|comment-by-owner|comment-author-admin|op|li-author)(?![a-z])"
)
_PINGBACK = re.compile(r"(?i)(?<![a-z])(?:pingback|trackback|pings?|webmention)(?![a-z])")

_PLAIN = CommentMarkup(record="")


@dataclass(slots=True)
class _Hits:
    """What the selectors of a platform found, by record."""

    single: dict[str, list[dict[Record, list[_Element]]]] = field(default_factory=dict)
    drop: dict[Record, list[_Element]] = field(default_factory=dict)

    def of(self, name: str, record: Record) -> Iterable[_Element]:
        """The record's elements for one field, preferred selectors first."""
        for dealt in self.single.get(name, ()):
            yield from dealt.get(record, ())


@dataclass(slots=True)
class _Parts:
    """What was found of one record before its words are read."""

    draft: Draft
    author: _Element | None = None
    date: _Element | None = None
    spent: set[str] = field(default_factory=set)
    """Lines that gave a field and are no words."""

    @property
    def places(self) -> frozenset[_Element]:
        """Elements that gave a field and are no words."""
        return frozenset(e for e in (self.author, self.date) if e is not None)


def read_fields(records: Sequence[Record], index: PageIndex, markup: CommentMarkup = _PLAIN) -> list[Draft]:
    """One draft per record, in order."""
    hits = _find_hits(records, index, markup)
    found = [_read_marked(record, markup, hits) for record in records]
    if any(parts.author is None or parts.draft.shown is None for parts in found):
        words = frozenset(e for dealt in hits.single["text"] for elements in dealt.values() for e in elements)
        for parts in found:
            _read_signature(parts)
        shape = learn_shape(records, words)
        for parts in found:
            _read_learned(parts, shape, words)
    for parts in found:
        _read_byline(parts)
    _read_words(found, hits)
    return [parts.draft for parts in found]


_FIELDS = ("author", "author_url", "headline", "date", "text", "by_post_author", "likes")


def _find_hits(records: Sequence[Record], index: PageIndex, markup: CommentMarkup) -> _Hits:
    owners = Owners(records)
    hits = _Hits()
    for name in _FIELDS:
        lists: Css = getattr(markup, name)
        hits.single[name] = [owners.deal(index.find(css)) for css in lists]
    for name in ("instant", "parent", "pingback", "depth"):
        hits.single[name] = [owners.deal(index.find(getattr(markup, name)))]
    hits.drop = owners.deal(index.find(markup.drop))
    return hits


def _read_marked(record: Record, markup: CommentMarkup, hits: _Hits) -> _Parts:
    draft = Draft(record=record, number=record.number)
    parts = _Parts(draft)
    for element in hits.of("author", record):
        name = clean_name(inline_text(element, skip=_dropped(hits, record)))
        if name:
            draft.author, draft.author_marked, parts.author = name, True, element
            break
    for element in hits.of("date", record):
        if _take_date(parts, element):
            break
    _take_instant(draft, record, markup, hits)
    draft.author_url = next((href for e in hits.of("author_url", record) if (href := _link(e))), None)
    draft.headline = next((text for e in hits.of("headline", record) if (text := inline_text(e))), None)
    draft.by_post_author = any(True for _ in hits.of("by_post_author", record)) or _says(record, _BY_AUTHOR)
    if any(True for _ in hits.of("pingback", record)) or _says(record, _PINGBACK):
        draft.kind = "pingback"
    draft.likes = next(
        (n for e in hits.of("likes", record) if (n := _count(inline_text(e))) is not None), None
    )
    draft.answers = _answered(record, markup, hits)
    draft.depth = next(
        (
            n
            for e in hits.of("depth", record)
            if (n := _count(e.get("indent") or e.get("width") or "")) is not None
        ),
        None,
    )
    return parts


def _dropped(hits: _Hits, record: Record) -> frozenset[_Element]:
    return frozenset(hits.drop.get(record, ()))


def _says(record: Record, kind: re.Pattern[str]) -> bool:
    return any(hints.says(kind, node.get("class") or "") for node in record.nodes)


def _take_date(parts: _Parts, element: _Element) -> bool:
    """Read a shown date, and the instant in the element's attributes."""
    text = inline_text(element) or element.get("title") or ""
    shown = find_date(text)
    instant = attribute_instant(element)
    if shown is None and instant is None:
        return False
    parts.draft.shown = parts.draft.shown or shown or text or None
    parts.draft.instant = parts.draft.instant or instant
    if parts.draft.told is None and shown and is_age(shown):
        parts.draft.told = find_date(element.get("title") or "")
    parts.date = element
    return True


def _take_instant(draft: Draft, record: Record, markup: CommentMarkup, hits: _Hits) -> None:
    for element in hits.of("instant", record):
        found = re.search(markup.instant_pattern, element.get(markup.instant_attribute) or "")
        instant = _instant(found.group(1), markup.instant_form) if found else None
        if instant:
            draft.instant = instant
            return


def _instant(value: str, form: str) -> str | None:
    if form == "iso":
        return read_instant(value)
    if not value.isdigit():
        return None
    return unix_to_iso(
        {"unix": int(value), "unix-ms": int(value) / 1000, "snowflake": (int(value) >> 22) / 1000}[form]
    )


def _answered(record: Record, markup: CommentMarkup, hits: _Hits) -> str | None:
    for element in hits.of("parent", record):
        found = re.search(markup.parent_pattern, element.get(markup.parent_attribute) or "")
        if found and found.group(1) not in ("0", record.number):
            return found.group(1)
    return _addressed(record)


def _addressed(record: Record) -> str | None:
    """The number that a link of the kind "@Ann" leads to."""
    for element in record.own_elements():
        if element.tag != "a" or not (element.text or "").lstrip().startswith("@"):
            continue
        number = number_in((element.get("href") or "").partition("#")[2])
        if number not in (None, record.number):
            return number
    return None


def _link(element: _Element) -> str | None:
    """The link that an element is, holds or stands in."""
    parent = element.getparent()
    for holder in (element, *element.iter("a"), *([] if parent is None else [parent])):
        href = holder.get("href") if holder.tag == "a" else None
        if href and not href.startswith(("#", "javascript:", "mailto:")) and "replytocom" not in href:
            return href.strip()
    return None


def _count(text: str) -> int | None:
    found = re.search(r"\d[\d.,]*", text)
    return int(re.sub(r"\D", "", found.group())) if found else None


def _read_signature(parts: _Parts) -> None:
    """Name and date of a line that says so itself: "Posted by: Ann at November 5, 2012"."""
    draft, record = parts.draft, parts.draft.record
    if record is None or draft.author:
        return
    for line in _edge_lines(record):
        shown = find_date(line) if len(line) <= _BYLINE_CHARS and is_signature(line) else None
        name = clean_name(line.partition(shown)[0] or line.partition(shown)[2]) if shown else None
        if name:
            draft.author = name
            draft.shown = draft.shown or shown
            parts.spent.add(line)
            return


def _edge_lines(record: Record) -> list[str]:
    skip = frozenset(record.inner)
    lines = [line for node in record.nodes for line in lines_of(node, skip=skip)]
    return lines if len(lines) <= 2 * _BYLINE_LINES else [*lines[:_BYLINE_LINES], *lines[-_BYLINE_LINES:]]


def _read_learned(parts: _Parts, shape: Shape, words: frozenset[_Element]) -> None:
    """Fill name and date from the learned places."""
    draft, record = parts.draft, parts.draft.record
    if record is None or (parts.author is not None and draft.shown is not None):
        return
    by_place: dict[Place, list[_Element]] = {}
    for element, _ in shape.sample.get(record) or small_elements(record, words):
        by_place.setdefault(place_of(element), []).append(element)
    if draft.shown is None and draft.instant is None:
        any(_take_date(parts, e) for place in shape.dates for e in by_place.get(place, ()))
    if parts.author is None:
        for element in (e for place in shape.authors for e in by_place.get(place, ())[:1]):
            name = clean_name(inline_text(element))
            if name and element is not parts.date:
                draft.author, parts.author = name, element
                return


def _read_byline(parts: _Parts) -> None:
    """Name and date from the text alone: "Posted by: Ann | November 5, 2012", "Ann said:"."""
    draft, record = parts.draft, parts.draft.record
    if record is None or (draft.author and (draft.shown or draft.instant)):
        _add_link(parts)
        return
    ends = _edge_lines(record)
    for place, line in enumerate(ends):
        shown = find_date(line) if len(line) <= _BYLINE_CHARS else None
        if shown is None:
            continue
        if not draft.shown and not draft.instant:
            draft.shown = shown
            parts.spent.add(line)
        if draft.author is None:
            before, after = map(_beside_date, line.split(shown, 1)) if shown in line else (None, None)
            draft.author = before or after or (clean_name(ends[place - 1]) if place else None)
            parts.spent.add(line)
            if draft.author and not (before or after):
                parts.spent.add(ends[place - 1])
        break
    if draft.author is None and len(ends) > 1:
        draft.author = clean_name(ends[0])
        if draft.author:
            parts.spent.add(ends[0])
    _add_link(parts)


def _beside_date(text: str) -> str | None:
    """The name before or behind a date; a weekday is part of the date."""
    name = clean_name(text)
    return None if name is None or fold(name) in weekday_words() else name


_BYLINE_LINES = 3
_BYLINE_CHARS = 140


def _add_link(parts: _Parts) -> None:
    if parts.draft.author_url is None and parts.author is not None:
        parts.draft.author_url = _link(parts.author)


def _read_words(found: list[_Parts], hits: _Hits) -> None:
    place = _words_place(found, hits) if not hits.single["text"] else None
    lines = [_lines(parts, hits, place) for parts in found]
    common = common_lines(lines)
    for parts, own in zip(found, lines, strict=True):
        parts.draft.text = "\n".join(_trim(own, parts, common))


def _words_place(found: list[_Parts], hits: _Hits) -> Place | None:
    """The tightest place that is named like words and holds most of them in most records; None where there
    is none.
    """
    sample = [parts for parts in found[:SAMPLE] if parts.draft.record is not None]
    held: defaultdict[Place, list[int]] = defaultdict(list)
    for parts in sample:
        least = _WORDS_SHARE * sum(map(len, _lines(parts, hits, None)))
        for place, element in _named_for_words(parts.draft.record).items():
            size = len(inline_text(element, skip=parts.places))
            if size >= least:
                held[place].append(size)
    fitting = {
        place: sum(sizes) for place, sizes in held.items() if len(sizes) >= _WORDS_RECORDS * len(sample)
    }
    return min(fitting, key=lambda place: fitting[place], default=None)


_WORDS_RECORDS = 0.8
_WORDS_SHARE = 0.6
"""Share of a record's text that the place of the words holds at least; the rest are panels and buttons."""


def _named_for_words(record: Record | None) -> dict[Place, _Element]:
    named: dict[Place, _Element] = {}
    for element in () if record is None else record.own_elements():
        if record is not None and element not in record.nodes and hints.hints(element, hints.TEXT):
            named.setdefault(place_of(element), element)
    return named


def _lines(parts: _Parts, hits: _Hits, place: Place | None) -> list[str]:
    """The lines of a record that may be words."""
    record = parts.draft.record
    if record is None:
        return []
    skip = {*record.inner, *hits.drop.get(record, ())}
    skip.update(parts.places)
    for dealt in hits.single["text"]:
        marked = _outer(dealt.get(record, []))
        lines = [line for element in marked for line in lines_of(element, skip=frozenset(skip - {element}))]
        if lines:
            return lines
    skip.update(_named_for_dropping(record))
    held = _named_for_words(record).get(place) if place else None
    nodes = record.nodes if held is None else [held]
    return [line for node in nodes for line in lines_of(node, skip=frozenset(skip - {node}))]


def _outer(elements: list[_Element]) -> list[_Element]:
    """The elements without those inside another; they come in page order."""
    chosen: dict[_Element, None] = {}
    for element in elements:
        if element not in chosen and not any(around in chosen for around in element.iterancestors()):
            chosen[element] = None
    return list(chosen)


def _named_for_dropping(record: Record) -> list[_Element]:
    """Elements whose names say button, badge or counter and whose text is short, and hidden ones that hold
    a word or two for a script.
    """
    return [
        e
        for e in record.own_elements()
        if e not in record.nodes
        and (
            (_is_named_for_dropping(e) and len(field_text(e)) <= DROPPED_CHARS)
            or (hints.is_hidden(e) and len(field_text(e).split()) <= HIDDEN_WORDS)
        )
    ]


def _is_named_for_dropping(element: _Element) -> bool:
    """A paragraph that is also named like words ("edit-toggle comment-text") holds them."""
    return hints.hints(element, hints.DROP) and not (
        element.tag in ("p", "blockquote") and hints.hints(element, hints.TEXT)
    )


def _trim(lines: list[str], parts: _Parts, common: frozenset[str]) -> list[str]:
    """The lines without interface at either end and without lines that repeat over the records."""
    author = parts.draft.author

    def is_frame(line: str) -> bool:
        return (
            line in parts.spent
            or line in common
            or is_interface(line)
            or is_leftover(line)
            or is_date(line)
            or (author is not None and author in line and clean_name(line) == author)
        )

    head = len(list(takewhile(is_frame, lines)))
    body = lines[head:]
    tail = len(list(takewhile(is_frame, reversed(body))))
    return body[: len(body) - tail]


def record_number(element: _Element, markup: CommentMarkup) -> str | None:
    """The site's id of a record, from the attribute the platform names or from its `id`."""
    for attribute in filter(
        None, (markup.identity_attribute, "data-comment-id", "id", "data-id", "about", "name")
    ):
        value = element.get(attribute)
        if not value:
            continue
        if markup.identity_pattern:
            found = re.search(markup.identity_pattern, value)
            if found:
                return found.group(1)
        elif number := number_in(value):
            return number
    return None
