from __future__ import annotations

import pytest

from cleaning.text.marks import Mark, is_name, read_line
from cleaning.text.moments import moment_in


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Bob Miller says:", "Bob Miller", None),
        ("Bob sagt:", "Bob", None),
        ("Posted by: Ann Lee | May 04, 2016 at 08:15 AM", "Ann Lee", "May 04, 2016 at 08:15 AM"),
        ("Slava on November 12, 2012 8:40 am", "Slava", "November 12, 2012 8:40 am"),
        ("Anton 07.08.12 at 01:31", "Anton", "07.08.12 at 01:31"),
        ("Guest 10234 says:", "Guest 10234", None),
        ("19 Ashley N. Dale November 8, 2012 at 10:13 AM", "Ashley N. Dale", "November 8, 2012 at 10:13 AM"),
    ],
)
def test_byline(line: str, author: str, date: str | None) -> None:
    reading = read_line(line)
    assert (reading.mark, reading.author, reading.date) == (Mark.BYLINE, author, date)


@pytest.mark.parametrize(
    "line",
    ["8 年", "3 days ago", "vor 2 Wochen", "May 3, 2016 at 10:00 am", "2015年11月23日 8:45", "6:32 PM"],
)
def test_date_or_age_alone(line: str) -> None:
    assert read_line(line).mark is Mark.DATE


@pytest.mark.parametrize(
    "line", ["5.4 7.3/10", "Rye 36 7.0 9.2 8.5", "It rained all day on Monday and I stayed at home."]
)
def test_numbers_and_prose_are_no_date(line: str) -> None:
    assert read_line(line).mark is Mark.TEXT


@pytest.mark.parametrize("line", ["There are 27 comments. Add yours.", "3 Kommentare", "View comments (27)"])
def test_heading_in_any_wording(line: str) -> None:
    assert read_line(line).mark is Mark.HEADING


@pytest.mark.parametrize("line", ["Pingback: Loaf | Bread", "Trackback from Bread"])
def test_pingback(line: str) -> None:
    assert read_line(line).mark is Mark.PING


@pytest.mark.parametrize(
    "line", ["Thanks for sharing this.", "http://a.example", "Reply", "So true! I agree"]
)
def test_no_name(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize("line", ["jan10234", "Guest 10234"])
def test_name_with_a_long_number(line: str) -> None:
    assert is_name(line)


def test_date_inside_a_line() -> None:
    assert moment_in("by John on July 7, 2012") == "July 7, 2012"
