"""The picture that stands for the post, and the licence of its text.

Order of evidence, as for the other fields: JSON-LD, microdata, Open Graph and other meta tags, then links
that say what they are (`rel=license`, `rel=image_src`), and for licences at last a link to Creative Commons
near the post, which may speak of a picture and says so in its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element

from cleaning.metadata.jsonld import clean_value
from cleaning.metadata.page import Page
from cleaning.metadata.post import Post

MAX_LICENCE_CHARS = 300
"""Longer statements of rights are legal texts, not a licence."""
MAX_ADDRESS_CHARS = 2_000
"""Longer addresses are pictures written into the page (`data:`)."""

_LICENCES = ("creativecommons.org/licenses/", "creativecommons.org/publicdomain/")
_LICENCE_META = ("dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights", "license")


def find_image(post: Post) -> tuple[str, str] | None:
    """Find the address of the main picture, absolute where the page's own is known, and its source."""
    page = post.page
    candidates = [("json-ld", address) for address in _addresses(page.jsonld.post.get("image"))]
    candidates += [("microdata", address) for e in post.stating("image") for address in _targets(e)]
    candidates += [
        (name, value)
        for name in ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
        for value in page.first(name)
    ]
    candidates += [
        ("image_src", address) for e in _linked(page, "link", "image_src") for address in _targets(e)
    ]
    found = ((source, page.address(raw)) for source, raw in candidates if len(raw) <= MAX_ADDRESS_CHARS)
    return next(((address, source) for source, address in found if address), None)


def find_licence(post: Post) -> tuple[str, str] | None:
    """Find the licence, as address or name, and its source."""
    page = post.page
    candidates = [("json-ld", value) for value in page.jsonld.texts("license")]
    candidates += [
        ("microdata", value) for e in post.stating("license") for value in (*_targets(e), _text(e))
    ]
    candidates += [
        (name, value) for name in _LICENCE_META for value in page.first(name) if "licen" in value.lower()
    ]
    for tag in ("link", "a"):
        candidates += [
            ("rel=license", address) for e in _linked(page, tag, "license") for address in _targets(e)
        ]
    candidates += [
        ("link to Creative Commons", href)
        for element in page.index.tagged("a")
        if any(mark in (href := element.get("href") or "") for mark in _LICENCES)
        and not page.is_elsewhere(element, post.home)
    ]
    return next(
        (
            (page.address(raw) or raw, source)
            for source, raw in candidates
            if 0 < len(raw) <= MAX_LICENCE_CHARS
        ),
        None,
    )


def _addresses(value: object) -> Iterator[str]:
    """Yield the addresses of a JSON-LD value: strings, or the `url` of image objects."""
    for item in value if isinstance(value, list) else [value]:
        address = item
        if isinstance(item, Mapping):
            address = item.get("url") or item.get("contentUrl") or item.get("@id")
        if isinstance(address, str) and clean_value(address):
            yield clean_value(address)


def _linked(page: Page, tag: str, relation: str) -> Iterable[_Element]:
    return (e for e in page.index.tagged(tag) if relation in (e.get("rel") or "").lower().split())


def _targets(element: _Element) -> Iterator[str]:
    for name in ("content", "href", "src", "data-src"):
        value = clean_value(element.get(name) or "")
        if value and not value.startswith("data:"):
            yield value


def _text(element: _Element) -> str:
    return clean_value(element.text or "")
