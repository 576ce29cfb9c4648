"""What a fetched response is to a crawl, and how the archive remembers it.

A crawl fetches front pages, feeds and sitemaps only to find posts. They are archived like all else, marked
with one header, so that cleaning the archive again gives the same rows as the crawl did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from cleaning.types import Outcome, RawPage, Rejection
from crawler.refusals import explain_status


class Role(StrEnum):
    """What a response is to the crawl; only posts are cleaned into rows."""

    POST = "post"
    LISTING = "listing"
    FEED = "feed"
    SITEMAP = "sitemap"


ROLE_HEADER = "x-postsieve-role"
"""Stands among the headers of an archived response that was fetched to find posts."""

REASONS: Mapping[str, str] = {
    Role.LISTING: "lists posts, each of which is fetched by itself",
    Role.FEED: "a feed read to find posts, each of which is fetched by itself",
    Role.SITEMAP: "a sitemap read to find posts",
}


def mark(page: RawPage, role: Role) -> RawPage:
    """Mark a page that was fetched to find posts; a site's own header of that name is dropped."""
    headers = {name: value for name, value in page.headers.items() if name != ROLE_HEADER}
    if role is not Role.POST:
        headers[ROLE_HEADER] = role.value
    return replace(page, headers=headers)


def set_aside(page: RawPage) -> Outcome | None:
    """Give the outcome of a response that is no post to clean; None for one that is.

    >>> page = RawPage(body=b"<urlset/>", url="https://a.example/sitemap.xml")
    >>> set_aside(page) is None, set_aside(mark(page, Role.SITEMAP)).rejections[0].rule
    (True, 'sitemap')
    """
    rejection = explain_status(page.status, page.headers) if page.status else None
    role = page.headers.get(ROLE_HEADER, "")
    if rejection is None and role in REASONS:
        rejection = Rejection(rule=role, reason=REASONS[role])
    return Outcome(rejections=(rejection,)) if rejection else None
