"""What lines are beside their neighbours, where they are something else by themselves.

A short line that recurs as often as by-lines do is a button in words that no list knows; a label of a form
that recurs is one of a guest book; a by-line that comes again opens a quotation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleaning.dates import is_age, is_minutes
from cleaning.phrases import is_phrase, name_in
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, Reading, is_name
from cleaning.text.moments import CLOCK

MIN_BUTTONS = 3
"""Comments from which a recurring line is told from chance."""

BUTTON_RATE = 0.6
"""How close the count of a recurring line must be to the count of dates or by-lines."""

BUTTON_CHARS = 30
"""Longest button."""

_ENDS = ".!?…。！？"
"""What words end with: said twice, one quotes the other."""
_NOISE = Reading(mark=Mark.NOISE)
_TEXT = Reading(mark=Mark.TEXT)


def marks_in_context(lines: Sequence[Line]) -> list[Reading]:
    """The marks of lines, those changed that the lines around tell better."""
    marks = _with_fields(lines, _with_shares(lines, _with_joined(lines, _with_durations(lines))))
    marks = _with_answered(lines, _with_buttons(lines, marks))
    return _with_quotations(lines, _with_thread_dates(lines, marks))


def _with_durations(lines: Sequence[Line]) -> list[Reading]:
    """The marks of lines by themselves, but for how long something takes: "Prep time", then "25 mins"; and
    "25 mins" on cards, where all that could be ages are minutes.
    """
    marks = [line.reading for line in lines]
    minutes = [at for at, mark in enumerate(marks) if mark.mark is Mark.DATE and is_minutes(mark.date or "")]
    ages = sum(mark.date is not None and is_age(mark.date) for mark in marks) if minutes else 0
    if len(minutes) == ages:
        for at in minutes:
            marks[at] = _TEXT
    for at in [at for at, reading in enumerate(marks) if reading.date]:
        author, date = marks[at].author, marks[at].date or ""
        label = author or (lines[at - 1].text if at and marks[at].mark is Mark.DATE else "")
        if is_phrase(label, "duration_label") and is_age(date):
            marks[at] = _TEXT
    return marks


def _with_joined(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, where the day on which a person joined dates nothing that they say."""
    for at in [at for at, mark in enumerate(marks) if at and mark.mark is Mark.DATE]:
        if lines[at - 1].reading.is_phrase("joined_label"):
            marks[at - 1] = marks[at] = _NOISE
    return marks


def _with_shares(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, "Email" among buttons to share a post told from the field of a form."""
    for at in [at for at, reading in enumerate(marks) if reading.mark is Mark.FORM]:
        beside = (marks[i].mark for i in (at - 1, at + 1) if 0 <= i < len(marks))
        if Mark.FORM not in beside and lines[at].reading.is_phrase("share"):
            marks[at] = _NOISE
    return marks


def _with_quotations(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, where a by-line that comes again with its date, in other words, opens but a quotation:
    "Post by ann » Sat Feb 24, 2024 5:12 pm", then "ann wrote: Sat Feb 24, 2024 5:12 pm"; and one without a
    date, "ann said:", where more have one, and the name among them.
    """
    signed: dict[tuple[str, str], str] = {}
    for at, mark in enumerate(marks):
        if mark.mark is Mark.BYLINE and mark.author and mark.date and CLOCK.search(mark.date):
            shown = signed.setdefault((mark.author, mark.date), lines[at].text)
            if shown != lines[at].text:  # else somebody sent the same twice
                marks[at] = _TEXT
    dated = [mark.author for mark in marks if mark.mark is Mark.BYLINE and mark.author and mark.date]
    spoken = [at for at, mark in enumerate(marks) if mark.mark is Mark.BYLINE and not mark.date]
    if len(dated) > len(spoken) and {marks[at].author for at in spoken} <= {*dated}:
        for at in spoken:
            marks[at] = _TEXT
    return marks


def _with_answered(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, where "Reply to Ann" right below a name says whom that person answers: it closes nothing."""
    for at in [at for at in range(1, len(marks)) if marks[at].mark is Mark.ACTION]:
        is_named = marks[at - 1].mark is Mark.TEXT and is_name(lines[at - 1].text)
        if is_named and name_in(lines[at].text, "reply"):
            marks[at] = Reading(mark=Mark.BADGE)
    return marks


def _with_thread_dates(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, where the day on which a thread was opened, below who opened it, signs no comment."""
    for at, line in enumerate(lines[1:], start=1):
        if line.reading.is_phrase("thread_date") and lines[at - 1].reading.is_phrase("thread_opened"):
            marks[at] = _NOISE
    return marks


def _with_fields(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, labels of the fields of a guest book's entries told from those of a form: they recur."""
    places = [
        at for at, reading in enumerate(marks) if reading.mark is Mark.FORM and lines[at].text[-1] in ":："
    ]
    if not places:
        return marks
    counts = Counter(line.text.replace("：", ":").partition(":")[0] for line in lines)
    for at in places:
        if counts[lines[at].text.rstrip(":：")] >= MIN_BUTTONS:
            marks[at] = _TEXT
    return marks


def _with_buttons(lines: Sequence[Line], marks: list[Reading]) -> list[Reading]:
    """The marks, with buttons that no phrase list knows: a short line that recurs about as often as dates
    or by-lines do.
    """
    kinds = [reading.mark for reading in marks]
    signed = max(kinds.count(Mark.BYLINE), kinds.count(Mark.DATE))
    if signed < MIN_BUTTONS:
        return marks
    counts = _recurring(lines, kinds)
    usual = range(math.ceil(BUTTON_RATE * signed), int(signed / BUTTON_RATE) + 1)
    said = ("anonymous", "in_reply_to")
    buttons = {
        text
        for text, count in counts.items()
        if count in usual and not is_phrase(text, *said) and (count >= MIN_BUTTONS or text[-1] not in _ENDS)
    }
    if buttons:
        buttons -= _said(lines, marks, buttons) | _headlines(lines, marks, buttons)
        buttons -= _signatures(lines, buttons) | _names(lines, marks)
    buttons |= _reply_words(lines, marks)
    if not buttons:
        return marks
    button = Reading(mark=Mark.ACTION)
    return [button if line.text in buttons else reading for line, reading in zip(lines, marks, strict=True)]


def _recurring(lines: Sequence[Line], kinds: Sequence[Mark]) -> Counter[str]:
    """Between how many dates or by-lines each short line stands: a name may stand twice in one header."""
    sign = Mark.BYLINE if kinds.count(Mark.BYLINE) > kinds.count(Mark.DATE) else Mark.DATE
    counts: Counter[str] = Counter()
    between: set[str] = set()
    for line, kind in zip(lines, kinds, strict=True):
        if kind is sign:
            counts.update(between)
            between = set()
        elif kind is Mark.TEXT and len(line.text) <= BUTTON_CHARS and line.text[-1] != ",":
            between.add(line.text)
    counts.update(between)
    return counts


def _said(lines: Sequence[Line], marks: Sequence[Reading], recurring: set[str]) -> set[str]:
    """Recurring lines that are words: they stand between a date and a button, where others say something
    else.
    """
    places = [
        at
        for at in range(1, len(lines) - 1)
        if marks[at].mark is Mark.TEXT
        and marks[at - 1].mark in (Mark.DATE, Mark.BYLINE)
        and marks[at + 1].mark is Mark.ACTION
    ]
    said = {lines[at].text for at in places}
    return said & recurring if said - recurring else set()


def _headlines(lines: Sequence[Line], marks: Sequence[Reading], recurring: set[str]) -> set[str]:
    """Recurring lines that most commenters have: they stand below a name beside the date, or below another
    such line.
    """
    shown: Counter[str] = Counter()
    below = -1
    for at in range(1, len(lines) - 1):
        text = lines[at].text
        if text not in recurring:
            continue
        above = lines[at - 1].text
        behind = at + 2 if marks[at + 1].mark is Mark.ORDINAL and at + 2 < len(lines) else at + 1
        dated = marks[behind].mark is Mark.DATE or (at > 1 and marks[at - 2].mark in SIGNS)
        if (dated and above not in recurring and is_name(above)) or (below == at - 1 > 0):
            shown[text] += 1
            below = at
    counts = Counter(line.text for line in lines if line.text in recurring)
    return {text for text in recurring if shown[text] >= BUTTON_RATE * counts[text]}


def _names(lines: Sequence[Line], marks: Sequence[Reading]) -> set[str]:
    """Lines right above the dates, where most dates have another one: who writes often is named often."""
    places = [at for at in range(1, len(lines)) if marks[at].mark is Mark.DATE]
    above = [lines[at - 1].text for at in places if is_name(lines[at - 1].text)]
    return set(above) if len(set(above)) >= BUTTON_RATE * len(places) else set()


def _signatures(lines: Sequence[Line], recurring: set[str]) -> set[str]:
    """Recurring lines that sign what stands above them: "Your son," "Thomas"."""
    return {line.text for above, line in pairwise(lines) if line.text in recurring and above.text[-1] == ","}


def _reply_words(lines: Sequence[Line], marks: Sequence[Reading]) -> set[str]:
    """Headings of forms that recur as buttons: their words are both ("Vastaa"), or a form that a script opens
    stands below the buttons of each comment.
    """
    counts = Counter(
        line.text
        for at, (line, reading) in enumerate(zip(lines, marks, strict=True))
        if reading.mark is Mark.FORM
        and reading.families
        and (line.reading.is_phrase("reply") or (at and marks[at - 1].mark is Mark.ACTION))
    )
    return {text for text, count in counts.items() if count >= MIN_BUTTONS}
