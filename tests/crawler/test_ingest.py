"""Raw pages become rows: in order, in batches, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cleaning import RawPage
from crawler.dumps import BadInput, read_inputs
from crawler.ingest import BATCH_PAGES, ingest, skip_known
from crawler.workers import CleaningPool
from storage.store import Store
from storage.values import Cleaned, Saved
from tests.crawler.dumpfiles import html, jsonl, rows, warc


@pytest.fixture(scope="module")
def pool() -> Iterator[CleaningPool]:
    with CleaningPool(2) as pool:
        yield pool


class Shelf:
    """Keeps batches as a store would."""

    def __init__(self) -> None:
        self.batches: list[list[str | None]] = []

    @property
    def sources(self) -> list[str | None]:
        return [source for batch in self.batches for source in batch]

    def save(self, batch: Sequence[Cleaned]) -> Saved:
        self.batches.append([cleaned.page.source for cleaned in batch])
        return Saved(new_posts=len(batch))


def pages(count: int) -> Iterator[RawPage]:
    for number in range(count):
        yield RawPage(body=html(number), source=f"dump#{number + 1}")


def test_pages_are_saved_in_the_order_of_the_input(pool: CleaningPool) -> None:
    shelf = Shelf()
    tally = ingest(pages(BATCH_PAGES + 5), shelf.save, pool)
    assert [len(batch) for batch in shelf.batches] == [BATCH_PAGES, 5]
    assert shelf.sources == [page.source for page in pages(BATCH_PAGES + 5)]
    assert (tally.pages, tally.saved.new_posts) == (BATCH_PAGES + 5, BATCH_PAGES + 5)


def test_bad_input_is_counted_and_the_rest_is_saved(pool: CleaningPool) -> None:
    bad = BadInput(source="a", reason="is no file")
    shelf = Shelf()
    tally = ingest([bad, *pages(1)], shelf.save, pool)
    assert (tally.failed, tally.failures, shelf.batches) == (1, [bad], [["dump#1"]])


def test_a_record_that_cannot_be_read_is_a_failure_with_its_source(pool: CleaningPool) -> None:
    tally = ingest([RawPage(body=b"", source="a.html")], Shelf().save, pool)
    assert [str(failure) for failure in tally.failures] == ["a.html: the record is empty"]
    assert tally.rejected == {"empty": 1}


def test_a_limit_stops_the_reading(pool: CleaningPool) -> None:
    assert ingest(pages(10), Shelf().save, pool, limit=3).pages == 3


def test_an_interrupt_saves_what_is_cleaned(pool: CleaningPool) -> None:
    def interrupted() -> Iterator[RawPage]:
        yield from pages(40)
        raise KeyboardInterrupt

    shelf = Shelf()
    tally = ingest(interrupted(), shelf.save, pool)
    assert tally.interrupted
    saved = shelf.sources
    assert saved
    assert saved == [page.source for page in pages(len(saved))]


def test_an_interrupted_save_is_done_again(pool: CleaningPool) -> None:
    shelf = Shelf()

    def save(batch: Sequence[Cleaned], calls: list[int] = []) -> Saved:  # noqa: B006 (remembers on purpose)
        calls.append(1)
        if len(calls) == 1:
            raise KeyboardInterrupt
        return shelf.save(batch)

    ingest(pages(3), save, pool)
    assert shelf.batches == [["dump#1", "dump#2", "dump#3"]]


def test_known_pages_are_skipped_and_bad_input_is_not() -> None:
    skipped: list[int] = []
    records = [*pages(3), BadInput(source="b", reason="is no file")]
    left = list(
        skip_known(records, lambda asked: [page.source == "dump#2" for page in asked], skipped.append)
    )
    assert [record.source for record in left] == ["dump#1", "dump#3", "b"]
    assert sum(skipped) == 1


def test_the_number_of_workers_changes_no_row(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(*(html(number) for number in range(40)), gzip=True))
    (tmp_path / "b.jsonl").write_bytes(jsonl(*({"html": html(number).decode()} for number in range(30, 70))))
    tables = []
    for workers in (1, 3):
        database = tmp_path / f"{workers}.db"
        with CleaningPool(workers) as pool, Store.open(f"sqlite:///{database}") as store:
            ingest(read_inputs([str(tmp_path / "a.warc.gz"), str(tmp_path / "b.jsonl")]), store.save, pool)
        tables.append(rows(database, "SELECT id, uid, source, title, text, text_hash FROM posts ORDER BY id"))
    assert len(tables[0]) > 60
    assert tables[0] == tables[1]
