"""03/04/2022: which number is the day."""

import pytest

from cleaning.comments.day_order import day_comes_first, turn_days
from cleaning.context import PageContext
from cleaning.types import Comment

ENGLISH = PageContext(language="en")


def commented(*days: tuple[str, str]) -> tuple[Comment, ...]:
    return tuple(Comment(text="x", published=iso, published_raw=raw) for iso, raw in days)


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (["10/09/2023, 10:30:00", "11/09/2023, 06:05:00", "12/09/2023, 19:47:00"], True),
        (["9/10/2023", "9/11/2023", "9/12/2023"], False),
        (["03/04/2022", "25/04/2022"], True),
        (["03/04/2022"], None),
        (["03/04/2022", "03/04/2022"], None),
        (["01/02/2021", "06/05/2021", "08/11/2022"], None),
        (["05.03.2021", "05.01.2021"], None),
    ],
)
def test_days_of_one_discussion_stand_close_together(shown, told):
    assert day_comes_first(shown) is told


def test_a_comment_before_its_post_is_read_in_the_wrong_order():
    turned = turn_days(commented(("2022-03-04", "03/04/2022")), "2022-04-03T10:00:00+00:00", ENGLISH)
    assert [comment.published for comment in turned] == ["2022-04-03"]


def test_comments_that_begin_months_later_are_turned_where_the_other_order_follows_the_post():
    comments = commented(("2004-10-08T01:17:00", "08.10.04 - 01:17 am"))
    assert turn_days(comments, "2004-08-09", ENGLISH)[0].published == "2004-08-10T01:17:00"


@pytest.mark.parametrize("posted", ["2004-10-07", None])
def test_comments_close_behind_their_post_stay(posted):
    comments = commented(("2004-10-08", "08.10.04"))
    assert turn_days(comments, posted, ENGLISH) == comments


def test_a_day_above_twelve_settles_the_order():
    comments = commented(("2004-10-08", "08.10.04"), ("2004-10-23", "23.10.04"))
    assert turn_days(comments, "2004-08-09", ENGLISH) == comments
