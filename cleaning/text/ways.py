"""The ways to cut a discussion into comments: by list items, by-lines, dates, buttons, names or depth.

Each way reads a span of a page and gives a layout, or None where the span does not show what it looks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import dropwhile, pairwise

from cleaning.phrases import is_phrase
from cleaning.text.called import by_called_names
from cleaning.text.closing import closes, is_words
from cleaning.text.cutting import closed_by, opened_by
from cleaning.text.headers import are_days, doubled_starts, first_of_runs, header_starts, takes_leave_above
from cleaning.text.marks import SHORT_CHARS, SIGNS, Mark, is_name
from cleaning.text.moments import DURATION
from cleaning.text.signatures import names_itself
from cleaning.text.spans import DOUBLED, HEADER_LINES, MIN_UNHEADED, WELL_FORMED, Layout, Record, Span

SIGNED_LINES = 3
"""Lines from the start of a list item in which its by-line or date must stand: name, badge, date."""


MIN_NAMELESS = 2
"""Comments by "Anonymous" that show that short lines above paragraphs are names, not headings of a post."""

MIN_REPEATS = 3
"""Times that a line must recur to be a button."""

MIN_NAMED = 3
"""Items with names that may be comments where nothing else says so."""

NAMED_ITEMS = 0.7
"""Share of them that must show a name above words."""

_MENU = (Mark.NOISE, Mark.FORM, Mark.MORE, Mark.RELATED)
"""What the items of menus and share bars are."""

REPLY_CHARS = 40
"""Shortest opening of an inner item with paragraphs of its own that is a reply."""

MIN_DEPTHS = 4
"""Levels of nested items that make a thread; lists in posts seldom pass two."""


def _by_items(span: Span) -> Layout | None:
    """Each comment is a list item; replies are items further in."""
    items = (i for i in range(span.start, span.end) if span.lines[i].marker)
    opener = next((i for i in items if span.headed or span.marks[i].mark not in _MENU), None)
    if opener is None or any(reading.mark in SIGNS for reading in span.marks[span.start : opener]):
        return None
    base, numbered = span.lines[opener].indent, span.lines[opener].marker[0].isdigit()
    starts, end = [], span.end
    loose = _is_loose(span, opener)
    for i in range(opener, span.end):
        line = span.lines[i]
        if loose and (not line.marker or line.indent < base):
            continue
        if line.indent < base or (line.indent == base and not line.marker):
            end = i
            break
        if not line.marker or is_phrase(line.text, "reply", "report"):
            continue
        outer = line.indent == base and line.marker[0].isdigit() == numbered
        if outer or (line.indent > base and _opens_reply(span, i)):
            starts.append(i)
    if not starts:
        return None
    signed = sum(_is_signed(span, i) for i in starts) >= WELL_FORMED * len(starts)
    announced = span.headed and not any(is_words(span, i) for i in range(span.start, opener))
    if not signed and not announced and not _are_named(span, starts):
        return None
    if signed:
        starts = list(dropwhile(lambda i: not _is_signed(span, i), starts))  # links to feeds
    records = [
        Record(lines=tuple(span.lines[i:j]), depth=span.lines[i].indent)
        for i, j in zip(starts, [*starts[1:], end], strict=True)
    ]
    return Layout(way="items", records=tuple(records), first=starts[0], end=end)


def _are_named(span: Span, starts: list[int]) -> bool:
    """Whether most items show a name above words."""
    named = sum(_is_name_above_words(span, i) for i in starts if i + 1 < span.end)
    return len(starts) >= MIN_NAMED and named >= NAMED_ITEMS * len(starts)


def _is_loose(span: Span, opener: int) -> bool:
    """Whether what belongs to an item stands further out than its marker, as html2text writes paragraphs in
    items.
    """
    base = span.lines[opener].indent
    loose = [
        i for i in range(opener + 1, span.end) if span.lines[i].indent < base and not span.lines[i].marker
    ]
    again = any(span.lines[i].marker and span.lines[i].indent == base for i in range(opener + 1, span.end))
    return bool(loose) and loose[0] <= opener + SIGNED_LINES and again


def _opens_reply(span: Span, at: int) -> bool:
    """Whether an inner list item is a reply, not a list inside a comment: it shows a by-line or date of its
    own, a name with words of its own further in, further paragraphs or a button, or stands alone.
    """
    if _is_signed(span, at):
        return True
    if span.marks[at].mark in _MENU:
        return False
    end = at + 1
    while end < span.end and not span.lines[end].marker and span.lines[end].indent > span.lines[at].indent:
        end += 1
    answered = any(span.marks[i].mark is Mark.ACTION for i in range(at + 1, end))
    is_prose = len(span.lines[at].text) >= REPLY_CHARS
    if end > at + 1:
        return answered or is_prose or is_name(span.lines[at].text)
    indents = {span.lines[i].indent for i in (at - 1, end) if i < span.end and span.lines[i].marker}
    return is_prose and span.lines[at].indent not in indents  # a list has more than one item


def _is_signed(span: Span, at: int) -> bool:
    """Whether an item shows a by-line or date before the next one begins."""
    end = min(at + HEADER_LINES, span.end)
    after = next((i for i in range(at + 1, end) if span.lines[i].marker), end)
    return any(span.marks[i].mark in SIGNS for i in range(at, after))


def _by_doubled_names(span: Span) -> Layout | None:
    """A name that stands twice in a row above a date opens each comment."""
    starts = doubled_starts(span, first_of_runs(span, span.places(Mark.DATE)))
    return opened_by(span, starts, DOUBLED) if starts else None


def _by_bylines(span: Span) -> Layout | None:
    """A line with the name, and a date or "says", opens or closes each comment."""
    places = span.places(Mark.BYLINE)
    if len(places) < span.enough:
        return None
    if closes(span, places):
        return closed_by(span, places, "byline behind")
    titled = _are_titled(span, places)
    return opened_by(span, [_widened(span, at) - titled for at in places], "byline before")


def _are_titled(span: Span, places: list[int]) -> bool:
    """Whether each comment has a title above its by-line: one line between the button or heading above and
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


def _widened(span: Span, at: int) -> int:
    """The start of a header whose by-line stands at `at`: numbers, badges and the bare name may stand
    above it.
    """
    start = at
    while start > span.start and at - start < HEADER_LINES:
        above = span.marks[start - 1]
        is_vote = span.lines[start - 1].text[0] in "+-−"
        if (above.mark in (Mark.ORDINAL, Mark.BADGE) and not is_vote) or span.lines[
            start - 1
        ].text == span.marks[at].author:
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
        return None if is_list else closed_by(span, places, "date behind")
    starts = header_starts(span, places)
    if not span.headed and starts == places and are_days(span, places):
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
    places = [at for at in range(span.start, span.end - 1) if _is_name_above_words(span, at)]
    if span.headed:
        places = places if places and places[0] <= span.start + 1 else []
    else:
        nameless = [at for at in places if is_phrase(span.lines[at].text, "anonymous")]
        places = [at for at in places if at >= nameless[0]] if len(nameless) >= MIN_NAMELESS else []
    worded = sum(is_words(span, at + 1) and " " in span.lines[at + 1].text for at in places)
    if len(places) < MIN_UNHEADED or worded < WELL_FORMED * len(places):
        return None
    return opened_by(span, places, "name before")


def _by_inline_names(span: Span) -> Layout | None:
    """A name and a colon open each comment, on the line of its words."""
    texts = span.places(Mark.TEXT)
    places = [at for at in texts if names_itself(span.lines[at].text)]
    names = {span.lines[at].text.partition(":")[0] for at in places}
    is_opening = span.headed and bool(places) and places[0] == texts[0]
    if not is_opening or len(places) < MIN_NAMED or len(names) < MIN_UNHEADED:
        return None
    return opened_by(span, places, "name inline") if len(places) >= WELL_FORMED * len(texts) else None


def _by_called_names(span: Span) -> Layout | None:
    """A bare name stands above each comment, and people call each other by those names."""
    if span.headed:
        return None
    return by_called_names(
        span, [at for at in range(span.start, span.end - 1) if _is_name_above_words(span, at)]
    )


def _is_name_above_words(span: Span, at: int) -> bool:
    """A name whose line above has ended, with words below that are no name."""
    if (
        span.marks[at + 1].mark is not Mark.TEXT
        or not is_name(span.lines[at].text)
        or is_name(span.lines[at + 1].text)
    ):
        return False
    return not takes_leave_above(span, at - 1)


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
    ]
    if len(places) < MIN_REPEATS or len({span.lines[at].text for at in places}) > 1:
        return None
    ends = [at + 2 for at in places]
    records = [Record(lines=tuple(span.lines[i : j - 2])) for i, j in pairwise(ends)]
    return Layout(way="repeats behind", records=tuple(records), first=ends[0] - 2, end=ends[-1])


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
    _by_items,
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
