"""Who wrote the post.

Order of evidence:

- JSON-LD's people, where it describes an article;
- what the platform marks, microdata and the classes of well-known themes, outside comments, boxes and menus;
- meta tags;
- a line near the headline that opens like a byline ("by Ann Smith");
- a class that names an author in the site's own spelling, a link to an author's or a person's page beside
  the headline;
- a title of the form "Headline | by Ann Smith | Site", a name beside a date;
- JSON-LD's organisation, or a name that is the site's: small sites write under their own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile, zip_longest

from lxml.etree import _Element

from cleaning.dates.words import fold, weekday_words
from cleaning.metadata.author_marks import named_author, names_author
from cleaning.metadata.jsonld import fold_title, people
from cleaning.metadata.moments import DATE_IN_LINE
from cleaning.metadata.names import PARTICLES, clean_authors, is_name, name_in_byline, strip_opening
from cleaning.metadata.page import short_text
from cleaning.metadata.post import Post
from cleaning.phrases import is_phrase

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
    "og:article:author",
    "cxenseparse:author",
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
    r"|scritto|geplaatst|text|story|words|article)?\s?(?:by|von|par|por|di|da|door|przez|автор|作者|著者)(?:\s"
    r"|\s?[:：])\s?(?=[^\W\d])"
    r"|(?:authors?|contributors?|writers?|autor(?:in|es|a)?|auteurs?|autor[ei]|yazar|författare|forfatter)"
    r"\s?[:：]\s?(?=[^\W\d])",
    re.IGNORECASE,
)
_BARE = frozenset("by von par por di da door przez".split())
"""Openings without a verb, which open sentences, too."""
LOWER_WORDS = 2
"""Small words behind such an opening, before another word, that are no name: "By signing up I agree"."""
LINES_KEPT = 1_024
"""Lines of which it is kept whether they are bylines: those of a page are asked twice."""
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s[-–—|·•]\s")
_LABEL = re.compile(r"twitter:label(\d)")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es)?|auteurs?|autor[ei]|contributors?|writers?|columnists?|journalists?|reporters?|profiles?)"
    r"/[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
"""Ends the path of an author's page."""
_PERSON_PAGE = re.compile(
    r"/(?:u|users?|members?|people|profil|usuarios?|perfil)/(?!log|sign|regist|new|me\b)[^/?#]+/?(?:[?#]|$)|/@[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
"""Ends the path of a person's page, on sites where readers write the posts."""
_NO_PERSON = ("sign_in", "share", "navigation", "reply", "comments_heading")
MAX_BYLINE_CHARS = 120
MAX_OPENING_CHARS = 20
MAX_INSIDE = 30
"""Elements of one byline that are looked at."""
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
        author = clean_authors(raw, title=post.headline.text, bare=source == "json-ld")
        if not author:
            continue
        if post.site and fold_title(author).startswith(fold_title(post.site)):
            own_name = own_name or (author, source)
            continue
        return author, source
    return own_name


def _candidates(post: Post) -> Iterator[tuple[str, str]]:
    described = post.page.jsonld
    authors = list(people(described.post.get("author") or described.post.get("creator"), described.by_id))
    persons = [name for name, is_person in authors if is_person] if described.is_article else []
    yield "json-ld", "; ".join(persons)
    yield from _in_markup(post)
    yield from _in_meta(post.page.meta)
    yield from _in_lines(post)
    yield from _in_site_markup(post)
    yield from _in_titles(post.page.head_titles)
    for line in post.lines[:LINES_BELOW]:
        yield "byline", _name_beside_date(line)
    for name, _ in authors:
        yield "json-ld", name


def _in_markup(post: Post) -> Iterator[tuple[str, str]]:
    """What microdata, the platform and well-known classes mark."""
    for element in post.own(post.stating("author")):
        inner = list(islice((e for e in element.iter("*") if e.get("itemprop") == "name"), MAX_TOGETHER))
        yield "microdata", "; ".join(_name_of(e) for e in inner) or _name_of(element)
    for css, element in post.page.beside_opening(post.page.markup.author):
        yield css, _name_of(element)
    for css in (*post.page.markup.author, *MARKED):
        for raw in _marked(post, post.near(css)):
            yield css.partition(",")[0], raw


def _in_meta(meta: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Meta tags for the author, and the pair of a label "Written by" and its value that WordPress plugins
    print for cards.
    """
    for name in META:
        for raw in meta.get(name, []):
            yield name, raw
    for name, labels in meta.items():
        number = _LABEL.fullmatch(name)
        if number and _OPENING.match(f"{labels[0]} X"):
            value = f"twitter:data{number[1]}"
            for raw in meta.get(value, []):
                yield value, raw


def _in_site_markup(post: Post) -> Iterator[tuple[str, str]]:
    """What a site's own classes mark, and links to an author's page beside the headline."""
    index = post.page.index
    for raw in _marked(post, post.outside(named_author(index))):
        yield "class name", raw
    for raw in _marked(post, post.outside(filter(_leads_to_author, index.tagged("a"))), close=True):
        yield "author link", raw
    people = (link for link in index.tagged("a") if _leads_to_person(link, post.page.host))
    for raw in _marked(post, post.outside(people), close=True):
        if len(raw) > 1 and not is_phrase(raw, *_NO_PERSON):
            yield "link to a person", raw


def _leads_to_author(link: _Element) -> bool:
    return _AUTHOR_PAGE.search(link.get("href") or "") is not None


def _leads_to_person(link: _Element, host: str | None) -> bool:
    """Whether a link leads to the page of one of the site's own people."""
    href = link.get("href") or ""
    elsewhere = "//" in href and (host is None or f"//{host}/" not in href)
    return not elsewhere and _PERSON_PAGE.search(href) is not None


def _in_titles(titles: list[str]) -> Iterator[tuple[str, str]]:
    """The part that is a byline, as Medium writes titles: "Headline | by Ann Smith | Site"."""
    for title in titles:
        for part in title.split(" | ")[1:]:
            if _OPENING.match(part):
                yield "title", part


def _in_lines(post: Post) -> Iterator[tuple[str, str]]:
    """Lines near the headline that open like a byline, or the only one below the post."""
    for lines in (post.lines, post.later_lines):
        bylines = [line for line in _joined(lines) if len(line) <= MAX_BYLINE_CHARS and _is_byline(line)]
        if lines is post.lines or len(bylines) == 1:
            for line in bylines:
                yield "byline", line


def _inner_bylines(line: str) -> Iterator[str]:
    """What begins like a byline in a line with a date: "Posted on July 30, 2009 by Ann Smith in Kilns".

    >>> list(_inner_bylines("Posted on July 30, 2009 by Ann Smith in Kilns"))
    ['by Ann Smith']
    >>> list(_inner_bylines("Scritto da Ann Smith sabato 19 marzo 2011 in Vita di quartiere"))
    ['da Ann Smith']
    """
    date = (DATE_IN_LINE.search(line) or _CLOCK.search(line)) if _FIGURES.search(line) else None
    for part in (line[: date.start()], line[date.end() :]) if date else ():
        for found in _INNER.finditer(part):
            name = " ".join(_name_words(found["name"].split()))
            if is_name(name) and (found["by"].lower() == "by" or not name[0].islower()):
                yield f"{found['by']} {name}"


def _name_words(words: list[str]) -> list[str]:
    """The words of a name, without the weekday behind it and without the small words with which the line goes
    on: "Ann's wife".
    """
    is_large = words[0][0].isupper()
    named = [*takewhile(lambda word: word in PARTICLES or not (is_large and word.islower()), words)]
    while named and (fold(named[-1]) in weekday_words() or named[-1].endswith(_OWNING)):
        named.pop()
    return named


_OWNING = ("'", "’", "'s", "’s")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_FIGURES = re.compile(r"\d(?:\d{3}|[./:-]\d)")
"""Stand in every such date and time of day, and not in most lines with a number."""
_INNER = re.compile(
    r"\b(?P<by>by|von|par|por|di|da|door|przez|av|af|oleh|bởi|โดย|توسط|من قبل|بواسطة|מאת|על ידי)\s+"
    r"(?P<name>(?!\d)[^\W\d_][\w.'’-]{0,30}(?:\s(?!in\b|en\b|em\b|dans\b|unter\b|under\b|w\b|i\b|at\b|on\b|with\b)"
    r"[^\W\d_][\w.'’-]{0,30}){0,3})"
)


@lru_cache(maxsize=LINES_KEPT)
def _is_byline(line: str) -> bool:
    if _goes_on_small(line):
        return False
    return _OPENING.match(line) is not None or name_in_byline(line) is not None


def _goes_on_small(line: str) -> bool:
    """Whether a line goes on in small letters behind an opening without a verb, as sentences do."""
    opening, *words = line.split(maxsplit=LOWER_WORDS + 1) or [""]
    is_long = len(words) > LOWER_WORDS
    return is_long and opening.lower() in _BARE and all(word[0].islower() for word in words[:LOWER_WORDS])


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines and what stands behind a date and a dash in them ("May 2, 2016 — By Ann Smith"); one that is
    nothing but an opening ("Written by") together with the name below it.
    """
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        alone = len(line) <= MAX_OPENING_CHARS and not strip_opening(line) and clean_authors(below)
        yield f"{line} {below}" if alone else line
        if DATE_IN_LINE.match(line):
            yield from _DASH.split(line)[1:]
        if len(line) <= MAX_BYLINE_CHARS and not _is_byline(line):
            yield from _inner_bylines(line)


def _name_beside_date(line: str) -> str:
    """The name in a line that is a name and a date: "Hamish Orr, 12 May 2019", "12 May 2019 by Hamish Orr".

    >>> _name_beside_date("12 May 2019 by Hamish Orr"), _name_beside_date("Spring Sale 12 May 2019")
    ('by Hamish Orr', '')
    """
    date = DATE_IN_LINE.search(line) if len(line) <= MAX_BYLINE_CHARS and _DIGIT.search(line) else None
    if date is None:
        return ""
    before, behind = line[: date.start()], _AROUND_CLOCK.sub("", line[date.end() :])
    name = (before or behind).strip(_BESIDE)
    if (before.strip(_BESIDE) and behind.strip(_BESIDE)) or not name:
        return ""
    if _OPENING.match(name):
        return name
    is_apart = (before.rstrip()[-1:] if before else behind.lstrip()[:1]) in _BESIDE
    words = name.split()
    is_proper = all(word[:1].isupper() for word in words) and len(words) in NAME_WORDS
    return name if is_apart and is_proper and is_name(name) else ""


_AROUND_CLOCK = re.compile(r"^(?:[\W\d]|\b[^\W\d_]{1,3}\b){0,40}$")
"""What belongs to a date behind it: a time of day and short words ("р., 18:00", "14:10 Uhr")."""


def _marked(post: Post, marks: Iterable[_Element], *, close: bool = False) -> Iterator[str]:
    """Yield what some marks say: many names far from the headline are commenters, a few side by side
    co-authors. close: only marks near the headline count.
    """
    elements = [e for e in post.own(marks) if 0 < len(_name_of(e)) <= MAX_BYLINE_CHARS]
    if close:
        elements = [e for e in elements if post.is_close(e)]
    if not elements:
        return
    if len({_name_of(e) for e in elements}) > MAX_DISTINCT and not post.is_close(elements[0]):
        return
    together = [e for e in elements if e.getparent() is elements[0].getparent()]
    names = list(dict.fromkeys(map(_name_of, together)))
    if 1 < len(names) <= MAX_TOGETHER and all(map(is_name, names)):
        yield "; ".join(names)
    for element in elements:
        yield from _names_in(element)
        yield _name_of(element)


def _names_in(byline: _Element) -> Iterator[str]:
    """What stands in an element of its own right behind the opening of a byline: a link, or what is called
    so.
    """
    whole = _name_of(byline)
    inner = (e for e in islice(byline.iter("*"), 1, MAX_INSIDE) if e.tag == "a" or _is_called(e))
    for element in islice(inner, MAX_TOGETHER):
        name = short_text(element, MAX_BYLINE_CHARS)
        if is_name(name) and not strip_opening(whole.partition(name)[0]):
            yield name


def _is_called(element: _Element) -> bool:
    return any(map(names_author, (element.get("class") or "").split()))


def _name_of(element: _Element) -> str:
    return element.get("content") or short_text(element, MAX_BYLINE_CHARS)
