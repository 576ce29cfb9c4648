from __future__ import annotations

import pytest

from cleaning.text.segments import MAX_LINES, SIZES, border_chances, length_features, size_of

EVEN = {"length": {"bias": 0.0}, "length terse": {"bias": 0.0}, "length wordy": {"bias": 0.0}}
HABITUAL = {
    "length": {"bias": 0.0},
    "length terse": {"bias": 0.0, "lines 1": 3.0},
    "length wordy": {"bias": 0.0, "lines 1": -3.0},
}


def test_gap_that_looks_like_a_border_is_one() -> None:
    assert border_chances([-6.0, 6.0, -6.0], [9] * 4, EVEN) == pytest.approx(
        [0.0025, 0.9975, 0.0025], abs=1e-4
    )


def test_without_lengths_each_gap_stands_for_itself() -> None:
    assert border_chances([0.0] * 3, [9, 40, 2, 7], EVEN) == pytest.approx([0.5] * 3)


def test_page_shows_its_habit() -> None:
    among_borders = border_chances([4.0, 4.0, 0.0, 4.0, 4.0], [9] * 6, HABITUAL)[2]
    among_none = border_chances([-9.0, -9.0, 0.0, -9.0, -9.0], [9] * 6, HABITUAL)[2]
    assert among_borders > 0.9 > among_none


def test_comment_has_at_most_so_many_paragraphs() -> None:
    assert sum(border_chances([-30.0] * (MAX_LINES + 3), [9] * (MAX_LINES + 4), EVEN)) == pytest.approx(1.0)


def test_one_paragraph_has_no_gap() -> None:
    assert border_chances([], [9], EVEN) == []


def test_odds_beyond_all_measure_stay_probabilities() -> None:
    chances = border_chances([1e4, -1e4] * 300, [9] * 601, EVEN)
    assert all(0 <= chance <= 1 for chance in chances)


def test_comment_of_the_mean_length_has_size_nought() -> None:
    assert size_of(30, 30.0) == 0


def test_sizes_end() -> None:
    assert (size_of(0, 10_000.0), size_of(10_000_000, 1.0)) == (SIZES[0], SIZES[-1])


def test_long_comments_are_one_class() -> None:
    assert (
        length_features(16, 0)
        == length_features(25, 0)
        == {"lines 16-": 1.0, "words": 0.0, "words squared": 0.0}
    )
