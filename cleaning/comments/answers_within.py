"""Answers that are built otherwise than what they answer: remarks below the answers to a question.

    <div class=answer>... <b>Ann</b> 3 May <div class=remark>... <i>Bo</i> 4 May</div></div>

Each kind is a run of records of its own, and the one stands inside the other: together they are the
discussion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.comments.records import Owners, Record

LEAST_OUTER = 2
"""Records that hold the answers; a single one may be the box around a discussion."""
_QUOTED = re.compile(r"(?i)quote|cite|zitat|citation")
MOST_REPEATED = 0.3
"""Share of the inner records that say what stands in another record: quotations do."""


def stand_within(inner: Sequence[Record], outer: Sequence[Record]) -> bool:
    """Whether all inner records stand in outer ones, more or fewer than one in each: one in each is the same
    comment, framed twice.
    """
    if len(outer) < LEAST_OUTER:
        return False
    owners, roots = Owners(outer), {node for record in outer for node in record.nodes}
    held: Counter[Record] = Counter()
    for record in inner:
        root = record.nodes[0]
        owner = None if root in roots else owners.owner(root.getparent())
        if owner is None or _is_quoted(root, roots):
            return False
        held[owner] += 1
    return any(held[record] != 1 for record in outer)


def _is_quoted(root: _Element, outer: set[_Element]) -> bool:
    step: _Element | None = root
    while step is not None and step not in outer:
        if step.tag in ("blockquote", "q") or _QUOTED.search(step.get("class") or ""):
            return True
        step = step.getparent()
    return False


def are_repeated(inner: Sequence[Draft], outer: Sequence[Draft]) -> bool:
    """Whether inner drafts say what outer ones say: they are quotations, or the same comments."""
    said = "\n".join(draft.text for draft in outer)
    repeated = sum(draft.text in said for draft in inner)
    return repeated > MOST_REPEATED * len(inner)
