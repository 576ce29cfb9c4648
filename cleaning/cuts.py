"""The log of what rules removed: every rule writes here, nothing else does."""

from __future__ import annotations

from cleaning.types import Cut

SAMPLE_CHARS = 400
"""Characters kept of each removed text: enough to recognise it, little enough to store for every page."""


class CutLog:
    """Collects the cuts of one page in the order in which they were made."""

    def __init__(self) -> None:
        self._cuts: list[Cut] = []

    def add(self, rule: str, text: str) -> None:
        """Record that `rule` removed `text`; a text of white space alone is no cut."""
        folded = " ".join(text.split())
        if folded:
            self._cuts.append(Cut(rule=rule, text=folded[:SAMPLE_CHARS], characters=len(folded)))

    def freeze(self) -> tuple[Cut, ...]:
        """All cuts so far."""
        return tuple(self._cuts)
