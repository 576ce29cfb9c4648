"""The small facts: site, language, summary, tags, categories, number of comments; each with its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from lxml.etree import _Element

from cleaning.metadata.jsonld import fold_title, strings, types_of
from cleaning.metadata.page import Page, short_text
from cleaning.metadata.post import Post

T_co = TypeVar("T_co", covariant=True)

MAX_LABELS = 40
MAX_LABEL_CHARS = 60
"""Longer "tags" are sentences, more of them a tag cloud."""
MAX_LANGUAGE_CHARS = 12
SUMMARY_META = ("og:description", "description", "twitter:description", "dc.description")

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|[a-z]{4}|\d{3}))?(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_COUNT = re.compile(r"\s*[({\[]?\s*(\d{1,3}(?:[.,]\d{3})+|\d{1,6})\b")
_COMMENT_ANCHORS = ("#comments", "#respond", "#disqus_thread", "#comment-list")
_TAGS = ".tags-links, .tags, .post-tags, .entry-tags, .tag-links, .article-tags, .post-labels"
_CATEGORIES = ".cat-links, .entry-categories, .post-categories, .category-links"


@dataclass(frozen=True, slots=True)
class Told(Generic[T_co]):
    """A value and where it came from."""

    value: T_co
    source: str


def declared_language(tree: _Element) -> str | None:
    """Read the language that the page declares, BCP 47 in lower case; a template's language may be wrong,
    as declared.

    >>> from lxml import html
    >>> declared_language(html.fromstring('<html lang="pt_BR"><p>x</p></html>'))
    'pt-br'
    """
    told = find_language(tree)
    return told.value if told else None


def find_language(tree: _Element, tags: Iterable[_Element] | None = None) -> Told[str] | None:
    """Find the same with the attribute or meta tag that declares it. tags: the meta tags, where known."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta") if tags is None else tags:
        name = (element.get("http-equiv") or element.get("property") or element.get("name") or "").lower()
        metas.setdefault(name, element.get("content") or "")
    root = tree.getroottree().getroot()
    namespaced = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for source, raw in (
        ("html lang", root.get("lang")),
        ("xml:lang", root.get("xml:lang")),
        ("xml:lang", namespaced),
        *((name, metas.get(name)) for name in ("content-language", "og:locale", "language", "dc.language")),
    ):
        language = tidy_language(raw)
        if language:
            return Told(language, source)
    return None


def tidy_language(raw: str | None) -> str | None:
    """Write a language tag as BCP 47 in lower case.

    >>> tidy_language("en_US"), tidy_language("English")
    ('en-us', None)
    """
    match = _LANGUAGE.fullmatch(raw.split(",")[0].strip()) if raw else None
    if not match:
        return None
    return "-".join(part.lower() for part in match.groups() if part)


def find_site(page: Page) -> tuple[str, str] | None:
    """Find the site's own name, else its host."""
    named = [("og:site_name", value) for value in page.first("og:site_name")]
    named += [("json-ld", page.jsonld.site or "")]
    named += [
        ("application-name", value)
        for value in page.first("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
    ]
    named += [
        ("site-title", short_text(e, MAX_LABEL_CHARS))
        for e in page.index.find(".site-title, #site-title, .blog-title, #blog-title")[:1]
        if not _heads_post(page, e)
    ]
    for source, value in named:
        if value and len(value) <= MAX_LABEL_CHARS and "://" not in value:
            return value, source
    return (page.host.removeprefix("www."), "host") if page.host else None


def _heads_post(page: Page, element: _Element) -> bool:
    """Whether what is called the blog's title is the post's, or repeats it: a site's name is a link to its
    home.
    """
    if element.find(".//a") is not None or next(element.iterancestors("a"), None) is not None:
        return False
    text = fold_title(short_text(element, MAX_LABEL_CHARS))
    if element.tag == "h1":
        return any(fold_title(title).startswith(text) for title in page.head_titles)
    headings = (short_text(heading, MAX_LABEL_CHARS) for heading in page.index.tagged("h1"))
    return text in map(fold_title, page.head_titles) and text in map(fold_title, headings)


def find_summary(page: Page) -> Told[str] | None:
    """Find the page's own description."""
    described = page.jsonld.text("description") if page.jsonld.is_article else None
    if described:
        return Told(described, "json-ld")
    return next((Told(value, name) for name in SUMMARY_META for value in page.first(name)), None)


def find_tags(post: Post) -> Told[tuple[str, ...]]:
    """Find the post's keywords."""
    links = (*post.links_in(_TAGS), *post.near("a[rel~=tag]"))
    linked = [short_text(e, MAX_LABEL_CHARS) for e in links if "category" not in (e.get("rel") or "")]
    page = post.page
    if linked:
        return Told(tidy_labels(linked), "links")
    meta, data = page.first("article:tag", "parsely-tags", "sailthru.tags"), page.jsonld.texts("keywords")
    labels = tidy_labels(part for value in (*meta, *data) for part in value.split(","))
    return Told(labels, "meta tags" if meta else "json-ld")


def find_categories(post: Post) -> Told[tuple[str, ...]]:
    """Find the sections that the post is filed under."""
    page = post.page
    linked = [
        short_text(e, MAX_LABEL_CHARS) for e in (*post.links_in(_CATEGORIES), *post.near("a[rel~=category]"))
    ]
    if linked:
        return Told(tidy_labels(linked), "links")
    data, meta = page.jsonld.texts("articleSection"), page.first("article:section", "parsely-section")
    return Told(tidy_labels([*data, *meta]), "json-ld" if data else "meta tags")


def tidy_labels(raw: Iterable[str]) -> tuple[str, ...]:
    """Keep each label once, in order, without marks around it; "@river" and "_hidden" steer a layout.

    >>> tidy_labels(["#Jam ", "jam", ""])
    ('Jam',)
    """
    found: dict[str, str] = {}
    for value in raw:
        label = " ".join(value.split()).strip(" ,;#|·")
        if label and len(label) <= MAX_LABEL_CHARS and not label.startswith(("@", "_")):
            found.setdefault(fold_title(label) or label, label)
    return tuple(found.values())[:MAX_LABELS]


def find_comment_count(page: Page) -> Told[int] | None:
    """Find the number of comments that the page claims for this post."""
    post = page.jsonld.post
    for value in (post.get("commentCount"), *_interactions(page, post.get("interactionStatistic"))):
        if isinstance(value, str | int) and str(value).isdigit():
            return Told(int(value), "json-ld")
    for raw in page.first("interactioncount", "commentcount"):
        match = re.fullmatch(r"(?:UserComments:)?\s*(\d{1,7})", raw)
        if match:
            return Told(int(match[1]), "meta tags")
    for element in page.index.tagged("a"):
        href = element.get("href") or ""
        is_link = href.endswith(_COMMENT_ANCHORS) and _is_own(page, href)
        match = _COUNT.match(short_text(element, MAX_LABEL_CHARS)) if is_link else None
        if match:
            return Told(int(re.sub(r"[.,]", "", match[1])), "link to the comments")
    return None


def _interactions(page: Page, value: object) -> Iterator[object]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            kind = "".join(strings(item.get("interactionType"), page.jsonld.by_id)).casefold()
            inner = item.get("interactionType")
            if isinstance(inner, Mapping):
                kind += "".join(types_of(inner))
            if "comment" in kind:
                yield item.get("userInteractionCount")


def _is_own(page: Page, href: str) -> bool:
    """Whether a link to comments is to this page's."""
    target = href.partition("#")[0].rstrip("/")
    own = [url.partition("#")[0].rstrip("/") for url in (page.context.url, page.canonical_url) if url]
    return not target or any(url.endswith(target) for url in own)
