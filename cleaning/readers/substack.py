"""Substack's API: posts, and the tree of comments under a post (`/api/v1/post/<id>/comments`).

Comments name their post by number alone, so they need a post of that number in the same record. Fields after
https://github.com/jakub-k-slys/substack-api; `ancestor_path` holds the ids above a comment, joined by dots.
"""

from __future__ import annotations

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Posted, Said, gather, host_of
from cleaning.readers.entries import Entry, clean_entry
from cleaning.readers.tables import Fields, count_of, dicts_of, number_of, records_of, table_of, text_of
from cleaning.types import Outcome, RawPage

PLATFORM = "substack"
ORIGIN = "substack-api"
DELETED = "comment_deleted"


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer of the API."""
    return read_answer(page, _read_value, cuts)


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    records = records_of(value, "posts", "comments")
    if isinstance(value, dict) and (post := table_of(value, "post")):
        records.append(post)
    posts = [_post(record, cuts) for record in records if _is_post(record)]
    said: list[Said] = []
    stack = [record for record in reversed(records) if not _is_post(record)]
    while stack:
        record = stack.pop()
        stack.extend(reversed(dicts_of(record, "children")))
        if record.get("deleted") is True or not text_of(record, "body"):
            cuts.add(DELETED, text_of(record, "body") or number_of(record, "id"))
        else:
            said.append(_said(record))
    return gather(posts, said, cuts, platform=PLATFORM)


def _is_post(record: Fields) -> bool:
    return "canonical_url" in record or "slug" in record


def _post(record: Fields, cuts: CutLog) -> Posted:
    url = text_of(record, "canonical_url")
    entry = Entry(
        title=text_of(record, "title") or None,
        url=url or None,
        authors=tuple(text_of(author, "name") for author in dicts_of(record, "publishedBylines")),
        published=text_of(record, "post_date") or None,
        modified=text_of(record, "updated_at") or None,
        language=text_of(record, "language") or None,
        content=text_of(record, "body_html", "truncated_body_text"),
        summary=text_of(record, "subtitle", "description"),
        tags=tuple(text_of(tag, "name") for tag in dicts_of(record, "postTags")),
        comment_count=count_of(record, "comment_count"),
    )
    result = clean_entry(entry, site=host_of(url), platform=PLATFORM, cuts=cuts, origin=ORIGIN)
    return Posted(number=number_of(record, "id"), url=url, result=result)


def _said(record: Fields) -> Said:
    handle = text_of(record, "handle")
    return Said(
        content=text_of(record, "body"),
        is_plain=True,
        post_number=number_of(record, "post_id"),
        author=text_of(record, "name", "handle"),
        author_url=f"https://substack.com/@{handle}" if handle else "",
        published=text_of(record, "date"),
        number=number_of(record, "id"),
        answers=text_of(record, "ancestor_path").rpartition(".")[2],
        likes=count_of(record, "reaction_count"),
        by_post_author=table_of(record, "metadata").get("is_author") is True,
    )
