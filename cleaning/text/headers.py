"""Where the headers of comments begin whose dates are known: the names above them, badges, headlines.

How long a header is, is learnt from all comments of a page together: the buttons of the comment above fence
it off, or most of them have a name at the same distance above their date, or a name stands twice in a row
above it (the text of a picture, and the name beside it).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleaning.text.marks import SHORT_CHARS, Mark, Reading, is_name
from cleaning.text.moments import CLOCK
from cleaning.text.spans import HEADER_LINES, MIN_UNHEADED, WELL_FORMED, Span
from cleaning.text.voice import is_sign_off

MIN_SHARED = 3
"""Comments from which what they share is told from chance."""

DOUBLED_LINES = 10
"""Lines above a date within which the doubled name of its comment stands; forums show rank and place between
them.
"""


def are_days(span: Span, places: list[int]) -> bool:
    """Whether dates without names, that nobody can answer, are those of a diary, letters or events: comments
    show a time of day, or are numbered.
    """
    timed = sum(CLOCK.search(span.lines[at].text) is not None for at in places)
    answered = len(span.places(Mark.ACTION, Mark.ORDINAL))
    return timed < WELL_FORMED * len(places) and answered < MIN_SHARED


def header_starts(span: Span, places: list[int]) -> list[int]:
    """Where the headers begin whose dates stand at `places`.

    A button of the comment above fixes it for that header, other interface above most of them for all; the
    heading of the discussion fixes it for the first, and so for all; else most headers decide, and only lines
    that can be names count. Where headers differ, because few have a headline, a name tells how long the
    first one is.
    """
    leads = [_lead(span, at, before) for at, before in zip(places, [span.start - 1, *places], strict=False)]
    fenced = [
        at - lead > span.start and span.marks[at - lead - 1].mark in (Mark.ACTION, Mark.NOISE)
        for at, lead in zip(places, leads, strict=True)
    ]
    if sum(fenced) >= max(MIN_UNHEADED, WELL_FORMED * (len(places) - 1)):
        usual = _usual([lead for lead, fence in zip(leads, fenced, strict=True) if fence])
    elif span.headed and places[0] - span.start <= HEADER_LINES:
        usual = _plausible(span, places[1:], places[0] - span.start)
    elif any(fenced):
        usual = _usual([lead for lead, fence in zip(leads, fenced, strict=True) if fence])
    else:
        named = sum(
            at > span.start and is_name(span.lines[at - 1].text) and not takes_leave_above(span, at - 2)
            for at in places
        )
        usual = min(1 + _share_headline(span, places), _usual(leads))
        usual = usual if named >= WELL_FORMED * len(places) else 0
    sizes = [
        lead if fence and span.marks[at - lead - 1].mark is Mark.ACTION else min(lead, usual)
        for at, lead, fence in zip(places, leads, fenced, strict=True)
    ]
    if not fenced[0]:
        others = {size for size, fence in zip(sizes, fenced, strict=True) if fence and size > sizes[0]}
        longer = (size for size in others if size <= leads[0])
        sizes[0] = max([sizes[0], *(n for n in longer if is_name(span.lines[places[0] - n].text))])
    return [at - size for at, size in zip(places, sizes, strict=True)]


def doubled_starts(span: Span, places: Sequence[int]) -> list[int]:
    """Where a name stands twice in a row above a date, once for each; empty where most dates have none."""
    starts: list[int] = []
    twice = [above.text == line.text for above, line in pairwise(span.lines[span.start : span.end])]
    for at, before in zip(places, [span.start - 1, *places], strict=False) if any(twice) else ():
        nearest = max(before + 1, at - DOUBLED_LINES, span.start)
        doubled = [i for i in range(nearest, at - 1) if twice[i - span.start] and is_name(span.lines[i].text)]
        if doubled and not (starts and _is_same_header(span, starts[-1], doubled[0])):
            starts.append(doubled[0])
    names = {span.lines[at].text for at in starts}
    enough = len(starts) >= MIN_SHARED and len(names) > 1 and 3 * len(starts) >= len(places)
    return starts if enough else []


def _is_same_header(span: Span, first: int, then: int) -> bool:
    """Whether a name that stands twice again is still the header of the same comment."""
    if then - first > 2 * DOUBLED_LINES or span.lines[first].text != span.lines[then].text:
        return False
    return all(_may_be_header(line.text) for line in span.lines[first:then])


def _plausible(span: Span, places: list[int], usual: int) -> int:
    """The longest header up to `usual` whose lines are no sentences in most comments: interface may stand
    between the heading and the first header.
    """
    for size in range(usual, 0, -1):
        fitting = sum(
            all(_may_be_header(span.lines[i].text) for i in range(at - size, at) if i >= span.start)
            for at in places
        )
        if fitting >= WELL_FORMED * len(places):
            return size
    return 0


def _may_be_header(text: str) -> bool:
    return len(text) <= SHORT_CHARS and text[-1] not in ".!?…。！？؟۔।"


def _share_headline(span: Span, places: list[int]) -> bool:
    """Whether most headers have the same line above their date, below a name: "Senior Member"."""
    counts = Counter(span.lines[at - 1].text for at in places if at - 1 > span.start)
    headline, count = counts.most_common(1)[0] if counts else ("", 0)
    named = sum(
        span.lines[at - 1].text == headline and is_name(span.lines[at - 2].text)
        for at in places
        if at - 2 >= span.start
    )
    return count >= MIN_SHARED and min(count, named) >= WELL_FORMED * len(places)


def first_of_runs(span: Span, places: list[int]) -> list[int]:
    """Dates without those that directly follow another one (day and clock time on lines of their own), and
    without those of what is quoted ("Ann wrote:", and below it when), where most dates have no such line
    above.
    """
    firsts = [at for at in places if at - 1 < span.start or span.marks[at - 1].mark is not Mark.DATE]
    own = [at for at in firsts if at - 1 < span.start or not _quotes(span.marks[at - 1])]
    return own if 2 * len(own) >= len(firsts) else firsts


def _quotes(reading: Reading) -> bool:
    return reading.mark is Mark.BYLINE and reading.date is None


def _lead(span: Span, at: int, before: int) -> int:
    """How many lines directly above a date can be header: short, no sentence, no button. Badges and what a
    profile shows do not count.
    """
    lead = worded = 0
    while worded < HEADER_LINES and at - lead - 1 > before:
        line, reading = span.lines[at - lead - 1], span.marks[at - lead - 1]
        worded += reading.mark is not Mark.BADGE
        if reading.mark not in (Mark.TEXT, Mark.BADGE, Mark.ORDINAL) or len(line.text) > SHORT_CHARS:
            break
        lead += 1
    return lead


def _usual(leads: list[int]) -> int:
    """The length of header that most comments allow."""
    counts = Counter(leads)
    return max(counts, key=lambda lead: (counts[lead], -lead)) if counts else 0


def takes_leave_above(span: Span, at: int) -> bool:
    """Whether a line introduces the name below it as a signature."""
    return at >= span.start and (span.lines[at].text[-1] in ",:-–—" or is_sign_off(span.lines[at].text))


def is_name_above_words(span: Span, at: int) -> bool:
    """A name whose line above has ended, with words below that are no name."""
    if (
        span.marks[at + 1].mark is not Mark.TEXT
        or not is_name(span.lines[at].text)
        or is_name(span.lines[at + 1].text)
    ):
        return False
    return not takes_leave_above(span, at - 1)
