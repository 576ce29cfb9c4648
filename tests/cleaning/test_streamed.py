"""Pages sent in pieces, as React's server renderer writes them."""

from __future__ import annotations

import pytest
from lxml import etree, html

from cleaning import RawPage, clean
from cleaning.blocks import lines_of
from cleaning.streamed import place_streamed

SECTIONS = """<html><body><main><h1>Bread</h1>
<!--$?--><template id="B:0"></template><p>Loading</p> <!--$--><i>Please</i><!--/$--> wait<!--/$--><p>Second part</p>
<!--$--><template id="P:2"></template><p>Eat it warm.</p><!--/$--></main><footer>Imprint</footer>
<div hidden id="S:0"><p>First, the flour.</p><template id="P:1"></template></div>
<script>$RC=function(b,c){};$RC("B:0","S:0")</script>
<div hidden id="S:2"><p>Last, the oven.</p></div><script>$RS("S:2","P:2")</script>
<div hidden id="S:1">Then <b>the water</b>.</div><script>$RS=function(a,b){};$RS("S:1","P:1")</script>
</body></html>"""


def placed(markup: str) -> list[str]:
    tree = html.document_fromstring(markup)
    place_streamed(tree)
    return lines_of(tree)


def test_late_pieces_stand_where_the_script_puts_them() -> None:
    assert placed(SECTIONS) == [
        "Bread", "First, the flour.", "Then the water.", "Second part", "Last, the oven.", "Eat it warm.", "Imprint",
    ]  # fmt: skip


def test_what_is_shown_until_then_stays_where_its_end_is_not_marked() -> None:
    markup = (
        '<main><template id="B:0"></template><p>Loading</p></main>'
        '<div hidden id="S:0">Text</div><script>$RC("B:0","S:0")</script>'
    )
    assert placed(markup) == ["Text", "Loading"]


def test_no_comment_is_left() -> None:
    tree = html.document_fromstring(SECTIONS)
    place_streamed(tree)
    assert not list(tree.iter(etree.Comment))


def test_a_piece_with_styles_is_placed_too() -> None:
    markup = (
        '<main><template id="B:a"></template></main><footer>Imprint</footer>'
        '<div hidden id="S:b">Text</div><script>$RR("B:a","S:b",[["/x.css"]])</script>'
    )
    assert placed(markup) == ["Text", "Imprint"]


@pytest.mark.parametrize(
    "script",
    ["", '$RC("B:9","S:0")', '$RC("B:1","S:9")', '$RC("S:0","foot")', "$RC=function(b,c){}"],
    ids=["none", "no place", "no piece", "no template", "only the definition"],
)
def test_a_piece_without_a_place_stays(script: str) -> None:
    markup = (
        '<main><template id="B:1"></template></main><footer id="foot">Imprint</footer>'
        f'<div hidden id="S:0">Text</div><script>{script}</script>'
    )
    assert placed(markup) == ["Imprint", "Text"]


@pytest.mark.parametrize("place", ["B:0", "P:0"])
def test_without_scripts_the_numbers_tell(place: str) -> None:
    markup = (
        f'<main><template id="{place}"></template></main><footer>Imprint</footer>'
        '<div hidden id="S:0">Text</div>'
    )
    assert placed(markup) == ["Text", "Imprint"]


def test_a_call_goes_before_the_numbers() -> None:
    markup = (
        '<main><template id="B:0"></template>-<template id="B:1"></template></main>'
        '<div hidden id="S:0">second</div><div hidden id="S:1">first</div>'
        '<script>$RC("B:0","S:1");$RC("B:1","S:0")</script>'
    )
    assert placed(markup) == ["first-second"]


def test_a_piece_around_its_own_place_stays() -> None:
    markup = '<div hidden id="S:0">Text<template id="B:0"></template></div><script>$RC("B:0","S:0")</script>'
    assert placed(markup) == ["Text"]


def test_the_text_of_a_page_sent_in_pieces_is_its_post() -> None:
    paragraph = "<p>The dough rests in a bowl until it has doubled, which takes an hour in a warm room.</p>"
    menu = "".join(f'<li><a href="/{n}">Recipe number {n}</a></li>' for n in range(20))
    pieces = "".join(
        f'<div hidden id="S:{n}">{paragraph.replace("dough", f"dough of day {n}")}</div>'
        f'<script>$RC("B:{n}","S:{n}")</script>'
        for n in (2, 0, 1)
    )
    page = (
        f"<html><body><nav><ul>{menu}</ul></nav><article><h1>Bread in three days</h1>{paragraph * 2}"
        + "".join(f'<template id="B:{n}"></template>' for n in range(3))
        + f"</article><footer><ul>{menu}</ul></footer>{pieces}</body></html>"
    )
    (document,) = clean(RawPage(body=page.encode(), media_type="text/html")).documents
    days = [line.split(" rests")[0] for line in document.text.splitlines() if "of day" in line]
    assert days == ["The dough of day 0", "The dough of day 1", "The dough of day 2"]
