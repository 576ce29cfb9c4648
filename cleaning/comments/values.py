"""The fields of an object of data, by the names that schema.org and the APIs of platforms give them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from lxml import etree, html

from cleaning.blocks import text_of
from cleaning.comments.moments import read_instant, unix_to_iso
from cleaning.jsontext import Json

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
_NUMBER = re.compile(r"(\d+)\D*$")


def types_of(value: Mapping[str, Json]) -> list[str]:
    """The types that an object declares, without the vocabulary in front."""
    declared = value.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return [re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)]


def type_of(value: Mapping[str, Json]) -> str | None:
    """The first of these types."""
    return next(iter(types_of(value)), None)


def number_of(value: Mapping[str, Json]) -> str | None:
    """The site's id; an address names it behind its "#"."""
    link = value.get("url")
    fragment = link.partition("#")[2] if isinstance(link, str) else ""
    found = _NUMBER.search(first_text(value, NUMBERS) or fragment)
    return found.group(1) if found else None


def answered_by(value: Mapping[str, Json]) -> str | None:
    """The id of the comment that an object says it answers."""
    for key in PARENTS:
        named = value.get(key)
        if isinstance(named, dict):
            return number_of(named)
        found = _NUMBER.search(str(named)) if isinstance(named, str | int) else None
        if found:
            return found.group(1)
    return None


def first_text(value: Mapping[str, Json], keys: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words, or a number."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return None


def author_of(value: Mapping[str, Json]) -> str | None:
    """The name of who wrote an object, whichever way it is given."""
    for key in AUTHORS:
        found = value.get(key)
        if isinstance(found, list) and found:
            found = found[0]
        name = first_text(found, NAMES) if isinstance(found, dict) else found
        if isinstance(name, str) and name.strip():
            return " ".join(plain_text(name).split())
    return None


def author_url_of(value: Mapping[str, Json]) -> str | None:
    """The address of who wrote an object."""
    author, handle = value.get("author"), value.get("handle")
    if "ancestor_path" in value and isinstance(handle, str) and handle:  # Substack
        return f"https://substack.com/@{handle}"
    return first_text(author, ("url", "sameAs")) if isinstance(author, dict) else None


def instant_of(value: Mapping[str, Json]) -> str | None:
    """When an object was written, in ISO 8601; None where no field is a date a machine wrote."""
    for key in DATES:
        found = value.get(key)
        if isinstance(found, str) and (instant := read_instant(found)):
            return instant
        if isinstance(found, int | float) and not isinstance(found, bool) and (instant := unix_to_iso(found)):
            return instant
    return None


def likes_of(value: Mapping[str, Json]) -> int | None:
    """How many like an object."""
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


def plain_text(text: str) -> str:
    """The text of a value that may be HTML."""
    if "<" not in text and "&" not in text:
        return "\n".join(line for raw in text.splitlines() if (line := " ".join(raw.split())))
    try:
        return text_of(html.fragment_fromstring(text, create_parent="div"))
    except (etree.ParserError, ValueError):
        return " ".join(text.split())
