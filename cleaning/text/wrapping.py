"""Lines that a flattener wrapped at a fixed width (html2text, lynx, w3m) -> paragraphs.

A flattener breaks a line where the next word does not fit. So a page is wrapped at the width for which nearly
every longer line is too long for the first word of the next; lines of their own, as other flatteners write
paragraphs, end anywhere. Some lines of wrapped pages are wider: headings and tables have other margins, code
and list items none. Two spaces at the end are a break that the page itself made (Markdown).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

WRAP_WIDTHS = range(60, 131)
"""Columns at which flatteners wrap: html2text 78, lynx and w3m 80, mail readers 72; beside a wide table w3m
goes up to 125.
"""

FULL_SHARE = 0.75
"""Share of the width from which a line tells that it is wrapped; shorter ones are headings or menus."""

WRAPPED_SHARE = 0.9
"""Share of the full lines for which the next word did not fit; addresses break in themselves."""

MIN_FULL = 5
"""Full lines from which a page tells."""

MANY_FULL = 30
"""Full lines from which a page tells though it breaks many others itself: links below each other."""

MANY_SHARE = 0.75
"""Share of those for which the next word did not fit; it is a third of the lines that end anywhere."""

MIN_FULL_ALONE = 2
"""The same where no line at all is longer than the width."""

WIDER_SHARE = 0.5
"""Most lines wider than the width, as a share of the full ones: a page of paragraphs has more."""

MARGIN = 8
"""Columns, at most, by which headings are wider than paragraphs in lynx."""

LONG_WORD = 20
"""Letters from which a word is an address, which fits nowhere."""

FIRST_LINE_INDENT = 5
"""Columns by which the first line of a paragraph stands further in than the others, at most."""

HARD_BREAK = "  "
COLUMNS = "   "
"""Stands between the columns of a table, and nowhere in a paragraph."""

_UNSPACED = re.compile(r"[\u3040-\u9fff\uf900-\ufaff]")
"""Scripts without spaces, which break anywhere; Korean has spaces."""
_DIGIT = re.compile(r"\d")
_HANGING = re.compile(r"\s*(?:(?:\d{1,4}[.)]|[•◦▪○●□☆*+o–-])\s+)?")
_QUOTE = re.compile(r"(?:>\s?)+")


def unwrap(raw: Sequence[str], opens: Callable[[str], bool]) -> Sequence[str]:
    """The lines, those joined that were one paragraph; as they are where nothing was wrapped.

    opens: whether a line begins a paragraph whatever stands above it: blank lines, list items.
    """
    width = _width(raw, opens)
    return list(_join(raw, opens, width)) if width else raw


def _join(raw: Sequence[str], opens: Callable[[str], bool], width: int) -> Iterator[str]:
    held: list[str] = []
    for line in raw:
        if held and (
            opens(line)
            or _is_whole(held[-1], width)
            or _fits(held[-1], line, width)
            or not _goes_on(held[-1], line, is_first=len(held) == 1)
        ):
            yield _joined(held)
            held = []
        if line.strip():
            held.append(line)
        else:
            yield ""
    if held:
        yield _joined(held)


def _width(raw: Sequence[str], opens: Callable[[str], bool]) -> int:
    """The column at which the lines are wrapped; 0 where they are not."""
    least = FULL_SHARE * WRAP_WIDTHS.start
    most_full = sum([least <= len(line) < WRAP_WIDTHS.stop for line in raw])
    wider_than_all = sum([len(line) >= WRAP_WIDTHS.stop and not opens(line) for line in raw])
    if wider_than_all > WIDER_SHARE * most_full:  # no width is usual then, whatever words fit
        return 0
    pairs = {
        _DIGIT.sub("0", line): (line.rstrip(), after)
        for line, after in pairwise(raw)
        if least <= len(line) < WRAP_WIDTHS.stop and line.strip() and not opens(after)
        if not line.endswith(HARD_BREAK) and _tells(line, after)
    }  # a line that recurs with other numbers is a header
    if len(pairs) < MIN_FULL_ALONE:
        return 0
    unfitting, fitting = _counts(pairs.values())
    wraps = {
        width: unfitting[width] - fitting[width]
        for width in WRAP_WIDTHS
        if _are_wrapped(unfitting[width], fitting[width])
    }
    most = max(wraps.values(), default=0)
    lengths = sorted(len(line) for line in raw if len(line) >= WRAP_WIDTHS.start and not opens(line))
    usual = (
        width
        for width, lead in wraps.items()
        if lead == most and _is_usual(len(lengths) - bisect_right(lengths, width), unfitting[width])
    )
    return next(usual, 0)


def _tells(line: str, after: str) -> bool:
    """Whether the next line may go on with this one, with a word that may have fitted: no "Ann wrote:"."""
    if line.rstrip()[-1] in ":：" or COLUMNS in line.strip() or not _goes_on(line, after, is_first=True):
        return False
    word = _unquoted(after).partition(" ")[0]
    return len(word) < LONG_WORD and (word.isascii() or not _UNSPACED.search(word))


def _are_wrapped(unfitting: int, fitting: int) -> bool:
    share = MANY_SHARE if unfitting >= MANY_FULL else WRAPPED_SHARE
    return unfitting >= max(MIN_FULL_ALONE, share * (unfitting + fitting))


def _counts(pairs: Iterable[tuple[str, str]]) -> tuple[list[int], list[int]]:
    """For each width to how many full lines the next word would not have been added, and to how many it
    would.

    A line is full from its own length on; from the column on that the next word would reach, that word fits.
    """
    unfitting, fitting = [0] * (WRAP_WIDTHS.stop + 1), [0] * (WRAP_WIDTHS.stop + 1)
    for line, after in pairs:
        last = int(len(line) / FULL_SHARE)
        fits = min(_reached(line, after), last + 1)
        for counts, first, behind in ((unfitting, len(line), fits), (fitting, fits, last + 1)):
            counts[min(first, WRAP_WIDTHS.stop)] += 1
            counts[min(behind, WRAP_WIDTHS.stop)] -= 1
    return list(accumulate(unfitting)), list(accumulate(fitting))


def _is_usual(wider: int, full: int) -> bool:
    """Whether enough lines are full and few paragraphs are wider."""
    return full >= (MIN_FULL if wider else MIN_FULL_ALONE) and wider <= WIDER_SHARE * full


def _is_whole(line: str, width: int) -> bool:
    """Whether a line is wider than any that was wrapped, though it could have been, or a row of a table."""
    return COLUMNS in line.strip() or (len(line.rstrip()) > width + MARGIN and " " in line.strip())


def _fits(line: str, after: str, width: int) -> bool:
    """Whether the next word would have fitted on the line, or a break was wanted."""
    return line.endswith(HARD_BREAK) or _reached(line, after) <= width


def _reached(line: str, after: str) -> int:
    """The column that the first word of the next line would have reached; 0 where that has none."""
    words = _unquoted(after).split(None, 1)
    return len(line.rstrip()) + 1 + len(words[0]) if words else 0


def _goes_on(line: str, after: str, *, is_first: bool) -> bool:
    """Whether the next line stands where the text of this one goes on: at its left edge, inside the same
    quotation. is_first: nothing of the paragraph stands above, so that it may be indented.
    """
    start, then = len(line) - len(line.lstrip()), len(after) - len(after.lstrip())
    if _quotes(line) != _quotes(after):
        return False
    if then == start or (is_first and 0 < start - then <= FIRST_LINE_INDENT):
        return True
    hanging = _HANGING.match(line)
    return hanging is not None and then == hanging.end()


def _quotes(line: str) -> int:
    """How many quotations a line stands in, each marked with ">" as in mails."""
    found = _QUOTE.match(line.lstrip()) if ">" in line else None
    return found[0].count(">") if found else 0


def _unquoted(line: str) -> str:
    """A line without the marks of the quotations that it stands in."""
    return _QUOTE.sub("", line.lstrip(), count=1) if line.lstrip()[:1] == ">" else line


def _joined(held: Sequence[str]) -> str:
    """The paragraph of some lines; an address that was broken behind a hyphen goes on at once."""
    parts = [held[0].rstrip()]
    for part in held[1:]:
        last = parts[-1].rpartition(" ")[2]
        parts.append("" if last.endswith("-") and "://" in last else " ")
        parts.append(_unquoted(part).strip())
    return "".join(parts)
