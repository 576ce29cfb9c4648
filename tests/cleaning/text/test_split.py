from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleaning.text.features import said_words
from cleaning.text.lines import split_lines
from cleaning.text.split import FAR, find_start, nearest, said_odds
from cleaning.text.voice import read_voices
from tests.cleaning.text import dumps

POST = dumps.UNMARKED.split("\n")[:5]
TALK = dumps.UNMARKED.split("\n")[5:]


def _start(texts: Sequence[str], ping: int | None = None) -> int | None:
    return find_start(read_voices(split_lines("\n".join(texts))), len(texts) if ping is None else ping)


def test_discussion_begins_at_its_first_comment() -> None:
    assert _start([*POST, *TALK]) == len(POST)


def test_post_alone_has_none() -> None:
    assert _start(POST) is None


def test_no_discussion_begins_below_a_pingback() -> None:
    start = _start([*POST * 3, "The bakery opens at six.", *POST], ping=3 * len(POST))
    assert start is not None and start <= 3 * len(POST)


@pytest.mark.parametrize(
    ("chances", "place"),
    [
        pytest.param([0.1, 0.8, 0.1], 1, id="the likely one"),
        pytest.param([0.0, 0.3, 0.3, 0.0, 0.0, 0.4], 2, id="between likely ones near each other"),
        pytest.param([0.6, *[0.0] * 2 * FAR, 0.4], 0, id="one of two far from each other"),
    ],
)
def test_place_is_the_fewest_paragraphs_off(chances: Sequence[float], place: int) -> None:
    assert nearest(chances) == place


def test_words_of_readers_speak_for_a_discussion() -> None:
    prose, talk = said_odds(read_voices(split_lines("The bakery opened in 1913.\nThanks for sharing this!")))
    assert prose < talk


def test_first_words_are_words_of_their_own() -> None:
    (voice,) = read_voices(split_lines("Thanks for the rye"))
    assert {"^thanks", "^thanks for", "rye"} <= set(said_words(voice))
