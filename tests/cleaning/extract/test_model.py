"""The choice among passages, and the weights that ship."""

from itertools import chain, combinations

import pytest

from cleaning.extract.model import choose, load_model, opinion_features

LIKELIHOODS, SIZES = [0.9, 0.45, 0.1, 0.7], [120, 300, 80, 10]


def test_no_other_choice_has_a_higher_expected_f1() -> None:
    best = choose(LIKELIHOODS, SIZES)
    others = chain.from_iterable(combinations(range(4), count) for count in range(5))
    for other in others:
        assert best.expected_of([float(number in other) for number in range(4)]) <= best.expected + 1e-12


def test_the_expectation_of_the_choice_is_that_of_its_passages() -> None:
    best = choose(LIKELIHOODS, SIZES)
    assert best.expected_of([float(n in best.chosen) for n in range(4)]) == pytest.approx(best.expected)


def test_a_page_without_passages_has_no_choice() -> None:
    assert choose([], []).chosen == frozenset()
    assert opinion_features([], []) == []


def test_neighbours_stand_beside_the_opinion_of_a_passage() -> None:
    assert opinion_features([10, 10], [1.0, 0.0]) == [(1.0, 1.0, 0.0, 0.5), (0.0, 1.0, 0.0, 0.5)]


def test_the_weights_know_the_words_that_themes_use() -> None:
    names = load_model().names
    assert names["sidebar"] < 0 < names["entry"]
