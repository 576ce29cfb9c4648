"""zip and tar: each member is a stream of its own, read in place and never written under its name.

A WACZ file is a zip with WARC files in `archive/`; what else it holds (indexes, a list of pages with their
text) repeats them.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from lzma import LZMAError
from typing import IO

from crawler.dumps.media import is_page_name
from crawler.dumps.streams import CheckedStream, Stream, one_line
from crawler.dumps.values import Fault, Item

ReadMember = Callable[[Stream], Iterator[Item]]

WACZ_FOLDER = "archive/"
_TAR_MAGIC = slice(257, 262)
"""https://www.gnu.org/software/tar/manual/html_node/Standard.html"""


class MemberStream(CheckedStream):
    """The content of one member."""

    errors = (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, OSError, EOFError, ValueError)

    def __init__(self, file: IO[bytes], compressed_bytes: int | None) -> None:
        super().__init__()
        self._file = file
        self._compressed_bytes = compressed_bytes

    def consumed(self) -> int | None:
        """Bytes that the member takes in the archive, as far as that is another number."""
        return self._compressed_bytes

    def _pull(self, size: int) -> bytes:
        return self._file.read(size)


def is_zip(head: bytes) -> bool:
    """Whether a stream that begins like this is a zip file."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes) -> bool:
    """Whether a stream that begins like this is a tar file."""
    return head[_TAR_MAGIC] == b"ustar"


def read_zip(stream: Stream, read_member: ReadMember) -> Iterator[Item]:
    """Read the members of a zip file, in its own order."""
    try:
        with stream.as_seekable() as file, zipfile.ZipFile(file) as archive:
            if "[Content_Types].xml" in archive.namelist():
                yield Fault(
                    reason="is an office document: save its text as HTML or plain text", is_record=False
                )
                return
            folder = _folder_of_pages(archive.namelist())
            for info in archive.infolist():
                is_page = is_page_name(info.filename) and info.filename.startswith(folder)
                if is_page and not info.is_dir():
                    yield from _read_zip_member(archive, info, read_member)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if not stream.is_cut:
            yield Fault(reason=f"is a damaged zip file ({one_line(error)}): fetch it again", is_record=False)


def read_tar(stream: Stream, read_member: ReadMember) -> Iterator[Item]:
    """Read the members of a tar file, in its own order."""
    try:
        with tarfile.open(fileobj=stream.file, mode="r|") as archive:
            for info in archive:
                file = archive.extractfile(info) if info.isfile() and is_page_name(info.name) else None
                if file:
                    yield from read_member(Stream(MemberStream(file, None), name=info.name, parent=stream))
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        if not stream.is_cut:
            reason = f"is a damaged tar file ({one_line(error)}): what came before is kept; fetch it again"
            yield Fault(reason=reason, is_record=False)


def _folder_of_pages(names: list[str]) -> str:
    """Name the folder that pages stand in: https://specs.webrecorder.net/wacz/1.1.1/#directory-layout.

    >>> _folder_of_pages(["datapackage.json", "archive/data.warc.gz", "pages/pages.jsonl"])
    'archive/'
    """
    is_wacz = "datapackage.json" in names and any(name.startswith(WACZ_FOLDER) for name in names)
    return WACZ_FOLDER if is_wacz else ""


def _read_zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, read_member: ReadMember
) -> Iterator[Item]:
    try:
        file = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        yield Fault(reason=f"member {info.filename} cannot be opened ({one_line(error)}): unpack it first")
        return
    with file:
        yield from read_member(Stream(MemberStream(file, info.compress_size), name=info.filename))
