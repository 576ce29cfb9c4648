"""Canonical links that are wrong: no two posts merge, and no order makes a difference."""

from __future__ import annotations

import pytest

from cleaning.identity import post_uid
from storage.claims import MANY
from storage.store import Store
from storage.values import Cleaned
from tests.storage.samples import SOUP, TRAINS, cleaned, post, rows, said, texts
from tests.storage.test_order import SECTION, essay


def saved_page(words: str, name: str, *comments: str, canonical: str = SECTION) -> Cleaned:
    """A page from a dump that knows no URLs."""
    document = post(words, *map(said, comments), url=None, canonical_url=canonical)
    return cleaned(document, body=name.encode(), url=None, source=name)


def test_a_right_canonical_link_is_the_identity(store: Store, url: str) -> None:
    store.save([saved_page(SOUP, "soup.html")])
    crawled = post(SOUP, url=SECTION)
    assert rows(url, "SELECT uid, url FROM posts") == [{"uid": post_uid(crawled, b""), "url": SECTION}]


def test_two_saved_copies_of_one_post_are_one_row(store: Store, url: str) -> None:
    store.save([saved_page(SOUP, "a.html"), saved_page(SOUP + "\nOne more line.", "b.html")])
    assert len(texts(url, "posts")) == 1


def test_different_posts_under_one_link_are_different_rows(store: Store, url: str) -> None:
    store.save([saved_page(SOUP, "soup.html"), saved_page(TRAINS, "trains.html")])
    assert texts(url, "posts") == [SOUP, TRAINS]


def test_a_post_keeps_its_ids_when_its_link_is_disputed(store: Store, url: str) -> None:
    store.save([saved_page(SOUP, "soup.html", "Nice", "Tasty")])
    before = rows(
        url, "SELECT p.id, p.text, c.id AS comment FROM posts p JOIN comments c ON c.post_id = p.id"
    )
    saved = store.save([saved_page(TRAINS, "trains.html")])
    after = rows(
        url,
        "SELECT p.id, p.text, c.id AS comment FROM posts p JOIN comments c ON c.post_id = p.id ORDER BY c.id",
    )
    assert after == before
    assert (saved.new_posts, saved.removed_posts, saved.removed_comments) == (1, 0, 0)


def test_the_page_at_the_link_keeps_it(store: Store, url: str) -> None:
    front = post(essay(1), url=SECTION)
    store.save([saved_page(SOUP, "soup.html"), cleaned(front, url=SECTION)])
    kept = rows(url, f"SELECT text FROM posts WHERE uid = '{post_uid(front, b'')}'")
    assert kept == [{"text": essay(1)}]
    assert len(texts(url, "posts")) == 2


@pytest.mark.parametrize("first", ["section", "soup"])
def test_the_disputed_row_may_come_first_or_last(store: Store, url: str, first: str) -> None:
    pages = {
        "section": cleaned(post(essay(1), url=SECTION), url=SECTION),
        "soup": saved_page(SOUP, "soup.html"),
    }
    for name in sorted(pages, key=lambda name: name != first):
        store.save([pages[name]])
    assert sorted(map(str, texts(url, "posts"))) == sorted([SOUP, essay(1)])


def test_more_texts_than_are_compared_dispute_a_link(store: Store, url: str) -> None:
    alike = [saved_page(f"{SOUP} Version {n}.", f"{n}.html") for n in range(MANY + 1)]
    store.save(alike)
    assert len(texts(url, "posts")) == MANY + 1


def test_entries_of_a_feed_that_share_a_link_stay_apart(store: Store, url: str) -> None:
    entries = [post(words, url=SECTION, record=n) for n, words in enumerate([SOUP, TRAINS], start=1)]
    store.save([cleaned(*entries, url=f"{SECTION}/feed")])
    assert texts(url, "posts") == [SOUP, TRAINS]


def test_a_home_page_is_no_identity(store: Store, url: str) -> None:
    home = "https://blog.example.com/"
    store.save([saved_page(SOUP, "a.html", canonical=home), saved_page(SOUP, "b.html", canonical=home)])
    assert len(texts(url, "posts")) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_comments_without_their_post_say_nothing_against_a_link(
    store: Store, url: str, order: tuple[int, int]
) -> None:
    alone = cleaned(
        post("", said("Nice"), url=SECTION, record=1), body=b"api", url=None, source="comments.json"
    )
    pages = (saved_page(SOUP, "soup.html", "Tasty"), alone)
    for place in order:
        store.save([pages[place]])
    assert texts(url, "posts") == [SOUP]
    assert sorted(map(str, texts(url, "comments"))) == ["Nice", "Tasty"]
