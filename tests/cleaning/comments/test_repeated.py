"""Unknown markup: the platforms' selectors are switched off."""

UNKNOWN = frozenset({"structured", "repeated"})


def say(name: str, day: int, words: str) -> str:
    return f'<div class="kommentar"><b>{name}</b> <i>{day}. November 2012</i><p>{words}</p><a href="#">Antworten</a></div>'


def test_records_of_one_shape_are_rows_in_any_language(discuss):
    body = (
        say("Ann", 3, "Sehr gut gekocht.")
        + say("Bo", 4, "Mir zu salzig.")
        + say("Cy", 5, "Danke euch beiden.")
    )
    rows = discuss(f"<h3>3 Kommentare</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Sehr gut gekocht."), ("Bo", "Mir zu salzig."), ("Cy", "Danke euch beiden."),
    ]  # fmt: skip
    assert [row.published for row in rows] == ["2012-11-03", "2012-11-04", "2012-11-05"]


def test_inferred_borders_have_a_confidence_below_one(discuss):
    body = say("Ann", 3, "Sehr gut gekocht.") + say("Bo", 4, "Mir zu salzig.")
    assert all(
        0 < row.confidence < 1 for row in discuss(f"<h3>2 Kommentare</h3>{body}", sources=UNKNOWN).comments
    )


def test_a_list_of_posts_is_no_discussion(discuss):
    posts = "".join(
        f'<div class="post"><h2><a href="/{n}">Post {n}</a></h2><b>Ann</b> <i>{n}. May 2012</i><p>About soup {n}.</p></div>'
        for n in (1, 2, 3)
    )
    assert discuss(posts, sources=UNKNOWN).comments == ()


def test_json_ld_comments_stand_alone_where_the_page_prints_none(discuss):
    data = (
        '<script type="application/ld+json">{"@type": "Article", "comment": [{"@type": "Comment", "text": "Lovely.", '
        '"dateCreated": "2020-05-01T10:00:00Z", "author": {"@type": "Person", "name": "Ann"}}]}</script>'
    )
    (row,) = discuss("", head=data).comments
    assert (row.author, row.text, row.published) == ("Ann", "Lovely.", "2020-05-01T10:00:00+00:00")
