"""Who wrote the post.

Order of evidence:

- JSON-LD's people, where it describes an article;
- what the platform marks, microdata and the classes of well-known themes, outside comments, boxes and menus;
- meta tags;
- a line near the headline that opens like a byline ("by Ann Smith"), or is a name beside a date;
- JSON-LD's organisation, or a name that is the site's: small sites write under their own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from cleaning.metadata.jsonld import fold_title, people
from cleaning.metadata.moments import DATE_IN_LINE
from cleaning.metadata.names import clean_authors, is_name
from cleaning.metadata.page import short_text
from cleaning.metadata.post import Post

MARKED = (
    ".entry-author-name, .author.vcard .fn, .vcard.author .fn, .post-author .fn, .byline .fn",
    ".p-author .p-name, .h-card .p-name",
    "a[rel~=author], span[rel~=author]",
    ".author-name, .authorname, .post-author-name, .article-author-name, .p-author, .author-link, "
    ".entry-author",
    ".byline, .by-line, .post-byline, .entry-byline, .article-byline, .author_name, .post_author",
    ".post-author, .article-author, .article__author",
    ".vcard .fn, .author",
    ".blog-byline, .posted-by, .postedby, .post-by, .meta-author, .writer, .contributor",
)
"""Selector lists, most telling first."""
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
    r"(?:posted|written|published|submitted|geschrieben|verfasst|eingestellt|veröffentlicht|publié"
    r"|publicado|escrito|pubblicato"
    r"|scritto|geplaatst|text|story|words|article)?\s?(?:by|von|par|por|di|door|przez|автор|作者|著者)(?:\s"
    r"|\s?[:：])\s?(?=[^\W\d])",
    re.IGNORECASE,
)
MAX_BYLINE_CHARS = 120
LINES_BELOW = 3
"""Lines under the headline in which a name beside a date is the author, with no word that says so."""
NAME_WORDS = range(2, 5)
"""Words of such a name."""
_BESIDE = " ,;|·•–—-/("
MAX_DISTINCT = 2
"""Different names under one mark, away from the headline, from which on they are people in a discussion."""
MAX_TOGETHER = 6
"""Names under one parent that may all have written the post."""


def find_author(post: Post) -> tuple[str, str] | None:
    """Find names and the source they came from."""
    own_name: tuple[str, str] | None = None
    for source, raw in _candidates(post):
        author = clean_authors(raw, title=post.headline.text)
        if not author:
            continue
        if post.site and fold_title(author) == fold_title(post.site):
            own_name = own_name or (author, source)
            continue
        return author, source
    return own_name


def _candidates(post: Post) -> Iterator[tuple[str, str]]:
    described = post.page.jsonld
    authors = list(people(described.post.get("author") or described.post.get("creator"), described.by_id))
    persons = [name for name, is_person in authors if is_person] if described.is_article else []
    yield "json-ld", "; ".join(persons)
    for element in post.own(post.stating("author")):
        inner = list(islice((e for e in element.iter("*") if e.get("itemprop") == "name"), MAX_TOGETHER))
        yield "microdata", "; ".join(_name_of(e) for e in inner) or _name_of(element)
    for css in (*post.page.markup.author, *MARKED):
        for raw in _marked(post, css):
            yield css.partition(",")[0], raw
    for name in META:
        for raw in post.page.meta.get(name, []):
            yield name, raw
    for lines in (post.lines, post.later_lines):
        bylines = [line for line in lines if len(line) <= MAX_BYLINE_CHARS and _OPENING.match(line)]
        if lines is post.lines or len(bylines) == 1:
            for line in bylines:
                yield "byline", line
    for line in post.lines[:LINES_BELOW]:
        yield "byline", _name_beside_date(line)
    for name, _ in authors:
        yield "json-ld", name


def _name_beside_date(line: str) -> str:
    """The name in a line that is a name and a date: "Hamish Orr, 12 May 2019", "12 May 2019 by Hamish Orr".

    >>> _name_beside_date("12 May 2019 by Hamish Orr"), _name_beside_date("Spring Sale 12 May 2019")
    ('by Hamish Orr', '')
    """
    date = DATE_IN_LINE.search(line) if len(line) <= MAX_BYLINE_CHARS else None
    if date is None:
        return ""
    before, behind = line[: date.start()], line[date.end() :]
    name = (before or behind).strip(_BESIDE)
    if (before.strip(_BESIDE) and behind.strip(_BESIDE)) or not name:
        return ""
    if _OPENING.match(name):
        return name
    is_apart = (before.rstrip()[-1:] if before else behind.lstrip()[:1]) in _BESIDE
    words = name.split()
    is_proper = all(word[:1].isupper() for word in words) and len(words) in NAME_WORDS
    return name if is_apart and is_proper and is_name(name) else ""


def _marked(post: Post, css: str) -> Iterator[str]:
    """Yield what one selector marks: many names far from the headline are commenters, a few side by side
    co-authors.
    """
    elements = [e for e in post.own(post.near(css)) if 0 < len(_name_of(e)) <= MAX_BYLINE_CHARS]
    if not elements:
        return
    if len({_name_of(e) for e in elements}) > MAX_DISTINCT and not post.is_close(elements[0]):
        return
    together = [e for e in elements if e.getparent() is elements[0].getparent()]
    names = list(dict.fromkeys(map(_name_of, together)))
    if 1 < len(names) <= MAX_TOGETHER and all(map(is_name, names)):
        yield "; ".join(names)
    for element in elements:
        links = [short_text(link, MAX_BYLINE_CHARS) for link in islice(element.iter("a"), MAX_TOGETHER)]
        yield from (name for name in links if is_name(name))
        yield _name_of(element)


def _name_of(element: _Element) -> str:
    return element.get("content") or short_text(element, MAX_BYLINE_CHARS)
