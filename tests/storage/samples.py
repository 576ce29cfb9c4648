"""Pages as cleaning would hand them over, and rows as a user would read them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import create_engine, text

from cleaning.types import Comment, Cut, Document, Outcome, RawPage, Rejection
from storage.values import Cleaned

URL = "https://blog.example.com/2024/on-soup"
SOUP = "\n".join(
    [
        "Lentils keep for years in a dry jar, and that alone earns them their place on the shelf.",
        "Wash them until the water runs clear; then let them stand for an hour beside the onions.",
        "The broth wants patience more than it wants salt, my grandmother said, and she was right.",
    ]
)
TRAINS = "\n".join(
    [
        "The night train to the coast leaves at ten past nine from a platform nobody ever finds.",
        "Bring a blanket, a book without pictures and somebody who does not mind long silences.",
        "At four the steward knocks with coffee, and through the window there is suddenly a sea.",
    ]
)


def cleaned(
    *documents: Document,
    body: bytes = b"<html>",
    url: str | None = URL,
    source: str | None = None,
    fetched_at: datetime | None = None,
    rejections: tuple[Rejection, ...] = (),
    cuts: tuple[Cut, ...] = (),
) -> Cleaned:
    page = RawPage(body=body, url=url, source=source or url or "dump.html", fetched_at=fetched_at, status=200)
    return Cleaned(page=page, outcome=Outcome(documents=documents, rejections=rejections, cuts=cuts))


def post(words: str = SOUP, *comments: Comment, url: str | None = URL, **fields: object) -> Document:
    return Document(**({"text": words, "title": "On soup", "url": url, "comments": comments} | fields))


def said(words: str, author: str = "Ann", **fields: object) -> Comment:
    return Comment(**({"text": words, "author": author} | fields))


def day(number: int) -> datetime:
    return datetime(2024, 5, number, tzinfo=UTC)


def rows(url: str, query: str) -> list[dict[str, object]]:
    """Rows as any outside program reads them."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(text(query))]
    finally:
        engine.dispose()


def texts(url: str, table: str) -> list[object]:
    order = "post_id, position" if table == "comments" else "id"
    return [row["text"] for row in rows(url, f"SELECT text FROM {table} ORDER BY {order}")]


PRIVATE = {
    "id",
    "source",
    "capture_id",
    "first_seen_at",
    "last_seen_at",
    "changed_at",
    "duplicate_of",
    "post_id",
    "parent_id",
}


def public_rows(url: str) -> str:
    """All that two databases of the same pages must share, byte for byte."""
    posts = rows(
        url,
        "SELECT p.*, o.uid AS original_uid FROM posts p LEFT JOIN posts o ON o.id = p.duplicate_of ORDER BY p.uid",
    )
    comments = rows(
        url,
        "SELECT c.*, p.uid AS post_uid, a.uid AS parent_uid FROM comments c JOIN posts p ON p.id = c.post_id "
        "LEFT JOIN comments a ON a.id = c.parent_id ORDER BY c.uid",
    )
    versions = rows(
        url,
        "SELECT v.*, p.uid FROM post_versions v JOIN posts p ON p.id = v.post_id ORDER BY p.uid, v.digest",
    )
    kept = [
        [{name: _plain(value) for name, value in row.items() if name not in PRIVATE} for row in table]
        for table in (posts, comments, versions)
    ]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def _plain(value: object) -> object:
    """One engine reads truth as a number, another one as a truth."""
    return int(value) if isinstance(value, bool) else value
