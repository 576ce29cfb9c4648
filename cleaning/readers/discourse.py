"""Discourse: a topic (`/t/<slug>/<id>.json`), or messages alone; the first message of a topic is the post.

Answers name the number of the message in its topic. `stream` lists all ids of a topic, of which an answer
holds the first twenty, so the rest comes as further records of the same topic.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Posted, Said, gather, host_of
from cleaning.readers.entries import Entry, clean_entry
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
from cleaning.types import Outcome, RawPage

PLATFORM = "discourse"
ORIGIN = "discourse-api"
DELETED = "comment_deleted"
FIRST = 1
"""Number of the message that opens a topic."""
PLAIN_MESSAGE = 1
"""`post_type`; others are notes of moderators and of the software ("closed this topic")."""
LIKE = 2
"""https://github.com/discourse/discourse/blob/v3.4.0/app/models/post_action_type.rb"""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer; the address of the site is known by the record's own."""
    return read_answer(page, lambda value, log: _read_value(value, page.url or "", log), cuts)


def _read_value(value: Json, url: str, cuts: CutLog) -> Outcome:
    posts: list[Posted] = []
    said: list[Said] = []
    for record in records_of(value):
        messages = dicts_of(table_of(record, "post_stream"), "posts") or [record]
        starter = next((number_of(m, "user_id") for m in messages if m.get("post_number") == FIRST), "")
        for message in messages:
            address = _address(record, message, url)
            if message.get("post_number") == FIRST:
                posts.append(_post(record, message, address, cuts))
            elif count_of(message, "post_type") not in {None, PLAIN_MESSAGE}:
                cuts.add("forum_notice", text_of(message, "cooked") or text_of(message, "action_code"))
            elif message.get("user_deleted") is True or message.get("hidden") is True:
                cuts.add(DELETED, text_of(message, "cooked"))
            else:
                said.append(_said(record, message, address, starter))
    return gather(posts, said, cuts, platform=PLATFORM)


def _address(topic: Fields, message: Fields, url: str) -> str:
    """Compose the address of a topic as its page names it; empty where the site is not known."""
    parts = urlsplit(url)
    slug = text_of(message, "topic_slug") or text_of(topic, "slug")
    number = number_of(message, "topic_id") or number_of(topic, "id")
    if not parts.netloc or not number:
        return ""
    base = parts.path.partition("/t/")[0].partition("/posts/")[0].rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{base}/t/{slug or '-'}/{number}"


def _post(topic: Fields, message: Fields, url: str, cuts: CutLog) -> Posted:
    count = count_of(topic, "posts_count")
    entry = Entry(
        title=text_of(topic, "title", "fancy_title") or None,
        url=url or None,
        authors=(text_of(message, "username", "name"),),
        published=text_of(message, "created_at") or None,
        modified=text_of(message, "updated_at") or None,
        content=text_of(message, "cooked"),
        tags=tuple(texts_of(topic, "tags") or (text_of(tag, "name") for tag in dicts_of(topic, "tags"))),
        comment_count=count - 1 if count else None,
    )
    result = clean_entry(entry, site=host_of(url), platform=PLATFORM, cuts=cuts, origin=ORIGIN)
    return Posted(number=number_of(topic, "id"), url=url, result=result)


def _said(topic: Fields, message: Fields, url: str, starter: str) -> Said:
    likes = [action for action in dicts_of(message, "actions_summary") if action.get("id") == LIKE]
    answers = number_of(message, "reply_to_post_number")
    user = number_of(message, "user_id")
    return Said(
        content=text_of(message, "cooked"),
        post_url=url,
        post_number=number_of(message, "topic_id") or number_of(topic, "id"),
        post_title=text_of(topic, "title"),
        author=text_of(message, "username"),
        published=text_of(message, "created_at"),
        number=number_of(message, "post_number"),
        answers="" if answers == str(FIRST) else answers,
        likes=count_of(likes[0], "count") if likes else count_of(message, "reaction_users_count"),
        by_post_author=bool(starter) and user == starter,
    )
