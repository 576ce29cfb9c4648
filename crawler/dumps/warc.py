"""WARC and WET: a page per response, resource or conversion record; other records are about the crawl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParser

from cleaning.types import Kind, RawPage
from crawler.dumps.compressed import decode_content
from crawler.dumps.media import is_page_type
from crawler.dumps.streams import Stream, one_line
from crawler.dumps.values import MAX_RECORD_BYTES, TOO_LARGE, Fault, Item

PAGE_RECORDS = frozenset({"response", "resource", "conversion"})
"""https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/#warc-record-types"""

_HTTP_HEADERS = StatusAndHeadersParser(["HTTP/"], False)


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's reader, which would write remarks on odd record ends to standard error."""

    INC_RECORD = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The HTTP side of a record."""

    headers: dict[str, str]
    status: int | None
    body: IO[bytes]


def is_warc(head: bytes) -> bool:
    """Whether a stream that begins like this is a WARC file."""
    return head.lstrip().startswith(b"WARC/")


def read_warc(stream: Stream) -> Iterator[Item]:
    """Read the pages of a WARC file, in its own order."""
    try:
        for record in _Records(stream.file, no_record_parse=True):
            if record.rec_type in PAGE_RECORDS:
                yield from _read_record(record, stream)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        if not stream.is_cut:
            reason = f"is a damaged WARC file ({one_line(error)}): what came before is kept; fetch it again"
            yield Fault(reason=reason, is_record=False)


def _read_record(record: ArcWarcRecord, stream: Stream) -> Iterator[Item]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    answer = _read_answer(record)
    if not is_page_type(answer.headers.get("content-type")) or _path_of(url) == "/robots.txt":
        return
    body = _read_body(answer)
    if len(body) > MAX_RECORD_BYTES:
        yield TOO_LARGE
    elif getattr(record.raw_stream, "limit", 0) > 0:
        if not stream.is_cut:
            yield Fault(
                reason="is cut off in the middle of this record: what came before is kept; fetch it again"
            )
    else:
        is_text = record.rec_type == "conversion" and _is_plain(record.content_type)
        yield RawPage(
            body=body,
            url=url if url.startswith(("http://", "https://")) else None,
            media_type=answer.headers.get("content-type"),
            headers=answer.headers,
            status=answer.status,
            fetched_at=_read_date(record.rec_headers.get_header("WARC-Date")),
            kind=Kind.TEXT if is_text else None,
        )


def _path_of(url: str) -> str:
    """Cut out the path of a URL; empty where it is no URL."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _is_plain(media_type: str | None) -> bool:
    """Whether a conversion is flattened text, whatever code it may quote."""
    return (media_type or "").startswith("text/plain")


def _read_answer(record: ArcWarcRecord) -> _Answer:
    """HTTP headers stand inside the record of a response; other records name their type themselves."""
    is_http = record.rec_type == "response" and "application/http" in (
        record.content_type or "application/http"
    )
    if not is_http:
        return _Answer(
            {"content-type": record.content_type} if record.content_type else {}, None, record.raw_stream
        )
    try:
        parsed = _HTTP_HEADERS.parse(record.raw_stream)
    except EOFError:
        return _Answer({}, None, record.raw_stream)
    headers = {name.lower(): value for name, value in parsed.headers}
    code = parsed.get_statuscode()
    return _Answer(headers, int(code) if code.isdecimal() else None, record.raw_stream)


def _read_body(answer: _Answer) -> bytes:
    """Read the body and undo its encodings; one byte more than MAX_RECORD_BYTES where it is too large."""
    chunked = answer.headers.get("transfer-encoding", "").lower() == "chunked"
    reader = ChunkedDataReader(answer.body) if chunked else answer.body
    body: bytes = reader.read(MAX_RECORD_BYTES + 1)
    encodings = answer.headers.get("content-encoding")
    return decode_content(body, encodings, MAX_RECORD_BYTES + 1) if encodings else body


def _read_date(raw: str | None) -> datetime | None:
    """WARC-Date is UTC, in W3C's profile of ISO 8601."""
    try:
        date = datetime.fromisoformat(raw or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
