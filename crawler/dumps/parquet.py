"""Parquet: a row per row, read in small batches; needs pyarrow, the extra `parquet`.

A row group that is damaged is told and the next one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crawler.dumps.rows import Placed, read_rows
from crawler.dumps.streams import Stream, one_line
from crawler.dumps.values import Fault, Item

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH_ROWS = 64
"""Rows that are held at a time: pages of a megabyte fit."""
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
    number = 0
    for group in range(table.num_row_groups):
        try:
            batches = table.iter_batches(BATCH_ROWS, row_groups=[group])  # type: ignore[no-untyped-call]
            for batch in batches:
                for row in batch.to_pylist():
                    number += 1
                    yield Placed(place=f"row {number}", row=row)
        except errors as error:
            reason = f"row group {group + 1} is damaged ({one_line(error)}): fetch the file again"
            yield Placed(place=f"row group {group + 1}", row=Fault(reason=reason))
