"""Databases for the tests: a SQLite file, and databases of their own on local servers where these run."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from storage.store import Store

SERVERS = {
    "postgresql": "postgresql+psycopg://postgres@127.0.0.1:5432/test",
    "mariadb": "mysql+pymysql://root@127.0.0.1:3306/test",
}


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2024, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self) -> None:
        self.now += timedelta(hours=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'rows.db'}"


@pytest.fixture(params=["sqlite", *SERVERS])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each engine; a server's is created for the test and dropped after it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'rows.db'}"
        return
    server = create_engine(SERVERS[request.param], isolation_level="AUTOCOMMIT")
    name = f"postsieve_{uuid.uuid4().hex[:12]}"
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError as error:
        server.dispose()
        pytest.skip(f"no {request.param} server answers on this machine: {type(error.orig).__name__}")
    try:
        yield SERVERS[request.param].removesuffix("test") + name
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name}"))
        server.dispose()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    with Store.open(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def open_store(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], tuple[Store, str]]]:
    """Opens a new, empty SQLite database at each call; gives it with its URL."""
    opened: list[Store] = []

    def open_one() -> tuple[Store, str]:
        url = f"sqlite:///{tmp_path / f'rows{len(opened)}.db'}"
        opened.append(Store.open(url, clock=clock))
        return opened[-1], url

    yield open_one
    for one in opened:
        one.close()
