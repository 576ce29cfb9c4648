from __future__ import annotations

import pytest

from cleaning.text.lines import split_lines


def test_wrapped_paragraph_is_joined() -> None:
    words = (
        "the queue begins at half past four and nobody minds it very much because of the rye bread ".split()
    )
    rows, row = [], ""
    for word in words * 6:
        if len(row) + len(word) > 78:
            rows.append(row.strip())
            row = ""
        row += word + " "
    text = "\n".join(["x" * 78, *rows, row.strip()])
    assert len(split_lines(text)) == 1


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("  1. One", "1.", "One"),
        ("  • Two", "•", "Two"),
        ("- Three", "-", "Three"),
        ("-4 degrees", "", "-4 degrees"),
        ("3.5 km", "", "3.5 km"),
        ("          o Nested twice", "o", "Nested twice"),
        ("  o que", "", "o que"),
        ("   (BUTTON) Follow", "", "Follow"),
        ("Share (BUTTON) Follow", "", "Share Follow"),
        ("* * *", "", "* * *"),
        ("2023. március 14. 10:12", "", "2023. március 14. 10:12"),
        ("2023. 3. 14. 10:12", "", "2023. 3. 14. 10:12"),
    ],
)
def test_list_marker(line: str, marker: str, text: str) -> None:
    (read,) = split_lines(line)
    assert (read.marker, read.text) == (marker, text)


def test_marker_is_shown_again() -> None:
    assert split_lines("  2. Knead it")[0].shown == "2. Knead it"


def test_borders_of_table_rows_are_no_text() -> None:
    assert split_lines("| Rye | 4 h |")[0].text == "Rye | 4 h"


def test_blank_line_above() -> None:
    assert [line.gap for line in split_lines("a\n\nb\nc")] == [False, True, False]


def test_items_without_words_before_an_item_are_none() -> None:
    (line,) = split_lines("  *   *   * #1")
    assert (line.indent, line.marker, line.text) == (2, "*", "#1")
