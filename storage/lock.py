"""One run at a time: a lock file beside a SQLite database, an advisory lock on a server.

Both end with the process that holds them, however it ends. Who holds the lock is told by the table of runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import URL

from storage.engine import file_of

ADVISORY = {
    "postgresql": ("SELECT pg_try_advisory_lock(:key)", "SELECT pg_advisory_unlock(:key)"),
    "mysql": (
        "SELECT GET_LOCK(CONCAT('postsieve', :key), 0)",
        "SELECT RELEASE_LOCK(CONCAT('postsieve', :key))",
    ),
}
"""Engine -> how a session takes and gives back a lock. Both end with the session."""


class Held(Exception):  # noqa: N818 -- no failure: the answer "somebody else has it"
    """Somebody else holds the lock."""


def hold(engine: Engine) -> AbstractContextManager[None]:
    """Hold the database's lock during the block; raises Held at once where it is taken."""
    if engine.dialect.name == "sqlite":
        return _hold_file(engine.url)
    return _hold_advisory(engine)


@contextmanager
def _hold_file(url: URL) -> Iterator[None]:
    lock = FileLock(f"{file_of(url)}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Held from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _hold_advisory(engine: Engine) -> Iterator[None]:
    take, give = ADVISORY[engine.dialect.name]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        key = _key(connection)
        if not connection.scalar(text(take), {"key": key}):
            raise Held
        try:
            yield
        finally:
            connection.scalar(text(give), {"key": key})


def _key(connection: Connection) -> int:
    """Name the place of our tables by a number: PostgreSQL's locks span a database, MySQL's a server."""
    place = "CONCAT(current_database(), '.', current_schema())"
    query = f"SELECT {place}" if connection.dialect.name == "postgresql" else "SELECT DATABASE()"
    digest = sha256(f"postsieve {connection.scalar(text(query))}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
