"""Names that stand in attributes alone."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})


@pytest.mark.parametrize(
    "portrait",
    [
        '<a href="/u/7" title="{name}"><img src="a.png"></a>',
        '<img src="a.png" alt="{name}">',
        '<img src="a.png" alt="{name}\'s avatar">',
        '<img src="a.png" alt="Photo of {name}">',
    ],
)
def test_a_picture_names_the_commenter_where_nothing_else_does(discuss, portrait):
    body = "".join(
        f"<li>{portrait.format(name=name)}<time>{day} May 2013</time><p>{words}</p></li>"
        for name, day, words in (("Ann Lee", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    rows = discuss(f"<h3>2 comments</h3><ul>{body}</ul>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo"]


def test_a_picture_of_nobody_names_nobody(discuss):
    body = "".join(
        f'<li><b>{name}</b> <img src="s.png" alt="Smile {day}"> <i>{day} May 2013</i><p>Too much salt for {name}.</p></li>'
        for name, day in (("Ann Lee", 3), ("Bo", 4))
    )
    rows = discuss(f"<h3>2 comments</h3><ul>{body}</ul>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann Lee", "Bo"]
