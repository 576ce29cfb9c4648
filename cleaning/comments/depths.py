"""How deep each comment stands in its thread, as the page prints it.

A page tells depths in one way for all of its comments: a class ("depth-2"), an attribute (`data-level`), a
margin that grows, in a style or in a class that names it ("ml-8"), a transparent picture as wide as the
indent, or a name that only answers have ("comment-reply"). They are asked in this order, each at the frames
of a record: its root, what stands around it alone, and what opens it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.comments.records import Record

FRAMES_AROUND = 3
FRAMES_INSIDE = 3
"""Elements around a record's root, and on the way down from it along first children, that may be indented."""
SPACER_PLACES = 12
"""Elements at the start of a record among which its spacer picture is sought."""

_CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?:comment)?(?:depth|level|lvl|indent|nest(?:ing)?)[-_]?(\d{1,3})(?!\d)"
)
_ATTRIBUTE = re.compile(r"(?:data-[a-z-]{0,30}(?:depth|level|indent|nesting)|aria-level)$")
_MARGIN = re.compile(
    r"(?i)(?:margin|padding)-(?:left|inline-start)\s*:\s*(?:calc\(\s*var\([^()]{1,40}\)\s*\*\s*(\d{1,2})\s*\)"
    r"|(\d{1,4})(?:\.\d{1,4})?\s*(?:px|r?em|%|;|$))"
)
_UTILITY = re.compile(r"(?:^|\s)[mp][ls]-(\d{1,2})(?!\S)")
"""A margin or padding before an element, as frameworks of styles (Bootstrap, Tailwind, Vuetify) name it."""
_ANSWER = re.compile(r"(?i)(?<![a-z])(?:reply|child|nested|sub|subcomment)(?![a-z])")
_ANSWER_ABROAD = re.compile(
    r"(?i)(?<![a-z])(?:antwort|reponse|respuesta|resposta|risposta|balasan|svar|vastaus|yanit|cevap|odpoved|odpowiedz|otvet)"
    r"(?![a-z])"
)
"""What only answers are named in other languages; the comments beside them may be named anything."""
_COMMENT = re.compile(r"(?i)(?<![a-z])(?:comments?|cmts?|reply)(?![a-z])")


def printed_depths(drafts: Sequence[Draft], *, flat: bool = False) -> dict[Draft, int]:
    """The depths that the page prints, in whatever unit; empty where it prints none or all are the same.

    flat: nothing but classes counts, for the records are indented otherwise or not at all.
    """
    told = {draft: draft.depth for draft in drafts if draft.depth is not None}
    if len(told) == len(drafts):
        return told if len(set(told.values())) > 1 else {}
    records = [draft.record for draft in drafts if draft.record is not None]
    if len(records) < len(drafts):
        return {}
    frames = _frames(records)
    for read, needed in _WAYS[:1] if flat else _WAYS:
        if read is _by_utility and not _on_one_level(records):
            continue
        if needed and _first(read, frames[records[0]]) is None:
            continue
        depths = [_first(read, frames[record]) for record in records]
        if (needed and None in depths) or depths[0] not in (None, min(depth or 0 for depth in depths)):
            continue
        if len({depth or 0 for depth in depths}) > 1:
            return {draft: depth or 0 for draft, depth in zip(drafts, depths, strict=True)}
    numbers = _by_numbered_name([frames[record] for record in records])
    return dict(zip(drafts, numbers, strict=True)) if numbers else {}


def _by_numbered_name(frames: Sequence[list[_Element]]) -> list[int] | None:
    """The numbers behind one name that all records have, whatever it means, where they go like depths: from
    the least at the first record, never up by more than one, and not in turns, as stripes are, nor ever
    upwards, as counts are.
    """
    roots = [own[-1] if len(own) == 1 else next((e for e in own if e.get("class")), own[0]) for own in frames]
    named = [dict(_NUMBERED.findall(root.get("class") or "")) for root in roots]
    for name in named[0]:
        numbers = [int(own[name]) for own in named if name in own]
        if len(numbers) == len(named) and _go_like_depths(numbers):
            return numbers
    return None


def _go_like_depths(numbers: Sequence[int]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if len(set(numbers)) < 2 or numbers[0] != min(numbers) or max(steps) > 1:
        return False
    is_count = all(step == 1 for step in steps)
    is_striped = len(set(numbers)) == 2 and all(step != 0 for step in steps)
    return not is_count and not is_striped


_NUMBERED = re.compile(r"(?:^|\s)([A-Za-z_-]{2,20}?)(\d{1,2})(?!\S)")


def _on_one_level(records: Sequence[Record]) -> bool:
    """Whether all records stand equally deep in the page: else their places tell more than a margin, which
    may be that to the answer around.
    """
    return len({sum(1 for _ in record.nodes[0].iterancestors()) for record in records}) == 1


def _frames(records: Sequence[Record]) -> dict[Record, list[_Element]]:
    """The elements of each record at which its depth may be printed, the outermost first."""
    around = {record: list(islice(record.nodes[0].iterancestors(), FRAMES_AROUND)) for record in records}
    held = Counter(element for elements in around.values() for element in elements)
    roots = {record.nodes[0] for record in records}
    return {
        record: [
            *(e for e in reversed(around[record]) if held[e] == 1 and e not in roots),
            *_opening(record.nodes[0]),
        ]
        for record in records
    }


def _opening(root: _Element) -> Iterator[_Element]:
    step: _Element | None = root
    for _ in range(FRAMES_INSIDE + 1):
        if step is None:
            return
        yield step
        step = next(step.iterchildren("*"), None)


def _first(read: Callable[[_Element], int | None], frames: list[_Element]) -> int | None:
    return next((depth for frame in frames if (depth := read(frame)) is not None), None)


def _by_class(frame: _Element) -> int | None:
    return _number(_CLASS, frame.get("class"))


def _by_attribute(frame: _Element) -> int | None:
    values = (str(value) for name, value in frame.items() if _ATTRIBUTE.match(str(name)))
    return next((int(value) for value in values if value.isdecimal() and len(value) <= 4), None)


def _by_margin(frame: _Element) -> int | None:
    return _number(_MARGIN, frame.get("style"))


def _by_utility(frame: _Element) -> int | None:
    return _number(_UTILITY, frame.get("class"))


def _number(pattern: re.Pattern[str], value: str | None) -> int | None:
    """The number in the last group of a pattern that took part; None where it finds none."""
    found = pattern.search(value or "")
    return int(found[found.lastindex]) if found and found.lastindex else None


def _by_spacer(frame: _Element) -> int | None:
    """The width of a picture one pixel high that opens the record."""
    for element in islice(frame.iter("*"), SPACER_PLACES):
        if element.text and not element.text.isspace():
            return None
        width = element.get("width") or ""
        if (
            element.tag == "img"
            and element.get("height") in ("0", "1")
            and width.isdecimal()
            and len(width) <= 4
        ):
            return int(width)
    return None


def _by_name(frame: _Element) -> int | None:
    """1 for what is named an answer, 0 for what is named a comment."""
    called = " ".join(filter(None, (frame.get("class"), frame.get("data-hook"), frame.get("data-type"))))
    if _ANSWER.search(called):
        return 1
    return 0 if _COMMENT.search(called) else None


def _by_foreign_name(frame: _Element) -> int | None:
    return 1 if _ANSWER_ABROAD.search(frame.get("class") or "") else None


_WAYS: tuple[tuple[Callable[[_Element], int | None], bool], ...] = (
    (_by_class, True),
    (_by_attribute, True),
    (_by_margin, False),
    (_by_utility, False),
    (_by_spacer, True),
    (_by_name, True),
    (_by_foreign_name, False),
)
"""How a depth is read from a frame, and whether every record must tell one: what is not indented may say
nothing."""
