"""Records of a learnt layout -> comments: what stands before and behind the words is read and taken off.

`drafts` takes off what one record shows, `named` the names that only all records together tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from cleaning.comments.day_order import day_comes_first
from cleaning.cuts import CutLog
from cleaning.dates import Moment, parse_date
from cleaning.likes import count_in, says_likes
from cleaning.phrases import fold
from cleaning.text.drafts import (
    EDGE_MARKS,
    NAMED_SHARE,
    Draft,
    keep_short_words,
    take_answered,
    take_counts,
    take_echo,
    take_edges,
    take_footer,
    take_header,
    take_profile,
    take_quote_ends,
    take_title,
)
from cleaning.text.marks import SHORT_CHARS, SIGNS, Mark, is_name
from cleaning.text.named import take_names
from cleaning.text.numbering import answered_by_number, number_of
from cleaning.text.repeats import repeated_lines
from cleaning.text.spans import DOUBLED, MIN_UNHEADED, Layout, Record
from cleaning.types import Comment

MIN_ALIKE = 3
"""Records that all show the same number of likes by no chance."""

SAMPLE = 20
"""Records that tell where all have their dates."""


def read_records(
    layout: Layout, cuts: CutLog, *, post_author: str | None, fetched_at: datetime | None
) -> tuple[Comment, ...]:
    """The comments of a layout, in page order."""
    repeated = repeated_lines(layout.records)
    records = [_without(record, repeated, cuts) for record in _evened(layout.records, repeated)]
    likes = _all_likes(layout.records)
    drafts = [
        Draft(
            lines=[*kept.lines],
            depth=kept.depth,
            number=number_of(record),
            author=kept.author,
            date=kept.date,
            settled=kept.settled,
            likes=liked,
        )
        for record, kept, liked in zip(layout.records, records, likes, strict=True)
    ]
    names_last = _names_close(records)
    is_worded = _are_rated(layout.records)
    dates_last = layout.dates_last or _dates_close(records, below=names_last, is_worded=is_worded)
    for draft in drafts:
        take_footer(draft, dates=dates_last, names=names_last)
        if not draft.settled:
            take_header(draft, cuts)
        if layout.way == DOUBLED:
            take_profile(draft, cuts)
        take_echo(draft, cuts)
        take_answered(draft, cuts)
        take_title(draft, cuts)
        take_quote_ends(draft, cuts)
    keep_short_words(drafts)
    take_counts(drafts)
    for draft in drafts:
        for line in draft.footer:
            cuts.add("comment_interface", line.text)
    nameless = [draft for draft in drafts if not draft.author]
    take_names(drafts, post_author)
    for draft in nameless:
        if draft.author:
            take_edges(draft, cuts)  # a button between the name and the words
    parents = _parents([record.depth for record in layout.records])
    return _comments(drafts, parents, post_author, fetched_at)


def _all_likes(records: Sequence[Record]) -> list[int | None]:
    """The number of likes of each record. One that all of several show is the label of a button, with the
    number that it would have once pressed: LinkedIn prints "1 Reaction" so, and its styles hide it.
    """
    likes = [_likes(record) for record in records]
    is_label = len(likes) >= MIN_ALIKE and len(set(likes)) == 1
    return [None] * len(likes) if is_label else likes


def _likes(record: Record) -> int | None:
    """The number of likes that a line of a record shows."""
    shown = (line.text for line in record.lines if line.numbered and len(line.text) <= SHORT_CHARS)
    return next((count_in(text) for text in shown if says_likes(text)), None)


def _without(record: Record, repeated: frozenset[str], cuts: CutLog) -> Record:
    """A record without its repeated lines, and without the day on which its writer joined."""
    for line in record.aside:
        cuts.add("profile", line.text)
    joined = [at for at, line in enumerate(record.lines) if line.reading.is_phrase("joined_label")]
    if joined:
        dates = (at + 1 for at in joined)
        taken = {*joined, *(at for at in dates if at < len(record.lines) and record.lines[at].reading.date)}
        for at in sorted(taken):
            cuts.add("profile", record.lines[at].text)
        record = record._replace(lines=tuple(line for at, line in enumerate(record.lines) if at not in taken))
    if repeated.isdisjoint([line.text for line in record.lines]):
        return record
    for line in record.lines:
        if line.text in repeated:
            cuts.add("comment_interface", line.text)
    return record._replace(lines=tuple(line for line in record.lines if line.text not in repeated))


def _evened(records: Sequence[Record], repeated: frozenset[str]) -> list[Record]:
    """The records, the first without what the heading left above it: no header above a repeated line is
    longer than all others.
    """
    heads = [_header_length(record, repeated) for record in records]
    known = [head for head in heads[1:] if head]
    if not known or heads[0] <= max(known):
        return list(records)
    return [records[0]._replace(lines=records[0].lines[heads[0] - max(known) :]), *records[1:]]


def _header_length(record: Record, repeated: frozenset[str]) -> int:
    """Lines above the first repeated line; 0 where none repeats."""
    return next((at for at, line in enumerate(record.lines) if line.text in repeated), 0)


def _dates_close(records: Sequence[Record], *, below: bool, is_worded: bool) -> bool:
    """Whether most records that show a date begin with a name that has none, or with words, and end with the
    date, buttons behind it or not; what most have in between are sentences, no headlines. below: a name
    stands between the date and the end. is_worded: it is known that they are no headlines.
    """
    sample = records[:SAMPLE]
    dated = [record for record in sample if any(line.reading.date for line in record.lines)]
    if any(record.settled for record in sample) or len(dated) < NAMED_SHARE * len(sample):
        return False
    closed = [record for record in dated if _closes(record, below=below)]
    worded = sum(any(_is_sentence(line.text) for line in record.lines[:-1]) for record in closed)
    return len(closed) >= NAMED_SHARE * len(dated) and (is_worded or 2 * worded >= len(closed))


def _closes(record: Record, *, below: bool) -> bool:
    """Whether a date ends a record that a name without one, or words, begin."""
    first = record.lines[0]
    is_byline = first.reading.mark is Mark.BYLINE and first.reading.date is None
    is_named = is_byline or is_name(first.text)
    if not is_named and not _is_sentence(first.text):
        return False
    last = _last_worded(record) - below
    return last > is_named and record.lines[last].reading.mark in ((Mark.DATE,) if is_named else SIGNS)


def _names_close(records: Sequence[Record]) -> bool:
    """Whether most records end in a name right below their date, different ones."""
    names = [
        record.lines[last].text
        for record in records[:SAMPLE]
        if (last := _last_worded(record)) > 1
        and record.lines[last - 1].reading.mark is Mark.DATE
        and is_name(record.lines[last].text)
    ]
    return len(set(names)) >= max(MIN_UNHEADED, NAMED_SHARE * len(records[:SAMPLE]))


def _last_worded(record: Record) -> int:
    """The last line of a record that is no button; 0 where all others are."""
    below = range(len(record.lines) - 1, 0, -1)
    return next((at for at in below if record.lines[at].reading.mark not in EDGE_MARKS), 0)


def _are_rated(records: Sequence[Record]) -> bool:
    """Whether half of the records show stars, which stand beside words and beside no headline."""
    rated = sum(any(line.reading.is_phrase("rating") for line in record.lines) for record in records)
    return 2 * rated >= len(records)


def _is_sentence(text: str) -> bool:
    return len(text) > SHORT_CHARS or (text[-1] in ".!?…。！？؟۔।" and (" " in text or not text.isascii()))


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
    drafts: list[Draft], parents: list[int | None], post_author: str | None, fetched_at: datetime | None
) -> tuple[Comment, ...]:
    """Comments of the drafts that have words. What a comment says that it answers, by number, comes before
    its depth; a reply to one without words hangs on its parent, and one that stands nowhere on the last
    comment of the person whom it says it answers.
    """
    places: dict[int, int] = {}
    comments: list[Comment] = []
    said: dict[str, int] = {}
    is_addressed = any(draft.answered for draft in drafts)
    day_first = day_comes_first([draft.date for draft in drafts if draft.date])
    numbered = answered_by_number(drafts)
    for index, draft in enumerate(drafts):
        text = _words(draft)
        if not text:
            continue
        named = numbered[index]
        parent = parents[index] if named is None else named
        while parent is not None and parent not in places:
            parent = parents[parent]
        places[index] = len(comments)
        above = None if parent is None else places[parent]
        addressed = said.get(fold(draft.answered)) if above is None and draft.answered else None
        comment = _comment(
            draft, text, above, post_author, partial(parse_date, reference=fetched_at, day_first=day_first)
        )
        if addressed is not None:
            comment = replace(comment, parent=addressed, parent_evidence="address")
        elif above is not None and parent == named:
            comment = replace(comment, parent_evidence="named")
        if is_addressed and draft.author:
            said[fold(draft.author)] = len(comments)
        comments.append(comment)
    return tuple(comments)


def _words(draft: Draft) -> str:
    """What a comment says; a marker before its first word is that of the whole comment."""
    first, *others = draft.lines or (None,)
    return "\n".join([first.text, *(line.shown for line in others)]).strip() if first else ""


def _comment(
    draft: Draft,
    text: str,
    parent: int | None,
    post_author: str | None,
    read_date: Callable[[str], Moment | None],
) -> Comment:
    moment = read_date(draft.date) if draft.date else None
    made = Comment(
        text=text,
        author=draft.author,
        author_url=draft.author_url,
        author_headline=draft.headline,
        published=moment.iso if moment else None,
        published_raw=draft.date,
        relative=bool(moment and moment.relative),
        parent=parent,
        parent_evidence=None if parent is None else "depth",
        kind="pingback" if draft.ping else "comment",
        likes=draft.likes,
    )
    by_author = bool(post_author and draft.author and fold(post_author) == fold(draft.author))
    return replace(made, by_post_author=True) if by_author else made
