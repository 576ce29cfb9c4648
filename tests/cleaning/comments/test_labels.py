"""Fields that guest books and old boards label: names, dates and words of people."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    ("Ann Lee", "2012-05-06 10:12", "I baked this twice, and both came out flat."),
    ("Bo Oakes", "2012-05-07 20:47", "Which flour do you use? Mine is too coarse."),
)
SHAPES = {
    "a list of definitions": '<div class="item"><dl><dt>Nick</dt><dd><span>{}</span></dd><dt>Data dodania</dt><dd>{}</dd></dl><div>{}</div></div>',
    "a list with the words in it": '<div class="item"><dl><dt>Name:</dt><dd>{}</dd><dt>Date:</dt><dd>{}</dd><dt>Comment:</dt><dd>{}</dd></dl></div>',
    "a table": '<table class="entry"><tr><th>Name</th><td>{}</td></tr><tr><th>Date</th><td>{}</td></tr><tr><th>Message</th><td>{}</td></tr></table>',
    "bold labels": '<div class="entry"><p><b>Name:</b> {}<br><b>Date:</b> {}</p><p>{}</p></div>',
    "bold labels in cells": "<table><tr><td><b>Autor:</b></td><td>{}</td></tr><tr><td><b>Datum:</b></td><td>{}</td></tr><tr><td colspan=2>{}</td></tr></table>",
    "labels before names in bold": "<div><p>From: <b>{}</b></p><p>On: {}</p><p>{}</p></div>",
    "lines": '<div class="entry"><p>Name: {}<br>Date: {}<br>Comment: {}</p></div>',
    "one line": "<div class='entry'><p>Author: {} | Date: {}</p><p>{}</p></div>",
    "lines above the words": '<div class="entry">Nom: {}<br>Date: {}<br><br>{}</div><hr>',
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_labels_tell_the_fields_and_are_none(discuss, shape):
    rows = "".join(shape.format(*said) for said in SAID)
    found = discuss(
        f"<h3>Comments</h3><div>{rows}</div><form><textarea></textarea></form>", sources=UNKNOWN
    ).comments
    assert [(row.author, row.published_raw, row.text) for row in found] == list(SAID)


def test_what_else_is_labelled_is_no_word_of_the_commenter(discuss):
    said = (*SAID, ("Cy Tanaka", "2012-05-08 21:31", "The crust is what makes it, thanks."))
    rows = "".join(
        f"<div><p><b>Name:</b> {name}<br><b>Town:</b> Leeds<br><b>Date:</b> {date}</p><p>{words}</p></div>"
        for name, date, words in said
    )
    found = discuss(
        f"<h3>Comments</h3><div>{rows}</div><form><textarea></textarea></form>", sources=UNKNOWN
    ).comments
    assert [row.text for row in found] == [words for *_, words in said]


def test_a_label_in_one_of_the_comments_is_its_writers(discuss):
    rows = "".join(
        f'<div class="entry"><b class="who">{name}</b> <i>{date}</i><p>Name: sourdough, {words}</p></div>'
        if name == "Ann Lee"
        else f'<div class="entry"><b class="who">{name}</b> <i>{date}</i><p>{words}</p></div>'
        for name, date, words in SAID
    )
    found = discuss(f"<h3>Comments</h3><div>{rows}</div>", sources=UNKNOWN).comments
    assert found[0].text == f"Name: sourdough, {SAID[0][2]}"
