"""What looks like a discussion and lists other pages: indexes of forums, posts of a blog, links, the newest
comments of a site.

Such lists have names and dates as comments have. They are told by where their links lead, and by what a
reader can do at an entry: comments can be answered.
"""

from __future__ import annotations

import re
from itertools import chain

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.areas import is_post_number, is_reply_button
from cleaning.comments.draft import Draft
from cleaning.comments.entries import NOWHERE, have_title_names, is_long, lead_to_titles
from cleaning.comments.records import Record, number_in
from cleaning.comments.short_texts import MARK_CHARS, opening_text, short_text
from cleaning.comments.shown_dates import is_date
from cleaning.comments.words import clean_name, is_saying

MOST_LINKED = 0.5
"""Share of a comment's text inside links; above it the records are a list of links."""
MOST_HEADED = 0.5
"""Share of the records that are headed like posts; above it they are a list of posts."""
FULL_RUN = 10
"""Records that make a run as sure as its length can make it."""
LEAST_ANSWERABLE = 3
"""Records with a "Reply" button each that are no chance."""
RETWEET = "retweet"
"""What the button is called that passes a short post on; its name stays in pages of other languages."""
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 20
"""Records that are looked at."""


def are_links(drafts: list[Draft], dated: int) -> bool:
    """Whether the records are a list of links, and not dated comments with a "Reply" button each, whose words
    lead to a page of their own.
    """
    if _linked_share(drafts) <= MOST_LINKED:
        return False
    return dated < len(drafts) or not are_answerable(records_of(drafts))


def are_bare_links(records: list[Record]) -> bool:
    """Whether nothing but dates stands beside the links of the records, none of which can be answered: cards
    of other posts. Told before anything is read.
    """
    sample = records[:_SAMPLE]
    return not any(map(_speaks_beside_links, sample)) and not are_answerable(sample)


def _speaks_beside_links(record: Record) -> bool:
    links = frozenset(element for element in record.own_elements() if element.tag == "a")
    lines = chain.from_iterable(lines_of(node, skip=links) for node in record.nodes)
    return any(_LETTER.search(line) and not is_date(line) for line in lines)


def has_button(record: Record) -> bool:
    """Whether the record holds a "Reply" button, a link with its number ("#2") as forums have, or a line like
    "Ann said on May 3, 2012:".
    """
    for element in record.own_elements():
        text = (opening_text(element) or "").strip()
        if is_reply_button(element, text) or is_post_number(element, text):
            return True
        if len(text) <= MARK_CHARS and is_saying(short_text(element)):
            return True
    return False


def are_answerable(records: list[Record]) -> bool:
    """Whether each of several records has its own "Reply" button, and none can be shared as tweets can."""
    sample = records[:FULL_RUN]
    if len(sample) < LEAST_ANSWERABLE:
        return False
    return all(map(has_button, sample)) and not any(map(can_be_retweeted, sample))


def can_be_retweeted(record: Record) -> bool:
    """Whether a button says so, or bears the name in a page of another language."""
    return any(
        (element.text or "").strip().lower() == RETWEET or RETWEET in hints.names(element).lower()
        for element in record.own_elements()
    )


def _linked_share(drafts: list[Draft]) -> float:
    """Share of the text that stands in links: names, dates and buttons are none of it."""
    linked = total = 0
    for draft in drafts[:_SAMPLE]:
        if draft.record is None:
            continue
        links = (inline_text(element) for element in draft.record.own_elements() if element.tag == "a")
        linked += sum(len(text) for text in links if text in draft.text)
        total += len(draft.text)
    return linked / total if total else 1.0


def lead_apart(records: list[Record]) -> bool:
    """Whether the records' own addresses are places on different pages: the newest comments of a site. The
    number of the comment within the page's address ("/comment/51#comment-51") makes no other page.
    """
    sample = records[:_SAMPLE]
    pages = [page for record in sample if (page := _page_of(record)) is not None]
    return len(pages) > 1 and len(pages) >= 0.6 * len(sample) and 2 * len(set(pages)) > len(pages) + 1


def records_of(drafts: list[Draft]) -> list[Record]:
    """The records of drafts; data beside the page has none."""
    return [draft.record for draft in drafts if draft.record is not None]


def _page_of(record: Record) -> str | None:
    """The page on which a record's permalink names a place, without query and the number of the place."""
    for element in record.own_elements():
        page, _, place = (element.get("href") or "").partition("#") if element.tag == "a" else ("", "", "")
        number = number_in(place)
        if page and (number is not None or _TO_COMMENTS.fullmatch(place)):
            return page.partition("?")[0].replace(number or "\0", "")
    return None


_TO_COMMENTS = re.compile(r"c|(?i:.{0,12}(?:comment|komment|komentar|coment|reacti|repl[iy]).{0,12})")
"""The place of all comments on a page, whatever their number."""


def _headed_share(drafts: list[Draft]) -> float:
    """Share of the records whose heading links to another page and is no name: a list of posts."""
    sample = drafts[:_SAMPLE]
    headed = sum(
        any(_links_away(e, d) for e in d.record.own_elements()) for d in sample if d.record is not None
    )
    return headed / len(sample)


def list_pages(drafts: list[Draft]) -> bool:
    """Whether the records are a list of other pages: most are headed like posts, not like comments with a
    subject that can be answered, or show whose was the last message in a forum or thread.
    """
    records = records_of(drafts)
    if not are_answerable(records) and (
        _headed_share(drafts) > MOST_HEADED or lead_to_titles(drafts) or have_title_names(drafts)
    ):
        return True
    sample = records[:_SAMPLE]
    return sum(map(_shows_last_post, sample)) > MOST_HEADED * len(sample)


def _shows_last_post(record: Record) -> bool:
    """Whether a part of a record is named after the last message: every forum software calls that column of
    its indexes so.
    """
    return any(
        hints.hints(element, hints.LAST_POST)
        for element in record.own_elements()
        if element not in record.nodes
    )


def _links_away(element: _Element, draft: Draft) -> bool:
    """Whether an element is a heading in, or around, a link to another page, and no name."""
    if element.tag not in ("h1", "h2", "h3", "h4"):
        return False
    links = chain(element.iter("a"), element.iterancestors("a"))
    hrefs = [link.get("href") or "#" for link in links]
    away = any("#" not in href and not href.startswith(NOWHERE) for href in hrefs)
    text = inline_text(element)
    return away and (clean_name(text) != draft.author or is_long(text, more=1))
