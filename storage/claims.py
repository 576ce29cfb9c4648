"""Canonical links that evidently different pages claim: which uids are disputed.

A page may claim a uid that its own URL does not prove (`claim_uid` is not `own_uid`: saved HTML without a
URL, a canonical link to elsewhere). Templates print one link on many pages, so the claim may be wrong. It
is disputed as soon as

- its text and the text of another page that claims or owns the uid are not one post (`same_text`), or
- more than `MANY` different texts claim it.

Records of comments alone (feeds, APIs, exports) have no text and say nothing about that.

Then no claim to it holds: every claimant goes by its own URL or raw record, and only pages that stand at
that URL keep it. Both tests look at the set of pages and only turn true as the set grows, so neither order
nor batches matter, and no two posts merge because one of them came first. Where cleaning again takes a
claim back, the set shrinks, and the uid is judged anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, select

from cleaning.identity import same_text
from storage.merge import Seen
from storage.models import PostVersion, Sighting
from storage.sql import fetch_in

MANY = 12
"""Different texts that may claim one uid and be compared in pairs; saved copies of one page are fewer."""


SHOWN = (PostVersion.post_id == Sighting.post_id) & (PostVersion.digest == Sighting.version)
"""Joins a sight with the content it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """What is disputed among the uids that new sights touch."""

    uids: frozenset[str]
    """Uids that nobody may claim."""
    judged: frozenset[str]
    """Uids whose standing claims were judged now, and may move from the claimed uid to their own or back."""
    owners: frozenset[str]
    """Own uids of these standing claims."""

    def settle(self, seen: Seen) -> Seen:
        """The sight with its claim disputed or not."""
        disputed = seen.claim_uid in self.uids and seen.claim_uid != seen.own_uid
        return seen if disputed == seen.disputed else replace(seen, disputed=disputed)


@dataclass(slots=True)
class _Texts:
    """Texts around one uid: digest -> text."""

    claimants: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """Those that came now; the others were compared when they came."""


def find_disputes(connection: Connection, arrivals: Sequence[Seen], reopened: frozenset[str]) -> Disputes:
    """Find the disputed uids among those that arrivals claim or own; judge the `reopened` ones anew."""
    touched = {seen.claim_uid for seen in arrivals} | {seen.own_uid for seen in arrivals} | reopened
    reopened -= _crowded(connection, reopened)
    disputed = _disputed_before(connection, touched) - reopened
    standing = _standing_claims(connection, touched - disputed)
    claimed = {seen.claim_uid for seen in arrivals if seen.claim_uid != seen.own_uid}
    texts = _collect(connection, arrivals, (claimed | standing.keys()) - disputed)
    fresh = {uid for uid, found in texts.items() if _is_disputed(found, everything=uid in reopened)}
    judged = (fresh | reopened) & standing.keys()
    return Disputes(
        uids=frozenset(disputed | fresh),
        judged=frozenset(judged),
        owners=frozenset(own for uid in judged for own in standing[uid]),
    )


def _crowded(connection: Connection, uids: Iterable[str]) -> frozenset[str]:
    """Uids with so many different texts that no comparison is needed."""
    query = (
        select(Sighting.claim_uid)
        .join(PostVersion, SHOWN)
        .where(Sighting.claim_uid != Sighting.own_uid, PostVersion.text != "")
        .group_by(Sighting.claim_uid)
        .having(func.count(PostVersion.text_hash.distinct()) > MANY)
    )
    return frozenset(row.claim_uid for row in fetch_in(connection, query, Sighting.claim_uid, uids))


def _disputed_before(connection: Connection, uids: Iterable[str]) -> frozenset[str]:
    query = select(Sighting.claim_uid).where(Sighting.disputed.is_(True)).distinct()
    return frozenset(row.claim_uid for row in fetch_in(connection, query, Sighting.claim_uid, uids))


def _standing_claims(connection: Connection, uids: Iterable[str]) -> dict[str, set[str]]:
    """Claimed uid -> own uids of those who claim it."""
    query = select(Sighting.claim_uid, Sighting.own_uid).where(Sighting.claim_uid != Sighting.own_uid)
    standing: dict[str, set[str]] = defaultdict(set)
    for row in fetch_in(connection, query, Sighting.claim_uid, uids):
        standing[row.claim_uid].add(row.own_uid)
    return standing


def _collect(connection: Connection, arrivals: Iterable[Seen], uids: set[str]) -> Mapping[str, _Texts]:
    texts: dict[str, _Texts] = defaultdict(_Texts)
    for seen in arrivals:
        digest, text = seen.content.text_hash, seen.content.text
        if not text:
            continue
        if seen.claim_uid in uids and seen.claim_uid != seen.own_uid:
            texts[seen.claim_uid].claimants[digest] = text
            texts[seen.claim_uid].fresh.add(digest)
        if seen.own_uid in uids:
            texts[seen.own_uid].owners[digest] = text
            texts[seen.own_uid].fresh.add(digest)
    query = (
        select(Sighting.claim_uid, Sighting.own_uid, PostVersion.text_hash, PostVersion.text)
        .join(PostVersion, SHOWN)
        .where(PostVersion.text != "")
    )
    for row in fetch_in(connection, query, Sighting.own_uid, uids):
        texts[row.own_uid].owners[row.text_hash] = row.text
    for row in fetch_in(
        connection, query.where(Sighting.own_uid != Sighting.claim_uid), Sighting.claim_uid, uids
    ):
        texts[row.claim_uid].claimants[row.text_hash] = row.text
    return texts


def _is_disputed(texts: _Texts, *, everything: bool) -> bool:
    if len(texts.claimants) > MANY:
        return True
    everyone = texts.claimants | texts.owners
    fresh = everyone.keys() if everything else texts.fresh
    return any(
        not same_text(text, everyone[other])
        for digest, text in texts.claimants.items()
        for other in everyone
        if other != digest and (digest in fresh or other in fresh)
    )
