from __future__ import annotations

import textwrap

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


def test_heading_that_is_wider_than_the_paragraphs_does_not_hide_their_width() -> None:
    heading = ["The queue before the bakery is long in the morning, and many come for the rye", "of Ann"]
    assert len(_unwrapped([*heading, "", *textwrap.wrap(" ".join(ROWS * 3), 70)])) == 3


def test_quoted_rows_are_one_paragraph() -> None:
    rows = [f"> {row}" for row in ROWS]
    assert _unwrapped(rows) == [f"> {' '.join(ROWS)}"]


def test_row_that_stands_further_in_is_a_paragraph_of_its_own() -> None:
    assert len(_unwrapped([*ROWS[:3], "      believes"])) == 2


def test_rows_of_a_list_item_are_one_paragraph() -> None:
    (item,) = _unwrapped([f"* {ROWS[0]}", *(f"  {row}" for row in ROWS[1:])])
    assert item.endswith("believes them.")


def test_row_of_a_table_is_no_part_of_a_paragraph() -> None:
    row = "Rye and spelt, baked on Monday             12 pieces             Ann Lee of Mill"
    wrapped = textwrap.wrap(" ".join(ROWS * 3), 76)
    assert _unwrapped([*wrapped, "", row, "and wheat"]) == [" ".join(wrapped), "", row, "and wheat"]


def test_links_below_each_other_do_not_hide_that_the_others_are_wrapped() -> None:
    links = [
        f"{n} of our {'more ' * (n % 3)}questions that bakers hear about rye and spelt" for n in range(9)
    ]
    wrapped = textwrap.wrap(" ".join(f"{n} {' '.join(ROWS)}" for n in range(12)), 78)
    assert _unwrapped([*wrapped, "", *links]) == [" ".join(wrapped), "", *links]


def test_day_with_a_full_stop_is_no_list_item() -> None:
    assert [line.marker for line in split_lines("20. April 2014 um 21:14\n12. 3. 2014 (10:22)")] == ["", ""]


def test_signs_of_markdown_are_no_text() -> None:
    lines = split_lines("  1. **Ann** says:\n11\\. May 2020\n[Reply](/a?reply=1)\n_Thanks_\n  * #### News")
    assert [line.text for line in lines] == ["Ann says:", "11. May 2020", "Reply", "Thanks", "News"]


def test_headers_that_differ_by_their_numbers_alone_are_no_full_rows() -> None:
    header = "Posted 1{n}/03/2023 10:0{n}:00 Subject: Re: a rather long title of a thread"
    names = ("Marguerite", "Bartholomew", "Wilhelmina", "Maximilian", "Clementine", "Apollonius")
    rows = [line for n, name in enumerate(names) for line in (header.format(n=n), name, "So it is.", "")]
    assert _unwrapped(rows) == rows


def test_rows_of_korean_are_joined_where_its_words_did_not_fit() -> None:
    rows = textwrap.wrap(
        "창고를 정리하다가 할머니가 쓰시던 재봉틀을 찾았습니다. 먼지가 두껍게 쌓여 있었지만 " * 4, 72
    )
    assert len(_unwrapped(rows)) == 1


def test_page_is_wrapped_at_the_width_that_its_longest_rows_have() -> None:
    last = "I was there at seven, and all that I ever got was the end of their last loaf."
    rows = _unwrapped([*ROWS[:2], "", *ROWS[1:], "", last])
    assert max(map(len, ROWS)) < len(last)
    assert len(list(filter(None, rows))) == 3


def test_line_that_says_who_speaks_does_not_tell_the_width() -> None:
    said = "\n\n".join(
        f"{name} wrote on March 1{n}, 2023 at 10:0{n} in the morning:\nSo it is."
        for n, name in enumerate(("Ann", "Bob", "Mei"))
    )
    rows = [*ROWS, "", *said.split("\n")]
    assert len(list(filter(None, _unwrapped(rows)))) == 1 + 6


def test_line_of_a_script_without_spaces_is_no_word_that_did_not_fit() -> None:
    rows = ["发表于 13/03/2023 08:41:00 Show Profile Reply with Quote", "谢谢，我去打听一下。"]
    other = ["发表于 14/03/2023 09:41:00 Show Profile Reply with Quotes", "哈哈，王阿姨说得对。"]
    assert _unwrapped([*rows, *other]) == [*rows, *other]


def test_address_that_was_broken_behind_a_hyphen_goes_on_at_once() -> None:
    rows = [
        *ROWS[:3],
        "It is all told at http://rye.example.org/2021/05/the-queue-before-the-",
        "bakery.html by Ann.",
    ]
    assert "the-bakery.html" in _unwrapped(rows)[0]
