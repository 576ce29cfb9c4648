"""Small pages in the markup of the platforms, written for the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from lxml.etree import _Element

from cleaning.comments import SOURCES, Discussion, find_discussion
from cleaning.context import PageContext

Discuss = Callable[..., Discussion]


def make_page(body: str, head: str = "") -> _Element:
    return html.document_fromstring(
        f"<html><head>{head}</head><body><h1>Soup</h1><p>Cook it slowly for an hour.</p>{body}</body></html>"
    )


@pytest.fixture
def page() -> Callable[..., _Element]:
    return make_page


@pytest.fixture
def discuss() -> Discuss:
    def run(body: str, head: str = "", sources: frozenset[str] = SOURCES, **context: object) -> Discussion:
        return find_discussion(make_page(body, head), PageContext(**context), sources=sources)  # type: ignore[arg-type]

    return run


@pytest.fixture
def wordpress() -> Callable[[str], str]:
    def area(items: str) -> str:
        return (
            f'<div id="comments"><h2 class="comments-title">2 thoughts on “Soup”</h2><ol class="comment-list">{items}</ol>'
            '<div id="respond"><h3>Leave a Reply</h3><form><p>Required fields are marked *</p></form></div></div>'
        )

    return area


@pytest.fixture
def item() -> Callable[..., str]:
    def one(number: int, author: str, text: str, inside: str = "", classes: str = "") -> str:
        return (
            f'<li class="comment even depth-1 {classes}" id="comment-{number}"><article class="comment-body" '
            f'id="div-comment-{number}"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">'
            f'<a href="https://example.org/{number}">{author}</a></b> <span class="says">says:</span></div>'
            f'<div class="comment-metadata"><a href="#comment-{number}"><time datetime="2016-05-02T10:00:00+02:00">'
            f"May 2, 2016 at 10:00 am</time></a></div></footer>"
            f'<div class="comment-content"><p>{text}</p></div><div class="reply"><a class="comment-reply-link" href="#">'
            f"Reply</a></div></article>{inside}</li>"
        )

    return one
