"""The schema of a database: is it there, is it ours, is it of this version; and how it is brought up.

`HEAD` is the newest migration. A database is empty, older, current, newer or foreign; only an empty one is
changed without being asked. An empty one gets its tables as the models say them, which is what all migrations
in turn would make of it (a test compares); Alembic, which takes longer to import than a page to clean, is for
older ones.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)

import storage.settled  # noqa: F401 -- its tables are tables of Base
from cleaning.errors import LockedError, SchemaError
from storage.engine import writing
from storage.lock import Held, hold
from storage.models import Base
from storage.urls import show_url
from storage.views import VIEWS

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005_parent_evidence"
"""The newest revision in `storage/migrations/versions`; a test holds it against them."""

VERSION_TABLE = "postsieve_version"
"""Alembic's table, under a name of its own: the database may serve other programs too."""

_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""In the form that Alembic gives it."""

PATIENCE_SECONDS = 20.0
"""How long one process waits while another one makes the tables; that takes a second or two."""
PAUSE_SECONDS = 0.1


class State(Enum):
    """What stands in a database, as this program sees it."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"
    FOREIGN = "foreign"


def read_state(engine: Engine) -> State:
    """Look at a database without changing it."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if VERSION_TABLE not in tables:
            return State.FOREIGN if tables & set(Base.metadata.tables) else State.EMPTY
        version = connection.scalar(select(_VERSION.c.version_num))
    if version == HEAD:
        return State.CURRENT
    if version is None:
        return State.EMPTY
    return State.OLDER if version in _revisions() else State.NEWER


def require_current(engine: Engine, *, create: bool) -> None:
    """Create the tables of an empty database where allowed; raise SchemaError unless all is current."""
    state = read_state(engine)
    if state is State.EMPTY and create:
        upgrade(engine)
        state = read_state(engine)
    if state is not State.CURRENT:
        raise SchemaError(_remedy(state, show_url(engine.url)))


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema, one process at a time; what is newer or foreign is refused."""
    deadline = monotonic() + PATIENCE_SECONDS
    while (state := read_state(engine)) is not State.CURRENT:
        if state in {State.NEWER, State.FOREIGN}:
            raise SchemaError(_remedy(state, show_url(engine.url)))
        try:
            with hold(engine):
                state = read_state(engine)
                if state is State.EMPTY:
                    _create(engine)
                elif state is State.OLDER:
                    _migrate(engine)
        except Held as error:
            if monotonic() > deadline:
                raise LockedError(
                    f"{show_url(engine.url)}: another run holds the lock; upgrade when it has ended"
                ) from error
            sleep(PAUSE_SECONDS)


def migrations(connection: Connection | None = None) -> Config:
    """Configure Alembic for our migrations, without a file."""
    from alembic.config import Config  # noqa: PLC0415 (see the module's docstring)

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _create(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        _VERSION.create(connection, checkfirst=True)
        Base.metadata.create_all(connection)
        for name, query in VIEWS.items():
            connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
        connection.execute(insert(_VERSION).values(version_num=HEAD))


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 (see the module's docstring)

    with writing(engine) as connection:
        command.upgrade(migrations(connection), "head")


def _revisions() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (see the module's docstring)

    return {script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()}


def _remedy(state: State, shown: str) -> str:
    run = f"run `postsieve db upgrade --db {shown}`"
    return {
        State.EMPTY: f"{shown}: the database has no tables yet; {run}",
        State.OLDER: f"{shown}: an older version of postsieve made this database; {run}",
        State.NEWER: f"{shown}: a newer version of postsieve made this database; upgrade the program",
        State.FOREIGN: f"{shown}: another program's tables are here; give postsieve a database of its own",
    }[state]
