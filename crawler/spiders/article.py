"""The spider for pages that are named one by one: each URL is fetched, nothing is followed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from cleaning.types import RawPage
from crawler.addresses import is_web_url, tidy, without_password
from crawler.failures import explain_exception, is_lost
from crawler.items import FailedFetch, FetchedPage
from crawler.refusals import explain_status
from crawler.roles import Role, mark

Product = Request | FetchedPage | FailedFetch


class ArticleSpider(Spider):
    """Fetches the pages behind the given URLs. `scrapy crawl article -a url=URL` (several: separated by
    blanks).
    """

    name = "article"
    source_kind = "page"
    """What a named URL is, as the table of sources says it."""

    def __init__(self, url: str = "", urls: Iterable[str] = (), **options: str) -> None:
        super().__init__(**options)
        self.named_urls = tuple(dict.fromkeys((*url.split(), *urls)))

    async def start(self) -> AsyncIterator[Product]:
        """Ask for every named URL."""
        for url in self.named_urls:
            yield self.ask(url)

    def ask(self, url: str) -> Product:
        """Ask for a URL that the user named."""
        bare = without_password(url)
        if not is_web_url(url):
            reason = "is no http or https URL"
            return FailedFetch(url=bare, rule="scheme", reason=reason, lost=True, named=url)
        if bare != url:
            reason = "give the URL without a password"
            return FailedFetch(url=bare, rule="password", reason=reason, lost=True, named=url)
        return Request(
            tidy(url), callback=self.parse, errback=self.note_failure, dont_filter=True, meta={"named": url}
        )

    def parse(self, response: Response) -> Iterator[Product]:
        """Hand the page on; cleaning it is the pipeline's work."""
        yield self.receive(response, Role.POST)

    def receive(self, response: Response, role: Role) -> FetchedPage | FailedFetch:
        """Turn a response into a page, or into a failure where its status brings none."""
        page = mark(raw_page(response), role)
        rejection = explain_status(response.status, page.headers)
        if rejection is None:
            return FetchedPage(page=page, role=role)
        named = response.meta.get("named")
        return FailedFetch(
            url=response.url,
            rule=rejection.rule,
            reason=rejection.reason,
            lost=bool(named) or is_lost(rejection),
            named=named,
            page=page,
        )

    def note_failure(self, failure: Failure) -> Iterator[Product]:
        """Turn a request that brought no response into a failure."""
        request = request_of(failure)
        rejection = explain_exception(failure.value)
        named = request.meta.get("named")
        if rejection.rule == "page_limit":
            return
        asked = (request.meta.get("redirect_urls") or [request.url])[0]
        yield FailedFetch(
            url=asked if named else request.url,
            rule=rejection.rule,
            reason=rejection.reason,
            lost=bool(named) or is_lost(rejection),
            named=named,
        )


def request_of(failure: Failure) -> Request:
    """Get the request that Scrapy hangs on a failure."""
    request = getattr(failure, "request", None)
    assert isinstance(request, Request)
    return request


def raw_page(response: Response) -> RawPage:
    """Translate Scrapy's response into the value that the pipeline and the archive know."""
    headers = {str(name).lower(): str(value) for name, value in response.headers.to_unicode_dict().items()}
    return RawPage(
        body=response.body,
        url=response.url,
        source=response.url,
        media_type=headers.get("content-type"),
        headers=headers,
        status=response.status,
        fetched_at=datetime.now(UTC).replace(microsecond=0),
    )
