"""What the page says about the post: each field by its own order of evidence, with the source that told it.

Declared facts (JSON-LD, meta tags, microdata) and shown ones (headline, byline, dates near the headline)
are read together, because each checks the other. Call it when the discussion is out
of the tree, so that no commenter is taken for the author, and before anything else is pruned: sidebars and
lists of other posts are told by where they stand, and JSON-LD scripts are still there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from cleaning.context import PageContext
from cleaning.metadata.byline import find_author
from cleaning.metadata.headline import find_headline
from cleaning.metadata.labels import (
    declared_language,
    find_categories,
    find_comment_count,
    find_language,
    find_site,
    find_summary,
    find_tags,
)
from cleaning.metadata.moments import find_modified, find_published
from cleaning.metadata.page import Page
from cleaning.metadata.post import Post
from cleaning.metadata.rights import find_image, find_licence
from cleaning.metadata.titles import site_in_title
from cleaning.page_index import PageIndex

__all__ = ["Metadata", "declared_language", "read_metadata"]

HEURISTICS = {
    "byline": "heuristic: byline",
    "author link": "heuristic: link to an author's page",
    "near headline": "heuristic: near headline",
    "time": "heuristic: time element",
    "below the text": "heuristic: below the text",
    "link to a person": "heuristic: link to a person's page",
    "address": "heuristic: address",
    "h1": "heuristic: only h1",
    "h1 worded like the title": "heuristic: h1 worded like the title",
    "host": "heuristic: host",
    "title": "heuristic: in the title",
    "htmldate": "heuristic: htmldate",
    "link to Creative Commons": "heuristic: link to Creative Commons",
}
"""Sources that nothing in the page says to be the field -> what users are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Facts about one post; formats as in `cleaning.types.Document`."""

    title: str | None = None
    author: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    language: str | None = None
    summary: str | None = None
    image: str | None = None
    licence: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comment_count: int | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Field -> where it came from; a guess begins with "heuristic"."""


def read_metadata(tree: _Element, context: PageContext, index: PageIndex | None = None) -> Metadata:
    """Read the facts about the post of a page; the tree is left as it is. index: of this tree, where the
    caller has one.
    """
    page = Page(tree=tree, context=context, index=index or PageIndex(tree))
    site = find_site(page)
    named = site[0] if site and site[1] != "host" else None
    headline = find_headline(page, named)
    if named is None:
        rest = site_in_title(page.head_titles, headline.text)
        site = (rest, "title") if rest else site
    post = Post(page=page, headline=headline, site=site[0] if site and site[1] != "host" else None)
    author, summary, count = find_author(post), find_summary(page), find_comment_count(page)
    published, modified = find_published(post), find_modified(post)
    image, licence, language = (
        find_image(post),
        find_licence(post),
        find_language(tree, page.index.tagged("meta")),
    )
    tags, categories = find_tags(post), find_categories(post)
    sources = {
        "title": headline.source if headline.text else None,
        "author": author[1] if author else None,
        "canonical_url": page.canonical[1] if page.canonical else None,
        "site": site[1] if site else None,
        "published": published.source if published else None,
        "modified": modified.source if modified else None,
        "language": language.source if language else None,
        "summary": summary.source if summary else None,
        "image": image[1] if image else None,
        "licence": licence[1] if licence else None,
        "tags": tags.source if tags.value else None,
        "categories": categories.source if categories.value else None,
        "comment_count": count.source if count else None,
    }
    return Metadata(
        title=headline.text,
        author=author[0] if author else None,
        canonical_url=page.canonical_url,
        site=site[0] if site else None,
        published=published.moment.iso if published else None,
        published_raw=published.raw if published else None,
        modified=modified.moment.iso if modified else None,
        language=context.language or (language.value if language else None),
        summary=summary.value if summary else None,
        image=image[0] if image else None,
        licence=licence[0] if licence else None,
        tags=tags.value,
        categories=categories.value,
        comment_count=count.value if count else None,
        evidence={name: HEURISTICS.get(source, source) for name, source in sources.items() if source},
    )
