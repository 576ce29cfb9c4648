"""Canonical links that evidently different pages claim: which uids are disputed.

A page may claim a uid that its own URL does not prove (`claim_uid` is not `own_uid`: saved HTML without a
URL, a canonical link to elsewhere). Templates print one link on many pages, so the claim may be wrong. It
is disputed as soon as

- its text and the text of another page that claims or owns the uid are not one post (`same_text`), or
- more than `MANY` different texts claim it.

Then no claim to it holds: every claimant goes by its own URL or raw record, and only pages that stand at
that URL keep it. Both tests look at the set of pages and only turn true as the set grows, so neither order
nor batches matter, and no two posts merge because one of them came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from cleaning.identity import same_text
from storage.merge import Seen
from storage.models import PostVersion, Sighting
from storage.sql import fetch_in

MANY = 12
"""Different texts that may claim one uid and be compared in pairs; saved copies of one page are fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """What is disputed among the uids that new sights touch."""

    uids: frozenset[str]
    """Uids that nobody may claim."""
    fresh: frozenset[str]
    """Those of them that became disputed now: earlier claimants must leave them."""
    leaving: frozenset[str]
    """Own uids of these earlier claimants."""


@dataclass(slots=True)
class _Texts:
    """Texts around one uid: digest -> text."""

    claimants: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """Those that came now; the others were compared when they came."""


def find_disputes(connection: Connection, arrivals: Sequence[Seen]) -> Disputes:
    """Find the disputed uids among those that the arrivals claim or own."""
    touched = {seen.claim_uid for seen in arrivals} | {seen.own_uid for seen in arrivals}
    standing = _earlier_claims(connection, touched)
    settled = {claim for claim, _, disputed in standing if disputed}
    open_claims = {seen.claim_uid for seen in arrivals if seen.claim_uid != seen.own_uid}
    open_claims |= {claim for claim, _, disputed in standing if not disputed}
    texts = _collect(connection, arrivals, open_claims - settled)
    fresh = {uid for uid, found in texts.items() if _is_disputed(found)}
    return Disputes(
        uids=frozenset(settled | fresh),
        fresh=frozenset(fresh),
        leaving=frozenset(own for claim, own, _ in standing if claim in fresh),
    )


def _earlier_claims(connection: Connection, uids: Iterable[str]) -> list[tuple[str, str, bool]]:
    """Standing claims as (claimed, own, disputed); one row stands for all of a disputed uid."""
    query = select(Sighting.claim_uid, Sighting.own_uid, Sighting.disputed).where(
        Sighting.claim_uid != Sighting.own_uid
    )
    standing = fetch_in(connection, query.where(Sighting.disputed.is_(False)), Sighting.claim_uid, uids)
    lost = fetch_in(
        connection,
        select(Sighting.claim_uid).where(Sighting.disputed.is_(True)).distinct(),
        Sighting.claim_uid,
        uids,
    )
    return [(row.claim_uid, row.own_uid, False) for row in standing] + [
        (row.claim_uid, "", True) for row in lost
    ]


def _collect(connection: Connection, arrivals: Iterable[Seen], uids: set[str]) -> Mapping[str, _Texts]:
    texts: dict[str, _Texts] = defaultdict(_Texts)
    for seen in arrivals:
        digest, text = seen.content.text_hash, seen.content.text
        if seen.claim_uid in uids and seen.claim_uid != seen.own_uid:
            texts[seen.claim_uid].claimants[digest] = text
            texts[seen.claim_uid].fresh.add(digest)
        if seen.own_uid in uids:
            texts[seen.own_uid].owners[digest] = text
            texts[seen.own_uid].fresh.add(digest)
    query = select(Sighting.claim_uid, Sighting.own_uid, PostVersion.text_hash, PostVersion.text).join(
        PostVersion, (PostVersion.post_id == Sighting.post_id) & (PostVersion.digest == Sighting.version)
    )
    for row in fetch_in(connection, query, Sighting.own_uid, uids):
        texts[row.own_uid].owners[row.text_hash] = row.text
    for row in fetch_in(
        connection, query.where(Sighting.own_uid != Sighting.claim_uid), Sighting.claim_uid, uids
    ):
        texts[row.claim_uid].claimants[row.text_hash] = row.text
    return texts


def _is_disputed(texts: _Texts) -> bool:
    if len(texts.claimants) > MANY:
        return True
    everyone = texts.claimants | texts.owners
    return any(
        not same_text(text, everyone[other])
        for digest, text in texts.claimants.items()
        for other in everyone
        if other != digest and (digest in texts.fresh or other in texts.fresh)
    )
