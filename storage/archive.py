"""Raw pages in WARC files: a request and a response record each, in files of bounded size."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from cleaning.types import RawPage
from storage.values import Location


class ArchiveWriter:
    """Writes raw pages into a folder of WARC files; a kill loses no record that was written."""

    def __init__(self, folder: Path, *, max_bytes: int = 1_000_000_000) -> None:
        self.folder = folder
        self.max_bytes = max_bytes

    def write(
        self, page: RawPage, *, method: str = "GET", request_headers: tuple[tuple[str, str], ...] = ()
    ) -> Location:
        """Append one page (its request and its response) and tell where it stands."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file that is being written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_record(location: Location) -> RawPage:
    """Read one archived page again. Raises ArchiveError where the file or the record is gone or broken."""
    raise NotImplementedError
