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
    find_site,
    find_summary,
    find_tags,
)
from cleaning.metadata.moments import find_modified, find_published
from cleaning.metadata.page import Page
from cleaning.metadata.post import Post
from cleaning.metadata.titles import site_in_title
from cleaning.page_index import PageIndex

__all__ = ["Metadata", "declared_language", "read_metadata"]


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
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comment_count: int | None = None
    image: str | None = None
    """Address of the picture that stands for the post."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Field -> where it came from."""


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
    author = find_author(post)
    published, modified = find_published(post), find_modified(post)
    sources = {
        "title": headline.source if headline.text else None,
        "author": author[1] if author else None,
        "site": site[1] if site else None,
        "published": published.source if published else None,
        "modified": modified.source if modified else None,
    }
    return Metadata(
        title=headline.text,
        author=author[0] if author else None,
        canonical_url=page.canonical_url,
        site=site[0] if site else None,
        published=published.moment.iso if published else None,
        published_raw=published.raw if published else None,
        modified=modified.moment.iso if modified else None,
        language=context.language or declared_language(tree),
        summary=find_summary(page),
        tags=find_tags(post),
        categories=find_categories(post),
        comment_count=find_comment_count(page),
        image=next(iter(page.first("og:image", "twitter:image")), None),
        evidence={name: source for name, source in sources.items() if source},
    )
