"""`postsieve crawl`: crawls sites into rows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from crawler.commands.options import common_options, db_option, is_quiet, json_option, site_rules_option

DEFAULT_ARCHIVE = "archive"


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option(
    "--only", is_flag=True, help="The URLs are posts themselves: fetch these pages and follow nothing."
)
@click.option("--max-pages", metavar="N", type=click.IntRange(min=1), help="Fetch at most N pages per URL.")
@click.option(
    "--since",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Skip pages that feed, sitemap or URL date before YYYY-MM-DD.",
)
@click.option("--no-comments", is_flag=True, help="Store posts without their comments.")
@site_rules_option
@click.option(
    "--archive",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="POSTSIEVE_ARCHIVE",
    default=DEFAULT_ARCHIVE,
    show_default=True,
    help="Keep every response in WARC files in this folder.",
)
@db_option
@json_option("tally")
@common_options
@click.pass_context
def crawl(  # noqa: PLR0913 (one parameter per option)
    context: click.Context,
    *,
    urls: tuple[str, ...],
    only: bool,
    max_pages: int | None,
    since: datetime | None,
    no_comments: bool,
    no_site_rules: bool,
    archive: Path,
    db: str,
    as_json: bool,
) -> None:
    """Crawl blogs into rows.

    Each URL stands for a blog: its posts are found through feeds, sitemaps and links on the same site. The
    URL of a folder (https://example.org/~jo/) stands for that folder, the URL of a post for the whole blog
    it is in.

    robots.txt is obeyed. Set $POSTSIEVE_CONTACT to an address or URL where site owners reach you.

    \b
    Examples:
      postsieve crawl https://blog.example.com/ --max-pages 200
      postsieve crawl --only https://blog.example.com/2024/05/a-post/
    """
    from crawler.commands.tally import exit_status, report
    from crawler.progress import Meter
    from crawler.runner import CrawlPlan, run_crawl

    plan = CrawlPlan(
        urls=tuple(url if "://" in url else f"https://{url}" for url in urls),
        only=only,
        max_pages=max_pages,
        since=since.date() if since else None,
        comments=not no_comments,
        site_rules=not no_site_rules,
        db=db,
        archive=str(archive),
    )
    with Meter(quiet=is_quiet()) as meter:
        result = run_crawl(plan, lambda tally: meter.show(tally.pages))
    report(result.tally, as_json=as_json, quiet=is_quiet())
    if result.beyond_limit and not is_quiet():
        click.echo(f"left      {result.beyond_limit:,} known pages beyond --max-pages", err=True)
    context.exit(exit_status(result.tally))
