"""Comments in data beside the page: JSON-LD, and the state that scripts start from (Substack, Discourse,
Medium and others).

The data is walked for objects that look like comments: a text, an author, a date, by the names that
schema.org and the platforms' APIs give them. Medium's and LinkedIn's states are caches of references, read by
`cleaning.comments.apollo`, `cleaning.comments.flarum` and `cleaning.comments.voyager`.
"""

from __future__ import annotations

from collections.abc import Mapping

from cleaning.comments.apollo import read_apollo
from cleaning.comments.draft import Draft
from cleaning.comments.flarum import read_flarum
from cleaning.comments.pieces import read_pieces
from cleaning.comments.thread import break_circles, link_named
from cleaning.comments.values import (
    PARENT_ITEM,
    PLACE,
    answered_by,
    author_of,
    author_url_of,
    first_text,
    instant_of,
    likes_of,
    number_of,
    plain_text,
    type_of,
)
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
MOST_NODES = 400_000


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
            draft.instant = draft.instant or (twin.instant if _tells_more(twin, draft) else None)
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


def _tells_more(twin: Draft, draft: Draft) -> bool:
    """Whether the data has a time of day, or the print no date."""
    return draft.shown is None or "T" in (twin.instant or "")


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
    name = type_of(value)
    typed = name in TYPES
    listed = key in LISTS and (name is None or name in POSTINGS)
    message = key == "posts" and "cooked" in value
    if not (typed or listed or message) or value.get(PLACE) == 1:
        return None
    text = first_text(value, TEXTS)
    author = author_of(value)
    instant = instant_of(value)
    if not text or not ((author and instant) or (typed and (author or instant))):
        return None
    return Draft(
        text=plain_text(text),
        author=author,
        author_url=author_url_of(value),
        instant=instant,
        shown=instant,
        number=number_of(value),
        answers=answered_by(value),
        likes=likes_of(value),
        by_post_author=_marks_author(value),
    )


def _marks_author(value: Mapping[str, Json]) -> bool:
    """Whether Substack marks a comment as the author's."""
    about = value.get("metadata")
    return isinstance(about, dict) and about.get("is_author") is True
