from __future__ import annotations

from cleaning.text.lines import split_lines
from cleaning.text.turns import turn_chances

STORY = "We baked all night and the rye rose as it should, so nobody in our house slept before four."


def chances(*texts: str, post: str = "") -> list[float]:
    return turn_chances([line for text in texts for line in split_lines(text)], split_lines(post))


def test_each_gap_and_both_ends_have_a_chance() -> None:
    assert [0 < chance <= 1 for chance in chances(STORY, "Thanks!", STORY)] == [True] * 4


def test_ends_are_certain() -> None:
    found = chances(STORY, STORY)
    assert (found[0], found[-1]) == (1.0, 1.0)


def test_no_line_has_two_ends() -> None:
    assert chances() == [1.0, 1.0]


def test_colon_goes_on() -> None:
    begun = chances(STORY, STORY.replace(".", ":"), "Flour, water and salt.")[2]
    ended = chances(STORY, STORY, "Flour, water and salt.")[2]
    assert begun < ended


def test_thanks_begin_a_voice() -> None:
    assert chances(STORY, "Thank you for this post, Ann!")[1] > chances(STORY, "Then we went to bed.")[1]


def test_quote_of_a_paragraph_above_begins_a_voice() -> None:
    other = "Nobody I know would eat that, and nobody ever asked us whether we would bake it."
    assert chances(STORY, other, STORY)[2] > chances(other, other, STORY)[2]


def test_pingback_stands_alone() -> None:
    assert chances(STORY, "Pingback: Loaf | Bread", STORY)[1:3] == [1.0, 1.0]


def test_page_whose_paragraphs_repeat_has_many_voices() -> None:
    assert chances(*[STORY] * 9)[1] > 0.5
