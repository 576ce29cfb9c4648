"""Lists of other things behind a post: versions, episodes, other posts, short posts of another service."""

import pytest

from cleaning import RawPage
from cleaning.readers.text import read
from cleaning.types import Comment

POST = (
    "The kettle\n\nIt sang every morning, and nobody in the house could say why it did so only in the colder "
    "months of the year.\n\nIn the end we took it apart and found a crack in the spout.\n\n"
)
NAMES = ("Ann Lee", "Bo Oakes", "Cy Tanaka", "Dee")
WORDS = (
    "Thanks, that was it!",
    "Mine sings all year?",
    "I never saw a crack in mine.",
    "Great, so we try it.",
)
TITLES = (
    "How a kettle sings",
    "Why the stoves smoke at night",
    "What the old pans weigh",
    "Where the tea goes",
)


def comments_of(record: str, *, above: str = "") -> tuple[Comment, ...]:
    """The comments of the post with four records behind it."""
    told = zip(NAMES, WORDS, TITLES, strict=True)
    records = (record.format(n=n, w=w, t=t, i=i) for i, (n, w, t) in enumerate(told, 1))
    text = f"{POST}{above}{''.join(records)}"
    return read(RawPage(body=text.encode(), source="kettle.txt")).documents[0].comments


SAID = "{n}\nMay {i}, 2016 at 10:1{i} am\n{w}\n\n"


@pytest.mark.parametrize(
    "record",
    [
        "v1.{i}, May {i}, 2016\n{w}\n\n",
        "Episode {i} {t}, May {i}, 2016\n{w}\n\n",
        "{n} May {i}, 2016 at 10:1{i} am\n{w}\nRetweet\n\n",
    ],
)
def test_versions_episodes_and_short_posts_are_no_comments(record: str) -> None:
    assert comments_of(record) == ()


@pytest.mark.parametrize("above", ["No comments yet\n\n", "0 comments\n\n", "Related posts\n\n"])
def test_what_stands_right_below_a_line_that_says_so_is_no_discussion(above: str) -> None:
    assert comments_of(SAID, above=above) == ()


@pytest.mark.parametrize("above", ["4 comments\n\n", "Comments\n\n", ""])
def test_other_lines_say_nothing_against_one(above: str) -> None:
    assert [comment.author for comment in comments_of(SAID, above=above)] == list(NAMES)


def test_what_can_be_answered_is_one_whatever_stands_above() -> None:
    assert len(comments_of(SAID.replace("{w}\n", "{w}\nReply\n"), above="No comments yet\n\n")) == len(NAMES)


def test_below_a_heading_that_counts_names_may_look_like_titles() -> None:
    said = comments_of("avatar of our dear {n}\nMay {i}, 2016 at 10:1{i} am\n{w}\n\n", above="4 comments\n\n")
    assert len(said) == len(NAMES)
