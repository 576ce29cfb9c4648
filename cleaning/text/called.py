"""A discussion that neither heading nor date marks: bare names above paragraphs, at the end of a page.

Headings of a post look like names, too. What tells is that people answer each other: a name that stands above
one paragraph is called at the start of a later one ("San" … "San, how much space do you need?"). Where the
discussion begins is the name from which on the lines speak most like comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from cleaning.text.cutting import opened_by
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS
from cleaning.text.spans import Layout, Span
from cleaning.text.talk import TALK_LIMIT, talk_odds
from cleaning.text.voice import Voice, read_voices

MIN_NAMES = 3
"""Names that make a discussion."""

MIN_TALK = 0.0
"""Sum of the log odds of talk from which the lines are comments: posts with headings that look like names
stay below.
"""


def by_called_names(span: Span, places: Sequence[int]) -> Layout | None:
    """The records under the names at `places`, where some of those names are called below."""
    if len(places) < MIN_NAMES or not _are_called(span.lines, places):
        return None
    names = {span.lines[at].text for at in places}
    talk = [
        0.0 if voice.text in names else max(-TALK_LIMIT, min(TALK_LIMIT, odds))
        for voice, odds in _scored(span.lines[places[0] : span.end])
    ]
    ahead = list(accumulate(reversed(talk)))[::-1]
    first = max(places, key=lambda at: ahead[at - places[0]])
    starts = [at for at in range(first, span.end - 1) if span.lines[at].text in names]
    if len(starts) < MIN_NAMES or ahead[first - places[0]] < MIN_TALK or not _are_called(span.lines, starts):
        return None
    return opened_by(span, starts, "called names")


def _scored(lines: Sequence[Line]) -> Iterator[tuple[Voice, float]]:
    voices = read_voices(lines)
    return zip(voices, talk_odds(voices), strict=True)


def _are_called(lines: Sequence[Line], places: Sequence[int]) -> bool:
    names: set[str] = set()
    for at, end in zip(places, [*places[1:], len(lines)], strict=True):
        if any(_called(line.text) in names for line in lines[at + 1 : end]):
            return True
        names.add(lines[at].text.split()[0].lower())
    return False


def _called(text: str) -> str:
    """The word that a line calls: the first, where a comma or exclamation mark follows."""
    word, mark, _ = text[:SHORT_CHARS].replace("!", ",").partition(",")
    return word.lower().lstrip("@") if mark else ""
