"""Parquet: a row per row, read in small batches; needs pyarrow, the extra `parquet`.

A row group that is damaged is told and the next one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.dumps.rows import KNOWN, Placed, column_of, read_rows
from crawler.dumps.streams import FREE_BYTES, MAX_RATIO, Stream, one_line
from crawler.dumps.values import Fault, Item

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH_ROWS = 64
"""Rows that are held at a time at most."""
BATCH_BYTES = 128 << 20
"""Bytes that they may take: a value may be as large as its column in the row group, and be in every row."""
MISSING = "is a Parquet file; to read it install pyarrow: pip install 'postsieve[parquet]'"


def is_parquet(head: bytes) -> bool:
    """Whether a stream that begins like this is a Parquet file."""
    return head.startswith(b"PAR1")


def read_parquet(stream: Stream) -> Iterator[Item]:
    """Read the rows of a Parquet file."""
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 (an extra, and slow to import)
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        yield Fault(reason=MISSING, is_record=False)
        return
    errors = (ArrowException, OSError, ValueError)
    with stream.as_seekable() as file:
        try:
            table = ParquetFile(file)  # type: ignore[no-untyped-call]
        except errors as error:
            if not stream.is_cut:
                reason = f"is a damaged Parquet file ({one_line(error)}): fetch it again"
                yield Fault(reason=reason, is_record=False)
            return
        yield from read_rows(_rows(table, errors), stream)


def _rows(table: ParquetFile, errors: tuple[type[Exception], ...]) -> Iterator[Placed]:
    columns = [name for name in table.schema_arrow.names if column_of(name) in KNOWN]
    number = 0
    for group in range(table.num_row_groups):
        place = f"row group {group + 1}"
        sizes = _sizes(table, group)
        if any(size.is_bomb for size in sizes):
            yield Placed(place=place, row=Fault(reason=f"{place} expands without measure: check the file"))
            continue
        rows = max(1, min(BATCH_ROWS, BATCH_BYTES // max(1, *(size.expanded for size in sizes))))
        try:
            batches = table.iter_batches(rows, row_groups=[group], columns=columns)  # type: ignore[no-untyped-call]
            for batch in batches:
                for row in batch.to_pylist():
                    number += 1
                    yield Placed(place=f"row {number}", row=row)
        except errors as error:
            reason = f"{place} is damaged ({one_line(error)}): fetch the file again"
            yield Placed(place=place, row=Fault(reason=reason))


@dataclass(frozen=True, slots=True)
class _Size:
    """Bytes of a column in a row group."""

    packed: int
    expanded: int

    @property
    def is_bomb(self) -> bool:
        return self.expanded > FREE_BYTES + MAX_RATIO * self.packed


def _sizes(table: ParquetFile, group: int) -> list[_Size]:
    about = table.metadata.row_group(group)
    columns = map(about.column, range(about.num_columns))
    return [_Size(column.total_compressed_size, column.total_uncompressed_size) for column in columns]
