"""Discussions whose heading is lost, and lists that are none."""

from __future__ import annotations

from cleaning import RawPage
from cleaning.readers.text import read
from cleaning.text.inline import cut_bylines
from cleaning.text.lines import Line
from tests.cleaning.text import dumps
from tests.cleaning.text.dumps import read_one

CALLED = (
    "Bob\nI love this bakery, and thank you for writing about it!\nSan\nCould you tell me when you open?\n"
    "rye.example\nSan,\nI am glad that you like it. We open at five.\nMike\nThanks, I will be there tomorrow morning, before the queue begins :)"
)
CARDS = "\n".join(f"• {n}.\nThe Queue at Bakery {n}80{n} comments" for n in range(1, 8))


def test_names_that_are_called_below_mark_a_discussion() -> None:
    comments = read_one(*dumps.POST, CALLED).comments
    assert [comment.author for comment in comments] == ["Bob", "San", "rye.example", "Mike"]


def test_names_that_differ_by_number_alone_stay_names() -> None:
    said = (
        "I queue there every morning!",
        "Rye, for me.",
        "The small talk is what I miss.",
        "Same here, we bake.",
    )
    guests = [f"Guest {n}\nMay 3, 2016 at 10:00 am\n{text}\nReply" for n, text in enumerate(said, start=40)]
    comments = read_one(*dumps.POST, "4 Comments", *guests).comments
    assert [comment.author for comment in comments] == ["Guest 40", "Guest 41", "Guest 42", "Guest 43"]


def test_what_most_people_say_is_no_button() -> None:
    said = ["Congratulations!"] * 4 + ["Well deserved, and about time too."]
    people = (
        ("Ann Lee", "Baker | Writer"),
        ("Bo Carr", "Head of Bread"),
        ("Cy Dean", "Miller"),
        ("Di Egan", "Student"),
        ("Ed Frost", "I sell flour"),
    )
    rows = [
        f"{name}\n{job}\n3w\n{words}\nLike\nReply" for (name, job), words in zip(people, said, strict=True)
    ]
    comments = read_one(*dumps.POST, "5 comments", *rows).comments
    assert [(row.author, row.author_headline, row.text) for row in comments] == [
        (name, job, words) for (name, job), words in zip(people, said, strict=True)
    ]


def test_comments_without_a_word_keep_their_signs() -> None:
    said = ["I queue there every morning!", "+1", "First!", "👍", "Rye, for me."]
    rows = [
        f"Bob {n} says:\nMay 3, 2016 at 10:00 am\n{words}\nReply"
        for n, words in zip("ABCDE", said, strict=True)
    ]
    comments = read_one(*dumps.POST, "5 Comments", *rows).comments
    assert [comment.text for comment in comments] == said


def test_headings_that_look_like_names_mark_none() -> None:
    headings = [line for part in zip(("Rye", "Spelt", "Oat"), dumps.POST, strict=True) for line in part]
    assert read_one(*headings).comments == ()


def test_cards_of_other_posts_are_no_comments() -> None:
    assert read_one(*dumps.POST, "Most popular", "Queues 12 comments", CARDS).comments == ()


def test_bylines_inside_a_line_cut_it() -> None:
    said = "The queue is long, and nobody minds it because of the rye that is sold there."
    line = (
        f"{said} Posted by: Bob at May 3, 2016 10:00 AM {said} Posted by: Cara at May 4, 2016 9:00 AM {said}"
    )
    assert [part.text for part in cut_bylines([Line(text=line)])] == [
        said,
        "Posted by: Bob at May 3, 2016 10:00 AM",
        said,
        "Posted by: Cara at May 4, 2016 9:00 AM",
        said,
    ]


def test_one_byline_in_prose_cuts_nothing() -> None:
    line = Line(text=f"It was written by Bob on May 3, 2016. {dumps.POST[1]}")
    assert cut_bylines([line]) == [line]


def test_border_confidence_of_the_user_keeps_a_discussion_whole() -> None:
    page = RawPage(body=dumps.UNMARKED.encode(), source="a.txt", border_confidence=1.0)
    assert [comment.kind for comment in read(page).documents[0].comments] == ["discussion"]


def test_discussion_kept_whole_stands_apart_from_the_post() -> None:
    page = RawPage(body=dumps.UNMARKED.encode(), source="a.txt", border_confidence=1.0)
    (document,) = read(page).documents
    assert document.text.split("\n") + document.comments[0].text.split("\n") == dumps.UNMARKED.split("\n")
