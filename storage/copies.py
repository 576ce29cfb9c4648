"""Copies: which post tells what an earlier one told, on its own site or on another (`posts.duplicate_of`).

Two posts are linked where their texts are alike (`storage.likeness`). Posts that links hold together are one
cluster; the earliest published of it is the original, and every other one is a copy of it. Links follow from
the two texts alone and clusters from the links, so what is a copy of what follows from the set of posts: not
from the order, the batches or the runs in which they came.

Only clusters that a new, changed or vanished post may have touched are looked at: those it stands in now, and
those it stood in before. Posts meet in buckets, one per band; within a bucket those that are linked already
are not compared again, so ten thousand copies of one text cost ten thousand comparisons per band.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.likeness import bands_of, is_copy, sign
from storage.models import Post
from storage.settled import Band, Fingerprint
from storage.sql import fetch_in, pieces, run_many

UNDATED = "~"
"""Sorts behind every date: what shows none is no original of what does."""


@dataclass(frozen=True, slots=True)
class _Print:
    site: str | None
    signature: bytes


def find_unsettled(connection: Connection, after: int, limit: int) -> Sequence[int]:
    """List posts that are new or changed since they were settled: by id, from `after` on, at most `limit`."""
    settled = select(Fingerprint.post_id).where(Fingerprint.post_id == Post.id)
    query = select(Post.id).where(Post.id > after, ~settled.exists()).order_by(Post.id).limit(limit)
    return connection.scalars(query).all()


def unsettle(connection: Connection, changed: Sequence[int], going: Sequence[int]) -> None:
    """Forget what was settled of posts that changed, and of all in one cluster with posts that go."""
    for piece in pieces([*changed, *_cluster_mates(connection, going)]):
        connection.execute(delete(Band).where(Band.post_id.in_(piece)))
        connection.execute(delete(Fingerprint).where(Fingerprint.post_id.in_(piece)))


def settle_copies(connection: Connection, posts: Sequence[int], now: str) -> int:
    """Settle posts that have no fingerprint; returns how many rows changed what they are a copy of."""
    starts = _cluster_mates(connection, posts)
    _write_fingerprints(connection, posts)
    clusters = _Clusters(connection)
    return _write_originals(connection, clusters.around(starts), now)


def _cluster_mates(connection: Connection, posts: Sequence[int]) -> frozenset[int]:
    """The posts, and all that stand in one cluster with them as the rows have it."""
    pairs = fetch_in(connection, select(Post.id, Post.duplicate_of), Post.id, posts)
    originals = {row.duplicate_of or row.id for row in pairs}
    copies = fetch_in(connection, select(Post.id), Post.duplicate_of, originals)
    return frozenset([*posts, *originals, *(row.id for row in copies)])


def _write_fingerprints(connection: Connection, posts: Sequence[int]) -> None:
    query = select(Post.id, Post.text)
    for piece in pieces(posts):
        rows: list[dict[str, object]] = []
        bands: list[dict[str, object]] = []
        for row in connection.execute(query.where(Post.id.in_(piece))):
            signature = sign(row.text)
            rows.append({"post_id": row.id, "signature": signature})
            found = bands_of(signature) if signature else ()
            bands.extend({"band": band, "post_id": row.id} for band in found)
        run_many(connection, insert(Fingerprint), rows)
        run_many(connection, insert(Band), bands)


class _Clusters:
    """Clusters around some posts, read from the database as far as links lead."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._prints: dict[int, _Print] = {}
        self._leaders: dict[int, int] = {}
        """Post -> another one of its cluster, nearer to the one that stands for it (union-find)."""
        self._buckets: set[int] = set()
        """Bands whose posts were compared."""

    def around(self, starts: Iterable[int]) -> list[list[int]]:
        """All posts of each cluster that one of the posts is in."""
        known = set(starts)
        fresh = known
        while fresh:
            for bucket in self._open_buckets(fresh):
                self._link(bucket)
            leaders = {self._leader(post) for post in known}
            fresh = {post for post in self._leaders if self._leader(post) in leaders} - known
            known = known | fresh
        clusters: dict[int, list[int]] = defaultdict(list)
        for post in known:
            clusters[self._leader(post)].append(post)
        return list(clusters.values())

    def _open_buckets(self, posts: Collection[int]) -> Iterator[Sequence[int]]:
        """The posts of each band of these posts, of bands that were not opened before."""
        found = fetch_in(self._connection, select(Band.band), Band.post_id, posts)
        bands = {row.band for row in found} - self._buckets
        self._buckets |= bands
        members: dict[int, list[int]] = defaultdict(list)
        for row in fetch_in(self._connection, select(Band.band, Band.post_id), Band.band, bands):
            members[row.band].append(row.post_id)
        shared = [bucket for bucket in members.values() if len(bucket) > 1]
        self._load({post for bucket in shared for post in bucket} - self._prints.keys())
        yield from shared

    def _load(self, posts: Iterable[int]) -> None:
        query = select(Fingerprint.post_id, Post.site_key, Fingerprint.signature).join(
            Post, Post.id == Fingerprint.post_id
        )
        for row in fetch_in(self._connection, query, Fingerprint.post_id, posts):
            self._prints[row.post_id] = _Print(row.site_key, row.signature or b"")

    def _link(self, bucket: Sequence[int]) -> None:
        """Join the posts of a bucket that are linked, straight or over others of it."""
        rest = list(bucket)
        while rest:
            joined = [rest.pop()]
            for post in joined:  # grows while it is read
                apart: list[int] = []
                for other in rest:
                    (joined if self._are_linked(post, other) else apart).append(other)
                rest = apart
            for other in joined[1:]:
                self._leaders[self._leader(other)] = self._leader(joined[0])

    def _are_linked(self, post: int, other: int) -> bool:
        if self._leader(post) == self._leader(other):
            return True
        one, two = self._prints[post], self._prints[other]
        return is_copy(one.signature, two.signature, same_site=one.site is not None and one.site == two.site)

    def _leader(self, post: int) -> int:
        path = []
        while (leader := self._leaders.setdefault(post, post)) != post:
            path.append(post)
            post = leader
        for passed in path:
            self._leaders[passed] = post
        return post


def _write_originals(connection: Connection, clusters: Iterable[Sequence[int]], now: str) -> int:
    """Point the posts of each cluster to its earliest, and that to none."""
    clusters = list(clusters)
    query = select(Post.id, Post.uid, Post.published_at, Post.duplicate_of)
    everyone = [post for cluster in clusters for post in cluster]
    rows = {row.id: row for row in fetch_in(connection, query, Post.id, everyone)}
    changing: list[dict[str, object]] = []
    for cluster in clusters:
        ranked = sorted(cluster, key=lambda post: (_moment(rows[post].published_at), rows[post].uid))
        wanted: Mapping[int, int | None] = dict.fromkeys(ranked[1:], ranked[0]) | {ranked[0]: None}
        changing.extend(
            {"row_id": post, "original": original}
            for post, original in wanted.items()
            if rows[post].duplicate_of != original
        )
    statement = update(Post).where(Post.id == bindparam("row_id"))
    run_many(connection, statement.values(duplicate_of=bindparam("original"), changed_at=now), changing)
    return len(changing)


def _moment(published: str | None) -> str:
    """A date that sorts: in UTC; a day without a time counts at its end, for a time says more.

    >>> _moment("2024-05-01T09:00:00+02:00")
    '2024-05-01T07:00:00+00:00'
    >>> _moment("2024-05-01") > _moment("2024-05-01T23:00:00+00:00")
    True
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return published or UNDATED
    if len(published or "") <= len("2024-05-01"):
        moment = datetime.combine(moment, time.max)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
