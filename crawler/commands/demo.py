"""`postsieve demo`: the main job on the sample blog."""

from __future__ import annotations

import click

from crawler.commands.options import common_options, is_quiet

DEMO_DB = "sqlite:///postsieve-demo.db"
DEMO_ARCHIVE = "postsieve-demo-archive"


@click.command()
@click.option("--db", metavar="URL", default=DEMO_DB, show_default=True, help="Database to write.")
@click.option(
    "--archive",
    metavar="DIR",
    type=click.Path(file_okay=False),
    default=DEMO_ARCHIVE,
    show_default=True,
    help="Folder for the raw pages.",
)
@common_options
@click.pass_context
def demo(context: click.Context, db: str, archive: str) -> None:
    """Crawl a sample blog, served on this machine, and show the rows.

    The sample blog has what real ones have: threads, share bars, PHP warnings in the page, a post that stands
    twice. It is crawled by the same spider as any site. Nothing leaves this machine.

    \b
    Examples:
      postsieve demo
      postsieve demo --db sqlite:///try.db
    """
    from rich.console import Console

    from crawler.commands.tally import exit_status, report
    from crawler.demo.server import serve_sample_blog
    from crawler.demo.show import show_next_steps, show_rows
    from crawler.progress import Meter
    from crawler.runner import CrawlPlan, run_crawl

    # The server is our own and on this machine: nobody needs to be spared.
    haste = {"AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    with serve_sample_blog() as url, Meter(quiet=is_quiet()) as meter:
        plan = CrawlPlan(urls=(url,), db=db, archive=archive, settings=haste)
        result = run_crawl(plan, lambda tally: meter.show(tally.pages))
    console = Console(quiet=is_quiet())
    show_rows(db, url, console)
    report(result.tally, as_json=False, quiet=is_quiet())
    show_next_steps(db, archive, console)
    context.exit(exit_status(result.tally))
