"""Answers in and beside what they answer, in shapes that hide them."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})


def rows(found):
    return [(c.author, c.text, c.parent) for c in found.comments]


def test_answers_of_one_shape_with_roots_are_rows_of_their_own(discuss):
    def say(name: str, day: int, words: str, answers: str = "") -> str:
        inner = f'<div class="b">{answers}</div>' if answers else ""
        return (
            f'<div class="a"><span>{name}</span> <small>{day} May 2013</small><p>{words}</p>'
            f'<a href="#r">Reply</a>{inner}</div>'
        )

    talk = (
        say("Ann", 3, "How long did it take you?", say("Bo", 4, "Mine took two hours."))
        + say("Cy", 5, "It depends on the pot.", say("Di", 6, "And on the fire below it."))
    )  # fmt: skip
    assert [row[0] for row in rows(discuss(f"<h3>Comments</h3><div>{talk}</div>", sources=UNKNOWN))] == [
        "Ann", "Bo", "Cy", "Di",
    ]  # fmt: skip


def test_an_answer_that_is_printed_under_the_number_of_what_it_answers_is_a_row(discuss, item, wordpress):
    area = wordpress(
        item(7, "Ann", "Lovely soup.", inside=f'<ol class="children">{item(7, "Bo", "I agree.")}</ol>')
    )
    assert rows(discuss(area)) == [("Ann", "Lovely soup.", None), ("Bo", "I agree.", 0)]


def test_answers_that_a_modifier_names_stand_with_the_others(discuss):
    def say(name: str, day: int, words: str, modifier: str = "") -> str:
        return (
            f'<div class="wall-item wall-item--{modifier}"><b class="wall-item__who">{name}</b>'
            f'<span class="wall-item__when">{day} May 2013</span><p>{words}</p></div>'
        )

    talk = (
        say("Ann", 3, "How long did it take you?", "root") + say("Bo", 4, "Mine took two hours.", "admin")
        + say("Cy", 5, "It depends on the pot.", "root")
    )  # fmt: skip
    found = discuss(f"<h3>2 comments</h3><div>{talk}</div>", sources=UNKNOWN)
    assert [row[0] for row in rows(found)] == ["Ann", "Bo", "Cy"]


def test_a_heading_that_counts_first_messages_alone_does_not_drop_the_answers(discuss):
    def say(name: str, day: int, words: str) -> str:
        return f'<div class="said"><b>{name}</b> <span>{day} May 2013</span><p>{words}</p><a href="#r">Reply</a></div>'

    talk = "".join(
        f'<div class="thread">{say(first, day, words)}{say("Cook", day + 1, answer)}</div>'
        for first, day, words, answer in (
            ("Ann", 3, "How long did it take you?", "About two hours."),
            ("Bo", 6, "Which pot did you use for it?", "The old one."),
            ("Cy", 9, "Mine was far too salty.", "Use less of it then."),
        )
    )
    found = discuss(f"<h3>3 comments</h3><div>{talk}</div>", sources=UNKNOWN)
    assert [row[0] for row in rows(found)] == ["Ann", "Cook", "Bo", "Cook", "Cy", "Cook"]


@pytest.mark.parametrize("list_class", ["pinglist", "pings-list", "trackback-list"])
def test_items_of_a_list_of_pingbacks_are_pingbacks_without_a_parent(discuss, item, list_class):
    pings = (
        f'<ol class="{list_class}"><li class="depth-2" id="comment-9"><a href="https://bo.example/soups">Ten soups</a> - '
        "[…] a lovely soup […]</li></ol>"
    )
    area = f'<div id="comments"><ol class="comment-list">{item(7, "Ann", "Lovely soup.")}</ol>{pings}</div>'
    ping = discuss(area).comments[1]
    assert (ping.kind, ping.author, ping.parent, ping.text) == (
        "pingback",
        "Ten soups",
        None,
        "[…] a lovely soup […]",
    )


def test_a_form_built_like_a_comment_is_none(discuss):
    def say(name: str, day: int, words: str) -> str:
        return f'<div class="x"><b>{name}</b> <i>{day} May 2013</i><p>{words}</p></div>'

    form = '<div class="x"><b>Guest</b><textarea></textarea><p>Be kind to others here.</p></div>'
    talk = say("Ann", 3, "Too much salt for me.") + say("Bo", 4, "I liked it with bread.")
    assert [row[0] for row in rows(discuss(f"<h3>2 comments</h3><div>{talk}{form}</div>", sources=UNKNOWN))] == [
        "Ann", "Bo",
    ]  # fmt: skip
