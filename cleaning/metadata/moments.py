"""When the post was published and changed.

Order of evidence:

- JSON-LD of an article, microdata, `article:published_time` and its like;
- `time` and `abbr` elements that the platform, hAtom or microformats mark, outside comments and boxes;
- a shown date near the headline; the first `time` element of the page's main part; the title of an age;
- the date of the only line below the text that may be its signature;
- the date in the post's address (/2012/11/08/);
- at last htmldate's guess from the page's head, which is named as such.

Where the first evidence has a day only, and another has the same day with time and zone, the fuller one is
taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, islice

from lxml import html
from lxml.etree import _Element

from cleaning.dates import Moment, is_age, parse_date, tell_day_first
from cleaning.metadata.page import Page, short_text
from cleaning.metadata.post import Post

PUBLISHED_META = tuple(
    """article:published_time og:article:published_time og:published_time datepublished parsely-pub-date
    sailthru.date article.published published_time publishdate publish-date publication_date pubdate
    dc.date.issued dcterms.created dcterms.issued dc.date.created cxenseparse:recs:publishtime
    citation_publication_date originalpublicationdate rnews:datepublished published article_date_original
    creation_date date dc.date dcterms.date created datecreated""".split()
)
"""Names of meta tags, most telling first; "date" alone is often the day the page was made."""
MODIFIED_META = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified"),
    "last-modified",
)
MARKED = (
    "time.entry-date.published, time.published, abbr.published, .dt-published, time.entry-published, "
    "time[pubdate]",
    ".published, .entry-date, time.entry-time, .post-date, .article-date, .date-header, .post_date, "
    ".postdate, "
    ".entry-time, .posted-on time, .dateline",
    ".updated, .posted-on, .publish-date, .pub-date, .publication-date, .article__date, .blog-date, "
    ".timestamp, "
    ".post-timestamp",
    ".date, .byline time, .entry-meta time, .post-meta time, .meta time",
)
"""Selector lists, most telling first; later ones also stand on lists of other posts."""
INSTANTS = ("datetime", "content", "data-datetime", "data-time", "data-timestamp", "ts", "title")
"""Attributes that hold the moment that an element shows."""
MODIFIED_MARKED = "time.updated, .dt-updated"
MAX_LINE_CHARS = 160
MAX_AGE_CHARS = 40
MAX_TITLED = 400
"""Elements with a title that are asked for the date behind "3 years ago"."""
MAX_SIGNATURES = 6
"""Lines before the discussion, or the end of the post's container, of which one may sign the post."""
MAX_SIGNATURE_CHARS = 140
MAX_BEFORE_DATE = 40
"""Characters before the date of such a line: "Posted by", a name, a weekday."""
LAST_DAY = "2100-01-01"
"""Latest date of a page whose fetch time is unknown: "today" would change the rows from day to day."""
FIRST_DAY = "1991-08-06"
"""When the first page stood on the web: an earlier date in a line is one that the text speaks of."""
_IN_LINES = frozenset({"near headline", "below the text"})
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_STAMPED = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+ (\d{10})$")
"""Hacker News writes the Unix time behind the date."""
DATE_IN_LINE = re.compile(
    r"\d{1,2} (?:[Tt]háng|[Tt]hg) \d{1,2},? (?:năm )?\d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th|\.)?,? (?:de "
    r"|of )?[^\W\d_]{3,12}\.?,? (?:de |del )?\d{4}"
    r"|\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}[日일]?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}\. \d{1,2}\. \d{4}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A moment, the string it was read from, and the source of that."""

    moment: Moment
    raw: str
    source: str


def find_published(post: Post) -> Dated | None:
    """Find the time of publication."""
    first: Dated | None = None
    order = tell_day_first(post.lines)
    for source, raw in _published(post):
        dated = _read(post.page, source, raw, order)
        if dated is None:
            continue
        if first is None:
            first = dated
            if len(dated.moment.iso) > 19:
                return dated
        elif (
            len(first.moment.iso) < len(dated.moment.iso) > 19
            and dated.moment.iso[:10] == first.moment.iso[:10]
        ):
            return dated
    return first or _guess(post.page)


def find_modified(post: Post) -> Dated | None:
    """Find the time of the last change."""
    page = post.page
    candidates = [
        ("json-ld", page.jsonld.text("dateModified")),
        *((name, raw) for name in MODIFIED_META for raw in page.meta.get(name, [])),
    ]
    candidates += [
        ("dateModified", raw)
        for e in post.own((*post.stating("dateModified"), *post.near(MODIFIED_MARKED)))
        for raw in _machine(e)
    ]
    return next(
        (dated for source, raw in candidates if raw and (dated := _read(page, source, raw, None))), None
    )


def _published(post: Post) -> Iterator[tuple[str, str]]:
    yield from _declared(post)
    for element in post.own(post.stating("datePublished")):
        for raw in (*_machine(element), *_shown([short_text(element, MAX_LINE_CHARS)])):
            yield "microdata", raw
    yield from _in_classes(post)
    for raw in post.page.jsonld.texts("datePublished"):
        yield "json-ld", raw
    yield from (("near headline", raw) for raw in _behind_ages(post))
    for raw in _shown(post.lines):
        yield "near headline", raw
    for element in post.own(post.near("time")):
        for raw in (*_machine(element), short_text(element, MAX_LINE_CHARS)):
            yield "time", raw
    yield from (("below the text", raw) for raw in _signed(post.later_lines))
    for url in (post.page.context.url, post.page.canonical_url):
        match = _ADDRESS_DAY.search(url or "")
        if match:
            yield "address", "{}-{:0>2}-{:0>2}".format(*match.groups())


def _in_classes(post: Post) -> Iterator[tuple[str, str]]:
    """What the platform's and well-known classes mark, near the post or beside the message that opens a
    thread.
    """
    near = ((css, e) for css in (*post.page.markup.date, *MARKED) for e in post.own(post.near(css)))
    for css, element in chain(near, post.page.beside_opening(post.page.markup.date)):
        for raw in (*_machine(element), *_shown([short_text(element, MAX_LINE_CHARS)])):
            yield css.partition(",")[0], raw


def _declared(post: Post) -> Iterator[tuple[str, str]]:
    described = post.page.jsonld
    for key in ("datePublished", "uploadDate", "dateCreated"):
        for raw in described.texts(key) if described.is_article else ():
            yield "json-ld", raw
    for name in PUBLISHED_META:
        for raw in post.page.meta.get(name, []):
            yield name, raw


def _guess(page: Page) -> Dated | None:
    """Ask htmldate, about the head alone: in the body it takes a member's or a comment's date as well."""
    from htmldate import find_date  # noqa: PLC0415 (seven pages in eight need none)

    head = next(iter(page.index.tagged("head")), None)
    if head is None:
        return None
    shell = html.Element("html")
    shell.append(deepcopy(head))
    fetched = page.context.fetched_at
    latest = fetched.date().isoformat() if fetched else LAST_DAY
    raw = find_date(shell, extensive_search=False, original_date=True, max_date=latest)
    return _read(page, "htmldate", raw, None) if raw else None


def _machine(element: _Element) -> Iterator[str]:
    for name in INSTANTS:
        value = element.get(name)
        if value:
            yield value
            if stamped := _STAMPED.match(value):
                yield from stamped.groups()


def _shown(lines: list[str]) -> Iterator[str]:
    """Yield whole lines that are dates, then the dates inside of lines."""
    short = [
        line
        for line in lines
        if line and len(line) <= MAX_LINE_CHARS and any(char.isdigit() for char in line)
    ]
    for line in short:
        yield line
        for match in DATE_IN_LINE.finditer(line):
            yield match[0]


def _behind_ages(post: Post) -> Iterator[str]:
    """The titles of ages near the headline: "3 years ago"."""
    close = filter(post.is_close, post.page.index.find("[title]"))
    for element in islice(post.outside(close), MAX_TITLED):
        if is_age(short_text(element, MAX_AGE_CHARS)):
            yield element.get("title") or ""


def _signed(lines: list[str]) -> Iterator[str]:
    """The date of the line that signs the post below its text, where only one of the last lines may: one that
    begins with a date, or says before it that something was posted ("Posted by Ann at May 3, 2012").
    """
    dated = [
        date[0]
        for line in lines[-MAX_SIGNATURES:]
        if len(line) <= MAX_SIGNATURE_CHARS
        and (date := DATE_IN_LINE.search(line)) is not None
        and date.start() <= MAX_BEFORE_DATE
        and _BEFORE_SIGNED.match(line[: date.start()])
    ]
    if len(dated) == 1:
        yield dated[0]


_BEFORE_SIGNED = re.compile(
    r"(?i)\W*(?:(?:posted|published|written|submitted|filed|geschrieben|verfasst|veröffentlicht|eingestellt"
    r"|publi[ée]|post[ée]|[ée]crit|rédigé|publicad[oa]|enviado|escrito|pubblicato|scritto|postato|inserito"
    r"|postado|geplaatst|geschreven|skrevet|skrivet|publicerat|napisan[eo]|dodan[eo]|опубликован[оа]?"
    r"|написан[оа]?|опубліковано|نوشته شده|ارسال شده|نشر"
    r"|发表于?|发布于?|發表於?|投稿|作成|등록|작성)(?!\w).*|[^\W\d_]{2,12}\.?,?)?\s*$"
)
"""Nothing, a weekday, or what says that the post was published."""


def _read(page: Page, source: str, raw: str, day_first: bool | None) -> Dated | None:
    moment = parse_date(
        raw, language=page.context.language, reference=page.context.fetched_at, day_first=day_first
    )
    if moment is None or (source in _IN_LINES and moment.iso < FIRST_DAY):
        return None
    return Dated(moment=moment, raw=" ".join(raw.split()), source=source)
