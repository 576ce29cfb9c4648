"""Engines: one way to connect, per kind of database the settings that keep rows safe.

SQLite: foreign keys on, write-ahead log (readers never wait, a kill loses nothing committed; switched on
with the schema), writers wait for each other, and a transaction that will write says so when it begins:
otherwise two of them could decide upon the same state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from cleaning.errors import ConfigError, OpenError
from storage.urls import missing_driver, show_url

BUSY_MS = 10_000
"""Milliseconds a writer waits for another one before it gives up (SQLite)."""

WRITING = "postsieve_writing"


def open_engine(url: URL, *, must_exist: bool = False) -> Engine:
    """Make an engine and connect once. Raises ConfigError where the driver, or an option, is missing."""
    if must_exist and url.get_backend_name() == "sqlite" and not file_of(url).exists():
        raise OpenError(f"{show_url(url)}: there is no such file; `postsieve clean` and `crawl` make it")
    engine = make_engine(url)
    try:
        engine.connect().close()
    except TypeError as error:
        raise ConfigError(f"{show_url(url)}: the driver knows no such option as the URL gives") from error
    return engine


def make_engine(url: URL) -> Engine:
    """Make the engine of a database without connecting. Raises ConfigError where its driver is missing."""
    try:
        engine = create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except ImportError as error:
        raise missing_driver(url, error) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes; committed at the end of the block, rolled back on an error."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        yield connection


def file_of(url: URL) -> Path:
    """Find the file of a SQLite database; the URL may name it in SQLite's own URI form."""
    return Path((url.database or "").removeprefix("file:"))


def _prepare_sqlite(connection: SQLiteConnection, record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(
        "PRAGMA synchronous = NORMAL"
    )  # enough with the write-ahead log: a power cut damages nothing


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
