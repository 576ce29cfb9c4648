"""The main text of a page: the opening post of a thread, or trafilatura on the tree that was pruned first.

A forum marks where its posts stand, and the first of them is the post: that container is read as it is.
Elsewhere trafilatura decides which blocks are the post. Its answer is a small tree of TEI-like elements; we
read the lines from that tree and not from its plain text, so that list items, rows and headings are lines of
their own and no words are glued together. Its `deduplicate` stays off: it remembers earlier pages, and the
rows would depend on their order.
"""

from __future__ import annotations

import logging
from copy import deepcopy

from lxml.etree import _Element
from trafilatura import bare_extraction
from trafilatura.settings import Document

from cleaning.blocks import lines_of
from cleaning.page_index import PageIndex
from cleaning.platforms import Platform

HTML_NAMES = {
    "head": "h2",
    "item": "li",
    "list": "ul",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "graphic": "img",
}
"""trafilatura's element names -> HTML's, so that `cleaning.blocks` reads both."""

# Its warnings speak of its own inner steps, not of the user's page.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

SUSPICIOUS_SHARE = 0.3
"""Of the page's visible characters. Under it the careful reading is held against the plain one."""
LOST_SHARE = 0.2
"""Of the plain reading's characters. Under it the careful reading lost the post (measured on 592 labelled
pages: 0.2 gives the best F1 of 0.1 to 0.8)."""


def is_thread(platform: Platform | None) -> bool:
    """Whether the first message of the platform's pages is the post."""
    return platform is not None and any(markup.first_is_post for markup in platform.comments)


def find_container(index: PageIndex, platform: Platform | None) -> _Element | None:
    """The element that holds the opening post of a thread; None where the page is no known make of thread.

    Ask before the discussion is taken out: forums print the opening post in one list with the answers.
    """
    if platform is None or not is_thread(platform):
        return None
    return next((found[0] for css in platform.post.body if (found := index.find(css))), None)


def extract_lines(tree: _Element, container: _Element | None = None) -> list[str]:
    """Lines of the post's text, in page order; none where it holds no main text. The tree stays as it is.

    container: the element that surely holds the post and nothing else, if there is one. Elsewhere the careful
    reading (`favor_precision`) is right on most pages; where it keeps next to nothing, the plain one counts.
    """
    marked = [] if container is None else lines_of(container)
    if marked:
        return marked
    careful = _read(tree, careful=True)
    if _size(careful) >= SUSPICIOUS_SHARE * _size(lines_of(tree)):
        return careful
    plain = _read(tree, careful=False)
    return careful if _size(careful) >= LOST_SHARE * _size(plain) else plain


def _read(tree: _Element, *, careful: bool) -> list[str]:
    found = bare_extraction(
        deepcopy(tree),
        favor_precision=careful,
        include_comments=False,
        include_formatting=False,
        with_metadata=False,
        deduplicate=False,
    )
    return lines_of(_as_html(found.body)) if isinstance(found, Document) and found.body is not None else []


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _as_html(body: _Element) -> _Element:
    for element in body.iter():
        if element.tag == "code" and any("\n" in str(text) for text in element.itertext()):
            element.tag = "pre"
        elif isinstance(element.tag, str):
            element.tag = HTML_NAMES.get(element.tag, element.tag)
    return body
