"""Comments printed in full inside the comments that answer them."""

UNKNOWN = frozenset({"structured", "repeated"})
TOOLS = '<div class="tools"><a href="#">Like</a> | <a href="#">Reply</a> | <a href="#">Share</a></div>'


def said(name: str, time: str, words: str, inside: str = "") -> str:
    return (
        f'<div class="tie"><div class="tie-head"><a class="nick" href="#">{name}</a> <span class="when">{time}</span></div>'
        f'{inside}<p class="tie-said">{words}</p>{TOOLS}</div>'
    )


def floor(name: str, words: str, below: str = "") -> str:
    return (
        f'<div class="floor">{below}<div class="tie-head"><a class="nick" href="#">{name}</a><span class="town">[Oslo]</span></div>'
        f'<p class="tie-said">{words}</p>{TOOLS}</div>'
    )


SALT = floor("Ann", "Too much salt for me.")
BODY = (
    said("Dee", "2020-05-03 10:04", "Or no salt at all.", floor("Bo", "Use less of it then.", SALT))
    + said("Bo", "2020-05-03 10:03", "Use less of it then.", SALT)
    + said("Cy", "2020-05-03 10:02", "How many does it serve?")
    + said("Ann", "2020-05-03 10:01", "Too much salt for me.")
)


def test_a_comment_quoted_in_full_is_no_word_of_the_one_around_it(discuss):
    rows = discuss(f"<h3>4 comments</h3><div>{BODY}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Dee", "Or no salt at all."), ("Bo", "Use less of it then."),
        ("Cy", "How many does it serve?"), ("Ann", "Too much salt for me."),
    ]  # fmt: skip


def test_the_last_comment_that_is_quoted_in_full_is_the_parent(discuss):
    rows = discuss(f"<h3>4 comments</h3><div>{BODY}</div>", sources=UNKNOWN).comments
    assert [(row.parent, row.parent_evidence) for row in rows] == [
        (1, "quote"), (3, "quote"), (None, None), (None, None),
    ]  # fmt: skip


def test_buttons_above_and_below_a_comment_quote_nothing(discuss):
    body = "".join(
        f'<div class="tie"><div class="tie-head"><a class="nick" href="#">{name}</a> <span class="when">{day} May 2020</span> '
        f'<a href="#">Reply</a></div><p class="tie-said">{words}</p>{TOOLS}</div>'
        for day, (name, words) in enumerate((("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none.")), 1)
    )  # fmt: skip
    rows = discuss(f"<h3>3 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Too much salt."), ("Bo", "Use less of it."), ("Cy", "Or none."),
    ]  # fmt: skip


def test_the_number_of_a_floor_before_the_name_does_not_hide_the_parent(discuss):
    body = BODY.replace(
        '<div class="floor"><div class="tie-head">', '<div class="floor"><div class="tie-head">1'
    )
    rows = discuss(f"<h3>4 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.parent for row in rows] == [1, 3, None, None]
