"""Comments of unknown markup: runs of subtrees of one shape that each hold a name, usually a date, and free text.

Method, after the record miners (MDR, DEPTA) and wrapper induction:

1. Collect marks: elements of which a discussion has one per comment. They are elements named like comments, numbered ids
   ("c17"), short dates, "Reply" links. Marks of one place (tag and classes, and those of the parent) make a group.
2. Grow records from each group: a mark's record is the largest subtree around it that holds no other mark of its group. Where
   records stay flat heads in one list (`dt`, then `dd`), the siblings up to the next head belong to them.
3. Judge each group by what its records hold: names, dates, words, links, headings; and by the words around: "comments", "reply" in
   some language. Menus, lists of posts, goods and recent-comments boxes fail here.
4. The best group is read by the learned shape of its records.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.draft import Draft
from cleaning.comments.fields import read_fields
from cleaning.comments.records import Record, frame, number_in
from cleaning.comments.shape import place_of
from cleaning.comments.thread import link_threads
from cleaning.comments.words import is_date
from cleaning.page_index import PageIndex
from cleaning.phrases import fold, is_phrase, phrases

Group = tuple[str, ...]

MARK_CHARS = 80
"""Text of a date or a button, at most."""
GROUPS_READ = 12
"""Groups that are read in full, the most promising first."""
LEAST_QUALITY = 0.5
_NUMBERED = re.compile(
    r"^(?=.*(?:c|r|p|m))[a-z_-]*?(?:comment|cmt|reply|respon[sd]e|post|msg|message|answer|c|r|p)[a-z_-]*\d+$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "p", "div", "span", "legend", "a")


@dataclass(slots=True, eq=False)
class _Run:
    """The records of one group and what speaks for them."""

    records: list[Record]
    quality: float = 0.0
    drafts: list[Draft] | None = None


def read_repeated(index: PageIndex) -> list[Draft]:
    """The drafts of the best run of records; none where nothing on the page looks like a discussion."""
    runs: dict[tuple[_Element, ...], _Run] = {}
    for marks in _mark_groups(index):
        records = _grow(marks, index)
        roots = tuple(record.nodes[0] for record in records)
        if roots and roots not in runs:
            runs[roots] = _Run(records, quality=_promise(records))
    promising = sorted((run for run in runs.values() if run.quality > 0), key=lambda run: -run.quality)[
        :GROUPS_READ
    ]
    for run in promising:
        run.drafts = read_fields(run.records, index)
        run.quality = _judge(run)
    best = max(promising, key=_weight, default=None)
    if best is None or best.drafts is None or best.quality < LEAST_QUALITY:
        return []
    for draft in best.drafts:
        draft.confidence = round(min(0.95, best.quality), 2)
    link_threads(best.drafts)
    return [draft for draft in best.drafts if draft.text or draft.author]


def _weight(run: _Run) -> float:
    """Quality, for more records counting more: one record has seen no second one of its shape."""
    return run.quality * (1 - 0.5 ** len(run.records))


def _mark_groups(index: PageIndex) -> Iterator[list[_Element]]:
    """Groups of marks, each in page order."""
    groups: defaultdict[Group, list[_Element]] = defaultdict(list)
    replies = phrases("reply")
    for element in index.elements:
        identity = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if identity and _NUMBERED.match(identity):
            groups["id", _DIGITS.sub("", identity)].append(element)
        called = element.get("class")
        if called and hints.says(hints.COMMENT, called):
            for name in {_DIGITS.sub("", n) for n in called.split() if hints.says(hints.COMMENT, n)}:
                groups["class", str(element.tag), name].append(element)
        if len(element) <= 2 and (text := _short_text(element)):
            if element.tag in ("time", "abbr") or (any(c.isdigit() for c in text) and is_date(text)):
                groups["date", *place_of(element)].append(element)
            elif (
                len(text) <= 25 and element.tag in ("a", "button", "span", "input") and fold(text) in replies
            ):
                groups["reply", *place_of(element)].append(element)
    return iter(groups.values())


def _short_text(element: _Element) -> str:
    """The text at an element, if it is short; cheap, for it is asked of every element."""
    text = (element.text or "").strip()
    if not text and len(element):
        text = (element[-1].tail or "").strip()
    return text if len(text) <= MARK_CHARS else ""


def _grow(marks: list[_Element], index: PageIndex) -> list[Record]:
    """Records around the marks of one group."""
    marked = set(marks)
    if len(marks) == 1 or any(a in marked for m in marks for a in m.iterancestors()):
        marks = [m for m in marks if m.tag != "a" or len(marks) > 1]
        return frame(marks, {m: number_in(m.get("id")) for m in marks})
    roots = _exclusive(marks)
    if len({place_of(r) for r in roots}) > max(2, len(roots) // 3):
        return []
    records = [Record([root], number=_number(root, mark)) for root, mark in zip(roots, marks, strict=True)]
    for record, mark in zip(records, marks, strict=True):
        record.mark = mark
    _take_siblings(records)
    return records


def _number(root: _Element, mark: _Element) -> str | None:
    return number_in(root.get("id")) or number_in(mark.get("id")) or number_in(mark.get("name"))


def _exclusive(marks: list[_Element]) -> list[_Element]:
    """For each mark the largest subtree that holds no other mark."""
    held: defaultdict[_Element, int] = defaultdict(int)
    for mark in marks:
        held[mark] += 1
        for ancestor in mark.iterancestors():
            held[ancestor] += 1
    roots = []
    for mark in marks:
        root = mark
        parent = root.getparent()
        while parent is not None and held[parent] == 1:
            root, parent = parent, parent.getparent()
        roots.append(root)
    return roots


def _take_siblings(records: list[Record]) -> None:
    """Where the roots are heads (or feet) between siblings that hold the words, give each record its siblings."""
    parent = records[0].nodes[0].getparent()
    if parent is None or any(record.nodes[0].getparent() is not parent for record in records):
        return
    siblings = [child for child in parent if isinstance(child.tag, str)]
    heads = [siblings.index(record.nodes[0]) for record in records] if len(siblings) <= _SIBLINGS else []
    gaps = [siblings[a + 1 : b] for a, b in zip(heads, heads[1:], strict=False)]
    filled = [gap for gap in gaps if any(len(inline_text(e)) >= _WORDS_CHARS for e in gap)]
    if not gaps or len(filled) < _FILLED_SHARE * len(gaps):
        return
    last = siblings[heads[-1] + 1 : heads[-1] + 1 + max(1, min(map(len, filled)))]
    first = siblings[max(0, heads[0] - max(1, min(map(len, filled)))) : heads[0]]
    if _feet(first, last, filled):
        for record, gap in zip(records, [first, *gaps], strict=True):
            record.nodes = [*gap, record.nodes[0]]
    else:
        for record, gap in zip(records, [*gaps, last], strict=True):
            record.nodes = [record.nodes[0], *gap]


_SIBLINGS = 20000
_WORDS_CHARS = 12
"""Text in a gap between two heads that makes it part of a comment."""
_FILLED_SHARE = 0.6


def _feet(first: list[_Element], last: list[_Element], gaps: list[list[_Element]]) -> bool:
    """Whether names and dates stand below the words: what precedes the first foot looks like a gap, what follows the last does not."""
    places = {place_of(e) for gap in gaps for e in gap if inline_text(e)}
    before = any(place_of(e) in places and len(inline_text(e)) >= _WORDS_CHARS for e in first)
    after = any(place_of(e) in places and len(inline_text(e)) >= _WORDS_CHARS for e in last)
    return before and not after


def _promise(records: list[Record]) -> float:
    """What the names and places of the roots say, before any field is read: 0 is no."""
    root = records[0].nodes[0]
    around = [root, *root.iterancestors()]
    called = [hints.names(e) for e in around[:_NAMES_AROUND]]
    if any(hints.says(hints.ELSEWHERE, name) for name in called if name) or any(
        e.tag in ("nav", "aside", "footer", "select") for e in around
    ):
        return 0.0
    if root.tag in (
        "html",
        "body",
        "head",
        "form",
        "input",
        "textarea",
        "option",
        "script",
        "style",
        "h1",
        "h2",
    ):
        return 0.0
    sure = any(hints.says(hints.SURE, name) for name in called if name)
    named = sure or any(hints.says(hints.COMMENT, name) for name in called if name)
    worded = _heading_before(root) or any(_has_reply(record) for record in records[:3])
    if not (sure or (worded and len(records) > 1)):
        return 0.0
    if len(records) == 1 and not hints.hints(root, hints.SURE):
        return 0.0
    numbered = sum(record.number is not None for record in records) / len(records)
    return 0.2 + 0.2 * sure + 0.1 * named + 0.2 * numbered + 0.2 * worded + 0.1 * min(1.0, len(records) / 10)


_NAMES_AROUND = 5
"""Elements around a record whose names are asked."""


def _heading_before(root: _Element) -> bool:
    """Whether a heading like "5 comments" stands before the records."""
    element: _Element | None = root
    for _ in range(_NAMES_AROUND):
        if element is None:
            return False
        for sibling in _previous(element):
            if (
                sibling.tag in _HEADS
                and len(line := inline_text(sibling)) <= MARK_CHARS
                and is_phrase(line, "comments_heading")
            ):
                return True
            inner = sibling.find(".//h2") if sibling.tag in ("div", "header", "section") else None
            if inner is not None and is_phrase(inline_text(inner), "comments_heading"):
                return True
        element = element.getparent()
    return False


def _previous(element: _Element) -> Iterator[_Element]:
    for count, sibling in enumerate(element.itersiblings(preceding=True)):
        if count >= _HEADING_DISTANCE:
            return
        if isinstance(sibling.tag, str):
            yield sibling


_HEADING_DISTANCE = 4


def _has_reply(record: Record) -> bool:
    return any(
        e.tag in ("a", "button", "span")
        and 0 < len(text := (e.text or "").strip()) <= 25
        and fold(text) in phrases("reply")
        for e in record.own_elements()
    )


def _judge(run: _Run) -> float:
    """The promise of a run weighed with what its records hold."""
    drafts = run.drafts or []
    count = len(drafts)
    worded = [d for d in drafts if len(d.text.split()) >= 2 or len(d.text) >= 4]
    named = sum(d.author is not None for d in worded)
    dated = sum(bool(d.shown or d.instant) for d in worded)
    if not worded or len(worded) < 0.6 * count or named < 0.6 * len(worded):
        return 0.0
    if _linked_share(worded) > _MOST_LINKED or _headed_share(run.records) > 0.5:
        return 0.0
    if len({d.text for d in worded}) < 0.6 * len(worded):
        return 0.0
    evidence = run.quality * (0.5 + 0.3 * named / len(worded) + 0.2 * dated / len(worded))
    size = min(1.0, sum(len(d.text) for d in worded) / 2000)
    return evidence * (0.9 + 0.1 * size) if dated or count > 1 else 0.0


_MOST_LINKED = 0.5
"""Share of a comment's text inside links; above it the records are a list of links."""


def _linked_share(drafts: list[Draft]) -> float:
    linked = total = 0
    for draft in drafts[:20]:
        if draft.record is None:
            continue
        own = [e for e in draft.record.own_elements() if e.tag == "a"]
        linked += sum(len(inline_text(e)) for e in own) - len(draft.author or "") - len(draft.shown or "")
        total += len(draft.text)
    return linked / total if total else 1.0


def _headed_share(records: list[Record]) -> float:
    """Share of the records whose heading links to another page: a list of posts."""
    sample = records[:20]
    headed = sum(
        any(
            e.tag in ("h1", "h2", "h3", "h4") and any("#" not in (a.get("href") or "#") for a in e.iter("a"))
            for e in record.own_elements()
        )
        for record in sample
    )
    return headed / len(sample)
