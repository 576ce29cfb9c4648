"""Who wrote the post.

Order of evidence:

- JSON-LD's people, where it describes an article;
- what the platform marks, microdata and the classes of well-known themes, outside comments, boxes and menus;
- meta tags;
- a line near the headline that opens like a byline ("by Ann Smith");
- JSON-LD's organisation, or a name that is the site's: small sites write under their own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.metadata.jsonld import fold_title, people
from cleaning.metadata.names import clean_authors
from cleaning.metadata.page import Page

MARKED = (
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".entry-author-name, .author.vcard .fn, .vcard.author .fn, .post-author .fn, .byline .fn, .p-author .p-name, .h-card .p-name",
    "a[rel~=author], span[rel~=author]",
    ".byline a, .author-name, .authorname, .post-author-name, .article-author-name, .p-author, .author-link, .entry-author",
    ".byline, .by-line, .post-byline, .entry-byline, .article-byline, .author_name, .post_author, .post-author, .article-author, .article__author",
    ".vcard .fn, .author a, .author",
    ".blog-byline, .posted-by, .postedby, .post-by, .meta-author, .entry-meta .author, .post-meta .author, .writer, .contributor",
)  # fmt: skip
META = (
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "author",
)
_OPENING = re.compile(
    r"^(?:[^\d\W][\w ]{0,20} )?(?:by|von|par|por|di|door|przez|автор|posted by|written by|eingestellt von|publicado por|作者|著者)\b[\s:：]",
    re.IGNORECASE,
)
MAX_BYLINE_CHARS = 120


def find_author(page: Page, site: str | None, title: str | None, lines: list[str]) -> tuple[str, str] | None:
    """Find names and the source they came from. lines: what stands near the headline."""
    own_name: tuple[str, str] | None = None
    for source, raw in _candidates(page, lines):
        author = clean_authors(raw, None, title)
        if not author:
            continue
        if site and fold_title(author) == fold_title(site):
            own_name = own_name or (author, source)
            continue
        return author, source
    return own_name


def _candidates(page: Page, lines: list[str]) -> Iterator[tuple[str, str]]:
    described = page.jsonld
    authors = list(people(described.post.get("author") or described.post.get("creator"), described.by_id))
    if described.is_article:
        persons = [name for name, is_person in authors if is_person]
        if persons:
            yield "json-ld", "; ".join(persons)
    for css in (*page.markup.author, *MARKED):
        for element in page.near(css):
            for raw in _names_in(element):
                yield css.partition(",")[0], raw
    for name in META:
        for raw in page.meta.get(name, []):
            yield name, raw
    for line in lines:
        if len(line) <= MAX_BYLINE_CHARS and _OPENING.match(line):
            yield "byline", line
    for name, _ in authors:
        yield "json-ld", name


def _names_in(element: _Element) -> Iterator[str]:
    """Yield what an element may hold: its `content`, its first line, all of its text."""
    content = element.get("content")
    if content:
        yield content
    text = inline_text(element)
    if len(text) <= MAX_BYLINE_CHARS:
        yield text
