"""The verbs of `postsieve`, one file each, and the border where every error becomes one line.

Exit status: 0 done; 1 some input failed and is listed; 2 wrong usage or configuration; 3 another run holds
the lock; 130 interrupted, with what was done saved. No traceback without `--debug`.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from cleaning.errors import ConfigError, LockedError, OpenError, PostsieveError, SchemaError
from crawler.commands.options import is_debug, start_log

VERBS = {
    "clean": "crawler.commands.clean",
    "crawl": "crawler.commands.crawl",
    "explain": "crawler.commands.explain",
    "demo": "crawler.commands.demo",
    "db": "crawler.commands.db",
    "status": "crawler.commands.status",
}
"""Verb -> module that holds a click command of that name, imported when the verb is called."""

STATUSES: tuple[tuple[type[PostsieveError], int], ...] = (
    (LockedError, 3),
    (ConfigError, 2),
    (OpenError, 2),
    (SchemaError, 2),
)
"""Error -> exit status; the first that fits. Every other error: 1."""


class Verbs(click.Group):
    """A group that imports a verb when it is needed."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Name all verbs, in the order of `VERBS`."""
        del context
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import a verb."""
        del context
        if name not in VERBS:
            return None
        command: click.Command = getattr(import_module(VERBS[name]), name)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="postsieve")
def postsieve() -> None:
    """Raw pages from crawls and dumps -> clean rows of blog posts and the comments under them.

    \b
    Examples:
      postsieve demo
      postsieve clean dump.warc.gz --db sqlite:///blogs.db
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status. What goes wrong is one line on standard error."""
    start_log()
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # a scheduler's stop saves the state like Ctrl-C
    try:
        status = postsieve.main(list(arguments), prog_name="postsieve", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _tell("interrupted", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more
        return 1
    except Exception as error:  # noqa: BLE001 (the border: a user never sees a traceback unasked)
        return _tell(*_explain(error))
    return status if isinstance(status, int) else 0


def _explain(error: Exception) -> tuple[str, int]:
    """The line and the exit status of an error."""
    if isinstance(error, click.UsageError):
        verb = error.ctx.command_path if error.ctx else "postsieve"
        return f"{error.format_message()} ('{verb} --help' shows how)", 2
    if isinstance(error, click.ClickException):
        return error.format_message(), error.exit_code
    if isinstance(error, PostsieveError):
        return str(error), next((status for kind, status in STATUSES if isinstance(error, kind)), 1)
    return f"{type(error).__name__}: {str(error)[:300]} (--debug shows where; please report it)", 1


def _tell(message: str, status: int) -> int:
    if is_debug():
        traceback.print_exc()
    click.echo(f"postsieve: {' '.join(message.split())}", err=True)
    return status
