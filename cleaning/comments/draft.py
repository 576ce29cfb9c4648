"""A comment while its fields are being gathered; becomes a frozen `Comment` at the end."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.comments.records import Record
from cleaning.types import CommentKind, ParentEvidence


@dataclass(slots=True, eq=False, kw_only=True)
class Draft:
    """One comment in the making.

    `shown` and `instant` are read into a date only once, when the page's other dates are known.
    """

    text: str = ""
    author: str | None = None
    author_marked: bool = False
    """The platform's own selector or an attribute gave the name; else it was learned."""
    author_url: str | None = None
    headline: str | None = None
    shown: str | None = None
    """Date as shown."""
    told: str | None = None
    """The date that the page tells on request where it shows an age: the title of "3 years ago"."""
    instant: str | None = None
    """Machine-readable date in ISO 8601, from an attribute or an id."""
    number: str | None = None
    """The site's id."""
    answers: str | None = None
    """Number of the comment that it answers, as the page names it."""
    answered: str | None = None
    """Name of the person whom it answers, as a line above the words says: "In reply to Ann"."""
    quotes: bool = False
    """That number stands in a quotation."""
    depth: int | None = None
    """Depth that the page prints, in whatever unit."""
    parent: Draft | None = None
    parent_evidence: ParentEvidence | None = None
    kind: CommentKind = "comment"
    likes: int | None = None
    by_post_author: bool = False
    confidence: float | None = None
    record: Record | None = None
    """Where it stands; None for structured data."""
