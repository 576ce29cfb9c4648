"""No page decides what this machine connects to inside its own network.

A link or a redirect may lead to `http://127.0.0.1:6379/` or to a name that resolves into a private network.
Every request (redirects and robots.txt too) passes `AddressGuard` before anything else: its host is
resolved through the reactor's caching resolver, whose answer the connection then uses, and an address that
is not public is refused, unless the user named that very host and port. After the fetch the address that
answered is looked at once more.
"""

from __future__ import annotations

import logging
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_to_future
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IReactorPluggableResolver

from crawler.addresses import SCHEMES, is_web_url, port_of
from crawler.failures import Refused

logger = logging.getLogger(__name__)

Address = IPv4Address | IPv6Address

TRANSLATED = (
    ip_network("64:ff9b::/96"),
    ip_network("64:ff9b:1::/48"),
    ip_network("2002::/16"),
    ip_network("2001::/32"),
)
"""IPv6 ranges that carry an IPv4 address to a translator (RFC 6052, 8215, 3056, 4380): what lies behind is
unknown."""

Origin = tuple[str, int | None]


class AddressGuard:
    """Downloader middleware: only http and https, and only public addresses."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's factory."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse the request before robots.txt is asked and before a socket is opened."""
        parts = urlsplit(request.url)
        if parts.scheme not in SCHEMES:
            raise Refused("scheme", "only http and https are fetched")
        if not parts.hostname or _origin(request.url) in named_origins(self.crawler.spider):
            return
        refuse_private(await _resolve(parts.hostname, parts.scheme))

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer that came from inside after all; a proxy is the user's own."""
        if "proxy" not in request.meta and _origin(request.url) not in named_origins(self.crawler.spider):
            refuse_private(response.ip_address)
        return response


def named_origins(spider: Spider | None) -> frozenset[Origin]:
    """Host and port of every URL that the user gave to the spider."""
    return frozenset(_origin(url) for url in getattr(spider, "named_urls", ()) if is_web_url(url))


def is_public(address: Address) -> bool:
    """Whether an address lies in the public internet.

    >>> addresses = "93.184.215.14", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"
    >>> [is_public(ip_address(address)) for address in addresses]
    [True, False, False, False, False]
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


def refuse_private(address: Address | None) -> None:
    """Raise for an address inside a private network; None (unknown) passes: the connection itself will
    fail.
    """
    if address is not None and not is_public(address):
        raise Refused("private_address", f"leads to the private address {address}")


def _origin(url: str) -> Origin:
    return urlsplit(url).hostname or "", port_of(url)


async def _resolve(host: str, scheme: str) -> Address | None:
    """Find the address a connection will use; None where it has none, or where a proxy resolves it."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if scheme in getproxies() and not proxy_bypass(host):
        return None
    # Importing the reactor installs it, so it is not imported at the top.
    from twisted.internet import reactor  # noqa: PLC0415

    resolver = IReactorPluggableResolver(reactor)
    try:
        return ip_address(await deferred_to_future(resolver.resolve(host)))
    except (DNSLookupError, OSError, ValueError) as error:
        logger.debug("%s cannot be resolved: %s", host, error)
        return None
