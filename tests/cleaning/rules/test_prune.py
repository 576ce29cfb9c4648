"""Blocks of interface go before extraction; what holds the post stays."""

import json
from pathlib import Path

import pytest
from lxml import html

from cleaning.cuts import CutLog
from cleaning.page_index import PageIndex
from cleaning.rules import CUTS
from cleaning.rules.block_names import NAMES
from cleaning.rules.prune import LIMITS, prune

CASES = json.loads((Path(__file__).parent / "interface_blocks.json").read_text("utf-8"))
PROSE = (
    "The kettle sings at noon, and nobody in the long street of white houses is surprised to hear it. " * 4
)
POST = f"<article><h1>Tea</h1><p>{PROSE}</p><p>{PROSE}</p></article>"


def pruned(body):
    cuts = CutLog()
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    prune(PageIndex(tree), cuts)
    return tree, cuts.freeze()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_block_of_interface_is_cut_and_logged(case):
    tree, cuts = pruned(f"{POST}{case['block']}<p>Behind.</p>")
    kept, _ = pruned(f"{POST}<p>Behind.</p>")
    assert "".join(tree.itertext()).split() == "".join(kept.itertext()).split()
    assert {cut.rule for cut in cuts} == {case["rule"]}


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="share-box">{POST}</div>',
        f'<div class="related-content"><p>{PROSE}</p><p>{PROSE}</p></div>',
        f"<form>{POST}</form>",
        f'<div class="newsletter"><div itemprop="articleBody">Short words.</div></div>{POST}',
        f"{POST}<h3>Related posts</h3><p>{PROSE}</p>",
        f"{POST}<h3>Recommended</h3><ul><li>Oats</li><li>Milk</li></ul>",
        f"{POST}<figure><blockquote>Tea first.</blockquote><figcaption>My aunt</figcaption></figure>",
        f"{POST}<figure><pre>boil(water)</pre><figcaption>How to make tea</figcaption></figure>",
        f"<h1>Tea in pictures</h1><p>By Ann.</p><figure><img><figcaption>{PROSE}</figcaption></figure>",
    ],
)
def test_a_block_that_holds_more_than_its_name_says_stays(body):
    tree, cuts = pruned(body)
    assert "".join(tree.itertext()) == "".join(
        html.fromstring(f"<html><body>{body}</body></html>").itertext()
    )
    assert cuts == ()


def test_text_behind_a_cut_block_stays():
    tree, _ = pruned(f'{POST}<div>before <span class="share-links">Tweet</span> behind</div>')
    assert "".join(tree.itertext()).endswith("before  behind")


def test_every_name_has_limits_and_a_reason():
    assert set(NAMES.values()) <= LIMITS.keys() <= CUTS.keys()


def test_words_that_a_line_hides_are_cut_and_the_line_stays():
    tree, cuts = pruned(
        f'{POST}<p>A cup <span style="display: none">$begin$</span>of tea<b hidden> or two</b>.</p>'
    )
    assert "".join(tree.itertext()).endswith("A cup of tea.")
    assert [cut.rule for cut in cuts] == ["hidden_block", "hidden_block"]


def test_a_hidden_box_stays_for_it_may_be_an_answer_that_unfolds():
    body = f'{POST}<h3>How hot?</h3><div style="display:none"><p>Ninety degrees.</p></div>'
    tree, cuts = pruned(body)
    assert "".join(tree.itertext()).endswith("Ninety degrees.")
    assert cuts == ()


def test_a_card_that_opens_over_a_word_is_cut_out_of_its_sentence():
    card = '<span class="rollover-block"><a href="/ann">Ann Marie Lee</a> <a href="/b">A new tea house</a></span>'
    tree, cuts = pruned(f'{POST}<p>It was <span><a href="/ann">Ann Lee</a>{card}</span> who said so.</p>')
    assert "".join(tree.itertext()).endswith("It was Ann Lee who said so.")
    assert [cut.rule for cut in cuts] == ["hover_card"]


def test_whole_posts_under_a_heading_of_related_posts_are_cut_however_long():
    posts = f"<article><p>{PROSE}</p></article><article><p>{PROSE}{PROSE}{PROSE}</p></article>"
    tree, cuts = pruned(
        f"<article><h1>Tea</h1><p>{PROSE}</p></article><h3>You may also like</h3>{posts}<p>End.</p>"
    )
    assert "".join(tree.itertext()) == f"Tea{PROSE}End."
    assert [cut.rule for cut in cuts] == ["related_posts"]


def test_posts_under_a_heading_of_related_posts_stay_where_one_holds_the_headline():
    body = f"<h3>You may also like</h3>{POST}"
    tree, cuts = pruned(body)
    assert "".join(tree.itertext()) == f"You may also likeTea{PROSE}{PROSE}"
    assert cuts == ()


def test_the_indentation_of_the_markup_is_no_paragraph():
    teaser = f"<div>{chr(10)}{' ' * 250}<a href='/b'>A cup</a>{chr(10)}{' ' * 250}</div>"
    _, cuts = pruned(f'{POST}<div class="related-posts">{teaser * 5}</div>')
    assert [cut.rule for cut in cuts] == ["related_posts"]
