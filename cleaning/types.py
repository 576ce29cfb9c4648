"""The values that flow through the pipeline: frozen, keyword-only, without behaviour.

RawPage -> clean() -> Outcome(documents with comments, rejections, cuts)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

CommentKind = Literal["comment", "pingback", "discussion"]
ParentEvidence = Literal["named", "quote", "address", "nesting", "depth"]
"""What tells whom a comment answers, strongest first.

named: an attribute, a link "in reply to" or a field names the comment; quote: a quotation's link names it;
address: the comment begins with "@" and the other's name; nesting: it stands inside the other; depth: it
stands further in.
"""


class Kind(StrEnum):
    """What a raw record is, told by its content (`cleaning.kinds.tell_kind`)."""

    HTML = "html"
    FEED = "feed"
    JSON_FEED = "jsonfeed"
    WXR = "wxr"
    WORDPRESS = "wordpress"
    BLOGGER = "blogger"
    DISQUS = "disqus"
    DISCOURSE = "discourse"
    SUBSTACK = "substack"
    MEDIUM = "medium"
    REMARK42 = "remark42"
    ISSO = "isso"
    TEXT = "text"
    EMPTY = "empty"
    BINARY = "binary"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One raw record as it came from the web or a dump. Bytes until `decode`."""

    body: bytes
    url: str | None = None
    """Absolute URL the record was fetched from; None where a dump does not know it."""
    source: str | None = None
    """Where the record stands: the URL, or the input path as given with `#record` behind it
    (first record: 1)."""
    member: str | None = None
    """Name of the record inside the archive (zip, tar) that `source` names."""
    media_type: str | None = None
    """HTTP `Content-Type` value, with or without parameters; None where unknown. Only a hint."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """HTTP response headers, names in lower case."""
    status: int | None = None
    """HTTP status; None for dumps without one."""
    fetched_at: datetime | None = None
    """Time of the fetch, with zone; None where unknown. Relative ages resolve only against it."""
    kind: Kind | None = None
    """Forced by the user (`--format`); None: told by content."""
    border_confidence: float | None = None
    """Set by the user (`--border-confidence`): mean confidence (0 to 1) of inferred borders below which the
    discussion of a text stays one comment of kind "discussion"; None: the default of the text reader."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """Fields that stand beside the record in its container (title, author, date of a JSON Lines row): lowest
    evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One reader comment. Its place in `Document.comments` is its position (page order, from 0)."""

    text: str
    """The commenter's words only; paragraphs joined by one newline."""
    author: str | None = None
    author_url: str | None = None
    author_headline: str | None = None
    """Job line under the name (LinkedIn)."""
    by_post_author: bool = False
    """The page marks the comment as the post author's, it bears the name above the post, or a text without
    names shows that it is his."""
    published: str | None = None
    """ISO 8601, with zone where the page gives one; None where it shows no date that can be resolved."""
    published_raw: str | None = None
    """As shown: "8 年", "July 24, 2012 at 12:11 am"."""
    relative: bool = False
    """`published` was computed from an age ("3 days ago") and the fetch time, so it is no identity."""
    parent: int | None = None
    """Index in `Document.comments` of the comment this one answers."""
    parent_evidence: ParentEvidence | None = None
    """What tells the parent; None where there is none."""
    answers: str | None = None
    """`source_id` of the comment this one answers, where that one stands in another record: the next page of
    an API, another line of a dump."""
    source_id: str | None = None
    """The id the site uses, without decoration ("123" of "comment-123")."""
    kind: CommentKind = "comment"
    """pingback: a link from another page; discussion: a block whose borders could not be told, kept whole."""
    likes: int | None = None
    language: str | None = None
    confidence: float | None = None
    """0 to 1 for a border that was inferred; None where the page marks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One clean post with its discussion."""

    text: str
    """Paragraphs joined by one newline; no title, no interface, no comments."""
    title: str | None = None
    """The post's own headline, not the site's name."""
    author: str | None = None
    """Several authors joined by ", "."""
    url: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    """The site's own name; its host where the page names none."""
    platform: str | None = None
    """Name of the platform family, e.g. "wordpress"."""
    published: str | None = None
    """ISO 8601, with time and zone where the page gives them."""
    published_raw: str | None = None
    """The string `published` was read from, as the page has it."""
    modified: str | None = None
    """ISO 8601."""
    language: str | None = None
    """BCP 47 tag as the page declares it, lower case, e.g. "en" or "pt-br"; where it declares none, a guess
    from the text (`evidence` says so), if that is long enough."""
    summary: str | None = None
    image: str | None = None
    """Absolute URL of the picture that stands for the post, where the page's address is known."""
    licence: str | None = None
    """URL or name of the licence that the page states for its text."""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comment_count: int | None = None
    """What the page claims, not what was found."""
    comments: tuple[Comment, ...] = ()
    record: int | None = None
    """Number of the entry inside its raw page (first: 1) where one page holds many; else None."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Name of each field that has a value -> where it came from, e.g. {"published": "json-ld"}; a guess
    begins with "heuristic"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Why a raw page, or one record in it, became no row. A value, not an exception."""

    rule: str
    reason: str
    """One sentence for the user."""
    record: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Something that a rule removed."""

    rule: str
    text: str
    """The text removed, whitespace folded; at most `cleaning.cuts.SAMPLE_CHARS` characters of it."""
    characters: int
    """Length of the whole text removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What cleaning made of one raw page."""

    documents: tuple[Document, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    cuts: tuple[Cut, ...] = ()
