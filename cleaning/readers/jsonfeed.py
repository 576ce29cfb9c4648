"""JSON Feed (https://www.jsonfeed.org/version/1.1/): one document per item."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.errors import CleaningError
from cleaning.jsontext import spell_out
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.discussions import NO_ENTRIES
from cleaning.readers.entries import UNREADABLE, Entry, to_document
from cleaning.readers.tables import Fields, dicts_of, text_of, texts_of
from cleaning.rules.characters import mend_characters
from cleaning.rules.php_errors import strip_markup
from cleaning.rules.reject import reject
from cleaning.types import Document, Outcome, RawPage, Rejection


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one JSON Feed."""
    cuts = CutLog() if cuts is None else cuts
    text = mend_characters(spell_out(decode(page.body, page.media_type).text), cuts)
    feed = _load(strip_markup(text, cuts))
    if feed is None:
        reason = "the record is no JSON object"
        return Outcome(rejections=(Rejection(rule=UNREADABLE, reason=reason),), cuts=cuts.freeze())
    items = dicts_of(feed, "items")
    if not items:
        reason = "the feed holds no entry"
        return Outcome(rejections=(Rejection(rule=NO_ENTRIES, reason=reason),), cuts=cuts.freeze())
    results = [_clean(item, number, feed, cuts) for number, item in enumerate(items, 1)]
    return Outcome(
        documents=tuple(result for result in results if isinstance(result, Document)),
        rejections=tuple(result for result in results if isinstance(result, Rejection)),
        cuts=cuts.freeze(),
    )


def _load(text: str) -> Fields | None:
    """Read the first JSON object of the text; what stands before or behind it is noise."""
    start = text.find("{")
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text, max(start, 0))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, Mapping) else None


def _clean(item: Fields, number: int, feed: Fields, cuts: CutLog) -> Document | Rejection:
    site = clean_value(text_of(feed, "title")) or None
    try:
        document = to_document(_entry(item, feed), record=number, site=site, platform=None, cuts=cuts)
    except CleaningError as error:
        return Rejection(rule=UNREADABLE, reason=error.message, record=number)
    rejection = reject(document)
    return Rejection(rule=rejection.rule, reason=rejection.reason, record=number) if rejection else document


def _entry(item: Fields, feed: Fields) -> Entry:
    html, plain = text_of(item, "content_html"), text_of(item, "content_text")
    return Entry(
        title=text_of(item, "title") or None,
        url=text_of(item, "url", "external_url") or None,
        authors=_authors(item) or _authors(feed),
        published=text_of(item, "date_published") or None,
        modified=text_of(item, "date_modified") or None,
        language=text_of(item, "language") or text_of(feed, "language") or None,
        content=html or plain,
        is_plain=not html,
        summary=text_of(item, "summary"),
        tags=tuple(texts_of(item, "tags")),
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    """Return the names; version 1.0 has one `author`, 1.1 a list."""
    single = fields.get("author")
    tables = [*dicts_of(fields, "authors"), *([single] if isinstance(single, Mapping) else [])]
    return tuple(dict.fromkeys(name for table in tables if (name := text_of(table, "name"))))
