"""RSS, Atom and RDF feeds: one document per entry, or one per post where the entries are comments.

Method: decode, strip error output, cut the feed out of what stands around it (which also drops the document
type, and with it every entity that a hostile feed might define), and let `feedparser` read it, which
forgives broken XML. A feed of comments is told by its title or by entries that answer something
(`cleaning.readers.feed_comments`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

import feedparser

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.errors import CleaningError
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.discussions import NO_ENTRIES, Posted, gather, outcome_of
from cleaning.readers.entries import UNREADABLE, Entry, to_document
from cleaning.readers.feed_comments import (
    is_comment_feed,
    kind_of,
    names_kind,
    number_in,
    read_comments,
    read_discussions,
)
from cleaning.readers.tables import Fields, body_of, dicts_of, text_of
from cleaning.rules.characters import mend_characters
from cleaning.rules.php_errors import strip_markup
from cleaning.rules.reject import reject
from cleaning.types import Document, Outcome, RawPage, Rejection

_ROOT = re.compile(r"<(?:rss|(?:\w{1,20}:)?feed|rdf:rdf)(?=[\s>])", re.IGNORECASE)
_END = re.compile(r"</(?:rss|(?:\w{1,20}:)?feed|rdf:rdf)\s{0,20}>", re.IGNORECASE)
_PLATFORMS = {
    "wordpress": "wordpress",
    "blogger": "blogger",
    "typepad": "typepad",
    "movabletype": "movabletype",
    "drupal": "drupal",
    "ghost": "ghost",
    "medium": "medium",
    "substack": "substack",
}
"""Words of a feed's generator -> platform."""
_TAKEOUT = "http://schemas.google.com/blogger/2018"
"""Namespace in which Google Takeout says what an entry is, and of authors too, which hides the first."""
_TAKEOUT_AUTHOR = re.compile(
    r"(<author>(?:(?!</author>)[\s\S]){0,2000}?)<blogger:type>[^<>]{0,40}</blogger:type>"
)
_NAMESPACE = re.compile(r"""xmlns(?::[\w.-]{1,40})?\s{0,5}=\s{0,5}(["'])[^"'<>]{1,200}\1""")
"""Where a namespace is named; the reader of well-formed feeds breaks at a space in its address."""
POST_KINDS = frozenset({"post", "page"})
"""Kinds of entries of a Blogger backup that are posts."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one feed."""
    cuts = CutLog() if cuts is None else cuts
    text = strip_markup(mend_characters(decode(page.body, page.media_type).text, cuts), cuts)
    feed = _TAKEOUT_AUTHOR.sub(r"\1", text) if _TAKEOUT in text else text
    parsed = feedparser.parse(BytesIO(_feed_in(feed)), sanitize_html=False, resolve_relative_uris=False)
    # As plain tables: feedparser's own answer "updated" with the time of publication where there is no other.
    return read_entries(dict(parsed.feed), [dict(entry) for entry in parsed.entries], cuts)


def read_entries(channel: Fields, entries: Sequence[Fields], cuts: CutLog) -> Outcome:
    """Make documents of a parsed feed: posts, comments, or both where it is the backup of a blog."""
    if not entries:
        reason = "the feed holds no entry"
        return Outcome(rejections=(Rejection(rule=NO_ENTRIES, reason=reason),), cuts=cuts.freeze())
    platform = _platform(channel)
    if any(map(kind_of, entries)):
        return _read_backup(channel, entries, cuts)
    if is_comment_feed(channel, entries):
        return outcome_of(read_discussions(channel, entries, platform=platform, cuts=cuts), cuts)
    site = clean_value(text_of(channel, "title")) or None
    results = [
        _clean(entry, number, channel, site, platform, cuts) for number, entry in enumerate(entries, 1)
    ]
    return Outcome(
        documents=tuple(result for result in results if isinstance(result, Document)),
        rejections=tuple(result for result in results if isinstance(result, Rejection)),
        cuts=cuts.freeze(),
    )


def _read_backup(channel: Fields, entries: Sequence[Fields], cuts: CutLog) -> Outcome:
    """Read a backup of Blogger: settings, template, posts, pages and comments as entries of one feed."""
    platform, site = "blogger", clean_value(text_of(channel, "title")) or None
    posts, comments = [], []
    for number, entry in enumerate(entries, 1):
        kind = kind_of(entry)
        if kind == "comment" and not _is_hidden(entry):
            comments.append(entry)
        elif kind == "comment":
            cuts.add("comment_not_public", text_of(entry, "summary", "title") or body_of(entry)[0])
        elif kind in POST_KINDS:
            result = _refuse_draft(entry) or _clean(entry, number, channel, site, platform, cuts)
            own = number_in(text_of(entry, "id")) or ""
            posts.append(Posted(number=own, url=text_of(entry, "link"), result=result))
        else:
            cuts.add("blog_settings", text_of(entry, "title", "id"))
    said = read_comments(channel, comments, platform=platform)
    return gather(posts, said, cuts, platform=platform, site=site)


def _refuse_draft(entry: Fields) -> Rejection | None:
    is_draft = text_of(entry, "app_draft", "draft").casefold() == "yes"
    if is_draft or _is_hidden(entry):
        return Rejection(rule="not_published", reason="the post is a draft, or in the trash")
    return None


def _is_hidden(entry: Fields) -> bool:
    """Whether Google Takeout says that an entry is not shown to readers."""
    return text_of(entry, "blogger_status") not in {"", "LIVE"} or bool(text_of(entry, "blogger_trashed"))


def _feed_in(text: str) -> bytes:
    """Cut the feed out of what stands around it, as UTF-8."""
    root = _ROOT.search(text)
    ends = list(_END.finditer(text))
    start = root.start() if root else 0
    end = ends[-1].end() if ends and ends[-1].end() > start else len(text)
    feed = _NAMESPACE.sub(lambda named: "".join(named[0].split()), text[start:end])
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + feed.encode("utf-8", "replace")


def _clean(
    entry: Fields, number: int, channel: Fields, site: str | None, platform: str | None, cuts: CutLog
) -> Document | Rejection:
    """Clean one entry; one that cannot be read never loses the others."""
    try:
        document = to_document(_entry(entry, channel), record=number, site=site, platform=platform, cuts=cuts)
    except CleaningError as error:
        return Rejection(rule=UNREADABLE, reason=error.message, record=number)
    rejection = reject(document)
    return Rejection(rule=rejection.rule, reason=rejection.reason, record=number) if rejection else document


def _entry(entry: Fields, channel: Fields) -> Entry:
    content, is_plain = body_of(entry)
    details = entry.get("title_detail")
    plain_title = isinstance(details, Mapping) and details.get("type") == "text/plain"
    title = text_of(entry, "title")
    count = text_of(entry, "slash_comments", "thr_total").strip()
    return Entry(
        title=title.replace("<", "&lt;") if plain_title else title,
        url=text_of(entry, "feedburner_origlink", "link") or None,
        authors=_authors(entry) or _authors(channel),
        published=text_of(entry, "published", "created", "updated") or None,
        modified=text_of(entry, "updated") or None,
        language=_language(entry, channel),
        content=content,
        is_plain=is_plain,
        summary=text_of(entry, "summary"),
        categories=tuple(
            text_of(tag, "label", "term") for tag in dicts_of(entry, "tags") if not names_kind(tag)
        ),
        comment_count=int(count) if count.isascii() and count.isdigit() else None,
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    """Return the names; feedparser cuts "ann@rails.example (Ann)" at the wrong place, so that stays whole."""
    whole = text_of(fields, "author")
    names = [text_of(author, "name") for author in dicts_of(fields, "authors")]
    return tuple(filter(None, (whole,) if "@" in whole or not any(names) else names))


def _language(entry: Fields, channel: Fields) -> str | None:
    contents = [text_of(item, "language") for item in dicts_of(entry, "content")]
    return next(
        (
            language
            for language in (*contents, text_of(entry, "language"), text_of(channel, "language"))
            if language
        ),
        None,
    )


def _platform(channel: Fields) -> str | None:
    generator = text_of(channel, "generator").casefold()
    return next((name for word, name in _PLATFORMS.items() if word in generator), None)
