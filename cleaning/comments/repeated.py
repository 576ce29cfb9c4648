"""Comments of unknown markup: runs of subtrees of one shape that each hold a name, usually a date, and free
text.

Method, after the record miners (MDR, DEPTA) and wrapper induction: marks are collected and grown into runs
of records (`marks`), runs are judged (`verdict`), and the best one is read by the learned shape of its
records (`fields`, `shape`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log2

from lxml.etree import _Element

from cleaning.comments.answers_within import are_repeated, stand_within
from cleaning.comments.areas import Talk
from cleaning.comments.counts import shown_likes
from cleaning.comments.draft import Draft
from cleaning.comments.fields import is_form, read_fields
from cleaning.comments.lists import are_bare_links
from cleaning.comments.marks import grow_all, mark_groups
from cleaning.comments.records import Owners, Record, nest
from cleaning.comments.thread import link_threads
from cleaning.comments.verdict import LEAST_QUALITY, judge, opens_thread, promise
from cleaning.page_index import PageIndex

MOST_JOINED = 3
"""Runs inside the best one, or around it, that are read together with it."""
RUNS_READ = 12
"""Runs that are read in full, the most promising first."""
MOST_CONFIDENCE = 0.95
"""Borders that were inferred are never certain."""
_DOUBT = 0.35
"""One record has seen no second one of its shape; each further record removes this share of the doubt."""


_LENGTH = 0.05
"""Weight that a run gains where it has twice as many records: of two ways to cut one discussion the finer
is right.
"""


@dataclass(slots=True, eq=False)
class _Run:
    """The records of one group and what speaks for them."""

    records: list[Record]
    quality: float
    drafts: list[Draft] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Quality, more records counting more."""
        count = len(self.records)
        return self.quality * (1 - _DOUBT**count) * (1 + _LENGTH * log2(count))


def read_repeated(index: PageIndex, talk: Talk, known: Sequence[Draft] = ()) -> list[Draft]:
    """The drafts of the best run of records; none where nothing on the page looks like a discussion.

    `known`: drafts that are read already; none either where every run has their records and no other.
    """
    groups = list(mark_groups(index, talk))
    records = [draft.record for draft in known if draft.record is not None]
    if records and not any(_adds(marks, records, index) for marks in groups if len(marks) > 1):
        return []
    promising = _promising(groups, index)
    if records and not any(_adds(_roots(run.records), records, index) for run in promising):
        return []
    best = _best(promising, index)
    if best is None:
        return []
    best = next(filter(None, (_finer(best, run, index) for run in promising)), best)
    pairs = filter(None, (_nested(best, run) for run in promising if run is not best))
    joined = (_joined(outer, inner, index) for outer, inner in islice(pairs, MOST_JOINED))
    best = next(filter(None, joined), best)
    drafts = best.drafts[1:] if opens_thread(best.records) else best.drafts
    drafts = [draft for draft in drafts if not (_is_post(draft, index) or is_form(draft))]
    link_threads(drafts)
    for draft in drafts:
        draft.confidence = round(min(MOST_CONFIDENCE, best.quality), 2)
        draft.likes = shown_likes(draft.record) if draft.record else None
    return drafts


def _promising(groups: Iterable[list[_Element]], index: PageIndex) -> list[_Run]:
    """Runs worth reading, the most promising first; a run that promises too little cannot be chosen."""
    runs: dict[tuple[_Element, ...], _Run] = {}
    undated: set[_Element] = set()
    for records in grow_all(groups, index):
        roots = tuple(_roots(records))
        if (len(roots) == 1 and _holds_headline(roots[0], index)) or _are_bare_terms(records):
            continue
        if roots not in runs:
            runs[roots] = _Run(records, quality=promise(records, undated))
    fit = [run for run in runs.values() if run.quality >= LEAST_QUALITY and _may_speak(run.records, index)]
    return sorted(fit, key=lambda run: -run.weight)[:RUNS_READ]


def _are_bare_terms(records: Sequence[Record]) -> bool:
    """Whether records are the terms of a list without what it says of them: other marks grow both."""
    return all(record.nodes[0].tag == "dt" and len(record.nodes) == 1 for record in records)


def _may_speak(records: list[Record], index: PageIndex) -> bool:
    """Whether records may hold words of people: neither the post alone nor links to others."""
    if len(records) == 1 and _is_most(records[0].nodes[0], index):
        return False
    return not are_bare_links(records)


def _roots(records: Iterable[Record]) -> list[_Element]:
    return [record.nodes[0] for record in records]


def _adds(elements: Iterable[_Element], known: Sequence[Record], index: PageIndex) -> bool:
    """Whether one of the elements stands beside the known records, or two in one of them: it may be an
    answer, or mark one. What stands around known records adds nothing, and so does one mark in each.
    """
    owners = Owners(known)
    places = sorted(index.position[record.nodes[0]] for record in known)
    seen: set[Record] = set()
    for element in elements:
        owner = owners.owner(element)
        first = bisect_left(places, index.position[element])
        if owner is None and first == bisect_right(places, index.end(element)):
            return True
        if owner in seen:
            return True
        seen.update([owner] if owner else [])
    return False


def _finer(best: _Run, other: _Run, index: PageIndex) -> _Run | None:
    """The other run if it has every record of the best one, or what opens it, and others that bear names and
    dates as well, and ids if those do: answers that stand beside what they answer, while the heading counts
    the first messages alone.
    """
    more = len(other.records) - len(best.records)
    if more <= 0 or _count_numbered(other.records) - _count_numbered(best.records) not in (0, more):
        return None
    roots = set(_roots(best.records))
    is_wider = roots.issubset(_roots(other.records))
    if not is_wider and not stand_within(other.records, best.records):
        return None
    other.drafts = read_fields(other.records, index)
    other.quality = judge(other.drafts, other.quality)
    if not is_wider and not _open_all(other.drafts, best):
        return None
    added = [d for d in other.drafts if d.record is not None and d.record.nodes[0] not in roots]
    is_signed = all(draft.author and draft.text and (draft.shown or draft.instant) for draft in added)
    return other if is_signed and other.quality >= LEAST_QUALITY else None


def _open_all(inner: Sequence[Draft], outer: _Run) -> bool:
    """Whether the first draft in each record of the outer run is what that was read as, up to its words'
    end: name, date and first words.
    """
    owners = Owners(outer.records)
    firsts: dict[Record, Draft] = {}
    for draft in inner:
        owner = owners.owner(draft.record.nodes[0]) if draft.record is not None else None
        if owner is not None:
            firsts.setdefault(owner, draft)
    return all(
        (first := firsts.get(draft.record)) is not None
        and (first.author, first.shown, first.instant) == (draft.author, draft.shown, draft.instant)
        and draft.text.startswith(first.text)
        for draft in outer.drafts
        if draft.record is not None
    )


def _count_numbered(records: Sequence[Record]) -> int:
    return sum(record.number is not None for record in records)


def _nested(best: _Run, other: _Run) -> tuple[_Run, _Run] | None:
    """Of two runs the one around the other and the one inside it; None where neither stands in the other."""
    if stand_within(other.records, best.records):
        return best, other
    return (other, best) if stand_within(best.records, other.records) else None


def _joined(outer: _Run, inner: _Run, index: PageIndex) -> _Run | None:
    """Two runs, one inside the other, together; None where they are not one discussion."""
    records = sorted([*outer.records, *inner.records], key=lambda record: index.position[record.nodes[0]])
    nest(records)
    drafts: list[Draft] = []
    quality = 1.0
    for run in (inner, outer):  # few inner runs are any good: most need no second look
        own = read_fields(run.records, index)
        quality = min(quality, judge(own, run.quality))
        is_box = run is outer and (are_repeated(drafts, own) or (_are_dated(drafts) and not _are_dated(own)))
        if quality < LEAST_QUALITY or is_box:
            nest(outer.records)
            nest(inner.records)
            return None
        drafts = [*drafts, *own]
    by_record = {draft.record: draft for draft in drafts}
    return _Run(records, quality, [by_record[record] for record in records])


def _are_dated(drafts: Sequence[Draft]) -> bool:
    """Whether most drafts bear a date: the panels around comments that do bear none."""
    return 2 * sum(bool(draft.shown or draft.instant) for draft in drafts) > len(drafts)


def _is_post(draft: Draft, index: PageIndex) -> bool:
    return draft.record is not None and any(_holds_headline(node, index) for node in draft.record.nodes)


def _holds_headline(root: _Element, index: PageIndex) -> bool:
    """Whether the page's first headline stands inside: then it is the post, printed like its neighbours."""
    return any(root in (headline, *headline.iterancestors()) for headline in index.tagged("h1")[:1])


def _is_most(root: _Element, index: PageIndex) -> bool:
    """Whether an element holds more text than the rest of the page: the post below its "1 comment" does."""
    own, whole = (sum(map(len, element.itertext())) for element in (root, index.tree))
    return 2 * own > whole


def _best(promising: list[_Run], index: PageIndex) -> _Run | None:
    """The run of most weight; reading a run never adds to its weight, so the others need not be read."""
    best: _Run | None = None
    for run in promising:
        if best is not None and best.weight >= run.weight:
            break
        run.drafts = read_fields(run.records, index)
        run.quality = judge(run.drafts, run.quality)
        if run.quality >= LEAST_QUALITY and (best is None or run.weight > best.weight):
            best = run
    return best
