"""Posts: arrivals join the sights that are there, each post is merged anew, and its row follows the merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from cleaning.identity import comment_uids
from storage.claims import Disputes
from storage.comments import Thread, write_comment_rows
from storage.copies import unsettle
from storage.drafts import CONTENT
from storage.merge import Merged, Seen, merge
from storage.models import Post
from storage.sightings import load_sights, write_sights
from storage.sql import fetch_in, pieces, run_many
from storage.values import Saved

FOLLOWING = ("uid", "source", "capture_id", "ruleset", *CONTENT)
"""Columns of a post that follow from its sights."""
TELLING = frozenset(("uid", *CONTENT))
"""Those whose change is a change of the post."""


@dataclass(slots=True, kw_only=True)
class _Group:
    """All sights of one post, and its row where there is one."""

    uid: str
    sights: list[Seen]
    id: int | None = None
    row: Mapping[str, object] | None = None
    formerly: str | None = None
    """The uid the row had, where it changes."""


def write_posts(
    connection: Connection, arrivals: Iterable[Seen], bereft: Iterable[int], disputes: Disputes, now: str
) -> Saved:
    """Write the posts and comments of the arrivals, and of the posts that lost a sight (`bereft`: ids)."""
    settled = [disputes.settle(seen) for seen in arrivals]
    touched = {seen.uid for seen in settled} | disputes.judged | disputes.owners
    groups = _load_groups(connection, touched, bereft)
    stored = load_sights(connection, [group.id for group in groups.values() if group.id is not None])
    for group in groups.values():
        group.sights.extend(stored.by_post.get(group.id or 0, ()))
    _regroup(groups, disputes)
    _join(groups, settled)
    full = [group for group in groups.values() if group.sights]
    merged = {group.uid: merge(group.uid, group.sights) for group in full}
    saved = _write_rows(connection, full, merged, now)
    ids = _all_ids(connection, full)
    write_sights(connection, {ids[group.uid]: group.sights for group in full}, stored, now)
    empty = [group.id for group in groups.values() if not group.sights and group.id is not None]
    threads = [_thread(group, ids[group.uid], merged[group.uid]) for group in full]
    saved += write_comment_rows(connection, threads, empty, now)
    unsettle(connection, (), empty)
    for piece in pieces(empty):
        connection.execute(delete(Post).where(Post.id.in_(piece)))
    return saved + Saved(removed_posts=len(empty))


def _load_groups(connection: Connection, uids: Iterable[str], ids: Iterable[int]) -> dict[str, _Group]:
    query = select(Post.id, *(getattr(Post, name) for name in FOLLOWING))
    rows = [*fetch_in(connection, query, Post.uid, uids), *fetch_in(connection, query, Post.id, ids)]
    return {row.uid: _Group(uid=row.uid, sights=[], id=row.id, row=dict(row._mapping)) for row in rows}


def _regroup(groups: dict[str, _Group], disputes: Disputes) -> None:
    """Send standing claims where they belong. A row that all its sights leave goes with what it shows."""
    for group in list(groups.values()):
        settled = [
            disputes.settle(seen) if seen.claim_uid in disputes.judged else seen for seen in group.sights
        ]
        gone = [seen for seen in settled if seen.uid != group.uid]
        if not gone:
            continue
        group.sights = [seen for seen in settled if seen.uid == group.uid]
        if not group.sights:
            _rename(groups, group, gone)
        _join(groups, gone)


def _rename(groups: dict[str, _Group], group: _Group, gone: Sequence[Seen]) -> None:
    shown = next((seen for seen in gone if group.row and seen.capture_id == group.row["capture_id"]), gone[0])
    target = groups.setdefault(shown.uid, _Group(uid=shown.uid, sights=[]))
    if target.id is None:
        target.id, target.row, target.formerly = group.id, group.row, group.uid
        del groups[group.uid]


def _join(groups: dict[str, _Group], arrivals: Iterable[Seen]) -> None:
    for seen in arrivals:
        groups.setdefault(seen.uid, _Group(uid=seen.uid, sights=[])).sights.append(seen)


def _write_rows(
    connection: Connection, groups: Sequence[_Group], merged: Mapping[str, Merged], now: str
) -> Saved:
    new, changing, seen_again = [], [], []
    changed: list[int] = []
    for group in groups:
        row = _post_row(group.uid, merged[group.uid].best)
        if group.id is None or group.row is None:
            new.append(row | {"first_seen_at": now, "last_seen_at": now, "changed_at": now})
            continue
        differing = {name for name in FOLLOWING if row[name] != group.row[name]}
        is_change = not TELLING.isdisjoint(differing)
        changed.extend([group.id] if is_change else [])
        seen_again.append(group.id)
        if differing:
            values = {f"new_{name}": value for name, value in row.items()}
            changing.append(values | {"row_id": group.id, "time": now if is_change else None})
    _update_rows(connection, changing)  # first: a row that changes its uid makes room for a new one
    run_many(connection, insert(Post), new)
    unsettle(connection, changed, ())
    for piece in pieces(seen_again):
        connection.execute(update(Post).where(Post.id.in_(piece)).values(last_seen_at=now))
    return Saved(
        new_posts=len(new), changed_posts=len(changed), unchanged_posts=len(seen_again) - len(changed)
    )


def _post_row(uid: str, best: Seen) -> dict[str, object]:
    return {
        "uid": uid,
        "source": best.source if best.record is None else f"{best.source}#{best.record}",
        "capture_id": best.capture_id,
        "ruleset": best.ruleset,
        **{name: getattr(best.content, name) for name in CONTENT},
    }


def _update_rows(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    columns: dict[str, object] = {name: bindparam(f"new_{name}") for name in FOLLOWING}
    statement = update(Post).where(Post.id == bindparam("row_id"))
    run_many(connection, statement.values(columns), [row for row in rows if row["time"] is None])
    run_many(
        connection,
        statement.values(columns | {"changed_at": bindparam("time")}),
        [row for row in rows if row["time"] is not None],
    )


def _all_ids(connection: Connection, groups: Sequence[_Group]) -> dict[str, int]:
    ids = {group.uid: group.id for group in groups if group.id is not None}
    missing = [group.uid for group in groups if group.id is None]
    return ids | {
        row.uid: row.id for row in fetch_in(connection, select(Post.uid, Post.id), Post.uid, missing)
    }


def _thread(group: _Group, post_id: int, merged: Merged) -> Thread:
    renamed: dict[str, str] = {}
    if group.formerly:
        for seen in group.sights:
            old, new = (comment_uids(uid, seen.comments) for uid in (group.formerly, group.uid))
            renamed.update(zip(old, new, strict=True))
    return Thread(post_id=post_id, is_new=group.id is None, comments=merged.comments, renamed=renamed)
