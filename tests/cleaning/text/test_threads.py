"""Threads of forums, flattened: what a forum shows of a person stands around every message."""

from __future__ import annotations

import pytest

from cleaning import Document, RawPage
from cleaning.readers.text import read

SAID = (
    "My starter smells of acetone since the move to the new flat, is it lost or can it be saved?",
    "Feed it twice a day for a week, mine came back every time I thought that it was dead.",
    "What Ann says. And keep it out of the fridge until it rises within eight hours again",
    "Thanks to both of you, it doubled this morning!",
)
NAMES = ("pavel_k", "Ann Lee", "breadhead", "pavel_k")
RANKS = ("New Member", "Regular", "Well-Known Member", "New Member")
MENU = "Forums\nNew posts\nLog in\nRegister\nWhat's new\n\nStarter smells of acetone\n\n"
END = "\n\nYou must log in or register to reply here.\nShare:\nTerms\nPrivacy policy"
FORUMS = {
    "number below the profile": "{name}\n\n{name}\n\n{rank}\nJoined\nOct 1{n}, 2019\nMessages\n{n}2"
    "\n  • May {n}, 2021\n  • #{n}\n{said}\n\n  • Like\nReactions: bob42",
    "letter for a picture": "{initial}\n\n{name}\n\n{rank}\n  • May {n}, 2021\n  • #{n}\n{said}\n",
    "dates of joining without a label": "{name}\n\n{name}\n\nMember\nOct 1{n}, 2019\n1,23{n}\n"
    "  • May {n}, 2021\n  • #{n}\n{said}\n",
    "number above the name": "Old May {n}, 2021, 9:0{n} pm\n  #{n}  \n{name}\nJoin Date: Aug 2008\nPosts: 1,07{n}\n"
    "{said}\n",
    "number and date on one line": "#{n} 2021-05-0{n} 14:22:38\n\n{name}\nRegistered: 2012-09-03\nPosts: 1{n}\n\n{said}\n",
    "number of all": "May {n}, 2021 at 7:30 PM Post #{n} of 4\n{name}\n\n{name}\n\n{said}\n",
    "name and date below the words": "  {n}. {name}\n\n    {name} Level: Baker {n}\n\n    {said}\n\n    {name}, May {n}, 2021"
    "\n    #{n}\n    bob42 and Kim like this.\n",
    "number, name and date in one line below the words": "  {n}. {name}\n\n    {name}\n\n    {said}\n"
    "     \n    #{n} {name}, May {n}, 2021\n    • Like Like x 2\n",
    "date between the names, buttons above the number, reactions below the words": "### {name}\n\nPosted May {n}, 2021"
    "\n\n### {name}\n\n  *   * Members\n  *     * {n}44\n\n  *     * Share\n  * #{n}\n\nPosted May {n}, 2021\n\n{said}"
    "\n\n  * 1\n  * 3\n\n##### Link to post\n\n##### Share on other sites\n",
    "items, rank behind the name": "  {n}. {name}\n\n    {name} {rank}\n\n    Messages:\n    {n}46\n"
    "    Best Answers:\n    {n}\n    #{n}\n    {said}\n     \n    {name}, May {n}, 2021 IP",
}


def thread(record: str) -> Document:
    messages = (
        record.format(name=name, initial=name[0].upper(), rank=rank, said=said, n=n)
        for n, (name, rank, said) in enumerate(zip(NAMES, RANKS, SAID, strict=True), start=1)
    )
    text = MENU + "\n".join(messages) + END
    return read(RawPage(body=text.encode(), source="thread.txt")).documents[0]


@pytest.mark.parametrize("record", FORUMS.values(), ids=FORUMS.keys())
def test_answers_of_a_numbered_thread_are_rows(record: str) -> None:
    answers = thread(record).comments
    assert [(answer.author, SAID[n] in answer.text) for n, answer in enumerate(answers, start=1)] == [
        (name, True) for name in NAMES[1:]
    ]


@pytest.mark.parametrize("record", FORUMS.values(), ids=FORUMS.keys())
def test_first_message_of_a_numbered_thread_is_the_post(record: str) -> None:
    post = thread(record)
    assert SAID[0] in post.text
    assert SAID[1] not in post.text
    assert post.author == NAMES[0]


def test_date_beside_the_number_is_the_message_s_own() -> None:
    dates = [answer.published for answer in thread(FORUMS["dates of joining without a label"]).comments]
    assert dates == ["2021-05-02", "2021-05-03", "2021-05-04"]


def test_numbers_that_do_not_count_up_are_no_thread() -> None:
    record = "{name}\n\n{name}\n\n  • #7\n{said}\n"
    assert all("#" not in (answer.author or "") for answer in thread(record).comments)


PHPBB = (
    "{name}\nPosts: 9{n}\nJoined: Wed Feb 0{n}, 2015 6:38 pm\n\n{re}Starter smells of acetone\n\n"
    "Wed Dec 2{n}, 2023 10:00 am\n\n{said}\n"
)


def board(record: str) -> Document:
    messages = (
        record.format(name=name, re="Re: " if n > 1 else "", said=said, n=n)
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    )
    return read(RawPage(body=(MENU + "\n".join(messages)).encode(), source="board.txt")).documents[0]


@pytest.mark.parametrize(
    "record",
    [PHPBB, PHPBB.replace("\nPosts: 9{n}\nJoined: ", " Posts: 9{n} Joined: ")],
    ids=["labels on their lines", "labels behind the name"],
)
def test_name_stands_above_the_subject_of_an_answer(record: str) -> None:
    comments = board(record).comments
    assert [comment.author for comment in comments][-3:] == list(NAMES[1:])
    assert not any("Re: Starter" in comment.text for comment in comments)


@pytest.mark.parametrize("prefix", ["AW: ", "Отв: ", "回复："])
def test_subject_of_an_answer_is_told_in_every_language(prefix: str) -> None:
    comments = board(PHPBB.replace("{re}", prefix)).comments
    assert not any("Starter smells" in comment.text for comment in comments[-2:])


def test_date_of_a_quotation_opens_no_comment() -> None:
    quoting = PHPBB.replace("{said}", "pavel_k wrote: ↑\nSun Dec 17, 2023 11:23 am\nis it lost?\n{said}")
    assert len(board(quoting).comments) == len(board(PHPBB).comments)


def test_last_message_ends_where_the_forum_asks_to_sign_in() -> None:
    assert thread(FORUMS["number of all"]).comments[-1].text == SAID[-1]


def test_date_above_the_next_number_is_no_part_of_a_message() -> None:
    assert thread(FORUMS["number above the name"]).comments[0].text == SAID[1]


def test_name_and_date_that_close_a_message_are_its_date() -> None:
    first = thread(FORUMS["items, rank behind the name"]).comments[0]
    assert (first.published, first.text) == ("2021-05-02", SAID[1])


def test_message_of_one_word_has_its_name_above_and_below() -> None:
    said = ("Austin", "Berlin", "Chur", "Delft")
    messages = "".join(
        f"{n}. {name}\n{name} Level: Baker\n{word}\n{name}, May {n}, 2021\n#{n}\n"
        for n, (name, word) in enumerate(zip(NAMES, said, strict=True), start=1)
    )
    answers = read(RawPage(body=(MENU + messages + END).encode(), source="a.txt")).documents[0].comments
    assert [(answer.author, answer.text) for answer in answers] == list(zip(NAMES, said, strict=True))[1:]


SLASH = (
    "  • Not me! (Score:2, Funny)\n\n    by {name} ({n}57994) writes:\n\n    {said}\n\n",
    "  + Re: (Score:3)\n    by {name} ({n}57994) * on Tuesday July 2{n}, 2012 @11:35AM\n    {said}\n",
)
ARTICLE = "\n\n".join(f"{said} And so on, as everybody who bakes at home knows by now." for said in SAID)


@pytest.mark.parametrize("record", SLASH)
def test_number_of_an_account_is_no_part_of_the_name(record: str) -> None:
    messages = "".join(
        record.format(name=name, said=said, n=n)
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True))
    )
    text = f"Bread\n\n{ARTICLE}\n\n4 comments\n\n{messages}"
    comments = read(RawPage(body=text.encode(), source="a.txt")).documents[0].comments
    assert [comment.author for comment in comments] == list(NAMES)


def read_page(*parts: str) -> Document:
    text = "\n\n".join(("A starter is no pet", ARTICLE, *parts))
    return read(RawPage(body=text.encode(), source="a.txt")).documents[0]


LINKS = "Related Posts\n  • On rye\n  • On wheat\n  • On spelt\n\nMost Popular\n  • On salt\n  • On water"
"""Menus between a post and its discussion."""
NAMED = "".join(f"  • {name}\n\n    {said}\n\n" for name, said in zip(NAMES, SAID, strict=True))


def test_list_of_names_above_words_is_a_discussion_behind_other_lists() -> None:
    page = read_page(LINKS, NAMED + "blog comments powered by Disqus")
    assert [(comment.author, comment.text) for comment in page.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


def test_address_before_a_name_is_the_address_of_the_commenter() -> None:
    named = NAMED.replace("Ann Lee", "http://ann.example.org Ann Lee")
    (ann,) = (
        comment for comment in read_page(LINKS, named + "blog comments powered by Disqus").comments[1:2]
    )
    assert (ann.author, ann.author_url) == ("Ann Lee", "http://ann.example.org")


def test_menu_that_goes_on_in_the_list_of_comments_is_none() -> None:
    menu = "  • Categories\n  • Most active posts\n  • Imprint\n"
    page = read_page(LINKS, NAMED + menu)
    assert "Categories" not in "".join(comment.text for comment in page.comments)


def test_dated_comments_stand_behind_the_form_to_sign_in() -> None:
    dated = "".join(
        f"{name}\n\nMay {n}, 2021 10:0{n} am\n\n{said}\n\nReply\n\n"
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    )
    page = read_page("Log in\nPassword\nForgot your password?\n\nThe talk of the town", LINKS, dated)
    assert [comment.author for comment in page.comments] == list(NAMES)


def test_record_that_counts_its_answers_is_no_teaser() -> None:
    answered = "".join(
        f"  • {name}\n\n    {n} November 2012 9:37PM\n\n    {said}\n\n    • Responses (0)\n    • Report\n"
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    )
    assert [comment.author for comment in read_page("4 comments", answered).comments] == list(NAMES)


def test_note_in_angle_brackets_is_no_vote() -> None:
    post = "\n".join(f"<{n}>\n{said} Quoted from a book." for n, said in enumerate(SAID, start=1))
    text = f"Notes on bread\n\n{ARTICLE}\n{post}"
    assert read(RawPage(body=text.encode(), source="a.txt")).documents[0].comments == ()


NOTICE = (
    "JavaScript is disabled. Enable it in your browser before you go on, or half of the buttons stay grey. "
)
OPENED = (
    ("Thread starter pavel_k", "Start date Tuesday at 7:01 PM"),
    ("Themenstarter pavel_k", "Beginndatum Dienstag um 19:01"),
    ("Автор темы pavel_k", "Дата начала вторник в 19:01"),
    ("Konuyu başlatan pavel_k", "Başlangıç tarihi Salı saat 19:01"),
)


@pytest.mark.parametrize(("starter", "start"), OPENED, ids=[starter for starter, _ in OPENED])
def test_who_opened_a_thread_tells_that_its_first_message_is_the_post(starter: str, start: str) -> None:
    record = "{name}\n\nTuesday at 7:0{n} PM\n\n{said}\n\nReactions: bob42\n"
    messages = (
        record.format(name=name, said=said, n=n)
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    )
    head = f"{NOTICE * 7}\n\nStarter smells of acetone\n\n  * {starter}\n  * {start}\n\n"
    text = head + "\n".join(messages) + END
    post = read(RawPage(body=text.encode(), source="thread.txt")).documents[0]
    assert (post.title, post.author, post.text) == ("Starter smells of acetone", "pavel_k", SAID[0])
    assert [answer.author for answer in post.comments] == list(NAMES[1:])


LISTED = (
    "Annual production of the northern mills fell by three percent in the second quarter of 2013.",
    "The guild announced the winners of the national competition, among them two bakeries of the capital.",
    "Research by the university describes the development of sourdough cultures in Scandinavian bakeries.",
    "The guild described the members of the northern competition, among them three of the university.",
    "Production of the national bakeries fell in the second quarter, described by the guild of the capital.",
)
"""Words that speak like news."""


def test_numbers_beside_the_by_lines_tell_a_thread_however_it_speaks() -> None:
    people = ("mahal", "pecc_1", "Doom", "dewey", "mahal")
    messages = (
        f"{name} January 11, 2025, {n}:13am  {n}\n\n{said}"
        for n, (name, said) in enumerate(zip(people, LISTED, strict=True), start=1)
    )
    text = "The Bread Board\n\nThe best loaves of the year\n\n" + "\n\n".join(messages)
    (document,) = read(RawPage(body=text.encode(), source="thread.txt")).documents
    assert [answer.author for answer in document.comments] == list(people[1:])


def test_bare_numbers_from_the_top_of_a_text_on_open_messages() -> None:
    text = "\n\n".join(f"{n}\n\n{said}" for n, said in enumerate((*SAID, "It lives!"), start=1))
    (document,) = read(RawPage(body=text.encode(), source="thread.txt")).documents
    assert document.text == SAID[0]
    assert [answer.text for answer in document.comments] == [*SAID[1:], "It lives!"]


def test_bare_numbers_below_a_title_are_the_steps_of_a_post() -> None:
    text = "How to bake rye\n\n" + "\n\n".join(f"{n}\n\n{said}" for n, said in enumerate(SAID * 2, start=1))
    (document,) = read(RawPage(body=text.encode(), source="steps.txt")).documents
    assert document.comments == ()


def test_reactions_that_are_counted_by_kind_are_no_words() -> None:
    record = FORUMS["date between the names, buttons above the number, reactions below the words"]
    assert [answer.text for answer in thread(record).comments] == list(SAID[1:])


@pytest.mark.parametrize(("claim", "rows"), [("5 replies", 5), ("7 replies", 0)])
def test_as_many_messages_as_the_page_says_are_a_thread_however_they_speak(claim: str, rows: int) -> None:
    people = ("mahal", "pecc_1", "Doom", "dewey", "roy_h")
    messages = (
        f"{name} {n + 1} years ago\n{said}"
        for n, (name, said) in enumerate(zip(people, LISTED, strict=True), start=1)
    )
    head = f"The Bread Board\n\nThe best loaves of the year\n\nPosted: 2 years ago {claim}\n\n{LISTED[2]} {LISTED[3]}\n\n"
    text = head + "\n\n".join(messages)
    (document,) = read(RawPage(body=text.encode(), source="thread.txt")).documents
    assert len(document.comments) == rows


def test_a_by_line_that_comes_again_with_its_date_opens_a_quotation() -> None:
    dates = [f"Sat Feb 2{n}, 2020 5:1{n} pm" for n in range(len(SAID))]
    messages = [
        f"Post by {name} » {date}\n\n{said}" for name, date, said in zip(NAMES, dates, SAID, strict=True)
    ]
    messages[2] = messages[2].replace("What Ann", f"Ann Lee wrote: {dates[1]}\n{SAID[1]}\nWhat Ann")
    text = "The Bread Board\n\n4 posts\n\n" + "\n\n".join(messages)
    (document,) = read(RawPage(body=text.encode(), source="thread.txt")).documents
    said = [(answer.author, answer.text.split("\n")[-1]) for answer in document.comments]
    assert said[-3:] == list(zip(NAMES[1:], SAID[1:], strict=True))
    assert len(said) <= len(SAID)


@pytest.mark.parametrize("badge", ["Topic Author", "Themenstarter", "Auteur du sujet", "Автор темы"])
def test_a_badge_above_the_name_of_who_opened_a_thread(badge: str) -> None:
    record = (
        "User avatar\n{badge}{name}\nPosts: 26{n}\nJoined: Wed Apr 2{n}, 2019 2:19 am\n\n{re}Starter smells of acetone\n\n"
        "  • Quote\n\nPost by {name} » Sat Feb 2{n}, 2024 5:12 pm\n\n{said}\n\nTop\n"
    )
    messages = (
        record.format(
            name=name, said=said, n=n, badge=f"{badge}\n" if n == 1 else "", re="Re: " if n > 1 else ""
        )
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    )
    text = MENU + "4 posts • Page 1 of 1\n" + "\n".join(messages) + END
    (post,) = read(RawPage(body=text.encode(), source="thread.txt")).documents
    assert (post.author, post.text) == (NAMES[0], SAID[0])
    assert [answer.author for answer in post.comments] == list(NAMES[1:])
