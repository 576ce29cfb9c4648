"""How a crawl shows itself: a line that counts while it runs, a tally and the failures at its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click
from rich.console import Console

from crawler.runner import CrawlResult
from crawler.tally import CrawlTally

Watch = Callable[[CrawlTally, int], None]

LINE_SECONDS = 15.0
"""Between two lines of progress where standard error is no terminal."""


@contextmanager
def watching(*, quiet: bool = False) -> Iterator[Watch]:
    """Show progress on standard error; gives what the crawl calls with its tally and its queue."""
    console = Console(stderr=True)
    if quiet:
        yield lambda tally, waiting: None
    elif console.is_terminal:
        with console.status("starting") as status:
            yield lambda tally, waiting: status.update(_progress(tally, waiting))
    else:
        yield _line_by_line()


def report_crawl(result: CrawlResult, *, as_json: bool) -> None:
    """Print the tally and every failure: on standard error, or as one JSON object on standard output."""
    tally = result.tally
    for failure in tally.failures:
        click.echo(f"{failure.url}: {failure.reason}", err=True)
    if as_json:
        failures = [{"url": f.url, "rule": f.rule, "reason": f.reason} for f in tally.failures]
        numbers = {**tally.numbers(), "rejected": dict(sorted(tally.rejected.items())), "failed": failures}
        click.echo(json.dumps({**numbers, "exit_status": result.exit_status}, ensure_ascii=False))
        return
    saved = tally.saved
    click.echo(
        f"{tally.pages} pages: {saved.new_posts} posts new, {saved.changed_posts} changed, "
        f"{saved.unchanged_posts} unchanged; {saved.new_comments} comments new, "
        f"{saved.changed_comments} changed, {saved.unchanged_comments} unchanged",
        err=True,
    )
    if tally.rejected:
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(tally.rejected.items()))
        click.echo(f"No row for {tally.rejected.total()} URLs: {rules}", err=True)
    if tally.beyond_limit:
        click.echo(f"--max-pages left {tally.beyond_limit} known pages for another run", err=True)


def _progress(tally: CrawlTally, waiting: int) -> str:
    return f"{tally.pages} pages, {tally.rejected.total()} without a row, {waiting} waiting"


def _line_by_line() -> Watch:
    last = monotonic()

    def write(tally: CrawlTally, waiting: int) -> None:
        nonlocal last
        if monotonic() - last >= LINE_SECONDS:
            last = monotonic()
            click.echo(_progress(tally, waiting), err=True)

    return write
