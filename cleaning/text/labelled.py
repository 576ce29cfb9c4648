"""Guest books and comments whose fields have labels: "Name: Ann", "From: Leeds", "Date: …", "Message: …".

The label of the name is known in many languages; the others are those that most entries show below it. The
words stand behind the last of them, or below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaning.phrases import is_phrase
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name
from cleaning.text.posted import date_in
from cleaning.text.spans import LABELLED, WELL_FORMED, Layout, Record, Span

MIN_LABELLED = 2
"""Entries that are no chance."""

LABEL_CHARS = 20
"""Longest label."""

FIELD_CHARS = 80
"""Longest field that is no words: a name, a place, an address."""

MOST_FIELDS = 8
"""Fields of an entry, at most."""


def by_field_labels(span: Span) -> Layout | None:
    """A label of the name opens each entry, and the same labels follow it."""
    starts = _openings(span)
    if len(starts) < MIN_LABELLED:
        return None
    entries = [span.lines[start:end] for start, end in pairwise([*starts, span.end])]
    counts = Counter(
        label for entry in entries for label in {*map(_label, entry[: 2 * MOST_FIELDS])} if label
    )
    usual = {label for label, count in counts.items() if count >= WELL_FORMED * len(entries)}
    if len(usual) < 2:
        return None
    records = [_record(entry, usual) for entry in entries]
    if not all(record.author for record in records):
        return None
    return Layout(way=LABELLED, records=tuple(records), first=starts[0], end=span.end)


def _openings(span: Span) -> list[int]:
    """The lines with the label of a name that stands there most often."""
    found = {
        at: label
        for at in range(span.start, span.end)
        if (label := _label(span.lines[at])) and is_phrase(label, "name_label")
    }
    label, _ = Counter(found.values()).most_common(1)[0] if found else ("", 0)
    return [at for at, other in found.items() if other == label]


def _label(line: Line) -> str:
    """The label that opens a line, or is all of it; empty where none does."""
    label, colon, _ = line.text.replace("：", ":").partition(":")
    return label.strip() if colon and len(label) <= LABEL_CHARS and any(map(str.isalpha, label)) else ""


def _record(entry: Sequence[Line], usual: set[str]) -> Record:
    """The entry of one person."""
    fields, words = _divided(entry, usual)
    author = next((value for _, value in fields if is_name(value)), None)
    date = next((date for _, value in fields if (date := date_in(Line(value)))), None)
    return Record(
        lines=tuple(words),
        author=author if fields and fields[0][1] == author else None,
        date=date,
        aside=tuple(Line(f"{label}: {value}") for label, value in fields),
        settled=True,
    )


def _divided(entry: Sequence[Line], usual: set[str]) -> tuple[list[tuple[str, str]], list[Line]]:
    """The fields of an entry, each a label and its value, and its words: what stands behind the last label,
    where that is more than a field, and all below.
    """
    fields: list[tuple[str, str]] = []
    words: list[Line] = []
    rows = list(_rows(entry, usual))
    last = max(at for at, (label, _) in enumerate(rows) if label)
    for at, (label, line) in enumerate(rows):
        if label and (at < last or _is_field(line, rows[last + 1 :], label)):
            fields.append((label, line.text))
        elif line.text and line.reading.mark is not Mark.NOISE:
            words.append(line)
    return fields, words


def _rows(entry: Sequence[Line], usual: set[str]) -> Iterator[tuple[str, Line]]:
    """The lines of an entry, each with its label and without it; a label alone is that of the next line."""
    held = ""
    for line in entry:
        label = _label(line)
        if label not in usual or held == label:
            yield held, line
            held = ""
            continue
        value = line.text.replace("：", ":", 1).partition(":")[2].strip(" |")
        if held:
            yield held, line.with_text("")
        held = "" if value else label
        if value:
            yield label, line.with_text(value)
    if held:
        yield held, Line("")


def _is_field(line: Line, below: Sequence[tuple[str, Line]], label: str) -> bool:
    """Whether what stands behind the last label is no words: a date, or short with words below it."""
    if not line.text or line.reading.mark is Mark.DATE:
        return True
    is_short = len(line.text) <= FIELD_CHARS and any(other.text for _, other in below)
    return is_short and not is_phrase(label, "message_label")
