"""Options that several verbs share, so that they mean the same everywhere."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")

FORMATS = (
    "html feed jsonfeed text wxr wordpress blogger disqus discourse substack medium remark42 isso".split()
)
"""The kinds that have a reader: the keys of `cleaning.pipeline.READERS`, which are imported late."""
DEFAULT_DB = "sqlite:///postsieve.db"

LOG_LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO, 2: logging.DEBUG}
"""Verbosity (number of -v, or -1 for -q) -> level of our log on standard error."""
OUR_LOGS = ("cleaning", "storage", "crawler")

_asked: set[str] = set()
"""Which of "quiet", "verbose" and "debug" the user gave; errors are told after click's context is gone."""


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


def json_option(what: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Give the command a parameter `as_json: bool`; what: what it prints."""
    return click.option(
        "--json", "as_json", is_flag=True, help=f"Print the {what} as one JSON object on standard output."
    )


def site_rules_option(command: Callable[P, R]) -> Callable[P, R]:
    """Give the command a parameter `no_site_rules: bool`."""
    option = click.option(
        "--no-site-rules",
        is_flag=True,
        help="Leave lines that stand on most posts of a site in their texts.",
    )
    return option(command)


def format_option(command: Callable[P, R]) -> Callable[P, R]:
    """Give the command a parameter `kind: str | None`."""
    option = click.option(
        "--format",
        "kind",
        metavar="KIND",
        type=click.Choice(FORMATS),
        help=f"What every page is: {', '.join(FORMATS)}; default: told by content.",
    )
    return option(command)


def limit_options(command: Callable[P, R]) -> Callable[P, R]:
    """Give the command `page_seconds: float` and `page_memory: int` (MB): what one page may cost."""
    for option in (
        click.option(
            "--page-memory",
            metavar="MB",
            type=click.IntRange(200),
            default=500,
            show_default=True,
            help="Reject a page that needs more memory (the program itself takes 100).",
        ),
        click.option(
            "--page-seconds",
            metavar="S",
            type=click.FloatRange(0, min_open=True),
            default=10,
            show_default=True,
            help="Reject a page that takes longer.",
        ),
    ):
        command = option(command)
    return command


def common_options(command: Callable[P, R]) -> Callable[P, R]:
    """-v, -q and --debug: no parameters of the command; `is_quiet` and `is_debug` ask for them."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, callback=_note, help="Show tracebacks."),
        click.option(
            "-q", "--quiet", is_flag=True, expose_value=False, callback=_note, help="Print errors only."
        ),
        click.option(
            "-v",
            "--verbose",
            count=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Log more; -vv: all.",
        ),
    ):
        command = option(command)
    return command


def is_quiet() -> bool:
    """Whether the user asked for errors only."""
    return "quiet" in _asked


def is_verbose() -> bool:
    """Whether the user asked for more than is usual."""
    return "verbose" in _asked


def is_debug() -> bool:
    """Whether the user asked for tracebacks."""
    return "debug" in _asked


def start_log() -> None:
    """Log plain lines to standard error: ours from warnings on, those of libraries only with -vv."""
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s", stream=sys.stderr)
    _asked.clear()
    _set_level(LOG_LEVELS[0])


def _set_level(level: int) -> None:
    for name in OUR_LOGS:
        logging.getLogger(name).setLevel(level)


def _set_verbosity(context: click.Context, parameter: click.Parameter, count: int) -> None:
    del context, parameter
    if count:
        _asked.add("verbose")
        _set_level(LOG_LEVELS[min(count, 2)])
    if count > 1:
        logging.getLogger().setLevel(logging.DEBUG)


def _note(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    del context
    if value and parameter.name:
        _asked.add(parameter.name)
    if value and parameter.name == "quiet":
        _set_level(LOG_LEVELS[-1])
