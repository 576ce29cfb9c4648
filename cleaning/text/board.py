"""A page of a forum with what is known of its lines: dates of messages, what is shown of a person, furniture.

What a forum shows of a person has labels ("Posts: 12", "Joined: May 2020"), in words that lists know or that
recur beside such. What stands in most messages, whoever wrote them, and seldom among words, is furniture of
the page: buttons, links of a menu, icons, the subject that each answer repeats.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from cleaning.dates import is_age
from cleaning.digits import fold_numbers, holds_digit
from cleaning.phrases import is_phrase
from cleaning.subjects import is_subject
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS, SIGNS, Mark, is_name
from cleaning.text.numbered import are_numbered
from cleaning.text.posted import date_in, posted_places
from cleaning.text.profiles import VALUE_CHARS, label_places

MIN_MESSAGES = 2
"""The first message and an answer."""

MIN_RECURRING = 2
"""Messages from which what they share is told from chance."""

MIN_SAID = 3
"""The same of sentences: said in two messages, one quotes the other, unless it closes both."""

PANEL_SHARE = 0.6
"""Share of the messages that must show a person's labels, and share of headers that must show their date
twice.
"""

RECURRING_SHARE = 0.6
"""Share of the messages from which on a line of theirs is furniture of the page."""

OTHERS_SHARE = 0.4
"""Share of the messages of others in which such a line must stand, too; and share of its messages in which it
may stand among words: a signature follows.
"""

SOME_SHARE = 0.25
"""Share of the messages that must show a label that no list knows: few name their place."""

HEADER_CHARS = 60
"""Longest line of what a forum shows of a person."""

MOST_HEADER = 24
"""Lines of a header, at most, with the menus around it."""

SENTENCE_ENDS = tuple(".!?…。！？؟۔।,;،")
_FURNITURE = (Mark.ACTION, Mark.NOISE, Mark.BADGE, Mark.ORDINAL, Mark.DATE, Mark.MORE)
_PERSON = ("profile_status", "profile_rank", "author_badge")


@dataclass(frozen=True, kw_only=True)
class Board:
    """A thread with what is known of its lines."""

    lines: Sequence[Line]
    labels: Collection[int]
    """What is shown of a person, but for name and rank."""
    known: Collection[int]
    """The labels that a list knows."""
    opens: Sequence[int]
    """Where the date of each message stands; the first time, where it stands twice."""
    dates: Sequence[int]
    """Where it stands the last time."""
    recurring: Collection[str]
    """Keys of lines that stand in most messages."""
    subject: str | None

    @cached_property
    def keys(self) -> Sequence[str]:
        """What each line is compared by."""
        return [line_key(line.text) for line in self.lines]

    @cached_property
    def segments(self) -> Sequence[range]:
        """What stands above the first date, between each two, and below the last."""
        edges = zip([-1, *self.dates], [*self.opens, len(self.lines)], strict=True)
        return [range(date + 1, then) for date, then in edges]

    @cached_property
    def fixed(self) -> Collection[int]:
        """Lines that the page itself prints, or shows of a person."""
        return frozenset(at for at in range(len(self.lines)) if self._is_fixed(at))

    @cached_property
    def furniture(self) -> Collection[int]:
        """Those, and what looks like interface: no names, and seldom words."""
        seeming = (at for at, line in enumerate(self.lines) if line.reading.mark in _FURNITURE)
        return frozenset({*self.fixed, *seeming})

    def _is_fixed(self, at: int) -> bool:
        line = self.lines[at]
        return (
            at in self.labels
            or self.keys[at] in self.recurring
            or line.reading.is_phrase(*_PERSON)
            or not any(map(str.isalnum, line.text))
            or line.text == self.subject
            or (":" in line.text and is_phrase(line.text.partition(":")[0], "subject_label"))
        )

    def may_be_header(self, at: int) -> bool:
        """Whether a line may stand in a header, or in what is printed around it."""
        text = self.lines[at].text
        is_open = len(text) <= HEADER_CHARS and (not text.endswith(SENTENCE_ENDS) or is_name(text))
        return is_open or at in self.furniture

    def is_sentence(self, at: int) -> bool:
        """Whether a line is words of a message, as far as it tells by itself."""
        return is_worded(self.lines[at]) and at not in self.furniture

    def answers_subject(self, at: int) -> bool:
        """Whether a line is the subject of an answer."""
        text = self.lines[at].text
        return self.subject is not None and is_subject(text) and _subject_of(text) == self.subject

    def starting(self, first: int) -> Board:
        """The board without the dates of its head."""
        return replace(self, opens=self.opens[first:], dates=self.dates[first:])


def may_be_board(lines: Sequence[Line]) -> bool:
    """Whether a page may hold a thread that shows people: labels, or the same date twice, again and again; a
    quick look.
    """
    if max(len(_repeated(lines, label_places(lines))), len(_ranks(lines))) >= MIN_MESSAGES:
        return True
    dates = [line.reading.date for line in lines if line.reading.mark in SIGNS]
    twice = (date for date, then in pairwise(dates) if date is not None and date == then)
    return sum(not is_age(date) for date in twice) >= MIN_MESSAGES  # an age is that of many messages


def find_board(lines: Sequence[Line]) -> Board | None:
    """The dates and labels of a thread; None where most people on the page have no date, or nothing but one
    date is shown of each.
    """
    known = _repeated(lines, label_places(lines)) or _ranks(lines)
    if not known and not _may_show_twice(lines):
        return None
    opens, dates = _once(lines, posted_places(lines, known))
    if not known and opens == dates:
        return None
    if len(opens) < max(MIN_MESSAGES, PANEL_SHARE * _most_shown(lines, known)):
        return None
    segments = [range(date + 1, then) for date, then in zip(dates, opens[1:], strict=False)]
    return Board(
        lines=lines,
        labels=_with_unknown(lines, known, {*opens, *dates}),
        known=known,
        opens=opens,
        dates=dates,
        recurring=_recurring(lines, known, segments),
        subject=answered_subject(lines),
    )


def answered_subject(lines: Sequence[Line]) -> str | None:
    """The title of a thread: what most answers repeat behind "Re:"."""
    subjects = Counter(_subject_of(line.text) for line in lines if is_subject(line.text))
    subject, count = subjects.most_common(1)[0] if subjects else ("", 0)
    return subject if subject and count >= MIN_RECURRING else None


def _subject_of(text: str) -> str:
    """What stands behind the word for an answer."""
    return text.replace("：", ":").partition(":")[2].strip()


def line_key(text: str) -> str:
    """A line without its numbers, or the label that opens it.

    >>> line_key("12 likes"), line_key("Joined: May 2020")
    ('0 likes', 'Joined:')
    """
    label, colon, value = text.partition(":")
    is_short = len(label) <= VALUE_CHARS and len(value) <= HEADER_CHARS
    if colon and value and is_short and not holds_digit(label) and not is_subject(text):
        return f"{label.strip()}:"
    return fold_numbers(text)


def is_worded(line: Line) -> bool:
    """Whether a line is a sentence, or longer than what is shown of a person."""
    if line.reading.mark is not Mark.TEXT:
        return False
    return len(line.text) > HEADER_CHARS or (line.text.endswith(SENTENCE_ENDS) and not is_name(line.text))


def _repeated(lines: Sequence[Line], labels: Collection[int]) -> frozenset[int]:
    """The labels that stand more than once, and their values; "7 posts" above a thread is none."""
    keys = Counter(line_key(lines[at].text) for at in labels)
    kept = {at for at in labels if keys[line_key(lines[at].text)] >= MIN_RECURRING}
    return frozenset(kept.union(at for at in labels if at - 1 in kept))


def _ranks(lines: Sequence[Line]) -> frozenset[int]:
    """The ranks of people, where nothing else is shown of them, nor a number."""
    ranks = frozenset(at for at, line in enumerate(lines) if "profile_rank" in line.reading.families)
    return frozenset() if ranks and are_numbered(lines) else ranks


def _most_shown(lines: Sequence[Line], labels: Collection[int]) -> int:
    """How often the commonest label stands on a page."""
    counts = Counter(line_key(lines[at].text) for at in labels if any(map(str.isalpha, lines[at].text)))
    return max(counts.values(), default=0)


def _once(lines: Sequence[Line], places: Sequence[int]) -> tuple[list[int], list[int]]:
    """The dates of messages, those that stand twice in one header counted once: where each stands first, and
    where last.
    """
    twice = {
        at
        for at, then in pairwise(places)
        if date_in(lines[at]) == date_in(lines[then]) and _is_one_header(lines, at, then)
    }
    if 2 * len(twice) < PANEL_SHARE * len(places):
        return list(places), list(places)
    opens: list[int] = []
    dates: list[int] = []
    for at in places:
        if dates and dates[-1] in twice:
            dates[-1] = at
        else:
            opens.append(at)
            dates.append(at)
    return opens, dates


def _may_show_twice(lines: Sequence[Line]) -> bool:
    """Whether any date stands twice in what may be one header; to look is faster than to read all dates."""
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if (date := date_in(line)) is not None and not is_age(date):
            if date in last and _is_one_header(lines, last[date], at):
                return True
            last[date] = at
    return False


def _is_one_header(lines: Sequence[Line], at: int, then: int) -> bool:
    return then - at <= MOST_HEADER and all(
        len(line.text) <= HEADER_CHARS and (not line.text.endswith(SENTENCE_ENDS) or is_name(line.text))
        for line in lines[at + 1 : then]
    )


def _with_unknown(lines: Sequence[Line], labels: Collection[int], dates: Collection[int]) -> frozenset[int]:
    """The labels with those that no list knows: they recur beside a known one. dates: lines that are none."""
    keys = [line_key(line.text) if len(line.text) <= SHORT_CHARS else "" for line in lines]
    counts = Counter(keys)
    least = max(MIN_RECURRING, SOME_SHARE * len(dates))
    usual = {key for key, count in counts.items() if key.endswith(":") and count >= least}
    found = set(labels)
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            is_beside = at - order.step in found and at not in dates
            if is_beside and keys[at] in usual and not lines[at].text.endswith(":"):
                found.add(at)
    return frozenset(found)


def _recurring(lines: Sequence[Line], labels: Collection[int], segments: Sequence[range]) -> frozenset[str]:
    """Keys of the lines that stand in most messages, whoever wrote them, and seldom among their words."""
    persons = [tuple(lines[at].text for at in segment if at in labels) for segment in segments]
    total = Counter(persons)
    shown: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    among: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for segment, person in zip(segments, persons, strict=True):
        words = [at for at in segment if at not in labels and is_worded(lines[at])]
        keys = {line_key(lines[at].text): at for at in segment if len(lines[at].text) <= SHORT_CHARS}
        for key, at in keys.items():
            shown[key][person] += 1
            among[key] += bool(words) and words[0] < at < words[-1]
            closing[key] += bool(words) and at == words[-1]
    least = max(MIN_RECURRING, RECURRING_SHARE * len(segments))
    usual = {key: counts for key, counts in shown.items() if counts.total() >= least}
    return frozenset(
        key
        for key, counts in usual.items()
        if among[key] < OTHERS_SHARE * counts.total()
        and not _is_of_one(counts, total)
        and (counts.total() >= MIN_SAID or closing[key] == counts.total() or not key.endswith(SENTENCE_ENDS))
    )


def _is_of_one(counts: Counter[tuple[str, ...]], total: Counter[tuple[str, ...]]) -> bool:
    """Whether a line stands in the messages of one person, but in few of the others': the name of who writes
    most.
    """
    ((person, count),) = counts.most_common(1)
    others = total.total() - total[person]
    return counts.total() - count < OTHERS_SHARE * others
