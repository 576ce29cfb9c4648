"""Flarum's payload: the discussion as its scripts hold it, beside a print that shows neither dates nor ids.

The payload is a document of JSON:API: "data" is the discussion, "included" holds posts and users, which name
each other by type and id. The post with the number 1 opens the discussion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree, html

from cleaning.blocks import text_of
from cleaning.comments.draft import Draft
from cleaning.comments.moments import read_instant
from cleaning.jsontext import Json

Record = Mapping[str, Json]

FIRST = 1
SAID = "comment"
"""`contentType` of what a person wrote; others tell that a discussion was renamed or locked."""
_MENTION = re.compile(r'<a\b[^<>]{0,400}\bclass="PostMention"[^<>]{0,400}\bdata-id="(\d{1,20})"')


def read_flarum(state: Json) -> list[Draft]:
    """Comments of a payload in the order of their numbers; none where it is no such payload."""
    document = _dict(state, "apiDocument")
    included = document.get("included")
    records = [one for one in included if isinstance(one, dict)] if isinstance(included, list) else []
    names = {one.get("id"): _name(one) for one in records if one.get("type") == "users"}
    posts = [one for one in records if one.get("type") == "posts"]
    opener = next((_user(one) for one in posts if _number(one) == FIRST), None)
    drafts = [draft for post in sorted(posts, key=_number) if (draft := _draft(post, names, opener))]
    by_number = {draft.number: draft for draft in drafts}
    for draft in drafts:
        draft.parent = by_number.get(draft.answers) if draft.answers else None
        draft.parent_evidence = "named" if draft.parent else None
    return drafts


def _draft(post: Record, names: Mapping[Json, str | None], opener: Json) -> Draft | None:
    attributes = _dict(post, "attributes")
    content, created, own = attributes.get("contentHtml"), attributes.get("createdAt"), post.get("id")
    if attributes.get("contentType") != SAID or _number(post) <= FIRST or not isinstance(content, str):
        return None
    mentioned = _MENTION.search(content)
    user = _user(post)
    return Draft(
        text=_plain(content),
        author=names.get(user),
        instant=read_instant(created) if isinstance(created, str) else None,
        number=own if isinstance(own, str) else None,
        answers=mentioned.group(1) if mentioned and mentioned.group(1) != own else None,
        by_post_author=user is not None and user == opener,
    )


def _number(post: Record) -> int:
    number = _dict(post, "attributes").get("number")
    return number if isinstance(number, int) else 0


def _user(post: Record) -> str | None:
    """The id of the user who wrote a post; None where the user was deleted."""
    own = _dict(_dict(_dict(post, "relationships"), "user"), "data").get("id")
    return own if isinstance(own, str) else None


def _name(user: Record) -> str | None:
    attributes = _dict(user, "attributes")
    names: Iterator[Json] = (attributes.get(key) for key in ("displayName", "username"))
    return next((name for name in names if isinstance(name, str) and name), None)


def _dict(value: Json | Record, key: str) -> Record:
    """The object that an object holds under a key; empty where there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, dict) else {}


def _plain(content: str) -> str:
    try:
        return text_of(html.fragment_fromstring(content, create_parent="div"))
    except (etree.ParserError, ValueError):
        return ""
