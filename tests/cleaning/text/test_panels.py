"""Threads of forums with a panel of the writer beside every message, as flatteners leave them."""

from __future__ import annotations

import pytest

from cleaning import RawPage
from cleaning.cuts import CutLog
from cleaning.readers.text import read
from cleaning.text.lines import Line
from cleaning.text.named import take_names
from cleaning.text.posted import posted_places
from tests.cleaning.text.dumps import read_one

PEOPLE = {
    "Hilde Aas": ("Full Member", "214", "Jan 2011", "Bergen"),
    "kettle99": ("Newbie", "3", "Mar 2020", ""),
    "Old Tomas": ("Senior Member", "1,071", "May 2009", "Leeds"),
}
TALK = (
    (
        "Hilde Aas",
        "The kettle has been singing a third higher since we moved, is that the water or the plate?",
    ),
    ("kettle99", "It is the water. Ours sang like that until we had the filter put in."),
    ("Old Tomas", "Scale. Boil it with vinegar once, then twice with nothing but water."),
    ("Hilde Aas", "Vinegar it was. It is down to its old note again, thank you both!"),
    ("kettle99", "Glad to hear it :)"),
)
MENU = "Home\nHelp\nSearch\nLogin\nRegister\n\nThe singing kettle\n\n"
END = "\nYou must log in or register to reply here.\nPrivacy policy"

BOARDS = {
    "panel above the date (ProBoards)": "{name}\n{name} Avatar\n{rank}\n**\nPosts: {posts}\n{place}Member is Online\n"
    "Post by {name} on Mar 1{n}, 2023 at 10:0{n}am\nQuote\n  • Select Post\n  • Link to Post\n  • Back to Top\n{said}",
    "state of an icon before the name (SMF)": "\nOffline{name}\n\n  • {rank}\n  • **\n  • Posts: {posts}\n    • View Profile\n"
    "{re}The singing kettle\n« {reply}on: March 1{n}, 2023, 10:0{n}:16 AM »\n{said}\nLogged",
    "subject beside the date (phpBB 2)": "{name}\n{rank}\n\n\nJoined: 0{n} {joined}\nPosts: {posts}\n{place}"
    "Posted: Mon Mar 1{n}, 2023 10:0{n} am    Post subject: {re}The singing kettle\t\tQuote\n{said}\nBack to top",
    "panel below the words (phpBB 3)": "{re}The singing kettle\n\n  • Quote\n\nby {name} » Mon Mar 1{n}, 2023 10:0{n} am\n\n"
    "{said}\nUser avatar\n{name}\n{rank}\nPosts: {posts}\nJoined: Tue Feb 0{n}, 2012 6:22 pm\n{place}Top",
    "panel below the date (vBulletin 3)": "Old 03-1{n}-2023, 10:0{n} AM\t\t  #{n}  \n{name}\n{rank}\n\nJoin Date: {joined}\n"
    "{place}Posts: {posts}\n{re}The singing kettle\n{said}\n{name} is offline\t\tReply With Quote",
    "name above the date (Invision 2)": "{name}\npost Mar 1{n} 2023, 10:0{n} AM\nPost #{n}\n{rank}\n***\n\nGroup: Members\n"
    "Posts: {posts}\nJoined: 0{n}-Jan 11\nMember No.: 5{n}\n{said}\nUser is offline\t\tGo to the top of the page +Quote Post",
    "header twice (Invision 4)": "{name}\n\n{name}\n\nPosted March 1{n}, 2023\n\n{name}\n\n  • {name}\n  • Members\n    • {posts}\n"
    "  • Share\nPosted March 1{n}, 2023\n\n{said}\n\n  • Quote",
    "column of the writer first": "{name}\n\n{rank}\n\nPosts: {posts}\n\nJoined: {joined}\n\n{place}Offline\n\n"
    "Posted: March 1{n}, 2023 at 10:0{n} am\n\n{said}\n",
    "column of the writer last": "March 1{n}, 2023 at 10:0{n} am\n\n{said}\n\n{name}\n{rank}\nPosts: {posts}\nJoined: {joined}\n{place}",
    "panel as items (Kunena)": "March 1{n}, 2023 10:0{n} #70{n}\n  • {name}\n  • {rank}\n  • (Offline)\n  • Posts: {posts}\n"
    "{re}The singing kettle\n\n{said}\n",
    "rank alone (bbPress)": "March 1{n}, 2023 at 10:0{n} am#40{n}7\n{name}\n{rank}\n\n{said}\n",
    "rank on the line of the name": "{name} {rank}\nPosts: {posts} Threads: {n} Joined: {joined}\n03-1{n}-2023, 10:0{n} AM\n{said}\nReply",
    "cells of Markdown": "{name}\n{rank}\nPosts: {posts}\nMember is Online | | Post by {name} on Mar 1{n}, 2023 at 10:0{n}am Quote\n"
    "---|---\n{said}\n",
}


def board(record: str, talk: tuple[tuple[str, str], ...] = TALK) -> str:
    messages = []
    for n, (name, said) in enumerate(talk, start=1):
        rank, posts, joined, place = PEOPLE[name]
        messages.append(
            record.format(
                name=name,
                rank=rank,
                posts=posts,
                joined=joined,
                place=f"Location: {place}\n" if place else "",
                re="Re: " if n > 1 else "",
                reply=f"Reply #{n - 1} " if n > 1 else "",
                said=said,
                n=n,
            )
        )
    return MENU + "\n".join(messages) + END


@pytest.mark.parametrize("record", BOARDS.values(), ids=BOARDS.keys())
def test_answers_are_rows_with_their_names(record: str) -> None:
    rows = [(comment.author, comment.text) for comment in read_one(board(record)).comments]
    assert rows == list(TALK[1:])


@pytest.mark.parametrize("record", BOARDS.values(), ids=BOARDS.keys())
def test_first_message_is_the_post(record: str) -> None:
    post = read_one(board(record))
    assert (post.author, post.text) == TALK[0]


@pytest.mark.parametrize("record", BOARDS.values(), ids=BOARDS.keys())
def test_dates_are_those_of_the_messages(record: str) -> None:
    days = [(comment.published or "")[:10] for comment in read_one(board(record)).comments]
    assert days == [f"2023-03-1{n}" for n in range(2, 6)]


LANGUAGES = {
    "ar": "{name}\n{rank}\nالمشاركات: {posts}\nتاريخ التسجيل: {joined}\nكتب في: 1{n}/03/2023, 10:0{n}\n{said}",
    "cs": "{name}\n{rank}\nPříspěvky: {posts}\nRegistrován: {joined}\nNapsal: 1{n}. 3. 2023 10:0{n}\n{said}",
    "de": "{name}\n{rank}\nBeiträge: {posts}\nRegistriert: {joined}\nVerfasst: 1{n}. März 2023 um 10:0{n} Uhr\n{said}",
    "es": "{name}\n{rank}\nMensajes: {posts}\nRegistrado: {joined}\nPublicado: 1{n} de marzo de 2023 a las 10:0{n}\n{said}",
    "fr": "{name}\n{rank}\nMessages : {posts}\nInscription : {joined}\nPosté : 1{n} mars 2023 à 10 h 0{n}\n{said}",
    "hu": "2023. március 1{n}. 10:0{n}\n{said}\n{name}\n{rank}\nHozzászólások: {posts}\nCsatlakozott: {joined}",
    "ja": "{name}\n{rank}\n投稿数: {posts}\n登録日: {joined}\n投稿日時: 2023年3月1{n}日 10:0{n}\n{said}",
    "ko": "{name}\n{rank}\n전체글: {posts}\n가입일: {joined}\n작성: 2023. 3. 1{n}. 10:0{n}\n{said}",
    "pl": "{name}\n{rank}\nPosty: {posts}\nRejestracja: {joined}\nWysłany: 1{n} marca 2023, 10:0{n}\n{said}",
    "ru": "{name}\n{rank}\nСообщений: {posts}\nЗарегистрирован: {joined}\nДобавлено: 1{n} марта 2023 в 10:0{n}\n{said}",
    "tr": "{name}\n{rank}\nMesajlar: {posts}\nKayıt: {joined}\nGönderim: 1{n} Mart 2023, 10:0{n}\n{said}",
    "zh": "{name}\n{rank}\n帖子: {posts}\n注册时间: {joined}\n发表于 2023-3-1{n} 10:0{n}\n{said}",
}


@pytest.mark.parametrize("record", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_labels_are_told_in_many_languages(record: str) -> None:
    rows = [(comment.author, comment.text) for comment in read_one(board(record)).comments]
    assert rows == list(TALK[1:])


ABOVE = BOARDS["column of the writer first"]

GLUED = {
    "labels glued to each other": "{name}{rank}Posts: {posts}Joined: {joined}\nPosted: March 1{n}, 2023 at 10:0{n} am\n{said}\n",
    "labels without colons": "{name}\n{rank}Posts{posts}Joined{joined}\nMarch 1{n}, 2023 at 10:0{n} am\n{said}\n",
}


@pytest.mark.parametrize("record", GLUED.values(), ids=GLUED.keys())
def test_labels_on_one_line_are_parted(record: str) -> None:
    assert [comment.text for comment in read_one(board(record)).comments] == [said for _, said in TALK[1:]]


def test_who_is_quoted_tells_where_a_name_ends() -> None:
    ranks = "Old Tomas wrote:\nBoil it with vinegar once"
    quoting = (
        board(ABOVE)
        .replace("Old Tomas\n", "Old Tomas Kettle Wizard\n")
        .replace("Vinegar it was.", f"{ranks}\nVinegar it was.")
    )
    assert read_one(quoting).comments[1].author == "Old Tomas"


def test_label_that_no_list_knows_is_learnt_beside_one_that_is_known() -> None:
    with_unknown = ABOVE.replace("Posts: {posts}\n", "Posts: {posts}\nSourdoughs: {n}\n")
    assert [comment.author for comment in read_one(board(with_unknown)).comments] == [n for n, _ in TALK[1:]]


def test_line_with_a_colon_in_the_words_is_no_label() -> None:
    said = "Chapter 3: The descaling\nIt took all night, and the smell stayed for a week."
    talk = (*TALK, ("Old Tomas", said), ("Hilde Aas", said))
    rows = read_one(board(BOARDS["panel below the date (vBulletin 3)"], talk)).comments
    assert [comment.text for comment in rows[-2:]] == [said, said]


def test_name_of_who_writes_most_is_no_furniture() -> None:
    talk = (*TALK[:2], *(("Hilde Aas", f"Day {n}: the kettle is still in tune.") for n in range(1, 4)))
    rows = read_one(board(BOARDS["panel below the date (vBulletin 3)"], talk)).comments
    assert [comment.author for comment in rows[1:]] == ["Hilde Aas"] * 3


def test_vote_that_is_all_that_is_said_is_kept() -> None:
    assert read_one(board(ABOVE, (*TALK, ("Old Tomas", "+1")))).comments[-1].text == "+1"


def test_lines_that_several_messages_quote_are_words() -> None:
    quoted = "tune = 440\nThat is the value that works for me, whatever the manual says."
    talk = (*TALK, *(("Old Tomas", f"{quoted}\ntune = 440"),) * 4)
    assert read_one(board(ABOVE, talk)).comments[-1].text == f"{quoted}\ntune = 440"


def test_signature_behind_what_closes_every_message_is_none_of_its_words() -> None:
    smf = BOARDS["state of an icon before the name (SMF)"]
    text = board(smf).replace(
        "then twice with nothing but water.\nLogged", "then twice with nothing but water.\nLogged\nStay hot."
    )
    assert read_one(text).comments[1].text == TALK[2][1]


def test_note_of_who_edited_it_is_none_of_its_words() -> None:
    edited = ABOVE + "« Modifié le: March 1{n}, 2023, 11:00:00 AM par {name} »\n"
    assert [comment.text for comment in read_one(board(edited)).comments] == [said for _, said in TALK[1:]]


def test_date_of_what_is_quoted_opens_no_message() -> None:
    quoting = ABOVE.replace(
        "{said}", "Hilde Aas wrote: ↑\nMarch 11, 2023 at 10:01 am\nis that the water?\n{said}"
    )
    assert len(read_one(board(quoting)).comments) == len(TALK) - 1


def test_date_of_the_thread_above_the_first_panel_is_no_message() -> None:
    text = board(BOARDS["column of the writer first"]).replace("Posted: ", "")
    headed = text.replace(
        "The singing kettle\n\n", "The singing kettle\n\nHilde Aas\nMarch 11, 2023 at 10:01 am\n\n", 1
    )
    assert read_one(headed).author == "Hilde Aas"
    assert len(read_one(headed).comments) == len(TALK) - 1


def test_title_is_what_the_answers_repeat() -> None:
    smf = board(BOARDS["state of an icon before the name (SMF)"])
    text = smf.replace("The singing kettle", "Author Topic: The singing kettle  (Read 1522 times)", 1)
    assert read_one(text).title == "The singing kettle"


def test_messages_below_a_post_are_its_comments() -> None:
    post = "\n".join(f"{said} And so on, as everybody knows who has ever moved a kettle." for _, said in TALK)
    text = board(ABOVE).replace(
        "The singing kettle\n\n", f"The singing kettle\n\n{post}\n\n5 comments\n\n", 1
    )
    assert [comment.text for comment in read_one(text).comments] == [said for _, said in TALK]


def test_menu_that_stands_above_the_thread_too_ends_it() -> None:
    text = board(ABOVE).replace(END, "\nHelp\nSearch\nRegister\nAll about kettles\n")
    assert read_one(text).comments[-1].text == TALK[-1][1]


def test_panels_are_logged_as_cut() -> None:
    cuts = CutLog()
    read(RawPage(body=board(ABOVE).encode(), source="thread.txt"), cuts)
    assert "Location: Leeds" in {cut.text for cut in cuts.freeze() if cut.rule == "profile"}


def test_a_thread_of_one_message_names_nobody():
    drafts = []
    take_names(drafts)
    assert drafts == []


def test_of_dates_told_in_two_ways_the_same_are_always_taken() -> None:
    texts = ("Answer on 01.05.2016 10:00", "Question on 02.05.2016 10:00", "Answer by 03.05.2016 10:00")
    assert posted_places([Line(text) for text in texts], ()) == [0, 1]


def said_of(*said: str) -> list[str]:
    """The words of the answers, where the messages say so."""
    talk = tuple((name, words) for (name, _), words in zip(TALK, said, strict=True))
    return [comment.text for comment in read_one(board(ABOVE, talk)).comments]


def test_line_that_closes_all_of_a_person_is_a_signature() -> None:
    plain = [said for _, said in TALK]
    signed = [f"{said}\nMeasure twice, boil once" if name == "Hilde Aas" else said for name, said in TALK]
    assert said_of(*signed) == plain[1:]


def test_what_stands_below_a_rule_is_a_signature() -> None:
    plain = [said for _, said in TALK]
    assert said_of(plain[0], f"{plain[1]}\n__________________\nI boil.", *plain[2:])[0] == plain[1]


def test_sentence_that_is_quoted_once_stays() -> None:
    plain = [said for _, said in TALK]
    quoting = f"kettle99 wrote:\n{plain[1]}\n{plain[2]}"
    assert said_of(*plain[:2], quoting, *plain[3:])[:2] == [plain[1], f"{plain[1]}\n{plain[2]}"]
