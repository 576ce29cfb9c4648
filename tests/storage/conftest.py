"""Databases for the tests: a SQLite file, and databases of their own on local servers where these run."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, delete, text
from sqlalchemy.exc import OperationalError

from storage.models import Base
from storage.store import Store

SERVERS = {
    "postgresql": "postgresql+psycopg://postgres@127.0.0.1:5432/test",
    "mariadb": "mysql+pymysql://root@127.0.0.1:3306/test",
}

ENGINES = ("sqlite", *SERVERS)


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
    """A SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'rows.db'}"


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, of each engine."""
    with ExitStack() as made:
        yield _make_database(request.param, tmp_path, made)


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Gives the URL of a database with tables, one per engine for all tests: making tables takes its time."""
    folder, urls = tmp_path_factory.mktemp("ready"), dict[str, str]()
    with ExitStack() as made:

        def get(engine: str) -> str:
            if engine not in urls:
                urls[engine] = _make_database(engine, folder, made)
                Store.open(urls[engine]).close()
            return urls[engine]

        yield get


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path, ready: Callable[[str], str]) -> Iterator[str]:
    """A database with tables and without rows, of each engine."""
    shared = ready(request.param)
    if request.param == "sqlite":
        yield _copy(shared, tmp_path / "rows.db")
        return
    yield shared
    engine = create_engine(shared)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))
    engine.dispose()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    with Store.open(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def open_store(
    tmp_path: Path, clock: Clock, ready: Callable[[str], str]
) -> Iterator[Callable[[], tuple[Store, str]]]:
    """Opens a new SQLite database without rows at each call; gives it with its URL."""
    opened: list[Store] = []

    def open_one() -> tuple[Store, str]:
        url = _copy(ready("sqlite"), tmp_path / f"rows{len(opened)}.db")
        opened.append(Store.open(url, clock=clock))
        return opened[-1], url

    yield open_one
    for one in opened:
        one.close()


def _copy(url: str, path: Path) -> str:
    shutil.copy(url.removeprefix("sqlite:///"), path)
    return f"sqlite:///{path}"


def _make_database(engine: str, folder: Path, made: ExitStack) -> str:
    """A database without tables; on a server one of its own, dropped when `made` ends."""
    name = f"postsieve_{uuid.uuid4().hex[:12]}"
    if engine == "sqlite":
        return f"sqlite:///{folder / name}.db"
    server = create_engine(SERVERS[engine], isolation_level="AUTOCOMMIT")
    made.callback(server.dispose)
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError as error:
        pytest.skip(f"no {engine} server answers on this machine: {type(error.orig).__name__}")
    made.callback(_drop, server, name)
    return SERVERS[engine].removesuffix("test") + name


def _drop(server: Engine, name: str) -> None:
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
