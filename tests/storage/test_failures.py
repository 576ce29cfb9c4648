"""What the driver raises never leaves the store: one line with the database's name, for every method."""

from __future__ import annotations

import inspect
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cleaning.errors import StorageError
from storage.store import Store
from storage.values import Saved, SourceVisit
from tests.storage.samples import SOUP, cleaned, post, rows, said

CALLS: dict[str, Callable[[Store], object]] = {
    "save": lambda store: store.save([cleaned(post())]),
    "settle": lambda store: store.settle(),
    "are_known": lambda store: store.are_known([cleaned().page]),
    "begin_run": lambda store: store.begin_run("clean", {}),
    "finish_run": lambda store: store.finish_run(1, {}),
    "note_sources": lambda store: store.note_sources(
        [SourceVisit(url="https://a.example/", kind="blog", error=None)]
    ),
    "status": lambda store: store.status(),
}
HARMLESS = {"open", "close", "lock", "url"}
"""Tested apart, or without a word to the database."""


def test_every_public_method_is_tested_here() -> None:
    public = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")}
    assert public == CALLS.keys() | HARMLESS


def _tell(store: Store, call: Callable[[Store], object]) -> str:
    with pytest.raises(StorageError) as caught:
        call(store)
    message = str(caught.value)
    assert message.startswith(store.url)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", CALLS)
def test_tables_that_vanished(store: Store, url: str, name: str) -> None:
    engine = create_engine(url)
    tables = ("runs", "rejections", "sightings", "captures", "sources", "stale_sites")
    with engine.begin() as connection:
        for table in tables:
            connection.execute(text(f"ALTER TABLE {table} RENAME TO {table}_gone"))
    try:
        _tell(store, CALLS[name])
    finally:
        with engine.begin() as connection:
            for table in tables:
                connection.execute(text(f"ALTER TABLE {table}_gone RENAME TO {table}"))
        engine.dispose()


@pytest.mark.parametrize("name", ["save", "begin_run", "finish_run"])
def test_a_database_that_another_program_locks(
    sqlite_url: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_MS", 50)
    with Store.open(sqlite_url) as store:
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "another program is writing" in _tell(store, CALLS[name])
        other.close()


@pytest.mark.parametrize("name", CALLS)
def test_a_file_that_was_overwritten(sqlite_url: str, name: str) -> None:
    Store.open(sqlite_url).close()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with Store.open(sqlite_url) as store:
        store.close()
        path.write_bytes(b"no database at all " * 1000)
        assert "is no SQLite database" in _tell(store, CALLS[name])


def test_a_full_disk_loses_nothing_that_was_stored(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(sqlite_url) as store:
        store.save([cleaned(post(SOUP))])
    _limit_pages(monkeypatch)
    with Store.open(sqlite_url) as store:
        big = [cleaned(post("x" * 5_000_000, said("y" * 1_000_000)), body=b"2", url="https://x.org/2")]
        assert "the disk is full" in _tell(store, lambda store: store.save(big))
    assert len(rows(sqlite_url, "SELECT id FROM posts")) == 1


def _limit_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own way to be full: no more pages than there are."""
    from storage import engine

    prepare = engine._prepare_sqlite

    def prepare_small(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA max_page_count = 100")

    monkeypatch.setattr(engine, "_prepare_sqlite", prepare_small)


def test_a_read_only_file(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    path = sqlite_url.removeprefix("sqlite:///")
    with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert store.status().posts == 0
        assert "is read-only" in _tell(store, CALLS["save"])


def test_a_folder_in_the_place_of_the_lock_file(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        lock = Path(sqlite_url.removeprefix("sqlite:///") + ".lock")
        lock.unlink(missing_ok=True)
        lock.mkdir()
        _tell(store, lambda store: store.lock().__enter__())


def test_a_connection_that_the_server_ends_is_told(store: Store, url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file ends no connections")
    with pytest.raises(StorageError) as caught, store.lock():
        _end_other_connections(url)
    assert "\n" not in str(caught.value)


def test_after_a_lost_connection_the_next_call_works(store: Store, url: str) -> None:
    store.save([cleaned(post())])
    if not url.startswith("sqlite"):
        _end_other_connections(url)
    assert store.status().posts == 1


OTHERS = {
    "postgresql": "SELECT pid FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "mysql": "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()",
}
END = {"postgresql": "SELECT pg_terminate_backend({})", "mysql": "KILL {}"}


def _end_other_connections(url: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for number in connection.scalars(text(OTHERS[engine.dialect.name])).all():
            connection.execute(text(END[engine.dialect.name].format(number)))
    engine.dispose()


def test_a_batch_is_written_whole_or_not_at_all(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.store.write_posts", fail)
    _tell(store, CALLS["save"])
    assert rows(url, "SELECT id FROM captures") == []


def test_a_moved_database_works_at_its_new_place(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url) as store:
        store.save([cleaned(post())])
    moved = tmp_path / "moved"
    moved.mkdir()
    shutil.move(sqlite_url.removeprefix("sqlite:///"), moved / "rows.db")
    with Store.open(f"sqlite:///{moved}/rows.db") as store:
        assert store.save([cleaned(post())]) == Saved(unchanged_posts=1)
