"""What is left of a comment's head when its fields are out, told by where it stands and not by its words.

Two kinds. Beside name and date, inside the element that holds both, stands what belongs to them: a town, a
rank, a word that joins them, in whatever language. And lines that count the comments ("Comment 3",
"ความคิดเห็นที่ 3") differ from record to record by their number alone, which grows or falls by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from lxml.etree import _Element

from cleaning.blocks import holds_more, inline_text, lines_of
from cleaning.comments.parts import Parts
from cleaning.comments.words import is_interface

HEAD_CLIMB = 4
"""Elements from the name or the date up to the one that holds both, at most."""
HEAD_CHARS = 140
"""Text of that element; longer ones hold the comment."""
HEAD_ELEMENTS = 40
"""Elements in it."""
MOST_BEHIND = 2
"""Words behind the date in such an element: the number of the comment."""
COUNTED_LINES = 3
"""Lines at the start of a comment among which its number is sought."""
_NUMBER = re.compile(r"\d{1,5}")
_STOPS = (".", "!", "?", "。", "！", "？")
"""End what somebody says."""


def lines_beside(parts: Parts) -> frozenset[str]:
    """The lines that stand beside name and date in the element around both, before the later of them.

    What stands behind them may be the comment itself, unless it is a button or a counter.
    """
    author, date = parts.author, parts.date
    record = parts.draft.record
    if author is None or record is None:
        return frozenset()
    if date is None:
        return _lines_around_both(parts, author, record.mark)
    around = set(islice(author.iterancestors(), HEAD_CLIMB))
    head = next((box for box in islice(date.iterancestors(), HEAD_CLIMB) if box in around), None)
    if head is None or head in record.nodes or not _is_short(head):
        return frozenset()
    behind = _behind_fields(head, parts.places)
    if behind and not is_interface(behind):
        return frozenset()
    return frozenset(lines_of(head, skip=parts.places))


def _is_short(head: _Element) -> bool:
    """Whether an element is no more than a head; around name and date in a list of terms (`dt`, `dd`) stands
    the whole discussion, which is not read for each of its comments.
    """
    return not holds_more(head, HEAD_ELEMENTS) and len(inline_text(head)) <= HEAD_CHARS


def _lines_around_both(parts: Parts, author: _Element, head: _Element | None) -> frozenset[str]:
    """The lines of the element that told the record by the date in its own text, where the name stands in it
    and next to nothing behind the date: "Re: Soup, from: <b>Ann</b>, date: 2003/05/19 No. 4".
    """
    shown = parts.draft.shown
    if head is None or shown is None or head not in author.iterancestors():
        return frozenset()
    text = inline_text(head)
    behind = text.partition(shown)[2]
    if shown not in text or len(text) > HEAD_CHARS or len(behind.split()) > MOST_BEHIND:
        return frozenset()
    return frozenset(lines_of(head, skip=parts.places))


def _behind_fields(head: _Element, fields: frozenset[_Element]) -> str:
    """The text of the head behind its last field."""
    step = [element for element in head.iter("*") if element in fields][-1]
    texts: list[str] = []
    while step is not head and (above := step.getparent()) is not None:
        texts.append(step.tail or "")
        for sibling in step.itersiblings("*"):
            texts += [inline_text(sibling), sibling.tail or ""]
        step = above
    return " ".join(" ".join(texts).split())


def counting_lines(lines_by_record: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines near the start of the records that number them."""
    for place in range(COUNTED_LINES):
        lines = [lines[place] for lines in lines_by_record if len(lines) > place + 1]
        if len(lines) == len(lines_by_record) > 1 and _count(lines):
            return frozenset(lines)
    return frozenset()


def _count(lines: Sequence[str]) -> bool:
    """Whether lines are the same but for one number in each, which goes up or down in steps of one."""
    numbers = [_NUMBER.findall(line) for line in lines]
    if (
        any(len(found) != 1 for found in numbers)
        or lines[0].endswith(_STOPS)
        or len({_NUMBER.sub("0", line) for line in lines}) > 1
    ):
        return False
    steps = {int(later[0]) - int(earlier[0]) for earlier, later in pairwise(numbers)}
    return steps in ({1}, {-1})
