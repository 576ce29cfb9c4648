"""Interface lines go by their place, prose stays."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.cuts import CutLog
from cleaning.rules.lines import clean_lines

CASES = json.loads((Path(__file__).parent / "interface_lines.json").read_text("utf-8"))


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


@given(st.lists(st.text(max_size=120), max_size=12))
def test_a_second_time_changes_nothing(lines):
    once = clean(lines, CutLog())
    assert clean(once, CutLog()) == once
