"""What forums show of a commenter beside every comment: "Joined", a date, "Posts", a number.

Its dates and numbers are not the comment's, and its values differ from comment to comment, so the labels are
told by phrases. A label alone has its value on the next line; it counts only where labels recur. A line of
several labels may follow the name at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from cleaning.alternatives import any_of
from cleaning.cuts import CutLog
from cleaning.letters import ascii_words
from cleaning.phrases import is_phrase, phrases
from cleaning.subjects import is_subject
from cleaning.text.lines import Line

MIN_LABELS = 4
"""Labels on a page that shows profiles: two comments with two labels each."""

VALUE_CHARS = 40
"""Longest value: a place, a date."""

ROW_CHARS = 160
"""Longest profile on one line."""

MIN_IN_ROW = 2
"""Labels that make a line a profile; one alone is a word."""

MIN_ROWS = 3
"""Such lines on a page that shows profiles."""

MIN_GLUED_ROWS = 2
"""Such lines in a thread."""

MIN_SUBJECTS = 3
"""Answers with one subject on a page that shows subjects."""

_SENTENCE_ENDS = tuple(".!?…")
_COUNT_SIGNS = "0123456789., "
_WORD = re.compile(r"\w+")
_OTHER_LABEL = re.compile(r"(?<=\s)[^\W\d_]{2,14}(?=:\s)")
"""A label that no list knows, between others."""
_GLUE = re.compile(r"[a-zß-ÿ\d][A-ZÀ-Þ]|[a-zß-ÿ]\d")
"""Where a flattener left out what stood between two elements."""
_KINDS = bytes(
    ord("A") if 65 <= byte <= 90 else ord("a") if 97 <= byte <= 122 else ord("1") if 48 <= byte <= 57 else 32
    for byte in range(256)
)
"""What kind of ASCII letter or digit a byte is."""
_GLUED_KINDS = (b"aA", b"1A", b"a1")
"""Kinds that stand beside each other at such a place; to count them is many times faster."""


def without_profiles(lines: Sequence[Line], cuts: CutLog) -> list[Line]:
    """The lines without the profiles of commenters."""
    return _without_labels(_without_rows(_without_subjects(lines, cuts), cuts), cuts)


def _without_subjects(lines: Sequence[Line], cuts: CutLog) -> list[Line]:
    """The lines without the subject of the thread that forums print above each answer: "Re: Rye". The title
    of a comment that is a list item stays.
    """
    counts = Counter(
        [line.text for line in lines if (":" in line.text or "：" in line.text) and not line.marker]
    )
    recurring = {text for text, count in counts.items() if count >= MIN_SUBJECTS and is_subject(text)}
    if not recurring:
        return list(lines)
    kept = []
    for line in lines:
        if line.text in recurring and not line.marker:
            cuts.add("profile", line.text)
        else:
            kept.append(line)
    return kept


def _without_rows(lines: Sequence[Line], cuts: CutLog) -> list[Line]:
    """The lines without profiles that stand on one line each, behind the name or below it: "ann Posts: 12
    Joined: May 2020". They count only where they recur.
    """
    rows = {at: cut for at, line in enumerate(lines) if (cut := _row_start(line)) is not None}
    if len(rows) < MIN_ROWS:
        return list(lines)
    kept = []
    for at, line in enumerate(lines):
        cut = rows.get(at)
        if cut is None:
            kept.append(line)
            continue
        cuts.add("profile", line.text[cut:])
        if name := line.text[:cut].strip():
            kept.append(line.with_text(name))
    return kept


def _row_start(line: Line) -> int | None:
    """Where the labels of a line begin that holds several; None where it does not."""
    text = line.text
    if not line.numbered or len(text) > ROW_CHARS:
        return None
    words = ascii_words(text) if text.isascii() else _WORD.findall(text.lower())
    if _label_starts().isdisjoint(words):
        return None
    found = list(_labels().finditer(text))
    return found[0].start() if len({match[0] for match in found}) >= MIN_IN_ROW else None


@cache
def _label_starts() -> frozenset[str]:
    """The first word of each label: a look at words is much faster than a search."""
    return frozenset(word for label in phrases("profile_label") for word in _WORD.findall(label)[:1])


@cache
def _labels() -> re.Pattern[str]:
    """Any label of a profile with its value behind it."""
    return re.compile(rf"(?<!\w){any_of(phrases('profile_label'))}(?=:?\s\S)", re.IGNORECASE)


def _without_labels(lines: Sequence[Line], cuts: CutLog) -> list[Line]:
    labels = [at for at, line in enumerate(lines) if line.reading.families and _is_label(line)]
    if len(labels) < MIN_LABELS:
        return list(lines)
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


def _is_label(line: Line) -> bool:
    return len(line.text) <= 2 * VALUE_CHARS and line.reading.is_phrase("profile_label", "profile_value")


def part_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, profiles that stand on one line each cut at their labels: "Ann LeeMemberPosts: 12Joined: May
    2020". They count only where they recur.
    """
    rows = {at: cuts for at, line in enumerate(lines) if (cuts := _label_cuts(line))}
    if len(rows) < MIN_GLUED_ROWS:
        return list(lines)
    parted: list[Line] = []
    for at, line in enumerate(lines):
        edges = [0, *rows.get(at, ()), len(line.text)]
        texts = (line.text[start:end].strip() for start, end in pairwise(edges))
        parted.extend(line.with_text(text) for text in texts if text)
    return parted


def _label_cuts(line: Line) -> list[int]:
    """Where the labels of a line with several begin, and where those end that no colon follows."""
    text = line.text
    if not line.numbered or len(text) > ROW_CHARS:
        return []
    colons = text.count(":") - text.count("://")
    if colons < MIN_IN_ROW and not _is_glued(text):
        return []
    found = [match for match in _glued_labels().finditer(text) if _is_label_start(text, match.start())]
    if len({match[0] for match in found}) < MIN_IN_ROW:
        return []
    ends = (match.end() for match in found if text[match.end()].lstrip() != ":")
    starts = {match.start() for match in found}
    others = (match for match in _OTHER_LABEL.finditer(text) if starts.isdisjoint(range(*match.span())))
    return sorted(starts.union(ends, (match.start() for match in others)))


def _is_glued(text: str) -> bool:
    """Whether a flattener left something out at as many places as labels make a row."""
    if text.isascii():
        kinds = text.encode().translate(_KINDS)
        if sum(map(kinds.count, _GLUED_KINDS)) < MIN_IN_ROW:
            return False
    return len(_GLUE.findall(text)) >= MIN_IN_ROW


def _is_label_start(text: str, at: int) -> bool:
    """Whether a label may begin inside a line: behind a space or sign, or with a capital behind a small
    letter.
    """
    return at == 0 or not text[at - 1].isalpha() or (text[at].isupper() and not text[at - 1].isupper())


@cache
def _glued_labels() -> re.Pattern[str]:
    """Any label, with a colon, a number or a capital letter behind it; looked for where a word begins, or
    what may be a capital stands: at every letter it would take five times as long.
    """
    starts = r"(?:(?<![^\W\d_])|(?=(?-i:[^\W\d_a-zß-ÿ])))"
    follows = r"(?=\s?[:：]|\s?\d|(?-i:[A-ZÀ-ÞΑ-ΩЀ-Я]))"
    return re.compile(starts + any_of(phrases("profile_label")) + follows, re.IGNORECASE)


def label_places(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines stand that show something of a person: labels, and the values below those without."""
    labels = [at for at, line in enumerate(lines) if _shows_label(line)]
    values = {
        at + 1 for at in labels if lines[at].reading.is_phrase("profile_label") and _is_value(lines, at + 1)
    }
    return frozenset(values.union(labels))


def _shows_label(line: Line) -> bool:
    text = line.text
    if len(text) > 2 * VALUE_CHARS:
        return False
    if line.reading.families and line.reading.is_phrase("profile_label", "profile_value"):
        return True
    label, colon, value = text.partition(":")
    if colon and value:
        if max(len(label), len(value)) > VALUE_CHARS or not is_phrase(label, "profile_label"):
            return False
        return value.strip()[0].isdigit() or not is_phrase(label, "subject_label")
    if len(text) > VALUE_CHARS or not (text[0].isdigit() or text[-1].isdigit()):
        return False
    return is_phrase(text.strip(_COUNT_SIGNS), "profile_label")  # "37 Posts"


def _is_value(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text if at < len(lines) else ""
    return 0 < len(text) <= VALUE_CHARS and not text.endswith(_SENTENCE_ENDS)
