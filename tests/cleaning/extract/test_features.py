"""The evidence about passages."""

from lxml import html

from cleaning.extract.features import NAMES, Evidence, read_evidence
from cleaning.extract.passages import read_layout

PROSE = "It squeaks whenever it is cold, and it sticks whenever it rains, so we oil it every week."


def evidence_of(markup: str, title: str | None = None) -> Evidence:
    return read_evidence(read_layout(html.document_fromstring(markup)), title, {})


def column(found: Evidence, name: str) -> list[float]:
    return [row[NAMES.index(name)] for row in found.rows()]


def test_each_row_has_all_the_evidence() -> None:
    found = evidence_of(f"<div><p>{PROSE}</p></div><p>Menu</p>")
    assert [len(row) for row in found.rows()] == [len(NAMES)] * 2


def test_the_paragraphs_of_a_column_are_of_one_kind() -> None:
    found = evidence_of(f"<div><p>{PROSE}</p><p>{PROSE}</p><p>Short.</p></div><p>Menu</p>")
    assert found.kind_of == [0, 0, 0, 1]


def test_numbers_in_names_do_not_tell_boxes_apart() -> None:
    posts = "".join(f"<div class='post-{number}'><p>{PROSE}</p></div>" for number in range(3))
    assert len(set(column(evidence_of(posts), "twins_up"))) == 1
    assert column(evidence_of(posts), "twins_up_prose") == [1.0] * 3


def test_a_passage_knows_the_heading_above_it() -> None:
    found = evidence_of(f"<h1>Hinges</h1><p>{PROSE}</p><h3><a href='/'>Another post</a></h3><p>{PROSE}</p>")
    assert column(found, "head_level") == [0.0, 1.0, 1.0, 3.0]
    assert column(found, "head_linked")[3] > 0.9


def test_places_are_told_from_the_title() -> None:
    found = evidence_of(f"<p>Menu</p><h1>Hinges</h1><p>{PROSE}</p>", "Hinges")
    assert column(found, "from_title") == [-1.0, 0.0, 1.0]
