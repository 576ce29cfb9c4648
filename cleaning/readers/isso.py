"""isso's API: the comments of one thread, answers inside (`GET /?uri=<path>`).

https://isso-comments.de/docs/reference/server-api/. An answer does not name its page; the record's own
address does in `uri`: whole, or as a path where isso runs below the blog's own host.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin, urlsplit

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Said, gather
from cleaning.readers.tables import Fields, count_of, dicts_of, number_of, records_of, text_of
from cleaning.types import Outcome, RawPage

HIDDEN = {2: "comment_held_for_moderation", 4: "comment_deleted"}
"""`mode` -> the rule under which a comment is counted as left out."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer of the API."""
    return read_answer(page, lambda value, log: _read_value(value, _post_url(page.url or ""), log), cuts)


def _read_value(value: Json, url: str, cuts: CutLog) -> Outcome:
    said = []
    stack = list(reversed(records_of(value, "replies")))
    while stack:
        record = stack.pop()
        stack.extend(reversed(dicts_of(record, "replies")))
        rule = HIDDEN.get(count_of(record, "mode") or 0)
        if rule:
            cuts.add(rule, text_of(record, "text") or number_of(record, "id"))
        else:
            said.append(_said(record, url))
    return gather((), said, cuts)


def _post_url(url: str) -> str:
    """Tell the page from the address of the answer; empty where it cannot be told.

    >>> _post_url("https://cook.example/isso/?uri=%2Fsoup%2F&nested_limit=5")
    'https://cook.example/soup/'
    >>> _post_url("https://comments.example/?uri=%2Fsoup%2F")
    ''
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    uri = parse_qs(parts.query).get("uri", [""])[0]
    is_whole = uri.startswith(("https://", "http://"))
    return urljoin(url, uri) if uri and (is_whole or parts.path.strip("/")) else ""


def _said(record: Fields, url: str) -> Said:
    created = record.get("created")
    return Said(
        content=text_of(record, "text"),
        post_url=url,
        author=text_of(record, "author"),
        author_url=text_of(record, "website"),
        published=str(int(created)) if isinstance(created, int | float) else "",
        number=number_of(record, "id"),
        answers=number_of(record, "parent"),
        likes=count_of(record, "likes"),
    )
