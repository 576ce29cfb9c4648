"""Options that several verbs share, so that they mean the same everywhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")

DEFAULT_DB = "sqlite:///postsieve.db"

LOG_LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO, 2: logging.DEBUG}
"""Verbosity (number of -v, or -1 for -q) -> level of the log on standard error."""


def db_option(command: Callable[P, R]) -> Callable[P, R]:
    """Give the command a parameter `db: str`, an SQLAlchemy URL."""
    option = click.option(
        "--db",
        metavar="URL",
        envvar="POSTSIEVE_DB",
        default=DEFAULT_DB,
        show_default=True,
        help="Database: any SQLAlchemy URL. Also read from $POSTSIEVE_DB.",
    )
    return option(command)


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Give the command a parameter `as_json: bool`."""
    option = click.option(
        "--json", "as_json", is_flag=True, help="Print the tally as one JSON object on standard output."
    )
    return option(command)


def common_options(command: Callable[P, R]) -> Callable[P, R]:
    """-v, -q and --debug: no parameters of the command; `is_quiet` and `is_debug` ask for them."""
    for option in (
        click.option(
            "-v",
            "--verbose",
            count=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Log more; -vv logs all.",
        ),
        click.option(
            "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_quiet, help="Print errors only."
        ),
        click.option(
            "--debug", is_flag=True, expose_value=False, callback=_set_debug, help="Show tracebacks."
        ),
    ):
        command = option(command)
    return command


def is_quiet(context: click.Context | None = None) -> bool:
    """Whether the user asked for errors only."""
    return bool((context or click.get_current_context()).find_root().meta.get("quiet"))


def is_debug(context: click.Context | None = None) -> bool:
    """Whether the user asked for tracebacks."""
    return bool((context or click.get_current_context()).find_root().meta.get("debug"))


def _set_verbosity(context: click.Context, _: click.Parameter, count: int) -> None:
    if count:
        logging.getLogger().setLevel(LOG_LEVELS[min(count, 2)])


def _set_quiet(context: click.Context, _: click.Parameter, quiet: bool) -> None:
    if quiet:
        context.find_root().meta["quiet"] = True
        logging.getLogger().setLevel(LOG_LEVELS[-1])


def _set_debug(context: click.Context, _: click.Parameter, debug: bool) -> None:
    if debug:
        context.find_root().meta["debug"] = True
