"""Records that are not one subtree: marks that stand as heads or feet, or amid others, among siblings that
hold the words (`dt`, then `dd`; a row of the name, one of the date, one of the words).
"""

from __future__ import annotations

from itertools import pairwise

from lxml.etree import _Element

from cleaning.blocks import INVISIBLE, inline_text
from cleaning.comments.areas import BUTTON_CHARS, is_heading
from cleaning.comments.records import Record
from cleaning.comments.shape import place_of
from cleaning.comments.words import is_interface, is_sign

_WORDS_CHARS = 12
"""Text in a gap between two heads that makes it part of a comment."""
_FILLED_SHARE = 0.6
"""Share of the gaps that hold words."""


def take_siblings(records: list[Record]) -> None:
    """Where the roots are heads (or feet) between siblings that hold the words, give each record its
    siblings.
    """
    lists = _sibling_lists(records)
    gaps = [siblings[a + 1 : b] for siblings, heads in lists for a, b in pairwise(heads)]
    if not gaps:
        gaps = [siblings[heads[-1] + 1 :] for siblings, heads in lists] if len(lists) > 1 else []
    filled = [gap for gap in gaps if _has_words(gap)]
    if filled or records[0].nodes[0].tag == "dt":
        filled = [gap for gap in gaps if _has_words(gap) or _says_little(gap)]
    if not filled or len(filled) < _FILLED_SHARE * len(gaps):
        return
    length = max(1, min(map(len, filled)))
    if len(lists) == 1 and _take_rounds(records, *lists[0]):
        return
    feet = _are_feet(lists, filled, length)
    by_root = {record.nodes[0]: record for record in records}
    for siblings, heads in lists:
        first = max([-1, heads[0] - length - 1, *_headings(siblings, heads[0])])
        last = min(len(siblings), heads[-1] + 1 + length)
        bounds = [first, *heads] if feet else [*heads, last]
        for place, (a, b) in zip(heads, pairwise(bounds), strict=True):
            gap = siblings[a + 1 : b]
            by_root[siblings[place]].nodes = [*gap, siblings[place]] if feet else [siblings[place], *gap]


def _take_rounds(records: list[Record], siblings: list[_Element], heads: list[int]) -> bool:
    """Give each record its round where the marks stand amid rounds of one length: name, date, words, rule."""
    start = max([-1, *_headings(siblings, heads[0])]) + 1
    before, period = heads[0] - start, heads[1] - heads[0]
    behind = period - before - 1
    if before < 1 or behind < 1 or len(siblings) - 1 - heads[-1] < behind:
        return False
    if any(b - a != period for a, b in pairwise(heads)):
        return False
    by_root = {record.nodes[0]: record for record in records}
    for place in heads:
        by_root[siblings[place]].nodes = siblings[place - before : place + behind + 1]
    return True


def _headings(siblings: list[_Element], end: int) -> list[int]:
    """Places of headings like "5 comments" before an end."""
    return [place for place, sibling in enumerate(siblings[:end]) if is_heading(sibling)]


def _sibling_lists(records: list[Record]) -> list[tuple[list[_Element], list[int]]]:
    """Each parent's children, with the places of the roots among them, in page order."""
    by_parent: dict[_Element, set[_Element]] = {}
    for record in records:
        parent = record.nodes[0].getparent()
        if parent is not None:
            by_parent.setdefault(parent, set()).add(record.nodes[0])
    lists = []
    for parent, roots in by_parent.items():
        siblings = [child for child in parent if isinstance(child.tag, str)]
        lists.append((siblings, [place for place, child in enumerate(siblings) if child in roots]))
    return lists


def _has_words(gap: list[_Element]) -> bool:
    return any(_holds(element, _WORDS_CHARS) for element in gap)


def _says_little(gap: list[_Element]) -> bool:
    """Whether a gap holds a short comment, as "+1" is, and no buttons alone."""
    texts = (inline_text(element) for element in gap if not _holds(element, _WORDS_CHARS))
    return any(is_sign(text) or not is_interface(text) for text in texts)


def _holds(element: _Element, characters: int) -> bool:
    """Whether an element shows that much text. No more of it is read: what follows a head may hold all the
    answers to it, and theirs.
    """
    stack = [element]
    while stack and characters > 0:
        node = stack.pop()
        if isinstance(node.tag, str) and node.tag not in INVISIBLE:
            characters -= len(" ".join((node.text or "").split()))
            stack.extend(reversed(node))
        if node is not element:
            characters -= len(" ".join((node.tail or "").split()))
    return characters <= 0


def _are_feet(lists: list[tuple[list[_Element], list[int]]], gaps: list[list[_Element]], length: int) -> bool:
    """Whether names and dates stand below the words: what precedes the first foot, below the heading, looks
    like a gap; where there is no heading beside them, what follows the last does not.
    """
    places = {_own_place(e) for gap in gaps for e in gap if _holds(e, 1) and not _is_button(e)}
    first, first_heads = lists[0]
    headings = _headings(first, first_heads[0])
    if headings:
        return any(_own_place(e) in places and _holds(e, 1) for e in first[headings[-1] + 1 : first_heads[0]])
    last, last_heads = lists[-1]
    before = first[max(0, first_heads[0] - length) : first_heads[0]]
    after = last[last_heads[-1] + 1 : last_heads[-1] + 1 + length]
    return _looks_like_gap(before, places) and not _looks_like_gap(after, places)


def _is_button(element: _Element) -> bool:
    """Whether an element holds interface alone: "[ Reply ]" stands below each comment, in no gap's words."""
    return not _holds(element, BUTTON_CHARS) and is_interface(inline_text(element))


def _own_place(element: _Element) -> tuple[str, ...]:
    """Tag and classes without those of the parent: answers stand in a list of their own."""
    return place_of(element)[2:]


def _looks_like_gap(elements: list[_Element], places: set[tuple[str, ...]]) -> bool:
    return any(_own_place(e) in places and _holds(e, _WORDS_CHARS) for e in elements)
