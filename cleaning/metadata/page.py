"""What metadata looks at on a page: its meta tags, its JSON-LD, its elements, and which of these are about
other posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.context import PageContext
from cleaning.metadata.jsonld import Described, clean_value, read_jsonld
from cleaning.page_index import PageIndex
from cleaning.platforms import Css, Platform, PostMarkup, platforms

MAX_HEAD_TITLE_CHARS = 500
"""Longer titles are stuffed with keywords."""
WHOLE_SHARE = 0.5
"""Share of the page's elements in a form that is the page; a search form or one for a comment has few."""
UNSEEN_FACTOR = 20
"""Source characters per visible character: indentation, styles and icons stand between the words."""
MAX_ANCESTORS = 40
"""How far up an element is asked whether it stands in a comment or a box; deeper pages are traps, not
posts."""

_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:comments?|commentlist|comment-?list|respond|sidebars?|widgets?|related|recommend\w*"
    r"|popular|trending|teasers?|footer|nav|navi|"
    r"navbar|navigation|menu|breadcrumbs?|newsletter|promo\w*|carousel|slider|latest|recent|cookie\w*"
    r"|disqus|jp-relatedposts|outbrain|taboola|"
    r"modal|popup|share|sharing|aside|reply|replies|blogroll|archives?list|prev|previous|next|pagination"
    r"|login|search)(?![a-z])",
    re.IGNORECASE,
)
"""Names of boxes that are about other posts, other people or the site."""
_POST_PART = re.compile(
    r"(?<![a-z])(?:entry|post|article|hentry|story|node)[-_]{0,2}(?:footer|nav\w*|meta|info|header|share|author|byline|date)",
    re.IGNORECASE,
)
_LAYOUT = re.compile(
    r"(?<![a-z])(?:layout|has|with|without|no)[-_]{1,2}(?:\w{1,12}[-_]{1,2})?sidebars?(?![a-z])",
    re.IGNORECASE,
)
"""Names of the columns together, of which a sidebar may be one."""
_FAR_TAGS = frozenset(["aside", "nav", "footer", "form"])
_PART_TAGS = frozenset(["aside", "footer"])
"""Those in which a post's own parts stand where their names say so."""


@dataclass(frozen=True)
class Page:
    """One parsed page."""

    tree: _Element
    context: PageContext
    index: PageIndex

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Contents of the meta tags per name or property, in lower case."""
        found: dict[str, list[str]] = {}
        for element in self.index.tagged("meta"):
            name = (
                element.get("property")
                or element.get("name")
                or element.get("itemprop")
                or element.get("http-equiv")
            )
            value = clean_value(element.get("content") or element.get("value") or "")
            if name and value:
                found.setdefault(name.strip().lower(), []).append(value)
        return found

    @cached_property
    def jsonld(self) -> Described:
        """What JSON-LD says about the post."""
        scripts = [e for e in self.index.tagged("script") if "ld+json" in (e.get("type") or "").lower()]
        titles = [
            *self.head_titles,
            *(short_text(e, MAX_HEAD_TITLE_CHARS) for e in self.index.tagged("h1")[:3]),
        ]
        return read_jsonld(scripts, titles, self.canonical_url)

    @cached_property
    def properties(self) -> dict[str, list[_Element]]:
        """Elements per microdata property, in page order."""
        found: dict[str, list[_Element]] = {}
        for element in self.index.find("[itemprop]"):
            for name in (element.get("itemprop") or "").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def head_titles(self) -> list[str]:
        """Titles that the head declares, best first."""
        titles = [clean_value(e.text or "") for e in self.index.tagged("title")[:1]]
        named = [
            *self.first("og:title", "twitter:title", "twitter:text:title", "dc.title", "title", "headline"),
            *titles,
        ]
        return list(dict.fromkeys(title for title in named if 0 < len(title) <= MAX_HEAD_TITLE_CHARS))

    @cached_property
    def canonical_url(self) -> str | None:
        """The address that the page gives itself, absolute."""
        return self.canonical[0] if self.canonical else None

    @cached_property
    def canonical(self) -> tuple[str, str] | None:
        """That address and what gives it."""
        links = [
            ("link rel=canonical", e.get("href"))
            for e in self.index.tagged("link")
            if (e.get("rel") or "").lower() == "canonical"
        ]
        metas = [(name, raw) for name in ("og:url", "lnkd:url", "twitter:url") for raw in self.first(name)]
        for source, raw in (*links, *metas):
            absolute = self.address(raw)
            if absolute:
                return absolute, source
        return None

    @property
    def host(self) -> str | None:
        """The host of the page, or of the address it gives itself."""
        return urlsplit(self.context.url or self.canonical_url or "").hostname

    @cached_property
    def markup(self) -> PostMarkup:
        """The selectors of the page's platform."""
        return self._platform.post if self._platform else PostMarkup()

    @cached_property
    def opening(self) -> _Element | None:
        """What holds the words of the message that opens a thread, on platforms whose pages are threads."""
        if self._platform is None or not any(m.first_is_post for m in self._platform.comments):
            return None
        return next((found[0] for css in self.markup.body if (found := self.index.find(css))), None)

    def beside_opening(self, selectors: Css) -> Iterator[tuple[str, _Element]]:
        """The first match of each selector on a platform whose pages are threads, and the selector: the first
        of all writers wrote the post, and the panels beside messages are called like sidebars and answers.
        """
        for css in selectors if self.opening is not None else ():
            for element in self.index.find(css)[:1]:
                yield css, element

    @cached_property
    def _platform(self) -> Platform | None:
        return next((p for p in platforms() if p.name == self.context.platform), None)

    def first(self, *names: str) -> list[str]:
        """Return the meta contents of the names, in the order of the names."""
        return [value for name in names for value in self.meta.get(name, [])]

    def is_elsewhere(self, element: _Element, home: frozenset[_Element] = frozenset()) -> bool:
        """Whether an element stands in a comment, a sidebar, a menu or a list of other posts.

        home: elements that hold the headline; what stands directly in one of them is about the post.
        """
        node: _Element | None = element
        for _ in range(MAX_ANCESTORS):
            if node is None or node in home or node.tag in ("body", "main", "article"):
                return False
            if node.tag in _FAR_TAGS and not (node.tag in _PART_TAGS and _names_post_part(node)):
                return not self._is_whole(node)
            if node is not element and _is_box(node):
                return True
            node = node.getparent()
        return False

    def _is_whole(self, node: _Element) -> bool:
        """Whether an element is a form around the page, as ASP.NET makes of each page."""
        held = self.index.end(node) - self.index.position[node]
        return node.tag == "form" and held > WHOLE_SHARE * len(self.index.elements)

    def address(self, raw: str | None) -> str | None:
        """Join to the page's address; None for what is no address of a page."""
        if not raw:
            return None
        try:
            joined = urljoin(self.context.url or "", raw.strip())
            parts = urlsplit(joined)
        except ValueError:
            return None
        return joined if parts.scheme in ("http", "https") and parts.hostname else None


def short_text(element: _Element, limit: int) -> str:
    """Read an element's visible text on one line; empty where it is longer, without reading all of it."""
    read = 0
    for piece in element.itertext():
        read += len(piece)
        if read > UNSEEN_FACTOR * limit:
            return ""
    text = inline_text(element)
    return text if len(text) <= limit else ""


def _names_post_part(node: _Element) -> bool:
    return bool(_POST_PART.search(f"{node.get('class') or ''} {node.get('id') or ''}"))


def _is_box(node: _Element) -> bool:
    names = _LAYOUT.sub("", f"{node.get('class') or ''} {node.get('id') or ''}")
    return bool(_ELSEWHERE.search(names)) and not _POST_PART.search(names)
