"""From marks to records: the growing half of the search for unknown markup.

Marks are sought in the areas of the page that speak of a discussion (`areas`). A mark is an element of which
a discussion has one per comment: an element named like a comment, a numbered id ("c17"), a short date, a
"Reply" button; or one of as many of a kind as a heading says (`counted`). Marks of one place (tag and
classes, and those of the parent) make a group. A mark's record is the largest subtree around it that holds
no other mark of its group. Where records stay flat heads in a list (`dt`, then `dd`), their siblings up to
the next head belong to them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from lxml.etree import _Element

from cleaning.comments import hints
from cleaning.comments.areas import Talk, is_heading, is_reply_button
from cleaning.comments.counted import counted_groups
from cleaning.comments.records import Record, frame, nest, number_in
from cleaning.comments.shape import place_of
from cleaning.comments.short_texts import MARK_CHARS, short_text
from cleaning.comments.shown_dates import AGE_CHARS, find_date, is_date
from cleaning.comments.siblings import take_siblings
from cleaning.comments.signature import is_signature
from cleaning.comments.words import clean_name, is_saying
from cleaning.page_index import PageIndex

DATE_TAGS = ("time", "abbr")
HEADING_CLIMB = 8
"""Elements from the only date up to what stands below the heading, at most."""
MOST_RAISED = 6
"""Elements, at most, from what the fullest comment keeps for itself up to the element around the whole of
it."""
MOST_BESIDE = 3
"""Elements beside a date in the element that holds it: "<b>From:</b> <a>Ann</a> <b>Date:</b> 3 May 2012"."""
MOST_LABELLED = 16
"""Labels and line breaks of one comment, at most."""
NAMES_KEPT = 16_384
"""Class attributes whose reading is kept: pages of one site repeat them."""
LINES_KEPT = 4_096
"""Short texts of which it is kept whether they are dates: buttons and dates come again on the page."""
_NUMBERED = re.compile(
    r"^[a-z_-]*?(?:comment|cmt|reply|respon[sd]e|post|msg|message|answer|c|r|p)[a-z_-]*\d+$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ALIKE_SHARE = 0.6
"""Share of the roots that have the commonest shape."""


def mark_groups(index: PageIndex, talk: Talk) -> Iterator[list[_Element]]:
    """Groups of marks, each in page order; none where no area of the page speaks of a discussion."""
    groups: defaultdict[tuple[str, ...], list[_Element]] = defaultdict(list)
    for element in talk.elements:
        tag = element.tag
        identity = element.get("id") or (element.get("name") if tag == "a" else None)
        if identity and identity[-1].isdigit() and _NUMBERED.match(identity):
            groups["id", _DIGITS.sub("", identity)].append(element)
        called = f"{element.get('class') or ''} {tag}" if "-" in tag else element.get("class")
        for name in _comment_names(called) if called else ():
            groups["class", str(tag), name].append(element)
        if len(element) > MOST_BESIDE:
            if _bears_labelled_date(element):
                _file(groups, "date", element)
            continue
        text = short_text(element)
        if _bears_date(element, text):
            _file(groups, "date", element)
        elif text and is_reply_button(element, text):
            _file(groups, "reply", element)
    counted = counted_groups(talk) if talk.elements else ()
    return iter({tuple(marks): marks for marks in chain(groups.values(), counted)}.values())


def dated_groups(elements: Iterable[_Element]) -> list[list[_Element]]:
    """Groups of dates alone, each in the order of the elements."""
    groups: defaultdict[tuple[str, ...], list[_Element]] = defaultdict(list)
    for element in elements:
        is_narrow = len(element) <= MOST_BESIDE
        if _bears_date(element, short_text(element)) if is_narrow else _bears_labelled_date(element):
            _file(groups, "date", element)
    return list({tuple(marks): marks for marks in groups.values()}.values())


def _bears_date(element: _Element, text: str) -> bool:
    """Whether the short text of an element, or one behind an element in it, is a date."""
    if text and (element.tag in DATE_TAGS or _is_dated(text)):
        return True
    for inner in element if len(element) else ():
        if (tail := inner.tail) and not tail.isspace() and _is_dated(tail):
            return True
    return False


def _bears_labelled_date(element: _Element) -> bool:
    """Whether a label in an element of many leads to a date: "<b>Name:</b> Ann<br><b>Date:</b> 3 May"."""
    for inner in islice(element, MOST_LABELLED):
        tail = inner.tail
        if tail and not tail.isspace() and (inner.text or "").rstrip().endswith(":") and _is_dated(tail):
            return True
    return False


@lru_cache(maxsize=LINES_KEPT)
def _is_dated(text: str) -> bool:
    """Whether a short text is a date with figures, or a by-line that holds one."""
    if len(text) > MARK_CHARS:
        return False
    line = text.strip()
    if not _DIGITS.search(line):
        return len(line) <= AGE_CHARS and find_date(line) is not None
    shown = find_date(line)
    return shown is not None and (
        is_date(line) or is_signature(line) or _is_name_beside(line, shown) or is_saying(line)
    )


def _is_name_beside(line: str, shown: str) -> bool:
    """Whether a line holds a name and a date, parted by a comma or the like: "Ann Lee, 5 May 2012", "By: Bo |
    Date: 5 May 2012".
    """
    before, _, after = line.partition(shown)
    return _PARTED.search(before) is not None and not after.strip(" )") and clean_name(before) is not None


_PARTED = re.compile(r"[,|(·•–—-]\s*(?:[^\W\d_]{2,12}:\s*)?$")


def _file(groups: defaultdict[tuple[str, ...], list[_Element]], kind: str, element: _Element) -> None:
    """File a mark by its place, and by itself alone, or below its parent's tag where it has no name: the
    record of an answer is often named otherwise.
    """
    around, called, tag, own = place_of(element)
    groups[kind, around, called, tag, own].append(element)
    if own or element.get("class"):
        groups[kind, tag, own].append(element)
    else:
        groups[kind, around, tag, ""].append(element)


@lru_cache(maxsize=NAMES_KEPT)
def _comment_names(called: str) -> tuple[str, ...]:
    """The names of a class attribute that say "comment", without their numbers."""
    if not hints.says(hints.COMMENT, called):
        return ()
    return tuple(
        sorted({_DIGITS.sub("", name) for name in called.split() if hints.says(hints.COMMENT, name)})
    )


def grow(marks: list[_Element], index: PageIndex) -> list[Record]:
    """Records around the marks of one group; none where they have no common shape."""
    return next(grow_all([marks], index), [])


def grow_all(groups: Iterable[list[_Element]], index: PageIndex) -> Iterator[list[Record]]:
    """The records of each group that has some; marks of one record (its name, its date, its button) lead to
    the same roots, which are grown once.
    """
    grown: set[tuple[_Element, ...]] = set()
    for marks in groups:
        if len(marks) == 1:
            yield [_single(marks[0])]
        elif index.inside(marks, marks):
            yield frame(marks, {mark: _number_at(mark) for mark in marks})
        elif (roots := tuple(_level(marks, _exclusive(marks, index)))) and roots not in grown:
            grown.add(roots)
            yield _around(roots, marks)


def _single(mark: _Element) -> Record:
    """The record of a mark that has no other beside it."""
    root = _below_heading(mark)
    if root is None:
        return Record([mark], number=_number_at(mark))
    return Record([root], number=_number(root, mark), mark=mark)


def _around(roots: Sequence[_Element], marks: Sequence[_Element]) -> list[Record]:
    """Records of roots and the marks in them, with the siblings that belong to them."""
    records = [
        Record([root], number=_number(root, mark), mark=mark) for root, mark in zip(roots, marks, strict=True)
    ]
    take_siblings(records)
    nest(records)
    return records


def _below_heading(mark: _Element) -> _Element | None:
    """What stands around the only date, right below a heading like "1 comment"; None where nothing does."""
    if not (mark.tag in DATE_TAGS or _is_dated(short_text(mark))):
        return None
    for around in islice((mark, *mark.iterancestors()), HEADING_CLIMB):
        if any(is_heading(sibling) for sibling in around.itersiblings("*", preceding=True)):
            return around
    return None


def _number_at(mark: _Element) -> str | None:
    """The number in the mark's id, or in that of a frame right inside it."""
    return next(filter(None, (number_in(element.get("id")) for element in (mark, *mark))), None)


def _number(root: _Element, mark: _Element) -> str | None:
    """The number in an id on the way from the root down to the mark, or in the mark's name."""
    way = [mark]
    while way[-1] is not root and (above := way[-1].getparent()) is not None:
        way.append(above)
    numbers = (number_in(element.get("id")) for element in reversed(way))
    return next(filter(None, numbers), None) or number_in(mark.get("name"))


def _exclusive(marks: list[_Element], index: PageIndex) -> list[_Element]:
    """For each mark the largest subtree that holds neither the mark before it nor the one behind."""
    places = [-1, *(index.position[mark] for mark in marks), len(index.elements)]
    roots = []
    for mark, before, behind in zip(marks, places, places[2:], strict=False):
        root = mark
        parent = root.getparent()
        while parent is not None and before < index.position[parent] and index.end(parent) < behind:
            root, parent = parent, parent.getparent()
        roots.append(root)
    return roots


def _level(marks: list[_Element], roots: list[_Element]) -> list[_Element]:
    """The roots if most are of one shape, the others raised to them: what holds an answer is a record too.

    Else all at one height: a comment that has answers in it keeps less for itself than one that has none.
    """
    heights = [_height(mark, root) for mark, root in zip(marks, roots, strict=True)]
    if len(set(heights)) > 1 and (nested := _nested(marks, heights)):
        return nested
    if len(set(map(_shape, roots))) == 1:
        return roots
    if _alike(roots):
        return _raise(marks, roots, heights)
    least = min(heights)
    for height in range(min(max(heights), least + MOST_RAISED), least - 1, -1):
        levelled = [_climb(mark, height) for mark in marks]
        if len(set(levelled)) == len(marks) and _alike(levelled):
            return levelled
    return []


def _nested(marks: list[_Element], heights: list[int]) -> list[_Element]:
    """The elements at one height above the marks, the highest at which each has its own and all are alike,
    where some stand in others: where most comments have answers in them, what each has for itself alone is
    the least part of it. None where there are no such.
    """
    least = min(heights)
    for height in range(min(max(heights), least + MOST_RAISED), least, -1):
        levelled = [_climb(mark, height) for mark in marks]
        own = set(levelled)
        if len(own) == len(marks) and len({root.tag for root in levelled}) == 1 and _alike(levelled):
            usual = Counter(map(_shape, levelled)).most_common(1)[0][0]
            nearest = (next((e for e in root.iterancestors() if e in own), None) for root in levelled)
            around = {element for element in nearest if element is not None}
            return levelled if around and all(_shape(root) == usual for root in around) else []
    return []


def _raise(marks: list[_Element], roots: list[_Element], heights: list[int]) -> list[_Element]:
    """The roots, with those of another tag, or of another shape and lower, climbed to where most records have
    theirs; and one of another shape and higher, because nothing else stands in what is around it, brought
    down to it.
    """
    shape = Counter(map(_shape, roots)).most_common(1)[0][0]
    tag = Counter(root.tag for root in roots).most_common(1)[0][0]
    usual = Counter(h for h, root in zip(heights, roots, strict=True) if root.tag == tag).most_common(1)[0][0]
    taken = {root for root in roots if root.tag == tag}
    raised = []
    for mark, root, height in zip(marks, roots, heights, strict=True):
        usual_root = _climb(mark, usual)
        if height > usual and _shape(root) != shape == _shape(usual_root):
            raised.append(usual_root)
            continue
        above = root if root.tag == tag and height >= usual else usual_root
        is_wanted = above.tag == tag if root.tag != tag else _shape(above) == shape != _shape(root)
        fits = above is root or (is_wanted and above not in taken)
        taken.add(above)
        raised.append(above if fits else root)
    return raised


def _shape(root: _Element) -> tuple[str, str]:
    return str(root.tag), hints.class_shape(root.get("class") or "")


def _alike(roots: list[_Element]) -> bool:
    """Whether most roots have one shape, or all are siblings of one tag, as stripes in two colours are."""
    if len({root.getparent() for root in roots}) == 1 and len({root.tag for root in roots}) == 1:
        return True
    shapes = Counter(map(_shape, roots))
    return shapes.most_common(1)[0][1] >= _ALIKE_SHARE * len(roots)


def _height(mark: _Element, root: _Element) -> int:
    height = 0
    step: _Element | None = mark
    while step is not None and step is not root:
        step, height = step.getparent(), height + 1
    return height


def _climb(mark: _Element, height: int) -> _Element:
    for _ in range(height):
        above = mark.getparent()
        mark = mark if above is None else above
    return mark
