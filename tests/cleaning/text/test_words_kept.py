"""Whatever is said, and whoever says it: no word of the post or of a comment is lost or moved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning import RawPage
from cleaning.readers.text import read
from tests.cleaning.text import dumps

WORDS = (
    "bakery queue rye morning owner dough clock village street numbers yeast colleague towns baker measure "
    "patience oven salt winter market"
).split()

sentences = st.lists(st.sampled_from(WORDS), min_size=12, max_size=30).map(
    lambda words: f"I think {' '.join(words)}."
)
paragraphs = st.lists(sentences, min_size=1, max_size=3, unique=True)
talks = st.lists(paragraphs, min_size=3, max_size=6, unique_by=tuple)
names = st.sampled_from(["Ann Lee", "Bob", "Mei Tanaka", "J. Ortiz", "Zoë"])


def marked(talk: list[list[str]], name: str) -> str:
    records = "\n".join(
        f"{name} {n} says:\nMay {n + 1}, 2016 at 10:00 am\n" + "\n\n".join(words) + "\nReply"
        for n, words in enumerate(talk)
    )
    return f"Dough Keeps Its Own Clock\n\n{dumps.PROSE}\n\n{len(talk)} Comments\n{records}\n\nLeave a Reply\n"


@settings(max_examples=40, deadline=None)
@given(talk=talks, name=names)
def test_marked_comments_hold_their_words(talk: list[list[str]], name: str) -> None:
    (document,) = read(RawPage(body=marked(talk, name).encode(), source="a.txt")).documents
    assert [comment.text.split("\n") for comment in document.comments] == talk


@settings(max_examples=40, deadline=None)
@given(talk=talks, name=names)
def test_post_above_marked_comments_holds_its_words(talk: list[list[str]], name: str) -> None:
    (document,) = read(RawPage(body=marked(talk, name).encode(), source="a.txt")).documents
    assert tuple(document.text.split("\n")) == dumps.POST


@settings(max_examples=40, deadline=None)
@given(talk=st.lists(sentences, min_size=4, max_size=12, unique=True))
def test_unmarked_dump_holds_its_words_in_order(talk: list[str]) -> None:
    lines = [*dumps.POST, *talk]
    (document,) = read(RawPage(body="\n".join(lines).encode(), source="a.txt")).documents
    kept = [document.text, *(comment.text for comment in document.comments)]
    assert "\n".join(kept).split("\n") == lines
