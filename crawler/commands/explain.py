"""`postsieve explain`: what was kept of a page, what was cut, by which rule."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from crawler.commands.options import common_options, format_option, is_quiet, is_verbose, limit_options


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--record", metavar="N", help="Which record of a file of many; also INPUT#N. First: 1.")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=3, help="Records at most; default: 3.")
@click.option(
    "--html", "target", metavar="FILE", help="Write one HTML page, side by side; - for standard output."
)
@format_option
@limit_options
@common_options
@click.pass_context
def explain(  # noqa: PLR0913 (one parameter per option)
    context: click.Context,
    *,
    source: str,
    record: str | None,
    limit: int,
    target: str | None,
    kind: str | None,
    page_seconds: float,
    page_memory: int,
) -> None:
    """Show what was kept of a page, what was cut by which rule, and where each field came from.

    INPUT is what `clean` reads, or the source of a row (dump.warc.gz#3). Nothing is written to a database.
    With -v no cut is shortened.

    \b
    Examples:
      postsieve explain saved-page.html
      postsieve explain dump.warc.gz --record 3 --html why.html
    """
    from rich.console import Console

    from cleaning.types import Kind
    from crawler.dumps import BadInput
    from crawler.explain.records import find_accounts, read_wanted
    from crawler.explain.terminal import show_account
    from crawler.workers import CleaningPool

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # pages hold characters that a terminal may not know
    console = Console(highlight=False, markup=False)
    accounts, failed = [], False
    with CleaningPool(1, time_limit=page_seconds, memory_limit=page_memory * 1_000_000) as pool:
        wanted = read_wanted(source, record)
        for found in find_accounts(wanted, pool, kind=Kind(kind) if kind else None, limit=limit):
            if isinstance(found, BadInput):
                failed = True
                click.echo(f"{found.source}: {found.reason}", err=True)
            elif target:
                accounts.append(found)
            else:
                show_account(found, console, whole=is_verbose())
    if target and accounts:
        from crawler.explain.page import render

        with click.open_file(target, "w", encoding="utf-8", errors="replace") as file:
            file.write(render(accounts))
        if target != "-" and not is_quiet():
            click.echo(f"wrote {target}: open it in any browser", err=True)
    context.exit(1 if failed else 0)
