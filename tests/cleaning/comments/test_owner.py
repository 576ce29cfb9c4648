"""Which comments are the post author's."""

import pytest

from cleaning import RawPage, clean
from cleaning.comments.owner import mark_author, marked_author, site_author
from cleaning.types import Comment

UNKNOWN = frozenset({"structured", "repeated"})
PROSE = "A paragraph that is long enough to be the text of a post, in words that any reader knows well. " * 3


def record(name: str, day: int, words: str, badge: str = "") -> str:
    return (
        f'<div class="x1"><span>{name}</span>{badge}<span>{day} May 2021</span><p>{words}</p>'
        '<button type="button">Reply</button></div>'
    )


@pytest.mark.parametrize("badge", ["Author", "OP", "Autorin", "楼主", "블로그주인", "الكاتب"])
def test_a_badge_beside_the_name_marks_the_author(discuss, badge):
    body = record("Ann", 3, "Too much salt.") + record(
        "Bo", 4, "Then use less.", f'<em class="y">{badge}</em>'
    )
    rows = discuss(f"<h3>2 comments</h3>{body}", sources=UNKNOWN).comments
    assert [(row.author, row.by_post_author, row.text) for row in rows] == [
        ("Ann", False, "Too much salt."),
        ("Bo", True, "Then use less."),
    ]


def test_a_moderator_is_not_the_author(discuss):
    body = record("Ann", 3, "Too much salt.") + record("Bo", 4, "Be polite.", "<em>Moderator</em>")
    rows = discuss(f"<h3>2 comments</h3>{body}", sources=UNKNOWN).comments
    assert not any(row.by_post_author for row in rows)


def test_who_bears_the_name_above_the_post_is_its_author():
    made = mark_author([Comment(text="x", author="ann lee"), Comment(text="y", author="Bo")], "Ann Lee, Cy")
    assert [comment.by_post_author for comment in made] == [True, False]


@pytest.mark.parametrize("name", ["Anonymous", "?????"])
def test_nobody_s_name_is_no_author(name):
    (made,) = mark_author([Comment(text="x", author=name)], name)
    assert not made.by_post_author


def test_several_marked_names_tell_no_author():
    marked = [Comment(text=name, author=name, by_post_author=True) for name in ("Ann", "Bo")]
    assert (marked_author(marked[:1]), marked_author(marked)) == ("Ann", None)


def test_the_marked_commenter_names_the_author_of_a_post_without_one():
    body = record("Bo", 3, "Too much salt.") + record("Ann", 4, "Then use less.", "<em>Author</em>")
    page = (
        f"<html><body><h1>Soup</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p><h3>2 comments</h3>{body}</body></html>"
    )
    (post,) = clean(RawPage(url=None, body=page.encode(), media_type="text/html")).documents
    assert (post.author, post.evidence["author"]) == ("Ann", "heuristic: marked in the discussion")


def test_who_comments_under_the_site_s_name_wrote_its_posts():
    comments = [Comment(text="x", author="Bo"), Comment(text="y", author="Ann Smith")]
    assert (site_author(comments, "Ann Smith"), site_author(comments, "The Blog")) == ("Ann Smith", None)
