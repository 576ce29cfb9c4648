"""Lines that a flattener wrapped at a fixed width (html2text, lynx, w3m) -> paragraphs.

A flattener breaks a line where the next word does not fit. So a page is wrapped where nearly every longer
line is too long for the first word of the next, measured against the longest of them; lines of their own, as
other flatteners write paragraphs, end anywhere. Two spaces at the end are a break that the page itself made
(Markdown).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

WRAP_WIDTHS = range(60, 101)
"""Columns at which flatteners wrap: html2text 78, lynx and w3m 80, mail readers 72."""

FULL_SHARE = 0.75
"""Share of the width from which a line tells that it is wrapped; shorter ones are headings or menus."""

WRAPPED_SHARE = 0.9
"""Share of the full lines for which the next word did not fit; addresses break in themselves."""

MIN_FULL = 5
"""Full lines from which a page tells."""

MIN_FULL_ALONE = 2
"""The same where no line at all is longer than the width."""

HARD_BREAK = "  "


def unwrap(raw: Sequence[str], opens: Callable[[str], bool]) -> Sequence[str]:
    """The lines, those joined that were one paragraph; as they are where nothing was wrapped.

    opens: whether a line begins a paragraph whatever stands above it: blank lines, list items.
    """
    width = _width(raw, opens)
    return list(_join(raw, opens, width)) if width else raw


def _join(raw: Sequence[str], opens: Callable[[str], bool], width: int) -> Iterator[str]:
    held: list[str] = []
    for line in raw:
        if held and (opens(line) or _fits(held[-1], line, width)):
            yield _joined(held)
            held = []
        if line.strip():
            held.append(line)
        else:
            yield ""
    if held:
        yield _joined(held)


def _width(raw: Sequence[str], opens: Callable[[str], bool]) -> int:
    """The column at which the lines are wrapped; 0 where they are not."""
    pairs = [
        (line, after)
        for line, after in pairwise(raw)
        if len(line) in WRAP_WIDTHS and not opens(after) and line.strip()
    ]
    width = max((len(line.rstrip()) for line, _ in pairs), default=0)
    full = {(line, after) for line, after in pairs if len(line) >= FULL_SHARE * width}
    unfitting = sum(not _fits(line, after, width) for line, after in full if not line.endswith(HARD_BREAK))
    soft = sum(not line.endswith(HARD_BREAK) for line, _ in full)
    enough = MIN_FULL if any(len(line) > width for line in raw) else MIN_FULL_ALONE
    return width if len(full) >= enough and unfitting >= WRAPPED_SHARE * soft else 0


def _fits(line: str, after: str, width: int) -> bool:
    """Whether the next word would have fitted on the line, or a break was wanted."""
    if line.endswith(HARD_BREAK):
        return True
    words = after.split(None, 1)
    return not words or len(line.rstrip()) + 1 + len(words[0]) <= width


def _joined(held: Sequence[str]) -> str:
    return " ".join([held[0].rstrip(), *(part.strip() for part in held[1:])])
