"""Manners beyond Scrapy's own: robots.txt after RFC 9309, `Crawl-delay`, `Retry-After`, walls, page limits.

Each is one small middleware or extension that does one thing; `crawler.settings` puts them in order.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from crawler.addresses import registrable
from crawler.failures import Refused
from crawler.refusals import is_wall

WAITING_STATUS = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
LONGEST_WAIT = 120.0
"""Seconds of `Retry-After` that a run waits for; a site that asks for more is left alone until the next
run."""
LONGEST_CRAWL_DELAY = 60.0
"""Seconds between two requests that a robots.txt can ask for (AutoThrottle's own upper bound)."""


BEYOND_LIMIT_STAT = "postsieve/beyond_limit"
"""Known pages that a page limit left."""


class RobotParserWithSitemaps(ProtegoRobotParser):
    """Scrapy's robots.txt parser, which also knows the `Sitemap:` lines."""

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """URLs of the sitemaps that the file names."""
        return tuple(self.rp.sitemaps)


class RobotsMiddleware(RobotsTxtMiddleware):
    """Robots.txt with reasons, and with RFC 9309's reading of errors: 4xx forbids nothing, 5xx forbids
    everything.
    """

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids."""
        agent = request.headers.get(b"User-Agent") or self._default_useragent
        if rp is not None and not rp.allowed(request.url, agent):
            self._stats.inc_value("robotstxt/forbidden")
            raise Refused("robots", "robots.txt forbids it")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            response = response.replace(body=b"User-agent: *\nDisallow: /")
        elif response.status >= HTTPStatus.BAD_REQUEST:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)


class CrawlDelay:
    """Extension: never faster than robots.txt's `Crawl-delay`, whatever AutoThrottle finds."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.delays: dict[str, float] = {}
        crawler.signals.connect(self.note_delay, signal=signals.robots_parsed)
        crawler.signals.connect(self.slow_down, signal=signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's factory."""
        return cls(crawler)

    def note_delay(self, robotparser: RobotParser, request: Request) -> None:
        """Keep what the site asks for."""
        delay = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if delay:
            self.delays[urlsplit(request.url).hostname or ""] = min(delay, LONGEST_CRAWL_DELAY)

    def slow_down(self, request: Request) -> None:
        """Raise the delay of the site's slot to what it asked for (connected after AutoThrottle, so it has
        the last word).
        """
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            slot.delay = max(slot.delay, self.delays.get(urlsplit(request.url).hostname or "", 0.0))


class RetryAfterMiddleware(RetryMiddleware):
    """Scrapy's retries, after the time that a 429 or 503 asks for."""

    async def process_response(  # type: ignore[override]  # Scrapy awaits what a middleware returns
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Wait before the retry that the base class makes; do not retry a site that asks for a long rest."""
        if response.status in WAITING_STATUS:
            seconds = read_retry_after(
                (response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(UTC)
            )
            if seconds > LONGEST_WAIT:
                return response
            await asyncio.sleep(seconds)
        return super().process_response(request, response)


def read_retry_after(value: str, now: datetime) -> float:
    """Seconds that a `Retry-After` header asks for (RFC 9110, 10.2.3: a number or a date); 0 where it asks
    for nothing.

    >>> read_retry_after("30", datetime.now(UTC)), read_retry_after("soon", datetime.now(UTC))
    (30.0, 0.0)
    """
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


class WallMiddleware:
    """Downloader middleware: a redirect to a sign-in page ends the request; a host that forbids robots is
    not asked.
    """

    def __init__(self, saved_only: frozenset[str]) -> None:
        self.saved_only = saved_only

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the registrable domains whose pages must be saved by hand."""
        return cls(frozenset(crawler.settings.getlist("POSTSIEVE_SAVED_ONLY")))

    def process_request(self, request: Request) -> None:
        """Refuse sign-in pages and hosts that are not fetched live."""
        if request.meta.get("redirect_urls") and is_wall(request.url):
            raise Refused("login_wall", "the site asks to sign in")
        domain = registrable(request.url)
        if domain in self.saved_only:
            raise Refused(
                "live-refused",
                f"{domain} forbids robots: save the page in a browser, then `postsieve clean FILE`",
            )


class PageBudget:
    """How many pages of one site a run still fetches."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.taken = 0

    def take(self) -> bool:
        """Take one page off the budget; False when none is left."""
        if self.limit is not None and self.taken >= self.limit:
            return False
        self.taken += 1
        return True


class PageLimitMiddleware:
    """Downloader middleware: counts pages where they are fetched, so that the most promising come first."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's factory."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Drop what is left in the queue when the budget is spent; retries and redirects are no new pages."""
        budget = request.meta.get("budget")
        again = request.meta.get("retry_times") or request.meta.get("redirect_times")
        if budget is not None and not again and not budget.take():
            self.crawler.stats.inc_value(BEYOND_LIMIT_STAT)
            raise Refused("page_limit", "beyond --max-pages")
