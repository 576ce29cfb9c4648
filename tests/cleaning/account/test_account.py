"""Every word of a page has a fate, and it is the one that cleaning gave it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaning import Kind, RawPage, Rejection, clean
from cleaning.account import NOT_MAIN_TEXT, Account, account
from cleaning.account.places import Places

DEMO = Path(__file__).parents[3] / "crawler" / "demo" / "site"
LAMP = DEMO / "2024/08/04/what-a-lamp-remembers/index.html"
PROSE = "A paragraph that is long enough to be the text of a post, in words that any reader knows well."
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tides</title><item><title>On harbours</title>
<link>https://tides.example/1</link><description>&lt;p&gt;{PROSE}&lt;/p&gt;&lt;p&gt;The post On harbours appeared first
on Tides.&lt;/p&gt;</description></item></channel></rss>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tides",
        "items": [{"id": "1", "title": "On harbours", "content_html": f"<p>{PROSE}</p><p>{PROSE[::-1]}</p>"}],
    }
)
API = json.dumps(
    [
        {
            "id": 7,
            "link": "https://tides.example/1",
            "date": "2020-05-03T10:00:00",
            "status": "publish",
            "title": {"rendered": "On harbours"},
            "content": {"rendered": f"<p>{PROSE}</p>"},
        }
    ]
)
TEXT = f"Home | About | Contact\n\nOn harbours\n\nBy Ann Lee\n\n{PROSE}\n\nAnother, also long enough to be text.\n"


def told(page: Account) -> list[tuple[str, str]]:
    """(fate, text) of all pieces; the fate of a cut begins with "-"."""
    return [
        (f"-{piece.name}" if piece.kind == "cut" else piece.name, piece.text)
        for line in page.lines
        for piece in line
    ]


def fate_of(page: Account, words: str) -> str:
    [fate] = {fate for fate, text in told(page) if words in text}
    return fate


@pytest.fixture(scope="module")
def lamp() -> Account:
    return account(RawPage(body=LAMP.read_bytes(), source="lamp.html"))


def test_the_outcome_is_that_of_cleaning(lamp: Account) -> None:
    assert lamp.outcome == clean(lamp.page)


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ("You can read a lamp like a diary", "text"),
        ("I have goosebumps", "comment"),
        ("Wilhelmina Drost", "comment"),
        ("Mara Ellwood", "author"),
        ("Click to share on Twitter", "-share_bar"),
        ("Mending a kettle", "-related_posts"),
        ("Posted in Workshop", "-post_labels"),
        ("Leave a Reply", "-discussion"),
        ("All rights reserved", "-not_main_text"),
    ],
)
def test_each_part_has_its_fate(lamp: Account, words: str, fate: str) -> None:
    assert fate_of(lamp, words) == fate


def test_the_date_line_is_cut_by_the_choice_of_the_text_or_by_the_rule_behind_it(lamp: Account) -> None:
    assert fate_of(lamp, "Posted on August 4") in ("-not_main_text", "-edge_line")


def test_all_kept_text_is_found_on_the_page(lamp: Account) -> None:
    [post] = lamp.outcome.documents
    kept = [text for fate, text in told(lamp) if fate == "text"]
    assert " ".join(kept).split() == post.text.split()


def test_what_is_shown_as_left_out_is_what_cleaning_counted(lamp: Account) -> None:
    counted = [cut.text for cut in lamp.outcome.cuts if cut.rule == NOT_MAIN_TEXT]
    shown = [text for fate, text in told(lamp) if fate == f"-{NOT_MAIN_TEXT}"]
    assert counted[:2] == ["Lantern & Loom", "Notes from a small repair workshop"]  # became site and category
    without_author = [text.removesuffix("Mara Ellwood") for text in counted[1:]]
    assert [shown[0] + "workshop", *shown[1:]] == without_author


def test_error_output_is_shown_where_the_server_printed_it() -> None:
    error = "<br />\n<b>Warning</b>:  Division by zero in <b>/var/www/a.php</b> on line <b>3</b><br />\n"
    page = account(RawPage(body=(error + LAMP.read_text(encoding="utf-8")).encode()))
    fate, text = told(page)[0]
    assert (fate, text) == ("-php_error", "Warning: Division by zero in /var/www/a.php on line 3")


@pytest.mark.parametrize(
    ("markup", "kind", "cut"),
    [
        (FEED, Kind.FEED, "-feed_tail"),
        (JSON_FEED, Kind.JSON_FEED, "-not_content"),
        (TEXT, Kind.TEXT, "-above_post"),
        (API, Kind.WORDPRESS, "-not_content"),
    ],
)
def test_other_kinds_are_read_too(markup: str, kind: Kind, cut: str) -> None:
    page = account(RawPage(body=markup.encode(), url="https://tides.example/1"))
    assert page.kind is kind
    assert fate_of(page, PROSE) == "text"
    assert fate_of(page, "On harbours" if kind is not Kind.FEED else "appeared first") in ("title", cut)
    assert cut in {fate for fate, _ in told(page)}


def test_a_page_that_was_set_aside_is_under_the_rule_that_did_it() -> None:
    rejection = Rejection(rule="http-404", reason="the site answered 404")
    page = account(RawPage(body=b"<html><body><p>Not here.</p></body></html>"), rejection)
    assert page.outcome.rejections == (rejection,)
    assert told(page) == [("-http-404", "Not here.")]


def test_a_feed_full_of_entities_is_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    page = account(RawPage(body=(bomb + FEED.partition("?>")[2].replace("Tides<", "&c;<")).encode()))
    assert not any("aaaaaaaaaa" in text for _, text in told(page))


def test_a_page_that_repeats_itself_is_told_in_bounded_time() -> None:
    places = Places(["same words again"] * 20_000)
    assert places.claim(["same words again"] * 3, "text:text")
    assert places.claim(["same words again and more"] * 500, "cut:form")


def test_all_text_of_all_demo_pages_is_accounted_for() -> None:
    for path in sorted(DEMO.rglob("*.html")):
        page = account(RawPage(body=path.read_bytes(), source=str(path)))
        kept = " ".join(text for fate, text in told(page) if fate == "text").split()
        assert kept == " ".join(post.text for post in page.outcome.documents).split(), path
