"""Lists of news, threads and files, which show names and dates as discussions do."""

from __future__ import annotations

import pytest

from tests.cleaning.text import dumps
from tests.cleaning.text.dumps import read_one

NEWS = (
    ("A Third Oven for Mill Street", "Next week the bakers of Mill Street light their third oven"),
    ("Bread Is Getting Cheaper for Once", "A loaf costs eight pence less, and nobody knows why"),
    ("The Market Is Back at the Old Quay", "Forty stalls are open from Saturday on, and all are invited"),
    ("School Kitchens Look for Bakers", "Are you up before five? The town hall has work for six"),
    ("Rye That Is Better than Expected", "It is not only the sun, says a farmer in the valley"),
)
MENU = "Home\nNews\nArchive\nContact\n\nThe Valley Herald\n\n"


def listed(row: str) -> str:
    writers = ("Ann Lee", "Bo Carr", "Cy Dean", "Di Egan", "Ed Frost")
    rows = enumerate(zip(NEWS, writers, strict=True), start=1)
    return "\n".join(
        row.format(title=title, teaser=teaser, name=name, n=n) for n, ((title, teaser), name) in rows
    )


LISTS = {
    "beginning of the text": "{name}, May {n}, 2016 10:0{n} AM\n{title}! Thank you all. {teaser}...\n",
    "title above the date": "{title}\nMay {n}, 2016 10:0{n} AM\n{teaser}.\n",
    "date alone": "May {n}, 2016, 10:0{n} AM\n{title}\n{teaser}.\n",
    "counts of each board": "{title}\nBoard {n}: bread\nThreads: {n}8\nPosts: {n}31\n{name}, May {n}, 2016 10:0{n} AM\nin the oven\n",
    "writer and date behind": "{title}\n{teaser}.\n{name}, May {n}, 2016\n",
}


@pytest.mark.parametrize("row", LISTS.values(), ids=LISTS.keys())
def test_lists_of_news_are_no_discussion(row: str) -> None:
    assert read_one(MENU + listed(row)).comments == ()


def test_news_below_a_heading_for_comments_are_none() -> None:
    titles = [title for title, _ in NEWS]
    rows = "\n".join(f"{title}\nMay {n}, 2016" for n, title in enumerate(["Rye", *titles], start=1))
    assert read_one(f"{dumps.PROSE}\n\nComments\n\n{rows}").comments == ()


def test_discussion_without_heading_is_no_list() -> None:
    said = (
        "I queue there every morning, and you should, too!",
        "Rye, for me. Thanks for writing this.",
        "Is it open on Sundays?",
    )
    rows = "\n".join(
        f"{name}\nMay {n}, 2016 10:0{n} AM\n{words}"
        for n, (name, words) in enumerate(zip(("Ann Lee", "Bo Carr", "Cy Dean"), said, strict=True), start=1)
    )
    comments = read_one(f"{dumps.PROSE}\n\n{rows}").comments
    assert [comment.text for comment in comments] == list(said)


def test_files_with_labels_are_no_thread() -> None:
    rows = (
        f"Mill {n}\nPosts: {n}2\nLocation: mirror {n}\n0{n}.12.2014 10:0{n}\n{title}, {n}20 MB\n{title.replace(' ', '.')}-RYE"
        for n, (title, _) in enumerate(NEWS, start=1)
    )
    assert read_one("\n".join([MENU, *rows])).comments == ()


BOARDS = (
    ("Bread", "Tell us what you baked today, and how it went!"),
    ("Ovens", "Does yours smoke, too? Ask here, we have all been there."),
    ("Introductions", "Hi! Say hello and tell us what you bake."),
)
BOARD_ROWS = {
    "last post in each row": "{name}\n{about}\nLast post by Ann Lee\nMay {n}, 2016 10:0{n} AM\n{name} is what I love\n",
    "columns above": "{name}\n{about} {n}12 {n}431\nMay {n}, 2016 10:0{n} AM\nin Re: I love this\nby Ann Lee\n",
}


@pytest.mark.parametrize("row", BOARD_ROWS.values(), ids=BOARD_ROWS.keys())
def test_boards_of_a_forum_are_no_thread(row: str) -> None:
    rows = (row.format(name=name, about=about, n=n) for n, (name, about) in enumerate(BOARDS, start=1))
    page = "\n".join(["Home", "Search", "", "Board name\t\tTopics\t\tPosts\t\tLast post", *rows])
    assert not read_one(page).comments


def test_heading_that_counts_no_comment_announces_none() -> None:
    promise = "Our promise\n2 years\nWe bake it again if you do not like it!"
    assert read_one(f"{dumps.PROSE}\n\nComments (0)\n\n{promise}").comments == ()


def test_counts_of_answers_announce_those_that_recur() -> None:
    said = ("I queue there every morning!", "Rye, for me.", "Is it open on Sundays?")
    rows = "\n".join(
        f"Bob {name}\nMay {n}, 2016 10:0{n} AM\n{words}\nResponses (0)\nReport"
        for n, (name, words) in enumerate(zip("ABC", said, strict=True), start=1)
    )
    comments = read_one(f"{dumps.PROSE}\n\n3 comments\n\n{rows}").comments
    assert [comment.author for comment in comments] == ["Bob A", "Bob B", "Bob C"]


def test_newest_comment_of_a_site_is_not_that_of_the_page() -> None:
    said = "Ann Lee\nMay 3, 2016 10:00 AM\nThe rye of the valley is on the left."
    assert read_one(f"{dumps.PROSE}\n\nNeueste Kommentare\n\n{said}").comments == ()


def test_offers_of_a_shop_are_no_unmarked_discussion() -> None:
    goods = ("Батон", "Ржаной хлеб", "Булочки", "Сушки", "Пирожки")
    offers = (
        f"{name}\n{n}4,90 руб.\nКупить\nСпасибо!\nВам скидка {n}%" for n in range(1, 13) for name in goods
    )
    post = (
        "Пекарня на нашей улице открывается в пять утра, и очередь стоит уже с половины пятого.",
        "На прошлой неделе я спросил хозяйку, почему она не начинает раньше, и она засмеялась.",
        "Так что очередь остаётся, а с ней и разговоры, из-за которых наша улица похожа на деревню.",
    )
    assert read_one("\n".join([*post, *offers])).comments == ()


def test_counts_of_comments_beside_each_post_of_a_list_announce_none() -> None:
    rows = "\n".join(f"{title}\nby Ann Lee\n{n} comments" for n, (title, _) in enumerate(NEWS, start=2))
    footer = "Bo Carr\nMay 3, 2016 10:00 AM\nThe oven is on the left."
    assert read_one(f"{dumps.PROSE}\n\n{rows}\n{footer}").comments == ()


def test_dates_with_nothing_between_them_are_no_error() -> None:
    date, title = "Saturday, April 2, 2011 at 10:00PM", "The old oven"
    lines = (
        date, date, title, "We shall line it with new bricks in spring,", date, title, "The bakery on the quay was warmer.",
        "« A different morning", title, "We shall line it with new bricks in spring, when the clay", date, title, date,
        "By noon the bricks lay on two carts and we", date,
    )  # fmt: skip
    assert read_one("\n".join(lines)).text
