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
