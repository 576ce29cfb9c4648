"""What a site prints on most pages is no part of its posts, whatever came when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storage.boilerplate import learn_blocks, reduce_text
from storage.store import Store
from storage.values import Cleaned
from tests.storage.samples import cleaned, day, post, public_rows, rows

Opener = Callable[[], tuple[Store, str]]

FOOTER = "Our shop in the old harbour is open every day but Monday, and on Sundays there is cake."
BANNER = "Now in its third printing: the cook book of the harbour, signed by all of its authors."


def body(number: int) -> str:
    return f"Story {number} begins on the quay, where boat {number} came in.\nIngredients\nThe end of story {number} was told by nobody."


def page(number: int, *blocks: str, site: str = "blog", **fields: object) -> Cleaned:
    url = f"https://{site}.example/{number}"
    text = "\n".join([body(number), *blocks])
    return cleaned(post(text, url=url), body=f"{text}{fields}".encode(), url=url, **fields)


def texts(url: str) -> dict[str, str]:
    return {
        row["url"].removeprefix("https://"): row["text"] for row in rows(url, "SELECT url, text FROM posts")
    }


def site_cuts(url: str) -> list[tuple[object, ...]]:
    query = (
        "SELECT c.source, k.count, k.characters, k.sample FROM cuts k JOIN captures c ON c.id = k.capture_id "
        "WHERE k.rule = 'site_block' ORDER BY c.source, c.digest"
    )
    return [tuple(row.values()) for row in rows(url, query)]


def test_a_block_on_most_pages_goes_and_is_counted(store: Store, url: str) -> None:
    store.save([page(number, FOOTER) for number in range(5)] + [page(5)])
    store.settle()
    assert texts(url) == {f"blog.example/{number}": body(number) for number in range(6)}
    assert site_cuts(url) == [
        (f"https://blog.example/{number}", 1, len(FOOTER), FOOTER) for number in range(5)
    ]


def test_the_whole_content_stays_with_the_version(store: Store, url: str) -> None:
    store.save([page(number, FOOTER) for number in range(5)])
    store.settle()
    assert all(str(row["text"]).endswith(FOOTER) for row in rows(url, "SELECT text FROM post_versions"))


def test_a_block_on_few_pages_or_of_another_site_stays(store: Store, url: str) -> None:
    few = [page(number, FOOTER) for number in range(4)] + [page(number) for number in range(4, 9)]
    store.save([*few, *(page(number, BANNER, site="other") for number in range(3))])
    store.settle()
    assert sum(text.endswith((FOOTER, BANNER)) for text in texts(url).values()) == 7


def test_a_page_that_comes_later_is_freed_too(store: Store, url: str) -> None:
    store.save([page(number, FOOTER) for number in range(5)])
    store.settle()
    store.save([page(7, FOOTER)])
    assert texts(url)["blog.example/7"] == body(7)
    store.settle()
    assert len(site_cuts(url)) == 6


def test_what_is_no_longer_on_most_pages_comes_back(store: Store, url: str) -> None:
    store.save([page(number, FOOTER) for number in range(4)])
    store.settle()
    store.save([page(number) for number in range(10, 20)])
    store.settle()
    assert texts(url)["blog.example/1"] == f"{body(1)}\n{FOOTER}"
    assert site_cuts(url) == []


def test_a_second_time_changes_nothing(store: Store, url: str) -> None:
    pages = [page(number, FOOTER) for number in range(5)]
    store.save(pages)
    assert store.settle() == 5
    before = rows(url, "SELECT * FROM posts ORDER BY id"), site_cuts(url)
    saved = store.save(pages)
    assert (saved.changed_posts, saved.unchanged_posts, store.settle()) == (0, 5, 0)
    assert (rows(url, "SELECT * FROM posts ORDER BY id"), site_cuts(url)) == before


def test_site_rules_can_be_left_out(store: Store, url: str) -> None:
    store.save([page(number, FOOTER) for number in range(5)])
    store.settle(site_rules=False)
    assert all(text.endswith(FOOTER) for text in texts(url).values())
    store.settle()
    assert not any(text.endswith(FOOTER) for text in texts(url).values())


def test_copies_of_one_text_teach_nothing() -> None:
    assert learn_blocks([f"{body(1)}\n{FOOTER}"] * 20) == {}


def test_short_lines_are_the_authors() -> None:
    assert learn_blocks(f"{body(number)}\nIngredients" for number in range(9)) == {}


def test_a_short_sentence_in_the_middle_is_the_authors() -> None:
    step = "Preheat the oven to 350 degrees Fahrenheit."
    steps = [[f"Step {n} of recipe {number} is another one." for n in range(8)] for number in range(9)]
    assert learn_blocks("\n".join([*lines[:4], step, *lines[4:], *lines]) for lines in steps) == {}
    assert len(learn_blocks("\n".join([*lines, step]) for lines in steps)) == 1


def test_a_text_that_is_nothing_else_is_left() -> None:
    learnt = frozenset(learn_blocks(f"{body(number)}\n{FOOTER}" for number in range(9)))
    assert reduce_text(FOOTER, learnt).text == FOOTER
    assert reduce_text(f"Hello.\n{FOOTER.upper()}\nBye.", learnt).text == "Hello.\nBye."


CROWD: tuple[Cleaned, ...] = (
    *(page(number, FOOTER, *([BANNER] if number % 2 else [])) for number in range(6)),
    *(page(number, FOOTER, site="other") for number in range(5)),
    page(20, site="other"),
    # The same addresses again, later and without the block; a feed that holds posts of both sites.
    page(0, fetched_at=day(2)),
    page(1, BANNER, fetched_at=day(3)),
    cleaned(
        *(
            post(f"{body(number)}\n{FOOTER}", url=f"https://{site}.example/{number}", record=place)
            for place, (site, number) in enumerate([("blog", 8), ("other", 2), ("blog", 2)], start=1)
        ),
        body=b"feed",
        url="https://blog.example/feed",
    ),
)
ALL = range(len(CROWD))
QUICK = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


def run(store: Store, url: str, order: Sequence[int], cuts: Sequence[int]) -> tuple[str, object]:
    start = 0
    for end in [*sorted(cuts), len(order)]:
        store.save([CROWD[number] for number in order[start:end]])
        store.settle()
        start = end
    return public_rows(url), site_cuts(url)


@QUICK
@given(order=st.permutations(ALL), cuts=st.lists(st.sampled_from(ALL)))
def test_order_and_runs_do_not_matter(open_store: Opener, order: Sequence[int], cuts: Sequence[int]) -> None:
    assert run(*open_store(), order, cuts) == run(*open_store(), ALL, ())


def test_engines_agree(store: Store, url: str, open_store: Opener) -> None:
    assert run(store, url, ALL, ()) == run(*open_store(), ALL[::-1], (3, 7))
