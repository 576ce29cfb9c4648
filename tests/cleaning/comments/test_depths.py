"""How a page prints depths: each way on a thread of a question, an answer, an answer to that, and a new remark."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
DEPTHS = (0, 1, 2, 0)
PARENTS = [None, 0, 1, None]


def talk(around: str) -> str:
    said = ("How long did it take?", "Mine took two hours.", "Two is enough.", "I would add salt.")
    records = (
        around.format(
            depth=depth, px=25 * depth, style=f'style="margin-left: {25 * depth}px"' if depth else "",
            inner=f'<b class="who">{name}</b> <i>{day} May 2013</i><p>{words}</p><a href="#">Reply</a>',
        )
        for day, (name, words, depth) in enumerate(zip(("Ann", "Bo", "Cy", "Di"), said, DEPTHS, strict=True), 1)
    )  # fmt: skip
    return f"<h3>4 comments</h3><div>{''.join(records)}</div>"


@pytest.mark.parametrize(
    "around",
    [
        '<div class="remark" style="margin-left: {px}px">{inner}</div>',
        '<div class="remark" style="color: red; padding-inline-start:{px}px;">{inner}</div>',
        '<div class="remark" {style}>{inner}</div>',
        '<div class="remark" data-level="{depth}">{inner}</div>',
        '<div class="thread comment-depth-{depth}"><div class="remark">{inner}</div></div>',
        '<table><tr><td><img src="s.gif" height="1" width="{px}"></td><td class="remark">{inner}</td></tr></table>',
    ],
)
def test_each_way_of_printing_depths_gives_the_parents(discuss, around):
    assert [row.parent for row in discuss(talk(around), sources=UNKNOWN).comments] == PARENTS


def test_what_only_answers_are_named_is_one_level(discuss):
    def say(name: str, day: int, kind: str) -> str:
        return f'<div class="box {kind}"><b class="who">{name}</b> <i>{day} May 2013</i><p>Two hours, {name}.</p></div>'

    body = say("Ann", 1, "comment") + say("Bo", 2, "comment-reply") + say("Cy", 3, "comment")
    rows = discuss(f"<h3>3 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.parent for row in rows] == [None, 0, None]


def test_margins_that_do_not_grow_tell_nothing(discuss):
    body = "".join(
        f'<div style="margin-left: 10px"><b class="who">{name}</b> <i>{day} May 2013</i><p>Two hours, I say.</p></div>'
        for day, name in enumerate(("Ann", "Bo", "Cy"), 1)
    )
    rows = discuss(f"<h3>3 comments</h3><div>{body}</div>", sources=UNKNOWN).comments
    assert [row.parent for row in rows] == [None, None, None]


def test_a_margin_that_a_script_multiplies_tells_depths(discuss):
    body = "".join(
        f'<div class="m" style="margin-left: calc(var(--indent) * {depth})"><b>{name}</b> <i>{day} May 2023</i><p>{words}</p></div>'
        for day, (depth, name, words) in enumerate(
            ((0, "Ann", "Too much salt."), (1, "Bo", "Then use less."), (2, "Cy", "Or none.")), 1
        )
    )
    rows = discuss(f"<h2>Comments</h2><div>{body}</div>", sources=frozenset({"repeated"})).comments
    assert [row.parent for row in rows] == [None, 0, 1]


def test_a_class_that_names_a_margin_tells_depths_of_siblings(discuss):
    body = "".join(
        f'<div class="card mb-4 {margin}"><b>{name}</b> <i>{day} May 2023</i><p>{words}</p></div>'
        for day, (margin, name, words) in enumerate(
            (("", "Ann", "Too much salt."), ("ml-8", "Bo", "Then use less."), ("", "Cy", "Fine for me.")), 1
        )
    )
    rows = discuss(f"<h2>3 comments</h2><div>{body}</div>", sources=frozenset({"repeated"})).comments
    assert [row.parent for row in rows] == [None, 0, None]


def rows_at(discuss, *attributes: str):
    body = "".join(
        f"<div {attribute}><b>{name}</b> <i>{day} May 2023</i><p>{words}</p></div>"
        for day, (attribute, name, words) in enumerate(
            zip(
                attributes, ("Ann", "Bo", "Cy"), ("Too much salt.", "Then use less.", "Or none."), strict=True
            ),
            1,
        )
    )
    rows = discuss(f"<h2>3 comments</h2><div>{body}</div>", sources=frozenset({"repeated"})).comments
    return [row.parent for row in rows]


def test_an_attribute_of_any_name_that_says_depth_tells_it(discuss):
    depths = ('data-comment-depth="0"', 'data-comment-depth="1"', 'data-comment-depth="2"')
    assert rows_at(discuss, *depths) == [None, 0, 1]


def test_a_name_for_answers_in_another_language_tells_them(discuss):
    names = ('class="fig-avis"', 'class="fig-avis fig-avis--reponse"', 'class="fig-avis"')
    assert rows_at(discuss, *names) == [None, 0, None]


def test_an_answer_in_its_comment_is_no_frame_whatever_depth_its_class_names(discuss):
    def said(name: str, depth: int, words: str, inner: str = "") -> str:
        return (
            f'<div class="comment depth-{depth}" id="fc-{name}x"><div><span class="username">{name}</span>'
            f'<span class="comment-date">3 May 2021</span></div><div class="comment-content"><p>{words}</p></div>{inner}</div>'
        )

    answer = f'<div class="children">{said("Bo", 1, "Then use less.")}</div>'
    rows = discuss(
        f"<h3>3 comments</h3>{said('Ann', 0, 'Too much salt.', answer)}{said('Cy', 0, 'Fine.')}"
    ).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "Too much salt.", None), ("Bo", "Then use less.", 0), ("Cy", "Fine.", None),
    ]  # fmt: skip


def numbered(discuss, numbers: str) -> list[int | None]:
    body = "".join(
        f'<div class="op poz{number}"><b>Ann{place}</b> <i>1{place} May 2012</i><p>These are the words of {place}.</p></div>'
        for place, number in enumerate(numbers)
    )
    return [row.parent for row in discuss(f"<h3>Comments</h3>{body}", sources=UNKNOWN).comments]


def test_numbers_in_a_class_that_go_like_depths_are_depths(discuss):
    assert numbered(discuss, "01201") == [None, 0, 1, None, 3]


def test_numbers_in_a_class_that_go_in_turns_or_ever_upwards_are_none(discuss):
    assert numbered(discuss, "0101") == [None] * 4
    assert numbered(discuss, "0123") == [None] * 4
