"""LinkedIn's client state: what a page holds for a member who is logged in, in `<code id="bpr-guid-...">`.

The state is normalised: a flat list "included" of typed records that name each other by URN
("*socialDetail": "urn:li:..."). Two generations of types stand side by side; where the older one keeps a
field under another name, both are asked for. A page shows other posts below its own, some with a comment: the
discussion is that of the post with the most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from cleaning.comments.draft import Draft
from cleaning.comments.moments import unix_to_iso
from cleaning.comments.thread import break_circles
from cleaning.jsontext import Json

Record = Mapping[str, Json]

COMMENT_TYPES = ("com.linkedin.voyager.dash.social.Comment", "com.linkedin.voyager.feed.Comment")
_URN = re.compile(
    r"comment:\((?:urn:li:)?\w{1,20}:(?P<post>\d{1,25}),(?P<own>\d{1,25})\)"
    r"|(?:fsd_comment|fs_objectComment):\((?P<newer>\d{1,25}),(?:urn:li:)?\w{1,20}:(?P<above>\d{1,25})\)"
)
"""Of a comment: "urn:li:comment:(activity:POST,OWN)", "urn:li:fsd_comment:(OWN,urn:li:activity:POST)"."""
SNOWFLAKE_DIGITS = 15
"""Shorter numbers hold no moment (milliseconds above the lowest 22 bits: longer since 1998)."""
MILLISECONDS = 1000


def read_voyager(state: Json) -> list[Draft]:
    """Comments of a state in its order, answers under what they answer; none where it is no such state."""
    included = state.get("included") if isinstance(state, dict) else None
    records = [one for one in included if isinstance(one, dict)] if isinstance(included, list) else []
    by_urn = {urn: one for one in records if isinstance(urn := one.get("entityUrn"), str)}
    found: dict[str, tuple[str, Record]] = {}
    for record in records:
        if record.get("$type") in COMMENT_TYPES and (ids := _ids(record)):
            found.setdefault(ids[1], (ids[0], record))
    busiest = [post for post, _ in Counter(post for post, _ in found.values()).most_common(1)]
    chosen = {own: record for own, (post, record) in found.items() if post in busiest}
    drafts = {own: draft for own, record in chosen.items() if (draft := _draft(own, record, by_urn))}
    answered = _answered(chosen, by_urn)
    for own, draft in drafts.items():
        draft.parent = drafts.get(answered.get(own, ""))
        draft.parent_evidence = "named" if draft.parent else None
    break_circles(list(drafts.values()))
    return list(_in_page_order(list(drafts.values())))


def _ids(record: Record) -> tuple[str, str] | None:
    """The numbers of the post and of the comment."""
    for key in ("urn", "entityUrn", "dashEntityUrn"):
        value = record.get(key)
        if isinstance(value, str) and (ids := _ids_in(value)):
            return ids
    return None


def _ids_in(urn: str) -> tuple[str, str] | None:
    found = _URN.search(urn)
    if found is None:
        return None
    return found["post"] or found["above"], found["own"] or found["newer"]


def _answered(comments: Mapping[str, Record], by_urn: Mapping[str, Record]) -> dict[str, str]:
    """Number of a comment -> number of the one it answers: as it says itself, or as that one lists it."""
    answered: dict[str, str] = {}
    for own, record in comments.items():
        link = record.get("permalink")
        above = record.get("parentCommentUrn")
        if isinstance(link, str) and "replyUrn=" in link:
            above = unquote(link).partition("commentUrn=")[2]
        if isinstance(above, str) and (ids := _ids_in(above)):
            answered[own] = ids[1]
        for listed in _listed(record, by_urn):
            if ids := _ids_in(listed):
                answered.setdefault(ids[1], own)
    return {own: above for own, above in answered.items() if own != above}


def _listed(record: Record, by_urn: Mapping[str, Record]) -> Iterator[str]:
    """URNs of the answers that the social detail of a comment lists."""
    comments = _linked(record, "socialDetail", by_urn).get("comments")
    elements = comments.get("*elements") if isinstance(comments, dict) else None
    for urn in elements if isinstance(elements, list) else ():
        if isinstance(urn, str):
            yield urn


def _draft(own: str, record: Record, by_urn: Mapping[str, Record]) -> Draft | None:
    text = _text(record.get("commentary")) or _text(record.get("commentV2")) or _values(record.get("comment"))
    person = record.get("commenterForDashConversion") or record.get("commenter")
    person = person if isinstance(person, dict) else {}
    profile = _linked(record, "commenter", by_urn)
    author = _text(person.get("title")) or _full_name(profile)
    if not text or not author:
        return None
    instant = _instant(own, record)
    return Draft(
        text="\n".join(line for raw in text.splitlines() if (line := " ".join(raw.split()))),
        author=" ".join(author.split()),
        author_url=_address(person.get("navigationUrl")),
        headline=_text(person.get("subtitle")) or _text(profile.get("occupation")) or None,
        by_post_author=person.get("author") is True,
        instant=instant,
        shown=instant,
        number=own,
        likes=_likes(record, by_urn),
    )


def _linked(record: Record, name: str, by_urn: Mapping[str, Record]) -> Record:
    """The record that a field holds, or names with a "*" before its own name; empty where there is none."""
    reference = record.get(f"*{name}")
    found = by_urn.get(reference) if isinstance(reference, str) else record.get(name)
    return found if isinstance(found, dict) else {}


def _text(value: Json) -> str:
    """The words of a field, bare or in a text view model."""
    if isinstance(value, dict):
        value = value.get("text")
    return value.strip() if isinstance(value, str) else ""


def _values(value: Json) -> str:
    """The words of the oldest form: runs of text one after the other."""
    runs = value.get("values") if isinstance(value, dict) else None
    parts = [run.get("value") for run in runs if isinstance(run, dict)] if isinstance(runs, list) else []
    return "".join(part for part in parts if isinstance(part, str)) or _text(value)


def _full_name(profile: Record) -> str:
    return " ".join(filter(None, (_text(profile.get("firstName")), _text(profile.get("lastName")))))


def _address(value: Json) -> str | None:
    return value.partition("?")[0] or None if isinstance(value, str) else None


def _instant(own: str, record: Record) -> str | None:
    """The id is the witness that no translation of the client touches; else the field."""
    if len(own) >= SNOWFLAKE_DIGITS:
        return unix_to_iso((int(own) >> 22) / MILLISECONDS)
    stamp = record.get("createdAt") or record.get("createdTime")
    return unix_to_iso(stamp / MILLISECONDS) if isinstance(stamp, int | float) else None


def _likes(record: Record, by_urn: Mapping[str, Record]) -> int | None:
    counts = _linked(_linked(record, "socialDetail", by_urn), "totalSocialActivityCounts", by_urn)
    likes = counts.get("numLikes")
    return likes if isinstance(likes, int) and not isinstance(likes, bool) and likes > 0 else None


def _in_page_order(drafts: list[Draft]) -> Iterator[Draft]:
    """Answers under what they answer; the client keeps both in one list."""
    below: dict[Draft | None, list[Draft]] = {}
    for draft in drafts:
        below.setdefault(draft.parent, []).append(draft)
    stack = below.get(None, [])[::-1]
    while stack:
        draft = stack.pop()
        yield draft
        stack.extend(reversed(below.get(draft, [])))
