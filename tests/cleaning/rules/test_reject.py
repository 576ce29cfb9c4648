"""Pages that are no post become no row."""

import pytest

from cleaning.rules.reject import reject
from cleaning.types import Comment, Document


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "no_text"),
        ("  \n ", "no_text"),
        ("404 Not Found", "error_page"),
        ("Error establishing a database connection", "error_page"),
        ("Oops! That page can’t be found.\nIt looks like nothing was found at this location.", "error_page"),
        (
            "Sorry, you have been blocked\nYou are unable to access example.com\nWhy have I been blocked?",
            "error_page",
        ),
        ("Seite nicht gefunden", "error_page"),
        ("ページが見つかりません", "error_page"),
        ("This domain is for sale", "error_page"),
        ("Share this:\nTweet\nLeave a Reply", "interface_only"),
        ("Sign in\nCreate an account\nForgot your password?", "interface_only"),
    ],
)
def test_a_page_without_a_post_is_rejected(text, rule):
    found = reject(Document(text=text, record=3))
    assert found is not None
    assert (found.rule, found.record) == (rule, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Short.",
        "Today I learnt why a server says 404 Not Found, and what to do about it.",
        "404 Not Found\n" + "The story of this number begins in Geneva, in a room that never existed.\n" * 12,
        "Share this:\nThe kettle sings.",
    ],
)
def test_a_post_is_kept(text):
    assert reject(Document(text=text)) is None


def test_a_discussion_without_a_post_is_kept():
    assert reject(Document(text="", comments=(Comment(text="First!"),))) is None


def test_an_error_that_stands_in_the_title_alone_is_named():
    found = reject(Document(text="", title="Page not found"))
    assert found is not None and found.rule == "error_page"
