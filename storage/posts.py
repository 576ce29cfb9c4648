"""Posts: arrivals join the sights that are there, each post is merged anew, and its row follows the merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from cleaning.identity import comment_uids
from storage.claims import Disputes
from storage.comments import Thread, write_comment_rows
from storage.copies import unsettle
from storage.drafts import CONTENT
from storage.merge import Merged, Seen, merge
from storage.models import Post
from storage.sightings import load_sights, write_sights
from storage.sites import Blocks, drop_site_cuts, key_of, load_blocks, mark_stale, without_blocks
from storage.sql import fetch_in, pieces, run_many
from storage.values import Saved

FOLLOWING = ("uid", "source", "capture_id", "version", "site_key", "ruleset", *CONTENT)
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
    read = frozenset(seen.capture_id for seen in settled)
    saved = _write_rows(connection, full, merged, read, now)
    ids = _all_ids(connection, full)
    write_sights(connection, {ids[group.uid]: group.sights for group in full}, stored, now)
    empty = [group.id for group in groups.values() if not group.sights and group.id is not None]
    threads = [_thread(group, ids[group.uid], merged[group.uid]) for group in full]
    saved += write_comment_rows(connection, threads, empty, now)
    unsettle(connection, (), empty)
    mark_stale(connection, _sites(group for group in groups.values() if not group.sights))
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
    connection: Connection,
    groups: Sequence[_Group],
    merged: Mapping[str, Merged],
    read: frozenset[int],
    now: str,
) -> Saved:
    """Write the rows of the posts; `read` are the captures that were read now."""
    new: list[dict[str, object]] = []
    changing: list[dict[str, object]] = []
    blocks = load_blocks(connection, {key_of(found.best.content) for found in merged.values()})
    changed, seen_again, unsettled = 0, [], _Unsettled()
    for group in groups:
        row = _post_row(group.uid, merged[group.uid].best, blocks)
        if group.id is None or group.row is None:
            new.append(row | {"first_seen_at": now, "last_seen_at": now, "changed_at": now})
            unsettled.sites.add(row["site_key"])
            continue
        differing = {name for name in FOLLOWING if row[name] != group.row[name]}
        is_change = not TELLING.isdisjoint(differing)
        changed += is_change
        seen_again.append(group.id)
        if differing or row["capture_id"] in read:
            unsettled.add(group.id, group.row, row)
        if differing:
            values = {f"new_{name}": value for name, value in row.items()}
            changing.append(values | {"row_id": group.id, "time": now if is_change else None})
    _update_rows(connection, changing)  # first: a row that changes its uid makes room for a new one
    run_many(connection, insert(Post), new)
    unsettled.write(connection)
    for piece in pieces(seen_again):
        connection.execute(update(Post).where(Post.id.in_(piece)).values(last_seen_at=now))
    return Saved(new_posts=len(new), changed_posts=changed, unchanged_posts=len(seen_again) - changed)


@dataclass(slots=True)
class _Unsettled:
    """What has to be settled anew after some rows were written."""

    posts: list[int] = field(default_factory=list)
    sites: set[object] = field(default_factory=set)
    left: set[object] = field(default_factory=set)
    """Captures that a post no longer comes from."""

    def add(self, post: int, before: Mapping[str, object], after: Mapping[str, object]) -> None:
        """Note a row that was there before."""
        self.posts.append(post)
        self.sites |= {before["site_key"], after["site_key"]}
        if before["capture_id"] != after["capture_id"]:
            self.left.add(before["capture_id"])

    def write(self, connection: Connection) -> None:
        """Tell the tables."""
        left = [capture for capture in self.left if isinstance(capture, int)]
        drop_site_cuts(connection, left)
        others = [row.id for row in fetch_in(connection, select(Post.id), Post.capture_id, left)]
        unsettle(connection, [*self.posts, *others], ())
        mark_stale(connection, [site for site in self.sites if isinstance(site, str)])


def _sites(groups: Iterable[_Group]) -> list[str]:
    found = (group.row["site_key"] for group in groups if group.row)
    return [site for site in found if isinstance(site, str)]


def _post_row(uid: str, best: Seen, blocks: Blocks) -> dict[str, object]:
    content = without_blocks(best.content, blocks)
    return {
        "uid": uid,
        "source": best.source if best.record is None else f"{best.source}#{best.record}",
        "capture_id": best.capture_id,
        "version": best.version,
        "site_key": key_of(best.content),
        "ruleset": best.ruleset,
        **{name: getattr(content, name) for name in CONTENT},
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
