"""What reading a dump gives besides raw pages, and the limits that every container keeps."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.types import RawPage

MAX_RECORD_BYTES = 64 << 20
"""Bytes of one raw page, decoded from its transfer; hand-written pages stay far under 10 MB."""
PACK_BYTES = 1 << 20
"""Bytes from which small records that belong together (comments, answers of an API) make one raw page."""
MAX_DEPTH = 4
"""Containers inside containers that are opened (a tar.gz counts two): an archive can hold itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadInput:
    """An input, or one record of it, that could not be read; everything else of it was."""

    source: str
    """The path as given, with `#record` behind it where one record is meant."""
    reason: str
    """What is wrong and, after a colon, what to do."""

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a container could not read, before it is known which input that is."""

    reason: str
    is_record: bool = True
    """One record is lost; False: the container itself is damaged from here on."""


Item = RawPage | Fault
"""What a container yields, record by record; `RawPage.source` is still unset."""

TOO_LARGE = Fault(
    reason=f"is larger than {MAX_RECORD_BYTES >> 20} MiB: split it, or check that it is one page"
)
