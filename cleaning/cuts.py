"""The log of what rules removed: every rule writes here, nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaning.spaces import fold_spaces
from cleaning.types import Cut

if TYPE_CHECKING:  # text needs no parser
    from lxml.etree import _Element

SAMPLE_CHARS = 400
"""Characters kept of each removed text: enough to recognise it, little enough to store for every page."""


class CutLog:
    """Collects the cuts of one page in the order in which they were made.

    Who wants more than samples hands a reader a log of a derived class (`cleaning.account.trace`).
    """

    def __init__(self) -> None:
        self._cuts: list[Cut] = []

    def add(self, rule: str, text: str, *elements: _Element) -> None:
        """Record that `rule` removed `text`; a text of white space alone is no cut.

        elements: what holds the text, still whole, where it was cut from a tree.
        """
        del elements
        folded = fold_spaces(text)
        if folded:
            self._cuts.append(Cut(rule=rule, text=folded[:SAMPLE_CHARS], characters=len(folded)))

    def set_apart(self, name: str, element: _Element) -> None:
        """Hear that an element leaves the post's tree to become rows of its own: no loss, so no cut."""

    def freeze(self) -> tuple[Cut, ...]:
        """All cuts so far."""
        return tuple(self._cuts)
