"""Blogger's JSON: its feeds in GData's letters (`alt=json`), and the API v3.

A GData feed is the Atom feed with `$t` for text and `$` for the colon of a prefix, so it is put back into the
fields of one and read as such. https://developers.google.com/gdata/docs/json and
https://developers.google.com/blogger/docs/3.0/reference/comments.
"""

from __future__ import annotations

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Posted, Said, gather, host_of
from cleaning.readers.entries import Entry, clean_entry
from cleaning.readers.feed import read_entries
from cleaning.readers.tables import (
    Fields,
    count_of,
    dicts_of,
    number_of,
    records_of,
    table_of,
    text_of,
    texts_of,
)
from cleaning.readers.wordpress_values import refuse_post
from cleaning.types import Outcome, RawPage

PLATFORM = "blogger"
ORIGIN = "blogger-api"
DELETED = "comment_deleted"
_REMOVED = "blogger.contentRemoved"


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer."""
    return read_answer(page, _read_value, cuts)


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    records = records_of(value, "items")
    if records and ("kind" in records[0] or "blog" in records[0]):
        return _read_items(records, cuts)
    feeds = [
        table_of(record, "feed") or {"entry": [table_of(record, "entry") or record]} for record in records
    ]
    raw = [entry for feed in feeds for entry in dicts_of(feed, "entry")]
    kept = [_entry(entry) for entry in raw if not _is_removed(entry)]
    for entry in raw:
        if _is_removed(entry):
            cuts.add(DELETED, _value(entry, "content") or _value(entry, "id"))
    channel: Fields = {**(_entry(feeds[0]) if feeds else {}), "generator": PLATFORM}
    return read_entries(channel, kept, cuts)


def _value(fields: Fields, name: str) -> str:
    return text_of(table_of(fields, name), "$t")


def _is_removed(entry: Fields) -> bool:
    marks = dicts_of(entry, "gd$extendedProperty")
    return any(mark.get("name") == _REMOVED and mark.get("value") == "true" for mark in marks)


def _entry(entry: Fields) -> Fields:
    """Put an entry, or a feed, into the names that the feed reader knows."""
    authors = [
        {"name": _value(author, "name"), "href": _value(author, "uri")}
        for author in dicts_of(entry, "author")
    ]
    links = dicts_of(entry, "link")
    content = table_of(entry, "content")
    answered = table_of(entry, "thr$in-reply-to")
    fields: dict[str, object] = {
        name: _value(entry, name) for name in ("id", "title", "published", "updated", "summary")
    }
    return fields | {
        "link": next((text_of(link, "href") for link in links if link.get("rel") == "alternate"), ""),
        "links": links,
        "authors": authors,
        "author_detail": authors[0] if authors else {},
        "content": [{"value": text_of(content, "$t"), "type": text_of(content, "type")}] if content else [],
        "tags": [
            {"term": text_of(label, "term"), "scheme": text_of(label, "scheme")}
            for label in dicts_of(entry, "category")
        ],
        "thr_total": _value(entry, "thr$total"),
        **({"thr_in-reply-to": answered} if answered else {}),
    }


def _read_items(records: list[Fields], cuts: CutLog) -> Outcome:
    """Read the items of the API v3; comments name their post by number alone."""
    posts = [_post(item, cuts) for item in records if not _is_comment(item)]
    inside = [comment for item in records for comment in dicts_of(table_of(item, "replies"), "items")]
    said = [_said(item) for item in (*filter(_is_comment, records), *inside) if _is_live(item, cuts)]
    return gather(posts, said, cuts, platform=PLATFORM)


def _is_comment(item: Fields) -> bool:
    return item.get("kind") == "blogger#comment" or "post" in item


def _is_live(item: Fields, cuts: CutLog) -> bool:
    status = text_of(item, "status").lower()
    if status in {"", "live"}:
        return True
    cuts.add(
        f"comment_{status}" if status in {"spam", "pending"} else DELETED, text_of(item, "content", "id")
    )
    return False


def _post(item: Fields, cuts: CutLog) -> Posted:
    url, number = text_of(item, "url"), number_of(item, "id")
    status = text_of(item, "status").lower()
    refusal = refuse_post("", "" if status == "live" else status)
    author, replies = table_of(item, "author"), table_of(item, "replies")
    entry = Entry(
        title=text_of(item, "title") or None,
        url=url or None,
        authors=tuple(filter(None, (text_of(author, "displayName"),))),
        published=text_of(item, "published") or None,
        modified=text_of(item, "updated") or None,
        content=text_of(item, "content"),
        categories=tuple(texts_of(item, "labels")),
        comment_count=count_of(replies, "totalItems"),
    )
    result = refusal or clean_entry(entry, site=host_of(url), platform=PLATFORM, cuts=cuts, origin=ORIGIN)
    return Posted(number=number, url=url, result=result)


def _said(item: Fields) -> Said:
    author = table_of(item, "author")
    return Said(
        content=text_of(item, "content"),
        post_number=number_of(table_of(item, "post"), "id"),
        author=clean_value(text_of(author, "displayName")),
        author_url=text_of(author, "url"),
        published=text_of(item, "published"),
        number=number_of(item, "id"),
        answers=number_of(table_of(item, "inReplyTo"), "id"),
    )
