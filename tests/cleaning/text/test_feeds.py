from __future__ import annotations

from cleaning.cuts import CutLog
from cleaning.readers.text import read
from cleaning.text.feeds import read_feed
from cleaning.types import Document, RawPage
from tests.cleaning.text import dumps


def entries() -> tuple[Document, ...]:
    return read(RawPage(body=dumps.FEED.encode(), source="feed.txt")).documents


def test_one_document_per_entry() -> None:
    assert [entry.title for entry in entries()] == ["First Loaf", "Second Loaf"]


def test_link_of_the_entry_is_its_url() -> None:
    assert entries()[1].url == "https://bread.example/2018/01/second-loaf/"


def test_date_of_the_entry() -> None:
    assert entries()[0].published == "2018-01-15T17:33:26+00:00"


def test_plumbing_is_no_text() -> None:
    assert [entry.text for entry in entries()] == [
        "The first loaf was flat.\nWe ate it all the same.",
        "The second one rose a little.",
    ]


def test_comment_count_behind_the_comment_feed() -> None:
    assert [entry.comment_count for entry in entries()] == [0, 3]


def test_entries_are_numbered() -> None:
    assert [entry.record for entry in entries()] == [1, 2]


def test_one_run_in_prose_makes_no_feed() -> None:
    text = "See https://bread.example/a Mon, 15 Jan 2018 17:33:26 +0000 for the loaf."
    assert read_feed(text, CutLog()) == ()
