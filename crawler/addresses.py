"""What a URL of a blog is, told by its shape alone, and which URLs belong to the site that the user named.

A blog's links fall into few families, whatever software made them: posts, listings that lead to posts
(front page, pages of it, archives by date, categories), and things that only look like pages (log-in, share
and print variants, reply forms, feeds of one post). `tell_role` reads them off two tables of shapes, path
first, then query. What no table knows is taken for a post: a post that is fetched and rejected costs less
than a post that is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from tldextract import TLDExtract
from w3lib.url import canonicalize_url, url_query_cleaner

from crawler.roles import Role

SCHEMES = frozenset({"http", "https"})
MAX_URL_CHARS = 2083
"""What browsers agreed on long ago, and Scrapy's own limit."""
DEFAULT_PORTS = {"http": 80, "https": 443}


NOTHING_THERE = re.compile(
    r"/(?:wp-(?:login\.php|admin|json|content|includes)|xmlrpc\.php|cdn-cgi|cgi-bin)(?:/|$)"
    r"|/(?:log-?in|log-?out|sign-?in|sign-?up|register|account|password|cart|checkout|(?:un)?subscribe|authwall)(?:[/.]|$)"
    r"|/(?:share-post|email-post|comment-iframe)[./?]?"
    r"|/(?:trackback|embed|print|amp)/?$"
    r"|/(?:tags?|authors?|users?|profile|attachment|search/label)/"
    r"|^/(?:[a-z]{2}/|blog/|p/|pages?/)?(?:about|contact|privacy|terms|imprint|impressum|datenschutz|disclaimer|cookies?"
    r"|sitemap|donate|shop|store)(?:-(?:us|me|policy|of-use|of-service))?(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
"""Paths that lead to no post: the software's own doors, variants of a post, people and tags (their posts
are listed elsewhere too), and the standing pages that every site has."""

FEED_PATH = re.compile(
    r"/(?:feed|rss|atom|index\.xml|(?:feed|rss|atom|index)\.(?:xml|json|rdf))/?$|/feeds/", re.I
)
SITEMAP_PATH = re.compile(r"/[\w-]{0,40}sitemap[\w-]{0,40}\.xml(?:\.gz)?$", re.IGNORECASE)

THREAD_PATH = re.compile(r"/topic/\d+-[^/]+(?:/page/\d{1,4})?/?$", re.IGNORECASE)
"""Threads of Invision; elsewhere what stands under "topic" is a list of posts."""

LISTING_PATH = re.compile(
    r"^/(?:index\.[a-z]{2,5})?$"
    r"|/page/?\d{1,5}/?$"
    r"|/(?:category|categories|kategorie|rubrik|topics?)/"
    r"|/(?:blog|posts|articles|news|journal|archives?|search)/?$"
    r"|/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$"
    r"|/(?:19|20)\d\d_\d\d_\d\d_archive\.html$",
    re.IGNORECASE,
)

PATH_ROLES: tuple[tuple[re.Pattern[str], Role | None], ...] = (
    (SITEMAP_PATH, Role.SITEMAP),
    (FEED_PATH, Role.FEED),
    (NOTHING_THERE, None),
    (THREAD_PATH, Role.POST),
    (LISTING_PATH, Role.LISTING),
)
"""The first shape that fits decides; a path that fits none is a post's."""

SECTION_PATH = re.compile(
    r"/(?:category|categories|kategorie|rubrik|topics?(?!/\d+-)|tags?|authors?|search/label)/[^/]", re.I
)
"""Listings whose posts live elsewhere on the site."""

QUERY_ROLES: dict[str, Role | None] = {
    **dict.fromkeys(
        ("replytocom", "share", "print", "preview", "amp", "action", "do", "sort", "order"), None
    ),
    **dict.fromkeys(
        ("like_comment", "s", "q", "author", "tag", "format", "feed", "redirect_to", "attachment_id"), None
    ),
    **dict.fromkeys(("paged", "updated-max", "cat"), Role.LISTING),
    "p": Role.POST,
}
"""Query keys that decide (None: not to be fetched). WordPress' and Blogger's, and those that wikis and
forums share."""

LISTING_KEYS = frozenset({"page", "m"})
"""Keys that name a part of a listing; on a post, a variant of it (Blogger's `m=1` is for telephones)."""

DROPPED_KEYS = [
    *("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "mc_cid", "mc_eid"),
    *("fbclid", "gclid", "trk", "trackingId", "spref", "showComment", "PHPSESSID", "jsessionid"),
]
"""Query keys that name the way a reader came, never the page."""

POST_MARK = re.compile(
    r"/(?:19|20)\d\d/\d{1,2}/.{0,10}[^/\d]|\.html?$|/[^/-]+-[^/]+-[^/]+/?$|/archives/\d+", re.IGNORECASE
)
"""A date with a slug behind it, a page file, or a slug of three words and more."""


def tell_role(url: str) -> Role | None:
    """Tell what stands behind a URL; None means that nothing there is worth a request.

    >>> [tell_role("https://a.example" + path) for path in ("/2024/05/my-post/", "/page/2", "/wp-login.php")]
    [<Role.POST: 'post'>, <Role.LISTING: 'listing'>, None]
    >>> tell_role("https://a.example/my-post/?replytocom=7") is None
    True
    """
    if not is_web_url(url) or without_password(url) != url:
        return None
    parts = urlsplit(url)
    path = parts.path or "/"
    role = next((role for shape, role in PATH_ROLES if shape.search(path)), Role.POST)
    if role not in {Role.POST, Role.LISTING}:
        return role
    for key, _ in parse_qsl(parts.query, keep_blank_values=True):
        if key in QUERY_ROLES:
            return QUERY_ROLES[key]
        if key in LISTING_KEYS:
            return role if role is Role.LISTING else None
    return role


def is_web_url(url: str) -> bool:
    """Tell whether a string is an absolute http or https URL with a host.

    >>> is_web_url("https://a.example/"), is_web_url("mailto:mara@a.example"), is_web_url("http://[::1")
    (True, False, False)
    """
    if len(url) > MAX_URL_CHARS:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)


def without_password(url: str) -> str:
    """Drop the name and password that a URL may carry.

    >>> without_password("https://mara:secret@a.example/x")
    'https://a.example/x'
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # no URL at all, but it may hold a password all the same
        return url.rpartition("@")[2]
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def has_post_mark(url: str) -> bool:
    """Whether the URL itself says that it is one post.

    >>> has_post_mark("https://a.example/2024/05/hello/"), has_post_mark("https://a.example/blog/")
    (True, False)
    """
    parts = urlsplit(url)
    return tell_role(url) is Role.POST and bool(POST_MARK.search(parts.path) or "p=" in parts.query)


def tidy(url: str) -> str:
    """Drop the fragment and the keys that track readers.

    >>> tidy("https://a.example/x?utm_source=feed&id=3#comments")
    'https://a.example/x?id=3'
    """
    parts = urlsplit(url)
    if parts.query:
        url = url_query_cleaner(url, DROPPED_KEYS, remove=True)
        parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path or "/", fragment=""))


def identity(url: str) -> str:
    """Name the page behind a URL, so that its variants are fetched once: scheme, `www.` and last slash say
    nothing.

    >>> identity("http://www.a.example/x/?b=2&a=1") == identity("https://a.example/x?a=1&b=2")
    True
    """
    parts = urlsplit(canonicalize_url(tidy(url)))
    return f"{site_of(url)}{parts.path.rstrip('/')}?{parts.query}"


def site_of(url: str) -> str:
    """Name the host as a site: without `www.` and without the scheme's own port.

    >>> site_of("https://www.Blog.example:443/x"), site_of("http://127.0.0.1:8000/")
    ('blog.example', '127.0.0.1:8000')
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = port_of(url)
    return host if port in DEFAULT_PORTS.values() else f"{host}:{port}"


def port_of(url: str) -> int | None:
    """Tell the port a URL leads to; None where it names no possible one."""
    parts = urlsplit(url)
    try:
        return parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None


def same_owner(one: str, other: str) -> bool:
    """Whether two URLs lie under one registrable domain (`blog.a.example` and `a.example`), or on one host.

    >>> same_owner("https://blog.a.com/", "https://www.a.com/")
    True
    >>> same_owner("https://a.blogspot.com/", "https://b.blogspot.com/")
    False
    """
    domain = registrable(one)
    return site_of(one) == site_of(other) or bool(domain and domain == registrable(other))


def registrable(url: str) -> str:
    """Name the domain that one owner registered; empty for addresses and bare names."""
    return _suffixes()(url).top_domain_under_public_suffix


@cache
def _suffixes() -> TLDExtract:
    """Open the public suffix list that ships with the library: no request is made for a fresher one."""
    return TLDExtract(suffix_list_urls=(), include_psl_private_domains=True, cache_dir=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The part of the web that the user named with one URL."""

    url: str
    """The URL itself."""
    prefix: str = "/"
    """Path that pages lie under: a named folder is crawled, not what stands above it."""
    section: bool = False
    """A category, tag or author page: its posts live elsewhere on the site, so links to posts leave the
    prefix."""

    @classmethod
    def around(cls, url: str) -> Scope:
        """Read the scope off the URL: a post or a feed stands for its whole site, a folder for what is in it.

        >>> paths = "/", "/~jo/", "/2024/05/my-first-post/"
        >>> [Scope.around("https://a.example" + path).prefix for path in paths]
        ['/', '/~jo/', '/']
        """
        path = urlsplit(url).path
        if SECTION_PATH.search(path):
            return cls(url=url, prefix=path.rstrip("/"), section=True)
        if (
            has_post_mark(url)
            or FEED_PATH.search(path)
            or SITEMAP_PATH.search(path)
            or not path.endswith("/")
        ):
            return cls(url=url)
        return cls(url=url, prefix=path)

    def holds(self, url: str) -> bool:
        """Whether a page lies in the scope by its URL alone."""
        return site_of(url) == site_of(self.url) and (urlsplit(url).path or "/").startswith(self.prefix)

    def admits(self, url: str, role: Role, *, listed: bool) -> bool:
        """Whether a link is followed; `listed`: it stands on a listing of the scope."""
        if self.holds(url):
            return True
        return self.section and listed and role is Role.POST and site_of(url) == site_of(self.url)

    def admits_listed(self, url: str) -> bool:
        """Whether an entry of the scope's own feed or sitemap is followed: it may lie on a sister host."""
        return self.holds(url) or (self.prefix == "/" and same_owner(url, self.url))
