"""The ways to cut a discussion into comments: by list items, by-lines, dates, buttons, names or depth.

Each way reads a span of a page and gives a layout, or None where the span does not show what it looks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from cleaning.comments.words import are_initials
from cleaning.text.called import by_called_names
from cleaning.text.closing import buttons_head, closes, is_words, names_below
from cleaning.text.cutting import closed_by, opened_by
from cleaning.text.headers import (
    are_days,
    doubled_starts,
    first_of_runs,
    header_starts,
    is_name_above_words,
)
from cleaning.text.items import by_items
from cleaning.text.labelled import by_field_labels
from cleaning.text.marks import SHORT_CHARS, Mark, is_name
from cleaning.text.moments import DURATION
from cleaning.text.signatures import names_itself
from cleaning.text.spans import DOUBLED, HEADER_LINES, MIN_UNHEADED, WELL_FORMED, Layout, Record, Span

MIN_NAMELESS = 2
"""Comments by "Anonymous" that show that short lines above paragraphs are names, not headings of a post."""

MIN_REPEATS = 3
"""Times that a line must recur to be a button."""

MIN_NAMED = 3
"""Items with names that may be comments where nothing else says so."""


NAMELESS_SHARE = 0.8
"""Share of the dates that must have no name above for all to be days; interface may stand above some."""

TITLE_WORDS = 3
"""Fewest words of the title of another post."""

CARD_SHARE = 0.8
"""Share of by-lines below such a title; comments may end without a full stop, too, but seldom all."""

MOST_BELOW_BUTTON = 3
"""Lines from the button of a comment to the date of the next: the text of a picture, the name."""

MIN_DEPTHS = 4
"""Levels of nested items that make a thread; lists in posts seldom pass two."""


def _by_doubled_names(span: Span) -> Layout | None:
    """A name that stands twice in a row above a date opens each comment."""
    starts = doubled_starts(span, first_of_runs(span, span.places(Mark.DATE)))
    return opened_by(span, starts, DOUBLED) if starts else None


def _by_bylines(span: Span) -> Layout | None:
    """A line with the name, and a date or "says", opens or closes each comment."""
    places = span.places(Mark.BYLINE)
    if len(places) < span.enough:
        return None
    if not span.headed and _are_cards(span, places):
        return None
    if closes(span, places):
        return closed_by(span, places, "byline behind")
    is_numbered = not span.headed or (
        places[0] > span.start and span.marks[places[0] - 1].mark is Mark.ORDINAL
    )
    starts = [_widened(span, at, is_numbered=is_numbered) for at in places]
    titled = _are_titled(span, starts)
    parted = _parted_bylines(span, places)
    return opened_by(span, sorted({*(at - titled for at in starts), *parted}), "byline before")


def _parted_bylines(span: Span, places: list[int]) -> list[int]:
    """Names above their dates among more by-lines that show both, right below the button of the comment
    above: those with a badge, or of the writer, are printed otherwise.
    """
    if not all(span.marks[at].date for at in places):
        return []
    dates = (at for at in span.places(Mark.DATE) if at - 1 > places[0] and is_name(span.lines[at - 1].text))
    named = [
        at - 1 - are_initials(span.lines[at - 2].text, span.lines[at - 1].text)
        for at in dates
        if any(span.marks[i].mark is Mark.ACTION for i in range(max(0, at - MOST_BELOW_BUTTON), at - 1))
    ]
    return named if len(named) < len(places) else []


def _are_cards(span: Span, places: list[int]) -> bool:
    """Whether the by-lines are those of other posts: a title stands above nearly each, and none can be
    answered.
    """
    titled = sum(
        span.marks[at - 1].mark is Mark.TEXT
        and len(span.lines[at - 1].text.split()) >= TITLE_WORDS
        and span.lines[at - 1].text[-1].isalnum()
        for at in places
        if at > span.start
    )
    titles = {span.lines[at - 1].text for at in places}
    is_varied = len(titles) >= CARD_SHARE * len(places)  # "Re: …" stands above all answers
    return is_varied and titled >= CARD_SHARE * len(places) and not span.places(Mark.ACTION, Mark.ORDINAL)


def _are_titled(span: Span, places: list[int]) -> bool:
    """Whether each comment has a title above its header: one line between the button or heading above and
    it.
    """
    titled = sum(
        span.marks[at - 1].mark is Mark.TEXT
        and len(span.lines[at - 1].text) <= SHORT_CHARS
        and (span.marks[at - 2].mark is Mark.ACTION if at - 2 >= span.start else span.headed)
        for at in places
        if at > span.start
    )
    return titled == len(places) or (titled >= MIN_UNHEADED and titled >= len(places) - 1)


def _widened(span: Span, at: int, *, is_numbered: bool) -> int:
    """The start of a header whose by-line stands at `at`: numbers, badges, the bare name or its first letter
    may stand above it. is_numbered: the first comment may have a number above its by-line; else numbers count
    the votes of the comment above.
    """
    start = at
    while start > span.start and at - start < HEADER_LINES:
        above = span.marks[start - 1]
        text, author = span.lines[start - 1].text, span.marks[at].author or ""
        is_vote = text[0] in "+-−"
        is_initial = len(text) == 1 and author[:1].casefold() == text.casefold()
        is_picture = is_initial or are_initials(text, author) or text == f"@{author}"
        is_number = above.mark is Mark.ORDINAL and is_numbered and not is_vote
        if is_number or (above.mark is Mark.BADGE and not is_vote) or text == author or is_picture:
            start -= 1
        else:
            break
    return start


def _by_dates(span: Span) -> Layout | None:
    """A date or age alone opens each comment, under its name, or closes it."""
    dates = first_of_runs(span, span.places(Mark.DATE))
    places = [at for at in dates if not DURATION.fullmatch(span.lines[at].text)]
    if len(places) < span.enough:
        return None
    if closes(span, places):
        named = sum(is_name(span.lines[at - 1].text) for at in places if at > span.start)
        is_list = not span.headed and named < WELL_FORMED * len(places) and are_days(span, places)
        last = places[-1] + 1
        named_below = last < span.end and is_name(span.lines[last].text) and names_below(span, places)
        return None if is_list else closed_by(span, places, "date behind", named_below=named_below)
    starts = [at - 1 for at in places] if buttons_head(span, places) else header_starts(span, places)
    nameless = sum(start == at for start, at in zip(starts, places, strict=True))
    if not span.headed and nameless >= NAMELESS_SHARE * len(places) and are_days(span, places):
        return None
    return opened_by(span, starts, "date before")


def _by_actions(span: Span) -> Layout | None:
    """A button closes each comment."""
    places = [
        at
        for at in span.places(Mark.ACTION)
        if at + 1 >= span.end or span.marks[at + 1].mark is not Mark.ACTION
    ]
    if len(places) < MIN_UNHEADED and not (span.headed and places and places[-1] == span.end - 1):
        return None
    return closed_by(span, places, "button behind")


def _by_names(span: Span) -> Layout | None:
    """A bare name stands above each comment: right under a heading, or where some of them are "Anonymous"."""
    shown = range(span.start, span.end - 1)
    nameless = [at for at in shown if "anonymous" in span.lines[at].reading.families]
    if not span.headed and len(nameless) < MIN_NAMELESS:
        return None
    places = [at for at in shown if is_name_above_words(span, at)]
    if span.headed:
        places = places if places and places[0] <= span.start + 1 else []
    else:
        nameless = sorted({*nameless} & {*places})
        places = [at for at in places if at >= nameless[0]] if len(nameless) >= MIN_NAMELESS else []
    worded = sum(is_words(span, at + 1) and " " in span.lines[at + 1].text for at in places)
    if len(places) < MIN_UNHEADED or worded < WELL_FORMED * len(places):
        return None
    return opened_by(span, places, "name before")


def _by_inline_names(span: Span) -> Layout | None:
    """A name and a colon open each comment, on the line of its words."""
    if not span.headed:
        return None
    texts = span.places(Mark.TEXT)
    places = [at for at in texts if names_itself(span.lines[at].text)]
    names = {span.lines[at].text.partition(":")[0] for at in places}
    is_opening = bool(places) and places[0] == texts[0]
    if not is_opening or len(places) < MIN_NAMED or len(names) < MIN_UNHEADED:
        return None
    return opened_by(span, places, "name inline") if len(places) >= WELL_FORMED * len(texts) else None


def _by_called_names(span: Span) -> Layout | None:
    """A bare name stands above each comment, and people call each other by those names."""
    if span.headed:
        return None
    return by_called_names(
        span, [at for at in range(span.start, span.end - 1) if is_name_above_words(span, at)]
    )


def _by_repeats(span: Span) -> Layout | None:
    """The same two or more lines, one right below the other, close each comment: buttons in words that no
    list knows.
    """
    counts = Counter(
        span.lines[at].text for at in range(span.start, span.end) if span.marks[at].mark is not Mark.BYLINE
    )
    recurring = {
        text
        for text, count in counts.items()
        if count >= MIN_REPEATS
        and len(text) <= SHORT_CHARS
        and any(map(str.isalpha, text))
        and text[-1] != ","
    }
    places = [
        at
        for at in range(span.start, span.end - 1)
        if span.lines[at].text in recurring
        and span.lines[at + 1].text in recurring
        and span.lines[at].text != span.lines[at + 1].text
        and not _opens_next(span, at + 1)
    ]
    if len(places) < MIN_REPEATS or len({span.lines[at].text for at in places}) > 1:
        return None
    ends = [at + 2 for at in places]
    records = [Record(lines=tuple(span.lines[i : j - 2])) for i, j in pairwise(ends)]
    return Layout(way="repeats behind", records=tuple(records), first=ends[0] - 2, end=ends[-1])


def _opens_next(span: Span, at: int) -> bool:
    """Whether a line below a button is the name of whom the next words are: one person writes often."""
    if span.marks[at - 1].mark is not Mark.ACTION or at + 1 == span.end:
        return False
    return span.marks[at + 1].mark is Mark.BADGE or is_name_above_words(span, at)


def _by_depth(span: Span) -> Layout | None:
    """The page ends in list items nested as deep as only a thread nests."""
    start = span.end
    while start > span.start and span.lines[start - 1].marker:
        start -= 1
    indents = {line.indent for line in span.lines[start : span.end]}
    while (
        start < span.end
        and indents
        and len({line.indent for line in span.lines[start + 1 : start + 2]} | {min(indents)}) == 1
    ):
        start += 1
    if len(indents) < MIN_DEPTHS:
        return None
    records = [Record(lines=(span.lines[at],), depth=span.lines[at].indent) for at in range(start, span.end)]
    return Layout(way="nested items", records=tuple(records), first=start, end=span.end)


WAYS: tuple[Callable[[Span], Layout | None], ...] = (
    by_field_labels,
    by_items,
    _by_doubled_names,
    _by_bylines,
    _by_dates,
    _by_repeats,
    _by_actions,
    _by_names,
    _by_inline_names,
    _by_depth,
    _by_called_names,
)
"""Ways to cut a discussion, the one with the most evidence first."""
