"""The quick look at plain lines says of no line that it is plain words where the full reading finds more."""

from __future__ import annotations

import tomllib
from importlib import resources
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.dates.words import day_words, listed
from cleaning.text.marks import Mark, Reading, read_fully, read_line
from cleaning.text.plain import are_plain, plain_words

FILLED = {"{n}": "12", "{name}": "Zoë Ortiz", "{date}": "a while past", "{title}": "the rye of old"}
LISTS = [
    tomllib.loads(entry.read_text("utf-8"))
    for entry in resources.files("cleaning.phrases").iterdir()
    if entry.name.endswith(".toml")
]
PHRASES = sorted({phrase for lists in LISTS for phrases in lists.values() for phrase in phrases})
SAID = sorted({phrase for lists in LISTS for phrase in lists.get("says", ()) if "{" not in phrase})
AGES = sorted(
    {*day_words(), *(f"{one} {ago}" for one in ("a day", "one hour", "un an") for ago in listed("ago"))}
)
SIGNS = ["", " ", ".", ": ", " - ", " – ", " | ", "|", "’s ", "… ", "!", '"', "“", " · ", "12 ", "A", "ß"]
PIECES = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(AGES),
    st.sampled_from(SIGNS),
    st.sampled_from(
        ["the queue", "Rye", "in", "by", "of", "Bob", "said", "in reply to", "Pingback:", "an hour"]
    ),
    st.text("abcdeé ñ’-.,:A1", max_size=8),
)


def is_found_plain(text: str) -> bool:
    words = plain_words(text)
    return bool(words) and are_plain(words)


def filled(phrase: str) -> str:
    for placeholder, text in FILLED.items():
        phrase = phrase.replace(placeholder, text)
    return phrase


def agrees(text: str) -> bool:
    return not is_found_plain(text) or read_fully(text) == Reading(mark=Mark.TEXT)


def test_no_phrase_is_plain() -> None:
    assert [text for text in map(filled, PHRASES) if len(text) <= 120 and not agrees(text)] == []


def test_no_word_for_says_is_plain() -> None:
    lines = (f"Bob Lee {said}{end}" for said, end in product(SAID, ":….,"))
    assert [text for text in lines if not agrees(text)] == []


def test_no_age_is_plain() -> None:
    lines = (line for age in AGES for line in (age, f"Bob Lee {age}", f"{age} Reply", f"Bob Lee - {age}"))
    assert [text for text in lines if not agrees(text)] == []


@given(st.lists(PIECES, min_size=1, max_size=5).map(lambda pieces: filled(" ".join(pieces))[:120]))
def test_pieces_in_any_order(text: str) -> None:
    assert agrees(text)


@given(st.lists(PIECES, min_size=1, max_size=5).map(lambda pieces: filled("".join(pieces))[:120]))
def test_pieces_that_are_glued(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", ["The queue is long", "Zoë’s loaf of rye", '"No rye," she laughed…'])
def test_words_are_plain(text: str) -> None:
    assert is_found_plain(text)
    assert read_line(text) == Reading(mark=Mark.TEXT)
