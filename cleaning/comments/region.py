"""The part of the page that is discussion: what the caller removes from the post.

The records and what frames them, and comment areas that hold no record: forms, "No comments yet",
placeholders of scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments.draft import Draft
from cleaning.page_index import PageIndex, SelectorTable
from cleaning.phrases import is_phrase
from cleaning.platforms import Platform

AREAS = tuple(
    (
        "#respond .comment-respond #commentform .comment-form #comment-form #comments-form "
        "#disqus_thread .fb-comments #isso-thread "
        "#comments .comments-area #comment-area .commentlist #commentlist .comment-list "
        "#comment_list #livefyre-comments #idc-container "
        ".comments-section #comments-section .dsq-brlink #trackbacks .pingbacklist #commentspost "
        "#postcomment #comment-wrap #respond-wrap "
        ".utterances .giscus .commentarea #commento #hyvor-talk-view #remark42 #coral_thread "
        ".comments-container #comments-container"
    ).split()
)
"""Comment areas of any platform, by the names that most themes give them."""
POST_MARKS = frozenset({"h1"})
"""An area that holds one of these holds the post too."""
HEADING_CHARS = 100
HEADING_ELEMENTS = 12
"""Elements in a heading, itself among them, at most."""
_COUNT = re.compile(r"\d[\d.,]*")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 p div span strong header a hr".split())
_SECTIONS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS_AROUND = 3
"""Lists around the first record, at most, of which the outermost stands behind the heading."""
_BEFORE = 6
"""Siblings before the first record that may still be its heading."""


def discussion_nodes(
    index: PageIndex, drafts: list[Draft], platform: Platform | None
) -> tuple[_Element, ...]:
    """Subtrees to remove, none inside another."""
    records = [node for draft in drafts if draft.record for node in draft.record.nodes]
    areas = [area for css in _areas().possible(index) for area in index.find(css)]
    areas = sorted(set(areas), key=index.position.__getitem__) if len(areas) > 1 else areas
    for css in platform.prune if platform else ():
        areas.extend(index.find(css))
    nodes = [
        *records,
        *(headings(records) or _heading_right_before(records)),
        *(area for area in areas if not _holds_post(area)),
    ]
    return _outermost(nodes)


@cache
def _areas() -> SelectorTable:
    return SelectorTable(AREAS)


def headings(records: list[_Element]) -> list[_Element]:
    """Headings of the discussion right before its first record or before a list around it."""
    element: _Element | None = records[0] if records else None
    for _ in range(4):
        if element is None:
            return []
        found = [sibling for sibling in _previous(element) if _is_heading(sibling)]
        if found:
            return found
        element = element.getparent()
    return []


def _heading_right_before(records: list[_Element]) -> list[_Element]:
    """The heading right before the first record, or before what it is the first of, in whatever words."""
    element = records[0] if records else None
    for _ in range(_LISTS_AROUND):
        if element is None:
            return []
        before = next(element.itersiblings("*", preceding=True), None)
        if before is not None:
            is_heading = before.tag in _SECTIONS and len(inline_text(before)) <= HEADING_CHARS
            return [before] if is_heading else []
        element = element.getparent()
    return []


def claimed_count(records: list[_Element]) -> int | None:
    """The number in the discussion's heading."""
    for heading in headings(records):
        number = _COUNT.search(inline_text(heading))
        if number:
            return int(re.sub(r"\D", "", number.group()))
    return None


def _previous(element: _Element) -> Iterator[_Element]:
    for count, sibling in enumerate(element.itersiblings("*", preceding=True)):
        if count >= _BEFORE:
            return
        yield sibling


def _is_heading(element: _Element) -> bool:
    if (
        element.tag not in _HEADINGS
        or next(islice(element.iter("*"), HEADING_ELEMENTS, None), None) is not None
    ):
        return False
    text = inline_text(element)
    return 0 < len(text) <= HEADING_CHARS and is_phrase(text, "comments_heading", "no_comments")


def _holds_post(area: _Element) -> bool:
    return any(True for _ in area.iter(*POST_MARKS))


def _outermost(nodes: list[_Element]) -> tuple[_Element, ...]:
    chosen = dict.fromkeys(nodes)
    return tuple(node for node in chosen if not any(ancestor in chosen for ancestor in node.iterancestors()))
