"""What heads a discussion of unknown make."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
BODY = "".join(
    f"<tr><td><b>{name}</b> <i>{day} May 2013, 10:1{day}</i><br>{words}</td></tr>"
    for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
)


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>2 replies</h3>",
        "<h4>2 Antworten</h4>",
        '<h3>Comments: 2 <a href="#form">Add yours</a></h3>',
        "<h3>Läsarnas inlägg</h3>",
        "<h3>読者の声</h3>",
        "<table><tr><td><font><b>Guestbook</b></font></td></tr></table>",
        "<center><font size=4>Livre d'or</font></center>",
    ],
)
def test_a_heading_opens_a_discussion(discuss, heading):
    rows = discuss(f"{heading}<table>{BODY}</table>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo"]


def test_a_heading_may_be_a_row_of_the_table_of_comments(discuss):
    heading = '<tr><td bgcolor="#990000"><font><b>Reader comments</b></font></td></tr>'
    rows = discuss(f"<table>{heading}{BODY}</table>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == ["Too much salt for me.", "I liked it with bread."]


def test_a_count_of_replies_that_is_no_heading_opens_none(discuss):
    assert discuss(f"<p>2 replies</p><table>{BODY}</table>", sources=UNKNOWN).comments == ()


def test_a_heading_with_words_beside_it_opens_none(discuss):
    body = f"<p>We asked for <b>comments</b> in vain.</p><table>{BODY}</table>"
    assert discuss(body, sources=UNKNOWN).comments == ()
