"""Lines that stand in most comments of a page: interface in words that no phrase list knows, unless they are
what most people are called or said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cleaning.phrases import is_phrase
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, is_name, read_line
from cleaning.text.spans import HEADER_LINES, WELL_FORMED, Record

REPEATED_SHARE = 0.6
"""A line that stands in at least this share of the records is interface, in whatever language."""

WORDLESS_SHARE = 0.5
"""Share of the records that never have buttons alone: comments without a word are deleted or folded."""

REPEATED_MIN = 3
"""Fewer records show no repetition."""

LABEL_CHARS = 60
"""Longest label; a longer line is a sentence, which a few people quote in full."""

SENTENCES_MIN = 5
"""Records, each of which must show a sentence for it to be interface."""

_SENTENCE_ENDS = ".!?…。！？؟"
_DIGITS = re.compile(r"\d")
_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def repeated_lines(records: Sequence[Record]) -> frozenset[str]:
    """Lines that stand in most records, but for their numbers: buttons that no phrase list knows. A name may
    be frequent, but not beside most comments.
    """
    if len(records) < REPEATED_MIN:
        return frozenset()
    texts = Counter(line.text for record in records for line in record.lines)
    folded = {text: _fold_digits(text) for text in texts}
    shown: Counter[str] = Counter()
    for text, count in texts.items():
        shown[folded[text]] += count
    least = REPEATED_SHARE * len(records)
    frequent = {text for text, count in shown.items() if count >= least and _is_interface(text)}
    if not frequent:
        return frozenset()
    counts = Counter(
        text
        for record in records
        for text in frequent.intersection([folded[line.text] for line in record.lines])
    )
    repeated = {text for text in frequent if counts[text] >= _least(text, least, len(records))}
    repeated -= _numbered_names(records)
    found = frozenset(text for text, bare in folded.items() if bare in repeated)
    return found - _said_by_most(records, found)


def _least(text: str, usual: float, count: int) -> float:
    """In how many of some records a line must stand to be interface, where labels stand in as many as
    `usual`: what is said in a few is quoted.
    """
    if len(text) > LABEL_CHARS:
        return max(count, SENTENCES_MIN)
    return max(usual, REPEATED_MIN) if text[-1] in _SENTENCE_ENDS else usual


def _said_by_most(records: Sequence[Record], repeated: frozenset[str]) -> frozenset[str]:
    """Repeated lines that open all that most records have to say: "Congratulations!" below every name."""
    words = [_words(record) for record in records]
    opening = [lines[0] for lines in words if lines and repeated.issuperset(lines)]
    return frozenset(opening) if len(opening) >= WORDLESS_SHARE * len(records) else frozenset()


def _words(record: Record) -> list[str]:
    """The lines below a record's header that no phrase accounts for, or above it where none stand below."""
    marks = [line.reading.mark for line in record.lines]
    header = next((place for place, mark in enumerate(marks[: HEADER_LINES + 2]) if mark in SIGNS), -1)
    texts = [place for place, mark in enumerate(marks) if mark is Mark.TEXT]
    below = [place for place in texts if place > header] or texts
    return [record.lines[place].text for place in below]


def _numbered_names(records: Sequence[Record]) -> frozenset[str]:
    """Names that differ by number alone ("Guest 10234"), digits folded: nothing but a date stands below
    them, so no other line can be the name.
    """
    opening = [record.lines[:2] for record in records if len(record.lines) > 1]
    named = [first.text for first, second in opening if first.numbered and _is_dated(first, second)]
    return frozenset(map(_fold_digits, named)) if len(named) >= WELL_FORMED * len(records) else frozenset()


def _is_dated(first: Line, second: Line) -> bool:
    return second.reading.mark is Mark.DATE and is_name(first.text)


def _is_interface(folded: str) -> bool:
    mark = read_line(folded).mark
    is_count = mark is Mark.ACTION and not any(map(str.isalpha, folded))  # of votes: "♥ 4"
    return (
        bool(folded.strip("0 "))
        and (mark is Mark.TEXT or is_count)
        and not is_phrase(folded, "anonymous", "quote_end", "in_reply_to")
    )


def _fold_digits(text: str) -> str:
    return text.encode().translate(_ZEROS).decode() if text.isascii() else _DIGITS.sub("0", text)
