"""The way from spiders to rows: archive, clean, save. Decides nothing about pages.

Nothing here blocks the reactor: pages are cleaned in worker processes, and archive and database are used from
one thread of their own, which keeps their writes in order. Rows are saved in batches, the last one when the
spider closes, also after an interrupt.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler

from cleaning.errors import PostsieveError
from cleaning.types import Outcome, RawPage, Rejection
from crawler.addresses import without_password
from crawler.dumps import BadInput
from crawler.ingest import FAILURES, Tally
from crawler.items import FailedFetch, FetchedPage
from crawler.keeper import Keeper
from crawler.roles import REASONS
from crawler.workers import CleaningPool
from storage.values import Cleaned, SourceVisit

P = ParamSpec("P")
R = TypeVar("R")

LOST = FAILURES - {"empty", "binary"}
"""Rules for pages that cleaning could not cope with; a page that is empty on its site is no failure of
ours."""


class IngestPipeline:
    """Item pipeline: takes what spiders yield to the archive and, through cleaning, to the database."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler = crawler
        self.tally = Tally()
        self.error: PostsieveError | None = None
        """What made it impossible to go on; the command raises it again."""
        self._failed_sources: dict[str, str] = {}
        """Named URL -> why it brought no page."""
        self._pool = CleaningPool(
            time_limit=settings.getfloat("POSTSIEVE_PAGE_SECONDS"),
            memory_limit=settings.getint("POSTSIEVE_PAGE_MEMORY") * 1_000_000,
        )
        self._with_comments = settings.getbool("POSTSIEVE_COMMENTS")
        self._keeper = Keeper(
            settings["POSTSIEVE_DB"],
            Path(settings["POSTSIEVE_ARCHIVE"]),
            self.tally,
            site_rules=settings.getbool("POSTSIEVE_SITE_RULES"),
        )
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        crawler.signals.connect(self.finish, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's factory."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Open database and archive and take the lock; a crawl without them does not start."""
        spider = self.crawler.spider
        arguments = {"spider": getattr(spider, "name", ""), "urls": list(getattr(spider, "named_urls", ()))}
        self._pool.__enter__()
        await self._in_thread(self._keeper.open, arguments)

    async def process_item(self, item: FetchedPage | FailedFetch) -> FetchedPage | FailedFetch:
        """Archive, clean and save one response, or record why there is none."""
        if self.error is None:
            try:
                await self._process(item)
            except PostsieveError as error:
                self._stop(error)
        return item

    async def finish(self, reason: str) -> None:
        """Save what is left and note how the run ended."""
        self.tally.interrupted = reason == "shutdown"
        try:
            await self._in_thread(self._keeper.close, self._visits())
        except PostsieveError as error:
            self.error = self.error or error
        await asyncio.to_thread(self._pool.__exit__, None, None, None)
        self._thread.shutdown()

    async def _process(self, item: FetchedPage | FailedFetch) -> None:
        location = await self._in_thread(self._keeper.archive, item.page) if item.page else None
        if isinstance(item, FetchedPage):
            page, outcome = item.page, await self._clean(item.page)
        else:
            if item.named:
                self._failed_sources[item.named] = item.reason
            page = item.page or RawPage(body=b"", url=item.url, source=item.url)
            outcome = Outcome(rejections=(Rejection(rule=item.rule, reason=item.reason),))
        self._count(page, outcome, lost=isinstance(item, FailedFetch) and item.lost)
        await self._in_thread(self._keeper.keep, Cleaned(page=page, outcome=outcome, archive=location))

    def _visits(self) -> tuple[SourceVisit, ...]:
        """What became of each URL that the user named."""
        spider = self.crawler.spider
        return tuple(
            SourceVisit(
                url=without_password(url),
                kind=getattr(spider, "source_kind", "page"),
                error=self._failed_sources.get(url),
            )
            for url in getattr(spider, "named_urls", ())
        )

    async def _clean(self, page: RawPage) -> Outcome:
        outcome = await asyncio.to_thread(self._pool.outcome_of, self._pool.submit(page))
        if self._with_comments:
            return outcome
        return replace(outcome, documents=tuple(replace(post, comments=()) for post in outcome.documents))

    def _count(self, page: RawPage, outcome: Outcome, *, lost: bool) -> None:
        """Count a page, those apart that were fetched only to find posts."""
        rules = [rejection.rule for rejection in outcome.rejections]
        if not any(rule in REASONS for rule in rules):
            self.tally.pages += bool(page.body)
            self.tally.rejected.update(rules)
        for rejection in outcome.rejections:
            if lost or rejection.rule in LOST:
                self.tally.fail(BadInput(source=page.url or "-", reason=rejection.reason))

    def _stop(self, error: PostsieveError) -> None:
        """Ask no site for more: without database or archive nothing can be kept."""
        if self.error is None:
            self.error = error
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="storage"))

    async def _in_thread(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: function(*args, **kwargs))
