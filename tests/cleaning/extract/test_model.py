"""The choice among passages, and the weights that ship."""

from collections.abc import Collection
from itertools import chain, combinations
from operator import mul

import pytest

from cleaning.extract.model import choose, load_model, opinion_features

LIKELIHOODS, SIZES = [0.9, 0.45, 0.1, 0.7], [120, 300, 80, 10]


def expected_f1(chosen: Collection[int]) -> float:
    right = sum(LIKELIHOODS[number] * SIZES[number] for number in chosen)
    kept = sum(SIZES[number] for number in chosen)
    return 2 * right / (kept + sum(map(mul, LIKELIHOODS, SIZES)))


def test_no_other_choice_has_a_higher_expected_f1() -> None:
    best = choose(LIKELIHOODS, SIZES)
    others = chain.from_iterable(combinations(range(4), count) for count in range(5))
    assert best.expected == pytest.approx(max(map(expected_f1, others)))
    assert best.expected == pytest.approx(expected_f1(best.chosen))


def test_a_page_without_passages_has_no_choice() -> None:
    assert choose([], []).chosen == frozenset()
    assert opinion_features([], []) == []


def test_neighbours_stand_beside_the_opinion_of_a_passage() -> None:
    assert opinion_features([10, 10], [1.0, 0.0]) == [(1.0, 1.0, 0.0, 0.5), (0.0, 1.0, 0.0, 0.5)]


def test_the_weights_know_the_words_that_themes_use() -> None:
    names = load_model().names
    assert names["sidebar"] < 0 < names["entry"]
