"""The fields of comments: from a platform's selectors where there are any, from the learned shape of the
records where not.

For each record: the name, then the date, then the words. Words are what the platform's text selector holds;
without one, all of the record's own text but its name, date, buttons, and lines that repeat from record to
record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from lxml.etree import _Element

from cleaning.blocks import holds_more, inline_text
from cleaning.comments import hints
from cleaning.comments.byline import names_beside, read_byline, read_signature
from cleaning.comments.counts import read_likes
from cleaning.comments.draft import Draft
from cleaning.comments.entries import NOWHERE
from cleaning.comments.labels import read_labelled
from cleaning.comments.moments import attribute_instant, read_instant, unix_to_iso
from cleaning.comments.owner import has_badge
from cleaning.comments.parts import Hits, Parts, find_hits
from cleaning.comments.pingbacks import PINGED, TITLE_CHARS, is_pingback, take_linked_title
from cleaning.comments.portraits import name_by_portraits
from cleaning.comments.quoted import link_quoted, part_quoted
from cleaning.comments.records import Record, number_in
from cleaning.comments.shape import (
    Place,
    Shape,
    addressee_in,
    boxed_date,
    field_text,
    learn_shape,
    place_of,
    placed,
    small_elements,
)
from cleaning.comments.short_texts import short_text
from cleaning.comments.shown_dates import find_date, is_clock, is_date, tells_time, tells_year
from cleaning.comments.wording import read_words
from cleaning.comments.words import are_initials, clean_name, is_interface, odd_name
from cleaning.dates import is_age
from cleaning.likes import count_in
from cleaning.page_index import PageIndex
from cleaning.phrases import is_phrase
from cleaning.platforms import CommentMarkup

_BY_AUTHOR = hints.Hint(
    r"(?<![a-z])(?:bypostauthor|by-?(?:post-?)?author|is-?author|post-?author|author-?comment|comment-by-owner|comment-author-admin|op|li-author)(?![a-z])"
)
_QUOTE = re.compile(r"(?i)quote|attribution")
"""Classes of quotations: XenForo attributes what it quotes, vBulletin and FluxBB quote in boxes."""

MOST_AROUND_NAME = 3
"""The name and boxes that it opens, at most."""
MOST_BESIDE_DATE = 160
"""Characters of a line with a date, a subject and a number, at most."""
TAG_NAMES = ("author", "author-name", "username", "user-name", "user")
TAG_DATES = ("created", "created-at", "created-timestamp", "published", "timestamp", "date", "datetime")
"""Attributes of a site's own tag, as Reddit and component libraries name them."""

_PLAIN = CommentMarkup(record="")


def read_fields(records: Sequence[Record], index: PageIndex, markup: CommentMarkup = _PLAIN) -> list[Draft]:
    """One draft per record, in order."""
    hits = find_hits(records, index, markup)
    quoted = {} if any(hits.single["text"]) else part_quoted(records)
    hits.leave_out(quoted)
    found = [_read_marked(record, markup, hits) for record in records]
    if any(parts.author is None or parts.draft.shown is None for parts in found):
        words = frozenset(element for record in records for element in hits.words(record))
        read_labelled(found, records)
        for parts in found:
            read_signature(parts)
        shape = learn_shape(records, words)
        for parts in found:
            _read_learned(parts, shape, words)
    for parts in found:
        read_byline(parts)
        _add_link(parts)
        parts.beside.update(_initials_before(parts))
    name_by_portraits([parts.draft for parts in found])
    read_words(found, hits)
    link_quoted((parts.draft for parts in found), quoted)
    return [parts.draft for parts in found]


def _read_marked(record: Record, markup: CommentMarkup, hits: Hits) -> Parts:
    draft = Draft(record=record, number=record.number)
    parts = Parts(draft)
    dropped = _dropped(hits, record)
    for element in hits.of("author", record):
        raw = inline_text(element, skip=(dropped | _buttons(element)) - {element})
        name = _name_in(PINGED.sub("", raw))
        if name:
            draft.kind = "pingback" if PINGED.match(raw) else draft.kind
            draft.author, draft.author_marked, parts.author = name, True, element
            break
    if draft.author is None:
        _take_odd_name(parts, hits.of("author", record), skip=dropped)
    if draft.author is None:
        _take_formatted_name(parts, hits.of("author", record))
    for element in hits.of("date", record):
        if _take_date(parts, element):
            break
    _take_instant(draft, record, markup, hits)
    draft.author_url = next((href for e in hits.of("author_url", record) if (href := _link(e))), None)
    draft.headline = next((text for e in hits.of("headline", record) if (text := inline_text(e))), None)
    draft.by_post_author = (
        any(True for _ in hits.of("by_post_author", record)) or _names_author(record) or has_badge(record)
    )
    if any(True for _ in hits.of("pingback", record)) or is_pingback(record):
        draft.kind = "pingback"
    _read_own_tag(draft, record.nodes[0])
    draft.likes = read_likes(record, markup, hits)
    draft.answers, draft.quotes = _answered(record, markup, hits)
    draft.depth = next(
        (
            n
            for e in hits.of("depth", record)
            if (n := count_in(e.get("indent") or e.get("width") or e.get("style") or "")) is not None
        ),
        None,
    )
    return parts


def _take_odd_name(
    parts: Parts,
    elements: Iterable[_Element],
    *,
    skip: frozenset[_Element] = frozenset(),
    marked: bool = True,
) -> None:
    """Take what the author's element holds though it does not look like a name: "🌸", "007", "admin"."""
    for element in elements:
        name = odd_name(inline_text(element, skip=skip - {element}))
        if name:
            parts.draft.author, parts.draft.author_marked, parts.author = name, marked, element
            return


def _take_formatted_name(parts: Parts, elements: Iterable[_Element]) -> None:
    """Take what the page itself calls the formatted name (`fn` of hCard), however long: the title of a site
    that linked to the post.
    """
    for element in elements:
        name = inline_text(element) if "fn" in (element.get("class") or "").split() else ""
        if 0 < len(name) <= TITLE_CHARS and not is_interface(name):
            parts.draft.author, parts.draft.author_marked, parts.author = name, True, element
            return


def _name_in(raw: str) -> str | None:
    """The name in an author's element, which may hold the date beside it."""
    name = clean_name(raw)
    date = None if name else find_date(raw)
    return next(filter(None, names_beside(raw, date)), None) if date else name


def _dropped(hits: Hits, record: Record) -> frozenset[_Element]:
    return frozenset(hits.drop.get(record, ()))


def _names_author(record: Record) -> bool:
    """Whether the names of a record say that the post's author wrote it."""
    return any(hints.says(_BY_AUTHOR, node.get("class") or "") for node in record.nodes)


def _take_date(parts: Parts, element: _Element) -> bool:
    """Read a shown date, and the instant in the element's attributes."""
    text = inline_text(element) or element.get("title") or ""
    shown = find_date(text) or boxed_date(element)
    if shown and is_clock(shown):
        shown = _day_before(element, shown) or shown
    instant = attribute_instant(element)
    if shown is None and instant is None:
        return False
    parts.draft.shown = parts.draft.shown or shown or text or None
    parts.draft.instant = parts.draft.instant or instant
    if parts.draft.told is None and shown:
        titles = (
            found for e in islice(element.iter("*"), _TITLED) if (found := find_date(e.get("title") or ""))
        )
        title = next(titles, None)
        if title and (
            is_age(shown) or tells_year(title) > tells_year(shown) or tells_time(title) > tells_time(shown)
        ):
            parts.draft.told = title
    parts.date = element
    return True


def _day_before(clock: _Element, shown: str) -> str | None:
    """The date whose time of day alone stands in an element: "Ann — May 3, 2012 @ <a>8:39 am</a>"."""
    line = clock.getparent()
    text = "" if line is None or holds_more(line, MOST_BESIDE_DATE) else inline_text(line)
    found = find_date(text)
    return found if found and found.endswith(shown) else None


_TITLED = 4
"""Elements in and around a shown date whose title may tell it in full."""


def _take_instant(draft: Draft, record: Record, markup: CommentMarkup, hits: Hits) -> None:
    for element in hits.of("instant", record):
        found = re.search(markup.instant_pattern, element.get(markup.instant_attribute) or "")
        instant = _instant(found.group(1), markup.instant_form) if found else None
        if instant:
            draft.instant = instant
            return


def _read_own_tag(draft: Draft, root: _Element) -> None:
    """Read what a site's own tag keeps in attributes for its script to print: `<my-comment author="Ann">`."""
    if "-" not in root.tag:
        return
    if draft.author is None:
        names = (clean_name(root.get(attribute) or "") for attribute in TAG_NAMES)
        draft.author = next(filter(None, names), None)
        draft.author_marked = draft.author is not None
    if draft.shown is None and draft.instant is None:
        instants = (read_instant(root.get(attribute) or "") for attribute in TAG_DATES)
        draft.instant = next(filter(None, instants), None)


def _instant(value: str, form: str) -> str | None:
    if form == "iso":
        return read_instant(value)
    if not value.isdigit():
        return None
    return unix_to_iso(
        {"unix": int(value), "unix-ms": int(value) / 1000, "snowflake": (int(value) >> 22) / 1000}[form]
    )


def _answered(record: Record, markup: CommentMarkup, hits: Hits) -> tuple[str | None, bool]:
    """The number of the comment that a record answers, and whether a quotation names it."""
    for element in hits.of("parent", record):
        found = re.search(markup.parent_pattern, element.get(markup.parent_attribute) or "")
        if found and found.group(1) not in ("0", record.number):
            return found.group(1), _is_quoted(element, record)
    return _addressed(record), False


def _is_quoted(element: _Element, record: Record) -> bool:
    """Whether an element is a quotation, its attribution, or stands in one."""
    while element not in record.nodes:
        if element.tag == "blockquote" or _QUOTE.search(element.get("class") or ""):
            return True
        above = element.getparent()
        if above is None:
            break
        element = above
    return False


def _addressed(record: Record) -> str | None:
    """The number that a link to another comment leads to: "@Ann", "#4 Ann"."""
    for element in record.own_elements():
        href = element.get("href") if element.tag == "a" else None
        if not href or "#" not in href or not _TO_COMMENT.match(inline_text(element)):
            continue
        number = number_in(href.partition("#")[2])
        if number not in (None, record.number):
            return number
    return None


_TO_COMMENT = re.compile(r"@|#\s?\d{1,6}\b")
"""How the text of a link to the comment that is answered begins; the comment's own number leads to itself."""


def _link(element: _Element) -> str | None:
    """The link that an element is, holds or stands in, to somebody and not to the comment itself."""
    parent = element.getparent()
    for holder in (element, *element.iter("a"), *([] if parent is None else [parent])):
        href = holder.get("href") if holder.tag == "a" else None
        if href and not href.startswith(NOWHERE) and "replytocom" not in href and not _is_permalink(holder):
            return href.strip()
    return None


def _is_permalink(link: _Element) -> bool:
    """Whether a link leads to a numbered place of a page, or shows a date: the comment's own address."""
    fragment = (link.get("href") or "").partition("#")[2]
    return number_in(fragment) is not None or is_date(inline_text(link))


def _read_learned(parts: Parts, shape: Shape, words: frozenset[_Element]) -> None:
    """Fill name and date from the learned places."""
    draft, record = parts.draft, parts.draft.record
    if record is None or (parts.author is not None and draft.shown is not None):
        return
    small = shape.sample.get(record) or small_elements(record, words)
    by_place: dict[Place, list[_Element]] = {}
    for element, _ in small:
        by_place.setdefault(place_of(element), []).append(element)
    for place, element, _ in placed(small):
        by_place.setdefault(place, [element])
    if draft.shown is None and draft.instant is None:
        any(_take_date(parts, e) for place in shape.dates for e in by_place.get(place, ()))
    if draft.shown is None and draft.instant is None:
        _take_date_beside(parts, record.mark)
    if parts.author is None and not draft.author_marked:
        _take_learned_name(parts, shape, by_place)


def _take_date_beside(parts: Parts, mark: _Element | None) -> None:
    """Read the date of the line that told the record, where other things stand beside it: "Re: Soup", "Reply
    #1 - May 3, 2012".
    """
    if mark is None or parts.draft.record is None or mark in parts.draft.record.nodes:
        return
    shown = find_date(short_text(mark))
    if shown and len(inline_text(mark)) <= MOST_BESIDE_DATE:
        parts.draft.shown, parts.date = shown, mark


def _bare_name_beside(date: _Element, usual: Place) -> str | None:
    """The name that stands bare before a date where others' are links in such a place: "6. Bo Li - <a>May 3,
    2012</a>". Themes of WordPress link the names of those who gave an address.
    """
    holder = date.getparent()
    if usual[2] != "a" or holder is None or str(holder.tag) != usual[0] or holder[0] is not date:
        return None
    return clean_name(holder.text or "")


def _take_learned_name(parts: Parts, shape: Shape, by_place: dict[Place, list[_Element]]) -> None:
    """Take the name of the best place that holds one; in the very best it need not look like one. Where a
    signature has told the name, it may only be told again, alone in its element.
    """
    signed = parts.draft.author
    if signed is None and shape.authors and shape.authors[0] not in by_place and parts.date is not None:
        parts.draft.author = _bare_name_beside(parts.date, shape.authors[0])
        if parts.draft.author:
            return
    found = chain(
        _at_others_name(shape, by_place),
        ((place, by_place[place][0]) for place in shape.authors if place in by_place),
    )
    date = frozenset() if parts.date is None else frozenset({parts.date})
    for place, element in found:
        name = clean_name(field_text(element, skip=(date | _buttons(element)) - {element}))
        if name and element is not parts.date and name in (signed or name):
            parts.draft.author, parts.author = _glued_in(element, name) or name, element
            _take_addressee(parts)
            return
        if place == shape.authors[0] and parts.draft.author is None:
            _take_odd_name(parts, [element], skip=date, marked=False)
            if parts.author is not None:
                return


def _glued_in(element: _Element, name: str) -> str | None:
    """The name that stands in an element of its own, something else glued behind it: "Ann LeeMember"."""
    for inner in islice(element.iter("*"), 1, MOST_AROUND_NAME + 1):
        text = inline_text(inner)
        is_glued = name.startswith(text) and name[len(text) : len(text) + 1].isalnum()
        is_glued = is_glued and not are_initials(text, name)
        if is_glued and clean_name(text) == text and inner.getnext() is not None and not inner.tail:
            return text
    return None


def _initials_before(parts: Parts) -> Iterator[_Element]:
    """What stands in place of a picture before the name, or before a box that the name opens."""
    step, climbed = parts.author, 0
    while step is not None and climbed < MOST_AROUND_NAME:
        before = step.getprevious()
        if before is not None:
            if not holds_more(before, 1) and are_initials(inline_text(before), parts.draft.author or ""):
                yield before
            return
        step, climbed = step.getparent(), climbed + 1


def _at_others_name(shape: Shape, by_place: dict[Place, list[_Element]]) -> Iterator[tuple[Place, _Element]]:
    """Of a record that lacks the place of the others' names, what opens their box where there is no link, as
    a guest's name does; and what is called as they are, in a box that is called otherwise.
    """
    best = shape.authors[0] if shape.authors else None
    if best is None or best in by_place:
        return
    for place, elements in by_place.items():
        box = elements[0].getparent()
        opens = box is not None and elements[0] is next(box.iterchildren("*"), None)
        if best[1] and best[2] == "a" and place[:2] == best[:2] and opens and not len(elements[0]):
            yield place, elements[0]
    for place, elements in by_place.items():
        if best[3] and place[2:] == best[2:]:
            yield place, elements[0]


def _take_addressee(parts: Parts) -> None:
    """Note whom the comment answers, where that stands in the name or beside it: "Ann ▸ Bo"."""
    record, author = parts.draft.record, parts.author
    box = None if author is None else author.getparent()
    for element in (author, box):
        if element is None or record is None or (element is box and box in record.nodes):
            return
        answered = addressee_in(element)
        if answered is not None and answered is not author:
            parts.draft.answered = clean_name(inline_text(answered))
            parts.addressee = answered
            return


def _buttons(element: _Element) -> frozenset[_Element]:
    """Buttons and links beside a name, in the element that holds it."""
    inner = (e for e in element if e.tag in ("a", "button", "span"))
    return frozenset(e for e in inner if is_phrase(inline_text(e), "reply", "report", "share"))


def _add_link(parts: Parts) -> None:
    draft = parts.draft
    if draft.author_url is None and parts.author is not None:
        draft.author_url = _link(parts.author)
    if draft.kind == "pingback" and draft.record is not None:
        draft.author_url = draft.author_url or _link(draft.record.nodes[0])
        take_linked_title(parts, draft.record)


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


def is_form(draft: Draft) -> bool:
    """Whether a record is the form for a new comment, which many themes build like a comment."""
    if draft.author_marked or draft.shown or draft.instant or draft.record is None:
        return False
    return any(e.tag == "textarea" for e in draft.record.own_elements())
