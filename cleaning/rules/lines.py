"""Takes interface lines out of the paragraphs of a post."""

from __future__ import annotations

from cleaning.cuts import CutLog


def clean_lines(
    lines: list[str], cuts: CutLog, *, title: str | None, author: str | None, site: str | None
) -> list[str]:
    """The paragraphs without interface lines."""
    del cuts, title, author, site
    return lines
