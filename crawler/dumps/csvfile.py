"""CSV and its kin: a row per line, columns by the names in the first line, delimiter sniffed.

The file is read as Latin-1, which every byte survives, and a cell is put back into its bytes: so each page is
decoded for itself, as everywhere else. Spreadsheets write UTF-16 with a mark.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.dumps.rows import BODIES, Placed, column_of, read_rows
from crawler.dumps.streams import HEAD_BYTES, Stream
from crawler.dumps.values import MAX_RECORD_BYTES, Fault, Item

DELIMITERS = ",;\t|"
_NAMES = re.compile(r"[\w .:/,;\t|\"-]{2,2000}\r?")
"""A first line that may be one of names: seen before the sniffer, which takes long over long lines."""
_COLUMN = re.compile(r"[\w .:/-]{0,60}")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = "\xef\xbb\xbf"
"""As Latin-1 reads it."""

csv.field_size_limit(MAX_RECORD_BYTES)  # the module's own limit, 128 KiB, is less than a page


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file is written."""

    encoding: str
    delimiter: str
    columns: tuple[str, ...]


def is_csv(head: bytes) -> bool:
    r"""Whether a stream that begins like this is a table with a column that can hold a page.

    >>> is_csv(b'url,text\nhttps://a.example/,"One, two."\n'), is_csv(b"Text, he said,\nis a word.\n")
    (True, False)
    """
    form = _form_of(head)
    if form is None or BODIES.keys().isdisjoint(form.columns):
        return False
    rows = csv.reader(io.StringIO(_decode(head, form.encoding), newline=""), delimiter=form.delimiter)
    try:
        next(rows)
        cells = len(next(rows, ()))
    except csv.Error:
        return False
    return cells == len(form.columns) or (0 < cells < len(form.columns) and len(head) >= HEAD_BYTES)


def read_csv(stream: Stream) -> Iterator[Item]:
    """Read the rows of a table."""
    form = _form_of(stream.head)
    if form:
        yield from read_rows(_rows(stream, form), stream)


def _form_of(head: bytes) -> _Form | None:
    encoding = "utf-16" if head.startswith(_UTF16_MARKS) else "latin-1"
    first, newline, _ = _decode(head[:4096], encoding).partition("\n")
    first = _as_utf8(first) if encoding == "latin-1" else first
    if not newline or not _NAMES.fullmatch(first):
        return None
    try:
        delimiter = csv.Sniffer().sniff(first, DELIMITERS).delimiter
        names = next(csv.reader([first], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return None
    is_header = len(names) > 1 and all(map(_COLUMN.fullmatch, names))
    return _Form(encoding, delimiter, tuple(map(column_of, names))) if is_header else None


def _decode(head: bytes, encoding: str) -> str:
    return head.decode(encoding, "replace").removeprefix(_UTF8_MARK)


def _as_utf8(line: str) -> str:
    """Names of columns may be in any language."""
    try:
        return line.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return line


def _rows(stream: Stream, form: _Form) -> Iterator[Placed]:
    lines = io.TextIOWrapper(stream.file, form.encoding, errors="replace", newline="")
    rows = csv.reader(iter(lambda: lines.readline(MAX_RECORD_BYTES), ""), delimiter=form.delimiter)
    next(rows)
    while True:
        place = f"line {rows.line_num + 1}"
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield Placed(place=place, row=Fault(reason=f"{place} is no row ({error}): check its quotes"))
            continue
        if cells is None:
            lines.detach()
            return
        if len(cells) == len(form.columns):
            page = [cell.encode(form.encoding if form.encoding == "latin-1" else "utf-8") for cell in cells]
            yield Placed(place=place, row=dict(zip(form.columns, page, strict=True)))
        elif any(cells):
            count = f"{len(cells)} cells, the first line {len(form.columns)}"
            yield Placed(place=place, row=Fault(reason=f"{place} has {count}: check its quotes"))
