"""Links from one page of a discussion to its others.

A discussion's pager is told by three things together: the link leads to another part of the very page (the
same address but for a page number), it stands in a pager, and that pager stands inside a discussion, or the
page is a forum's thread. A pager of an article's parts or of a listing has no discussion around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import _Element
from scrapy.http import HtmlResponse

from cleaning.extract import is_thread
from cleaning.identity import normal_url, without_part
from cleaning.page_index import PageIndex
from cleaning.platforms import tell_platform
from crawler.addresses import tidy

MAX_THREAD_PAGES = 50
"""Pages of one discussion that are asked for behind its first: 1,000 to 2,500 comments on most platforms."""
MAX_CLIMB = 30
"""Elements between a link and the discussion around it."""

PAGER = re.compile(
    r"(?i)(?<![a-z])(?:pag(?:er|es?|ination|ing|e-?nav(?:igation)?)|nav-?links|pagenav\w*)(?![a-z])"
    r"|pagination|PageNav|comment-?navigation"
)
DISCUSSION = re.compile(
    r"(?i)(?<![a-z])(?:comments?|kommentare?|comentarios|commentaires|discussion|forum|replies|responses)(?![a-z])"
    r"|comments|Comments"
)


def find_thread_pages(response: HtmlResponse) -> Iterator[str]:
    """URLs of the other pages of the discussion on a page, in page order."""
    tree: _Element = response.selector.root
    own = normal_url(response.url)
    if own is None:
        return
    thread: bool | None = None
    for link in tree.iter("a"):
        url = _absolute(response.url, link.get("href"))
        address = normal_url(url)
        if url is None or address is None or address == own or without_part(address) != without_part(own):
            continue
        around = [_called(e) for e in islice(link.iterancestors(), MAX_CLIMB)]
        if not (link.get("rel") in ("next", "prev") or any(PAGER.search(name) for name in around)):
            continue
        if not any(DISCUSSION.search(name) for name in around):
            thread = is_thread(tell_platform(tree, PageIndex(tree))) if thread is None else thread
            if not thread:
                continue
        yield url


def thread_of(url: str) -> str:
    """The discussion that a page belongs to: its first page's address in normal form."""
    return without_part(normal_url(url) or url)


def _absolute(base: str, href: str | None) -> str | None:
    try:
        return tidy(urljoin(base, href.strip())) if href and href.strip() else None
    except ValueError:
        return None


def _called(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
