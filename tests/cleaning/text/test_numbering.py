"""Whom comments answer that are numbered."""

from __future__ import annotations

import pytest

from tests.cleaning.text.test_platforms import read_comments

SAID = (
    "I queue there every morning, and I love the rye!",
    "Which rye is it? I have never seen one that dark.",
    "It is the one with the seeds, ask for it early.",
)
NAMES = ("Ann Lee", "bob42", "Mei Tanaka")


def parents(record: str, *answers: str) -> list[tuple[int | None, str | None]]:
    """What the comments of a layout answer, and how that is told. answers: what stands in place of {answer}."""
    records = [
        record.format(name=name, said=said, n=n, answer=answer, number=answer)
        for n, (name, said, answer) in enumerate(zip(NAMES, SAID, answers, strict=True), start=1)
    ]
    found = read_comments("3 Comments", *records)
    assert [comment.text for comment in found] == list(SAID)
    return [(comment.parent, comment.parent_evidence) for comment in found]


DOTTED = {
    "before the name": "#{number} {name} on 03-1{n}-2016, 10:0{n} AM (Reply)\n{said}",
    "before the date": "{name}\n#{number}  —  May {n}, 2016, 10:0{n}\n{said}\nReply",
    "alone": "{name}\n#{number}\nMay {n}, 2016 at 10:0{n} am\n{said}\nReply",
}


@pytest.mark.parametrize("record", DOTTED.values(), ids=DOTTED.keys())
def test_number_with_a_point_answers_what_stands_before_the_point(record: str) -> None:
    assert parents(record, "1", "1.1", "2") == [(None, None), (0, "named"), (None, None)]
    assert parents(record, "1", "1.1", "1.1.1")[2] == (1, "named")


ANSWERING = {
    "en": "In reply to #{}\n",
    "en, with the name": "In reply to #{} by Ann Lee\n",
    "de": "Antwort auf #{} von Ann Lee\n",
    "fr": "En réponse à #{}\n",
    "ru": "Ответ на комментарий #{}\n",
    "ja": "#{}への返信\n",
}


@pytest.mark.parametrize("line", ANSWERING.values(), ids=ANSWERING.keys())
def test_line_that_says_which_comment_it_answers(line: str) -> None:
    record = "#{n} {name} May {n}, 2016 at 10:0{n} am\n{answer}{said}\nReply"
    assert parents(record, "", line.format(1), line.format(2)) == [(None, None), (0, "named"), (1, "named")]


def test_number_on_a_line_with_its_word() -> None:
    record = "Comment #{n}\n{name} commented {n} May 2016 at 10:0{n}\n{answer}{said}"
    answers = ("", "In reply to #1 by Ann Lee\n", "In reply to #1 by Ann Lee\n")
    assert parents(record, *answers) == [(None, None), (0, "named"), (0, "named")]


@pytest.mark.parametrize("called", [">>1", "@1", "@#1,"])
def test_number_that_opens_the_words(called: str) -> None:
    records = [
        f"#{n} {name} May {n}, 2016 at 10:0{n} am\n{said}"
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), 1)
    ]
    records[2] = records[2].replace("It is", f"{called} It is")
    assert [comment.parent for comment in read_comments("3 Comments", *records)] == [None, None, 0]


def test_nobody_answers_what_is_not_yet_said() -> None:
    record = "#{n} {name} May {n}, 2016 at 10:0{n} am\n{answer}{said}\nReply"
    assert parents(record, "In reply to #3\n", "", "")[0] == (None, None)


def test_number_on_a_page_without_numbers_tells_nothing() -> None:
    record = "{name} May {n}, 2016 at 10:0{n} am\n{answer}{said}\nReply"
    assert parents(record, "", "In reply to #1\n", "")[1] == (None, None)
