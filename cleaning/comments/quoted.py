"""Comments printed in full inside the comments that answer them, as Chinese portals pile them up like floors.

    Bo, 3 minutes ago
        | Ann: Too much salt.   [Reply] [Share]
    Use less of it then.        [Reply] [Share]

Each has its own "Reply" button. What holds the first of a record's buttons without the last one is another
comment, if it is built like the rest of the record: then it is not what the commenter says, and where the
page prints that comment by itself, too, it is the parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.areas import is_reply_button
from cleaning.comments.draft import Draft
from cleaning.comments.records import Record
from cleaning.comments.short_texts import BUTTON_TAGS
from cleaning.comments.words import is_interface

LEAST_SHARED = 2
"""Names of elements that a quoted comment and the one around it have both: of name, date or words."""


def part_quoted(records: Sequence[Record]) -> dict[Record, _Element]:
    """Take the comments that others quote in full out of them; the box of each."""
    boxes: dict[Record, _Element] = {}
    for record in records:
        box = _quoted(record)
        if box is not None:
            boxes[record] = box
            record.inner.append(box)
            record.own = None
    return boxes


def link_quoted(drafts: Iterable[Draft], boxes: dict[Record, _Element]) -> None:
    """Set the parents of drafts whose record held a comment that the page prints by itself, too, below a line
    with its author's name: of several in one another the last.
    """
    if not boxes:
        return
    drafts = list(drafts)
    said: dict[str, list[Draft]] = {}
    for draft in drafts:
        said.setdefault(draft.text.partition("\n")[0], []).append(draft)
    for draft in drafts:
        box = boxes.get(draft.record) if draft.record is not None else None
        for head, line in pairwise([] if box is None else lines_of(box)):
            quoted = next((d for d in said.get(line, ()) if d.author and d.author in head), None)
            if quoted is not None and quoted is not draft:
                draft.parent, draft.parent_evidence = quoted, "quote"


def _quoted(record: Record) -> _Element | None:
    """The box of the comment that a record quotes in full; None where it quotes none."""
    own = list(record.own_elements())
    buttons = [e for e in own if is_reply_button(e, (e.text or "").strip())]
    if len(buttons) < 2:
        return None
    around_last = {buttons[-1], *buttons[-1].iterancestors()}
    box = buttons[0]
    while (above := box.getparent()) is not None and above not in around_last and box not in record.nodes:
        box = above
    if box in record.nodes or any(root in record.inner for root in box.iter("*")):
        return None
    inside = set(box.iter("*"))
    shared = _called(inside) & _called(e for e in own if e not in inside)
    return box if len(shared) >= LEAST_SHARED else None


def _called(elements: Iterable[_Element]) -> set[tuple[str, str]]:
    """Tags and classes of the elements that hold a name, a date or words, and not buttons alone."""
    named = ((e, hints.class_shape(e.get("class") or "")) for e in elements)
    return {(str(e.tag), name) for e, name in named if name and _is_worded(e)}


def _is_worded(element: _Element) -> bool:
    buttons = frozenset(element.iter("a", "button")) - {element}
    text = inline_text(element, skip=buttons)
    return any(map(str.isalpha, text)) and not (element.tag in BUTTON_TAGS and is_interface(text))
