"""What of a record is the commenter's words."""

import pytest

from cleaning.comments.signature import is_beside_name

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    "Too much salt for me.",
    "I liked it with bread.",
    "How many does it serve?",
    "Cook it longer, please.",
)
NAMES = ("Ann Lee", "Bo", "Cy Young", "Di")


@pytest.mark.parametrize(
    "record",
    [
        '<div class="c"><p>{words}</p><div>Posté par <a href="#">{name}</a>, {day} mai 2013 à 09:59 | | <a href="#">Répondre</a></div></div>',
        '<div class="c"><p>{words}</p><div>Commentaire n°{day} posté par <a href="#">{name}</a> le 0{day}/05/2013 à 11h02</div></div>',
        '<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><p>Recommend this ({day})</p></div>',
        '<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><p>Complain about this comment (number {day})</p></div>',
        '<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><form><p>An answer to {name}, please</p><textarea></textarea></form></div>',
        '<div class="c"><div style="display:none"><p>Write to {name}</p><form><label>Words:</label><textarea></textarea></form></div>'
        "<b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div>",
    ],
    ids=["signature", "numbered", "counter", "complaint", "form", "hidden form"],
)
def test_what_stands_around_name_and_date_and_what_counts_are_no_words(discuss, record):
    body = "".join(
        record.format(name=name, day=day, words=words)
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == list(zip(NAMES, SAID, strict=True))


def test_a_sentence_with_a_date_is_words():
    assert not is_beside_name("We met on 14 mars 2013")


def test_whom_a_comment_says_it_answers_is_no_word_of_it_but_its_parent(discuss):
    answered = ("", "<div>In reply to <b>Ann Lee</b></div>", "<div>In reply to <b>Bo</b></div>", "")
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i>{to}<p>{words}</p></div>'
        for day, (name, words, to) in enumerate(zip(NAMES, SAID, answered, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.text, row.parent) for row in rows] == list(zip(SAID, (None, 0, 1, None), strict=True))


def test_a_subject_that_several_comments_bear_is_no_words_and_one_alone_is(discuss):
    subjects = ("", "Re: Soup", "Re: Soup", "Re: the salt, I agree.")
    body = "".join(
        f'<div class="c"><p>{subject}</p><b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div>'
        for day, (name, words, subject) in enumerate(zip(NAMES, SAID, subjects, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text.split("\n")[0] for row in rows] == [*SAID[:3], "Re: the salt, I agree."]


def test_a_name_below_the_words_is_a_greeting_where_the_page_names_the_commenter_above(discuss):
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}<br>Cheers,<br>{name}</p></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text.split("\n")[-1] for row in rows] == list(NAMES)


def test_the_words_of_an_answer_in_an_element_named_for_it_are_no_button(discuss):
    body = "".join(
        f'<div class="reply" id="r{day}"><a class="reply_author" href="/id{day}">{name}</a><div class="reply_text">{words}</div>'
        f'<div class="reply_footer"><span class="reply_date">{day} May 2019</span> <a class="reply_link">Reply</a></div></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f'<div class="replies">{body}</div>', sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == list(zip(NAMES, SAID, strict=True))


def said_with(discuss, extra: str, count: int = 3):
    body = "".join(
        f'<div class="k-viesti"><b>{name}</b> <i>{day}.5.2021 7:10</i><div>{words}</div>{extra.format(n=day)}</div>'
        for day, (name, words) in enumerate(zip(NAMES[:count], SAID[:count], strict=True), 1)
    )
    rows = discuss(f"<h3>{count} comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    return [row.text for row in rows]


def test_beside_a_reply_button_others_need_no_known_words(discuss):
    bar = "<div><a>Vastaa</a><a>Kannata {n}</a><a>Ilmoitapa</a></div>"
    assert said_with(discuss, bar, 2) == list(SAID[:2])


def test_a_line_in_every_one_of_three_comments_is_interface(discuss):
    assert said_with(discuss, "<p>Ilmoita moderaattorille ({n})</p>") == list(SAID[:3])


def test_what_three_people_may_have_said_alike_is_kept(discuss):
    assert said_with(discuss, "<p>Thanks for the soup.</p>") == [
        f"{said}\nThanks for the soup." for said in SAID[:3]
    ]


def test_the_place_of_the_words_is_known_in_a_box_that_says_who_wrote_them(discuss):
    kinds = ("", " cook", " guest", " cook")
    mottos = ("Always taste twice", "Onward with the ladle", "What is for dinner", "Never without a lid")
    body = "".join(
        f'<div class="c{kind}"><div class="top"><b>{name}</b><p>{motto}</p></div>'
        f'<div class="c_body"><i>{day} May 2013</i> {words} {words}</div></div>'
        for day, (name, kind, motto, words) in enumerate(zip(NAMES, kinds, mottos, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == [f"{words} {words}" for words in SAID]


def test_an_address_in_an_element_that_a_class_hides_is_no_word(discuss):
    address = "https://example.org/soup/of/the/day/with/a/long/name/and/more/of/it/and/then/some?comment="
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><div class="hidden">{address}{day}</div></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)


def test_a_menu_is_no_words_however_many_entries_it_has(discuss):
    menu = "".join(
        f'<li><a href="#">{entry} the friendly cook</a></li>'
        for entry in ("Follow", "Unfollow", "Block", "Hide")
    )
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i><ul class="f-dropdown">{menu.replace("friendly", name)}</ul><p>{words}</p></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)


def test_a_box_of_links_among_buttons_is_a_button(discuss):
    shared = '<div><a href="#">Pass on</a><div><a href="#">Mail</a><a href="#">Post</a></div></div>'
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p>'
        f'<div class="ops"><a href="#">Tell</a>{shared}<a href="#">Reply</a><a href="#">Up {day}{name}</a></div></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)


def test_a_town_beside_the_name_is_no_word_where_every_record_has_a_place_of_words(discuss):
    said = ("我不买了", "太咸了吧", '<img src="good.png" alt="" class="p">', "我会再做一次")
    body = "".join(
        f'<div class="item"><div class="info"><b>{name}</b> <u>{town}</u></div><div class="txt">{words}</div><div><i>今天20:5{day}</i> <a href="#">回复</a></div></div>'
        for day, (name, town, words) in enumerate(zip(NAMES, ("广东东莞", "北京", "上海", "四川成都"), said, strict=True), 1)
    )  # fmt: skip
    rows = discuss(f"<h3>4条评论</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == ["我不买了", "太咸了吧", "", "我会再做一次"]


def test_records_that_hold_nothing_have_no_place_of_words(discuss):
    records = '<div class="comment"><div class="comment-text"><img src="a.png"></div></div>' * 3
    assert discuss(f"<h3>3 comments</h3><div>{records}</div>", sources=UNKNOWN).comments == ()


def test_a_beginning_that_is_said_in_full_below_is_no_words(discuss):
    body = "".join(
        f'<div class="c"><b>{name}</b> <i>{day} May 2013</i><div>{words[:15]}… <a href="#">See more</a></div>'
        f'<div style="display:none">{words}</div></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)


def test_a_hidden_box_that_is_named_like_words_holds_none(discuss):
    body = "".join(
        f'<div class="item" id="r{day}"><b>{name}</b> <i>{day} May 2019</i><div>{words}</div>'
        f'<div class="text" style="display:none"><span>Be kind, please, and stay on the subject</span></div></div>'
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>{len(SAID)} comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)
