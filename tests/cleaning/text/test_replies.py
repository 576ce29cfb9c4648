from __future__ import annotations

from cleaning.text.replies import own_replies
from cleaning.types import Comment


def authors(*comments: Comment) -> list[str | None]:
    return [comment.author for comment in own_replies(comments, "Ann Lee")]


def test_thanks_to_a_reader_are_the_writers() -> None:
    assert authors(Comment(text="What a loaf."), Comment(text="Thanks Bob, I agree.")) == [None, "Ann Lee"]


def test_thanks_to_the_writer_are_a_readers() -> None:
    assert authors(Comment(text="Thanks Ann, I agree.")) == [None]


def test_name_called_without_thanks_tells_nothing() -> None:
    assert authors(Comment(text="Bob, I am with you.")) == [None]


def test_where_names_are_shown_they_tell() -> None:
    shown = (Comment(text="What a loaf.", author="Cara"), Comment(text="So it is.", author="Dan"))
    assert authors(*shown, Comment(text="Thanks Bob, I agree.")) == ["Cara", "Dan", None]
