"""LinkedIn's client state gives comments: both generations of its records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from cleaning.comments import Discussion
from tests.cleaning.comments.conftest import Discuss

POST, OTHER_POST = 7126493272473600005, 7126493272473600099
FIRST, ANSWER, LATER = 7126840560844800005, 7126878309580800005, 7127191624089600005


def comment(number: int, name: str, text: str, *, post: int = POST, **more: object) -> Mapping[str, object]:
    urn = f"urn:li:fsd_comment:({number},urn:li:activity:{post})"
    person = {"title": {"text": name}, "subtitle": "Millwright", "author": more.pop("author", False)}
    person["navigationUrl"] = f"https://members.example/in/{name.lower()}?mini=1"
    return {
        "$type": "com.linkedin.voyager.dash.social.Comment",
        "entityUrn": urn,
        "commenter": person,
        "commentary": {"text": text},
        **more,
    }


def read(discuss: Discuss, *records: Mapping[str, object]) -> Discussion:
    state = escape(json.dumps({"data": {}, "included": records}))
    return discuss(f'<code style="display: none" id="bpr-guid-77">{state}</code>')


def test_a_comment_has_its_fields(discuss: Discuss) -> None:
    detail = {"entityUrn": "detail", "*totalSocialActivityCounts": "counts"}
    counts = {"entityUrn": "counts", "numLikes": 3}
    found = read(
        discuss, comment(FIRST, "Ann", "My winch!\n\nWhen?", **{"*socialDetail": "detail"}), detail, counts
    )
    (one,) = found.comments
    assert (one.author, one.author_url, one.author_headline) == (
        "Ann",
        "https://members.example/in/ann",
        "Millwright",
    )
    assert (one.text, one.published, one.source_id) == (
        "My winch!\nWhen?",
        "2023-11-05T08:00:00+00:00",
        str(FIRST),
    )
    assert (one.likes, one.by_post_author) == (3, False)


def test_the_mark_of_the_author_is_read(discuss: Discuss) -> None:
    assert [
        c.by_post_author for c in read(discuss, comment(FIRST, "Ann", "Mine.", author=True)).comments
    ] == [True]


def test_an_answer_names_its_comment_in_its_link(discuss: Discuss) -> None:
    link = f"https://members.example/?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A{POST}%2C{FIRST}%29&replyUrn=x"
    found = read(
        discuss,
        comment(FIRST, "Ann", "One."),
        comment(LATER, "Bo", "Two."),
        comment(ANSWER, "Cy", "To Ann.", permalink=link),
    )
    assert [(c.author, c.parent, c.parent_evidence) for c in found.comments] == [
        ("Ann", None, None),
        ("Cy", 0, "named"),
        ("Bo", None, None),
    ]


def test_a_comment_lists_its_answers(discuss: Discuss) -> None:
    listed = {"*elements": [f"urn:li:fsd_comment:({ANSWER},urn:li:activity:{POST})"]}
    found = read(
        discuss,
        comment(ANSWER, "Cy", "To Ann."),
        comment(FIRST, "Ann", "One.", socialDetail={"comments": listed}),
    )
    assert [(c.author, c.parent) for c in found.comments] == [("Ann", None), ("Cy", 0)]


def test_two_comments_that_list_each_other_are_both_kept(discuss: Discuss) -> None:
    def circle(number: int, other: int) -> Mapping[str, object]:
        return comment(number, "Ann", "Words.", parentCommentUrn=f"urn:li:comment:(activity:{POST},{other})")

    found = read(discuss, circle(FIRST, ANSWER), circle(ANSWER, FIRST))
    assert [c.source_id for c in found.comments] == [str(FIRST), str(ANSWER)]


def test_the_older_records_are_read(discuss: Discuss) -> None:
    profile = {
        "entityUrn": "urn:li:fs_miniProfile:A",
        "firstName": "Ann",
        "lastName": "Bo",
        "occupation": "Millwright",
    }
    older = {
        "$type": "com.linkedin.voyager.feed.Comment",
        "entityUrn": f"urn:li:fs_objectComment:({FIRST},activity:{POST})",
        "*commenter": "urn:li:fs_miniProfile:A",
        "comment": {"values": [{"value": "My "}, {"value": "winch!"}]},
        "createdTime": 1699171200000,
    }
    (one,) = read(discuss, older, profile).comments
    assert (one.author, one.author_headline, one.text) == ("Ann Bo", "Millwright", "My winch!")


def test_comments_of_the_posts_below_are_left_out(discuss: Discuss) -> None:
    found = read(
        discuss,
        comment(LATER, "Zed", "Elsewhere.", post=OTHER_POST),
        comment(FIRST, "Ann", "One."),
        comment(ANSWER, "Bo", "Two."),
    )
    assert [c.author for c in found.comments] == ["Ann", "Bo"]


def test_a_comment_without_words_is_no_row(discuss: Discuss) -> None:
    assert read(discuss, comment(FIRST, "Ann", " ")).comments == ()


def test_code_that_readers_see_is_no_state(discuss: Discuss) -> None:
    state = escape(json.dumps({"included": [comment(FIRST, "Ann", "One.")]}))
    assert discuss(f"<pre><code>{state}</code></pre>").comments == ()
