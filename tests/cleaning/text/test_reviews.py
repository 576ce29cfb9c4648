"""Discussions under recipes, as their sites print them and flatteners leave them: stars, durations, forms."""

from __future__ import annotations

import pytest

from cleaning import Comment, RawPage
from cleaning.readers.text import read
from cleaning.text.marks import Mark, read_line
from tests.cleaning.text import dumps

SAID = (
    ("Ann Lee", "May 3, 2016", "Trop bon et trop facile à faire, merci"),
    ("Bob Marsh", "May 4, 2016", "I made it twice and my children ate it all!"),
    ("Mei Tanaka", "May 9, 2016", "Which flour did you use? Mine was too dark."),
    ("Cy Oakes", "May 11, 2016", "We liked it with butter."),
)


def read_comments(*parts: str) -> tuple[Comment, ...]:
    body = "\n".join((*dumps.POST, *parts))
    return read(RawPage(body=body.encode(), source="a.txt")).documents[0].comments


def laid_out(record: str) -> list[str]:
    return [
        record.format(name=name, day=day, said=said, n=n) for n, (name, day, said) in enumerate(SAID, start=1)
    ]


LAYOUTS = {
    "stars between name and date": ("4 Reviews", "{name}\nRating: {n} stars\n{day}\n{said}"),
    "stars between words and date": ("4 Comments", "  {n}. {name}\n    {said}\n    ({n}/5)\n    {day}"),
    "a hidden notice behind the date": (
        "Comments (4)",
        "{name} {n} weeks ago Pending Awaiting Moderation\n{said}\nPreview Post Reply",
    ),
    "a form below each button": ("4 Comments", "{name} {day}\n{said}\nReply\nReply\nLeave a comment"),
    "the text of a picture above": ("4 Comments", "Profile photo of {name}\n{name} on {day}\n{said}"),
    "a day without its year": ("4 Responses", "{name} says:\n0{n}/04 at 5:28 pm\n{said}\nReply"),
}


@pytest.mark.parametrize(("heading", "record"), LAYOUTS.values(), ids=LAYOUTS)
def test_each_comment_has_its_name_and_its_words_alone(heading: str, record: str) -> None:
    rows = read_comments(heading, *laid_out(record))
    assert [(row.author, row.text) for row in rows] == [(name, said) for name, _, said in SAID]


def test_how_long_something_takes_is_no_date_of_a_comment() -> None:
    times = ("prep:", "15 mins", "cook:", "10 mins", "total:", "25 mins", "Servings:", "4")
    rows = read_comments(*times, "4 Comments", *laid_out("{name}\n{day}\n{said}"))
    assert [row.author for row in rows] == [name for name, _, _ in SAID]


def test_minutes_on_cards_are_no_comments() -> None:
    cards = (f"{title}\n{n}0 min\neasy" for n, title in enumerate(("Pumpkin soup", "Rye loaf", "Buns"), 1))
    assert read_comments("Leave a comment", *cards) == ()


def test_a_button_for_more_comments_ends_them_where_none_follow() -> None:
    rows = read_comments(
        "4 Comments", *laid_out("{name}\n{day}\n{said}"), "Show more comments", *["Salt 4 g"] * 3
    )
    assert rows[-1].text == SAID[-1][2]


def test_a_sidebar_that_a_theme_names_is_no_comment() -> None:
    about = ("Primary Sidebar", "Melissa", "Hi! I'm Melissa and I bake.", "I am so glad that you are here!")
    assert (
        read_comments(
            "Reader Interactions", "Leave a Reply", "Your email address will not be published.", *about
        )
        == ()
    )


def test_a_date_with_points_shows_no_time_of_day_and_so_no_quotation() -> None:
    twice = (
        "Anonym 05.01.2021",
        "So good!",
        "Anonym 05.01.2021",
        "I would add salt to it.",
        "Lea 07.01.2021",
        "Thanks to all.",
    )
    assert [row.text for row in read_comments("3 Kommentare", *twice)] == [
        "So good!",
        "I would add salt to it.",
        "Thanks to all.",
    ]


@pytest.mark.parametrize(
    "line", ["5 stars", "(5/5)", "★★★★★", "Bewertung: 4 Sterne", "4 étoiles", "Awaiting moderation"]
)
def test_stars_and_notices_stand_beside_names(line: str) -> None:
    assert read_line(line).mark is Mark.BADGE


def test_a_date_that_is_an_item_below_the_item_of_its_name_opens_no_comment() -> None:
    rows = read_comments("4 comments", *laid_out("  * {name}\n    * {day} 3:1{n}pm\n\n{said}\n"))
    assert [(row.author, row.text) for row in rows] == [(name, said) for name, _, said in SAID]


def test_a_time_closes_the_comment_whose_next_by_line_stands_behind_it() -> None:
    (first, *_), *others = SAID
    glued = (f"10:0{n} AM {name} said...\n{said}" for n, (name, _, said) in enumerate(others, 1))
    rows = read_comments("4 comments", f"{first} said...\n{SAID[0][2]}", *glued, "10:09 AM")
    assert [(row.author, row.text, row.published_raw) for row in rows] == [
        (name, said, f"10:0{n} AM") for (name, _, said), n in zip(SAID, (1, 2, 3, 9), strict=True)
    ]
