"""Where the post of a page of plain text begins.

Method: at the first line of prose. A title, a by-line or a date may look like prose themselves: the line
right above a by-line, a date or a bare count is the title, and so is the line between a date and the text. A
tagline, a disclaimer or a teaser may stand above all of them; then a by-line or date right below a short line
tells where the post's own head is, if it is the only one of its kind: those of comments recur.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaning.letters import EAST_ASIAN
from cleaning.text.head import TITLE_CHARS, is_navigation, named_author, read_byline
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading, is_name

PROSE_CHARS = 80
"""A line from this length on is prose, not a heading or menu word (median menu line: 14 characters,
longest title: 140).
"""

WRAPPED_CHARS = 55
"""A line that a flattener wrapped is as long."""

SENTENCE_WORDS = 5
"""Words from which a shorter line with a full stop is a sentence."""

SENTENCE_CHARS = 12
"""Characters of a script without spaces that make as much: two or three are a word."""

TITLE_WORDS = 10
"""Most words of a title that ends like a sentence."""

LATE_LINES = 6
"""Lines behind the first prose in which the post's head may still begin: taglines and disclaimers."""

PROSE_BELOW = 6
"""Lines behind a head in which its post begins."""


def is_prose(line: Line, reading: Reading) -> bool:
    """Whether a line is a sentence rather than a title, name or menu word."""
    if reading.mark is not Mark.TEXT:
        return False
    text = line.text
    return len(text) >= PROSE_CHARS or (text[-1] in ".:…。！？۔।" and _is_sentence(text))


def _is_sentence(text: str) -> bool:
    """Whether a text is long enough for a sentence; some scripts write no spaces between words."""
    return len(text.split()) >= SENTENCE_WORDS or (
        not text.isascii() and sum(character >= EAST_ASIAN for character in text) >= SENTENCE_CHARS
    )


def find_opening(lines: Sequence[Line], marks: Sequence[Reading]) -> int:
    """Index of the first line of the post; a dump without prose is all post."""
    first = next((i for i in range(len(lines)) if _opens(lines, marks, i)), 0)
    return _late_head(lines, marks, first) or first


def _opens(lines: Sequence[Line], marks: Sequence[Reading], at: int) -> bool:
    return (is_prose(lines[at], marks[at]) or _runs_on(lines, marks, at)) and not (
        _repeats(lines, at) or is_navigation(lines[at].text) or _heads(lines, marks, at) or _signs(lines[at])
    )


def _runs_on(lines: Sequence[Line], marks: Sequence[Reading], at: int) -> bool:
    """Whether a line goes on in the next one in the middle of a sentence, as those of a wrapped paragraph."""
    if len(lines[at].text) < WRAPPED_CHARS or marks[at].mark is not Mark.TEXT or at + 1 == len(lines):
        return False
    below = lines[at + 1]
    is_open = lines[at].text[-1].isalpha() or lines[at].text[-1] in ",;"
    return is_open and marks[at + 1].mark is Mark.TEXT and not below.gap and below.text[0].islower()


def _repeats(lines: Sequence[Line], at: int) -> bool:
    """A line that stands again beside it is a title, not prose, if it is as long and ends as titles do."""
    text = lines[at].text
    around = (*lines[max(0, at - 3) : at], *lines[at + 1 : at + 4])
    is_open = len(text) <= TITLE_CHARS and text[-1] not in ".。"
    return is_open and any(line.text == text for line in around)


def _signs(line: Line) -> bool:
    """A long by-line: the name stands with an office or an institution."""
    by = None if line.text[-1] in ".!?…" else read_byline(line.text)
    return bool(by and by.author and len(by.author.split()) > 1)


def _heads(lines: Sequence[Line], marks: Sequence[Reading], at: int) -> bool:
    """Whether a line that looks like prose is the title: next to the by-line or date of the post below."""
    text = lines[at].text
    if len(text) > TITLE_CHARS or not _is_followed(lines, marks, at + 2):
        return False
    if at > 0 and marks[at - 1].mark is marks[at + 1].mark is Mark.BYLINE:  # all of a thread's first message
        return False
    is_open = text[-1] not in ".:。" and at + 1 < len(lines)
    if is_open and (_anchors(lines[at + 1]) or marks[at + 1].mark is Mark.ORDINAL):
        return True
    above_date = at == 1 or (at > 1 and marks[at - 2].mark is not Mark.TEXT)
    return at > 0 and above_date and marks[at - 1].mark is Mark.DATE and len(text.split()) <= TITLE_WORDS


def _anchors(line: Line) -> bool:
    by = read_byline(line.text)
    return bool(by and (by.author or by.date))


def _is_followed(lines: Sequence[Line], marks: Sequence[Reading], start: int) -> bool:
    return any(is_prose(lines[i], marks[i]) for i in range(start, min(len(lines), start + PROSE_BELOW)))


def _late_head(lines: Sequence[Line], marks: Sequence[Reading], first: int) -> int | None:
    """Index behind a head that stands below the first prose."""
    for at in range(first + 1, min(len(lines) - 1, first + LATE_LINES)):
        end = _late_end(lines, marks, at)
        if end and _is_followed(lines, marks, end):
            return end
    return None


def _late_end(lines: Sequence[Line], marks: Sequence[Reading], at: int) -> int | None:
    """Index behind the by-line or date at `at` and its title, where they are the only ones of their kind."""
    by = read_byline(lines[at].text)
    if by is None or marks[at].mark is Mark.HEADING:
        return None
    if by.author:
        is_titled = _is_title(lines[at - 1], marks[at - 1])
        return at + 1 if is_titled and _is_only_author(lines, by.author) else None
    date = marks[at].date
    if marks[at].mark is not Mark.DATE or date is None:
        return None
    if any(reading.mark is Mark.DATE and date not in (reading.date or "") for reading in marks):
        return None
    if is_navigation(lines[at - 1].text) or marks[at - 1].mark is Mark.NOISE:
        return at + 2 if _is_title(lines[at + 1], marks[at + 1]) else None
    is_titled = _is_title(lines[at - 1], marks[at - 1]) and not is_name(lines[at - 1].text)
    return at + 1 if is_titled else None


def _is_only_author(lines: Sequence[Line], name: str) -> bool:
    """Whether a name stands behind "by", and no other one does; comments show many, so that few are read."""
    named = filter(None, (named_author(line.text) for line in lines))
    return next(named, None) == name and all(other == name for other in named)


def _is_title(line: Line, reading: Reading) -> bool:
    return reading.mark is Mark.TEXT and not is_prose(line, reading) and not is_navigation(line.text)
