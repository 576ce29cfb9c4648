"""Answers that are built otherwise than what they answer."""

UNKNOWN = frozenset({"structured", "repeated"})


def remark(name: str, day: int, words: str) -> str:
    return f'<div class="rem"><span>{words}</span> – <a href="/m/{name}">{name}</a> <i>{day} May 2021, 10:4{day}</i></div>'


def given(name: str, day: int, words: str, remarks: str = "") -> str:
    return (
        f'<div class="rep"><div><p>{words}</p></div><p>Given on <i>{day} May 2021, 09:1{day}</i> by <a href="/m/{name}">{name}</a></p>'
        f"<div>{remarks}</div></div>"
    )


def rows_of(discuss, body: str):
    return discuss(f"<h2>3 answers</h2>{body}", sources=UNKNOWN).comments


def test_remarks_below_the_answers_to_a_question_are_rows_too(discuss):
    below = remark("Bo", 4, "Which glue would you take for it?") + remark(
        "Ann", 5, "One that is made for wood."
    )
    body = (
        given("Ann", 3, "Let it dry for a week, then glue it together.", below)
        + given("Cy", 6, "Saw it apart and plane both of the edges.")
        + given(
            "Dee", 7, "Oil it, and do not speak of it.", remark("Eve", 8, "Oil has never glued anything.")
        )
    )
    rows = rows_of(discuss, body)
    assert [(row.author, row.parent, row.text.split()[0]) for row in rows] == [
        ("Ann", None, "Let"), ("Bo", 0, "Which"), ("Ann", 0, "One"),
        ("Cy", None, "Saw"), ("Dee", None, "Oil"), ("Eve", 4, "Oil"),
    ]  # fmt: skip


def test_quotations_in_comments_are_no_rows(discuss):
    quoted = f"<blockquote>{remark('Ann', 3, 'Let it dry for a week, then glue it together.')}</blockquote>"
    body = (
        given("Ann", 3, "Let it dry for a week, then glue it together.")
        + given("Bo", 4, f"A week? I have got until Sunday for all of it. {quoted}")
        + given("Cy", 6, f"Do as she says, it is worth the wait. {quoted}{quoted}")
    )
    assert [row.author for row in rows_of(discuss, body)] == ["Ann", "Bo", "Cy"]
