"""A log of cuts that keeps whole texts, and hears what became rows."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from lxml.etree import _Element

from cleaning.blocks import lines_of
from cleaning.cuts import CutLog


@dataclass(frozen=True, slots=True)
class Removal:
    """What one cut took."""

    rule: str
    lines: tuple[str, ...]
    """As a reader saw them; not empty."""


class Trace(CutLog):
    """Keeps what `CutLog` samples."""

    def __init__(self) -> None:
        super().__init__()
        self.removals: list[Removal] = []
        """In the order of the cuts."""
        self.apart: list[Removal] = []
        """What left the post's tree to become rows, under the name of that."""

    def add(self, rule: str, text: str, *elements: _Element) -> None:
        """Record a cut, whole; the text of markup is what it means ("&amp;" is "&")."""
        super().add(rule, text)
        lines = [line for element in elements for line in lines_of(element)] or unescape(text).split("\n")
        self._note(self.removals, rule, lines)

    def set_apart(self, name: str, element: _Element) -> None:
        """Record an element that becomes rows."""
        self._note(self.apart, name, lines_of(element))

    @staticmethod
    def _note(log: list[Removal], rule: str, lines: list[str]) -> None:
        folded = tuple(line for raw in lines if (line := " ".join(raw.split())))
        if folded:
            log.append(Removal(rule, folded))
