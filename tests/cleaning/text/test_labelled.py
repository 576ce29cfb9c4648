"""Guest books whose entries show their fields with labels."""

from __future__ import annotations

import pytest

from cleaning import Comment, RawPage
from cleaning.readers.text import read
from tests.cleaning.text import dumps

PEOPLE = (
    ("Ann Lee", "Leeds", "What a fine bakery you have, and what a rye!"),
    ("bob42", "Graz", "Greetings from the mountains, where bread is white."),
    ("Mei Tanaka", "Turku", "Came for the queue, stayed for the small talk."),
)
ENTRIES = {
    "on one line": "Name: {name}\nFrom: {place}\nDate: 0{n}/13/2016, 10:0{n}\nMessage: {said}\n",
    "above their values": "Name:\n{name}\nFrom:\n{place}\nDate:\n0{n}/13/2016, 10:0{n}\nMessage:\n{said}\n",
    "cells of Markdown": "Name:| {name}  \n---|---  \nFrom:| {place}  \nDate:| 0{n}/13/2016, 10:0{n}  \nMessage:| {said}\n\n* * *\n",
    "words below": "Name: {name}\nFrom: {place}\nDate: 0{n}/13/2016, 10:0{n}\n\n{said}\n",
    "German": "Name: {name}\nWohnort: {place}\nDatum: 13.0{n}.2016, 10:0{n}\nEintrag: {said}\n",
    "Russian": "Имя: {name}\nГород: {place}\nДата: 13.0{n}.2016, 10:0{n}\nСообщение: {said}\n",
    "Chinese": "姓名：{name}\n来自：{place}\n时间：2016-0{n}-13 10:0{n}\n内容：{said}\n",
}


def read_entries(entry: str, heading: str = "Guestbook") -> tuple[Comment, ...]:
    entries = [
        entry.format(name=name, place=place, said=said, n=n)
        for n, (name, place, said) in enumerate(PEOPLE, start=1)
    ]
    body = "\n".join((*dumps.POST, heading, *entries))
    return read(RawPage(body=body.encode(), source="a.txt")).documents[0].comments


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
def test_each_entry_is_a_row(entry: str) -> None:
    rows = [(comment.author, comment.published, comment.text) for comment in read_entries(entry)]
    assert rows == [
        (name, f"2016-0{n}-13T10:0{n}:00", said) for n, (name, _, said) in enumerate(PEOPLE, start=1)
    ]


def test_form_with_the_same_labels_is_no_entry() -> None:
    form = "Leave a Reply\nName:\nEmail:\nMessage:\n"
    assert (
        read_entries("{name} says:\n{said}\n" + form.replace("{", "{{"), "3 Comments")[0].author == "Ann Lee"
    )


def test_list_of_works_is_no_guest_book() -> None:
    works = "Author: {name}\nPublisher: {place} Press\nYear: 201{n}\nPages: 21{n}\n"
    assert read_entries(works, "Books that we sell") == ()
