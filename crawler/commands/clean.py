"""`postsieve clean`: raw dumps into rows."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.commands.options import (
    common_options,
    db_option,
    format_option,
    is_quiet,
    json_option,
    limit_options,
    site_rules_option,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaning import RawPage
    from crawler.dumps import BadInput
    from crawler.ingest import Tally
    from storage.values import Cleaned, Saved

    Ingest = Callable[[Iterator[RawPage | BadInput], Callable[[Sequence[Cleaned]], Saved]], Tally]

SMALL_BYTES = 256 << 10
"""Of a single input: one worker has cleaned it before a second one is up."""


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="Processes that clean; default: one per core."
)
@click.option("--limit", metavar="N", type=click.IntRange(1), help="Read at most N pages.")
@click.option("--resume", is_flag=True, help="Skip pages stored already: same source, same content.")
@site_rules_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, write nothing.")
@format_option
@click.option(
    "--border-confidence",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    help="Keep a discussion of plain text whole where its borders are less sure (0 to 1); default: 0.55.",
)
@limit_options
@db_option
@json_option("tally")
@common_options
@click.pass_context
def clean(  # noqa: PLR0913 (one parameter per option)
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    workers: int | None,
    limit: int | None,
    resume: bool,
    no_site_rules: bool,
    dry_run: bool,
    kind: str | None,
    border_confidence: float | None,
    page_seconds: float,
    page_memory: int,
    db: str,
    as_json: bool,
) -> None:
    """Clean raw dumps into rows of posts and comments.

    INPUT is a file, a folder (walked), a glob or - (standard input). It is told by its content: HTML,
    MHTML, feeds, WARC, WACZ, WET, exports of WordPress and Disqus, answers of the APIs of WordPress, Blogger
    and others, JSON Lines, CSV, Parquet, plain text, each also inside gz, bz2, xz, zst, zip and tar.

    \b
    Examples:
      postsieve clean dump.warc.gz saved-pages/ --db sqlite:///blogs.db
      zcat rows.jsonl.gz | postsieve clean - --json
    """
    from crawler.workers import CleaningPool

    with ExitStack() as stack:
        pool = stack.enter_context(
            CleaningPool(
                workers or _few_workers(inputs), time_limit=page_seconds, memory_limit=page_memory * 1_000_000
            )
        )
        # The workers get ready while the rest is imported.
        from cleaning.types import Kind
        from crawler.commands.tally import exit_status, report
        from crawler.dumps import count_bytes, read_inputs
        from crawler.ingest import ingest
        from crawler.progress import Meter

        meter = stack.enter_context(Meter(lambda: count_bytes(inputs), quiet=is_quiet()))
        left_out: list[int] = []
        records = read_inputs(
            inputs,
            kind=Kind(kind) if kind else None,
            border_confidence=border_confidence,
            on_bytes=meter.advance,
            on_left_out=left_out.append,
        )

        def run(records: Iterator[RawPage | BadInput], save: Callable[[Sequence[Cleaned]], Saved]) -> Tally:
            return ingest(records, save, pool, limit=limit, on_page=lambda tally: meter.show(tally.pages))

        if dry_run:
            tally = run(records, _count if as_json else _show)
        else:
            tally = _store(db, records, run, arguments=context.params)
    tally.left_out = sum(left_out)
    report(tally, as_json=as_json, quiet=is_quiet())
    context.exit(exit_status(tally))


def _few_workers(inputs: Sequence[str]) -> int | None:
    """One for a single small file, else no opinion."""
    if len(inputs) != 1:
        return None
    path = Path(inputs[0])
    try:
        small = path.is_file() and path.stat().st_size <= SMALL_BYTES
    except OSError:  # what is wrong with it is told where it is read
        return None
    return 1 if small else None


def _store(
    db: str, records: Iterator[RawPage | BadInput], run: Ingest, *, arguments: dict[str, object]
) -> Tally:
    """Write into the database, alone, and note the run."""
    from crawler.commands.tally import exit_status, note
    from crawler.ingest import skip_known
    from storage.store import Store
    from storage.urls import read_url, show_url

    with Store.open(db) as store, store.lock():
        number = store.begin_run("clean", {**arguments, "db": show_url(read_url(db))})
        skipped: list[int] = []
        if arguments["resume"]:
            records = skip_known(records, store.are_known, skipped.append)
        tally = run(records, store.save)
        tally.skipped = sum(skipped)
        store.settle(site_rules=not arguments["no_site_rules"])
        store.finish_run(number, note(tally), exit_status=exit_status(tally))
    return tally


def _show(batch: Sequence[Cleaned]) -> Saved:
    """Print what a batch would become, a line per post."""
    for cleaned in batch:
        for post in cleaned.outcome.documents:
            source = cleaned.page.source or "-"
            place = f"{source}#{post.record}" if post.record else source
            click.echo(
                f"{place}\t{post.title or ''}\t{len(post.text)} characters\t{len(post.comments)} comments"
            )
    return _count(batch)


def _count(batch: Sequence[Cleaned]) -> Saved:
    from storage.values import Saved

    posts = [post for cleaned in batch for post in cleaned.outcome.documents]
    return Saved(new_posts=len(posts), new_comments=sum(len(post.comments) for post in posts))
