"""The only door to the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from storage.values import Cleaned, Saved, Status


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Store:
    """A database of posts and comments. Made by `Store.open`, closed by leaving its `with` block."""

    @classmethod
    def open(cls, url: str, *, upgrade: bool = True, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open a database by its SQLAlchemy URL; an empty one gets its tables unless `upgrade` is off.

        Raises ConfigError (no such URL form or driver), SchemaError (older or newer than the program), StorageError.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Give the connections back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep every other run out of this database; raises LockedError at once where one is in."""
        raise NotImplementedError
        yield

    def save(self, batch: Sequence[Cleaned]) -> Saved:
        """Write a batch in one transaction. The same batch twice changes nothing but times of sight."""
        raise NotImplementedError

    def known_sources(self, sources: Collection[str]) -> frozenset[str]:
        """Which of these sources (`RawPage.source`) have a capture already: what `--resume` skips."""
        raise NotImplementedError

    def begin_run(self, command: str, arguments: Mapping[str, object]) -> int:
        """Note that a command started; returns the id of the run."""
        raise NotImplementedError

    def finish_run(self, run: int, tally: Mapping[str, int], *, exit_status: int = 0) -> None:
        """Note that a run ended, and with what."""
        raise NotImplementedError

    def status(self, *, runs: int = 10) -> Status:
        """What the database holds, per source, with the last runs."""
        raise NotImplementedError
