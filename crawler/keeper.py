"""Archive, database and run of one crawl, used from one thread; holds the batch that is not saved yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from cleaning.types import RawPage
from crawler.commands.tally import exit_status, note
from crawler.ingest import Tally
from storage.archive import ArchiveWriter
from storage.store import Store
from storage.values import Cleaned, Location, SourceVisit

BATCH_PAGES = 20
BATCH_SECONDS = 10.0
"""A batch is saved when it is full or old: a killed run loses no more rows (the archive still has the
pages)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What an open keeper holds."""

    store: Store
    archive: ArchiveWriter
    run: int
    exits: ExitStack


class Keeper:
    """Keeps what a crawl brings. Opened once, closed once; closing saves the last batch."""

    def __init__(self, db: str, folder: Path, tally: Tally, *, site_rules: bool) -> None:
        self._db = db
        self._folder = folder
        self._site_rules = site_rules
        self._tally = tally
        self._opened: Opened | None = None
        self._batch: list[Cleaned] = []
        self._saved_at = monotonic()

    def open(self, arguments: Mapping[str, object]) -> None:
        """Open database and archive, take the lock and note the run."""
        with ExitStack() as opening:
            store = opening.enter_context(Store.open(self._db))
            opening.enter_context(store.lock())
            archive = opening.enter_context(ArchiveWriter(self._folder))
            run = store.begin_run("crawl", arguments)
            self._opened = Opened(store=store, archive=archive, run=run, exits=opening.pop_all())

    def archive(self, page: RawPage) -> Location:
        """Write a response into the archive."""
        return self._open().archive.write(page)

    def keep(self, cleaned: Cleaned) -> None:
        """Take a cleaned page into the batch, and save the batch when it is full or old."""
        self._batch.append(cleaned)
        if len(self._batch) >= BATCH_PAGES or monotonic() - self._saved_at >= BATCH_SECONDS:
            self._save()

    def close(self, visits: Sequence[SourceVisit] = ()) -> None:
        """Save the last batch, note the sources and the end of the run, give everything back."""
        if self._opened is None:
            return
        with self._opened.exits:
            if self._batch:
                self._save()
            self._opened.store.settle(site_rules=self._site_rules)
            self._opened.store.note_sources(visits)
            status = exit_status(self._tally)
            self._opened.store.finish_run(self._opened.run, note(self._tally), exit_status=status)

    def _save(self) -> None:
        batch, self._batch = self._batch, []
        self._saved_at = monotonic()
        self._tally.saved += self._open().store.save(batch)

    def _open(self) -> Opened:
        assert self._opened is not None, "open() comes first"
        return self._opened
