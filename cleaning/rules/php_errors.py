"""Error output of PHP, WordPress and MySQL that stands before, inside or after a document."""

from __future__ import annotations

from cleaning.cuts import CutLog


def strip_markup(markup: str, cuts: CutLog) -> str:
    """The source text of a page, feed or JSON document without error output."""
    del cuts
    return markup


def strip_lines(lines: list[str], cuts: CutLog) -> list[str]:
    """The lines of a flattened text without error output."""
    del cuts
    return lines
