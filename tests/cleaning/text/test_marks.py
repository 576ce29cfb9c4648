from __future__ import annotations

import pytest

from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name, read_line
from cleaning.text.moments import moment_in
from cleaning.text.names import is_interface


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
        ("by Ann » Mon Mar 03, 2014 9:12 am", "Ann", "Mon Mar 03, 2014 9:12 am"),
        ("Submitted by Ann on Tue, 03/04/2014 - 09:12.", "Ann", "Tue, 03/04/2014 - 09:12"),
        ("Diane V. October 23, 2012 at 9:01 pm", "Diane V.", "October 23, 2012 at 9:01 pm"),
        ("Karl Fish10/28/12 5:33 PM", "Karl Fish", "10/28/12 5:33 PM"),
        ("ゆき2014年3月12日 10:22", "ゆき", "2014年3月12日 10:22"),
        ("#1 Le 12 mars 2014 à 10:22 par Gérard", "Gérard", "12 mars 2014 à 10:22"),
        ("#3楼 2014-03-12 10:22 大海", "大海", "2014-03-12 10:22"),
        ("+1 # Jürgen 2014-03-04 11:40", "Jürgen", "2014-03-04 11:40"),
        ("marc March 6, 2014, 7:01am 6", "marc", "March 6, 2014, 7:01am"),
        ("marc March 6, 2014, 7:01am6", "marc", "March 6, 2014, 7:01am"),
        ("ann•2y ago", "ann", "2y ago"),
        ("Ann (not verified) on Tue, 03/04/2014 - 09:12", "Ann", "Tue, 03/04/2014 - 09:12"),
        ("Verfasst von Ann (nicht überprüft) am Di, 03/04/2014 - 09:12", "Ann", "Di, 03/04/2014 - 09:12"),
        ("Ann (The Cook) says:", "Ann (The Cook)", None),
        ("#1 Ann (Link) on 2010-03-01 10:00 (Reply)", "Ann", "2010-03-01 10:00"),
        ("+4#1 Тамара 12.05.2013 09:30", "Тамара", "12.05.2013 09:30"),
        ("Ann on Sunday, March 1. 2020:", "Ann", "Sunday, March 1. 2020"),
        ("April 3, 2011 at 9:10PM | Unregistered CommenterAnn", "Ann", "April 3, 2011 at 9:10PM"),
        ("[–]ann_k[S] 2 points 3 years ago* (1 child)", "ann_k", "3 years ago"),
        ("[–]ann_k [score hidden] 3 years ago (0 children)", "ann_k", "3 years ago"),
        ("ann 3 hours ago | parent | next [–]", "ann", "3 hours ago"),
        ("[–]ann_k 12 points 9 years ago (3 children)", "ann_k", "9 years ago"),
        ("[–]ann_k[S] 12 points (3 children)", "ann_k", None),
        ("opa Henk 4 days ago | parent | next [–]", "opa Henk", "4 days ago"),
        ("rozi52 írta 2023. március 16. 11:15:", "rozi52", "2023. március 16. 11:15"),
        ("Dede Kemal 18 Mart 2023, 13:21 tarihinde yazdı:", "Dede Kemal", "18 Mart 2023, 13:21"),
        ("강민호님이 2023년 3월 15일 10:12에 작성:", "강민호", "2023년 3월 15일 10:12"),
        ("たけしさんが2023年3月15日 10:12に書きました:", "たけし", "2023年3月15日 10:12"),
        ("Soumis par Gérard, le mardi 12 fevrier 2014 a 10h22", "Gérard", "mardi 12 fevrier 2014 a 10h22"),
        ("Aimee a repondu le 12 mars 2014", "Aimee", "12 mars 2014"),
        ("陈建国 于 2023-03-15 10:12 写道：", "陈建国", "2023-03-15 10:12"),
        ("Lola 14.mar.2012 | 10:22", "Lola", "14.mar.2012 | 10:22"),
        ("Ann Lee 14-Mar-12 10:22", "Ann Lee", "14-Mar-12 10:22"),
        ("大海 3月14日 10:22", "大海", "3月14日 10:22"),
        ("هدى كتب في 15 مارس 2023, 10:12:", "هدى", "15 مارس 2023, 10:12"),
    ],
)
def test_byline(line: str, author: str, date: str | None) -> None:
    reading = read_line(line)
    assert (reading.mark, reading.author, reading.date) == (Mark.BYLINE, author, date)


@pytest.mark.parametrize(
    "line",
    [
        *("14-Mar-2012", "14/Mar/2012 10:22", "03-14 10:22", "3月14日 10:22"),
        *("8 年", "3 days ago", "vor 2 Wochen", "May 3, 2016 at 10:00 am", "2015年11月23日 8:45", "6:32 PM"),
        *("12 mars 2014 à 10 h 22 min", "12 مارس 2014 الساعة 10:22 ص", "12 במרץ 2014 בשעה 10:22"),
        *(
            "12 Μαρτίου 2014 στις 10:22",
            "2014년 3월 12일, 10:22 오전",
            "2014.03.12. 10:22",
            "4 Nov 12 at 11:22 pm",
        ),
        *("Mar 4", "November 12th", "12. März", "2014-03-04 09:12 am (UTC)", "Tue, 03/04/2014 - 09:12"),
        *(
            "9 years ago · 3 Likes",
            "15 seconds ago (7:18 PM)",
            "#1 — vor 3 Stunden",
            "Like · Reply · 3 · 9y",
            "Reply March 4, 2014 at 9:12 am",
        ),
        "« Reply #1 on: March 04, 2014, 09:12:33 AM »",
        *("Post #2 Wednesday, March 1, 2023 9:00 AM", "Aug 30 '22", "•Aug 30 '22", "Author•Aug 30 '22"),
    ],
)
def test_date_or_age_alone(line: str) -> None:
    assert read_line(line).mark is Mark.DATE


@pytest.mark.parametrize(
    "line",
    ["Like Reply 12 Reactions 13 Reactions", "permalink embed save report reply", "Reply Share · 3 Likes"],
)
def test_buttons_side_by_side(line: str) -> None:
    assert read_line(line).mark is Mark.ACTION


@pytest.mark.parametrize("line", ["It happened 3 years ago", "Section 12", "Reply, Ann"])
def test_sentences_are_no_byline(line: str) -> None:
    assert read_line(line).mark is Mark.TEXT


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


@pytest.mark.parametrize("line", ["pavel_k added 1 day ago", "pavel_k commented 3 days ago"])
def test_verb_between_name_and_age_is_no_part_of_the_name(line: str) -> None:
    assert read_line(line).author == "pavel_k"


@pytest.mark.parametrize("line", ["Reply Like Share", "Like (2) Reply", "Share on Facebook Reply 3"])
def test_a_row_of_buttons_ends_as_a_button_or_a_number_does(line: str) -> None:
    assert is_interface(line)


@pytest.mark.parametrize("line", ["Share the rye", "In the morning", "Reply when the rye is out"])
def test_a_sentence_that_begins_as_a_button_does_is_none(line: str) -> None:
    assert not is_interface(line)


def test_a_line_is_read_when_it_is_made() -> None:
    line = Line("12 Comments", indent=2)
    assert (line.reading.mark, line.reading.is_phrase("comments_heading")) == (Mark.HEADING, True)
    assert (line.with_text("Bob says:").reading.author, line.with_text("Bob says:").indent) == ("Bob", 2)
