"""Database URLs: read them, complete them, show them without their secrets."""

from __future__ import annotations

import re

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from cleaning.errors import ConfigError

DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
    "mariadb+pymysql": "mysql+pymysql",
}
"""What users write -> the driver that is tested. Anything else goes to SQLAlchemy as it is."""

EXTRAS = {"psycopg": "postgresql", "pymysql": "mysql"}
"""Driver module -> the extra of this distribution that installs it."""

EXAMPLES = "sqlite:///FILE, postgresql://USER@HOST/NAME, mysql://USER@HOST/NAME"

ENGINES = frozenset({"sqlite", "postgresql", "mysql"})


def read_url(text: str) -> URL:
    """Read a database URL.

    >>> read_url("postgres://me:secret@db.example.com/blogs").drivername
    'postgresql+psycopg'

    Raises ConfigError where it is none, without repeating its secrets.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ConfigError(f"{_masked(text)}: no database URL; write one like {EXAMPLES}") from None
    if url.get_backend_name() != "sqlite" and text.count("@") > 1:
        raise ConfigError(f"{_masked(text)}: @ inside user name or password is written %40")
    if _is_memory(url):
        raise ConfigError(f"{_masked(text)}: a database in memory is lost at the end; write sqlite:///FILE")
    url = url.set(drivername=DRIVERS.get(url.drivername, url.drivername))
    if url.get_backend_name() not in ENGINES:
        raise ConfigError(f"{show_url(url)}: this database is not supported; use one of {EXAMPLES}")
    if url.get_backend_name() == "mysql":
        url = url.update_query_dict({"charset": "utf8mb4"})
    return url


def show_url(url: URL) -> str:
    """Show a URL as the user wrote it, without password and without the parameters, which may hold keys."""
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)


def missing_driver(url: URL, error: ImportError) -> ConfigError:
    """Say which extra brings the driver of a URL."""
    name = error.name or ""
    extra = EXTRAS.get(name)
    remedy = (
        f"pip install 'postsieve[{extra}]' (in a clone: uv run --extra {extra} postsieve ...)"
        if extra
        else f"install the Python package {name!r}"
    )
    return ConfigError(f"{show_url(url)}: the driver of this database is not installed; {remedy}")


def _is_memory(url: URL) -> bool:
    """Whether the database would live in this process alone; SQLite has three ways to say so."""
    if url.get_backend_name() != "sqlite":
        return False
    name = url.database or ""
    return name in {"", ":memory:"} or name.startswith("file::memory:") or url.query.get("mode") == "memory"


def _masked(text: str) -> str:
    """Hide all between "://" and the last "@", and the parameters: this URL cannot be taken apart safely."""
    return re.sub(r"://.*@", "://***@", " ".join(text.split())).partition("?")[0][:200]
