"""Driver errors stop here: each becomes one line that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cleaning.errors import StorageError
from storage.urls import show_url

KNOWN = (
    ("file is not a database", "is no SQLite database; name another file, or move this one away"),
    ("database disk image is malformed", "the database file is damaged; restore a copy, or start a new one"),
    (
        "unable to open database file",
        "cannot be opened; see that its folder exists and that you may write there",
    ),
    ("is a directory", "is a folder, not a database file; name a file in it"),
    ("disk is full", "the disk is full; free some space and run again, what was stored before is safe"),
    ("no space left", "the disk is full; free some space and run again, what was stored before is safe"),
    ("disk i/o error", "the disk refuses to read or write; check it, then run again"),
    ("readonly database", "is read-only; change its permissions or name another database"),
    ("read-only", "is read-only; change its permissions or name another database"),
    ("database is locked", "another program is writing to it; wait for it to end, then run again"),
    ("database table is locked", "another program is writing to it; wait for it to end, then run again"),
    ("permission denied", "you lack the right to do this; ask whoever keeps the database"),
    ("access denied", "user name or password is wrong, or you lack the right; check the URL"),
    ("authentication failed", "user name or password is wrong; check the URL"),
    ("unknown database", "there is no database of this name; create it first"),
    (
        "does not exist",
        "something of this name does not exist there; check the URL, then `postsieve db check`",
    ),
    ("connection refused", "no database server answers there; start it, or check host and port"),
    ("can't connect", "no database server answers there; start it, or check host and port"),
    ("could not translate host name", "there is no such host; check the URL"),
    ("name or service not known", "there is no such host; check the URL"),
    ("failed to resolve host", "there is no such host; check the URL"),
    ("terminating connection", "the server closed the connection; run again, what was stored before is safe"),
    (
        "server closed the connection",
        "the server closed the connection; run again, what was stored before is safe",
    ),
    (
        "the connection is closed",
        "the server closed the connection; run again, what was stored before is safe",
    ),
    ("lost connection", "the server closed the connection; run again, what was stored before is safe"),
    ("gone away", "the server closed the connection; run again, what was stored before is safe"),
    ("max_allowed_packet", "a row is larger than the server takes; raise its max_allowed_packet"),
    ("no such table", "lacks a table of this program; run `postsieve db check`"),
)
"""What the driver's message holds (in lower case) -> what the user reads."""

MESSAGE_CHARS = 200
"""Characters shown of a driver's message that we do not know."""


@contextmanager
def storage_errors(url: URL, kind: type[StorageError] = StorageError) -> Iterator[None]:
    """Turn whatever the database's driver raises into a StorageError of this kind."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise kind(f"{show_url(url)}: {_explain(error)}") from error


def _explain(error: SQLAlchemyError | OSError) -> str:
    cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    folded = cause.lower()
    for sign, meaning in KNOWN:
        if sign in folded:
            return meaning
    return " ".join(cause.split())[:MESSAGE_CHARS]
