"""Many sights of one post -> one post with one discussion: a pure function of the set, whatever the order.

1. A page that was cleaned again under newer rules speaks for its source; what older rules read there is out.
2. The post is one of the contents, never a mixture. Contents under half of the longest are excerpts,
   comment pages or walls, and out. Of the others a page of its own beats a feed entry, then the latest
   fetch wins, then the page with the discussion, then the longer text; the digest decides the rest.
3. Comments are the union by uid. One that several captures show is taken from a page of the post's own
   before a feed, with its parent before without, then from the latest fetch.
4. Their order is page order. The captures are laid into each other: a comment that only one of them has
   stands behind the one it follows there; captures that share none (comment pages) follow by their earliest
   date. Where only feeds, APIs and exports tell of a discussion, which split it anywhere, the order is that
   of a page: answers under what they answer, otherwise by time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cleaning.identity import answered_uid, comment_uids
from cleaning.types import Comment
from storage.drafts import PostContent, write_comments

EXCERPT_SHARE = 0.5
"""Share of the longest text below which a text is an excerpt (feeds give a third of a post or less)."""

LAST = "~"
"""Sorts behind every date: a capture that shows none comes last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One document of one capture, with what tells its rank among the others of its post."""

    capture_id: int
    number: int
    record: int | None
    source: str
    fetched_at: str | None
    ruleset: str
    claim_uid: str
    own_uid: str
    disputed: bool
    version: str
    content: PostContent
    discussion: str | None
    comments: tuple[Comment, ...]

    @property
    def uid(self) -> str:
        """The post it belongs to."""
        return self.own_uid if self.disputed else self.claim_uid


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedComment:
    """One comment of the merged discussion."""

    uid: str
    position: int
    parent: str | None
    """uid."""
    capture_id: int
    comment: Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A post as all its captures together show it."""

    best: Seen
    """Whose content the post has."""
    comments: tuple[MergedComment, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One comment as one capture shows it."""

    seen: Seen
    comment: Comment
    parent: str | None


def merge(uid: str, sights: Iterable[Seen]) -> Merged:
    """Merge all sights of one post."""
    current = _drop_superseded(sights)
    threads = [
        (seen, comment_uids(uid, seen.comments))
        for seen in _first_of_each_discussion(current)
        if seen.comments
    ]
    return Merged(best=_choose_content(current), comments=_merge_comments(uid, threads))


def ruleset_rank(ruleset: str) -> tuple[int, str]:
    """Order rulesets by their number; what is no number comes first.

    >>> sorted(["10", "9"], key=ruleset_rank)
    ['9', '10']
    """
    return (int(ruleset), "") if ruleset.isascii() and ruleset.isdigit() else (-1, ruleset)


def _drop_superseded(sights: Iterable[Seen]) -> list[Seen]:
    by_source: dict[str, list[Seen]] = defaultdict(list)
    for seen in sights:
        by_source[seen.source].append(seen)
    current: list[Seen] = []
    for same in by_source.values():
        newest = max(ruleset_rank(seen.ruleset) for seen in same)
        current.extend(seen for seen in same if ruleset_rank(seen.ruleset) == newest)
    return current


def _choose_content(sights: Sequence[Seen]) -> Seen:
    longest = max(len(seen.content.text) for seen in sights)
    whole = [seen for seen in sights if len(seen.content.text) >= EXCERPT_SHARE * longest]
    return max(whole, key=_content_rank)


def _content_rank(seen: Seen) -> tuple[bool, str, bool, int, str, str, int]:
    return (
        seen.record is None,
        seen.fetched_at or "",
        bool(seen.comments),
        len(seen.content.text),
        seen.version,
        seen.source,
        seen.number,
    )


def _first_of_each_discussion(sights: Iterable[Seen]) -> list[Seen]:
    """Of the captures with the very same comments the best one: recrawls of a quiet page cost nothing."""
    best: dict[tuple[str | None, bool], Seen] = {}
    for seen in sorted(sights, key=_content_rank):
        best[seen.discussion, seen.record is None] = seen
    return list(best.values())


def _merge_comments(
    post_uid: str, threads: Sequence[tuple[Seen, tuple[str, ...]]]
) -> tuple[MergedComment, ...]:
    said: dict[str, _Said] = {}
    for seen, uids in threads:
        for uid, comment in zip(uids, seen.comments, strict=True):
            found = _Said(seen, comment, _parent_uid(post_uid, comment, uids))
            if uid not in said or _said_rank(found) > _said_rank(said[uid]):
                said[uid] = found
    order = _lay_together(threads)
    parents = _without_rings({uid: one.parent if one.parent in said else None for uid, one in said.items()})
    if len(threads) > 1 and all(seen.record is not None for seen, _ in threads):
        order = _as_a_page_would(order, parents, said)
    return tuple(
        MergedComment(
            uid=uid,
            position=position,
            parent=parents[uid],
            capture_id=said[uid].seen.capture_id,
            comment=said[uid].comment,
        )
        for position, uid in enumerate(order)
    )


def _parent_uid(post_uid: str, comment: Comment, uids: Sequence[str]) -> str | None:
    """Name the comment that is answered: in the same capture, or in another one by its id."""
    if comment.parent is None or not 0 <= comment.parent < len(uids):
        return answered_uid(post_uid, comment)
    return uids[comment.parent]


def _said_rank(said: _Said) -> tuple[bool, bool, str, int, str, str]:
    seen = said.seen
    return (
        seen.record is None,
        said.parent is not None,
        seen.fetched_at or "",
        len(said.comment.text),
        write_comments([said.comment]),
        seen.source,
    )


def _without_rings(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """Cut every ring of answers at its smallest uid: captures may contradict each other, threads must end."""
    cut = dict(parents)
    settled: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = cut[at]
        if at is not None and at in path:
            steps = list(path)
            cut[min(steps[steps.index(at) :])] = None
        settled.update(path)
    return cut


def _as_a_page_would(
    order: Sequence[str], parents: Mapping[str, str | None], said: Mapping[str, _Said]
) -> list[str]:
    """Order by time, answers under what they answer; unchanged where a comment has no date."""
    dates = [said[uid].comment.published for uid in order]
    if not all(dates):
        return list(order)
    times = dict(zip(order, map(_instant, filter(None, dates)), strict=True))
    answers: dict[str | None, list[str]] = defaultdict(list)
    for uid in sorted(order, key=lambda uid: (times[uid], len(said[uid].comment.source_id or ""))):
        answers[parents[uid]].append(uid)
    laid: list[str] = []
    stack = answers[None][::-1]
    while stack:
        uid = stack.pop()
        laid.append(uid)
        stack.extend(reversed(answers[uid]))
    return laid


def _instant(published: str) -> str:
    """The moment in UTC, to be sorted by; a time without zone is taken as it stands."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()


def _lay_together(threads: Iterable[tuple[Seen, tuple[str, ...]]]) -> list[str]:
    order: list[str] = []
    for _, uids in sorted(threads, key=_thread_rank):
        order = _insert(order, uids) if order else list(uids)
    return order


def _thread_rank(thread: tuple[Seen, tuple[str, ...]]) -> tuple[bool, str, int, int, str, tuple[str, ...]]:
    seen, uids = thread
    earliest = min((comment.published for comment in seen.comments if comment.published), default=LAST)
    # Length before the alphabet brings page 2 before page 10.
    return (seen.record is not None, earliest, -len(uids), len(seen.source), seen.source, uids)


def _insert(order: Sequence[str], uids: Sequence[str]) -> list[str]:
    """Lay one capture's comments into the order so far."""
    known = set(order)
    first = next((uid for uid in uids if uid in known), None)
    if first is None:
        return [*order, *uids]
    followers: dict[str, list[str]] = defaultdict(list)
    before: list[str] = []
    anchor: str | None = None
    for uid in uids:
        if uid in known:
            anchor = uid
        else:
            (before if anchor is None else followers[anchor]).append(uid)
    laid: list[str] = []
    for uid in order:
        laid.extend(before if uid == first else ())
        laid.append(uid)
        laid.extend(followers.get(uid, ()))
    return laid
