from __future__ import annotations

from cleaning.text.lines import split_lines
from cleaning.text.wrapping import unwrap

ROWS = [
    "The queue before the bakery is long in the morning, and nobody minds it",
    "because of the rye. Those who come at seven get the ends, and those who come",
    "later get the middle, which they say is what they wanted all along. Nobody",
    "believes them.",
]


def _unwrapped(rows: list[str]) -> list[str]:
    return list(unwrap(rows, lambda row: not row))


def test_rows_whose_next_word_did_not_fit_are_one_paragraph() -> None:
    assert len(_unwrapped(ROWS)) == 1


def test_lines_that_had_room_for_the_next_word_are_paragraphs() -> None:
    rows = [f"{row} A." for row in ROWS[:3]] + ["I am a line of my own, and short words would have fitted. "]
    rows += ["a b", "I am another line of my own, and there was room for more on it.", "a b c", "d e f"]
    assert _unwrapped(rows) == rows


def test_two_spaces_are_a_break_of_the_page() -> None:
    assert len(_unwrapped([*ROWS[:3], "believes them.  ", "Ann"])) == 2


def test_unwrapped_menus_beside_wrapped_text_are_kept() -> None:
    menu = ["Home", "About", "x" * 130]
    assert _unwrapped([*menu, "", *ROWS, "", *ROWS[1:]])[:3] == menu


def test_day_with_a_full_stop_is_no_list_item() -> None:
    assert [line.marker for line in split_lines("20. April 2014 um 21:14\n12. 3. 2014 (10:22)")] == ["", ""]


def test_signs_of_markdown_are_no_text() -> None:
    lines = split_lines("  1. **Ann** says:\n11\\. May 2020\n[Reply](/a?reply=1)\n_Thanks_\n  * #### News")
    assert [line.text for line in lines] == ["Ann says:", "11. May 2020", "Reply", "Thanks", "News"]
