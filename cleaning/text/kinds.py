"""The kinds of lines that flattened text has, and what one line shows."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """Kind of a line."""

    __hash__ = object.__hash__  # as equality does; Enum's own is a call in Python

    TEXT = "text"
    BYLINE = "byline"
    """Name with a date, or with a word for "says"."""
    DATE = "date"
    """A date or age alone."""
    ACTION = "action"
    """A button of one comment: reply, like, report."""
    ORDINAL = "ordinal"
    """A comment's number: "12", "#12"."""
    HEADING = "heading"
    """Opens the discussion: "3 Comments", "12 thoughts on …"."""
    CLOSED = "closed"
    """Says that there is no discussion: "No comments"."""
    FORM = "form"
    """The form for a new comment, or the invitation to sign in for one: the discussion ends."""
    MORE = "more"
    """Comments that are not shown: "See more comments"."""
    RELATED = "related"
    """Opens links to other posts."""
    BADGE = "badge"
    """Beside a commenter's name: "Guest", "Author", "Edited", "Awaiting moderation", "5 stars",
    "Profile photo of Ann"."""
    PING = "ping"
    """A pingback or trackback."""
    NOISE = "noise"
    """Other interface: share, follow, navigation, legal, consent."""


SIGNS = (Mark.BYLINE, Mark.DATE)
"""Lines that sign a comment."""

FAMILIES: tuple[tuple[str, Mark], ...] = (
    ("moderation", Mark.BADGE),
    ("no_comments", Mark.CLOSED),
    ("more_comments", Mark.MORE),
    ("comment_form", Mark.FORM),
    ("comment_policy", Mark.FORM),
    ("sign_in", Mark.FORM),
    ("comments_heading", Mark.HEADING),
    ("reply", Mark.ACTION),
    ("like", Mark.ACTION),
    ("report", Mark.ACTION),
    ("author_badge", Mark.BADGE),
    ("edited", Mark.BADGE),
    ("rating", Mark.BADGE),
    ("portrait", Mark.BADGE),
    ("advert", Mark.NOISE),
    ("related", Mark.RELATED),
    ("share", Mark.NOISE),
    ("follow", Mark.NOISE),
    ("navigation", Mark.NOISE),
    ("thread_opened", Mark.NOISE),
    ("legal", Mark.NOISE),
    ("consent", Mark.NOISE),
    ("continuation", Mark.NOISE),
    ("syndication", Mark.NOISE),
)
"""Families of phrases in the order in which they claim a line."""


class Reading(NamedTuple):
    """A line's mark, with the name and date it shows."""

    mark: Mark
    author: str | None = None
    date: str | None = None
    families: frozenset[str] = frozenset()
    """Families of which the whole line is a phrase."""

    def is_phrase(self, *families: str) -> bool:
        """Whether the line is a phrase of one of the families."""
        return not self.families.isdisjoint(families)
