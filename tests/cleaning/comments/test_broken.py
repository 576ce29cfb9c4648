"""Comments that nothing but line breaks parts."""

import pytest

ANN, BO, CY = "Well said, and I have thought of it for a while.", "I could not agree less.", "Thank you both."
ABOVE = f"""Ann Lee wrote on May 3, 2004:<br>{ANN}<br><br>Bo wrote on May 4, 2004:<br>{BO}<br>The salt was nice.<br><br>
Cy Ro wrote on May 5, 2004:<br>{CY}<br>"""
PRINTED = {
    "heading in the box": f'<div class="box"><h3>Comments (3)</h3>{ABOVE}</div>',
    "heading above": f"<h3>3 comments</h3><p>{ABOVE}</p>",
    "heading above a cell": f"<p><b>Comments</b></p><table><tr><td>{ABOVE}</td></tr></table>",
    "marks in lines": "<h3>3 comments</h3><p>" + ABOVE.replace("Bo wrote", '<a href="http://bo.example"><b>Bo</b></a> wrote') + "</p>",
    "by-lines below": f"""<h4>Comments (3)</h4><p>{ANN}<br>Posted by Ann Lee on May 3, 2004<br><br>{BO}<br>The salt was nice.<br>
        Posted by Bo on May 4, 2004<br><br>{CY}<br>Posted by Cy Ro on May 5, 2004</p>""",
    "German": "<h3>Kommentare (3)</h3><p>" + ABOVE.replace("wrote on May", "schrieb am").replace(", 2004", ". Mai 2004") + "</p>",
    "a form behind": f'<h3>3 comments</h3><p>{ABOVE}</p><form action="/add"><input name="n"><textarea></textarea></form>',
}  # fmt: skip


@pytest.mark.parametrize("body", PRINTED.values(), ids=PRINTED)
def test_each_by_line_opens_or_closes_a_row(discuss, body):
    rows = discuss(body).comments
    told = [(row.author, row.text) for row in rows]
    assert told == [("Ann Lee", ANN), ("Bo", f"{BO}\nThe salt was nice."), ("Cy Ro", CY)]


def test_dates_are_read_and_borders_are_no_certainty(discuss):
    rows = discuss(PRINTED["heading above"]).comments
    assert [row.published for row in rows] == ["2004-05-03", "2004-05-04", "2004-05-05"]
    assert all(row.confidence is not None and row.confidence < 1 for row in rows)


def test_a_word_for_says_is_enough(discuss):
    rows = discuss(f"<h3>Comments</h3><div>Ann Lee says:<br>{ANN}<br><br>Bo says:<br>{BO}<br></div>").comments
    assert [(row.author, row.text) for row in rows] == [("Ann Lee", ANN), ("Bo", BO)]


def test_the_box_is_no_part_of_the_post(discuss):
    for name in ("heading in the box", "heading above"):
        (box,) = [node for node in discuss(PRINTED[name]).nodes if node.tag in ("div", "p")]
        assert "Ann Lee wrote" in box.text_content()


def test_the_heading_is_counted(discuss):
    assert discuss(PRINTED["heading above"]).claimed_count == 3


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{ABOVE}</div>",
        "<h3>Comments</h3><div>Write to me at my address.<br>I read all letters.<br>May 1, 2004 was sunny.<br>Thanks!</div>",
        "<h3>Comments</h3><div>Archive<br>May 3, 2004<br>May 4, 2004<br>May 5, 2004<br></div>",
        f"<h3>Comments</h3><div>Ann Lee wrote on May 3, 2004:<br>{ANN}<br><br>So did others.<br></div>",
        "<h3>Comments</h3><div>" + "".join(f'<a href="/{n}">Soup number {n} of the year</a><br>by Ann on May {n}, 2004<br>' for n in (3, 4, 5)) + "</div>",
        f"<h3>Comments</h3><div>{'<br>'.join(f'Step {n} of the soup, in which nobody speaks.' for n in range(9))}<br>Ann says:<br>{ANN}<br>Bo says:<br>{BO}</div>",
    ],
    ids=["no heading", "prose", "archive", "one by-line", "links", "a recipe first"],
)  # fmt: skip
def test_lines_that_nobody_signs_under_a_heading_are_no_comments(discuss, body):
    assert discuss(body).comments == ()


def test_a_date_in_brackets_before_a_colon_closes_the_head_of_a_line(discuss):
    body = "<h2>Comments</h2>" + "".join(
        f"<p><b>{name}</b> [{day} Feb 2001]: {words}</p>"
        for name, day, words in (
            ("Marge", 12, "I still have the programme of the first night."),
            ("Stan", 13, "The horse signed mine, and ate the corner of it."),
            ("Marge", 15, "I thought you were in Australia by now."),
        )
    )
    rows = discuss(body).comments
    assert [(row.author, row.text.split()[0]) for row in rows] == [
        ("Marge", "I"),
        ("Stan", "The"),
        ("Marge", "I"),
    ]
