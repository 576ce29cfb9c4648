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


def test_places_are_told_from_the_title() -> None:
    found = evidence_of(f"<p>Menu</p><h1>Hinges</h1><p>{PROSE}</p>", "Hinges")
    assert column(found, "from_title") == [-1.0, 0.0, 1.0]


COLUMN = f"<main><div><p>{PROSE}</p><p>{PROSE}</p></div><aside><p>{PROSE}</p></aside></main>"


def test_the_way_from_the_column_is_counted_in_levels() -> None:
    found = evidence_of(f"{COLUMN}<p>Menu</p>")
    assert column(found, "column_up") == [0.0, 0.0, 1.0, 2.0]
    assert column(found, "column_out") == [1.0, 1.0, 2.0, 1.0]


def test_a_box_knows_its_own_prose_beside_that_of_the_column() -> None:
    found = evidence_of(COLUMN)
    assert column(found, "direct_ranked") == [1.0, 1.0, 0.5]
    assert [round(share, 2) for share in column(found, "direct")] == [0.67, 0.67, 0.33]


def test_passages_are_counted_from_the_column() -> None:
    found = evidence_of(
        f"<p>Menu</p><p>Date</p><div><p>{PROSE}</p><p>Short.</p><p>{PROSE}</p></div><p>End</p>"
    )
    assert column(found, "from_column") == [-2.0, -1.0, 0.0, 0.0, 0.0, 1.0]


def test_what_stands_under_a_label_of_interface_is_told_from_what_stands_above() -> None:
    found = evidence_of(f"<p>{PROSE}</p><h3>You may also like</h3><p>{PROSE}</p><p>{PROSE}</p>")
    assert column(found, "from_related") == [40.0, 0.0, 1.0, 2.0]


def test_links_around_are_a_share_of_all_characters_around() -> None:
    found = evidence_of(f"<p>{'a' * 90}</p><p><a href='/'>{'b' * 90}</a></p>" + "<p>c</p>" * 9)
    near = column(found, "linked_near")
    assert [round(share, 2) for share in near[:6]] == [0.49, 0.49, 0.49, 0.49, 0.94, 0.0]


def test_the_prose_behind_is_counted_only_so_far() -> None:
    far = column(evidence_of(f"<p>Date</p><p>One</p><p>Two</p><p>Three</p><p>{PROSE}</p>"), "prose_next")
    assert far == [0.0, float(len(PROSE)), float(len(PROSE)), float(len(PROSE)), 0.0]


def test_a_box_out_of_sight_is_known() -> None:
    found = evidence_of(
        f"<p>{PROSE}</p><div class='faq' style='color: red; display:none'><p>{PROSE}</p></div>"
        "<p class='accordion' hidden>Tip</p>"
    )
    assert column(found, "in_unseen") == [0.0, 1.0, 1.0]
