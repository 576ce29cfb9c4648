"""XML of any size -> its records, one by one, as bytes; CDATA and comments may quote anything.

Nothing is parsed here: a record is what stands between a start tag of one of the given names and its end tag,
so neither entities nor nesting matter, and what is broken in one record does not reach the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.dumps.streams import CHUNK_BYTES
from crawler.dumps.values import MAX_RECORD_BYTES

TAG_BYTES = 4096
"""Longest start tag, and what is searched again where a piece of the file ends in one."""
QUOTES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A record of an export."""

    name: bytes
    """Empty: what stands before the first record."""
    body: bytes
    """With its tags; cut off where `fault` says so."""
    fault: str | None = None
    """Why the record is not whole."""


class Splitter:
    """Splits one file; iterate over it once."""

    def __init__(self, file: BinaryIO, names: tuple[str, ...]) -> None:
        self._file = file
        self._tag = re.compile(rf"(<!\[CDATA\[|<!--)|<(/?)({'|'.join(names)})(?=[\s>/])[^<>]*>".encode())
        self._buffer = b""
        self._at = 0
        """Where the search goes on."""
        self._start = 0
        """Where the record, or the part before the first one, begins."""
        self._too_large = False

    def __iter__(self) -> Iterator[Element]:
        name = b""
        is_first = True
        while found := self._find_tag():
            closes, tag = bool(found[2]), found[3]
            if not name and not closes:
                if is_first:
                    yield Element(name=b"", body=self._buffer[self._start : found.start()])
                    is_first = False
                self._start, name = found.start(), tag
            if name == tag and (closes or found[0].endswith(b"/>")):
                yield self._cut(name, found.end())
                name = b""
        if name:
            yield Element(name=name, body=b"", fault="is cut off in the middle of this record")
        elif is_first:
            yield Element(name=b"", body=self._buffer[self._start :])

    def _cut(self, name: bytes, end: int) -> Element:
        body = self._buffer[self._start : end]
        is_too_large = self._too_large or len(body) > MAX_RECORD_BYTES
        fault = f"is larger than {MAX_RECORD_BYTES >> 20} MiB" if is_too_large else None
        self._start, self._too_large = end, False
        return Element(name=name, body=b"" if fault else body, fault=fault)

    def _find_tag(self) -> re.Match[bytes] | None:
        """Find the next tag of a record outside quotes; None at the end of the file."""
        while True:
            found = self._tag.search(self._buffer, self._at)
            if found and not found[1]:
                self._at = found.end()
                return found
            if found:
                self._at = found.end()
                if not self._skip_quote(QUOTES[found[1]]):
                    return None
            else:
                self._at = max(self._at, len(self._buffer) - TAG_BYTES)
                if not self._read_on():
                    return None

    def _skip_quote(self, end: bytes) -> bool:
        while (closed := self._buffer.find(end, self._at)) < 0:
            self._at = max(self._at, len(self._buffer) - len(end))
            if not self._read_on():
                return False
        self._at = closed + len(end)
        return True

    def _read_on(self) -> bool:
        """Read more; what was searched of a record that is too large is forgotten."""
        data = self._file.read(max(CHUNK_BYTES, len(self._buffer) // 4))
        if len(self._buffer) - self._start > MAX_RECORD_BYTES:
            self._too_large, self._start = True, self._at
        self._buffer = self._buffer[self._start :] + data
        self._at -= self._start
        self._start = 0
        return bool(data)
