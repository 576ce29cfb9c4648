"""Byte streams that end cleanly where their data are damaged, and can be looked at before they are read.

Method: a damaged stream (cut gzip, wrong checksum, decompression bomb) gives all that comes before the
damage, then ends, and keeps the reason in `damage`. So every reader keeps what it has, and whoever made the
stream reports the reason once.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from typing import BinaryIO, cast

HEAD_BYTES = 1 << 16
"""Bytes that are looked at to tell a container."""
CHUNK_BYTES = 1 << 16
"""Bytes per read."""
SPOOL_BYTES = 16 << 20
"""Bytes of a nested zip that are kept in memory; larger ones go to a temporary file."""
MAX_RATIO = 400
"""Bytes out per byte in from which data are a bomb: repetitive text reaches 100, a run of zeros 1,000."""
FREE_BYTES = 16 << 20
"""Bytes that may come out before the ratio counts."""
MAX_EXPANDED_BYTES = 1 << 42
"""Bytes that may come out of one stream at all: 4 TiB."""


class CheckedStream(io.RawIOBase):
    """A stream whose errors become its end; `_pull` and `consumed` are the subclass's."""

    errors: tuple[type[Exception], ...] = (OSError, EOFError)
    """What `_pull` raises where the data are damaged."""

    def __init__(self) -> None:
        super().__init__()
        self.damage: str | None = None
        self._produced = 0

    def _pull(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        raise NotImplementedError

    def consumed(self) -> int | None:
        """Compressed bytes read so far; None: the stream is not compressed."""
        return None

    def describe(self, error: Exception) -> str:
        """Say what the damage is; what to do is added by whoever knows what was saved."""
        return f"is damaged ({one_line(error)})"

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end or at the damage."""
        if self.damage:
            return 0
        try:
            data = self._pull(len(buffer))
        except self.errors as error:
            self.damage = self.describe(error)
            return 0
        self._produced += len(data)
        if self._is_bomb():
            self.damage = "expands without measure, like a decompression bomb"
            return 0
        buffer[: len(data)] = data
        return len(data)

    def _is_bomb(self) -> bool:
        if self._produced > MAX_EXPANDED_BYTES:
            return True
        consumed = self.consumed()
        return consumed is not None and self._produced > FREE_BYTES + MAX_RATIO * consumed


class FileStream(CheckedStream):
    """A file on disk or standard input; `on_bytes` hears of every read."""

    def __init__(self, file: str | int, on_bytes: Callable[[int], None]) -> None:
        super().__init__()
        self._file = io.FileIO(file, closefd=not isinstance(file, int))
        self._on_bytes = on_bytes

    def _pull(self, size: int) -> bytes:
        data = self._file.read(size)
        self._on_bytes(len(data))
        return data

    def describe(self, error: Exception) -> str:
        """Blame the disk."""
        return f"cannot be read to its end ({one_line(error)})"

    def seekable(self) -> bool:
        """Only a file on disk can be read again; standard input may stand in its middle."""
        return self._file.seekable() and self._file.closefd

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a byte of the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Tell the byte of the file."""
        return self._file.tell()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


class Stream:
    """A stream with its first bytes at hand and the name of what it holds."""

    def __init__(self, raw: CheckedStream, *, name: str | None, parent: Stream | None = None) -> None:
        self.name = name
        """File name, without the suffix of a compression that is undone already; a hint of the media type."""
        self._raw = raw
        self._parent = parent
        self.head = _read_head(raw)
        if raw.seekable():
            raw.seek(0)
            self.file: BinaryIO = cast("BinaryIO", io.BufferedReader(raw, CHUNK_BYTES))
        else:
            self.file = cast("BinaryIO", io.BufferedReader(_Rewound(self.head, raw), CHUNK_BYTES))

    @property
    def damage(self) -> str | None:
        """The stream's own damage; its parent reports for itself."""
        return self._raw.damage

    @property
    def is_cut(self) -> bool:
        """Whether the stream ended because it or a stream under it is damaged."""
        return self.damage is not None or (self._parent is not None and self._parent.is_cut)

    def as_seekable(self) -> BinaryIO:
        """Give random access to the whole content: the file itself, or a temporary copy."""
        if self._raw.seekable():
            return self.file
        copy = tempfile.SpooledTemporaryFile(SPOOL_BYTES)  # noqa: SIM115 (the caller closes it)
        while data := self.file.read(CHUNK_BYTES):
            copy.write(data)
        copy.seek(0)
        return cast("BinaryIO", copy)


class _Rewound(io.RawIOBase):
    """A stream whose head was read already, from its beginning."""

    def __init__(self, head: bytes, rest: io.RawIOBase) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._head:
            return self._rest.readinto(buffer) or 0
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def one_line(error: Exception) -> str:
    """Shorten what a library says to a piece of our line."""
    return " ".join(str(error).split())[:100] or type(error).__name__


def _read_head(raw: io.RawIOBase) -> bytes:
    head = b""
    while len(head) < HEAD_BYTES and (piece := raw.read(HEAD_BYTES - len(head))):
        head += piece
    return head
