"""Rows of any table -> raw pages: a column holds HTML or text, others say what is known about it.

Columns are looked up by name, in any case, first in the row and then in its `meta` or `metadata` object.
A stamp of the crawl is no date of the post: `timestamp` is one in C4 and its kin. A row that an API wrote
(WordPress, Disqus, ...) is a record as it stands; such rows are packed, for a row may be a single comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cleaning.decode import decode
from cleaning.shapes import tell_shape
from cleaning.types import Kind, RawPage
from crawler.dumps.streams import Stream
from crawler.dumps.values import MAX_RECORD_BYTES, PACK_BYTES, TOO_LARGE, Fault, Item

Row = Mapping[str, object]

BODIES = {
    "html": "text/html; charset=utf-8",
    "raw_html": "text/html; charset=utf-8",
    "html_content": "text/html; charset=utf-8",
    "content": "charset=utf-8",
    "raw_content": "charset=utf-8",
    "body": "charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "raw_text": "text/plain; charset=utf-8",
    "full_text": "text/plain; charset=utf-8",
    "document": "text/plain; charset=utf-8",
}
"""Column -> hint of its media type; the first column that holds something wins."""
HTML = ("html", "raw_html", "html_content")
URLS = ("url", "link", "uri", "source_url", "page_url", "permalink", "warc-target-uri", "warc_target_uri")
FETCH_TIMES = ("fetched_at", "fetch_time", "crawled_at", "crawl_date", "warc_date", "warc-date", "timestamp")
HINTS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "creator"),
    "date": ("date", "published", "published_at", "date_published", "publish_date", "pub_date", "created_at"),
}
"""Name in `RawPage.hints` -> columns."""
NESTED = ("meta", "metadata")
KNOWN = frozenset(
    (*BODIES, *URLS, *FETCH_TIMES, *NESTED, *(name for names in HINTS.values() for name in names))
)
"""Columns that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row with its place in the file, or what is wrong there."""

    place: str
    """As users are told: "line 3"."""
    row: Row | Fault
    source: bytes | None = None
    """The row's own JSON; None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A record of an API."""

    kind: Kind
    body: bytes


def read_rows(rows: Iterable[Placed], stream: Stream) -> Iterator[Item]:
    """Make a page of each row; a file whose first row holds none is of another kind, which is told once."""
    has_pages = False
    for item in _pack(map(_read_row, rows)):
        if isinstance(item, Fault) and not item.is_record:
            if stream.is_cut:
                return
            if not has_pages:
                yield item
                return
        has_pages = True
        yield replace(item, is_record=True) if isinstance(item, Fault) else item


def column_of(name: str) -> str:
    """Fold a column's name.

    >>> column_of(" Published At ")
    'published_at'
    """
    return name.strip().lower().replace(" ", "_")


def _read_row(placed: Placed) -> Item | _Answer:
    """Read one row; a fault that is no record says that the file may be of another kind."""
    if isinstance(placed.row, Fault):
        return placed.row
    kind = _shape_of(placed)
    if kind and placed.source is not None:
        return _Answer(kind=kind, body=placed.source)
    row = _flatten(placed.row)
    column = next((name for name in BODIES if _bytes(row.get(name))), None)
    if column is None:
        empty = next((name for name in BODIES if name in row and _is_blank(row[name])), None)
        if empty:
            return Fault(reason=f"{placed.place}: {empty} is empty")
        reason = f"{placed.place} has no column with a page: name it html, content or text"
        return Fault(reason=reason, is_record=False)
    body = _bytes(row[column])
    return TOO_LARGE if len(body) > MAX_RECORD_BYTES else _page(row, column, body)


def _shape_of(placed: Placed) -> Kind | None:
    """Tell the API that wrote a row of JSON; a row with a page in it is a row."""
    row = placed.row
    if placed.source is None or isinstance(row, Fault) or any(name in row for name in HTML):
        return None
    return tell_shape(dict(row))  # type: ignore[arg-type]


def _page(row: Row, column: str, body: bytes) -> RawPage:
    hints = {name: _first(row, columns) for name, columns in HINTS.items()}
    url = _first(row, URLS)
    return RawPage(
        body=body,
        url=url if url.startswith(("http://", "https://")) else None,
        media_type=BODIES[column],
        fetched_at=_read_time(_first(row, FETCH_TIMES)),
        hints={name: value for name, value in hints.items() if value},
    )


def _pack(items: Iterable[Item | _Answer]) -> Iterator[Item]:
    """Join answers of one API that follow each other into lists of at most `PACK_BYTES`."""
    pack: list[_Answer] = []
    size = 0
    for item in items:
        is_next = isinstance(item, _Answer) and bool(pack) and item.kind is pack[0].kind
        if pack and not (is_next and size < PACK_BYTES):
            yield _join(pack)
            pack, size = [], 0
        if isinstance(item, _Answer):
            pack.append(item)
            size += len(item.body)
        else:
            yield item
    if pack:
        yield _join(pack)


def _join(pack: list[_Answer]) -> RawPage:
    body = b"[" + b",\n".join(answer.body for answer in pack) + b"]"
    return RawPage(body=body, media_type="application/json; charset=utf-8", kind=pack[0].kind)


def _flatten(row: Row) -> Row:
    """Put the columns of the row's metadata behind its own."""
    flat: dict[str, object] = {}
    for part in (row, *(_table(row.get(name)) for name in NESTED)):
        for name, value in part.items():
            flat.setdefault(column_of(name), value)
    return flat


def _table(cell: object) -> Row:
    """Read a cell that holds columns: a table, or one written as JSON."""
    if isinstance(cell, str | bytes) and cell[:1] in {"{", b"{"}:
        try:
            cell = json.loads(cell)
        except (ValueError, RecursionError):
            return {}
    return cell if isinstance(cell, dict) else {}


def _first(row: Row, columns: tuple[str, ...]) -> str:
    return next((text for name in columns if (text := _text(row.get(name)))), "")


def _text(cell: object) -> str:
    """Read a cell as text: lists of people are joined, other structures are no text."""
    if isinstance(cell, list):
        return ", ".join(text for part in cell if (text := _text(part)))
    if isinstance(cell, dict):
        return _text(cell.get("name"))
    if isinstance(cell, bytes):
        return decode(cell).text.strip()
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=UTC)).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.strip() if isinstance(cell, str) else ""


def _bytes(cell: object) -> bytes:
    """Read a cell as a page; bytes stay as they are."""
    if isinstance(cell, bytes):
        return cell.strip()
    return _text(cell).encode("utf-8", "replace")


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str | bytes) and not cell.strip())


def _read_time(raw: str) -> datetime | None:
    """Only a time with its zone can be a reference for ages."""
    try:
        time = datetime.fromisoformat(raw)
    except ValueError:
        return None
    return time if time.tzinfo else None
