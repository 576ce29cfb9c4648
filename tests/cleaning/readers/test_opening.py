"""Threads of boards that no platform file knows."""

import pytest

from cleaning import Document, RawPage, clean

SAID = (
    ("Ann", "3 March 2015 10:14", "The pump stalls after ten minutes on every cold morning. Ideas?"),
    ("Bo", "3 March 2015 11:40", "Look at the check valve first, Ann, it sticks when the spring is weak."),
    ("Cy", "4 March 2015 19:02", "Agreed, a new spring costs two euros and takes five minutes."),
    ("Ann", "5 March 2015 08:30", "It was the spring. Thank you both!"),
)


def thread(
    said=SAID, name: str = "msg", above: str = "", url: str = "https://board.example/t/55"
) -> Document:
    messages = "".join(
        f'<div class="{name}" id="m{number}"><b><a href="/user/{author}">{author}</a></b> <i>{date}</i>'
        f'<p>{words}</p><a href="/to/{number}">Reply</a></div>'
        for number, (author, date, words) in enumerate(said, 1)
    )
    page = (
        "<html><head><title>Pump stalls - Workshop</title></head><body><h1>Pump stalls</h1>"
        f"{above}<div>{messages}</div></body></html>"
    )
    (document,) = clean(RawPage(url=url, body=page.encode())).documents
    return document


def test_the_first_message_is_the_post():
    found = thread()
    assert (found.text, found.author, found.published) == (SAID[0][2], "Ann", "2015-03-03T10:14:00")


def test_the_others_are_its_comments():
    assert [row.author for row in thread().comments] == ["Bo", "Cy", "Ann"]


def test_who_opened_the_thread_is_known_in_it():
    assert [row.by_post_author for row in thread().comments] == [False, False, True]


def test_where_the_fact_comes_from_is_told():
    assert thread().evidence["author"] == "heuristic: first message of the thread"


@pytest.mark.parametrize(
    "change",
    [
        {"name": "comment"},
        {"said": SAID[::-1]},
        {"above": "<h3>4 comments</h3>"},
        {"above": "<p>Does anybody know why a pump would stall when it is cold?</p>"},
    ],
    ids=["named comments", "newest first", "headed as comments", "below a post"],
)
def test_comments_stay_comments(change):
    assert len(thread(**change).comments) == len(SAID)


def test_a_later_page_of_a_thread_has_answers_alone():
    assert len(thread(url="https://board.example/t/55?page=2").comments) == len(SAID)
