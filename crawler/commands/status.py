"""`postsieve status`: what the database holds, what ran, what fails."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from crawler.commands.options import common_options, db_option, is_verbose, json_option

if TYPE_CHECKING:
    from storage.values import Run, Status

MAX_LINES = 20
"""Sites and sources that the terminal shows; --json has all."""

COUNTED = {
    "pages": ("pages",),
    "posts": ("new_posts", "changed_posts", "unchanged_posts"),
    "comments": ("new_comments", "changed_comments", "unchanged_comments"),
    "failed": ("failed",),
}
"""Column of a run -> what of its tally it adds up."""


@click.command()
@db_option
@click.option("--runs", metavar="N", default=10, show_default=True, help="Runs to show.")
@json_option("status")
@common_options
def status(db: str, runs: int, as_json: bool) -> None:
    """Show rows per site, the last runs, rejections and failing sources; with -v the inputs that failed.

    \b
    Examples:
      postsieve status
      postsieve status --db sqlite:///blogs.db --json
    """
    from storage.store import Store

    with Store.open(db, upgrade=False) as store:
        found = store.status(runs=runs)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        _show(found)


def _show(found: Status) -> None:
    click.echo(f"{found.posts} posts, {found.comments} comments, from {found.captures} captures")
    _table(
        "Sites",
        ("posts", "comments", "last seen", "site"),
        [
            (site.posts, site.comments, site.last_seen_at[:16], site.site or "(unknown)")
            for site in found.sites
        ],
    )
    _table("Rejected", ("rows", "rule"), [(rows, rule) for rule, rows in found.rejections.items()])
    _table(
        "Sources",
        ("failures", "last run", "source", "last error"),
        [(s.failures, (s.last_run or "-")[:16], s.url, s.last_error or "") for s in found.sources],
    )
    _table(
        "Runs",
        ("id", "started", "command", *COUNTED, "end"),
        [(run.id, run.started_at[:16], run.command, *_counts(run), _end(run)) for run in found.runs],
    )
    if is_verbose():
        _table("Failed inputs", ("run", "input", "reason"), list(_failures(found.runs)))


def _failures(runs: Iterable[Run]) -> Iterator[tuple[object, object, object]]:
    """The inputs that the runs could not read."""
    for run in runs:
        listed = (run.tally or {}).get("failures")
        for failure in listed if isinstance(listed, list) else ():
            yield run.id, failure["source"], failure["reason"]


def _counts(run: Run) -> list[object]:
    """What the run read and wrote; "-" for one that did not get to its tally."""
    tally = run.tally
    if tally is None:
        return ["-"] * len(COUNTED)
    return [sum(int(str(tally.get(name, 0))) for name in names) for names in COUNTED.values()]


def _end(run: Run) -> str:
    if run.finished_at is None:
        return f"running or killed (process {run.pid} on {run.host})"
    return "done" if run.exit_status == 0 else f"exit status {run.exit_status}"


def _table(title: str, head: Sequence[str], rows: Sequence[Iterable[object]]) -> None:
    if not rows:
        return
    shown = [head, *([str(cell) for cell in row] for row in rows[:MAX_LINES])]
    widths = [max(len(line[column]) for line in shown) for column in range(len(head) - 1)]
    click.echo(f"\n{title}")
    for line in shown:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        click.echo("  " + "  ".join([*cells, line[-1]]))
    if len(rows) > MAX_LINES:
        click.echo(f"  ... and {len(rows) - MAX_LINES} more; --json shows all")
