"""`cleaning.dates`: what a shown date or age means, and what is no date."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.comments.shown_dates import find_date
from cleaning.dates import is_age, may_hold_age, parse_date, tell_day_first
from cleaning.dates.shown import read_any, read_common
from cleaning.dates.words import age_shapes, day_words, listed, unit_words

FETCHED = datetime(2026, 11, 22, 5, 53, tzinfo=UTC)

PRINTED = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "printed_dates.tsv").read_text("utf-8").splitlines()
]
"""Language, 14 March 2018 at 21:05 as some platform prints it there, three days."""

NO_DATES = " ".join(
    """
10 | 2012 | July 2012 | August 26 | 7:34 AM | 0000-00-00 | 1970-01-01T00:00:00Z | 31.02.2012 | 5
comments July 24, 2012 | version 1.2.3.2012 | On July 4, 1963 many people came to see the fireworks by
the river | 24 listopad 2012 | 3 days ago
""".split()
).split(" | ")

AGES = " ".join(
    """
6y | 8 年 | 3mo | 2 j | 1 个月 | 18 mnd | 2 Std. | 3 нед. | 1w (edited) | 3d • Edited | 9 Tag(e) | 3 jour(s) | 2
day(s) ago | 3 days ago | a year ago | an hour ago | over a year ago | 10 hours 38 minutes ago | yesterday |
just now | last week | vor 2 Wochen | vor einem Jahr | gestern | il y a 3 jours | il y a environ 2 heures |
hace 2 años | há 3 meses | 2 semanas atrás | 3 giorni fa | 2 jaar geleden | 3 lata temu | 5 yıl önce | 2 года
назад | год назад | 3 роки тому | منذ 3 سنوات | قبل يومين | منذ شهر | 3 سال پیش | לפני 3 שנים | לפני שבוע | 3
दिन पहले | 3日前 | 2か月前 | 2ヶ月前 | 3년 전 | 3 tahun yang lalu | 2 năm trước | 3 ปีที่แล้ว | för 3 dagar sedan | for
2 år siden | 3 viikkoa sitten | před 2 lety | 3 évvel ezelőtt | acum 2 zile | πριν από 3 ημέρες | преди 2
години | prije 3 dana """.split()
).split(" | ")


def read(raw: str, *, language: str | None = None, day_first: bool | None = None) -> str | None:
    moment = parse_date(raw, language=language, day_first=day_first)
    return moment.iso if moment else None


def aged(raw: str, language: str | None = None) -> str | None:
    moment = parse_date(raw, language=language, reference=FETCHED)
    assert moment is None or moment.relative
    return moment.iso if moment else None


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2012-07-24", "2012-07-24"),
        ("2012-07-24T12:11:00+02:00", "2012-07-24T12:11:00+02:00"),
        ("2012-07-24T12:11:00.123Z", "2012-07-24T12:11:00+00:00"),
        ("2012-07-24 12:11", "2012-07-24T12:11:00"),
        ("20120724T121100Z", "2012-07-24T12:11:00+00:00"),
        ("Tue, 24 Jul 2012 00:11:00 +0000", "2012-07-24T00:11:00+00:00"),
        ("Tue, 24 Jul 2012 00:11:00 EDT", "2012-07-24T00:11:00-04:00"),
        ("Tue, 24 Jul 2012 00:11:00 CEST", "2012-07-24T00:11:00+02:00"),
        ("Tue, 24 Jul 2012 00:11:00 +02:00", "2012-07-24T00:11:00+02:00"),
        ("Tue Jul 24 00:11:00 EDT 2012", "2012-07-24T00:11:00-04:00"),
        ("Tue, 24 Jul 2012 00:11:00 +4100", "2012-07-24T00:11:00"),
        ("1343088660", "2012-07-24T00:11:00+00:00"),
        ("1343088660123", "2012-07-24T00:11:00+00:00"),
    ],
)
def test_machine_forms_keep_time_and_zone(raw: str, iso: str) -> None:
    assert read(raw) == iso


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("July 24, 2012 at 12:11 am", "2012-07-24T00:11:00"),
        ("Monday, July 24th, 2012", "2012-07-24"),
        ("11. Dezember 2012 um 11:07 Uhr", "2012-12-11T11:07:00"),
        ("14.09.2022 um 21.11", "2022-09-14T21:11:00"),
        ("2015年11月23日 8:45 PM", "2015-11-23T20:45:00"),
        ("2015年11月23日 下午8:45", "2015-11-23T20:45:00"),
        ("2012년 7월 24일 오후 8:45", "2012-07-24T20:45:00"),
        ("22 juin 2018 @11h13", "2018-06-22T11:13:00"),
        ("mar. 24 juil. 2012", "2012-07-24"),
        ("mardi 24 mars 2012", "2012-03-24"),
        ("24 de julho de 2012 às 10:15", "2012-07-24T10:15:00"),
        ("24 июля 2012 г. в 10:15", "2012-07-24T10:15:00"),
        ("24 lipca 2012", "2012-07-24"),
        ("2012. július 24.", "2012-07-24"),
        ("24. heinäkuuta 2012", "2012-07-24"),
        ("Ngày 24 tháng 7 năm 2012", "2012-07-24"),
        ("٢٤ يوليو ٢٠١٢", "2012-07-24"),
        ("24 ก.ค. 2555", "2012-07-24"),
        ("24-Jul-12", "2012-07-24"),
        ("24 Jul 2012 1:21 PM", "2012-07-24T13:21:00"),
        ("24 Jul 2012 12:21 AM", "2012-07-24T00:21:00"),
        ("24 Jul 2012 13:21 Uhr", "2012-07-24T13:21:00"),
        ("July 24 '12", "2012-07-24"),
        ("Nov 06 2012 | 1:23 pm", "2012-11-06T13:23:00"),
        ("07.30.12 at 05:36", "2012-07-30T05:36:00"),
        ("Nov 21, 2018 at 21:15 PST", "2018-11-21T21:15:00-08:00"),
        ("Posted by Ann Smith on September 12, 2012 at 10:11 AM", "2012-09-12T10:11:00"),
    ],
)
def test_shown_dates(raw: str, iso: str) -> None:
    assert read(raw) == iso


@pytest.mark.parametrize("raw", ["", "x" * 500, *NO_DATES])
def test_what_cannot_be_read_for_certain_is_no_date(raw: str) -> None:
    assert read(raw) is None


@pytest.mark.parametrize(
    ("language", "day_first", "iso"),
    [
        (None, None, None),
        (None, True, "2012-04-03"),
        ("en", None, "2012-03-04"),
        ("en-GB", None, "2012-04-03"),
        ("fr", None, "2012-04-03"),
        ("fr", False, "2012-03-04"),
    ],
)
def test_the_order_of_a_numeric_date_comes_from_the_page(
    language: str | None, day_first: bool | None, iso: str | None
) -> None:
    assert read("03/04/2012", language=language, day_first=day_first) == iso


def test_a_month_that_languages_disagree_on_needs_the_language() -> None:
    assert (read("24 listopad 2012", language="hr"), read("24 listopad 2012", language="pl")) == (
        "2012-10-24",
        "2012-11-24",
    )


@pytest.mark.parametrize(("language", "absolute", "age"), PRINTED)
def test_a_date_as_platforms_print_it_is_read(language: str, absolute: str, age: str) -> None:
    assert read(absolute, language=language) == "2018-03-14T21:05:00"


@pytest.mark.parametrize(("language", "absolute", "age"), PRINTED)
def test_the_date_of_a_comment_keeps_its_time_of_day(language: str, absolute: str, age: str) -> None:
    assert read(find_date(absolute) or "", language=language) == "2018-03-14T21:05:00"


@pytest.mark.parametrize(("language", "absolute", "age"), PRINTED)
def test_an_age_as_platforms_print_it_is_read_with_a_fetch_time_alone(
    language: str, absolute: str, age: str
) -> None:
    moment = parse_date(age, language=language, reference=datetime(2018, 3, 20, 12, tzinfo=UTC))
    assert moment and (moment.iso, read(age, language=language)) == ("2018-03-17", None)


@pytest.mark.parametrize(
    ("raw", "language", "iso"),
    [
        ("Mo, 03/08/2010 - 10:05", "de", "2010-03-08T10:05:00"),
        ("Vie, 02/05/2014 - 10:05", "es", "2014-05-02T10:05:00"),
        ("Tue, 11/06/2012 - 13:23", None, "2012-11-06T13:23:00"),
    ],
)
def test_a_weekday_tells_the_order_of_a_date_in_figures(raw: str, language: str | None, iso: str) -> None:
    """Drupal prints month before day in every language, unless a site says otherwise."""
    assert read(raw, language=language) == iso


def test_dates_of_one_page_tell_the_order_for_all() -> None:
    assert (tell_day_first(["03/04/2012", "25/07/2012"]), tell_day_first(["03/04/2012"])) == (True, None)


@pytest.mark.parametrize("raw", AGES)
def test_ages(raw: str) -> None:
    assert is_age(raw)


@pytest.mark.parametrize("raw", AGES)
@pytest.mark.parametrize("line", ["{}", "Ann Lee · {}", "{}, Ann Lee"])
def test_line_with_an_age_may_hold_one(line: str, raw: str) -> None:
    assert may_hold_age(line.format(raw), numbered=any(map(str.isdigit, raw)))


@pytest.mark.parametrize(
    "line", ["I baked 12 loaves and nobody asked.", "It’s the loaf of 3 kilos", "A queue at the bakery"]
)
def test_a_line_without_a_unit_of_time_holds_no_age(line: str) -> None:
    assert not may_hold_age(line, numbered=any(map(str.isdigit, line)))


@pytest.mark.parametrize("day", ["July 4th, 2012", "Jul. 24 2012", "24 July 2012", "4th sept, 2012"])
@pytest.mark.parametrize("clock", ["", " 16:05", ", 12:11 am", " at 1:02:03 pm", " 13:05 pm"])
def test_an_english_date_is_read_at_one_look_as_any_other(day: str, clock: str) -> None:
    text = f"{day}{clock}".lower()
    found = read_common(text)
    assert found is not None
    assert found == read_any(text, "de", None, None)


@pytest.mark.parametrize("text", ["february 30, 2012", "july 4, 2012 at 25:10", "mar 4, 2012", "july 4, 12"])
def test_what_is_no_plain_english_date_is_not_read_at_one_look(text: str) -> None:
    assert read_common(text) is None


def test_no_word_of_an_age_holds_a_digit() -> None:
    shapes = ("".join(shape) for shape in age_shapes())
    words = " ".join((*shapes, *unit_words(), *day_words(), *listed("one"), *listed("just_now")))
    assert not any(map(str.isdigit, words))


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "24",
        "10月",
        "May",
        "Mar 3",
        "2 reactions",
        "53K",
        "100 likes",
        "5 comments",
        "4 min read",
        "hello",
        "Dec 30, 2023",
        "2015年",
        "2K",
        "300 р.",
        "85 years, 85 bakers",
    ],
)
def test_what_is_no_age(raw: str) -> None:
    assert not is_age(raw)


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("8 年", "2018-11-22"),
        ("3mo", "2026-08-22"),
        ("3 days ago", "2026-11-19"),
        ("yesterday", "2026-11-21"),
        ("3 hours ago", "2026-11-22T02:00+00:00"),
        ("5 minutes ago", "2026-11-22T05:48+00:00"),
        ("August 26", "2026-08-26"),
        ("Dec 25", "2025-12-25"),
    ],
)
def test_an_age_becomes_as_exact_a_time_as_it_tells(raw: str, iso: str) -> None:
    assert aged(raw) == iso


@pytest.mark.parametrize(("language", "iso"), [("nl", "2024-11-22"), ("fr-CA", "2026-11-20"), (None, None)])
def test_a_unit_that_languages_disagree_on_needs_the_language(language: str | None, iso: str | None) -> None:
    assert aged("2 j", language) == iso


def test_the_last_day_of_a_month_stays_within_it() -> None:
    moment = parse_date("1 month ago", reference=datetime(2026, 3, 31, tzinfo=UTC))
    assert moment and moment.iso == "2026-02-28"


@given(st.text(max_size=90), st.sampled_from([None, "de", "zh-cn", "xx"]))
def test_no_string_makes_it_raise(raw: str, language: str | None) -> None:
    moment = parse_date(raw, language=language, reference=FETCHED)
    assert moment is None or moment.iso


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("۱۳ اردیبهشت ۱۳۹۵ ساعت ۱۰:۳۰", "2016-05-02T10:30:00"),
        ("اردیبهشت ۱۳, ۱۳۹۵", "2016-05-02"),
        ("۱۳ ارديبهشت ۱۳۹۵ در ۱۰:۳۰ ب.ظ", "2016-05-02T22:30:00"),
        ("سه شنبه سی و یکم فروردین 1395", "2016-04-19"),
        ("۱۳۹۵/۰۲/۱۳ ۱۰:۳۰", "2016-05-02T10:30:00"),
    ],
)
def test_a_date_of_the_persian_calendar_is_its_gregorian_day(raw: str, iso: str) -> None:
    assert read(raw, language="fa") == iso


@pytest.mark.parametrize("raw", ["1395/02/13", "1437/07/25", "31 مهر 1395"])
def test_a_number_like_a_persian_date_is_none_elsewhere(raw: str) -> None:
    assert read(raw, language="ar") is None


def test_a_persian_date_is_found_beside_a_name() -> None:
    assert find_date("رضا در ۱۳ اردیبهشت ۱۳۹۵ گفت:") is not None


@pytest.mark.parametrize(
    "raw",
    [
        "Hier à 18h42",
        "Yesterday 6:42 pm",
        "gestern, 18:42 Uhr",
        "вчера в 21:40",
        "ayer a las 9:05",
        "昨天下午 6:42",
        "어제 18:42",
    ],
)
def test_a_day_told_by_its_distance_keeps_its_time(raw: str) -> None:
    iso = aged(raw)
    assert is_age(raw) and iso is not None
    assert iso in {"2026-11-21T18:42", "2026-11-21T21:40", "2026-11-21T09:05"}


@pytest.mark.parametrize("raw", ["dinner at 18:42", "we met yesterday at 18:42"])
def test_a_time_beside_other_words_is_no_age(raw: str) -> None:
    assert not is_age(raw)


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("Tuesday at 10:07 AM", "2026-11-17T10:07"),
        ("Dienstag um 10:07", "2026-11-17T10:07"),
        ("Lunedì alle 22:07", "2026-11-16T22:07"),
        ("Segunda-feira às 20:54", "2026-11-16T20:54"),
        ("вторник в 10:07", "2026-11-17T10:07"),
        ("Sunday at 3:00 PM", "2026-11-15T15:00"),
    ],
)
def test_a_day_of_the_week_with_a_time_is_the_last_one(raw: str, iso: str) -> None:
    assert is_age(raw)
    assert aged(raw) == iso


@pytest.mark.parametrize("raw", ["Tuesday 10:07", "Monday 9:00 - 17:00", "Doors open Tuesday at 10:07"])
def test_a_day_of_the_week_in_a_programme_is_no_age(raw: str) -> None:
    assert not is_age(raw)


def test_an_ordinal_day_may_be_joined_to_its_month_by_of():
    assert read(find_date("Ann on 29th of June 2022 at 18:05") or "", language="en") == "2022-06-29T18:05:00"
