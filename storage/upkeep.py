"""Upkeep of a database: bring its schema up, look for damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, func, select, text

from cleaning.errors import OpenError
from storage.engine import open_engine
from storage.failures import storage_errors
from storage.models import Comment, Post, Sighting
from storage.schema import State, read_state, require_current, upgrade
from storage.urls import read_url

MAX_PROBLEMS = 20
"""Problems that one check lists: beyond that the database is lost anyway."""


def upgrade_database(url: str) -> State:
    """Bring a database to the newest schema and tell in what state it was."""
    with _opened(url) as engine:
        before = read_state(engine)
        upgrade(engine)
        return before


def check_database(url: str) -> tuple[str, ...]:
    """Look for damage; one sentence per problem. Raises SchemaError for a schema that is not ours."""
    with _opened(url, must_exist=True) as engine:
        require_current(engine, create=False)
        return _find_problems(engine)[:MAX_PROBLEMS]


@contextmanager
def _opened(url: str, *, must_exist: bool = False) -> Iterator[Engine]:
    where = read_url(url)
    with storage_errors(where, OpenError):
        engine = open_engine(where, must_exist=must_exist)
    with storage_errors(where):
        try:
            yield engine
        finally:
            engine.dispose()


def _find_problems(engine: Engine) -> tuple[str, ...]:
    with engine.connect() as connection:
        return (*_sqlite_problems(connection), *_row_problems(connection))


def _sqlite_problems(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [f"damaged: {line}" for line in found if line != "ok"] + [
        f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there" for row in broken
    ]


def _row_problems(connection: Connection) -> list[str]:
    """Look for what no constraint can say."""
    parent = Comment.__table__.alias("parent")
    strays = connection.scalar(
        select(func.count())
        .select_from(Comment)
        .join(parent, parent.c.id == Comment.parent_id)
        .where(parent.c.post_id != Comment.post_id)
    )
    unseen = connection.scalar(
        select(func.count())
        .select_from(Post)
        .where(~select(Sighting.number).where(Sighting.post_id == Post.id).exists())
    )
    counts = {"comments answer one under another post": strays, "posts come from no capture": unseen}
    return [f"{count} {problem}" for problem, count in counts.items() if count]
