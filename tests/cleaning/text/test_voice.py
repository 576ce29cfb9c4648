from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cleaning.text.lines import Line
from cleaning.text.voice import addressed_names, read_voices, words_in

WESTERN = st.text(alphabet=st.sampled_from("aZéß²ª'’“”–—… _-.,1\t\xa0"))


@given(WESTERN | st.text(alphabet=st.characters(exclude_characters="\x00")))
def test_words_are_runs_of_letters_with_one_apostrophe_inside(text: str) -> None:
    assert list(words_in(text)) == re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)


def test_word_that_is_also_written_small_is_no_name() -> None:
    talk = ["Honey, yes.", "Honey, no.", "I like honey.", "Mara, yes.", "Mara, no."]
    assert set(addressed_names(read_voices([Line(text=text) for text in talk]))) == {"mara"}
