"""Boards and guest books made by hand: rules, tables and labels where later ones have elements."""

import pytest

from cleaning import RawPage, clean

UNKNOWN = frozenset({"structured", "repeated"})


def rows_of(body: str):
    markup = f"<html><body><h1>Soup</h1><p>Cook it slowly for an hour, and say what you think of it.</p>{body}</body></html>"
    (document,) = clean(
        RawPage(url="https://example.org/", body=markup.encode(), media_type="text/html")
    ).documents
    return document.comments


def test_entries_that_rules_alone_part_are_rows():
    entries = "<hr>".join(
        f"<b>{name}</b> <i>(March {day}, 1999)</i><br>{words}<br>"
        for day, name, words in (
            (3, "Doreen", "We had it on Sundays.<br><br>With dumplings."),
            (9, "R. Whitlock", "Your date is wrong."),
            (12, "Doreen", "It is not."),
        )
    )
    rows = rows_of(f"<h2>Guest book</h2>{entries}<hr><a href='m.html'>Write to me</a>")
    assert [(row.author, row.text) for row in rows] == [
        ("Doreen", "We had it on Sundays.\nWith dumplings."),
        ("R. Whitlock", "Your date is wrong."),
        ("Doreen", "It is not."),
    ]


def test_rules_between_undated_parts_of_a_post_change_nothing():
    rows = rows_of("<h2>Comments</h2>One.<hr>Another <b>part</b>.<hr>A third.<hr>")
    assert rows == ()


def test_answers_on_a_board_stand_in_the_entry_that_they_answer():
    def entry(name: str, day: int, words: str, inside: str = "", title: str = "無題") -> str:
        head = f"<hr><font><b>{title}</b></font> 投稿者：<b>{name}</b> 投稿日：2003/05/1{day}(Sun) 22:4{day} No.1{day}"
        return f"{head}<blockquote>{words}</blockquote>{inside}"

    answer = f"<blockquote>{entry('管理人', 4, 'どうもありがとうございます。', title='Re: 雪')}</blockquote>"
    board = entry("とんび", 3, "山頂はまだ雪です。<br>気をつけて。", answer, title="雪") + entry(
        "みけ", 2, "はじめまして。"
    )
    rows = rows_of(f"<form><textarea name=c></textarea></form>{board}<hr>")
    assert [(row.author, row.parent, row.text) for row in rows] == [
        ("とんび", None, "山頂はまだ雪です。\n気をつけて。"),
        ("管理人", 0, "どうもありがとうございます。"),
        ("みけ", None, "はじめまして。"),
    ]


@pytest.mark.parametrize("label", ["Nome", "Имя", "Name", "投稿者", "이름"])
def test_a_label_before_a_name_is_no_part_of_it(discuss, label):
    body = "".join(
        f"<table><tr><td><b>{label}:</b> {name}</td><td>{day} May 2004</td></tr><tr><td>{words}</td></tr></table>"
        for name, day, words in (("Ada", 3, "Very well cooked."), ("Bo Lind", 4, "Too much salt in it."))
    )
    rows = discuss(f"<h3>Guestbook</h3>{body}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ada", "Bo Lind"]


def test_a_name_in_the_midst_of_a_line_is_told_by_what_leads_to_it(discuss):
    def entry(title: str, name: str, day: int, words: str, inside: str = "") -> str:
        return (
            f"<table><tr><td><font class=c><b>{title}</b> (Score: 1)</font><br><font class=c>by <b>{name}</b> on 2004-02-1{day} 20:11:4{day} "
            f"<br><font class=t>(<a href=u>User Info</a> | <a href=m>Send a message</a>)</font></font></td></tr><tr><td>{words}</td></tr></table>"
            f"<br><font class=c> [ <a href=r>Reply</a> ]</font><br><br>{inside}"
        )

    answer = f"<ul>{entry('Re: The van', 'kate', 2, 'How much does it drink?')}</ul>"
    body = entry("The van", "Zed", 1, "It drinks like a dragon.", answer) + entry(
        "Seats", "Mo", 3, "Where did you find them?"
    )
    rows = discuss(
        f"<table><tr><td>Comments are owned by the poster.</td></tr></table>{body}", sources=UNKNOWN
    ).comments
    assert [(row.author, row.parent, row.text.splitlines()[-1]) for row in rows] == [
        ("Zed", None, "It drinks like a dragon."),
        ("kate", 0, "How much does it drink?"),
        ("Mo", None, "Where did you find them?"),
    ]


def test_a_comment_that_looks_like_a_button_is_told_by_its_place(discuss):
    body = "".join(
        f"<li><b>{name}</b> <i>{day} May 2013</i><div class=txt>{words}</div><a>Like</a> <a>Reply</a></li>"
        for name, day, words in (
            ("Ann", 3, "Too much salt."),
            ("Bo", 4, "Like!"),
            ("Cy", 5, "I had it with bread."),
        )
    )
    rows = discuss(f"<h3>3 comments</h3><ul>{body}</ul>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == ["Too much salt.", "Like!", "I had it with bread."]


def test_the_message_whose_subject_all_others_answer_is_the_post(discuss):
    def said(number: int, subject: str, name: str, words: str) -> str:
        return (
            f'<div class="kpost"><div class="khead"><span class="ktitle">{subject}</span> <span>0{number} May 2012 10:00</span> '
            f'<a href="#{number + 8}">#{number + 8}</a></div><ul><li><a href="/profile/{number}">{name}</a></li></ul><div class="ktext">{words}</div></div>'
        )

    body = said(1, "Soup", "Ann", "How long do you cook it?") + said(
        2, "Re: Soup", "Bo", "For an hour or two."
    )
    body += said(3, "Re: Soup", "Cy", "Not at all, I eat it cold.")
    sources = frozenset({"structured", "repeated"})
    assert [row.author for row in discuss(f"<div>{body}</div>", sources=sources).comments] == ["Bo", "Cy"]
    body = body.replace("Re: Soup", "Re: Bread")
    assert [row.author for row in discuss(f"<div>{body}</div>", sources=sources).comments] == [
        "Ann",
        "Bo",
        "Cy",
    ]


def test_a_hook_for_scripts_that_speaks_of_a_widget_is_no_widget(discuss):
    body = "".join(
        f'<div class="discussion_message js-widget_message"><b>{name}</b><p>{words}</p><time datetime="2023-05-0{day}T10:00:00+00:00">May {day}</time> <a href="#">Reply</a></div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    )  # fmt: skip
    rows = discuss(
        f"<h3>3 comments</h3><div>{body}</div>", sources=frozenset({"structured", "repeated"})
    ).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_buttons_that_are_pictures_tell_a_discussion(discuss):
    body = "".join(
        f'<tr><td><b>{name}</b></td><td><i>{day} May 2003</i> <a href="/to/{day}"><img src="q.gif" alt="Reply with quote"></a>'
        f"<hr><span>{words}</span></td></tr>"
        for day, (name, words) in enumerate(
            (("Ann", "The wheel will not turn."), ("Bo", "Oil it."), ("Cy", "Then oil it again.")), 1
        )
    )
    rows = discuss(f"<table>{body}</table>", sources=frozenset({"repeated"})).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_a_date_beside_a_subject_and_a_number_is_read(discuss):
    said = (
        ("Ann", "The wheel will not turn since the flood, whatever I try. Any ideas?"),
        ("Bo", "Oil it twice a day for a week, and then once more."),
        ("Cy", "The axle may be bent; put a straight edge beside it."),
        ("Ann", "It was the oil, and it turns again. Thank you both!"),
    )
    body = "".join(
        f'<div class="box"><b><a href="/u{day}">{name}</a></b><p>Posts: 21</p><p>Offline</p><p>Leeds</p>'
        f'<div class="s"><b>{"Re: " if day > 1 else ""}The wheel</b><br><b>Reply #{day} - </b>May 0{day}, 2003, 10:14:22 AM</div>'
        f'<div class="m">{words}</div><p>Back to top</p><p>Logged</p><p>Keep on turning</p></div>'
        for day, (name, words) in enumerate(said, 1)
    )
    rows = discuss(body, sources=frozenset({"repeated"})).comments
    assert [row.published_raw for row in rows] == [f"May 0{day}, 2003, 10:14:22 AM" for day in (1, 2, 3, 4)]
