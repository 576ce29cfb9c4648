"""Medium's page state: responses in the cache that Apollo starts from.

The cache is flat: "Type:id" -> fields, where a field that is an object of its own holds a reference to it. A
response is a post that names the post it answers; the page's own post is the one its query asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleaning.comments.draft import Draft
from cleaning.comments.moments import unix_to_iso
from cleaning.jsontext import Json

_ASKED = re.compile(r"post(?:Result)?\(\{\"(?:id|postId)\":\"(\w{1,40})\"")
_ANSWERS = ("inResponseToPostResult", "inResponseToPost", "inResponseToPostId")
_BODIES = re.compile(r"(?:content|extendedPreviewContent|previewContent)(?:\(|$)")
MILLISECONDS = 1000


def read_apollo(state: Json) -> list[Draft]:
    """Comments of a state, in order of time; none where it is no cache of posts."""
    if not isinstance(state, dict) or "ROOT_QUERY" not in state:
        return []
    posts = {key: post for key, post in state.items() if key.startswith("Post:") and isinstance(post, dict)}
    answered = {key: found for key, post in posts.items() if (found := _answered(post)) in posts}
    asked = _ASKED.search(" ".join(state["ROOT_QUERY"])) if isinstance(state["ROOT_QUERY"], dict) else None
    drafts = {
        key: draft
        for key in answered
        if (not asked or _root(key, answered) == f"Post:{asked[1]}")
        and (draft := _draft(key, posts[key], state))
    }
    for key, draft in drafts.items():
        draft.parent, draft.parent_evidence = drafts.get(answered[key]), "named"
        author = _reference(posts[_root(key, answered)].get("creator"))
        draft.by_post_author = bool(author) and author == _reference(posts[key].get("creator"))
    return sorted(drafts.values(), key=lambda draft: draft.instant or "")


def _root(key: str, answered: Mapping[str, str]) -> str:
    """The post at the end of a chain of answers; a circle ends where it closes."""
    seen: set[str] = set()
    while key in answered and key not in seen:
        seen.add(key)
        key = answered[key]
    return key


def _answered(post: Mapping[str, Json]) -> str:
    for name in _ANSWERS:
        found = post.get(name)
        if isinstance(found, str) and found:
            return f"Post:{found}"
        if reference := _reference(found):
            return reference
    return ""


def _reference(value: Json) -> str:
    """The key that a field refers to, in the writing of Apollo 3 or 2."""
    if not isinstance(value, dict):
        return ""
    key = value.get("__ref") or value.get("id")
    return key if isinstance(key, str) else ""


def _resolve(value: Json, state: Mapping[str, Json]) -> Mapping[str, Json]:
    found = state.get(_reference(value), value)
    return found if isinstance(found, dict) else {}


def _draft(key: str, post: Mapping[str, Json], state: Mapping[str, Json]) -> Draft | None:
    text = "\n".join(_lines(post, state))
    user = _resolve(post.get("creator"), state)
    name, username = user.get("name"), user.get("username")
    stamp = post.get("firstPublishedAt") or post.get("createdAt")
    instant = unix_to_iso(stamp / MILLISECONDS) if isinstance(stamp, int | float) else None
    claps = post.get("clapCount")
    if not text or not isinstance(name, str):
        return None
    return Draft(
        text=text,
        author=" ".join(name.split()),
        author_url=f"https://medium.com/@{username}" if isinstance(username, str) and username else None,
        instant=instant,
        shown=instant,
        number=key.partition(":")[2],
        likes=claps if isinstance(claps, int) else None,
    )


def _lines(post: Mapping[str, Json], state: Mapping[str, Json]) -> Iterator[str]:
    """Paragraphs of the fullest body that the cache holds of a post."""
    bodies = []
    for name, value in post.items():
        if _BODIES.match(name):
            model = _resolve(_resolve(value, state).get("bodyModel"), state)
            paragraphs = model.get("paragraphs")
            bodies.append(
                [_resolve(item, state).get("text") for item in paragraphs]
                if isinstance(paragraphs, list)
                else []
            )
    for text in max(bodies, key=len, default=[]):
        line = " ".join(text.split()) if isinstance(text, str) else ""
        if line:
            yield line
