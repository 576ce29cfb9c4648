"""Whether the by-lines or dates of a discussion open its comments or close them."""

from __future__ import annotations

from itertools import pairwise

from cleaning.text.marks import Mark, is_name
from cleaning.text.spans import WELL_FORMED, Span
from cleaning.text.talk import mean_talk

END_LINES = 3
"""Lines of words at either end of a discussion that tell where its comments end."""

NAME_ABOVE = 12
"""Lines above the first date in which the name of its comment stands."""

_NUMBER_SIGNS = "#№"
KEY_CHARS = 40
"""ASCII text without a space that is longer is an address or a key of the page's program, no words."""


def closes(span: Span, places: list[int]) -> bool:
    """Whether the marks stand behind the words of their comments.

    Below a heading, words on one side alone, of the first mark or the last, tell; so do buttons between a
    mark and its words. The number of a comment right above most marks opens its header. A button between most
    marks, words above it and words below, ends the words below a mark, and the next header stands below it.
    One right below most marks tells, and one right above: it ends the comment before a by-line, and the own
    comment before a date alone, unless names stand below. Else words stand before the first mark or behind
    the last.
    """
    if span.headed and (told := _told_by_edges(span, places)) is not None:
        return told
    if _are_opened(span, places):
        return False
    below = sum(at + 1 < span.end and span.marks[at + 1].mark is Mark.ACTION for at in places)
    above = sum(at > span.start and span.marks[at - 1].mark is Mark.ACTION for at in places)
    if max(below, above) >= WELL_FORMED * (len(places) - 1) and below != above:
        return below > above or (span.marks[places[0]].author is None and not names_below(span, places))
    if span.headed:
        return _words_close(span, places)
    return not any(is_words(span, i) for i in range(places[-1] + 1, span.end))


def _are_opened(span: Span, places: list[int]) -> bool:
    """Whether buttons or numbers around most marks tell that words stand below them."""
    between = len(places) > 1 and _buttons_between(span, places) >= WELL_FORMED * (len(places) - 1)
    is_numbered = _numbered_above(span, places) >= WELL_FORMED * len(places)
    return between or is_numbered or buttons_head(span, places)


def _told_by_edges(span: Span, places: list[int]) -> bool | None:
    """Whether words stand above the first mark and nothing but a name behind the last, or the other way
    round; None where both have some, or neither.
    """
    behind = places[-1] + 1 + names_below(span, places)
    above = any(is_words(span, i, span.marks[places[0]].author) for i in range(span.start, places[0]))
    below = any(span.marks[i].mark is Mark.TEXT for i in range(behind, span.end))
    return above if above != below else None


def buttons_head(span: Span, places: list[int]) -> bool:
    """Whether the only buttons of the comments stand between each date and its words: a name right above most
    dates, a button right below, and words right below that.
    """
    named = sum(at > span.start and is_name(span.lines[at - 1].text) for at in places)
    if span.marks[places[0]].mark is not Mark.DATE or named < WELL_FORMED * len(places):
        return False
    words = [_behind_buttons(span, at) for at in places]
    between = zip(words, places[1:], strict=False)
    return None not in words and not any(_has_button(span, start or 0, end) for start, end in between)


def _behind_buttons(span: Span, at: int) -> int | None:
    """Where words stand right below the buttons that stand right below a mark; None where none do."""
    below = next((i for i in range(at + 1, span.end) if span.marks[i].mark is not Mark.ACTION), span.end)
    return below if at + 1 < below < span.end and is_words(span, below) else None


def _has_button(span: Span, start: int, end: int) -> bool:
    return any(span.marks[i].mark is Mark.ACTION for i in range(start, end))


def _numbered_above(span: Span, places: list[int]) -> int:
    """Marks right above which the number of a comment stands; one without its sign counts votes."""
    above = (at - 1 for at in places if at > span.start)
    return sum(
        span.marks[at].mark is Mark.ORDINAL and span.lines[at].text[0] in _NUMBER_SIGNS for at in above
    )


def names_below(span: Span, places: list[int]) -> bool:
    """Whether a name stands right below most dates, and none above the first of them."""
    named = 0
    for at in places:
        below = next((i for i in range(at + 1, span.end) if span.marks[i].mark is not Mark.DATE), at)
        named += is_name(span.lines[below].text)
    above = range(max(span.start, places[0] - NAME_ABOVE), places[0])
    return named >= WELL_FORMED * len(places) and not any(is_name(span.lines[at].text) for at in above)


def _words_close(span: Span, places: list[int]) -> bool:
    """Whether the words under a heading stand before the first mark rather than behind the last; where both
    have some, those that speak more like a comment: other interface may stand at either end.
    """
    first = span.marks[places[0]]
    if first.mark is Mark.BYLINE and first.date is None:  # "Ann says:"
        return False
    above = [span.lines[i] for i in range(span.start, places[0]) if is_words(span, i, first.author)]
    below = [span.lines[i] for i in range(places[-1] + 1, span.end) if is_words(span, i)][:END_LINES]
    return bool(above) and (not below or mean_talk(above[-END_LINES:]) > mean_talk(below))


def _buttons_between(span: Span, places: list[int]) -> int:
    """Marks below which stand words, then a button, then what may be the next header; a button to report a
    comment may stand right below its mark.
    """
    return sum(
        bool(texts)
        and any(texts[0] < i < texts[-1] for i in range(at, behind) if span.marks[i].mark is Mark.ACTION)
        for at, behind in pairwise(places)
        for texts in [[i for i in range(at + 1, behind) if span.marks[i].mark is Mark.TEXT]]
    )


def is_words(span: Span, at: int, author: str | None = None) -> bool:
    """Whether a line is words of a comment rather than a header."""
    text = span.lines[at].text
    is_key = len(text) > KEY_CHARS and " " not in text and text.isascii()
    return span.marks[at].mark is Mark.TEXT and text != author and not is_name(text) and not is_key
