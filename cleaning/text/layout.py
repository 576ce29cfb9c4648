"""How the comments of one page are laid out, learnt once from the page and applied to every comment.

Whatever the platform and its language, one comment in flattened text is the same few kinds of lines in one
order: a list item opens it, or
a line with name and date, or a name (and a headline) above an age; or a by-line or a button closes it.
Each such order is a way to
cut the discussion; the ways are tried in the order of their evidence (list items, by-lines, dates,
buttons), and the first that gives
well-formed records cuts the whole discussion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.text.headers import first_of_runs
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS, SIGNS, Mark, Reading, is_name
from cleaning.text.moments import CLOCK
from cleaning.text.spans import DOUBLED, MIN_UNHEADED, WELL_FORMED, Layout, Record, Span
from cleaning.text.ways import WAYS

TITLES_SHARE = 0.8
"""Share of the records below a heading that are titles where it announces news rather than a discussion."""

MIN_TITLES = 4
"""Such records, at least: a few terse comments look like titles, too."""

NAMED_SHARE = 0.4
"""Share of such records that must show a name to be comments; titles of one or two words look like names."""

MIN_COLUMNS = 4
"""Words of the columns of a list of boards, where they share a line: "Board Topics Posts Last post"."""

MIN_CUT = 3
"""Beginnings of other texts that are no chance: some people let a sentence trail off."""

_CUT_ENDS = ("...", "…")
_SENTENCE_ENDS = ".!?…。！？؟۔।)"


def learn_layout(
    lines: Sequence[Line], marks: Sequence[Reading], *, start: int, end: int, headed: bool
) -> Layout | None:
    """The layout of the discussion that stands in lines[start:end]; None where nothing marks its comments.

    headed: a heading above `start` announces the discussion, so that one comment is enough.
    """
    span = Span(lines=lines, marks=marks, start=start, end=end, headed=headed)
    for way in WAYS:
        layout = way(span)
        if layout and _is_well_formed(layout, span):
            return replace(layout, signed=_is_signed_throughout(layout))
    return None


def _is_well_formed(layout: Layout, span: Span) -> bool:
    """Most records have words, the records account for most by-lines and dates of the span, and they are no
    cards of other posts, each with its count of comments.
    """
    count = len(layout.records)
    signed = max(len(span.places(Mark.BYLINE)), len(first_of_runs(span, span.places(Mark.DATE))))
    accounted = layout.way == DOUBLED or count >= WELL_FORMED * signed  # profiles show dates, too
    if count < span.enough or not accounted:
        return False
    worded = sum(any(line.reading.mark is Mark.TEXT for line in record.lines) for record in layout.records)
    if worded < WELL_FORMED * count:
        return False
    if count > 1 and sum(map(_is_card, layout.records)) >= WELL_FORMED * count:
        return False
    if _lists_threads(layout, span):
        return False
    if not span.headed and count >= MIN_CUT and sum(map(_is_cut, layout.records)) >= WELL_FORMED * count:
        return False
    return bool(span.places(Mark.ACTION)) or not (_lists_titles(layout, span) or _is_of_one(layout, span))


def _lists_threads(layout: Layout, span: Span) -> bool:
    """Whether the records are the boards or threads of a forum: most show the last message of theirs, or it
    has a column beside the counts of messages.
    """
    last = sum(any(_is_last_post(line) for line in record.lines) for record in layout.records)
    if last >= max(MIN_UNHEADED, WELL_FORMED * len(layout.records)):
        return True
    columns = [at for at in range(layout.first) if _is_last_post(span.lines[at])]
    return not span.headed and any(_heads_boards(span.lines, at) for at in columns)


def _heads_boards(lines: Sequence[Line], at: int) -> bool:
    """Whether a column of last messages stands beside others, on its line or right below one of counts."""
    is_wide = len(lines[at].text.split()) >= MIN_COLUMNS
    return is_wide or (at > 0 and lines[at - 1].reading.is_phrase("profile_label"))


def _is_last_post(line: Line) -> bool:
    return "last_post" in line.reading.families


def _lists_titles(layout: Layout, span: Span) -> bool:
    """Whether the records are titles with their dates; below a heading only where few of them have a name."""
    wordless = sum(map(_is_wordless, layout.records))
    if not span.headed:
        return wordless >= WELL_FORMED * len(layout.records)
    named = sum(map(_shows_name, layout.records))
    is_list = wordless >= TITLES_SHARE * len(layout.records) >= MIN_TITLES * TITLES_SHARE
    return is_list and named < NAMED_SHARE * len(layout.records)


def _shows_name(record: Record) -> bool:
    return any(line.reading.author or is_name(line.text) for line in record.lines)


def _is_of_one(layout: Layout, span: Span) -> bool:
    """Whether all records that no heading announces show one name, or one day and time: the posts of one
    author, or the date of the post itself, shown again.
    """
    if span.headed or len(layout.records) < MIN_UNHEADED or not layout.records[-1].lines:
        return False
    signs = [_sign(record) for record in layout.records]
    names = {name for name, _ in signs}
    dates = {date for _, date in signs}
    is_timed = all(date and CLOCK.search(date) for date in dates)
    return (len(names) == 1 and None not in names) or (len(dates) == 1 and is_timed)


def _sign(record: Record) -> tuple[str | None, str | None]:
    """The name and the date that a record shows: the name stands beside the date or above it."""
    for at, line in enumerate(record.lines):
        if line.reading.mark in SIGNS:
            above = record.lines[at - 1].text if at else None
            return line.reading.author or (above if above and is_name(above) else None), line.reading.date
    return None, None


def _is_card(record: Record) -> bool:
    """Whether a record is the teaser of another post: it shows a count of comments, or leads on to it, and
    cannot be answered.
    """
    if not any(map(_leads_on, record.lines)):
        return False
    return not any(line.reading.is_phrase("reply", "report") for line in record.lines)


def _is_cut(record: Record) -> bool:
    """Whether a record shows the beginning of a text: its last words are cut off."""
    words = [line.text for line in record.lines if line.reading.mark is Mark.TEXT]
    return bool(words) and words[-1].rstrip(")] ").endswith(_CUT_ENDS)


def _leads_on(line: Line) -> bool:
    mark = line.reading.mark
    return mark in (Mark.HEADING, Mark.CLOSED) or (
        mark is Mark.NOISE and line.reading.is_phrase("continuation")
    )


def _is_wordless(record: Record) -> bool:
    """Whether a record holds no sentence: a title with its date."""
    return not any(line.text[-1] in _SENTENCE_ENDS or len(line.text) > SHORT_CHARS for line in record.lines)


def _is_signed_throughout(layout: Layout) -> bool:
    signed = sum(any(line.reading.mark in SIGNS for line in record.lines) for record in layout.records)
    return signed >= WELL_FORMED * len(layout.records)
