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


def test_an_answer_in_a_box_of_its_own_answers_what_the_box_stands_in(discuss):
    def said(name: str, day: int, words: str, box: str = "con", inside: str = "") -> str:
        return (
            f'<div class="{"list-item" if box == "con" else "reply-item"} reply-wrap"><a class="face"><img></a><div class="{box}">'
            f'<div class="user"><a class="name" href="#">{name}</a></div><p class="text">{words}</p><div class="info">'
            f'<span class="time">2020-05-0{day} 10:00</span><span class="reply">回复</span></div><div class="reply-box">{inside}</div></div></div>'
        )

    body = said("Ann", 1, "Too much salt for me.", inside=said("Bo", 2, "Use less of it.", "reply-con"))
    body += said("Cy", 3, "How many does it serve?") + said("Dee", 4, "It serves four of us.")
    rows = discuss(
        f'<div class="comment"><div class="comment-list">{body}</div></div>',
        sources=frozenset({"structured", "repeated"}),
    ).comments
    assert [(row.author, row.parent) for row in rows] == [
        ("Ann", None),
        ("Bo", 0),
        ("Cy", None),
        ("Dee", None),
    ]


def test_names_of_styles_tell_records_apart_though_digits_stand_in_them(discuss):
    def said(name: str, day: int, words: str, inside: str = "") -> str:
        return (
            f'<div class="css-1vg6q84"><div class="css-ghw7q"><div class="css-1p9u6b"><p class="css-1i0edl6"><span>{name}</span></p>'
            f'<p class="css-k008qs"><span>Bath</span><span>May {day}</span></p></div></div><div class="css-199z855"><p>{words}</p></div>'
            f'<div class="css-1dqkjed"><button>Reply</button><button>Share</button></div>{inside}</div>'
        )

    body = said(
        "Ann", 1, "Too much salt for me.", f'<div class="css-rep">{said("Bo", 2, "Use less of it.")}</div>'
    )
    body += said("Cy", 3, "How many does it serve?") + said("Dee", 4, "It serves four of us.")
    rows = discuss(
        f"<div><h2>Comments 4</h2><div>{body}</div></div>", sources=frozenset({"structured", "repeated"})
    ).comments
    assert [(row.author, row.text, row.parent) for row in rows][:2] == [
        ("Ann", "Too much salt for me.", None), ("Bo", "Use less of it.", 0),
    ]  # fmt: skip
