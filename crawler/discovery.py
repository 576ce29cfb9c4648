"""Where a site says its posts are: feeds, sitemaps, and the links on its pages.

All three give `Found` values, a URL with the date that stands beside it where one does. Feeds are read by
feedparser, which forgives warnings printed in front of them; sitemaps as the protocol (sitemaps.org) has
them, gzipped or not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.linkextractors import LinkExtractor
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from crawler.addresses import tell_role, tidy
from crawler.roles import Role

GUESSED_FEEDS = (
    "/feed/",
    "/feeds/posts/default",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.xml",
    "/feed.json",
)
"""WordPress, Blogger, TypePad and static generators, in the order of their numbers; asked until one
answers."""
GUESSED_SITEMAP = "/sitemap.xml"

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
SNIFFED_BYTES = 4096
"""Far enough to see a root element behind a few PHP warnings."""
FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]|\"https?://jsonfeed\.org/version/", re.IGNORECASE)
SITEMAP_ROOT = re.compile(rb"<(?:\w{1,10}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
HTML_ROOT = re.compile(rb"<(?:!doctype html|html)[\s>]", re.IGNORECASE)

GZIP_MAGIC = b"\x1f\x8b"
MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""The protocol's own limit for a sitemap after decompression."""

LISTING_CARDS = 3
"""Cards with a headline that links elsewhere, from which on a page lists posts; a post has two neighbours
at most."""

URL_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?/")

PAGE_LINKS = LinkExtractor(tags=("a", "area"), unique=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A URL that a site names."""

    url: str
    day: date | None = None
    """When the page was published or changed last, as far as it is told beside the URL; None where it is
    not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a feed or sitemap holds."""

    entries: tuple[Found, ...] = ()
    more: tuple[str, ...] = ()
    """Further pages of the feed, or the sitemaps of an index."""


def sniff(response: Response) -> Literal[Role.FEED, Role.SITEMAP] | None:
    """Tell a feed or sitemap by its first bytes, whatever its media type says; None for anything else."""
    body = response.body
    head = body[:SNIFFED_BYTES]
    if head.startswith(GZIP_MAGIC) and tell_role(response.url) is Role.SITEMAP:
        return Role.SITEMAP
    if HTML_ROOT.search(head):
        return None
    if SITEMAP_ROOT.search(head):
        return Role.SITEMAP
    return Role.FEED if FEED_ROOT.search(head) else None


def tell_page(response: TextResponse) -> Role:
    """Tell a post from a listing: by what the page says of itself, then by its URL, then by its cards."""
    if _says_article(response):
        return Role.POST
    if tell_role(response.url) is Role.LISTING:
        return Role.LISTING
    return Role.LISTING if _count_cards(response) >= LISTING_CARDS else Role.POST


def find_feeds(response: HtmlResponse) -> tuple[str, ...]:
    """List the feeds of posts that the page declares; feeds of comments are left out."""
    found: list[str] = []
    for link in response.xpath(
        '//link[@href][contains(concat(" ", translate(@rel, "AELNRT", "aelnrt"), " "), " alternate ")]'
    ):
        media_type = (link.attrib.get("type") or "").split(";")[0].strip().lower()
        href = _absolute(response.url, link.attrib["href"])
        title = link.attrib.get("title", "")
        about_comments = "comment" in f"{title} {urlsplit(href or '').path}".lower()
        if href and media_type in FEED_TYPES and not about_comments and href not in found:
            found.append(href)
    return tuple(found)


def read_feed(body: bytes, url: str) -> Listed:
    """Read the posts that a feed lists, and the feed's next page (RFC 5005) where it has one."""
    if body.lstrip()[:1] == b"{":
        return _read_json_feed(body, url)
    # Without sanitising: only links and dates are read, and the body is archived as it came.
    feed = feedparser.parse(body, response_headers={"content-location": url}, sanitize_html=False)
    links = [(entry.get("link"), _entry_day(entry)) for entry in feed.entries]
    following = [link.get("href") for link in feed.feed.get("links", ()) if link.get("rel") == "next"]
    return _listed(url, links, following)


def read_sitemap(body: bytes, url: str) -> Listed:
    """Read a sitemap or an index of sitemaps; what is broken gives what could be read before the break."""
    try:
        if body.startswith(GZIP_MAGIC):
            body = gunzip(body, max_size=MAX_SITEMAP_BYTES)
        sitemap = Sitemap(body)
        records = list(sitemap)
    except (OSError, EOFError, ValueError, StopIteration, etree.XMLSyntaxError):
        return Listed()
    places = [(record["loc"], _day(record.get("lastmod"))) for record in records]
    if sitemap.type == "sitemapindex":
        return _listed(url, (), [place for place, _ in places])
    return _listed(url, places, ())


def find_links(response: TextResponse) -> Iterator[Found]:
    """Links on a page, in page order, without those that the page asks robots not to follow."""
    for link in PAGE_LINKS.extract_links(response):
        if not link.nofollow:
            yield Found(url=tidy(link.url), day=day_in_url(link.url))


def day_in_url(url: str) -> date | None:
    """Tell the last day that a dated path can mean: a path without a day means its whole month.

    >>> day_in_url("https://a.example/2024/05/17/x/"), day_in_url("https://a.example/x/")
    (datetime.date(2024, 5, 17), None)
    """
    match = URL_DATE.search(urlsplit(url).path)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    try:
        return date(year, month, int(day)) if day else date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None


def _says_article(response: TextResponse) -> bool:
    kind = response.xpath('//meta[@property="og:type" or @name="og:type"]/@content').get("").strip().lower()
    dated = response.xpath('boolean(//meta[@property="article:published_time"])').get() == "1"
    return dated or kind in {"article", "blogpost", "blog_post"}


def _count_cards(response: TextResponse) -> int:
    """Count headlines that link to different pages of posts: those of cards, not of the page itself."""
    links = response.xpath(
        "//article//*[self::h1 or self::h2 or self::h3]//a/@href"
        ' | //*[contains(@class, "entry-title") or contains(@class, "post-title")]//a/@href'
    ).getall()
    own = urlsplit(response.url).path
    targets = {urlsplit(_absolute(response.url, link) or response.url).path for link in links}
    return len(targets - {own})


def _read_json_feed(body: bytes, url: str) -> Listed:
    try:
        feed = json.loads(body)
        items = [item for item in feed.get("items", ()) if isinstance(item, dict) and item.get("url")]
        following = feed.get("next_url")
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Listed()
    links = [
        (str(item["url"]), _day(item.get("date_modified") or item.get("date_published"))) for item in items
    ]
    return _listed(url, links, [str(following)] if following else ())


def _listed(base: str, links: Iterable[tuple[str | None, date | None]], more: Iterable[str | None]) -> Listed:
    """Resolve links against the address of the list; what is no URL is left out."""
    entries = ((_absolute(base, link), day) for link, day in links)
    return Listed(
        entries=tuple(Found(url=url, day=day) for url, day in entries if url),
        more=tuple(url for link in more if (url := _absolute(base, link))),
    )


def _absolute(base: str, link: str | None) -> str | None:
    try:
        return tidy(urljoin(base, link.strip())) if link and link.strip() else None
    except ValueError:
        return None


def _entry_day(entry: feedparser.FeedParserDict) -> date | None:
    moment = entry.get("updated_parsed") or entry.get("published_parsed")
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None


def _day(value: object) -> date | None:
    """Read the day of a W3C or RFC 3339 date."""
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        return None
