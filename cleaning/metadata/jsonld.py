"""JSON-LD: the description of the post that a page carries for search engines.

Method: read every script, forgiving what templates break (comments around, commas left over, raw newlines);
file all objects, however deep, follow `@id` references; and choose the object that describes the post: an
article whose headline or address is the page's, else the first article, else the first page.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from lxml.etree import _Element

Node = Mapping[str, object]

MAX_SCRIPT_CHARS = 2_000_000
"""Longer scripts hold product catalogues."""
MAX_NODES = 5_000
"""Objects looked at on one page."""

ARTICLE_TYPES = frozenset(
    """article blogposting blogpost posting newsarticle socialmediaposting discussionforumposting techarticle
    report liveblogposting opinionnewsarticle analysisnewsarticle reportagenewsarticle reviewnewsarticle
    scholarlyarticle backgroundnewsarticle advertisercontentarticle satiricalarticle""".split()
)
OTHER_POST_TYPES = frozenset(
    "recipe review howto creativework videoobject podcastepisode webpage itempage".split()
)
"""Less telling: they may describe a part of the post, or the page around it."""

_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_SPARE_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What JSON-LD says about a page."""

    post: Node = field(default_factory=dict)
    """The object that describes the post; empty where there is none."""
    is_article: bool = False
    """The object is of an article type, so its headline and author are the post's."""
    site: str | None = None
    """Name of a WebSite object, or of the post's publisher."""
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def text(self, *keys: str) -> str | None:
        """Return the first string under one of the keys."""
        return next((value for key in keys for value in strings(self.post.get(key), self.by_id)), None)

    def texts(self, key: str) -> list[str]:
        """Return all strings under a key; of objects, their name."""
        return list(strings(self.post.get(key), self.by_id))


def read_jsonld(scripts: list[_Element], titles: list[str], url: str | None) -> Described:
    """Choose the object that describes the post whose title is one of `titles` or whose address is `url`."""
    nodes = list(_nodes(scripts))
    by_id: dict[str, Node] = {}
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(by_id.get(identity, ())):
            by_id[identity] = node
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    others = [node for node in nodes if types_of(node) & OTHER_POST_TYPES]
    wanted = [fold_title(title) for title in titles]
    own = [node for node in articles if _is_about(node, wanted, url)]
    post = next(iter(own or articles or others), {})
    sites = [node for node in nodes if types_of(node) & {"website", "blog"}]
    publishers = (name for node in (post, *sites) for name in strings(node.get("publisher"), by_id))
    names = [name for node in sites for name in strings(node.get("name"), by_id)]
    return Described(
        post=post,
        is_article=post in articles,
        site=next(iter(names), None) or next(publishers, None),
        by_id=by_id,
    )


def types_of(node: Node) -> frozenset[str]:
    """Return the types of an object in lower case, without the vocabulary's address."""
    raw = node.get("@type")
    names = raw if isinstance(raw, list) else [raw]
    return frozenset(name.rpartition("/")[2].casefold() for name in names if isinstance(name, str))


def people(value: object, by_id: Mapping[str, Node]) -> Iterator[tuple[str, bool]]:
    """Yield name and "is a person" of each author; a bare string counts as a person."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield clean_value(item), True
        elif isinstance(item, Mapping):
            node = _followed(item, by_id)
            for name in strings(node.get("name"), by_id):
                yield name, "organization" not in types_of(node)


def strings(value: object, by_id: Mapping[str, Node]) -> Iterator[str]:
    """Yield the strings of a value: itself, its items, or the name or address of an object."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str | int | float) and not isinstance(item, bool):
            text = clean_value(str(item))
            if text:
                yield text
        elif isinstance(item, Mapping):
            node = _followed(item, by_id)
            inner = node.get("name") or node.get("@value") or node.get("url") or node.get("@id")
            if isinstance(inner, str) and clean_value(inner):
                yield clean_value(inner)


def clean_value(raw: str) -> str:
    """Resolve entities, doubled ones too, and fold white space.

    >>> clean_value("Tom &amp;amp; Ann ")
    'Tom & Ann'
    """
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", unescape(unescape(raw))).split())


@lru_cache(maxsize=256)  # every heading of a page is compared with each of its few titles
def fold_title(title: str) -> str:
    """Fold to letters and digits, in which form titles are compared.

    >>> fold_title("It’s “A – B”…")
    'itsab'
    """
    return "".join(filter(str.isalnum, title.casefold()))


def _is_about(node: Node, titles: list[str], url: str | None) -> bool:
    for key in ("headline", "name"):
        value = node.get(key)
        folded = fold_title(clean_value(value)) if isinstance(value, str) else ""
        if folded and any(folded in title for title in titles):
            return True
    return url is not None and url in strings(
        [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")], {}
    )


def _followed(node: Node, by_id: Mapping[str, Node]) -> Node:
    identity = node.get("@id")
    return by_id.get(identity, node) if isinstance(identity, str) else node


def _nodes(scripts: list[_Element]) -> Iterator[Node]:
    """Yield all objects of all scripts, outer ones first."""
    seen = 0
    for script in scripts:
        queue: deque[object] = deque([_load(script.text or "")])
        while queue and seen < MAX_NODES:
            value = queue.popleft()
            if isinstance(value, list):
                queue.extend(value)
            elif isinstance(value, dict):
                seen += 1
                yield value
                queue.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def _load(text: str) -> object:
    if len(text) > MAX_SCRIPT_CHARS:
        return None
    bare = _COMMENTS.sub("", text.strip()).strip().rstrip(";")
    for attempt in (bare, _SPARE_COMMA.sub(r"\1", bare), unescape(bare)):
        try:
            found: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return found
    return None
