"""Captures: which of a batch is new, which is the same again, which replaces what was read from it before.

A capture is one content at one source. Seen again it replaces its earlier reading where the rules or the
reading differ; of two fetches of the same bytes the earlier counts, because ages ("3 days ago") resolve
against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.drafts import CaptureDraft
from storage.merge import Seen, ruleset_rank
from storage.models import Capture, Cut, Post, Rejection, Sighting
from storage.sql import fetch_in, pieces, run_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A batch of captures, written."""

    arrivals: tuple[Seen, ...]
    """Documents that were not there before in this reading."""
    bereft: frozenset[int]
    """Ids of the posts that lost a sight, because their capture is read otherwise now."""
    reopened: frozenset[str]
    """Disputed uids of which a claim was taken back."""
    again: tuple[CaptureDraft, ...]
    """Captures that bring nothing new."""
    rejections: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What decides whether a capture replaces an earlier reading of it."""

    ruleset: str
    fetched_at: str | None
    outcome: str


def write_captures(connection: Connection, drafts: Iterable[CaptureDraft], now: str) -> Captured:
    """Write captures, rejections and cuts."""
    first, again = _one_per_key(drafts)
    rows = fetch_in(
        connection,
        select(Capture.key, Capture.id, Capture.ruleset, Capture.fetched_at, Capture.outcome),
        Capture.key,
        [draft.key for draft in first],
    )
    ids = {row.key: row.id for row in rows}
    known = {
        row.key: _Known(ruleset=row.ruleset, fetched_at=row.fetched_at, outcome=row.outcome) for row in rows
    }
    new = [draft for draft in first if draft.key not in known]
    replacing = [draft for draft in first if draft.key in known and _replaces(draft, known[draft.key])]
    same = [draft for draft in first if draft.key in known and not _replaces(draft, known[draft.key])]
    _touch(connection, [ids[draft.key] for draft in same], now)
    bereft, reopened = _take_back(connection, [ids[draft.key] for draft in replacing])
    _replace(connection, replacing, ids, now)
    ids |= _insert(connection, new, now)
    fresh = [*new, *replacing]
    return Captured(
        arrivals=tuple(seen for draft in fresh for seen in _sights(draft, ids[draft.key])),
        bereft=bereft,
        reopened=reopened,
        again=(*again, *same),
        rejections=_write_details(connection, fresh, ids),
    )


def _one_per_key(drafts: Iterable[CaptureDraft]) -> tuple[list[CaptureDraft], list[CaptureDraft]]:
    """One draft per capture; the others of the batch are the same again."""
    first: dict[str, CaptureDraft] = {}
    again: list[CaptureDraft] = []
    for draft in drafts:
        earlier = first.setdefault(draft.key, draft)
        if earlier is draft:
            continue
        known = _Known(ruleset=earlier.ruleset, fetched_at=earlier.fetched_at, outcome=earlier.outcome)
        better, other = (draft, earlier) if _replaces(draft, known) else (earlier, draft)
        first[draft.key] = better
        again.append(other)
    return list(first.values()), again


def _replaces(draft: CaptureDraft, known: _Known) -> bool:
    if draft.ruleset != known.ruleset:
        return ruleset_rank(draft.ruleset) > ruleset_rank(known.ruleset)
    if draft.fetched_at != known.fetched_at:
        return _time_rank(draft.fetched_at) < _time_rank(known.fetched_at)
    return draft.outcome != known.outcome


def _time_rank(time: str | None) -> tuple[bool, str]:
    """Earliest first; an unknown time is the latest."""
    return (time is None, time or "")


def _touch(connection: Connection, ids: Iterable[int], now: str) -> None:
    for piece in pieces(ids):
        posts = select(Sighting.post_id).where(Sighting.capture_id.in_(piece))
        connection.execute(update(Capture).where(Capture.id.in_(piece)).values(last_seen_at=now))
        connection.execute(update(Post).where(Post.id.in_(posts)).values(last_seen_at=now))


def _take_back(connection: Connection, ids: Iterable[int]) -> tuple[frozenset[int], frozenset[str]]:
    """Delete earlier readings; returns the posts that lose a sight, and the disputed uids they claimed."""
    bereft: set[int] = set()
    reopened: set[str] = set()
    for piece in pieces(ids):
        query = select(Sighting.post_id, Sighting.claim_uid, Sighting.disputed)
        for post_id, claim_uid, disputed in connection.execute(query.where(Sighting.capture_id.in_(piece))):
            bereft.add(post_id)
            reopened.update([claim_uid] if disputed else ())
        for table in (Sighting, Rejection, Cut):
            connection.execute(delete(table).where(table.capture_id.in_(piece)))
    return frozenset(bereft), frozenset(reopened)


def _replace(
    connection: Connection, drafts: Sequence[CaptureDraft], ids: Mapping[str, int], now: str
) -> None:
    changing = ("fetched_at", "status", "content_type", "url", "member", "ruleset", "outcome")
    run_many(
        connection,
        update(Capture)
        .where(Capture.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in changing} | {"last_seen_at": now}),
        [
            {"row_id": ids[draft.key]} | {f"new_{name}": draft.row[name] for name in changing}
            for draft in drafts
        ],
    )
    run_many(
        connection,
        update(Capture)
        .where(Capture.id == bindparam("row_id"))
        .values(archive_file=bindparam("file"), archive_offset=bindparam("offset")),
        [
            {
                "row_id": ids[draft.key],
                "file": draft.row["archive_file"],
                "offset": draft.row["archive_offset"],
            }
            for draft in drafts
            if draft.row["archive_file"]
        ],
    )


def _insert(connection: Connection, drafts: Sequence[CaptureDraft], now: str) -> dict[str, int]:
    sight = {"first_seen_at": now, "last_seen_at": now}
    run_many(connection, insert(Capture), [{**draft.row, **sight} for draft in drafts])
    keys = [draft.key for draft in drafts]
    return {
        row.key: row.id for row in fetch_in(connection, select(Capture.key, Capture.id), Capture.key, keys)
    }


def _write_details(connection: Connection, drafts: Sequence[CaptureDraft], ids: dict[str, int]) -> int:
    rejections = [{"capture_id": ids[draft.key], **row} for draft in drafts for row in draft.rejections]
    cuts = [{"capture_id": ids[draft.key], **row} for draft in drafts for row in draft.cuts]
    run_many(connection, insert(Rejection), rejections)
    run_many(connection, insert(Cut), cuts)
    return len(rejections)


def _sights(draft: CaptureDraft, capture_id: int) -> Iterable[Seen]:
    for document in draft.documents:
        yield Seen(
            capture_id=capture_id,
            number=document.number,
            record=document.record,
            source=draft.source,
            fetched_at=draft.fetched_at,
            ruleset=draft.ruleset,
            claim_uid=document.identity.uid,
            own_uid=document.identity.own,
            disputed=False,
            version=document.version,
            content=document.content,
            discussion=document.discussion,
            comments=document.comments,
        )
