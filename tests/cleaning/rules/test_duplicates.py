"""Copies go, repetition on purpose stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.cuts import CutLog
from cleaning.rules.duplicates import drop_duplicates

A = "The first long paragraph tells how the kettle was bought in a small shop behind the harbour, years ago."
B = "The second long paragraph tells how the kettle sang at noon, and how the neighbours came to hear it."
C = "The third long paragraph ends the story, for a kettle can be lost in a move like everything else can."
STANZA = [f"Line {i} of a poem, with a few words in it" for i in range(6)]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([A, B, A, B], [A, B]),
        ([A, B] * 14, [A, B]),
        ([A, B, C, A, B], [A, B, C]),
        (["Head", A + C + A, B, "Other", A + C + A], ["Head", A + C + A, B, "Other"]),
        (["Head", A, B, "Other", A, B, C], ["Head", A, B, "Other", C]),
        (["1. One", A, "2. Two", B, "1. One", A, "2. Two", B, C], ["1. One", A, "2. Two", B, C]),
        ([A, A, A], [A]),
        ([A.upper(), A], [A.upper()]),
        ([A[:70] + " ...", A, B], [A, B]),
        ([A, B, A[:80] + " […]"], [A, B]),
        (STANZA + STANZA, STANZA),
        (STANZA * 3 + STANZA[:2], STANZA),
        (["長い段落" * 13 + "。", "間", "長い段落" * 13 + "。"], ["長い段落" * 13 + "。", "間"]),
    ],
)
def test_copies_are_kept_once_at_their_first_place(lines, left):
    cuts = CutLog()
    assert drop_duplicates(lines, cuts) == left
    assert cuts.freeze()


@pytest.mark.parametrize(
    "lines",
    [
        ["Verse one", "O refrain, o refrain", "Verse two", "O refrain, o refrain"],
        ["yes"] * 40,
        ["Oats | 2", "Milk | 1", "Oats | 2", "Milk | 1"],
        [*STANZA, "Between the stanzas", *STANZA],
        [A, B, C],
        ["Monday", A, "Tuesday", B, "Wednesday", A, "Thursday", A],
        ["$ run", A.replace(".", ")"), "$ run again", A.replace(".", ")")],
        ["Head", A.removesuffix("ago.") + "a pulled quotation", A + " More."],
        [A[:40] + " ...", A],
        [],
    ],
)
def test_repetition_without_evidence_stays(lines):
    cuts = CutLog()
    assert drop_duplicates(list(lines), cuts) == lines
    assert cuts.freeze() == ()


LINES = st.lists(st.sampled_from([A, B, C, A[:70] + "…", "a", "b", "c", "d", "e", *STANZA, ""]), max_size=40)


@given(LINES)
def test_a_second_time_changes_nothing(lines):
    once = drop_duplicates(lines, CutLog())
    assert drop_duplicates(once, CutLog()) == once


@given(LINES)
def test_every_different_full_line_survives(lines):
    assert {line for line in lines if not line.endswith("…")} <= set(drop_duplicates(lines, CutLog()))


@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=160), unique_by=str.casefold))
def test_a_text_without_repeats_is_left_alone(lines):
    marked = [f"{i} {line}" for i, line in enumerate(lines)]
    assert drop_duplicates(marked, CutLog()) == marked


def test_a_hundred_thousand_lines_of_two_kinds_are_read():
    assert drop_duplicates(["a", "b"] * 50_000, CutLog()) == ["a", "b"] * 50_000
