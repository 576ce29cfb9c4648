"""gzip, bzip2, xz, zstd as streams; and the same for HTTP's content encodings.

Members that follow each other (every record of a `.warc.gz` is one) read as one stream. Bytes behind the last
member that begin no other are left out, as `gzip` does.
"""

from __future__ import annotations

import bz2
import io
import lzma
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import brotli

from crawler.dumps.streams import CHUNK_BYTES, CheckedStream, one_line

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDecompressor, ZstdError
else:
    from backports.zstd import ZstdDecompressor, ZstdError


class _Decoder(Protocol):
    """What the standard library's bz2, lzma and zstd decompressors are."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Codec:
    """One way to compress."""

    name: str
    magic: bytes
    suffixes: tuple[str, ...]
    decoder: Callable[[], _Decoder]


class _ZlibDecoder:
    """zlib behind the protocol of its younger siblings."""

    def __init__(self, window_bits: int) -> None:
        self._zlib = zlib.decompressobj(window_bits)
        self._filled = False

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._filled and not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        out = self._zlib.decompress(self._zlib.unconsumed_tail + data, max(max_length, 0))
        self._filled = len(out) == max_length
        return out


class _BrotliDecoder:
    unused_data = b""

    def __init__(self) -> None:
        self._brotli = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._brotli.is_finished())

    @property
    def needs_input(self) -> bool:
        return bool(self._brotli.can_accept_more_data())

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return bytes(self._brotli.process(data, output_buffer_limit=max_length))


GZIP = Codec("gzip", b"\x1f\x8b", (".gz", ".tgz"), lambda: _ZlibDecoder(31))
ZSTD = Codec("zstd", b"\x28\xb5\x2f\xfd", (".zst", ".zstd"), ZstdDecompressor)

CODECS = (
    GZIP,
    Codec("bzip2", b"BZh", (".bz2", ".tbz2"), bz2.BZ2Decompressor),
    Codec("xz", b"\xfd7zXZ\0", (".xz", ".txz"), lzma.LZMADecompressor),
    ZSTD,
)
"""Told by their first bytes."""

CONTENT_ENCODINGS = {
    "gzip": (GZIP,),
    "x-gzip": (GZIP,),
    "deflate": (
        Codec("deflate", b"", (), lambda: _ZlibDecoder(15)),
        Codec(
            "deflate", b"", (), lambda: _ZlibDecoder(-15)
        ),  # RFC 9110, 8.4.1.2: some servers omit zlib's frame
    ),
    "br": (Codec("brotli", b"", (), _BrotliDecoder),),
    "zstd": (ZSTD,),
}
"""https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding"""


class Expanded(CheckedStream):
    """What a compressed stream holds."""

    errors = (zlib.error, lzma.LZMAError, ZstdError, brotli.error, OSError, EOFError, ValueError)

    def __init__(self, source: BinaryIO, codec: Codec) -> None:
        super().__init__()
        self._source = source
        self._codec = codec
        self._decoder = codec.decoder()
        self._consumed = 0

    def consumed(self) -> int:
        """Compressed bytes read so far."""
        return self._consumed

    def describe(self, error: Exception) -> str:
        """Name the compression, and tell a cut from other damage."""
        if isinstance(error, EOFError):
            return f"ends in the middle of its {self._codec.name} data"
        return f"holds damaged {self._codec.name} data ({one_line(error)})"

    def _pull(self, size: int) -> bytes:
        data = b""
        while not data:
            if self._decoder.eof:
                feed = self._begin_member()
                if not feed:
                    return b""
            else:
                feed = self._feed() if self._decoder.needs_input else b""
                if not feed and self._decoder.needs_input:
                    raise EOFError
            data = self._decoder.decompress(feed, size)
        return data

    def _begin_member(self) -> bytes:
        """Return the first bytes of the next member; none: there is no other."""
        magic = self._codec.magic
        rest = self._decoder.unused_data.lstrip(b"\0")  # tape blocks and xz pad with zeros
        while len(rest) < len(magic) and (more := self._feed()):
            rest = (rest + more).lstrip(b"\0")
        if not magic or not rest.startswith(magic):
            return b""
        self._decoder = self._codec.decoder()
        return rest

    def _feed(self) -> bytes:
        data = self._source.read(CHUNK_BYTES)
        self._consumed += len(data)
        return data


def codec_of(head: bytes) -> Codec | None:
    """Tell the compression of a stream that begins like this."""
    return next((codec for codec in CODECS if head.startswith(codec.magic)), None)


def decode_content(body: bytes, encodings: str, limit: int) -> bytes:
    """Undo the content encodings of an HTTP body; at most `limit` bytes of it.

    A body that is not encoded as its header says is taken as it is: proxies decode and leave the header.
    """
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        for codec in CONTENT_ENCODINGS.get(encoding, ()):
            expanded = io.BufferedReader(Expanded(io.BytesIO(body), codec)).read(limit)
            if expanded:
                body = expanded
                break
    return body
