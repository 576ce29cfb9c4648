"""The headline of the post.

Order of evidence:

- a heading on the page that says what the head or JSON-LD says: shown and declared agree;
- a heading that the platform or a class marks as the post's headline (the head may carry a search engine's
  wording);
- the only `h1`, where it has words of the head's title: the head often words for search engines what the page
  words for readers;
- of two parts of the head's title that the page both shows, the one that stands right before the words;
- JSON-LD's headline, then the head's title without the site's name;
- the only `h1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.blocks import lines_of
from cleaning.metadata.jsonld import fold_title
from cleaning.metadata.page import Page, short_text
from cleaning.metadata.parted_titles import part_before_prose
from cleaning.metadata.titles import MAX_TITLE_CHARS, is_part_of, opens_path, without_site
from cleaning.phrases import is_phrase

MARKED = (
    ".entry-title, .post-title, .p-name, .article-title, .headline, .post_title, .blog-title-post, "
    ".entry_title, .posttitle, .storytitle, .post__title, .article__title, .blog-post-title"
)
MAIN_SHARE = 0.4
"""Share of the title's letters from which a part is taken for the headline."""
MIN_COMMON = 2
"""Words that an `h1` has in common with a title that it rewords, at least."""
COMMON_SHARE = 0.25
"""The same as a share of the words of the shorter; set on the development pages."""
MAX_LINKS = 2_000
MIN_LINKS_UNDER_HOME = 8
"""Links under a blog's home: posts, archives, categories; under a post stand its feed and comment pages."""
MAX_HEADINGS = 300
"""Headings looked at on one page; the post's stands early among those of its level."""
PLAIN = frozenset("b strong font big center div p span td th i em u h5 h6 dt caption".split())
"""Elements in which pages without headings show the headline."""
HEADINGS = ("h1", "h2", "h3", "h4")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline and where it stands."""

    text: str | None = None
    element: _Element | None = None
    """The heading on the page; None where only the head names the post."""
    source: str = ""


def find_headline(page: Page, site: str | None) -> Headline:
    """Find the headline by the order of evidence."""
    tagged = [e for tag in HEADINGS for e in page.index.tagged(tag)][:MAX_HEADINGS]
    marked = [
        e
        for css in (MARKED, *page.markup.title)
        for e in page.index.find(css)[:MAX_HEADINGS]
        if e.tag not in HEADINGS
    ]
    headings = [(e, text) for e in (*tagged, *marked) for text in _texts(e)]
    shown = [
        (e, text)
        for e, text in headings
        if text and len(text) <= MAX_TITLE_CHARS and not _is_site_name(page, e, text, site)
    ]
    names = {text for e, text in headings if text and e not in {heading for heading, _ in shown}}
    declared = _declared(page, names)
    return (
        _agreed(page, shown, declared)
        or _marked(page, shown)
        or _reworded(page, shown, declared, site)
        or (None if site else _parted(page, declared))
        or _head(page, declared, site)
        or _only_h1(shown)
        or Headline()
    )


def _texts(heading: _Element) -> Iterator[str]:
    """The text of a heading, and its first line where it holds more: a date, a link to subscribe."""
    text = short_text(heading, MAX_TITLE_CHARS)
    yield text
    if text and next(heading.iter("br"), None) is not None and len(lines := lines_of(heading)) > 1:
        yield lines[0]


def _declared(page: Page, names: set[str]) -> list[str]:
    """Titles that are said to be the post's, best first; LinkedIn's JSON-LD has the title as `name`, the
    text as `headline`. A title that nothing but a space joins to one of the site's names (FC2) comes without
    it, too.
    """
    own = page.jsonld.texts("headline") + page.jsonld.texts("name") if page.jsonld.is_article else []
    own.sort(key=lambda title: not any(is_part_of(title, head) for head in page.head_titles))
    titles = [title for title in (*own, *page.head_titles) if len(title) <= MAX_TITLE_CHARS]
    apart = [title.removeprefix(f"{name} ").removesuffix(f" {name}") for title in titles for name in names]
    return list(dict.fromkeys((*titles, *apart)))


def _agreed(page: Page, shown: list[tuple[_Element, str]], declared: list[str]) -> Headline | None:
    """Find the longest heading that is a declared title or whole parts of one; of equal ones the first
    outside boxes.
    """
    marked = _marked_elements(page)
    best: tuple[bool, int, bool, int] | None = None
    chosen: Headline | None = None
    for place, (element, text) in enumerate(shown):
        is_main = element.tag == "h1" or element in marked or _is_permalink(element)
        if not any(_says(is_main, text, title) for title in declared):
            continue
        rank = (element in marked, len(fold_title(text)), not page.is_elsewhere(element), -place)
        if best is None or rank > best:
            best, chosen = rank, Headline(text=text, element=element, source="heading")
    return _without_site(chosen, shown) if chosen else None


def _without_site(chosen: Headline, shown: list[tuple[_Element, str]]) -> Headline:
    """The other of two `h1`, where the one is the whole title, for machines, and the other its main part."""
    for element, text in shown:
        share = len(fold_title(text)) / max(1, len(fold_title(chosen.text or "")))
        if element.tag == "h1" and MAIN_SHARE <= share < 1 and is_part_of(text, chosen.text or ""):
            return Headline(text=text, element=element, source=chosen.source)
    return chosen


def _is_permalink(heading: _Element) -> bool:
    """Whether a heading is the link that bookmarks the post, as HTML's `rel=bookmark` says."""
    return any("bookmark" in (link.get("rel") or "").split() for link in heading.iter("a"))


def _says(is_main: bool, heading: str, title: str) -> bool:
    """Whether a heading is a declared title, or the headline in it; a small part is the site's name, unless
    an `h1`.
    """
    if fold_title(heading) == fold_title(title):
        return True
    share = len(fold_title(heading)) / max(1, len(fold_title(title)))
    return ((is_main or share >= MAIN_SHARE) and is_part_of(heading, title)) or opens_path(heading, title)


def _marked(page: Page, shown: list[tuple[_Element, str]]) -> Headline | None:
    """Find the heading that is marked; a page with many marked ones is a list of posts, where only an `h1`
    counts.
    """
    marked = _marked_elements(page)
    found = [(e, text) for e, text in shown if e in marked and not page.is_elsewhere(e)]
    top = [(e, text) for e, text in found if e.tag == "h1"]
    if len(top) == 1 or (len(found) == 1 and not top):
        element, text = (top or found)[0]
        return Headline(text=text, element=element, source="marked heading")
    return None


def _marked_elements(page: Page) -> set[_Element]:
    """Return what the platform or a class marks as a headline."""
    return {
        *page.index.find(MARKED),
        *page.properties.get("headline", ()),
        *(e for css in page.markup.title for e in page.index.find(css)),
    }


def _reworded(
    page: Page, shown: list[tuple[_Element, str]], declared: list[str], site: str | None
) -> Headline | None:
    """The only `h1`, where it and a declared title have words in common."""
    alone = _only_h1([(element, text) for element, text in shown if not page.is_elsewhere(element)])
    if alone is None:
        return None
    own = _words(alone.text or "")
    for title in declared:
        bare = without_site(title, site, page.host)
        others = _words(bare)
        if len(own & others) >= max(MIN_COMMON, COMMON_SHARE * min(len(own), len(others))):
            behind = (alone.text or "").removeprefix(bare)
            text = bare if is_phrase(behind.strip(), "comments_heading") else alone.text
            return Headline(text=text, element=alone.element, source="h1 worded like the title")
    return None


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))


def _parted(page: Page, declared: list[str]) -> Headline | None:
    """The part of a declared title that is shown last before the words, where the site has no other name."""
    part = part_before_prose(page, declared)
    return Headline(text=part.text, element=part.element, source="part of the title") if part else None


def _head(page: Page, declared: list[str], site: str | None) -> Headline | None:
    for title in declared:
        bare = without_site(title, site, page.host)
        if bare and not (site and fold_title(bare) == fold_title(site)):
            return Headline(text=bare, element=_shown_as(page, bare), source="head")
    return None


def _shown_as(page: Page, title: str) -> _Element | None:
    """The element that shows a title without being a heading; a link, where it is part of a heading or leads
    to this page. None shows a title of signs alone ("?"), which folds to what any wordless element does.
    """
    wanted = fold_title(title)
    if not wanted:
        return None
    return next(
        (
            element
            for element in page.index.elements
            if (element.tag in PLAIN or element.tag == "a")
            and element.text
            and len(element.text) <= 2 * MAX_TITLE_CHARS
            and fold_title(element.text) == wanted
            and not page.is_elsewhere(element)
            and (element.tag != "a" or _is_own(page, element))
        ),
        None,
    )


def _is_own(page: Page, link: _Element) -> bool:
    """Whether a link is part of a heading, or leads to this page."""
    if next(link.iterancestors(*HEADINGS), None) is not None:
        return True
    address = page.address(link.get("href"))
    return address is not None and address in (page.context.url, page.canonical_url)


def _only_h1(shown: list[tuple[_Element, str]]) -> Headline | None:
    top = [(e, text) for e, text in shown if e.tag == "h1"]
    return Headline(text=top[0][1], element=top[0][0], source="h1") if len(top) == 1 else None


def _is_site_name(page: Page, element: _Element, text: str, site: str | None) -> bool:
    """Whether a heading names the site: by its words, or because it links to the home page."""
    if site and fold_title(text) == fold_title(site):
        return True
    parent = element.getparent()
    link = element.find(".//a")
    if link is None and parent is not None and parent.tag == "a":
        link = parent
    href = (link.get("href") or "").strip() if link is not None else ""
    if href == "/" or (href.count("/") <= 3 and "://" in href and href.rstrip("/").count("/") == 2):
        return True
    return element.tag == "h1" and href.endswith("/") and _is_directory(page, href)


def _is_directory(page: Page, href: str) -> bool:
    """Whether many links of the page stand under an address: it is a blog's home, not a post."""
    links = (e.get("href") or "" for e in page.index.tagged("a")[:MAX_LINKS])
    under = {link for link in links if link.startswith(href) and link[len(href) : len(href) + 1].isalnum()}
    return len(under) >= MIN_LINKS_UNDER_HOME
