"""Whatever stands in an answer or an export, it becomes documents or rejections and never an error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning import Kind, Outcome, RawPage, clean
from cleaning.shapes import LISTS, SHAPES, tell_shape

JSON_KINDS = sorted({shape.kind for shape in SHAPES})
NAMES = sorted(
    {part for shape in SHAPES for path in shape.fields for part in path.split(".")}
    | set(LISTS)
    | set(
        "children parent author title url date post status type replies user comment body text message".split()
    )
    | set(
        "value references Post User inResponseToPostId created_at user_id topic_id created time deleted".split()
    )
    | set(
        "thr$in-reply-to link rel href published updated $t name date_gmt author_name ancestor_path".split()
    )
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-1, 3)
    | st.floats()
    | st.sampled_from(
        ["", "1", "publish", "2024-05-01T10:00:00", "https://cook.example/soup/#comment-1", "<p>A", "\ud800"]
    )
)
VALUES = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inside, max_size=6),
    max_leaves=30,
)


@pytest.mark.parametrize("kind", JSON_KINDS)
@settings(deadline=None, max_examples=60)
@given(value=VALUES)
def test_any_value_is_read(kind: Kind, value: object) -> None:
    body = json.dumps(
        {"posts": [value], "value": value, "feed": value, "post_stream": value, "payload": value}
    )
    assert isinstance(
        clean(RawPage(body=body.encode(), kind=kind, url="https://cook.example/?uri=/a")), Outcome
    )
    listed = json.dumps([value, value])
    assert isinstance(clean(RawPage(body=listed.encode(), kind=kind)), Outcome)


@settings(deadline=None, max_examples=150)
@given(value=VALUES)
def test_any_value_has_a_shape_or_none(value: object) -> None:
    assert tell_shape(value) in {None, *JSON_KINDS}  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Kind.WXR, Kind.DISQUS, *JSON_KINDS])
@pytest.mark.parametrize(
    "body", [b"", b"{", b"<rss>", b"<disqus><post>", b"\x00\xff", b"[" * 100_000, b'{"a":' * 100_000]
)
def test_what_is_no_such_record_is_rejected(kind: Kind, body: bytes) -> None:
    outcome = clean(RawPage(body=body, kind=kind))
    assert (outcome.documents, bool(outcome.rejections)) == ((), True)


PIECES = [
    "<item>", "</item>", "<wp:comment>", "</wp:comment>", "<wp:comment_content>", "<![CDATA[", "]]>", "<thread dsq:id='1'>",
    "<post dsq:id='2'>", "</post>", "<message>", "</message>", "&x;", "&#0;", "<!--", "<link>https://cook.example/</link>", "a",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "root"), [(Kind.WXR, "rss"), (Kind.DISQUS, "disqus")])
@settings(deadline=None, max_examples=150)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=20))
def test_any_xml_is_read(kind: Kind, root: str, pieces: list[str]) -> None:
    body = f"<{root} xmlns:wp='http://wordpress.org/export/1.2/'>{''.join(pieces)}</{root}>"
    assert isinstance(clean(RawPage(body=body.encode(), kind=kind)), Outcome)


def answers(number: int) -> object:
    """A chain of answers, the deepest discussion that there can be."""
    return [
        {
            "id": place,
            "post": 1,
            "parent": place - 1,
            "author_name": "A",
            "content": {"rendered": f"<p>{place}"},
            "link": f"https://cook.example/soup/#comment-{place}",
        }
        for place in range(1, number + 1)
    ]


def test_a_chain_of_answers_has_no_greatest_depth() -> None:
    [document] = clean(RawPage(body=json.dumps(answers(5000)).encode())).documents
    assert [comment.parent for comment in document.comments] == [None, *range(4999)]


def test_comments_that_answer_each_other_in_a_circle_are_all_kept() -> None:
    circle = [{**one, "parent": 3 if one["id"] == 1 else one["parent"]} for one in answers(3)]  # type: ignore[attr-defined]
    [document] = clean(RawPage(body=json.dumps(circle).encode())).documents
    assert [comment.parent for comment in document.comments] == [None, 0, 1]
