"""Who answers whom."""

import pytest


def test_a_link_with_a_name_leads_to_the_comment_it_answers(discuss, wordpress, item):
    found = discuss(
        wordpress(
            item(7, "Ann", "Lovely soup.")
            + item(8, "Bo", "Too salty.")
            + item(9, "Cy", '<a href="#comment-7">@Ann</a>: it is.')
        )
    )
    assert [c.parent for c in found.comments] == [None, None, 0]


def test_a_sibling_at_the_deepest_level_answers_whom_it_names(discuss, wordpress, item):
    deepest = "".join(
        (item(8, "Bo", "Too salty."), item(9, "Cy", "@Bo not for me."), item(10, "Di", "I had two bowls."))
    )
    found = discuss(wordpress(item(7, "Ann", "Lovely.", inside=f'<ul class="children">{deepest}</ul>')))
    assert [c.parent for c in found.comments] == [None, 0, 1, 0]


def test_a_name_that_nobody_bears_answers_nobody_else(discuss, wordpress, item):
    deepest = item(8, "Bo", "Too salty.") + item(9, "Cy", "@Bob not for me.")
    found = discuss(wordpress(item(7, "Ann", "Lovely.", inside=f'<ul class="children">{deepest}</ul>')))
    assert [c.parent for c in found.comments] == [None, 0, 0]


def told_by(found):
    return [(c.author, c.parent, c.parent_evidence) for c in found.comments]


def test_a_link_with_a_name_is_said_to_name_the_parent(discuss, wordpress, item):
    found = discuss(wordpress(item(1, "Ann", "Soup!") + item(2, "Bo", '<a href="#comment-1">@Ann</a> Yes.')))
    assert told_by(found)[1] == ("Bo", 0, "named")


def test_a_record_within_a_record_is_said_to_be_nesting(discuss, wordpress, item):
    inside = f'<ol class="children">{item(2, "Bo", "Yes.")}</ol>'
    assert told_by(discuss(wordpress(item(1, "Ann", "Soup!", inside))))[1] == ("Bo", 0, "nesting")


def test_an_answer_that_begins_with_a_name_is_said_to_be_addressed(discuss, wordpress, item):
    answers = item(2, "Bo", "Yes.") + item(3, "Cy", "@Bo No.")
    found = discuss(wordpress(item(1, "Ann", "Soup!", f'<ol class="children">{answers}</ol>')))
    assert told_by(found)[2] == ("Cy", 1, "address")


def test_a_quotation_that_names_its_source_is_said_to_be_a_quote(discuss):
    def message(number, name, text):
        return (
            f'<div class="post" id="p{number}"><div class="postbody"><p class="author">by <strong><a href="./memberlist.php'
            f'?u={number}">{name}</a></strong> » 02 May 2016, 10:00</p><div class="content">{text}</div></div></div>'
        )

    quote = '<blockquote><div><cite>Ann wrote: <a href="./viewtopic.php?p=2#p2">↑</a></cite>Salt?</div></blockquote>Yes.'
    body = message(1, "Cook", "My soup.") + message(2, "Ann", "Salt?") + message(3, "Bo", quote)
    found = discuss(f'<div id="page-body">{body}</div>', '<meta name="generator" content="phpBB">')
    assert told_by(found)[1] == ("Bo", 0, "quote")


def list_of(*records: tuple[int, str, str]) -> str:
    items = "".join(
        f'<li id="com-{number}"><b>{name}</b> <i>{number} May 2021</i><div>{words}</div></li>'
        for number, name, words in records
    )
    return f"<h3>{len(records)} comments</h3><ol>{items}</ol>"


def test_a_link_with_the_number_of_a_comment_leads_to_the_parent(discuss):
    answer = '<p>In reply to <a href="#com-1">#1 Ann</a></p><p>Then use less.</p>'
    rows = discuss(list_of((2, "Bo", answer), (1, "Ann", "<p>Too much salt.</p>"))).comments
    assert [(row.author, row.parent, row.parent_evidence, row.text) for row in rows] == [
        ("Bo", 1, "named", "Then use less."),
        ("Ann", None, None, "Too much salt."),
    ]


@pytest.mark.parametrize(
    "line", ['<p><a href="#com-1">@Ann Lee</a> :</p>', '<a href="#com-1">@</a><br>Ann Lee<br>']
)
def test_a_line_with_nothing_but_a_commenter_s_name_is_no_word(discuss, line):
    rows = discuss(
        list_of((1, "Ann Lee", "<p>Too much salt.</p>"), (2, "Bo", f"{line}<p>Then use less.</p>"))
    ).comments
    assert [(row.parent, row.text) for row in rows] == [(None, "Too much salt."), (0, "Then use less.")]


def test_a_name_that_the_commenter_wrote_on_a_line_stays(discuss):
    rows = discuss(
        list_of((1, "Ann Lee", "<p>Too much salt.</p>"), (2, "Bo", "<p>@Ann Lee</p><p>Then use less.</p>"))
    ).comments
    assert [(row.parent, row.text) for row in rows][1] == (0, "@Ann Lee\nThen use less.")


def test_a_comment_that_begins_with_the_name_of_an_earlier_one_answers_it(discuss):
    rows = discuss(
        list_of((1, "Ann", "<p>Too much salt.</p>"), (2, "Bo", "<p>@Ann: then use less.</p>"))
    ).comments
    assert [(row.parent, row.parent_evidence) for row in rows] == [(None, None), (0, "address")]


def test_the_latest_in_a_deeper_list_do_not_answer_the_best(discuss):
    def said(name: str, day: int, words: str) -> str:
        return f'<div class="tie"><b>{name}</b> <i>{day} May 2013 10:00</i><p>{words}</p><a href="#">Reply</a></div>'

    best = said("Ann", 1, "Too much salt.")
    latest = said("Bo", 3, "Use less of it.") + said("Cy", 2, "Or none.")
    body = f"<div><div><p>Best</p><div>{best}</div></div><div><p>Latest</p><div><div>{latest}</div></div></div></div>"
    rows = discuss(f"<h3>Comments</h3>{body}", sources=frozenset({"structured", "repeated"})).comments
    assert [(row.author, row.parent) for row in rows] == [("Ann", None), ("Bo", None), ("Cy", None)]
