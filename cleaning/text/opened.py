"""Threads that say who opened them ("Thread starter Ann", "Discussion in 'Soup' started by Ann"): what stands
right below is their first message, and the post.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS

MOST_BETWEEN = 8
"""Lines between who opened a thread and its first message: when, subjects, page numbers, a prefix."""


def is_opened(lines: Sequence[Line], first: int) -> bool:
    """Whether a line says who opened the thread whose first message begins at `first`, and no words stand
    between the two.
    """
    for line in reversed(lines[max(0, first - MOST_BETWEEN) : first]):
        if line.reading.is_phrase("thread_opened"):
            return True
        if len(line.text) > SHORT_CHARS:
            return False
    return False
