"""Comments by the markup of a known platform: the first age whose records hold the most comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.comments.fields import is_form, read_fields, record_number
from cleaning.comments.lists import list_pages, records_of
from cleaning.comments.records import Owners, Record, frame, nest
from cleaning.comments.thread import link_threads
from cleaning.comments.verdict import LEAST_QUALITY, is_headed_elsewhere, judge
from cleaning.page_index import PageIndex
from cleaning.platforms import CommentMarkup, Platform, all_markups, possible_records

COMMONEST = "wordpress"
"""Asked first where no platform is told: most blogs run it, and many others borrow its class names."""
TEMPLATES = ("script", "template")
"""Inside them stand records that a script fills later."""


def read_markup(index: PageIndex, told: Platform | None, *, goes_on: bool = False) -> list[Draft]:
    """The drafts of the best-fitting markup; the told platform is asked first and, if it knows rows, alone.

    Where it knows none, a comment service may stand in for it, but no forum: a blog is no thread. Names that
    another platform gives its comments may stand on an index of forums or posts: that is no discussion.
    `goes_on`: the page continues a thread, so that its first message is an answer too.
    """
    possible = possible_records(index)
    if not possible:
        return []
    if told:
        known = [markup for markup in told.comments if markup.record in possible]
        best = best_markup(index, known, goes_on=goes_on)
        if best:
            return best
    others = [
        markup
        for platform, markup in all_markups(COMMONEST)
        if markup.record in possible and platform is not told and not (told and markup.first_is_post)
    ]
    best = best_markup(index, others, goes_on=goes_on)
    return [] if best and (list_pages(best) or _are_borrowed(best)) else best


def _are_borrowed(drafts: list[Draft]) -> bool:
    """Whether the names of a platform's comments stand on something else: nothing in the records is marked as
    an author's name, and by what they hold they are no discussion.
    """
    records = records_of(drafts)
    if not records or any(draft.author_marked for draft in drafts):
        return False
    return judge(drafts, promised=1.0) < LEAST_QUALITY or is_headed_elsewhere(records)


def best_markup(index: PageIndex, markups: Iterable[CommentMarkup], *, goes_on: bool = False) -> list[Draft]:
    """The drafts of the first markup that reads its comments whole, else of the one that reads the most; one
    that has no more records than are read already is not asked.
    """
    best: list[Draft] = []
    best_count = 0
    for markup in markups:
        roots = index.find(markup.record) if index.may_match(markup.record) else []
        drafts = _read_one(index, roots, markup, goes_on) if len(roots) > best_count else []
        count = sum(map(_is_usable, drafts))
        if count > best_count:
            best, best_count = drafts, count
        if drafts and all(map(_is_complete, drafts)):
            return drafts
    return best


def _is_complete(draft: Draft) -> bool:
    """Whether the markup's own selectors gave all that a comment has."""
    return draft.kind == "pingback" or (
        draft.author_marked and bool(draft.text) and bool(draft.shown or draft.instant)
    )


def _is_usable(draft: Draft) -> bool:
    return draft.kind == "pingback" or bool(
        draft.text and (draft.author_marked or draft.shown or draft.instant)
    )


def _read_one(
    index: PageIndex, found: Sequence[_Element], markup: CommentMarkup, goes_on: bool
) -> list[Draft]:
    roots = [root for root in found if next(root.iterancestors(*TEMPLATES), None) is None]
    if not roots:
        return []
    numbers = _numbers(index, roots, markup)
    pingbacks = set(index.find(markup.pingback)) if markup.numbered and any(numbers.values()) else ()
    kept = [e for e in roots if numbers[e] or not markup.numbered or e in pingbacks]
    records = frame(kept, numbers)
    if markup.tail:
        _add_tails(records, index, markup)
    if markup.first_is_post and not goes_on:
        records = records[1:]
    if not records:
        return []
    drafts = [draft for draft in read_fields(records, index, markup) if not is_form(draft)]
    link_threads(drafts, flat=markup.flat)
    return drafts


def _numbers(index: PageIndex, roots: list[_Element], markup: CommentMarkup) -> dict[_Element, str | None]:
    """The site's id of each root: its own, else the first that stands inside it and in no other root."""
    numbers = {e: record_number(e, markup) for e in roots}
    if markup.identity:
        inside = Owners(Record([e]) for e in roots).deal(index.find(markup.identity))
        for record, holders in inside.items():
            (root,) = record.nodes
            found = (record_number(holder, markup) for holder in holders)
            numbers[root] = numbers[root] or next(filter(None, found), None)
    return numbers


def _add_tails(records: list[Record], index: PageIndex, markup: CommentMarkup) -> None:
    tails = set(index.find(markup.tail))
    for record in records:
        sibling = record.nodes[0].getnext()
        while sibling is not None and sibling in tails:
            record.nodes.append(sibling)
            sibling = sibling.getnext()
    nest(records)
