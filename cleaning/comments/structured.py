"""Comments in data beside the page: JSON-LD, and the state that scripts start from (Substack, Discourse,
Medium and others).

The data is walked for objects that look like comments: a text, an author, a date, by the names that
schema.org and the platforms' APIs give them. Medium's and LinkedIn's states are caches of references, read by
`cleaning.comments.apollo`, `cleaning.comments.flarum` and `cleaning.comments.voyager`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from lxml import etree, html

from cleaning.blocks import text_of
from cleaning.comments.apollo import read_apollo
from cleaning.comments.draft import Draft
from cleaning.comments.flarum import read_flarum
from cleaning.comments.moments import read_instant, unix_to_iso
from cleaning.comments.pieces import read_pieces
from cleaning.comments.thread import break_circles, link_named
from cleaning.comments.voyager import read_voyager
from cleaning.jsontext import Json
from cleaning.page_index import PageIndex

TYPES = frozenset({"Comment", "Answer", "UserComments"})
POSTINGS = frozenset({"DiscussionForumPosting", "SocialMediaPosting"})
"""Posts where they stand for themselves; comments where a post lists them as such."""
LISTS = (
    "comment",
    "comments",
    "suggestedAnswer",
    "acceptedAnswer",
    "replies",
    "children",
    "responses",
)
"""Keys under which comments hold the comments that answer them, and posts their comments."""
_SIGNS = tuple(f"{word}{end}" for word in (*sorted(TYPES), *LISTS) for end in ('"', '\\"'))
"""Data that holds none of these types and keys, quoted or quoted in a string, holds no comment."""
_STEMS = ("omment", "nswer", "replies", "children", "responses")
"""One of these stands in each of them: asked first, for most data holds none."""
TEXTS = (
    "text",
    "commentText",
    "body",
    "cooked",
    "bodyHtml",
    "raw_message",
    "message",
    "content",
    "articleBody",
)
AUTHORS = ("author", "creator", "user", "name", "username", "author_name", "display_name", "handle")
NAMES = ("name", "username", "display_name", "handle", "givenName")
DATES = (
    "dateCreated",
    "datePublished",
    "commentTime",
    "date",
    "created_at",
    "createdAt",
    "created",
    "published",
)
PLACE = "post_number"
"""Discourse numbers the messages of a topic; answers name this number, and the first message is the post."""
NUMBERS = (PLACE, "id", "identifier", "@id")
PARENT_ITEM = "parentItem"
"""Holds the answered comment once more, or only names it."""
PARENTS = ("parent_id", "parentId", "parent", "reply_to_post_number", PARENT_ITEM)
LIKES = ("upvoteCount", "reaction_count", "like_count", "likeCount", "likes", "votes")
MOST_NODES = 400_000
_NUMBER = re.compile(r"(\d+)\D*$")


def read_data(index: PageIndex) -> list[Draft]:
    """Comments in the data beside the page: the richest of its pieces."""
    best: list[Draft] = []
    for piece in read_pieces(index, _may_hold_comments):
        drafts = read_apollo(piece) or read_voyager(piece) or read_flarum(piece) or _comments_in(piece)
        if len(drafts) > len(best):
            best = drafts
    return best


def fill_gaps(printed: list[Draft], data: list[Draft]) -> None:
    """Give printed comments the fields that only the data holds; the two are matched by number, then by
    text.
    """
    by_number = {draft.number: draft for draft in data if draft.number}
    by_text = {_text_key(draft): draft for draft in data}
    numbered = False
    for draft in printed:
        twin = by_number.get(draft.number) if draft.number else None
        if twin is None or _text_key(twin) != _text_key(draft):
            twin = by_text.get(_text_key(draft))
        if twin is not None:
            draft.instant = draft.instant or twin.instant
            draft.author = draft.author or twin.author
            draft.author_url = draft.author_url or twin.author_url
            draft.likes = twin.likes if draft.likes is None else draft.likes
            draft.by_post_author = draft.by_post_author or twin.by_post_author
            if draft.number is None and twin.number is not None:
                draft.number, draft.answers = twin.number, draft.answers or twin.answers
                numbered = True
    if numbered:
        link_named(printed)
        break_circles(printed)


_KEY_CHARS = 60


def _text_key(draft: Draft) -> str:
    return "".join(draft.text.split())[:_KEY_CHARS]


def _may_hold_comments(source: str) -> bool:
    """Whether data holds one of the types and keys of comments."""
    return any(stem in source for stem in _STEMS) and any(sign in source for sign in _SIGNS)


def _comments_in(piece: Json) -> list[Draft]:
    """All comments of one piece, in its order, parents set."""
    drafts: list[Draft] = []
    stack: list[tuple[Json, Draft | None, str]] = [(piece, None, "")]
    visited = 0
    while stack and visited < MOST_NODES:
        value, parent, key = stack.pop()
        visited += 1
        if isinstance(value, list):
            stack.extend((item, parent, key) for item in reversed(value))
        elif isinstance(value, dict):
            draft = _draft(value, key)
            if draft is not None:
                draft.parent, draft.parent_evidence = parent, None if parent is None else "nesting"
                drafts.append(draft)
            stack.extend(
                (child, draft or parent, name)
                for name, child in reversed(value.items())
                if isinstance(child, dict | list) and name != PARENT_ITEM
            )
    return drafts


def _draft(value: Mapping[str, Json], key: str) -> Draft | None:
    """A comment of an object, if the object is one: typed so, or listed under such a key with text, author
    and date.
    """
    name = _type_of(value)
    typed = name in TYPES
    listed = key in LISTS and (name is None or name in POSTINGS)
    message = key == "posts" and "cooked" in value
    if not (typed or listed or message) or value.get(PLACE) == 1:
        return None
    text = _first_text(value, TEXTS)
    author = _author(value)
    instant = _instant(value)
    if not text or not ((author and instant) or (typed and (author or instant))):
        return None
    return Draft(
        text=_plain(text),
        author=author,
        author_url=_author_url(value),
        instant=instant,
        shown=instant,
        number=_number(value),
        answers=_answered(value),
        likes=_likes(value),
        by_post_author=_marks_author(value),
    )


def _type_of(value: Mapping[str, Json]) -> str | None:
    """The type that an object declares, without the vocabulary in front."""
    declared = value.get("@type")
    name = declared[0] if isinstance(declared, list) and declared else declared
    return re.split(r"[/#:]", name)[-1] if isinstance(name, str) else None


def _number(value: Mapping[str, Json]) -> str | None:
    """The site's id; an address names it behind its "#"."""
    link = value.get("url")
    fragment = link.partition("#")[2] if isinstance(link, str) else ""
    found = _NUMBER.search(_first_text(value, NUMBERS) or fragment)
    return found.group(1) if found else None


def _answered(value: Mapping[str, Json]) -> str | None:
    """The id of the comment that an object says it answers."""
    for key in PARENTS:
        named = value.get(key)
        if isinstance(named, dict):
            return _number(named)
        found = _NUMBER.search(str(named)) if isinstance(named, str | int) else None
        if found:
            return found.group(1)
    return None


def _marks_author(value: Mapping[str, Json]) -> bool:
    """Whether Substack marks a comment as the author's."""
    about = value.get("metadata")
    return isinstance(about, dict) and about.get("is_author") is True


def _first_text(value: Mapping[str, Json], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return None


def _author(value: Mapping[str, Json]) -> str | None:
    for key in AUTHORS:
        found = value.get(key)
        if isinstance(found, list) and found:
            found = found[0]
        name = _first_text(found, NAMES) if isinstance(found, dict) else found
        if isinstance(name, str) and name.strip():
            return " ".join(_plain(name).split())
    return None


def _author_url(value: Mapping[str, Json]) -> str | None:
    author, handle = value.get("author"), value.get("handle")
    if "ancestor_path" in value and isinstance(handle, str) and handle:  # Substack
        return f"https://substack.com/@{handle}"
    return _first_text(author, ("url", "sameAs")) if isinstance(author, dict) else None


def _instant(value: Mapping[str, Json]) -> str | None:
    for key in DATES:
        found = value.get(key)
        if isinstance(found, str) and (instant := read_instant(found)):
            return instant
        if isinstance(found, int | float) and not isinstance(found, bool) and (instant := unix_to_iso(found)):
            return instant
    return None


def _likes(value: Mapping[str, Json]) -> int | None:
    for key in LIKES:
        found = value.get(key)
        if isinstance(found, int) and not isinstance(found, bool):
            return found
    statistic = value.get("interactionStatistic")
    for item in statistic if isinstance(statistic, list) else [statistic]:
        if isinstance(item, dict) and "LikeAction" in json.dumps(item.get("interactionType")):
            count = item.get("userInteractionCount")
            return int(count) if isinstance(count, int | str) and str(count).isdigit() else None
    return None


def _plain(text: str) -> str:
    """The text of a value that may be HTML."""
    if "<" not in text and "&" not in text:
        return "\n".join(line for raw in text.splitlines() if (line := " ".join(raw.split())))
    try:
        return text_of(html.fragment_fromstring(text, create_parent="div"))
    except (etree.ParserError, ValueError):
        return " ".join(text.split())
