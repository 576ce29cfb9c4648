"""The discussion of a page: comment rows from structured data, platform markup, or repeated records.

Method: each source reads the page on its own. The platform's markup is asked first; a page whose markup is
unknown is searched for repeated records; structured data fills fields that the page shows in no other way,
and stands alone where no
rows are printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.comments.areas import find_talk
from cleaning.comments.broken import read_broken
from cleaning.comments.day_order import day_comes_first
from cleaning.comments.draft import Draft
from cleaning.comments.markup import best_markup, read_markup
from cleaning.comments.moments import date_of
from cleaning.comments.region import claimed_count, discussion_nodes
from cleaning.comments.repeated import read_repeated
from cleaning.comments.reviews import read_reviews
from cleaning.comments.shown_dates import tells_time
from cleaning.comments.structured import fill_gaps, read_data
from cleaning.comments.thread import link_threads
from cleaning.comments.unspoken import read_unspoken
from cleaning.comments.verdict import follows_heading, is_called_comment
from cleaning.comments.vocabularies import VOCABULARIES
from cleaning.context import PageContext
from cleaning.identity import is_later_part
from cleaning.page_index import PageIndex
from cleaning.platforms import Platform, tell_platform
from cleaning.types import Comment

DATA_ALONE = 1.5
"""Comments in the page's data per printed comment from which the print is taken for an excerpt."""
LABEL_CHARS = 30
"""Characters of a label that stands where a comment might, at most."""
LEAST_SIGNED = 3
"""Signed comments that show that each has a name and a date here."""
SECONDS = len("2012-07-24T00:11:00")
"""Characters of an instant without its zone."""
SOURCES = frozenset({"structured", "markup", "repeated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What was found of a page's discussion."""

    comments: tuple[Comment, ...] = ()
    """In page order; `parent` indexes into this tuple."""
    nodes: tuple[_Element, ...] = ()
    """Subtrees that are the discussion (heading, records, form): the caller takes them out of the post's
    tree.
    """
    claimed_count: int | None = None
    """The number the page's own heading claims."""
    may_open_thread: bool = False
    """Whether the first comment may be the post: nothing calls it a comment, and no other is older."""


def find_discussion(tree: _Element, context: PageContext, *, sources: frozenset[str] = SOURCES) -> Discussion:
    """Find the discussion in a parsed page; the tree is read, never changed."""
    index = PageIndex(tree)
    platform = tell_platform(tree, index) if "markup" in sources else None
    return read_discussion(index, platform, context, sources=sources)


def read_discussion(
    index: PageIndex,
    platform: Platform | None,
    context: PageContext,
    *,
    sources: frozenset[str] = SOURCES,
) -> Discussion:
    """The same for a page that is indexed and whose platform is told."""
    drafts = _gather(index, platform, sources, goes_on=is_later_part(context.url))
    drafts = _without_labels(_without_frames(drafts))
    records = [node for draft in drafts if draft.record for node in draft.record.nodes]
    said = _once(drafts)
    comments = _finish(said, context)
    return Discussion(
        comments=comments,
        nodes=discussion_nodes(index, drafts, platform),
        claimed_count=claimed_count(records),
        may_open_thread=_may_open_thread(said, comments) and not is_later_part(context.url),
    )


def _may_open_thread(drafts: list[Draft], comments: tuple[Comment, ...]) -> bool:
    """Whether the first of several records of unknown make may be the post of a thread."""
    first = drafts[0].record if len(drafts) > 1 else None
    if first is None or drafts[0].confidence is None or is_called_comment(first):
        return False
    opened = comments[0].published
    later = [comment.published for comment in comments[1:] if comment.published]
    return opened is not None and all(opened[:SECONDS] <= published[:SECONDS] for published in later)


def _gather(
    index: PageIndex, platform: Platform | None, sources: frozenset[str], *, goes_on: bool
) -> list[Draft]:
    """The drafts of the first source that prints comments, completed from data; data alone where it holds
    more than is printed.
    """
    printed: list[Draft] = []
    if "markup" in sources:
        printed = read_markup(index, platform, goes_on=goes_on)
        if "repeated" in sources and _may_be_several(printed):
            printed = _parted(printed, read_repeated(index, find_talk(index)))
        elif "repeated" in sources and printed and platform is None:
            printed = _with_answers(printed, read_repeated(index, find_talk(index), printed))
    if not printed and "structured" in sources:
        printed = best_markup(index, VOCABULARIES)
    if not printed and "repeated" in sources:
        talk = find_talk(index)
        printed = read_repeated(index, talk) or (read_broken(index, talk) if talk.headed else [])
        if not printed and platform is None:  # a known one would have been read by its markup
            printed = read_unspoken(index, talk)
    data = read_data(index) if "structured" in sources else []
    if len(data) > DATA_ALONE * len(printed):
        link_threads(data)
        return data
    fill_gaps(printed, data)
    reviews = read_reviews(index) if "structured" in sources else []
    fill_gaps(printed, reviews)
    return printed or reviews


def _without_frames(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that hold neither name nor words: boxes around others, which then answer what
    the box stands in.
    """
    kept = [draft for draft in drafts if draft.text or draft.author or draft.kind == "pingback"]
    frames = set(drafts).difference(kept)
    for draft in kept if frames else ():
        while draft.parent in frames:
            draft.parent = draft.parent.parent if draft.parent else None
    return kept


def _without_labels(drafts: list[Draft]) -> list[Draft]:
    """The drafts without short labels ("Original Post", "next page") that stand in records of their own: all
    others have a name and a date, and these have neither and no answer.
    """
    bare = [d for d in drafts if not (d.author or d.shown or d.instant) and len(d.text) <= LABEL_CHARS]
    signed = [d for d in drafts if d.author and (d.shown or d.instant)]
    if not bare or len(signed) < LEAST_SIGNED or len(bare) + len(signed) < len(drafts):
        return drafts
    answered = {draft.parent for draft in drafts}
    labels = {draft for draft in bare if draft not in answered and draft.kind != "pingback"}
    return [draft for draft in drafts if draft not in labels]


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that a page prints twice, among the best and among the latest: the same words
    of the same person at the same time of day. Where the page gives both a number, they are two.
    """
    first: dict[tuple[str, str, str], Draft] = {}
    twins: dict[Draft, Draft] = {}
    for draft in drafts:
        if draft.author and draft.text and draft.shown and tells_time(draft.shown):
            earlier = first.setdefault((draft.author, draft.shown, draft.text), draft)
            if earlier is not draft and (draft.number is None or draft.number == earlier.number):
                twins[draft] = earlier
    for draft in drafts if twins else ():
        draft.parent = twins.get(draft.parent, draft.parent) if draft.parent else None
    return [draft for draft in drafts if draft not in twins]


def _may_be_several(printed: list[Draft]) -> bool:
    """Whether a single record, told by a name that boxes around discussions bear too, may hold them all."""
    return len(printed) == 1 and not printed[0].author_marked and printed[0].record is not None


def _parted(printed: list[Draft], finer: list[Draft]) -> list[Draft]:
    """The finer records where they are several and all stand in the one that is printed."""
    whole = {node for draft in printed if draft.record for node in draft.record.nodes}
    inside = (not whole.isdisjoint(draft.record.nodes[0].iterancestors()) for draft in finer if draft.record)
    return finer if len(finer) > 1 and all(inside) else printed


def _with_answers(printed: list[Draft], finer: list[Draft]) -> list[Draft]:
    """The finer records where they are all that is printed and more, inside it or right below the heading of
    the discussion: a borrowed class name may tell the comments without the answers in them, or, where forums
    use it, take the first for the post.
    """
    known = {(draft.author, draft.text) for draft in printed}
    more = [draft for draft in finer if (draft.author, draft.text) not in known]
    roots = {node for draft in printed if draft.record for node in draft.record.nodes}
    inside = all(
        draft.record
        and (not roots.isdisjoint(draft.record.nodes[0].iterancestors()) or follows_heading(draft.record))
        for draft in more
    )
    is_whole = len(finer) == len(printed) + len(more)
    return finer if more and inside and is_whole and all(draft.author for draft in more) else printed


def _finish(drafts: list[Draft], context: PageContext) -> tuple[Comment, ...]:
    """Frozen comments in the order of the drafts."""
    if not drafts:
        return ()
    day_first = day_comes_first([shown for draft in drafts if (shown := draft.told or draft.shown)])
    places = {draft: place for place, draft in enumerate(drafts)}
    return tuple(_comment(draft, places, context, day_first) for draft in drafts)


def _comment(draft: Draft, places: dict[Draft, int], context: PageContext, day_first: bool | None) -> Comment:
    moment = date_of(draft, context, day_first=day_first)
    return Comment(
        text=draft.text,
        author=draft.author,
        author_url=draft.author_url,
        author_headline=draft.headline,
        by_post_author=draft.by_post_author,
        published=moment.iso if moment else None,
        published_raw=draft.shown,
        relative=bool(moment and moment.relative),
        parent=places.get(draft.parent) if draft.parent else None,
        parent_evidence=draft.parent_evidence if draft.parent in places else None,
        source_id=draft.number,
        kind=draft.kind,
        likes=draft.likes,
        confidence=draft.confidence,
    )
