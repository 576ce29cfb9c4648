"""Errors of the product, one tree; every message is one line that says what, where and what to do.

PostsieveError
├── CleaningError   a page that cannot be cleaned (carries the page's source)
├── ConfigError     a wrong option, setting or configuration file
├── InputError      an input that cannot be read (carries its path or URL)
├── ArchiveError    an archive file or record that cannot be read or written
├── StorageError    the database refuses, or is no database
│   ├── OpenError       the database cannot be opened at all
│   └── SchemaError     the database is older or newer than this program
├── WorkerError     no process can be started to clean in
└── LockedError     another run holds the lock
"""

from __future__ import annotations


class PostsieveError(Exception):
    """Base of every error a user may see. `str(error)` is one line, without secrets."""


class SubjectError(PostsieveError):
    """An error about one thing: a path, a URL, a record. The subject stands first in the message."""

    def __init__(self, subject: str, message: str) -> None:
        super().__init__(f"{subject}: {message}")
        self.subject = subject
        self.message = message


class CleaningError(SubjectError):
    """A page that cannot be cleaned; the run goes on with the next one."""


class ConfigError(PostsieveError):
    """A wrong option, setting or configuration file."""


class InputError(SubjectError):
    """An input that cannot be read; it is listed and the run goes on."""


class ArchiveError(SubjectError):
    """An archive file or record that cannot be read or written."""


class StorageError(PostsieveError):
    """The database refuses; raised `from` the driver's error."""


class OpenError(StorageError):
    """The database cannot be opened at all: no such folder, no database, no server."""


class SchemaError(StorageError):
    """The database was made by an older or newer version of this program."""


class WorkerError(PostsieveError):
    """No process can be started to clean in."""


class LockedError(PostsieveError):
    """Another run holds the lock of this database."""
