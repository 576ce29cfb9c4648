"""JSON Lines: a row per line, with a column that holds HTML or text, and columns about it.

Columns are looked up by name, in any case, first in the row and then in its `meta` or `metadata` object.
A stamp of the crawl is no date of the post: `timestamp` is one in C4 and its kin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from cleaning.types import RawPage
from crawler.dumps.streams import Stream
from crawler.dumps.values import MAX_RECORD_BYTES, TOO_LARGE, Fault, Item

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
URLS = ("url", "link", "uri", "source_url", "page_url", "permalink", "warc-target-uri")
FETCH_TIMES = ("fetched_at", "fetch_time", "crawled_at", "crawl_date", "warc_date", "warc-date", "timestamp")
HINTS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "creator"),
    "date": ("date", "published", "published_at", "date_published", "publish_date", "pub_date", "created_at"),
}
"""Name in `RawPage.hints` -> columns."""
NESTED = ("meta", "metadata")

_FIRST_ROW = re.compile(rb"\s{0,4096}\{\s{0,64}\"[^\"\\\n]{1,200}\"\s{0,64}:")


def is_json_lines(head: bytes) -> bool:
    r"""Whether a stream that begins like this holds a JSON object per line.

    >>> is_json_lines(b'{"text": "a"}\n{"text": "b"}'), is_json_lines(b'{\n  "items": []\n}')
    (True, False)
    """
    if not _FIRST_ROW.match(head.removeprefix(b"\xef\xbb\xbf")) or b"jsonfeed.org" in head[:4096]:
        return False
    line, newline, _ = head.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")
    return not newline or _parse(line) is not None


def read_json_lines(stream: Stream) -> Iterator[Item]:
    """Read the rows of a JSON Lines file."""
    number, has_pages = 0, False
    while line := stream.file.readline(MAX_RECORD_BYTES + 1):
        number += 1
        if len(line) > MAX_RECORD_BYTES:
            _skip_line(stream, line)
            yield TOO_LARGE
        elif line.strip():
            item = _read_row(line, number)
            if isinstance(item, Fault) and not item.is_record:
                if stream.is_cut:
                    return
                if not has_pages:
                    yield item
                    return
                item = replace(item, is_record=True)
            has_pages = True
            yield item


def _read_row(line: bytes, number: int) -> Item:
    """Read one row; a fault that is no record says that the file may be of another kind."""
    parsed = _parse(line)
    if parsed is None:
        return Fault(reason=f"line {number} is no JSON object: mend or remove the line", is_record=False)
    row = _flatten(parsed)
    column = next((name for name in BODIES if _text(row.get(name))), None)
    if column is None:
        empty = next((name for name in BODIES if name in row and _is_blank(row[name])), None)
        if empty:
            return Fault(reason=f"line {number}: {empty} is empty")
        reason = f"line {number} has no column with a page: name it html, content or text"
        return Fault(reason=reason, is_record=False)
    hints = {name: _first(row, columns) for name, columns in HINTS.items()}
    url = _first(row, URLS)
    return RawPage(
        body=_text(row[column]).encode("utf-8", "replace"),
        url=url if url.startswith(("http://", "https://")) else None,
        media_type=BODIES[column],
        fetched_at=_read_time(_first(row, FETCH_TIMES)),
        hints={name: value for name, value in hints.items() if value},
    )


def _parse(line: bytes) -> Row | None:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _flatten(row: Row) -> Row:
    """Put the columns of the row's metadata behind its own."""
    flat: dict[str, object] = {}
    for part in (row, *(row.get(name) for name in NESTED)):
        if isinstance(part, dict):
            for name, value in part.items():
                flat.setdefault(name.lower(), value)
    return flat


def _first(row: Row, columns: tuple[str, ...]) -> str:
    return next((text for name in columns if (text := _text(row.get(name)))), "")


def _text(value: object) -> str:
    """Read a cell as text: lists of people are joined, other structures are no text."""
    if isinstance(value, list):
        return ", ".join(text for part in value if (text := _text(part)))
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value.strip() if isinstance(value, str) else ""


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _read_time(raw: str) -> datetime | None:
    """Only a time with its zone can be a reference for ages."""
    try:
        time = datetime.fromisoformat(raw)
    except ValueError:
        return None
    return time if time.tzinfo else None


def _skip_line(stream: Stream, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.file.readline(MAX_RECORD_BYTES)
