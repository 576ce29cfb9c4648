"""Records of a learnt layout -> comments: what stands before and behind the words is read and taken off.

Which lines of a record are header is again learnt from all records together: a first line counts as the
name only where most records
open with one, so that a short first sentence is not taken for a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cleaning.cuts import CutLog
from cleaning.dates import parse_date
from cleaning.phrases import fold, is_phrase
from cleaning.text.head import named_author
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, is_name, read_line
from cleaning.text.names import without_says
from cleaning.text.repeats import REPEATED_MIN, repeated_lines
from cleaning.text.signatures import signature
from cleaning.text.spans import DOUBLED, HEADER_LINES, MIN_UNHEADED, Layout, Record
from cleaning.types import Comment

NAMED_SHARE = 0.6
"""Share of the records that must open with a name before any first line is taken for one."""

INLINE_SHARE = 0.9
"""Share of the records that must begin with a name and a colon; sentences have colons, too."""

PROFILE_LINES = 10
"""Lines between the name and the words of a comment in a forum."""

PROFILE_CHARS = 60
"""Longest line of them."""

GLUED_CHARS = 4
"""Shortest ending that all names of a page share because something is glued to them."""

_GLUED_BADGE = re.compile(r"(?<=[a-z])[A-Z]{2,5}$")
_INLINE_NAME = re.compile(r"(?P<name>[^:：]{2,40})[:：]\s?(?P<words>\S.*)")
_NUMBERED = re.compile(r"^#?\d{1,4}[.)]?\s+(?=\D)")
_ADDRESSED = re.compile(
    r"^(?:message|comment|post|reply|kommentar|beitrag)\s#?\d{1,4}:?\s(?:by|from|von)\s", re.I
)
_EDGE_MARKS = (Mark.ACTION, Mark.BADGE, Mark.ORDINAL, Mark.NOISE, Mark.MORE)
_HEADER_MARKS = (Mark.TEXT, *_EDGE_MARKS)
_HEADER_ENDS = (*SIGNS, Mark.PING)
_BEHIND_DATE = (Mark.DATE, Mark.BADGE, Mark.ACTION, Mark.ORDINAL)


@dataclass(slots=True)
class _Draft:
    """A record while its header and footer are taken off."""

    lines: list[Line]
    author: str | None = None
    headline: str | None = None
    date: str | None = None
    badge: bool = False
    ping: bool = False
    depth: int = 0
    footer: list[Line] = field(default_factory=list)
    """What was taken off the end, from below."""


def read_records(
    layout: Layout, cuts: CutLog, *, post_author: str | None, fetched_at: datetime | None
) -> tuple[Comment, ...]:
    """The comments of a layout, in page order."""
    repeated = repeated_lines(layout.records)
    drafts = []
    for record in _evened(layout.records, repeated):
        kept = [line for line in record.lines if line.text not in repeated]
        if len(kept) < len(record.lines):
            for line in record.lines:
                if line.text in repeated:
                    cuts.add("comment_interface", line.text)
        drafts.append(_Draft(lines=kept, depth=record.depth))
    dates_last = layout.dates_last or _dates_close(layout.records)
    for draft in drafts:
        _take_footer(draft, dates=dates_last)
        _take_dated_header(draft, cuts)
        if layout.way == DOUBLED:
            _take_profile(draft, cuts)
        _take_quotes(draft, cuts)
    _keep_short_words(drafts)
    _take_counts(drafts)
    for draft in drafts:
        for line in draft.footer:
            cuts.add("comment_interface", line.text)
    _take_names(drafts)
    parents = _parents([record.depth for record in layout.records])
    return _comments(drafts, parents, post_author, fetched_at)


def _evened(records: Sequence[Record], repeated: frozenset[str]) -> list[Record]:
    """The records, the first without what the heading left above it: no header above a repeated line is
    longer than all others.
    """
    heads = [_header_length(record, repeated) for record in records]
    known = [head for head in heads[1:] if head]
    if not known or heads[0] <= max(known):
        return list(records)
    return [replace(records[0], lines=records[0].lines[heads[0] - max(known) :]), *records[1:]]


def _header_length(record: Record, repeated: frozenset[str]) -> int:
    """Lines above the first repeated line; 0 where none repeats."""
    return next((at for at, line in enumerate(record.lines) if line.text in repeated), 0)


def _dates_close(records: Sequence[Record]) -> bool:
    """Whether most records begin with a name that has no date, and end with a date: Blogger's "NAME said..."."""
    closed = 0
    for record in records:
        marks = [read_line(line.text) for line in record.lines]
        last = next((reading for reading in reversed(marks) if reading.mark not in _EDGE_MARKS), None)
        opens = marks[0].mark is Mark.BYLINE and marks[0].date is None
        closed += opens and last is not None and last.mark is Mark.DATE and last is not marks[1]
    return closed >= NAMED_SHARE * len(records)


def _take_footer(draft: _Draft, *, dates: bool) -> None:
    """Take buttons, and where the layout has them there the by-line and dates, off the end."""
    taken = 0
    while draft.lines and taken < 2 * HEADER_LINES:
        reading = read_line(draft.lines[-1].text)
        if dates and reading.mark in SIGNS:
            draft.author = reading.author or draft.author
            draft.date = _joined(reading.date, draft.date)
        elif dates and draft.date and not draft.author and (name := named_author(draft.lines[-1].text)):
            draft.author = name
        elif reading.mark not in _EDGE_MARKS or reading.mark is Mark.ORDINAL:
            break
        draft.badge |= reading.mark is Mark.BADGE
        draft.footer.append(draft.lines.pop())
        taken += 1


def _keep_short_words(drafts: list[_Draft]) -> None:
    """A comment of nothing but "+1" or "First!" keeps it: a button stands below others as well."""
    buttons = {line.text for draft in drafts if draft.lines for line in draft.footer}
    for draft in drafts:
        if len(draft.lines) > 1 and all(read_line(line.text).mark is Mark.ORDINAL for line in draft.lines):
            draft.lines = [line for line in draft.lines if line.text[0] == "+"] or draft.lines[:1]
        kept = next((line for line in reversed(draft.footer) if read_line(line.text).mark not in SIGNS), None)
        if (
            not draft.lines
            and kept
            and kept.text not in buttons
            and not is_phrase(kept.text, "reply", "report")
        ):
            draft.footer.remove(kept)
            draft.lines.append(kept)


def _take_counts(drafts: list[_Draft]) -> None:
    """Where a bare number closes most comments, it counts votes."""
    counted = [
        draft
        for draft in drafts
        if len(draft.lines) > 1 and read_line(draft.lines[-1].text).mark is Mark.ORDINAL
    ]
    if len(counted) > 1 and len(counted) >= NAMED_SHARE * len(drafts):
        for draft in counted:
            draft.footer.append(draft.lines.pop())


def _joined(first: str | None, then: str | None) -> str | None:
    """Day and clock time that stand on lines of their own."""
    return f"{first} {then}" if first and then and first != then else first or then


def _take_dated_header(draft: _Draft, cuts: CutLog) -> None:
    """Take everything down to the date or by-line off the start, where one stands within the first lines."""
    window = [read_line(line.text) for line in draft.lines[: HEADER_LINES + 2]]
    found = next((i for i, r in enumerate(window) if r.mark in _HEADER_ENDS), None)
    if found is None or any(
        r.mark not in _HEADER_MARKS or len(line.text) > 2 * 100
        for r, line in zip(window[:found], draft.lines, strict=False)
    ):
        _take_edges(draft, cuts)
        return
    reading = window[found]
    if reading.mark is Mark.PING:
        draft.ping = True
        draft.author = draft.lines[found].text.partition(":")[2].strip() or None
        return
    above = [line.text for line, r in zip(draft.lines[:found], window, strict=False) if r.mark is Mark.TEXT]
    draft.badge |= any(r.mark is Mark.BADGE for r in window[:found])
    draft.author = reading.author or draft.author
    if above and not draft.author:
        named = [text for text in above if not is_phrase(text, "anonymous")] or above
        draft.author = without_says(_ADDRESSED.sub("", named[0]))
    rest = [text for text in above if without_says(text) != draft.author and not is_phrase(text, "anonymous")]
    draft.headline = rest[0] if rest and not reading.author else None  # above a by-line stands a title
    draft.date = reading.date or draft.date
    del draft.lines[: found + 1]
    while draft.lines and (following := read_line(draft.lines[0].text)).mark in _BEHIND_DATE:
        if following.mark is Mark.ORDINAL and len(draft.lines) == 1:
            break
        draft.date = _joined(draft.date, following.date)
        draft.badge |= following.mark is Mark.BADGE
        cuts.add("comment_interface", draft.lines.pop(0).text)


def _take_profile(draft: _Draft, cuts: CutLog) -> None:
    """Take rank, place and number off the start, down to the last date or number above the words."""
    length = 0
    for at, line in enumerate(draft.lines[:PROFILE_LINES]):
        mark = read_line(line.text).mark
        if mark in (Mark.DATE, Mark.ORDINAL):
            draft.date = draft.date or read_line(line.text).date
            length = at + 1
        elif len(line.text) > PROFILE_CHARS or line.text[-1] in ".!?…":
            break
    if length < len(draft.lines):
        for line in draft.lines[:length]:
            cuts.add("profile", line.text)
        del draft.lines[:length]


def _take_quotes(draft: _Draft, cuts: CutLog) -> None:
    """Take out what a forum quotes of another comment, between "Ann said:" and the button that unfolds it."""
    texts = [line.text for line in draft.lines]
    ends = [at for at, text in enumerate(texts) if is_phrase(text, "quote_end")]
    for end in reversed(ends):
        marks = [read_line(text) for text in texts[:end]]
        start = next((at for at in range(end - 1, -1, -1) if marks[at].mark is Mark.BYLINE), None)
        if start is not None and len(draft.lines) > end + 1 - start:
            for line in draft.lines[start : end + 1]:
                cuts.add("quote", line.text)
            del draft.lines[start : end + 1]


def _take_edges(draft: _Draft, cuts: CutLog) -> None:
    """Take numbers and badges off the start."""
    while draft.lines and read_line(draft.lines[0].text).mark in _EDGE_MARKS and len(draft.lines) > 1:
        cuts.add("comment_interface", draft.lines.pop(0).text)


def _take_names(drafts: list[_Draft]) -> None:
    """Where most records still open with a name, take it off; where the by-line stood behind, the same
    name above goes too.
    """
    for draft in drafts:
        for edge in (0, -1):  # the by-line, or a profile, repeats the name
            if draft.author and len(draft.lines) > 1 and fold(draft.lines[edge].text) == fold(draft.author):
                draft.lines.pop(edge)
    outermost = min(draft.depth for draft in drafts)
    _take_opening_names([draft for draft in drafts if draft.depth == outermost])
    _take_opening_names([draft for draft in drafts if draft.depth > outermost])
    _take_inline_names(drafts)
    _unnumber_names(drafts)
    _unglue_names(drafts)
    for draft in drafts:
        draft.author = draft.author or signature([line.text for line in draft.lines], bounded=True)


def _unnumber_names(drafts: list[_Draft]) -> None:
    """Take the numbers of the comments off their names, where most names have one: "#1 Quinn"."""
    named = [draft for draft in drafts if draft.author]
    numbered = [draft for draft in named if _NUMBERED.match(draft.author or "")]
    if len(numbered) >= MIN_UNHEADED and len(numbered) >= NAMED_SHARE * len(named):
        for draft in numbered:
            draft.author = _NUMBERED.sub("", draft.author or "")


def _unglue_names(drafts: list[_Draft]) -> None:
    """Take off what a flattener glued behind every name: a language or badge that all names end with."""
    names = [draft.author for draft in drafts if draft.author]
    glued = _common_ending(names) if len(set(names)) >= REPEATED_MIN else ""
    if len(glued) < GLUED_CHARS:
        return
    for draft in drafts:
        if draft.author and len(draft.author) > len(glued):
            draft.author = _GLUED_BADGE.sub("", draft.author.removesuffix(glued)) or draft.author


def _common_ending(names: Sequence[str]) -> str:
    shortest, ending = min(names, key=len), ""
    for length in range(1, len(shortest)):
        if not all(name.endswith(shortest[-length:]) for name in names):
            break
        ending = shortest[-length:]
    return ending


def _take_opening_names(drafts: list[_Draft]) -> None:
    unnamed = [draft for draft in drafts if draft.author is None and not draft.ping and draft.lines]
    opening = [draft for draft in unnamed if len(draft.lines) > 1 and _opens(draft)]
    if len(opening) < NAMED_SHARE * len(unnamed):
        return
    for draft in opening:
        draft.author = draft.lines.pop(0).text.rstrip(":：")
        if is_phrase(draft.author, "anonymous") and len(draft.lines) > 1 and is_name(draft.lines[0].text):
            draft.author = draft.lines.pop(0).text
        while len(draft.lines) > 1 and _is_header(draft.lines[0].text, draft.author):
            reading = read_line(draft.lines.pop(0).text)
            draft.badge |= reading.mark is Mark.BADGE
            draft.date = draft.date or reading.date


def _take_inline_names(drafts: list[_Draft]) -> None:
    """Where nearly every comment begins with a name and a colon ("Ann: I agree"), they are the names."""
    unnamed = [draft for draft in drafts if draft.author is None and not draft.ping and draft.lines]
    found = [(draft, _INLINE_NAME.match(draft.lines[0].text)) for draft in unnamed]
    named = [(draft, match) for draft, match in found if match and is_name(match["name"])]
    if len(named) < MIN_UNHEADED or len(named) < INLINE_SHARE * len(unnamed):
        return
    for draft, match in named:
        draft.author = match["name"]
        draft.lines[0] = draft.lines[0]._replace(text=match["words"])


def _opens(draft: _Draft) -> bool:
    """Whether a draft begins with a name; below its date a colon may stand behind it."""
    text = draft.lines[0].text
    return is_name(text.rstrip(":：") if draft.date else text)


def _is_header(text: str, author: str) -> bool:
    """What may stand between a name and the words: the name again, a badge, a date."""
    again = fold(text) == fold(author) or is_phrase(text, "anonymous")
    return again or read_line(text).mark in (Mark.BADGE, Mark.DATE)


def _parents(depths: list[int]) -> list[int | None]:
    """The nearest earlier record that stands further out."""
    parents: list[int | None] = []
    open_records: list[int] = []
    for index, depth in enumerate(depths):
        while open_records and depths[open_records[-1]] >= depth:
            open_records.pop()
        parents.append(open_records[-1] if open_records else None)
        open_records.append(index)
    return parents


def _comments(
    drafts: list[_Draft], parents: list[int | None], post_author: str | None, fetched_at: datetime | None
) -> tuple[Comment, ...]:
    """Comments of the drafts that have words; a reply to one without words hangs on its parent."""
    places: dict[int, int] = {}
    comments: list[Comment] = []
    for index, draft in enumerate(drafts):
        text = "\n".join(line.shown if at else line.text for at, line in enumerate(draft.lines)).strip()
        if not text:
            continue
        parent = parents[index]
        while parent is not None and parent not in places:
            parent = parents[parent]
        places[index] = len(comments)
        comments.append(
            _comment(draft, text, None if parent is None else places[parent], post_author, fetched_at)
        )
    return tuple(comments)


def _comment(
    draft: _Draft, text: str, parent: int | None, post_author: str | None, fetched_at: datetime | None
) -> Comment:
    moment = parse_date(draft.date, reference=fetched_at) if draft.date else None
    made = Comment(
        text=text,
        author=draft.author,
        author_headline=draft.headline,
        published=moment.iso if moment else None,
        published_raw=draft.date,
        relative=bool(moment and moment.relative),
        parent=parent,
        parent_evidence=None if parent is None else "depth",
        kind="pingback" if draft.ping else "comment",
    )
    by_author = bool(post_author and draft.author and fold(post_author) == fold(draft.author))
    return replace(made, by_post_author=True) if by_author else made
