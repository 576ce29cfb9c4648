"""Which API wrote a JSON value: told by fields that only its records have together.

A new form is a row in `SHAPES` and a reader of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaning.jsontext import Json
from cleaning.types import Kind


@dataclass(frozen=True, slots=True)
class Shape:
    """The records of one API."""

    kind: Kind
    fields: tuple[str, ...]
    """Paths of fields, all of which a record has."""


SHAPES = (
    Shape(Kind.WORDPRESS, ("id", "content.rendered")),
    Shape(Kind.WORDPRESS, ("id", "title.rendered", "link")),
    Shape(Kind.WORDPRESS, ("ID", "site_ID", "content")),
    Shape(Kind.WORDPRESS, ("ID", "post.ID", "content")),
    Shape(Kind.WORDPRESS, ("code", "message", "data.status")),
    Shape(Kind.BLOGGER, ("feed.id.$t",)),
    Shape(Kind.BLOGGER, ("entry.id.$t",)),
    Shape(Kind.BLOGGER, ("id.$t", "published.$t")),
    Shape(Kind.BLOGGER, ("kind", "blog.id")),
    Shape(Kind.DISCOURSE, ("post_stream.posts",)),
    Shape(Kind.DISCOURSE, ("cooked", "topic_id", "post_number")),
    Shape(Kind.SUBSTACK, ("ancestor_path", "body")),
    Shape(Kind.SUBSTACK, ("canonical_url", "body_html", "post_date")),
    Shape(Kind.REMARK42, ("locator.url", "pid")),
    Shape(Kind.REMARK42, ("comment.locator.url",)),
    Shape(Kind.ISSO, ("total_replies", "replies", "hidden_replies")),
    Shape(Kind.MEDIUM, ("payload.value", "payload.references")),
    Shape(Kind.DISQUS, ("raw_message", "thread", "createdAt")),
)
"""WordPress REST v2, WordPress.com v1.1 and WordPress's errors; Blogger's GData and v3; Discourse topics and
messages; Substack's comments and posts; Remark42 flat and as a tree; isso; Medium; Disqus API 3.0."""

LISTS = ("posts", "comments", "items", "entry", "response", "replies")
"""Names under which an answer holds its list of records."""


def tell_shape(value: Json) -> Kind | None:
    """Tell the API of a JSON value; None where it is no known one.

    >>> tell_shape([{"id": 7, "content": {"rendered": "<p>Soup."}}])
    <Kind.WORDPRESS: 'wordpress'>
    """
    records = list(_records(value))
    return next(
        (
            shape.kind
            for shape in SHAPES
            if any(all(_has(record, path) for path in shape.fields) for record in records)
        ),
        None,
    )


def _records(value: Json) -> Iterator[dict[str, Json]]:
    """The value itself and the first of each list in it that may be one of records."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict | list)), None)
        value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, dict):
        return
    yield value
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list):
            inner = next((item for item in inner if isinstance(item, dict)), None)
        if isinstance(inner, dict):
            yield inner


def _has(record: Json, path: str) -> bool:
    for name in path.split("."):
        if not isinstance(record, dict) or name not in record:
            return False
        record = record[name]
    return record is not None
