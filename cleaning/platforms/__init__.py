"""Platform families as data, one file each: how to know them, where their posts and comments stand on the
page.

A file of this folder binds `PLATFORM` to a `Platform`. Adding a platform is adding a file: the folder is its
own list. Selectors are CSS (see `cleaning.selectors` for what is supported). A field that has no selector,
or whose selector finds
nothing in a comment, is read by its shape (`cleaning.comments.fields`), so a new file often needs only
`record`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Literal

from lxml.etree import _Element

from cleaning.page_index import PageIndex, SelectorTable

Css = tuple[str, ...]
"""Selector lists in order of preference: within a comment the first list with a usable match counts."""

InstantForm = Literal["iso", "unix", "unix-ms", "snowflake"]
"""snowflake: a LinkedIn id, milliseconds of the Unix epoch above its lowest 22 bits."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """An attribute that holds the page's own number."""

    css: str
    attribute: str
    pattern: str = r"^(\d+)$"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentMarkup:
    """How one age or theme of a platform prints its comments."""

    record: str
    """One match per comment. Of nested matches with the same number the outermost counts."""
    numbered: bool = False
    """A match counts only if its id holds a number ("comment-12", not "comment-form")."""
    tail: str = ""
    """Siblings after a record that belong to it (`dt` holds the name, `dd` the words)."""
    author: Css = ()
    author_url: Css = ()
    """Links to the commenter; without it, the link in or around the author."""
    headline: Css = ()
    date: Css = ()
    """The shown date."""
    instant: str = ""
    """Elements with a machine-readable date in `instant_attribute`; may be the date element itself."""
    instant_attribute: str = ""
    instant_pattern: str = r"(.+)"
    """The part of the attribute's value that is the date."""
    instant_form: InstantForm = "iso"
    text: Css = ()
    preformatted: bool = False
    """Line feeds in the text's source are line breaks (`white-space: pre-wrap`)."""
    drop: str = ""
    """Inside a comment, but not the commenter's words: badges, votes, signatures."""
    identity_attribute: str = ""
    """Attribute of the record with the site's id; without it, `id`s and permalinks are read."""
    identity_pattern: str = ""
    identity: str = ""
    """Elements inside the record whose `identity_attribute` holds the site's id, where its own does not."""
    parent: str = ""
    """Elements whose `parent_attribute` names the comment answered."""
    parent_attribute: str = ""
    parent_pattern: str = r"(\w+)$"
    parent_page: str = ""
    """Attribute of those elements with the number of the page on which that comment stands: one on another
    page is no parent."""
    page_number: tuple[PageNumber, ...] = ()
    """Where the page tells its own number, for `parent_page`."""
    depth: str = ""
    """Elements whose `indent`, `width` or `style` holds the depth of the comment."""
    by_post_author: Css = ()
    """Inside the record, or the record itself."""
    pingback: str = ""
    likes: Css = ()
    likes_attribute: str = ""
    """Attribute of those elements with the number; without it, their text holds it."""
    likers: str = ""
    """Inside them: one element per person named; the number behind the names is that of the others."""
    first_is_post: bool = False
    """A thread: its first record is the post."""
    flat: bool = False
    """Nesting of records means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMarkup:
    """Where the post stands.

    Each is a selector list; the first list with a match counts, of its matches the first in page order.
    """

    body: Css = ()
    title: Css = ()
    author: Css = ()
    date: Css = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One family."""

    name: str
    fingerprints: tuple[str, ...] = ()
    """Selectors; one match tells the platform."""
    generator: str = ""
    """Start of `<meta name=generator>`, any case."""
    guest: bool = False
    """A part of another platform's site, as a forum in a WordPress one is: told before its host, whose
    generator such a page names.
    """
    comments: tuple[CommentMarkup, ...] = ()
    post: PostMarkup = PostMarkup()
    prune: tuple[str, ...] = ()
    """Not part of the post: comment areas, forms, boxes."""
    panels: tuple[str, ...] = ()
    """About the post, but not its text: its author's panel, its line of date and votes."""


def tell_platform(tree: _Element, index: PageIndex | None = None) -> Platform | None:
    """The platform of a page: a guest by fingerprints, else by its generator, else by fingerprints, each
    in the order of the names; None where none fits.
    """
    index = index or PageIndex(tree)
    generators = [
        (e.get("content") or "").strip()
        for e in index.tagged("meta")
        if (e.get("name") or "").lower() == "generator"
    ]
    possible = _selectors().possible(index)
    return (
        _told_by_fingerprint(_guests(), index, possible)
        or next((platform for platform in platforms() if _generates(platform, generators)), None)
        or _told_by_fingerprint(platforms(), index, possible)
    )


@cache
def _guests() -> tuple[Platform, ...]:
    return tuple(platform for platform in platforms() if platform.guest)


def _generates(platform: Platform, generators: list[str]) -> bool:
    named = platform.generator
    return bool(named) and any(re.match(named, found, re.IGNORECASE) for found in generators)


def _told_by_fingerprint(asked: Iterable[Platform], index: PageIndex, possible: set[str]) -> Platform | None:
    """The first platform with a fingerprint on the page; `possible` are those that may be on it."""
    for platform in asked:
        if any(index.find(css) for css in platform.fingerprints if css in possible):
            return platform
    return None


def possible_records(index: PageIndex) -> frozenset[str]:
    """The `record` selectors, of any platform, that may match something on the page."""
    return _records() & _selectors().possible(index)


@cache
def all_markups(first: str) -> tuple[tuple[Platform, CommentMarkup], ...]:
    """Every markup with its platform, those of the platform named `first` before the others."""
    ordered = sorted(platforms(), key=lambda platform: platform.name != first)
    return tuple((platform, markup) for platform in ordered for markup in platform.comments)


@cache
def _records() -> frozenset[str]:
    return frozenset(markup.record for platform in platforms() for markup in platform.comments)


@cache
def _selectors() -> SelectorTable:
    """Records and fingerprints in one table: a page is asked once for both."""
    return SelectorTable([*_records(), *(css for platform in platforms() for css in platform.fingerprints)])


@cache
def platforms() -> tuple[Platform, ...]:
    """All platforms of this folder, by name."""
    folder = resources.files(__name__)
    names = sorted(
        entry.name[:-3]
        for entry in folder.iterdir()
        if entry.name.endswith(".py") and entry.name != "__init__.py"
    )
    loaded = tuple(load_platform(f"{__name__}.{name}") for name in names)
    refuse_twins(loaded)
    return tuple(sorted(loaded, key=lambda platform: platform.name))


def load_platform(module: str) -> Platform:
    """The `PLATFORM` of one module."""
    platform = getattr(import_module(module), "PLATFORM", None)
    if not isinstance(platform, Platform):
        raise TypeError(f"{module}: bind PLATFORM to a Platform")
    return platform


def refuse_twins(loaded: tuple[Platform, ...]) -> None:
    """Two files must not describe one platform."""
    seen: set[str] = set()
    for platform in loaded:
        if platform.name in seen:
            raise ValueError(f"{platform.name}: two platforms have this name; merge them into one file")
        seen.add(platform.name)
