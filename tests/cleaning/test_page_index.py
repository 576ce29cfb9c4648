"""What the index answers is what a walk over the page would find."""

from copy import deepcopy

import pytest
from lxml import html
from lxml.cssselect import CSSSelector

from cleaning.page_index import PageIndex, SelectorTable

PAGE = html.document_fromstring(
    """<html><head><link rel="stylesheet" href="/wp-content/a.css"><meta name="generator" content="X"></head>
    <body class="single comments-open"><div id="comments" class="area"><ol class="list">
    <li class="comment even" id="comment-1"><b class="fn">Ann</b></li><li class="comment" id="comment-2">
    <div class="reply"><b class="fn">Bo</b></div></li></ol><div id="comment-form"></div></div></body></html>"""
)
LISTS = (
    ".comment",
    "li.comment.even",
    "#comments .fn",
    ".reply .fn, .even > .fn",
    "li[id^='comment-']",
    "[id*='comment']",
    "[class*='omment']",
    'link[href*="/wp-content/"]',
    'meta[name="generator"]',
    "[rel]",
    ".absent, #comments",
    "li:not(.even)",
    "ol",
)
ABSENT = (".absent", "#absent .fn", 'script[src*="/wp-content/"]', "[data-absent]", "li[id^='cmt-']")


@pytest.mark.parametrize("css", LISTS)
def test_a_selector_list_finds_what_a_walk_over_the_page_finds(css):
    assert PageIndex(PAGE).find(css) == CSSSelector(css)(PAGE)


@pytest.mark.parametrize("css", LISTS)
def test_a_table_of_lists_names_each_that_matches(css):
    assert css in SelectorTable([*LISTS, *ABSENT]).possible(PageIndex(PAGE))


@pytest.mark.parametrize("css", ABSENT)
def test_a_table_of_lists_leaves_out_what_the_page_lacks(css):
    assert css not in SelectorTable([*LISTS, *ABSENT]).possible(PageIndex(PAGE))


@pytest.mark.parametrize("css", LISTS)
def test_the_index_without_a_subtree_is_that_of_the_page_without_it(css):
    page = deepcopy(PAGE)
    index = PageIndex(page)
    index.find(css)
    [answer] = CSSSelector("#comment-2")(page)
    answer.getparent().remove(answer)
    assert index.without([answer]).find(css) == CSSSelector(css)(page)
