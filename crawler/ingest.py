"""The one path from raw pages to rows: clean in workers, write in batches, count what became of each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from cleaning import Outcome, RawPage
from crawler.dumps import BadInput
from crawler.workers import CleaningPool
from storage.values import Cleaned, Saved

BATCH_PAGES = 100
"""Pages per transaction: a commit costs as much as some twenty pages."""
BATCH_BYTES = 16 << 20
"""Raw bytes per transaction."""
LISTED_FAILURES = 100
"""Failures that are listed one by one; of a broken dump with a million rows these are enough."""

FAILURES = frozenset({"empty", "binary", "data", "unreadable", "time_limit", "memory_limit", "crash"})
"""Rules that reject what could not be read; all others judge what was read."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of a run's pages."""

    pages: int = 0
    skipped: int = 0
    """Pages that were stored before (`--resume`)."""
    left_out: int = 0
    """Files in folders that are parts of pages: pictures, fonts, scripts."""
    saved: Saved = field(default_factory=Saved)
    rejected: Counter[str] = field(default_factory=Counter)
    """Rule -> records."""
    failures: list[BadInput] = field(default_factory=list)
    """The first `LISTED_FAILURES`."""
    failed: int = 0
    interrupted: bool = False

    def fail(self, failure: BadInput) -> None:
        """Note an input that could not be read."""
        self.failed += 1
        if len(self.failures) < LISTED_FAILURES:
            self.failures.append(failure)

    def count(self, page: RawPage, outcome: Outcome) -> None:
        """Note what cleaning made of a page."""
        self.pages += 1
        for rejection in outcome.rejections:
            self.rejected[rejection.rule] += 1
            if rejection.rule in FAILURES:
                self.fail(BadInput(source=page.source or page.url or "-", reason=rejection.reason))


def ingest(
    records: Iterable[RawPage | BadInput],
    save: Callable[[Sequence[Cleaned]], Saved],
    pool: CleaningPool,
    *,
    limit: int | None = None,
    on_page: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Clean all records in their order and save what they become: the same rows from any number of workers.

    limit: pages to read at most. on_page: hears the tally after each page. An interrupt (Ctrl-C) saves what
    is cleaned and is noted in the tally.
    """
    tally = Tally()
    batch: list[Cleaned] = []
    try:
        for page, outcome in pool.clean_all(islice(_pages(records, tally), limit)):
            tally.count(page, outcome)
            batch.append(Cleaned(page=page, outcome=outcome))
            if len(batch) >= BATCH_PAGES or sum(len(one.page.body) for one in batch) >= BATCH_BYTES:
                _flush(batch, save, tally)
            on_page(tally)
        _flush(batch, save, tally)
    except KeyboardInterrupt:
        tally.interrupted = True
        _flush(batch, save, tally)
    return tally


def skip_known(
    records: Iterable[RawPage | BadInput],
    are_known: Callable[[Sequence[RawPage]], Sequence[bool]],
    on_skip: Callable[[int], None],
) -> Iterator[RawPage | BadInput]:
    """Leave out pages that are stored already, the same content from the same source.

    are_known: tells that of each page. on_skip: hears how many pages were left out.
    """
    remaining = iter(records)
    while chunk := list(islice(remaining, BATCH_PAGES)):
        stored = iter(are_known([record for record in chunk if isinstance(record, RawPage)]))
        kept = [record for record in chunk if isinstance(record, BadInput) or not next(stored)]
        on_skip(len(chunk) - len(kept))
        yield from kept


def _pages(records: Iterable[RawPage | BadInput], tally: Tally) -> Iterator[RawPage]:
    for record in records:
        if isinstance(record, BadInput):
            tally.fail(record)
        else:
            yield record


def _flush(batch: list[Cleaned], save: Callable[[Sequence[Cleaned]], Saved], tally: Tally) -> None:
    """Save the batch and empty it; after an interrupt inside `save` it is still there to be saved again."""
    if batch:
        tally.saved += save(batch)
        batch.clear()
