"""Entries of feeds, whatever their format -> documents.

Method: the content is a fragment of HTML; it is parsed, pruned and read as lines like a page, without the
search for the main text, for all of it is the entry. Feeds often escape twice: tags or entities that are
still there as text are resolved once more. Tails that feed software adds ("The post T appeared first on S",
"Continue reading") are cut and logged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape

from cleaning.blocks import lines_of
from cleaning.context import PageContext
from cleaning.cuts import CutLog
from cleaning.dates import parse_date
from cleaning.errors import CleaningError
from cleaning.metadata.jsonld import clean_value
from cleaning.metadata.labels import tidy_labels, tidy_language
from cleaning.metadata.names import clean_authors
from cleaning.page_index import PageIndex
from cleaning.phrases import is_phrase
from cleaning.rules.code_toolbars import drop_code_toolbars
from cleaning.rules.duplicates import drop_duplicates
from cleaning.rules.lines import clean_lines
from cleaning.rules.prune import prune
from cleaning.tree import parse_html
from cleaning.types import Document, Rejection

UNREADABLE = "unreadable"
"""Rule: records that cannot be read at all."""
FEED_TAIL = "feed_tail"
"""Rule: lines that feed software adds at the end of every entry."""

TOLD = (
    *("title", "author", "published", "modified", "language", "tags", "categories", "site", "summary"),
    "comment_count",
)
"""Fields that a feed tells."""
TAIL_FAMILIES = ("continuation", "syndication", "feed_plumbing")
MAX_TAIL_CHARS = 300
"""A tail with a long title and site; longer last lines are prose."""
MIN_ESCAPED_TAGS = 2
"""Tags shown as text from which a body was escaped twice: prose may name one."""

_APPEARED = re.compile(
    r"(?:the post|der beitrag|l['’]article|l['’]articolo|la entrada|o post|het bericht|artykuł|сообщение"
    r"|запись|inlägget)\s.{1,250}"
    r"(?:appeared first on|first appeared on|erschien zuerst (?:auf|bei)|est apparu en premier sur"
    r"|proviene da|è apparso per primo su"
    r"|se publicó primero en|aparece primero en|apareceu primeiro em|verscheen eerst op"
    r"|pojawił się poczatkowo na|pojawił się "
    r"najpierw na|появил(?:ась|ись|ось|ся) сначала на|dök först upp på)\s.{1,120}",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(
    r"</?(?:p|br|a|div|img|strong|em|span|b|i|ul|ol|li|h[1-6]|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|hellip|[mn]dash);", re.IGNORECASE
)
_CODE = re.compile(r"<(?:code|pre)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as its feed has it: strings undecoded, absent fields None."""

    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_raw: str | None = None
    """As the source prints it, where `published` was composed of more."""
    modified: str | None = None
    language: str | None = None
    content: str = ""
    """HTML, unless `is_plain`."""
    is_plain: bool = False
    summary: str = ""
    """HTML."""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comment_count: int | None = None


def clean_entry(
    entry: Entry, *, site: str | None, platform: str | None, cuts: CutLog, origin: str
) -> Document | Rejection:
    """Clean one entry of an API or an export; one that cannot be read never loses the others."""
    try:
        return to_document(entry, record=1, site=site, platform=platform, cuts=cuts, origin=origin)
    except CleaningError as error:
        return Rejection(rule=UNREADABLE, reason=error.message)


def to_document(
    entry: Entry, *, record: int, site: str | None, platform: str | None, cuts: CutLog, origin: str = "feed"
) -> Document:
    """Clean one entry. Raises CleaningError for content that cannot be read.

    origin: what `Document.evidence` calls the source.
    """
    title = clean_value(entry.title or "") or None
    author = join_authors(entry.authors)
    context = PageContext(url=entry.url, language=entry.language, platform=platform)
    lines = content_lines(entry.content or entry.summary, entry.is_plain, context, cuts)
    lines = clean_lines(cut_tail(lines, cuts), cuts, title=title, author=author, site=site)
    lines = drop_duplicates(lines, cuts)
    document = Document(
        text="\n".join(lines),
        title=title,
        author=author,
        url=entry.url,
        site=site,
        platform=platform,
        published=iso_of(entry.published, entry.language),
        published_raw=entry.published_raw or entry.published,
        modified=iso_of(entry.modified, entry.language),
        language=tidy_language(entry.language),
        summary=_summary(entry, context),
        tags=tidy_labels(map(clean_value, entry.tags)),
        categories=tidy_labels(map(clean_value, entry.categories)),
        comment_count=entry.comment_count,
        record=record,
    )
    return replace(document, evidence=tell_evidence(document, origin))


def tell_evidence(document: Document, source: str) -> dict[str, str]:
    """Evidence for each field that a document has, all from one source."""
    return {name: source for name in TOLD if getattr(document, name) not in (None, ())}


def _summary(entry: Entry, context: PageContext) -> str | None:
    """Read the summary, where it is more than a copy of the content."""
    if not entry.content or entry.summary == entry.content:
        return None
    log = CutLog()  # A summary repeats the beginning of the text: what is cut from it is no loss to report.
    return " ".join(cut_tail(content_lines(entry.summary, False, context, log), log)) or None


def content_lines(content: str, is_plain: bool, context: PageContext, cuts: CutLog) -> list[str]:
    """Read the lines of an entry's content."""
    if is_plain and not _ESCAPED_TAG.search(content):
        return [line for line in (" ".join(raw.split()) for raw in content.split("\n")) if line]
    lines = _html_lines(content, context, cuts)
    escaped = "\n".join(lines)
    if _CODE.search(content):
        return lines
    if len(_ESCAPED_TAG.findall(escaped)) >= MIN_ESCAPED_TAGS:
        return _html_lines(escaped, context, cuts)
    return [unescape(line) if _ENTITY.search(line) else line for line in lines]


def cut_tail(lines: list[str], cuts: CutLog) -> list[str]:
    """Cut what feed software adds behind the last paragraph.

    >>> cut_tail(["Text.", "The post T appeared first on S."], CutLog())
    ['Text.']
    """
    kept = list(lines)
    while (
        kept
        and len(kept[-1]) <= MAX_TAIL_CHARS
        and (_APPEARED.fullmatch(kept[-1]) or is_phrase(kept[-1], *TAIL_FAMILIES))
    ):
        cuts.add(FEED_TAIL, kept.pop())
    return kept


def join_authors(raw: Iterable[str]) -> str | None:
    """Join the names of an entry's authors; an address behind or before a name goes ("a@b.example (Ann)")."""
    names = [
        clean_authors(re.sub(r"\S+@\S+\s*\(([^()]*)\)|\S+@\S+", r"\1", clean_value(name))) for name in raw
    ]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def iso_of(raw: str | None, language: str | None) -> str | None:
    """Read a feed's date."""
    moment = parse_date(raw, language=language) if raw else None
    return moment.iso if moment else None


def _html_lines(content: str, context: PageContext, cuts: CutLog) -> list[str]:
    if not content.strip():
        return []
    tree = parse_html(f"<html><body><div>{content}</div></body></html>", source=context.url or "entry")
    drop_code_toolbars(tree, cuts)
    prune(PageIndex(tree), cuts)
    return lines_of(tree)
