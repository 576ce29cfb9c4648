"""Disqus: the XML export of a forum, and messages of its API 3.0.

https://help.disqus.com/en/articles/1717164-comments-export. Threads come first, each with the address and
title of its page; messages name their thread and what they answer by number.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.jsontext import Json, find_json
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Said, address_of, gather
from cleaning.readers.entries import UNREADABLE
from cleaning.readers.tables import Fields, count_of, number_of, records_of, table_of, text_of
from cleaning.readers.xmltree import children_of, fields_of, parse_export
from cleaning.rules.characters import mend_characters
from cleaning.types import Outcome, RawPage, Rejection

PLATFORM = "disqus"
STATES = {"isDeleted": "comment_deleted", "isSpam": "comment_spam"}
"""Mark of a message -> the rule under which it is counted as left out."""
_ID = "{http://disqus.com/disqus-internals}id"
_BARE_ID = "dsq:id"
"""The attribute where the export has lost the declaration of its prefix."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one export, a piece of one, or one answer of the API."""
    text = decode(page.body, page.media_type).text
    if find_json(text) is not None:
        return read_answer(page, _read_value, cuts)
    cuts = CutLog() if cuts is None else cuts
    root = parse_export(text, "disqus")
    if root is None:
        reason = "the record is no XML of a Disqus export: fetch it again"
        return Outcome(rejections=(Rejection(rule=UNREADABLE, reason=reason),))
    threads = {_number(thread): fields_of(thread) for thread in children_of(root, "thread")}
    said = [one for message in children_of(root, "post") for one in _message(message, threads, cuts)]
    return gather((), said, cuts)


def _message(message: _Element, threads: dict[str, dict[str, str]], cuts: CutLog) -> Iterator[Said]:
    fields = fields_of(message)
    content = fields.get("message", "")
    rule = next((rule for mark, rule in STATES.items() if fields.get(mark) == "true"), None)
    if rule:
        cuts.add(rule, content)
        return
    author = fields_of(next(children_of(message, "author"), message))
    number = next((_number(thread) for thread in children_of(message, "thread")), "")
    thread = threads.get(number, {})
    yield Said(
        content=mend_characters(content, cuts),
        post_url=thread.get("link", ""),
        post_number=number,
        post_title=thread.get("title", ""),
        author=mend_characters(author.get("name", ""), cuts),
        author_url=author.get("link", ""),
        published=fields.get("createdAt", ""),
        number=_number(message),
        answers=next((_number(parent) for parent in children_of(message, "parent")), ""),
    )


def _number(element: _Element) -> str:
    return element.get(_ID) or element.get(_BARE_ID) or ""


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    """Read an answer of `threads/listPosts` or `posts/list`; `related=thread` adds the page's address."""
    said = []
    for record in records_of(value, "response"):
        content = text_of(record, "message", "raw_message")
        rule = next((rule for mark, rule in STATES.items() if record.get(mark) is True), None)
        if rule:
            cuts.add(rule, content)
        else:
            said.append(_answer(record, content))
    return gather((), said, cuts)


def _answer(record: Fields, content: str) -> Said:
    thread, author = table_of(record, "thread"), table_of(record, "author")
    return Said(
        content=content,
        is_plain=not text_of(record, "message"),
        post_url=text_of(thread, "link") or address_of(text_of(record, "url")),
        post_number=number_of(thread, "id") or number_of(record, "thread"),
        post_title=text_of(thread, "clean_title", "title"),
        author=text_of(author, "name", "username"),
        author_url=text_of(author, "url"),
        published=_utc(text_of(record, "createdAt")),
        published_raw=text_of(record, "createdAt"),
        number=number_of(record, "id"),
        answers=number_of(record, "parent"),
        likes=count_of(record, "likes"),
    )


def _utc(moment: str) -> str:
    """Say that a time of the API is UTC, which it leaves out."""
    return f"{moment}Z" if moment and moment[-1].isdigit() and "+" not in moment else moment
