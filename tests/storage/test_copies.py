"""Copies point to the earliest post that tells the same, whatever came when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storage.copies import find_unsettled
from storage.engine import make_engine
from storage.store import Store
from storage.urls import read_url
from storage.values import Cleaned
from tests.storage.samples import cleaned, post, public_rows, rows

Opener = Callable[[], tuple[Store, str]]

WORDS = [f"{stem}{ending}" for stem in "lamp river stone garden".split() for ending in range(60)]
NOTE = "This piece appeared first in our friends' magazine; thank you for the permission to print it here."


def tale(seed: int, edited: int = 0) -> str:
    """A text of 200 words; texts of different seeds share nothing, `edited` words are other ones."""
    words = [WORDS[(seed * 37 + n * n * (seed + 1)) % len(WORDS)] + str(seed) for n in range(200)]
    return " ".join("changed" if n % 40 < edited and n % 40 == 0 else word for n, word in enumerate(words))


def page(site: str, text: str, published: str | None = None, path: str = "tale") -> Cleaned:
    url = f"https://{site}.example/{path}"
    return cleaned(post(text, url=url, published=published), body=f"{url} {text}".encode(), url=url)


def originals(url: str) -> dict[str, str | None]:
    """URL of each post -> URL of what it is a copy of."""
    query = "SELECT p.url, o.url AS original FROM posts p LEFT JOIN posts o ON o.id = p.duplicate_of"
    return {row["url"].removeprefix("https://"): row["original"] for row in rows(url, query)}


def test_a_syndicated_post_points_to_the_earliest(store: Store, url: str) -> None:
    store.save(
        [
            page("later", f"{tale(1)}\n{NOTE}", "2024-03-02"),
            page("first", tale(1), "2024-03-01T08:00:00+01:00"),
            page("undated", f"{NOTE}\n{tale(1)}"),
            page("stranger", tale(2), "2020-01-01"),
        ]
    )
    store.settle()
    first = "https://first.example/tale"
    assert originals(url) == {
        "first.example/tale": None,
        "later.example/tale": first,
        "undated.example/tale": first,
        "stranger.example/tale": None,
    }


def test_the_moment_counts_and_not_its_spelling(store: Store, url: str) -> None:
    store.save(
        [
            page("west", tale(1), "2024-03-01T23:00:00-08:00"),
            page("east", tale(1), "2024-03-02T09:00:00+09:00"),
        ]
    )
    store.settle()
    assert originals(url)["west.example/tale"] == "https://east.example/tale"


def test_on_one_site_only_nearly_equal_posts_are_copies(store: Store, url: str) -> None:
    store.save(
        [
            page("one", tale(1), "2024-01-01", "tale"),
            page("one", tale(1) + " Printed.", "2024-01-01", "tale/print"),
            page("one", tale(1, edited=1), "2024-01-02", "weekly"),
            page("other", tale(3), "2024-01-01", "report-1"),
        ]
    )
    store.settle()
    assert sorted(key for key, original in originals(url).items() if original) in (
        ["one.example/tale"],
        ["one.example/tale/print"],
    )


def test_short_texts_are_copies_of_nothing(store: Store, url: str) -> None:
    store.save([page(site, "Coming soon: a new post.") for site in ("a", "b")])
    store.settle()
    assert set(originals(url).values()) == {None}


def test_a_second_time_changes_nothing(store: Store, url: str) -> None:
    store.save([page(site, tale(1)) for site in "abc"])
    assert store.settle() == 2
    before = rows(url, "SELECT * FROM posts ORDER BY id")
    assert store.settle() == 0
    assert rows(url, "SELECT * FROM posts ORDER BY id") == before


def test_an_older_original_found_later_takes_the_place(store: Store, url: str) -> None:
    store.save([page("b", tale(1), "2024-02-01"), page("c", tale(1), "2024-03-01")])
    store.settle()
    store.save([page("a", tale(1), "2024-01-01")])
    store.settle()
    assert {original for original in originals(url).values() if original} == {"https://a.example/tale"}
    assert originals(url)["a.example/tale"] is None


def test_a_post_that_is_rewritten_leaves_its_cluster(store: Store, url: str) -> None:
    store.save([page(site, tale(1), f"2024-01-0{day}") for day, site in enumerate("abc", start=1)])
    store.settle()
    store.save([page("a", tale(5) + tale(6), "2024-01-01")])
    store.settle()
    assert originals(url) == {
        "a.example/tale": None,
        "b.example/tale": None,
        "c.example/tale": "https://b.example/tale",
    }


def test_after_a_settlement_nothing_is_unsettled(store: Store, url: str) -> None:
    store.save([page(site, tale(1)) for site in "abc"])
    engine = make_engine(read_url(url))
    with engine.connect() as connection:
        assert len(find_unsettled(connection, 0, 10)) == 3
    store.settle()
    with engine.connect() as connection:
        assert find_unsettled(connection, 0, 10) == []
    engine.dispose()


CROWD: tuple[Cleaned, ...] = (
    *(page(site, tale(1, edited=n % 2), f"2024-01-{n + 1:02}") for n, site in enumerate("abcd")),
    page("e", f"{tale(1)}\n{NOTE}"),
    page("f", f"{tale(1)}\n{tale(2)}", "2023-01-01"),  # holds both tales: like neither
    *(page(site, tale(2), "2024-02-01") for site in "gh"),
    page("g", tale(2), "2024-02-01", "print"),
    # The same address with another text: it leaves one cluster for another.
    page("a", tale(2) + " with a postscript", "2024-01-01"),
    page("h", "Gone.", "2024-02-01"),
)
ALL = range(len(CROWD))
QUICK = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


def run(store: Store, url: str, order: Sequence[int], cuts: Sequence[int]) -> str:
    """Save in the order, with the end of a run at each cut."""
    start = 0
    for end in [*sorted(cuts), len(order)]:
        store.save([CROWD[number] for number in order[start:end]])
        store.settle()
        start = end
    return public_rows(url)


@QUICK
@given(order=st.permutations(ALL), cuts=st.lists(st.sampled_from(ALL)))
def test_order_and_runs_do_not_matter(open_store: Opener, order: Sequence[int], cuts: Sequence[int]) -> None:
    assert run(*open_store(), order, cuts) == run(*open_store(), ALL, ())


@QUICK
@given(order=st.permutations(ALL), size=st.integers(1, 4))
def test_pieces_of_a_settlement_do_not_matter(open_store: Opener, order: Sequence[int], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.store.SETTLED_POSTS", size)
        pieced = run(*open_store(), order, ())
    assert pieced == run(*open_store(), ALL, ())


def test_engines_agree(store: Store, url: str, open_store: Opener) -> None:
    assert run(store, url, ALL, ()) == run(*open_store(), ALL[::-1], (3, 7))


def test_cleaning_again_ends_like_cleaning_for_the_first_time(tmp_path: Path) -> None:
    """Older rules read every page alike; nothing of it stays."""
    again, fresh = (f"sqlite:///{tmp_path / uuid4().hex}.db" for _ in range(2))
    with Store.open(again, ruleset="1") as store:
        store.save(
            [
                Cleaned(page=one.page, outcome=page("x", tale(9), path=str(number)).outcome)
                for number, one in enumerate(CROWD)
            ]
        )
        store.settle()
    for url in (again, fresh):
        with Store.open(url, ruleset="2") as store:
            store.save(CROWD)
            store.settle()
    assert public_rows(again) == public_rows(fresh)
