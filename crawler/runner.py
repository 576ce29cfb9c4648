"""Runs one crawl in this process, from a plan to a result; the commands know nothing of Scrapy.

The reactor starts once per process, so does this.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler.ingest import Tally
from crawler.manners import BEYOND_LIMIT_STAT
from crawler.pipelines import IngestPipeline

Setting = str | int | float | bool | None

NOISY_LOGGERS = (
    "scrapy.downloadermiddlewares.robotstxt",
    "scrapy.downloadermiddlewares.retry",
    "scrapy.core.scraper",
)
"""They log what the tally says better, with tracebacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlPlan:
    """What to crawl, and where to keep it."""

    urls: tuple[str, ...]
    only: bool = False
    """The URLs are posts themselves: nothing is followed."""
    max_pages: int | None = None
    """Pages fetched per site at most."""
    since: date | None = None
    comments: bool = True
    site_rules: bool = True
    """Lines that stand on most posts of a site go out of their texts."""
    db: str
    archive: str
    settings: Mapping[str, Setting] = field(default_factory=dict)
    """Scrapy settings that differ from `crawler.settings`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlResult:
    """How a crawl ended."""

    tally: Tally
    beyond_limit: int
    """Known pages that `max_pages` left for another run."""


def run_crawl(plan: CrawlPlan, on_page: Callable[[Tally], None] = lambda _: None) -> CrawlResult:
    """Run a crawl to its end.

    on_page: hears the tally after each page. Raises PostsieveError where the crawl cannot start, or cannot
    keep what it fetches.
    """
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(
        {
            "POSTSIEVE_DB": plan.db,
            "POSTSIEVE_ARCHIVE": plan.archive,
            "POSTSIEVE_COMMENTS": plan.comments,
            "POSTSIEVE_SITE_RULES": plan.site_rules,
            "LOG_INSTALL_ROOT_HANDLER": False,  # the command has set up logging
            **plan.settings,
        },
        priority="cmdline",
    )
    process = _calmed(settings)
    crawler = process.create_crawler("article" if plan.only else "blog")
    crawler.signals.connect(lambda: on_page(_pipeline(crawler).tally), signals.item_scraped, weak=False)
    options = {} if plan.only else {"max_pages": plan.max_pages, "since": plan.since}
    task = process.crawl(crawler, urls=plan.urls, **options)
    process.start()
    if task.done() and not task.cancelled() and (error := task.exception()):
        raise error
    pipeline = _pipeline(crawler)
    if pipeline.error:
        raise pipeline.error
    return CrawlResult(tally=pipeline.tally, beyond_limit=crawler.stats.get_value(BEYOND_LIMIT_STAT, 0))


def _pipeline(crawler: Crawler) -> IngestPipeline:
    pipeline = crawler.get_item_pipeline(IngestPipeline)
    assert pipeline is not None
    return pipeline


def _calmed(settings: Settings) -> AsyncCrawlerProcess:
    """Make a process that logs what the user wants to see: Scrapy sets its own loggers to log everything."""
    level = logging.getLogger().getEffectiveLevel()
    logging.disable(level - 1)
    process = AsyncCrawlerProcess(settings)
    logging.disable(logging.NOTSET)
    for name in ("scrapy", "twisted"):
        logging.getLogger(name).setLevel(level)
    if level > logging.DEBUG:
        for name in NOISY_LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    return process
