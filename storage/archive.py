"""Raw pages in WARC files: a request and a response record each, in files of bounded size.

Each record is a gzip member of its own and is handed to the system as it is written: a kill may cut the
record that is being written, never one that has a `Location`. A writer begins a file of its own and never
appends to another one's, whose end may be cut. Bodies are kept as the crawler gives them, decoded; the
header that named their encoding is renamed, as Common Crawl does, so that readers do not decode twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from io import BufferedWriter, BytesIO
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleaning.errors import ArchiveError
from cleaning.types import RawPage
from storage.drafts import storable
from storage.values import Location

MAX_BYTES = 1_000_000_000
"""Size after which the next file begins: the 1 GB that the WARC guidelines recommend."""

PREFIX, SUFFIX = "postsieve-", ".warc.gz"

RENAMED = {"content-encoding", "transfer-encoding", "content-length"}
"""Headers that no longer hold for a decoded body."""

URL_MARKS = "%/?:@!$&'()*+,;=~-._"
"""What a request line holds as it is: RFC 3986's marks, and the sign of what is quoted already."""

BROKEN = (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError, StopIteration)
"""What reading a missing, cut or foreign file raises."""


def utc_now() -> datetime:
    """Tell the present moment."""
    return datetime.now(UTC)


class ArchiveWriter:
    """Writes raw pages into a folder of WARC files; a kill loses no record that was written."""

    def __init__(
        self, folder: Path, *, max_bytes: int = MAX_BYTES, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.folder = folder
        self.max_bytes = max_bytes
        self._clock = clock
        self._file: BufferedWriter | None = None

    def write(
        self, page: RawPage, *, method: str = "GET", request_headers: Sequence[tuple[str, str]] = ()
    ) -> Location:
        """Append one page (its response, then its request) and tell where the response stands."""
        try:
            file = self._current()
            writer = WARCWriter(file, gzip=True, warc_version="1.1")
            response = _response(writer, page, page.fetched_at or self._clock())
            request = _request(writer, page, method, request_headers)
            place = Location(file=file.name, offset=file.tell())
            writer.write_request_response_pair(request, response)
            file.flush()
        except OSError as error:
            self._abandon()
            raise ArchiveError(str(self.folder), f"cannot be written: {error.strerror or error}") from error
        return place

    def close(self) -> None:
        """Close the file that is being written."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _current(self) -> BufferedWriter:
        """Give the file to write to; a new one at first and whenever the last is full."""
        if self._file is not None and self._file.tell() >= self.max_bytes:
            self.close()
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = _create(self.folder)
        return self._file

    def _abandon(self) -> None:
        """Leave a file whose last record is cut; what was written before stays readable."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # the disk is full: what is left in the buffer cannot be written
                file.close()


def read_record(location: Location) -> RawPage:
    """Read one archived page again. Raises ArchiveError where the file or the record is gone or broken."""
    try:
        with Path(location.file).open("rb") as file:
            file.seek(location.offset)
            record = next(iter(ArchiveIterator(file, check_digests="raise")))
            if record.rec_type != "response" or record.http_headers is None:
                raise ValueError("no response stands here")
            return _page(record, record.content_stream().read())
    except BROKEN as error:
        raise ArchiveError(_place(location), f"cannot be read: {_explain(error)}") from error


def _create(folder: Path) -> BufferedWriter:
    """Create the file with the next free number; another writer may be doing the same."""
    taken = [int(path.name[len(PREFIX) : -len(SUFFIX)]) for path in folder.glob(f"{PREFIX}[0-9]*{SUFFIX}")]
    for number in count(max(taken, default=0) + 1):
        with suppress(FileExistsError):
            return (folder / f"{PREFIX}{number:06}{SUFFIX}").open("xb")
    raise AssertionError("count() has no end")


def _response(writer: WARCWriter, page: RawPage, time: datetime) -> ArcWarcRecord:
    status = page.status or HTTPStatus.OK
    headers = [
        (f"X-Crawler-{name}" if name in RENAMED else name, _line(value))
        for name, value in page.headers.items()
        if name.isascii()  # no server may send another one, and the format cannot hold it
    ]
    headers.append(("Content-Length", str(len(page.body))))
    if page.media_type and "content-type" not in page.headers:
        headers.append(("Content-Type", _line(page.media_type)))
    return writer.create_warc_record(
        _line(page.url or page.source or "urn:unknown"),
        "response",
        payload=BytesIO(page.body),
        length=len(page.body),
        http_headers=StatusAndHeaders(f"{status} {_phrase(status)}".strip(), headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": _warc_date(time)},
    )


def _request(
    writer: WARCWriter, page: RawPage, method: str, headers: Sequence[tuple[str, str]]
) -> ArcWarcRecord:
    address = urlsplit(_line(page.url or ""))
    path = quote(f"{address.path or '/'}?{address.query}".removesuffix("?"), safe=URL_MARKS)
    lines = [(name, _line(value)) for name, value in headers] or [("Host", address.netloc)]
    return writer.create_warc_record(
        _line(page.url or page.source or "urn:unknown"),
        "request",
        payload=BytesIO(),
        length=0,
        http_headers=StatusAndHeaders(f"{method} {path} HTTP/1.1", lines, is_http_request=True),
    )


def _page(record: ArcWarcRecord, body: bytes) -> RawPage:
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = {
        name.lower().removeprefix("x-crawler-"): value
        for name, value in record.http_headers.headers
        if name.lower() != "content-length"
    }
    return RawPage(
        body=body,
        url=url,
        source=url,
        media_type=headers.get("content-type"),
        headers=headers,
        status=int(record.http_headers.get_statuscode()),
        fetched_at=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
    )


def _warc_date(time: datetime) -> str:
    zoned = time if time.tzinfo else time.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _line(text: str) -> str:
    """Fold a header value into one line: a hostile server's line breaks make no headers of their own."""
    return " ".join(storable(text).split())


def _place(location: Location) -> str:
    return f"{location.file} at byte {location.offset}"


def _explain(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is gone; restore it, or crawl the page again"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "the record is cut or damaged; crawl the page again"
