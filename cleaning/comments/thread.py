"""Who answers whom.

Order of evidence, strongest first: the parent that the page names (an attribute, an "in reply to" link), the
record around the record, the depth that the page prints (`depths`), a deeper place in the page than the
record before, the person whom a line above the words says it answers ("In reply to Ann"), or with whose
name it begins ("@Ann").

Below its deepest level a platform prints answers as siblings. There a sibling answers another one only where
it begins with that one's name ("@Ann"); else its parent is what the nesting says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cleaning.comments.depths import printed_depths
from cleaning.comments.draft import Draft
from cleaning.comments.records import Record

LIST_CLIMB = 2
"""Elements around a comment up to the box in which its answers stand, too."""


def link_threads(drafts: list[Draft], *, flat: bool = False) -> None:
    """Set each draft's parent. Drafts come in page order."""
    by_number = {d.number: d for d in drafts if d.number}
    by_record = {d.record: d for d in drafts if d.record is not None}
    nested = any(d.record and d.record.around for d in drafts)
    depths = printed_depths(drafts, flat=flat or nested)
    places = _places(drafts) if not flat and not nested and not depths else {}
    open_drafts: list[tuple[int, Draft]] = []
    for draft in drafts:
        if draft.parent is not None:
            continue
        named = by_number.get(draft.answers) if draft.answers else None
        if named is not None and named is not draft:
            draft.parent, draft.parent_evidence = named, "quote" if draft.quotes else "named"
        elif draft.record is not None and draft.record.around is not None and not flat:
            draft.parent, draft.parent_evidence = by_record.get(draft.record.around), "nesting"
        elif draft in (depths or places) and draft.kind != "pingback":
            parent = _by_depth(draft, (depths or places)[draft], open_drafts)
            draft.parent = parent if depths or _stand_together(parent, draft) else None
            draft.parent_evidence = "depth"
    _ask_siblings(drafts)
    _ask_names(drafts)
    break_circles(drafts)


def link_named(drafts: list[Draft]) -> None:
    """Set the parents of drafts that have none and name one by its number."""
    by_number = {draft.number: draft for draft in drafts if draft.number}
    for draft in drafts:
        named = by_number.get(draft.answers) if draft.answers and draft.parent is None else None
        if named is not None and named is not draft:
            draft.parent, draft.parent_evidence = named, "quote" if draft.quotes else "named"


def _ask_siblings(drafts: list[Draft]) -> None:
    """Give nested answers that begin with "@" and the name of an earlier sibling to that sibling."""
    said: dict[tuple[Draft, str], Draft] = {}
    parents = {draft: draft.parent for draft in drafts}
    for draft, parent in parents.items():
        if parent is None:
            continue
        names = (draft.answered.casefold(),) if draft.answered else _names_opening(draft.text)
        called = (said.get((parent, name)) for name in names)
        if (sibling := next(filter(None, called), None)) is not None:
            draft.parent, draft.parent_evidence = sibling, "address"
        if draft.author and len(draft.author) <= _NAME_CHARS:
            said[parent, draft.author.casefold()] = draft


def _ask_names(drafts: list[Draft]) -> None:
    """Give comments that stand nowhere and say whom they answer, or begin with "@" and a name, to that
    person's last comment before.
    """
    said: dict[str, Draft] = {}
    for draft in drafts:
        if draft.parent is None:
            names = (draft.answered.casefold(),) if draft.answered else _names_opening(draft.text)
            draft.parent = next(filter(None, map(said.get, names)), None)
            draft.parent_evidence = "address" if draft.parent else None
        if draft.author:
            said[draft.author.casefold()] = draft


def _names_opening(text: str) -> Iterator[str]:
    """What may be the name behind an "@" that a text begins with, longest first, folded."""
    if text.startswith("@"):
        opening = text[1 : _NAME_CHARS + 2].casefold()
        for end in range(len(opening), 0, -1):
            if end == len(opening) or not opening[end].isalnum():
                yield opening[:end]


_NAME_CHARS = 60
"""Longest name that is asked for, as `clean_name` takes no longer one."""


def _by_depth(draft: Draft, depth: int, open_drafts: list[tuple[int, Draft]]) -> Draft | None:
    while open_drafts and open_drafts[-1][0] >= depth:
        open_drafts.pop()
    parent = open_drafts[-1][1] if open_drafts else None
    open_drafts.append((depth, draft))
    return parent


def _places(drafts: list[Draft]) -> dict[Draft, int]:
    """Depths of the records in the page; empty where all stand at one depth or not below one another."""
    depths = {draft: _page_depth(draft.record) for draft in drafts if draft.record is not None}
    return depths if len(set(depths.values())) > 1 else {}


def _page_depth(record: Record) -> int:
    mark = record.nodes[0] if record.mark is None else record.mark
    return sum(1 for _ in mark.iterancestors())


def _stand_together(parent: Draft | None, draft: Draft) -> bool:
    """Whether a draft stands in the list of another one, or in the box around that list: the best comments
    and the latest are no answers to each other.
    """
    if parent is None or parent.record is None or draft.record is None:
        return False
    around = islice(parent.record.nodes[0].iterancestors(), LIST_CLIMB)
    return not set(around).isdisjoint(draft.record.nodes[0].iterancestors())


def break_circles(drafts: Iterable[Draft]) -> None:
    """A page may say that two comments answer each other: the earlier one then answers none."""
    cleared: set[Draft] = set()
    for draft in drafts:
        path: set[Draft] = set()
        step: Draft | None = draft
        while step is not None and step not in cleared:
            if step in path:
                step.parent = None
                break
            path.add(step)
            step = step.parent
        cleared.update(path)
