"""What a user sees of a running command: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

LINE_SECONDS = 10.0
"""Between two plain lines."""


class Meter:
    """Shows pages done, their rate, and the time left, on standard error.

    count_total: counts the bytes of all inputs, asked only where a bar is shown; None: unknown, then no time
    left is shown.
    """

    def __init__(self, count_total: Callable[[], int | None] = lambda: None, *, quiet: bool = False) -> None:
        self._began = self._shown = time.monotonic()
        self._quiet = quiet
        self._bar = None if quiet or not sys.stderr.isatty() else _make_bar()
        self._task = self._bar.add_task("", total=count_total(), pages="starting") if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, size: int) -> None:
        """Note that this many bytes of the inputs were read."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, size)

    def show(self, pages: int) -> None:
        """Note how many pages are done; a rate of one page says nothing and is no line."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, pages=self._describe(pages))
        elif not self._quiet and pages > 1 and time.monotonic() - self._shown >= LINE_SECONDS:
            self._shown = time.monotonic()
            click.echo(self._describe(pages), err=True)

    def _describe(self, pages: int) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        return f"{pages:,} page{'s' * (pages != 1)}, {pages / seconds:,.1f}/s"


def _make_bar() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[pages]}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
