"""What forums show of a commenter beside every comment: "Joined", a date, "Posts", a number.

Its dates and numbers are not the comment's, and its values differ from comment to comment, so the labels are
told by phrases. A label alone has its value on the next line; it counts only where labels recur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleaning.cuts import CutLog
from cleaning.phrases import families_of
from cleaning.text.lines import Line

MIN_LABELS = 4
"""Labels on a page that shows profiles: two comments with two labels each."""

VALUE_CHARS = 40
"""Longest value: a place, a date."""

_SENTENCE_ENDS = tuple(".!?…")


def without_profiles(lines: Sequence[Line], cuts: CutLog) -> list[Line]:
    """The lines without the profiles of commenters."""
    labels = [at for at, line in enumerate(lines) if _is_label(line.text)]
    recurring = [
        count for count in Counter(lines[at].text.partition(":")[0] for at in labels).values() if count > 1
    ]
    if sum(recurring) < MIN_LABELS or len(recurring) < 2:
        return list(lines)
    dropped = set(labels)
    dropped.update(at + 1 for at in labels if ":" not in lines[at].text and _is_value(lines, at + 1))
    for at in sorted(dropped):
        cuts.add("profile", lines[at].text)
    return [line for at, line in enumerate(lines) if at not in dropped]


def _is_label(text: str) -> bool:
    return len(text) <= 2 * VALUE_CHARS and not families_of(text).isdisjoint(
        ("profile_label", "profile_value")
    )


def _is_value(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text if at < len(lines) else ""
    return 0 < len(text) <= VALUE_CHARS and not text.endswith(_SENTENCE_ENDS)
