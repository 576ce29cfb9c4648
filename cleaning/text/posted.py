"""The dates that say when each message of a thread was posted, told from all other dates on the page.

A forum shows many dates: when a message was posted, when its writer joined, when something was edited, when
what is quoted was said. Those of one kind stand behind the same word, or open their line with it ("Posted:
…", "« Reply #3 on: …"); and those of messages alone never go back in time from one to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from cleaning.comments.day_order import day_comes_first
from cleaning.dates import parse_date
from cleaning.phrases import fold
from cleaning.text.lines import Line
from cleaning.text.marks import Mark
from cleaning.text.moments import MOMENT_LINE_CHARS, moment_in

_NUMBER = re.compile(r"\d+")

MIN_POSTED = 2
"""Dates of one kind that are no chance: the first message and an answer."""

ISO_CHARS = 19
"""Characters of an ISO date without its zone."""


def posted_places(lines: Sequence[Line], but: Collection[int]) -> list[int]:
    """The lines that say when a message was posted, in page order; empty where none do.

    but: lines that are known to hold other dates.
    """
    dated = {
        at: date for at, line in enumerate(lines) if at not in but and (date := date_in(line)) is not None
    }
    quoted = {at for at in dated if at and _quotes(lines[at - 1])}
    if 2 * len(quoted) < len(dated):
        dated = {at: date for at, date in dated.items() if at not in quoted}
    kinds: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, date in dated.items():
        if not lines[at].reading.is_phrase("edited"):
            for kind in _kinds(lines, at, date):
                kinds[kind].append(at)
    day_first = day_comes_first(list(dated.values()))
    read = {
        at: moment
        for at, date in dated.items()
        if (moment := _instant(date, day_first=day_first)) is not None
    }
    chains = [_ascending(places, read) for places in kinds.values() if len(places) >= MIN_POSTED]
    best = max(chains, key=len, default=[])
    return best if len(best) >= MIN_POSTED else []


def _quotes(above: Line) -> bool:
    """Whether a date below a line is that of what is quoted: "Ann wrote:"."""
    return above.reading.mark is Mark.BYLINE and above.reading.date is None


def date_in(line: Line) -> str | None:
    """The date or age that a short line shows, whatever stands beside it."""
    if line.reading.date is not None or line.reading.mark is Mark.DATE:
        return line.reading.date
    if not line.numbered or len(line.text) > MOMENT_LINE_CHARS:
        return None
    return moment_in(line.text)


def _kinds(lines: Sequence[Line], at: int, date: str) -> Collection[tuple[str, str]]:
    """The kinds to which a date may belong: by the word before it, by the first of its line, with a name
    between them and without, or, where it opens its line, by what stands above.
    """
    line = lines[at]
    before = _NUMBER.sub("0", line.text.partition(date)[0])
    leads = dict.fromkeys((before, before.replace(line.reading.author or "", "")))
    kinds: dict[tuple[str, str], None] = {}  # in order, so that of chains as long the same is always taken
    for words in filter(None, map(str.split, leads)):
        kinds |= dict.fromkeys((("behind", words[-1].lower()), ("opened by", words[0].lower())))
    return kinds or dict.fromkeys((("alone", ""), ("alone", fold(lines[at - 1].text if at else ""))))


def _ascending(places: Sequence[int], moments: Mapping[int, str]) -> list[int]:
    """The most of some dates that never go back in time; those that cannot be read go with any."""
    read = {at: moments[at] for at in places if at in moments}
    if len(read) < MIN_POSTED:
        return list(places)
    tails: list[str] = []  # the earliest end of a chain of each length, by patience sorting
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at, moment in read.items():
        slot = bisect_right(tails, moment)
        before[at] = ends[slot - 1] if slot else None
        if slot == len(tails):
            tails.append(moment)
            ends.append(at)
        else:
            tails[slot], ends[slot] = moment, at
    chain: set[int] = set()
    last: int | None = ends[-1]
    while last is not None:
        chain.add(last)
        last = before[last]
    return [at for at in places if at in chain or at not in read]


def _instant(date: str, *, day_first: bool | None) -> str | None:
    moment = parse_date(date, day_first=day_first)
    return moment.iso[:ISO_CHARS] if moment and moment.iso else None
