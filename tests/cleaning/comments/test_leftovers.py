"""What stands around the fields of a comment, in any language, is no word of it."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
NAMES = ("Ann Lee", "Bo", "Cy Young")
SAID = ("Too much salt for me.", "I liked it with bread.", "How many does it serve?")


def rows_of(discuss, template: str):
    body = "".join(
        template.format(name=name, day=day, words=words)
        for day, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )
    return discuss(f"<h3>3 comments</h3><div>{body}</div>", sources=UNKNOWN).comments


@pytest.mark.parametrize(
    "template",
    [
        '<div class="tb"><div><b class="n">{name}</b>, <i>Rehovot</i> | <u>0{day}.06.20 09:02</u></div><div>{words}</div></div>',
        '<div class="tb"><div>ความคิดเห็นที่ {day}</div><div>{words}</div><div><a href="/profile/{day}">{name}</a> <i>{day} May 2020</i></div></div>',
        '<div class="tb"><b>{name}</b> <i>{day} May 2020</i><p>{words}</p><p><font>(<a href="#">Reply</a>) (<a href="#">Thread</a>)</font></p></div>',
        '<div class="tb">{words}<br><span>posted by <a href="/user/{day}">{name}</a> at <a href="#">{day} May 2020</a> [<a>{day} favorites</a>] </span></div>',
    ],
    ids=["town", "number", "bracketed buttons", "favourites"],
)
def test_what_belongs_to_the_fields_is_no_word(discuss, template):
    rows = rows_of(discuss, template)
    assert [(row.author, row.text) for row in rows] == list(zip(NAMES, SAID, strict=True))


def test_words_behind_the_date_on_its_line_are_kept(discuss):
    template = '<div class="tb"><div><b>{name}</b>, <i>{day} May 2020</i> {words}</div><p>And thank you, {name}.</p></div>'
    assert [row.text for row in rows_of(discuss, template)] == [
        f"{said}\nAnd thank you, {name}." for name, said in zip(NAMES, SAID, strict=True)
    ]


@pytest.mark.parametrize("joint", ["kl.", "klo", "alle", "saat"])
def test_what_leads_from_the_name_to_the_time_is_no_part_of_the_name(discuss, joint):
    template = (
        '<div class="tb"><p class="namn">{name} <span>' + joint + " 12:0{day}, {day} May 2020</span></p>"
        "<p>{words}</p></div>"
    )
    assert [row.author for row in rows_of(discuss, template)] == list(NAMES)


def test_the_number_of_an_answer_before_the_date_is_not_taken_for_words_behind_it(discuss):
    template = (
        '<div class="tb"><div class="group"><div><a href="/profile/{day}">{name}</a><u>Party: {name}s</u></div>'
        "<div>Nr. {day}<p><i>{day} May 2020</i></p></div></div><p>{words}</p></div>"
    )
    assert [row.text for row in rows_of(discuss, template)] == list(SAID)
