"""Who wrote a comment, where the platforms' selectors are switched off."""

import pytest

from cleaning.comments.words import clean_name

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    "Too much salt for me.",
    "I liked it with bread.",
    "How many does it serve?",
    "Cook it for longer, please.",
)


def names(discuss, record: str, called=("Ann Lee", "Bo", "Cy Young", "Dee")):
    records = (
        record.format(name=name, day=day, words=words, letters=name[:2].upper())
        for day, (name, words) in enumerate(zip(called, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{''.join(records)}</div>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == list(SAID)
    return [row.author for row in rows]


@pytest.mark.parametrize(
    "record",
    [
        '<div class="c"><div class="pic">{letters}</div><div><b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div></div>',
        '<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p><p><button>Like: 3</button></p></div>',
        '<div class="c"><div class="content"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div><p>Tip {day}</p></div>',
        '<div class="c"><div class="text-sm"><b>{name}</b> <i>{day} May 2013</i></div><p>{words}</p></div>',
        '<div class="c"><p>{words}</p><p><i>{name}, {day} May 2013</i></p></div>',
        '<div class="c"><h4>Comment from: {name} [Visitor]</h4><p>{words}</p><i>{day} May 2013</i></div>',
    ],
    ids=["letters", "button", "content", "utility", "signature", "label"],
)
def test_the_name_is_found_beside_what_looks_like_one(discuss, record):
    assert names(discuss, record.replace("<p>Tip {day}</p>", "")) == ["Ann Lee", "Bo", "Cy Young", "Dee"]


def test_where_others_have_their_names_a_role_is_one(discuss):
    record = '<div class="c"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div>'
    assert names(discuss, record, ("Ann Lee", "Admin", "Cy Young", "Dee")) == [
        "Ann Lee",
        "Admin",
        "Cy Young",
        "Dee",
    ]


def test_an_article_that_leads_to_a_date_is_no_name():
    assert clean_name("le 14 mars 2013 à 09:12") is None
    assert clean_name("(1) Mike says:") == "Mike"


def test_the_year_of_a_date_may_stand_in_a_title(discuss):
    body = "".join(
        f'<div class="c"><b>{name}</b> <a class="date"><time title="0{day}.05.2013 10:00">{day} мая</time></a><p>Мало соли.</p></div>'
        for day, name in enumerate(("Анна", "Борис", "Вера"), 1)
    )
    rows = discuss(f"<h3>3 комментария</h3>{body}", sources=UNKNOWN, language="ru").comments
    assert [row.published[:10] for row in rows] == ["2013-05-01", "2013-05-02", "2013-05-03"]


def test_a_title_made_of_the_first_words_is_no_name(discuss):
    record = '<div class="c"><h4>{title}</h4><p>{words}</p><div><a href="/u">{name}</a> on {day} May 2013</div></div>'
    body = "".join(
        record.format(name=name, day=day, words=words, title=words[:13])
        for day, (name, words) in enumerate(zip(("Ann Lee", "Bo", "Cy Young", "Dee"), SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo", "Cy Young", "Dee"]


def test_people_who_come_back_have_names_and_addresses_are_none(discuss):
    body = "".join(
        f'<div class="c"><a class="name" href="/@u">{name}</a> <a class="user" href="#">@u{day}@m.example</a> <i>{day} May 2013</i><p>{words}</p></div>'
        for day, (name, words) in enumerate(zip(("Ann Lee", "Bo", "Ann Lee", "Dee"), SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo", "Ann Lee", "Dee"]


@pytest.mark.parametrize(
    "label", ["Commentaire de: Ann [Visiteur]", "Comment from: Ann [Member]", "Kommentar von: Ann [Besucher]"]
)
def test_a_label_before_the_name_is_no_part_of_it(label):
    assert clean_name(label) == "Ann"


@pytest.mark.parametrize(
    "record",
    [
        '<div class="c"><div class="author_box"><a href="/soc/{day}">{name}</a><div class="author_fans"><a href="/soc/{day}">{day}40 Fans</a></div></div>'
        '<div class="c_body"><i>{day} May 2013</i> {words}</div></div>',
        '<div class="c"><a class="member" href="#p{day}"><b>post #{day}</b> of 4</a> <i>{day} May 2013</i><div><a class="big" href="/m{day}">{name}</a></div><p>{words}</p></div>',
    ],
    ids=["fans", "place in the thread"],
)
def test_what_counts_is_no_name(discuss, record):
    assert names(discuss, record) == ["Ann Lee", "Bo", "Cy Young", "Dee"]


def test_an_explanation_inside_the_name_is_no_part_of_it_and_a_button_none(discuss):
    told = "<div><span>What is this? A ladle! Who earns three of them in a month is asked to cook for all of us.</span></div>"
    record = (
        '<div class="c"><div class="flagging"><a href="#">Tell the cooks</a></div><b>{name}</b> '
        "<span>on <i>{day} May 2013</i> said:</span><p>{words}</p></div>"
    )
    called = ("Ann Lee", f"Bo{told}", "Cy Young", "Dee")
    records = (
        record.format(name=name, day=day, words=words)
        for day, (name, words) in enumerate(zip(called, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{''.join(records)}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo", "Cy Young", "Dee"]


def test_whom_a_comment_answers_is_no_part_of_the_name_beside_it(discuss):
    answered = ("", "Ann Lee", "Bo", "Ann Lee")
    body = "".join(
        f'<div class="c"><span class="display-name author"><a class="fn" href="#">{name}</a>'
        f'<span class="reply-author replyto-author">{to}</span></span> <i>{day} May 2013</i><p>{words}</p></div>'
        for day, (name, to, words) in enumerate(
            zip(("Ann Lee", "Bo", "Cy Young", "Dee"), answered, SAID, strict=True), 1
        )
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.parent) for row in rows] == [
        ("Ann Lee", None), ("Bo", 0), ("Cy Young", 1), ("Dee", 0),
    ]  # fmt: skip


def test_a_hidden_copy_of_the_words_does_not_make_the_name_their_beginning(discuss):
    called = ("Ann Leeson", "Bo Bennett", "Cy Youngson", "Dee Dillinger")
    towns = ("Oslo", "Rome", "Bath", "Bonn")
    body = "".join(
        f'<div class="c"><b>{name}</b> <u>{town}</u> <i>{day} May 2013</i><p>{words}</p>'
        f'<div class="hidden">{name}: {words}</div></div>'
        for day, (name, town, words) in enumerate(zip(called, towns, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == list(called)


def test_a_guest_without_a_link_stands_in_the_box_of_the_others_names(discuss):
    called = ("Ann Lee", None, "Cy Young", "Dee")
    body = "".join(
        '<div class="c"><div class="who">'
        + (f'<a href="#">{name}</a><span class="place">[Oslo]</span>' if name else '<span class="place">A guest from Bath</span>')
        + f"<i>{day} May 2013</i></div><p>{words}</p></div>"
        for day, (name, words) in enumerate(zip(called, SAID, strict=True), 1)
    )  # fmt: skip
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "A guest from Bath", "Cy Young", "Dee"]


def test_a_badge_above_the_name_in_a_box_called_otherwise_is_no_name(discuss):
    called = ("Ann", "Bo", "Cy", "Dee", "Eve", "Flo", "Gus")
    badged = {"Bo", "Dee", "Eve"}
    body = "".join(
        f'<div class="c"><div class="author_box{" has_title" if name in badged else ""}">'
        + ("<div>SUPER COOK</div>" if name in badged else "")
        + f'<a class="bold" href="#">{name}</a></div><p><i>{day} May 2013</i></p><p>Salt number {day} was too much.</p></div>'
        for day, name in enumerate(called, 1)
    )
    rows = discuss(f"<h3>7 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == list(called)


def test_a_role_behind_the_name_in_its_element_is_no_part_of_it(discuss):
    roles = ("Author", "Member", "Top cook", "Member")
    called = ("Ann Lee", "Bo", "Cy Young", "Dee")
    body = "".join(
        f'<div class="c"><div class="who">{name} <span class="role">{role}</span></div><i>{day} May 2013</i><p>{words}</p></div>'
        for day, (name, role, words) in enumerate(zip(called, roles, SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == list(called)


def test_the_date_is_read_from_its_own_element_where_nothing_parts_it_from_the_name(discuss):
    body = "".join(
        f'<div class="c"><div class="top"><b>{name}</b><span>May {day}, 2013 at 10:00 AM</span></div><p>{words}</p></div>'
        for day, (name, words) in enumerate(zip(("Ann Lee", "Bo", "Cy", "Dee"), SAID, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.published for row in rows] == [f"2013-05-0{day}T10:00:00" for day in (1, 2, 3, 4)]


def test_a_name_that_stands_bare_where_others_are_links(discuss):
    def record(number: int, name: str, words: str) -> str:
        return (
            f'<dt id="comment-{number}" class="comment">{number}. {name} - <a href="#comment-{number}">{number} May 2013</a></dt>'
            f'<dd class="comment"><div id="div-comment-{number}"><p>{words}</p><a class="comment-reply-link" href="#">Reply</a></div></dd>'
        )

    linked = [f'<a class="url" href="https://{name}.example">{name}</a>' for name in ("Ann", "Bo", "Cy")]
    said = (
        "Have fun up there!",
        "Mind the trees, and the ice.",
        "Which way did you take up?",
        "Glad you are away",
    )
    records = [
        record(n, name, words)
        for n, (name, words) in enumerate(zip([*linked, "king graham"], said, strict=True), 1)
    ]
    rows = discuss(f'<h3>4 comments</h3><dl class="commentlist">{"".join(records)}</dl>').comments
    assert [(row.author, row.text) for row in rows] == list(
        zip(("Ann", "Bo", "Cy", "king graham"), said, strict=True)
    )
