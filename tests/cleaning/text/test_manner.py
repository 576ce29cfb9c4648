from __future__ import annotations

from collections import Counter

from cleaning.text.manner import Manner, manner_features, read_manners
from cleaning.text.voice import HEAD_CHARS, TAIL_CHARS


def features(texts: list[str], at: int) -> dict[str, float]:
    manners = read_manners(texts)
    return manner_features(manners, at, Counter(words for manner in manners for words in manner.first_words))


def read(text: str) -> Manner:
    return read_manners([text])[0]


def test_one_manner_does_not_differ() -> None:
    found = features(["Loaves rose well.", "Loaves rose well."], 1)
    assert all(value == 0 for name, value in found.items() if name.startswith("differs "))


def test_small_i_differs() -> None:
    assert features(["I bake bread.", "and i eat it"], 1)["differs small i"] == 1


def test_only_opening_and_close_are_read() -> None:
    edges = "a" * HEAD_CHARS, "z" * TAIL_CHARS
    assert read(edges[0] + "!" * 9 + edges[1]) == read(edges[0] + "?" * 9_000 + edges[1])


def test_paragraph_without_words_has_a_manner() -> None:
    assert read("…").first_words == ("", "")


def test_other_case_differs() -> None:
    assert features(["I bake bread.", "so do i"], 1)["other case"]


def test_same_sign_begins_both() -> None:
    assert features(["- flour", "- salt"], 1)["both begin"]


def test_letters_are_no_sign() -> None:
    assert not features(["Flour.", "Salt."], 1)["both begin"]


def test_numbers_begin_with_digits() -> None:
    assert features(["1. flour", "2. salt"], 1)["both digits"]


def test_call_in_the_opening_is_seen() -> None:
    assert features(["I bake.", "So @ann, do you?"], 1)["after calls"]


def test_quote_from_first_to_last_sign() -> None:
    assert features(["I bake.", "“Bread is all.”"], 1)["after quoted"]


def test_quote_that_goes_on_is_unclosed() -> None:
    assert features(["He said: “Bread is all.", "And salt.”"], 1)["before unclosed"]


def test_closed_quote_is_not_unclosed() -> None:
    assert not features(["He said: “Bread is all.”", "And salt."], 1)["before unclosed"]


def test_other_script_is_seen() -> None:
    assert features(["I bake bread.", "Хлеб хорош."], 1)["other script"]


def test_sentences_at_the_gap_are_counted() -> None:
    found = read("Well said. I bake bread every day. So it goes on")
    assert (found.first_sentence, found.last_sentence) == (2, 4)


def test_first_word_that_opens_many_paragraphs() -> None:
    found = features(["Thanks Ann.", "I bake.", "Thanks Bob.", "Thanks Cy."], 2)
    assert found["first word again"] > 1 > found["first words again"] == 0
