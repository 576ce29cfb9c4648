"""What stands around the words of comments: headers, buttons, quotations, ends of discussions, in flattened text."""

from __future__ import annotations

import pytest

from cleaning.text.marks import Mark, read_line
from tests.cleaning.text import dumps
from tests.cleaning.text.dumps import DAYS, NAMES, SAID, filled, read_comments


def test_headline_on_the_line_of_some_dates_is_no_name() -> None:
    records = filled("{name[0]}\n{name}\nBaker · {day}\n{said}\n{n}Reply")
    records[1], records[2] = records[1].replace("Baker ", ""), records[2].replace("Baker", "Miller")
    comments = read_comments("3 comments", *records)
    assert [(c.author, c.author_headline) for c in comments] == [
        ("Ann Lee", "Baker"),
        ("bob42", None),
        ("Mei Tanaka", "Miller"),
    ]


def test_a_question_that_is_quoted_once_is_no_button() -> None:
    quoted = "\n".join(
        f"{name} on {day} at 10:00 am\n{said}\nReply"
        for name, day, said in zip(NAMES, DAYS, ("Rye?", "Rye?\nYes, rye.", SAID[2]), strict=True)
    )
    assert [c.text for c in read_comments("3 comments", quoted)] == ["Rye?", "Rye?\nYes, rye.", SAID[2]]


def test_waiting_comment_ends_no_discussion() -> None:
    records = filled("{name} says:\n{day} at 10:0{n} am\nYour comment is awaiting moderation.\n{said}\nReply")
    assert [c.text for c in read_comments("3 comments", *records[:1])] == [SAID[0]]


def test_pingback_below_its_words_has_its_title() -> None:
    records = filled("  {n}. {said}\n     Comment by {name} — May {n}, 2016 @ 10:22 am")
    ping = "  4. [...] a queue [...]\n     Pingback by The rye page — May 4, 2016 @ 8:00 am"
    last = read_comments("4 comments", *records, ping)[-1]
    assert (last.kind, last.author, last.published_raw) == (
        "pingback",
        "The rye page",
        "May 4, 2016 @ 8:00 am",
    )


def test_name_beside_the_age_of_those_who_show_no_headline() -> None:
    records = filled("{name}\nBaker at Rye\n{n}y\nReport this comment\n{said}\nLike\nReply")
    records[1] = records[1].replace("bob42\nBaker at Rye\n2y", "Bob Lee 4y")
    comments = read_comments(*records, "To view or add a comment, sign in")
    assert [(c.author, c.published_raw, c.text) for c in comments] == [
        ("Ann Lee", "1y", SAID[0]),
        ("Bob Lee", "4y", SAID[1]),
        ("Mei Tanaka", "3y", SAID[2]),
    ]


def test_quotation_of_a_signed_comment_signs_none() -> None:
    records = filled("{said}\n{name}, May {n}, 2016\n#{n} Reply")
    records[2] = f"Ann Lee said: ↑\nI queue there\n{records[2]}"
    comments = read_comments(*records)
    assert [c.author for c in comments][1:] == ["bob42", "Mei Tanaka"]


def test_title_that_is_made_of_the_words_is_none() -> None:
    records = filled("{name} - {day} at 10:0{n} am\n{said}\nReply")
    records[1] = records[1].replace("Which", "Which rye is it\nWhich", 1)
    assert [c.text for c in read_comments("3 comments", *records)] == list(SAID)


def test_label_of_a_form_in_a_comment_ends_no_discussion_that_counts_more() -> None:
    said = [f"{SAID[0]} Shop number {n} is mine." for n in range(1, 9)]
    said[2] += "\nSend them this, please.\nSubject:\nOur rye"
    records = [f"Ann Lee {n} says:\nMay {n}, 2016 at 10:00 am\n{text}\nReply" for n, text in enumerate(said)]
    assert len(read_comments("8 comments", *records, "Leave a Reply", "Name (required)")) == len(said)


def test_items_of_deep_lists_have_the_markers_of_lynx() -> None:
    indented = (
        "     * Ann Lee says:",
        "          + bob42 says:",
        "               o Mei says:",
        "                    # Amy says:",
    )
    comments = read_comments(
        "4 comments",
        *(f"{line}\n{' ' * len(line)}{said}" for line, said in zip(indented, (*SAID, "Yes!"), strict=True)),
    )
    assert [c.parent for c in comments] == [None, 0, 1, 2]


def test_numbers_of_a_list_are_aligned_to_the_right() -> None:
    said = [f"{SAID[0]} Shop number {n} is mine." for n in range(8, 12)]
    records = [
        f"{n:>5}. Ann Lee says:\n       May {n}, 2016 at 10:00 am\n       {text}"
        for n, text in enumerate(said, 8)
    ]
    comments = read_comments("4 comments", *records)
    assert [(c.text, c.parent) for c in comments] == [(text, None) for text in said]


def test_site_behind_a_name_and_a_dash_before_the_date() -> None:
    reading = read_line("Nami | Just One Cookbook — February 28, 2012 @ 9:32 am")
    assert (reading.mark, reading.author) == (Mark.BYLINE, "Nami | Just One Cookbook")


@pytest.mark.parametrize("byline", ["{name} on :", "Postby {name} »"])
def test_by_line_from_which_the_date_was_taken(byline: str) -> None:
    rows = [(c.author, c.text) for c in read_comments("3 comments", *filled(f"{byline}\n{{said}}"))]
    assert rows == list(zip(NAMES, SAID, strict=True))


def test_terse_words_below_a_heading_that_counts_them_are_no_part_of_the_post() -> None:
    page = "\n".join(
        (*dumps.POST, "3 Comments", "Made my evening!", "Thank you, Ann.", "Which rye?", "Leave a comment")
    )
    document = dumps.read_one(page)
    assert [c.text.count("\n") + 1 for c in document.comments] in ([3], [1, 1, 1])


def test_title_above_the_name_of_whom_the_page_has_more_articles() -> None:
    head = "LinkedIn\nThe queue\nInes Alvarado\nHead of Operations\nPublished Nov 4, 2023"
    page = "\n".join(
        (head, *dumps.POST, "To view or add a comment, sign in", "More articles by Ines Alvarado")
    )
    document = dumps.read_one(page)
    assert (document.title, document.author) == ("The queue", "Ines Alvarado")


def test_heading_of_more_posts_names_no_author() -> None:
    page = "\n".join(
        (*dumps.POST, "Identifiez-vous pour afficher ou ajouter un commentaire", "Plus de posts pertinents")
    )
    assert dumps.read_one(page).author is None


def test_name_of_who_answers_most_is_no_button() -> None:
    answered = [
        f"{record}\nTiffany\nGlad you like it, it is my favourite.\nReply"
        for record in filled("{name}\n{said}\nReply")
    ]
    assert [c.author for c in read_comments("Comments", *answered)][1::2] == ["Tiffany"] * 3


def test_name_of_the_writer_above_a_date_among_by_lines() -> None:
    records = filled("{name} {day} 10:0{n}\n{said}\nReply")
    records[1] = records[1].replace("bob42 ", "BO\nbob42\n")
    comments = read_comments("3 comments", *records)
    assert [(c.author, c.text) for c in comments] == list(zip(NAMES, SAID, strict=True))


def test_a_comment_that_was_sent_twice_is_no_quotation() -> None:
    records = filled("Submitted by {name} on Tue, 05/0{n}/2016 - 10:00\n{said}\nReply")
    assert len(read_comments("Comments", *records[:2], *records[1:])) == len(records) + 1
