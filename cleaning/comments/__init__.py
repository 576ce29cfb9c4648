"""The discussion of a page: comment rows from structured data, platform markup, or repeated records."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.context import PageContext
from cleaning.types import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What was found of a page's discussion."""

    comments: tuple[Comment, ...] = ()
    """In page order; `parent` indexes into this tuple."""
    nodes: tuple[_Element, ...] = ()
    """Subtrees that are the discussion (heading, records, form): the caller takes them out of the post's tree."""
    claimed_count: int | None = None
    """The number the page's own heading claims."""


def find_discussion(tree: _Element, context: PageContext) -> Discussion:
    """Find the discussion in a parsed page. Reads the tree, never changes it."""
    return Discussion()
