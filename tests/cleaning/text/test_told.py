from __future__ import annotations

import pytest

from cleaning.text import told as told_module
from cleaning.text.told import RUN_WORDS, TOLD_CHARS, read_told, told_features

BREAD = ("The sourdough was sour.", "My sourdough failed.", "Nobody reads recipes.")
CLAIM = "Rye needs more water than wheat does."


def features(texts: list[str], at: int, post: tuple[str, ...] = ()) -> dict[str, float]:
    at_gaps = list(told_features(read_told(texts, post)))
    return {name: value for table in at_gaps[at - 1] for name, value in table.items()}


def test_shared_rare_word_tells_on() -> None:
    assert features([*BREAD], 1)["told on"] > features([*BREAD], 2)["told on"] == 0


def test_endings_make_no_difference() -> None:
    assert features(["Recipes are long.", "No recipe is short."], 1)["told on"] > 0


def test_word_of_two_neighbours_only_is_seen() -> None:
    assert features([*BREAD], 1)["told here only"]


def test_words_of_the_post_are_seen() -> None:
    assert features(["Fine.", "The sourdough failed."], 1, ("A sourdough.",))["of post"] == 1 / 5


def test_quote_of_a_paragraph_above_says_it_again() -> None:
    assert features([f"I wonder. {CLAIM}", "So be it.", f"{CLAIM} No, it does not."], 2)["says again"]


def test_quote_is_seen_whatever_its_case() -> None:
    assert features([CLAIM, "So be it.", CLAIM.upper()], 2)["says again"]


def test_few_common_words_say_nothing_again() -> None:
    words = " ".join(CLAIM.split()[: RUN_WORDS - 1])
    assert not features([CLAIM, f"{words} oil."], 1)["says again"]


def test_quote_in_the_opening_has_a_share() -> None:
    assert 0 < features([CLAIM, f"You say that {CLAIM}"], 1)["said"] < 1


def test_quote_from_right_above_is_near() -> None:
    texts = [CLAIM, *BREAD, *BREAD, CLAIM, CLAIM]
    assert not features(texts, 7)["says near"] and features(texts, 8)["says near"]


def test_quote_of_the_post_is_seen() -> None:
    assert features(["Fine.", CLAIM], 1, (CLAIM,))["quotes post"]


def test_long_paragraph_is_read_to_a_limit() -> None:
    long = "x" * TOLD_CHARS
    assert read_told([f"{long} {CLAIM}"], ()) == read_told([f"{long} ?"], ())


def test_what_was_said_very_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_module, "MOST_RUNS", 1)
    assert features([CLAIM, CLAIM], 1)["says again"]
    other = "Nobody ever asks how long it takes."
    assert not features([CLAIM, other, other, CLAIM], 3)["says again"]
