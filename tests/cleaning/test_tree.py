"""Parsing pages and taking elements out of trees."""

import pytest
from lxml import html

from cleaning.errors import CleaningError
from cleaning.tree import MAX_MARKUP_CHARS, drop, parse_html


def test_an_xml_declaration_does_not_decide_the_encoding() -> None:
    tree = parse_html(
        '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Zürich</p></body></html>', source="x"
    )
    assert tree.text_content().strip() == "Zürich"


def test_a_page_that_nests_a_million_levels_is_refused_with_its_source() -> None:
    with pytest.raises(CleaningError, match=r"page\.html: elements nest deeper"):
        parse_html("<div>" * 1_000_000 + "x", source="page.html")


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(CleaningError, match="the limit is"):
        parse_html("x" * (MAX_MARKUP_CHARS + 1), source="page.html")


def test_a_page_without_any_element_is_refused() -> None:
    with pytest.raises(CleaningError, match="holds no element"):
        parse_html("<!-- nothing -->", source="page.html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><body><p>a</p></body></html><div>b</div><p>c</p>", "abc"),
        ("<html><body>a</body></html>b<i>c</i>d", "abcd"),
        (
            "<html><body><p>a</p></body></html><html lang=de><head><title>t</title></head><body>b<p>c</p></body>d</html>e",
            "atbcde",
        ),
        ("<html><head></head></html><p>a</p>", "a"),
    ],
)
def test_what_stands_behind_the_end_of_the_document_belongs_to_its_body(markup: str, text: str) -> None:
    tree = parse_html(markup, source="x")
    assert tree.text_content() == text


@pytest.mark.parametrize("markup", ["<div><b>x</b> tail</div>", "<div>head <i>i</i><b>x</b> tail</div>"])
def test_dropping_an_element_keeps_the_text_behind_it(markup: str) -> None:
    root = html.fragment_fromstring(markup)
    drop(root.find("b"))
    assert root.text_content().endswith(" tail")
    assert root.find("b") is None
