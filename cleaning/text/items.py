"""Comments that are list items: where each begins, and which items further in are replies."""

from __future__ import annotations

from itertools import dropwhile

from cleaning.text.closing import is_words
from cleaning.text.headers import is_name_above_words
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, is_name
from cleaning.text.spans import HEADER_LINES, NAMED_ITEMS, WELL_FORMED, Layout, Record, Span

SIGNED_LINES = 3
"""Lines from the start of a list item in which its by-line or date must stand: name, badge, date."""

MIN_NAMED = 3
"""Items with names that may be comments where nothing else says so."""

NAMED_SHARE = 0.7
"""Share of them that must show a name above words."""

REPLY_CHARS = 40
"""Shortest opening of an inner item with paragraphs of its own that is a reply."""

MOST_LISTS = 50
"""Lists of a page that are looked at."""

_DASHES = ("-", "–")
_MENU = (Mark.NOISE, Mark.FORM, Mark.MORE, Mark.RELATED)
"""What the items of menus and share bars are."""


def by_items(span: Span) -> Layout | None:
    """Each comment is a list item; replies are items further in. Menus are lists, too: the first that holds
    comments counts.
    """
    behind = span.start
    for _ in range(MOST_LISTS):
        opener = _opener(span, behind)
        if opener is None or any(reading.mark in SIGNS for reading in span.marks[behind:opener]):
            return None
        for loose in dict.fromkeys((_is_loose(span, opener), False)):
            starts, end = _items(span, opener, loose=loose)
            if starts and (layout := _layout(span, starts, end, above=range(span.start, opener))):
                return layout
        behind = max(end, opener + 1)
        if span.headed:
            return None
    return None


def _opener(span: Span, start: int) -> int | None:
    """The first item of a list that is no menu; below a heading any."""
    items = (i for i in range(start, span.end) if span.lines[i].marker)
    return next((i for i in items if _may_open(span, i)), None)


def _may_open(span: Span, at: int) -> bool:
    """Whether an item may be the first of the comments, and no part of a menu or of one of them."""
    if not span.headed:
        return span.marks[at].mark not in _MENU
    return not span.lines[at].reading.is_phrase("joined_label", "report")


def _items(span: Span, opener: int, *, loose: bool) -> tuple[list[int], int]:
    """Where the comments of a list begin, and where it ends."""
    base, numbered = span.lines[opener].indent, span.lines[opener].marker[0].isdigit()
    behind = _behind_marker(span.lines[opener])
    starts: list[int] = []
    for i in range(opener, span.end):
        line = span.lines[i]
        if loose and (not line.marker or line.indent < base):
            continue
        is_aligned = numbered and line.marker[:1].isdigit() and line.indent <= base
        is_aligned = is_aligned and abs(_behind_marker(line) - behind) <= 1
        if not is_aligned and (line.indent < base or (line.indent == base and not line.marker)):
            return starts, i
        if not line.marker or (line.reading.families and line.reading.is_phrase("reply", "report")):
            continue
        if i > opener and _dates_name_above(span, i):
            continue
        outer = line.indent == base and line.marker[0].isdigit() == numbered
        if is_aligned or outer or (line.indent > base and _opens_reply(span, i)):
            starts.append(i)
    return starts, span.end


def _behind_marker(line: Line) -> int:
    """Where the words of an item begin; lists align their numbers to the right, as inscriptis and lynx do."""
    return line.indent + len(line.marker)


def _layout(span: Span, starts: list[int], end: int, *, above: range) -> Layout | None:
    """The items as comments, where by-lines, a heading or names say that they are."""
    if all(_is_dashed_byline(span, i) for i in starts):
        return None
    signed = sum(_is_signed(span, i) for i in starts) >= WELL_FORMED * len(starts)
    announced = span.headed and not any(is_words(span, i) for i in above)
    if not signed and not announced:
        starts, end = _named_run(span, starts, end)
        if not starts:
            return None
    if signed:
        starts = list(dropwhile(lambda i: not _is_signed(span, i), starts))  # links to feeds
    records = [
        Record(lines=tuple(span.lines[i:j]), depth=max(span.lines[i].indent, span.lines[starts[0]].indent))
        for i, j in zip(starts, [*starts[1:], end], strict=True)
    ]
    way = "items" if signed or announced else NAMED_ITEMS
    return Layout(way=way, records=tuple(records), first=starts[0], end=end)


def _named_run(span: Span, starts: list[int], end: int) -> tuple[list[int], int]:
    """The items from the first that shows a name above words to the last, and their end, where most of them
    show one; a menu may go on in the list.
    """
    named = [at for at, i in enumerate(starts) if i + 1 < span.end and is_name_above_words(span, i)]
    if not named:
        return [], end
    run = starts[named[0] : named[-1] + 1]
    if len(run) < MIN_NAMED or len(named) < NAMED_SHARE * len(run):
        return [], end
    return run, starts[named[-1] + 1] if named[-1] + 1 < len(starts) else end


def _is_dashed_byline(span: Span, at: int) -> bool:
    """Whether an item is a by-line behind a dash, below the words: "- Ann, Leeds, 4 May 2014"."""
    return span.lines[at].marker in _DASHES and span.marks[at].mark is Mark.BYLINE


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
    """Whether an item shows a by-line or date before the next one begins, buttons not counted."""
    lines = 0
    for i in range(at, span.end):
        if lines == HEADER_LINES or (i > at and span.lines[i].marker and not _dates_name_above(span, i)):
            return False
        if span.marks[i].mark in SIGNS:
            return True
        lines += span.marks[i].mark is not Mark.ACTION
    return False


def _dates_name_above(span: Span, at: int) -> bool:
    """Whether an item is nothing but the date of the name above it, which is an item and no further in."""
    above, line = span.lines[at - 1], span.lines[at]
    is_inner = bool(above.marker) and line.indent >= above.indent
    return is_inner and span.marks[at].mark is Mark.DATE and is_name(above.text)
