"""JSON lists of rows or of pages of an API, one or several, and JSON values that follow each other.

They are read value by value, whatever the size of the list.

Method: the text is decoded in pieces and a value is read where the last one ended. Where that fails, twice as
much text is read before the next try, so the time stays linear.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from crawler.dumps.rows import Placed, read_rows
from crawler.dumps.streams import CHUNK_BYTES, Stream
from crawler.dumps.values import MAX_RECORD_BYTES, Fault, Item

_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,4096}\[\s{0,4096}(?:\[\s{0,64})?\{\s{0,64}\"")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(strict=False)


def is_json_array(head: bytes) -> bool:
    r"""Whether a stream that begins like this is a JSON list of objects, or holds several objects.

    >>> is_json_array(b'[{"text": "a"}]'), is_json_array(b"[Update: it rains]")
    (True, False)
    >>> is_json_array(b'{\n"text": "a"\n}\n{\n"text": "b"\n}'), is_json_array(b'{"items": []}')
    (True, False)
    """
    return bool(_LIST.match(head)) or _holds_several(head)


def _holds_several(head: bytes) -> bool:
    text = head.decode("utf-8-sig", "replace").lstrip()
    if not text.startswith("{"):
        return False
    try:
        end = _DECODER.raw_decode(text)[1]
    except (ValueError, RecursionError):
        return False
    return text[end:].lstrip().startswith("{")


def read_json_array(stream: Stream) -> Iterator[Item]:
    """Read the rows of a list."""
    yield from read_rows(_rows(stream), stream)


def _rows(stream: Stream) -> Iterator[Placed]:
    for number, value in enumerate(_Values(stream), 1):
        place = f"record {number}"
        if isinstance(value, Fault):
            yield Placed(place=place, row=value)
            continue
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, dict):
                source = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
                yield Placed(place=place, row=row, source=source)
            else:
                yield Placed(place=place, row=Fault(reason=f"{place} is no JSON object: mend or remove it"))


class _Values:
    """The values of the lists, and those outside them, one by one; a `Fault` is the last where it breaks."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text = ""
        self._at = 0
        self._is_end = False
        self._is_open = False
        """Inside a list."""

    def __iter__(self) -> Iterator[object]:
        self._read_on(CHUNK_BYTES)
        number = 0
        while not self._is_over():
            number += 1
            value = self._next(number)
            yield value
            if isinstance(value, Fault):
                return

    def _is_over(self) -> bool:
        """Whether no value follows outside an open list; what is no JSON behind a list is left out."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = between.end() if between else self._at
            if self._at == len(self._text):
                if self._is_end:
                    return not self._is_open
                self._read_on(CHUNK_BYTES)
            elif self._text[self._at] == ("]" if self._is_open else "["):
                self._is_open = not self._is_open
                self._at += 1
            else:
                return not self._is_open and self._text[self._at] != "{"

    def _next(self, number: int) -> object:
        while True:
            try:
                value, self._at = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return _broken(number, "nests too deep")
            except ValueError:
                size = len(self._text) - self._at
                if self._is_end:
                    return _broken(number, "ends in its middle" if size < CHUNK_BYTES else "is no JSON")
                if size > MAX_RECORD_BYTES:
                    return _broken(number, f"is larger than {MAX_RECORD_BYTES >> 20} MiB or no JSON")
                self._read_on(max(CHUNK_BYTES, size))
            else:
                return value

    def _read_on(self, size: int) -> None:
        data = self._stream.file.read(size)
        self._is_end = not data
        self._text = self._text[self._at :] + self._decoder.decode(data, final=not data)
        self._at = 0


def _broken(number: int, what: str) -> Fault:
    reason = f"record {number} {what}: what came before is kept; mend it or fetch it again"
    return Fault(reason=reason, is_record=False)
