"""`cleaning.readers.jsonfeed`: items of versions 1.0 and 1.1."""

from __future__ import annotations

import json

from cleaning.readers.jsonfeed import read
from cleaning.types import Outcome, RawPage

ITEM = {
    "id": "1",
    "url": "https://rails.example/late",
    "title": "Why trains run late",
    "content_html": "<p>Snow &amp; ice.</p><p>No staff.</p>",
    "date_published": "2012-07-24T00:11:00+02:00",
    "authors": [{"name": "Ann Smith"}, {"name": "Bo Lee"}],
    "tags": ["trains", "winter"],
}


def clean(*items: object, before: str = "", **head: object) -> Outcome:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Rails", "items": items, **head}
    return read(RawPage(body=(before + json.dumps(feed)).encode(), source="feed.json"))


def test_an_item_gives_all_fields_of_a_post() -> None:
    (post,) = clean(ITEM, language="en-GB").documents
    assert (post.title, post.author, post.url) == (
        "Why trains run late",
        "Ann Smith, Bo Lee",
        "https://rails.example/late",
    )
    assert (post.published, post.language, post.tags) == (
        "2012-07-24T00:11:00+02:00",
        "en-gb",
        ("trains", "winter"),
    )
    assert (post.text, post.site, post.record) == ("Snow & ice.\nNo staff.", "Rails", 1)


def test_plain_content_keeps_its_lines() -> None:
    (post,) = clean({"id": "1", "title": "T", "content_text": "One < two.\n\nThree."}).documents
    assert post.text == "One < two.\nThree."


def test_the_author_of_the_feed_stands_in_for_a_missing_one() -> None:
    (post,) = clean({"id": "1", "title": "T", "content_text": "One."}, author={"name": "Ann Smith"}).documents
    assert post.author == "Ann Smith"


def test_an_item_of_the_wrong_shape_does_not_lose_the_others() -> None:
    outcome = clean(
        "no object", {"id": 3, "title": ["x"], "content_html": 7, "tags": "y", "authors": "z"}, ITEM
    )
    assert [post.title for post in outcome.documents if post.text] == ["Why trains run late"]


def test_noise_before_the_object_is_skipped() -> None:
    assert len(clean(ITEM, before="\ufeff\n\n").documents) == 1


def test_a_feed_without_items_is_a_rejection() -> None:
    assert [rejection.rule for rejection in clean().rejections] == ["no_entries"]


def test_what_is_no_json_is_a_rejection() -> None:
    outcome = read(RawPage(body=b"[" * 100_000, source="feed.json"))
    assert [rejection.rule for rejection in outcome.rejections] == ["unreadable"]


def test_wrongly_read_letters_that_are_escaped_by_number_are_mended() -> None:
    broken = "Grüße aus Köln".encode().decode("cp1252")
    (post,) = clean({"id": "1", "title": "T", "content_text": broken}).documents
    assert post.text == "Grüße aus Köln"
