"""The spider for blogs: finds posts through feeds, sitemaps and links on the same site.

The named page comes first. It tells where the feeds are (else the usual paths are asked), robots.txt tells
where the sitemaps are. Posts from feeds are fetched before posts from links, those before sitemap entries,
listings last, so that a page limit is spent on what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, TextResponse
from twisted.python.failure import Failure

from crawler.addresses import Scope, has_post_mark, identity, is_web_url, tell_role
from crawler.discovery import (
    GUESSED_FEEDS,
    GUESSED_SITEMAP,
    Found,
    Listed,
    find_feeds,
    find_links,
    read_feed,
    read_sitemap,
    sniff,
    tell_page,
)
from crawler.items import FailedFetch, FetchedPage
from crawler.manners import PageBudget, RobotParserWithSitemaps
from crawler.roles import Role
from crawler.spiders.article import ArticleSpider, Product, request_of
from crawler.threads import MAX_THREAD_PAGES, find_thread_pages, thread_of

PRIORITY = {
    "feed": 100,
    "feed entry": 50,
    "thread page": 45,
    "post link": 40,
    "sitemap": 35,
    "sitemap entry": 30,
    "page link": 20,
    "listing": 10,
}
"""What is asked first; Scrapy's own requests stand at 0 and robots.txt above all."""
MAX_FEED_PAGES = 100
MAX_SITEMAPS = 500
"""Per site; an endless chain of feed pages or sitemaps is a trap or a mistake."""


@dataclass(slots=True)
class Site:
    """One named URL with what the crawl knows of its site."""

    scope: Scope
    budget: PageBudget
    seen: set[str] = field(default_factory=set)
    """Identities of pages that were asked for."""
    feeds: int = 0
    sitemaps: int = 0
    threads: Counter[str] = field(default_factory=Counter)
    """Pages asked for of each discussion behind its first."""


class BlogSpider(ArticleSpider):
    """Crawls blogs from their URLs. `scrapy crawl blog -a url=URL [-a max_pages=N] [-a since=YYYY-MM-DD]`."""

    name = "blog"
    source_kind = "blog"

    def __init__(
        self, max_pages: str | int | None = None, since: str | date | None = None, **options: str
    ) -> None:
        super().__init__(**options)
        self.max_pages = int(max_pages) if max_pages else None
        self.since = date.fromisoformat(since) if isinstance(since, str) and since else since or None
        self.sitemaps_of: dict[str, tuple[str, ...]] = {}
        self.sites: list[Site] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **options: str) -> Self:
        """Scrapy's factory; listens for robots.txt, which names sitemaps."""
        spider: Self = super().from_crawler(crawler, *args, **options)
        crawler.signals.connect(spider.note_sitemaps, signal=signals.robots_parsed)
        return spider

    def note_sitemaps(self, robotparser: RobotParserWithSitemaps, request: Request) -> None:
        """Keep the sitemaps that a host's robots.txt names."""
        self.sitemaps_of[urlsplit(request.url).netloc] = robotparser.sitemaps

    def ask(self, url: str) -> Product:
        """Ask for the URL a blog was named by."""
        request = super().ask(url)
        if isinstance(request, Request):
            site = Site(scope=Scope.around(url), budget=PageBudget(self.max_pages))
            self.sites.append(site)
            site.seen.add(identity(url))
            request.meta["budget"] = site.budget
            request.meta["site"] = site
        return request

    def parse(self, response: Response) -> Iterator[Product]:
        """Read a page, a feed or a sitemap, whichever the response turns out to be."""
        site: Site = response.meta["site"]
        named = bool(response.meta.get("named"))
        if named:
            site.scope = Scope.around(response.url)
            site.seen.add(identity(response.url))
        role = sniff(response) or (tell_page(response) if isinstance(response, TextResponse) else Role.POST)
        received = self.receive(response, role)
        if not named and "redirect_urls" in response.meta and not self._arrived(response, site):
            return
        yield received
        if isinstance(received, FailedFetch):
            return
        if role is Role.FEED:
            yield from self._follow_feed(read_feed(response.body, response.url), site)
        elif role is Role.SITEMAP:
            yield from self._follow_sitemap(read_sitemap(response.body, response.url), site)
        elif isinstance(response, HtmlResponse):
            yield from self._follow_links(response, site, role)
            if role is Role.POST:
                yield from self._follow_thread(response, site)
        if named:
            yield from self._open_site(response, site)

    def parse_feed(self, response: Response, guesses: tuple[str, ...]) -> Iterator[Product]:
        """Read a declared or guessed feed; when a guess was wrong, ask for the next one."""
        site: Site = response.meta["site"]
        received = self.receive(response, Role.FEED)
        if isinstance(received, FetchedPage) and sniff(response) is Role.FEED:
            yield received
            yield from self._follow_feed(read_feed(response.body, response.url), site)
        else:
            yield from self._guess_feed(guesses, site)

    def parse_sitemap(self, response: Response) -> Iterator[Product]:
        """Read a sitemap; one that is none is no loss."""
        site: Site = response.meta["site"]
        received = self.receive(response, Role.SITEMAP)
        if isinstance(received, FetchedPage) and sniff(response) is Role.SITEMAP:
            yield received
            yield from self._follow_sitemap(read_sitemap(response.body, response.url), site)

    def miss_feed(self, failure: Failure) -> Iterator[Product]:
        """Ask for the next usual feed path when one did not answer."""
        request = request_of(failure)
        yield from self._guess_feed(request.cb_kwargs["guesses"], request.meta["site"])

    def _arrived(self, response: Response, site: Site) -> bool:
        """Whether a redirect ended on the site, on a page that is not known yet."""
        key = identity(response.url)
        fresh = key not in site.seen or key == identity(response.meta["redirect_urls"][0])
        site.seen.add(key)
        return fresh and site.scope.admits_listed(response.url) and tell_role(response.url) is not None

    def _open_site(self, response: Response, site: Site) -> Iterator[Product]:
        """Look for the site's own lists of posts."""
        feeds = find_feeds(response) if isinstance(response, HtmlResponse) else ()
        feeds = tuple(feed for feed in feeds if site.scope.holds(feed) or site.scope.prefix == "/")
        for feed in feeds:
            yield self._feed_request(feed, site)
        if not feeds and site.scope.prefix == "/":
            yield from self._guess_feed(tuple(urljoin(response.url, path) for path in GUESSED_FEEDS), site)
        named = self.sitemaps_of.get(urlsplit(response.url).netloc, ())
        for sitemap in named or (urljoin(response.url, GUESSED_SITEMAP),):
            yield from self._sitemap_request(sitemap, site)

    def _guess_feed(self, guesses: tuple[str, ...], site: Site) -> Iterator[Request]:
        if guesses:
            yield self._feed_request(guesses[0], site, guesses[1:])

    def _feed_request(self, url: str, site: Site, guesses: tuple[str, ...] = ()) -> Request:
        return Request(
            url,
            callback=self.parse_feed,
            errback=self.miss_feed,
            priority=PRIORITY["feed"],
            meta={"site": site},
            cb_kwargs={"guesses": guesses},
        )

    def _sitemap_request(self, url: str, site: Site) -> Iterator[Request]:
        if site.sitemaps < MAX_SITEMAPS and is_web_url(url) and site.scope.admits_listed(url):
            site.sitemaps += 1
            yield Request(
                url,
                callback=self.parse_sitemap,
                errback=self.skip,
                priority=PRIORITY["sitemap"],
                meta={"site": site},
            )

    def skip(self, failure: Failure) -> Iterator[Product]:
        """Pass over a sitemap that does not answer: the links are still there."""
        self.logger.debug("no sitemap: %s", failure.value)
        return iter(())

    def _follow_feed(self, listed: Listed, site: Site) -> Iterator[Product]:
        yield from self._follow_listed(listed.entries, site, PRIORITY["feed entry"])
        recent = any(self._is_wanted(entry) for entry in listed.entries)
        for url in listed.more:
            if recent and site.feeds < MAX_FEED_PAGES and is_web_url(url) and site.scope.admits_listed(url):
                site.feeds += 1
                yield self._feed_request(url, site)

    def _follow_sitemap(self, listed: Listed, site: Site) -> Iterator[Product]:
        yield from self._follow_listed(listed.entries, site, PRIORITY["sitemap entry"])
        for url in listed.more:
            yield from self._sitemap_request(url, site)

    def _follow_listed(self, entries: Iterable[Found], site: Site, priority: int) -> Iterator[Product]:
        for found in entries:
            if tell_role(found.url) is Role.POST and site.scope.admits_listed(found.url):
                yield from self._page_request(found, site, priority)

    def _follow_links(self, response: HtmlResponse, site: Site, role: Role) -> Iterator[Product]:
        for found in find_links(response):
            shape = tell_role(found.url)
            if shape not in {Role.POST, Role.LISTING}:
                continue
            if site.scope.admits(found.url, shape, listed=role is Role.LISTING):
                kind = (
                    "listing"
                    if shape is Role.LISTING
                    else "post link"
                    if has_post_mark(found.url)
                    else "page link"
                )
                yield from self._page_request(found, site, PRIORITY[kind])

    def _follow_thread(self, response: HtmlResponse, site: Site) -> Iterator[Product]:
        """Ask for the other pages of the discussion on a page."""
        for url in find_thread_pages(response):
            thread = thread_of(url)
            if site.threads[thread] >= MAX_THREAD_PAGES or not site.scope.holds(url):
                continue
            for request in self._page_request(Found(url=url), site, PRIORITY["thread page"]):
                site.threads[thread] += 1
                yield request

    def _page_request(self, found: Found, site: Site, priority: int) -> Iterator[Request]:
        key = identity(found.url)
        if key in site.seen or not self._is_wanted(found):
            return
        site.seen.add(key)
        yield Request(
            found.url,
            callback=self.parse,
            errback=self.note_failure,
            priority=priority,
            meta={"site": site, "budget": site.budget},
        )

    def _is_wanted(self, found: Found) -> bool:
        """Whether a page may be as new as `since` asks; one of unknown date may."""
        return self.since is None or found.day is None or found.day >= self.since
