"""Titles of comments are no names."""

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    ("Well cooked", "Guest", "19 Ağustos 2013 Pazartesi 10:05", "I have made it twice this week."),
    ("My pot", "Bo Lind", "20 Ağustos 2013 Salı 11:40", "The pot of my aunt is too small for it."),
    ("Thanks", "Cy", "20 Ağustos 2013 Salı 14:20", "We shall have it on Sunday, all nine of us."),
)


def test_the_name_stands_with_the_date_below_the_words_and_the_title_above_them(discuss):
    body = "".join(
        f"<div><h5>{title}</h5><div>{words}</div><p><span>{name}</span> - <span>{date}</span></p></div>"
        for title, name, date, words in SAID
    )
    rows = discuss(f"<h3>3 comments</h3>{body}", sources=UNKNOWN).comments
    assert [(row.author, row.published_raw) for row in rows] == [(name, date) for _, name, date, _ in SAID]


def test_titles_that_are_longer_than_names_need_no_heading(discuss):
    body = "".join(
        f'<div><a href="#">{title} and all that</a><div>{words}</div><p><span>{name}</span> ({date})</p></div>'
        for title, name, date, words in SAID
    )
    rows = discuss(f"<h3>3 comments</h3>{body}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == [name for _, name, _, _ in SAID]


def test_a_name_above_the_words_stays_where_a_town_stands_beside_the_date(discuss):
    towns = ("Oslo", "Rome", "Bath")
    body = "".join(
        f"<div><b>{name}</b><div>{words}</div><p><span>{town}</span> <span>{date}</span></p></div>"
        for (_, name, date, words), town in zip(SAID, towns, strict=True)
    )
    rows = discuss(f"<h3>3 comments</h3>{body}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == [name for _, name, _, _ in SAID]
