"""Remark42's API: comments flat (`format=plain`) or as a tree; each names the address of its page.

https://remark42.com/docs/contributing/api/
"""

from __future__ import annotations

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Said, gather
from cleaning.readers.tables import Fields, count_of, dicts_of, number_of, records_of, table_of, text_of
from cleaning.types import Outcome, RawPage

DELETED = "comment_deleted"


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer of the API."""
    return read_answer(page, _read_value, cuts)


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    said = []
    stack = list(reversed(records_of(value, "comments")))
    while stack:
        record = stack.pop()
        stack.extend(reversed(dicts_of(record, "replies")))
        comment = table_of(record, "comment") or record
        if comment.get("delete") is True:
            cuts.add(DELETED, text_of(comment, "text") or number_of(comment, "id"))
        else:
            said.append(_said(comment))
    return gather((), said, cuts)


def _said(comment: Fields) -> Said:
    return Said(
        content=text_of(comment, "text", "orig"),
        post_url=text_of(table_of(comment, "locator"), "url"),
        post_title=text_of(comment, "title"),
        author=text_of(table_of(comment, "user"), "name"),
        published=text_of(comment, "time"),
        number=number_of(comment, "id"),
        answers=number_of(comment, "pid"),
        likes=count_of(comment, "score"),
    )
