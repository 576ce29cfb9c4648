"""Rows are the same whatever the order and the batches in which pages come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cleaning.types import Comment, Outcome
from storage.store import Store
from storage.values import Cleaned
from tests.storage.samples import SOUP, TRAINS, URL, cleaned, day, post, public_rows, rows, said

Opener = Callable[[], tuple[Store, str]]

SECTION = "https://blog.example.com/kitchen"
EDITED = SOUP + "\nP.S. Less salt than you think, and never before the lentils are soft."
WORDS = "river stone lamp winter garden violin market harbour pepper window".split()


def essay(number: int) -> str:
    """Texts of which no two are one post."""
    return " ".join(f"{WORDS[(number * 7 + n * n) % 10]}{number}{n}" for n in range(60))


def thread(*numbers: int) -> tuple[Comment, ...]:
    return tuple(
        said(
            f"Remark {n}",
            source_id=str(n),
            published=f"2024-01-{n:02}",
            parent=place - 1 if place % 3 else None,
        )
        for place, n in enumerate(numbers)
    )


CROWD: tuple[Cleaned, ...] = (
    # One post: crawled thrice, from its comment pages, from a feed, from a dump that knows no URL.
    cleaned(post(SOUP, *thread(1, 2, 3)), body=b"a1", fetched_at=day(1)),
    cleaned(post(EDITED, *thread(1, 2, 3, 4)), body=b"a2", fetched_at=day(2)),
    cleaned(post(EDITED, *thread(4, 3, 2)), body=b"a3", fetched_at=day(2)),
    cleaned(post(SOUP, *thread(7, 8, 9)), body=b"a4", url=f"{URL}/comment-page-2"),
    cleaned(
        post(SOUP[:50], record=1), post(TRAINS, record=2, url=f"{URL}-2"), body=b"feed", url="https://x.org/f"
    ),
    cleaned(
        post(SOUP, *thread(3, 5), url=None, canonical_url=URL), body=b"a5", url=None, source="saved.html"
    ),
    cleaned(post(SOUP, *thread(1), title=None), body=b"a1", fetched_at=day(3)),
    # Comments of the disputed section, and of the page that a saved one claims, as an API lists them.
    cleaned(
        post("", said("Alone", source_id="1"), url=SECTION, record=1), body=b"api3", source="comments.json#3"
    ),
    cleaned(
        post("", said("Sixty", source_id="60"), url=f"{SECTION}/sixty", record=1),
        body=b"api4",
        source="comments.json#4",
    ),
    # The same discussion as an API lists it: answers name comments of other records, one that nobody has.
    cleaned(
        post("", said("Remark 6", source_id="6", answers="2"), said("Remark 2", source_id="2"), record=1),
        body=b"api1",
        source="comments.json#1",
    ),
    cleaned(
        post(
            "",
            said("Remark 10", source_id="10", answers="6"),
            said("11", source_id="11", answers="99"),
            record=1,
        ),
        body=b"api2",
        source="comments.json#2",
    ),
    # Many posts: saved pages whose template names the section as canonical, and the section's own page.
    *(
        cleaned(
            post(essay(n), *thread(n), url=None, canonical_url=SECTION),
            body=bytes([n]),
            url=None,
            source=f"{n}.html",
        )
        for n in range(4)
    ),
    cleaned(post(essay(50), url=SECTION), body=b"section", url=SECTION),
    cleaned(
        post(essay(60), url=f"{SECTION}/sixty", canonical_url=SECTION), body=b"sixty", url=f"{SECTION}/sixty"
    ),
    cleaned(
        post(essay(60), *thread(2), url=None, canonical_url=f"{SECTION}/sixty"),
        body=b"s",
        url=None,
        source="s.html",
    ),
    # Twins under a wrong link: alike, so one post until somebody disagrees.
    cleaned(post(essay(70), url=None, canonical_url=f"{URL}/t"), body=b"t1", url=None, source="t1.html"),
    cleaned(
        post(essay(70) + " more", url=None, canonical_url=f"{URL}/t"), body=b"t2", url=None, source="t2.html"
    ),
)


ALL = range(len(CROWD))
QUICK = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],  # a failing order is readable as it is: numbers of pages
)


def _save(store: Store, url: str, order: Sequence[int], cuts: Sequence[int]) -> str:
    start = 0
    for end in [*sorted(cuts), len(order)]:
        store.save([CROWD[number] for number in order[start:end]])
        start = end
    return public_rows(url)


@QUICK
@given(order=st.permutations(ALL), cuts=st.lists(st.sampled_from(ALL)))
def test_order_and_batches_do_not_matter(
    open_store: Opener, order: Sequence[int], cuts: Sequence[int]
) -> None:
    assert _save(*open_store(), order, cuts) == _save(*open_store(), ALL, ())


@QUICK
@given(order=st.permutations(ALL))
def test_one_by_one_ends_like_all_at_once(open_store: Opener, order: Sequence[int]) -> None:
    assert _save(*open_store(), order, ALL) == _save(*open_store(), ALL, ())


@QUICK
@given(order=st.permutations(ALL), cuts=st.lists(st.sampled_from(ALL)))
def test_cleaning_again_ends_like_cleaning_for_the_first_time(
    tmp_path: Path, order: Sequence[int], cuts: Sequence[int]
) -> None:
    """Older rules read junk, so that they took one post for many; nothing of it stays."""
    again, fresh = (f"sqlite:///{tmp_path / uuid4().hex}.db" for _ in range(2))
    with Store.open(again, ruleset="1") as store:
        store.save([_misread(number) for number in ALL])
    for url in (again, fresh):
        with Store.open(url, ruleset="2") as store:
            _save(store, url, order, cuts)
    assert public_rows(again) == public_rows(fresh)


def test_engines_agree(store: Store, url: str, open_store: Opener) -> None:
    assert _save(store, url, ALL, ()) == _save(*open_store(), ALL[::-1], (3, 9))


def _misread(number: int) -> Cleaned:
    page = CROWD[number]
    documents = (post(essay(100 + number), *thread(9), canonical_url=f"{URL}/t", url=None),)
    return Cleaned(page=page.page, outcome=Outcome(documents=documents))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_an_answer_finds_the_comment_of_another_record_whichever_comes_first(
    sqlite_url: str, order: tuple[int, int, int]
) -> None:
    pages = (
        cleaned(post("", said("First", source_id="1"), record=1), body=b"a", source="a"),
        cleaned(post("", said("Second", source_id="2", answers="1"), record=1), body=b"b", source="b"),
        cleaned(post(SOUP), body=b"c"),
    )
    with Store.open(sqlite_url) as store:
        for place in order:
            store.save([pages[place]])
    query = "SELECT c.text, a.text AS answered FROM comments c LEFT JOIN comments a ON a.id = c.parent_id"
    assert sorted((row["text"], row["answered"]) for row in rows(sqlite_url, query)) == [
        ("First", None),
        ("Second", "First"),
    ]
    assert [row["text"] for row in rows(sqlite_url, "SELECT text FROM posts")] == [SOUP]


def test_a_discussion_that_only_apis_tell_of_has_the_order_of_a_page(sqlite_url: str) -> None:
    def one(number: int, answers: str | None = None) -> Comment:
        return said(str(number), source_id=str(number), answers=answers, published=f"2024-01-{number:02}")

    pages = (
        cleaned(post("", one(1), one(3), record=1), body=b"a", source="a"),
        cleaned(post("", one(2, "1"), one(4, "3"), one(5, "2"), record=1), body=b"b", source="b"),
    )
    with Store.open(sqlite_url) as store:
        store.save(pages)
    query = "SELECT text FROM comments ORDER BY position"
    assert [row["text"] for row in rows(sqlite_url, query)] == ["1", "2", "5", "3", "4"]
