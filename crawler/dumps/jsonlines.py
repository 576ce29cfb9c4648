"""JSON Lines: a row per line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from crawler.dumps.rows import Placed, Row, read_rows
from crawler.dumps.streams import Stream
from crawler.dumps.values import MAX_RECORD_BYTES, TOO_LARGE, Fault, Item

_BOM = b"\xef\xbb\xbf"
_FIRST_ROW = re.compile(rb"\s{0,4096}\{\s{0,64}\"[^\"\\\n]{1,200}\"\s{0,64}:")


def is_json_lines(head: bytes) -> bool:
    r"""Whether a stream that begins like this holds a JSON object per line.

    >>> is_json_lines(b'{"text": "a"}\n{"text": "b"}'), is_json_lines(b'{\n  "items": []\n}')
    (True, False)
    """
    if not _FIRST_ROW.match(head.removeprefix(_BOM)) or b"jsonfeed.org" in head[:4096]:
        return False
    line, newline, _ = head.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")
    return not newline or _parse(line) is not None


def read_json_lines(stream: Stream) -> Iterator[Item]:
    """Read the rows of a JSON Lines file."""
    yield from read_rows(_rows(stream), stream)


def _rows(stream: Stream) -> Iterator[Placed]:
    number = 0
    while line := stream.file.readline(MAX_RECORD_BYTES + 1):
        number += 1
        place = f"line {number}"
        if len(line) > MAX_RECORD_BYTES:
            _skip_line(stream, line)
            yield Placed(place=place, row=TOO_LARGE)
        elif line.strip():
            row = _parse(line)
            fault = Fault(reason=f"{place} is no JSON object: mend or remove the line", is_record=False)
            yield Placed(
                place=place, row=fault if row is None else row, source=line.removeprefix(_BOM).strip()
            )


def _parse(line: bytes) -> Row | None:
    try:
        row = json.loads(line.removeprefix(_BOM).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _skip_line(stream: Stream, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.file.readline(MAX_RECORD_BYTES)
