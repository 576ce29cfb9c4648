"""Interface lines go by their place, prose stays."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.cuts import CutLog
from cleaning.rules.lines import clean_lines

CASES = json.loads((Path(__file__).parent / "interface_lines.json").read_text("utf-8"))
TEXT_OF_POST = "The bakery on our street opens at five, and the queue begins at half past four on most days."


def clean(lines, cuts, **known):
    facts = {"title": None, "author": None, "site": None} | known
    return clean_lines(lines, cuts, **facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines_are_cut_as_the_case_says(case):
    facts = {name: case.get(name) for name in ("title", "author", "site")}
    assert clean(case["lines"], CutLog(), **facts) == case["left"]


def test_every_line_that_goes_is_logged():
    cuts = CutLog()
    clean(["Tea.", "Share this:", "Leave a Reply"], cuts)
    assert [cut.text for cut in cuts.freeze()] == ["Share this:", "Leave a Reply"]


def test_the_title_below_has_a_rule_of_its_own():
    cuts = CutLog()
    clean(["Tea at noon", TEXT_OF_POST, "Tea at noon"], cuts, title="Tea at noon")
    assert [cut.rule for cut in cuts.freeze()] == ["edge_line", "repeated_title"]


@given(st.lists(st.text(max_size=120), max_size=12))
def test_a_second_time_changes_nothing(lines):
    once = clean(lines, CutLog())
    assert clean(once, CutLog()) == once


@pytest.mark.parametrize(
    "line", ["Hamish Orr, 12 May 2019", "12 May 2019 by Hamish Orr", "by Hamish Orr, 12.05.2019"]
)
def test_the_authors_name_with_a_date_above_the_post_is_cut(line):
    kept = clean([line, TEXT_OF_POST], CutLog(), author="Hamish Orr")
    assert kept == [TEXT_OF_POST]


def test_a_short_line_with_the_authors_name_and_other_words_stays():
    lines = ["Hamish Orr bakes at night", TEXT_OF_POST]
    assert clean(lines, CutLog(), author="Hamish Orr") == lines


@pytest.mark.parametrize(
    "line", ["Saturday, April 2, 2011 at 10:00PM", "1 mei 2020 Aaltje", "2 November 2019 by Ann Lee"]
)
def test_a_line_of_date_and_name_above_the_post_goes(line):
    assert clean_lines([line, "Hello."], CutLog(), title=None, author=None, site=None) == ["Hello."]


def test_a_sentence_above_a_line_that_is_the_title_stays():
    lines = [
        "冬天的火车常常晚点，因为雪落在道岔上，冰挂在电线上。",
        "没有人看见他们",
        "到了中午，时刻表又完整了。",
    ]
    assert clean_lines(lines, CutLog(), title="没有人看见他们", author=None, site=None) == lines


def test_a_sentence_with_a_year_above_the_post_stays():
    lines = ["In May 2020 we sold the mill.", "Hello."]
    assert clean_lines(lines, CutLog(), title=None, author=None, site=None) == lines
