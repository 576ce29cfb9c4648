"""Sights of posts, with the contents and discussions they point to: read back as values, and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.drafts import CONTENT, PostContent, read_comments, write_comments
from storage.merge import Seen
from storage.models import Capture, Discussion, PostVersion, Sighting
from storage.sql import fetch_in, pieces, run_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Sights:
    """All that is stored around some posts."""

    by_post: Mapping[int, Sequence[Seen]]
    versions: frozenset[tuple[int, str]]
    """(post id, digest)."""
    discussions: frozenset[tuple[int, str]]
    """(post id, digest)."""


def load_sights(connection: Connection, post_ids: Sequence[int]) -> Sights:
    """Read back every sight of the posts."""
    contents = _load_contents(connection, post_ids)
    threads = {
        (row.post_id, row.digest): read_comments(row.comments)
        for row in fetch_in(
            connection,
            select(Discussion.post_id, Discussion.digest, Discussion.comments),
            Discussion.post_id,
            post_ids,
        )
    }
    query = select(
        Sighting.post_id,
        Sighting.capture_id,
        Sighting.number,
        Sighting.record,
        Sighting.claim_uid,
        Sighting.own_uid,
        Sighting.disputed,
        Sighting.version,
        Sighting.discussion,
        Capture.source,
        Capture.fetched_at,
        Capture.ruleset,
    ).join(Capture, Capture.id == Sighting.capture_id)
    by_post: dict[int, list[Seen]] = defaultdict(list)
    for row in fetch_in(connection, query, Sighting.post_id, post_ids):
        columns = dict(row._mapping)
        post_id = columns.pop("post_id")
        comments = threads[post_id, row.discussion] if row.discussion else ()
        by_post[post_id].append(Seen(**columns, content=contents[post_id, row.version], comments=comments))
    return Sights(by_post=by_post, versions=frozenset(contents), discussions=frozenset(threads))


def write_sights(
    connection: Connection, placed: Mapping[int, Sequence[Seen]], stored: Sights, now: str
) -> None:
    """Write the sights of posts (post id -> all its sights), and what they point to and is not there yet."""
    versions: dict[tuple[int, str], Seen] = {}
    threads: dict[tuple[int, str], Seen] = {}
    for post_id, sights in placed.items():
        for seen in sights:
            versions.setdefault((post_id, seen.version), seen)
            if seen.discussion:
                threads.setdefault((post_id, seen.discussion), seen)
    run_many(connection, insert(PostVersion), _version_rows(versions, stored.versions, now))
    run_many(
        connection,
        insert(Discussion),
        [
            {"post_id": post_id, "digest": digest, "comments": write_comments(seen.comments)}
            for (post_id, digest), seen in threads.items()
            if (post_id, digest) not in stored.discussions
        ],
    )
    _write_places(connection, placed, stored)
    _prune(connection, PostVersion, placed, versions, stored.versions)
    _prune(connection, Discussion, placed, threads, stored.discussions)


def _load_contents(connection: Connection, post_ids: Sequence[int]) -> dict[tuple[int, str], PostContent]:
    columns = [getattr(PostVersion, name) for name in CONTENT]
    contents = {}
    for piece in pieces(post_ids):
        query = select(PostVersion.post_id, PostVersion.digest, *columns).where(
            PostVersion.post_id.in_(piece)
        )
        for post_id, digest, *values in connection.execute(query):
            contents[post_id, digest] = PostContent(**dict(zip(CONTENT, values, strict=True)))
    return contents


def _version_rows(
    versions: Mapping[tuple[int, str], Seen], stored: frozenset[tuple[int, str]], now: str
) -> list[dict[str, object]]:
    return [
        {
            "post_id": post_id,
            "digest": digest,
            "first_seen_at": now,
            **{name: getattr(seen.content, name) for name in CONTENT},
        }
        for (post_id, digest), seen in versions.items()
        if (post_id, digest) not in stored
    ]


def _write_places(connection: Connection, placed: Mapping[int, Sequence[Seen]], stored: Sights) -> None:
    """Insert the sights that are new, and move those that change their post."""
    before = {
        (seen.capture_id, seen.number): (post_id, seen.disputed)
        for post_id, sights in stored.by_post.items()
        for seen in sights
    }
    new, moved = [], []
    for post_id, sights in placed.items():
        for seen in sights:
            old = before.get((seen.capture_id, seen.number))
            if old is None:
                new.append(_sighting_row(post_id, seen))
            elif old != (post_id, seen.disputed):
                place = {"at_capture": seen.capture_id, "at_number": seen.number}
                moved.append(place | {"to_post": post_id, "is_disputed": seen.disputed})
    run_many(connection, insert(Sighting), new)
    run_many(
        connection,
        update(Sighting)
        .where(Sighting.capture_id == bindparam("at_capture"), Sighting.number == bindparam("at_number"))
        .values(post_id=bindparam("to_post"), disputed=bindparam("is_disputed")),
        moved,
    )


def _sighting_row(post_id: int, seen: Seen) -> dict[str, object]:
    return {
        "post_id": post_id,
        "capture_id": seen.capture_id,
        "number": seen.number,
        "record": seen.record,
        "claim_uid": seen.claim_uid,
        "own_uid": seen.own_uid,
        "disputed": seen.disputed,
        "version": seen.version,
        "discussion": seen.discussion,
    }


def _prune(
    connection: Connection,
    table: type[PostVersion | Discussion],
    posts: Collection[int],
    used: Iterable[tuple[int, str]],
    stored: frozenset[tuple[int, str]],
) -> None:
    """Delete what no sight points to any more: what rules once misread was never a version of the post."""
    run_many(
        connection,
        delete(table).where(table.post_id == bindparam("of_post"), table.digest == bindparam("of_digest")),
        [
            {"of_post": post_id, "of_digest": digest}
            for post_id, digest in sorted(stored.difference(used))
            if post_id in posts
        ],
    )
