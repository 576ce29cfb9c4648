"""Threads of forums whose tables a flattener prints side by side: the panel of the writer beside the message."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

import pytest

from cleaning.text.columns import part_columns
from tests.cleaning.text.dumps import read_one

TALK = (
    (
        "Hilde Aas",
        "The kettle has been singing a third higher since we moved,\nis that the water or the plate?",
    ),
    ("kettle99", "It is the water.\nOurs sang like that until we had the filter put in."),
    ("Old Tomas", "Scale. Boil it with vinegar once,\nthen twice with nothing but water."),
    ("Hilde Aas", "Vinegar it was.\nIt is down to its old note again, thank you both!"),
)
MENU = "Home\nHelp\nSearch\n\nThe singing kettle\n\n"


def beside(left: str, right: str, filled: int = 0) -> str:
    """Two cells as they are printed; where asked, filled up with spaces."""
    rows = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
    return "".join(
        f"{f'{one:<32}{two}':<{filled}}".rstrip(None if not filled else "\n") + "\n" for one, two in rows
    )


def panel(name: str, n: int) -> str:
    return f"{name}\nFull Member\nPosts: {n}14\nJoined: Jan 201{n}"


def one_table_each() -> str:
    return "\n".join(
        beside(panel(name, n), f"Posted: March 1{n}, 2023 at 10:0{n} am\n\n{said}")
        for n, (name, said) in enumerate(TALK, start=1)
    )


def one_table_filled() -> str:
    return "".join(
        beside(panel(name, n), f"Posted: March 1{n}, 2023 at 10:0{n} am\n{said}", filled=90)
        for n, (name, said) in enumerate(TALK, start=1)
    )


def dates_on_the_left() -> str:
    return "".join(
        beside(f"March 1{n}, 2023 at 10:0{n} am\n{panel(name, n)}", said)
        for n, (name, said) in enumerate(TALK, start=1)
    )


TABLES = {
    "a table for each message": one_table_each,
    "one table for all": one_table_filled,
    "dates on the left": dates_on_the_left,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_panels_and_messages_are_told_apart(table: Callable[[], str]) -> None:
    post = read_one(MENU + table())
    rows = [(post.author, post.text), *((comment.author, comment.text) for comment in post.comments)]
    assert rows == list(TALK)


def test_table_of_figures_is_left_as_it_is() -> None:
    rows = [beside(f"Posts: {n}{n}", f"{n} of 12        {n * 3} kettles").rstrip() for n in range(1, 9)]
    assert part_columns(["Town            Kettles         Pots", *rows]) is None


def test_columns_without_a_panel_are_left_as_they_are() -> None:
    page = beside("The kettle\nThe pot\nThe pan\nThe tin", "\n".join(said.split("\n")[0] for _, said in TALK))
    assert part_columns(page.splitlines()) is None


def test_words_of_code_are_no_columns() -> None:
    code = "Mine is set like this:\ntune     = 440\nnote     = third\nwater    = hard"
    text = "\n".join(
        f"{panel(name, n)}\nPosted: March 1{n}, 2023 at 10:0{n} am\n{code if n == 3 else said}\n"
        for n, (name, said) in enumerate(TALK, 1)
    )
    assert part_columns(text.splitlines()) is None
    assert read_one(MENU + text).comments[1].text.count("=") == 3
