"""Crawl sources: one row per URL that a user named, with how its last run went."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.drafts import digest_of, storable
from storage.models import Source
from storage.sql import fetch_in, run_many
from storage.values import SourceState, SourceVisit


def write_visits(connection: Connection, visits: Sequence[SourceVisit], now: str) -> None:
    """Note the visits; failures count the runs in a row that failed."""
    by_key = {digest_of(storable(visit.url)): visit for visit in visits}
    before = {
        row.key: row.failures
        for row in fetch_in(connection, select(Source.key, Source.failures), Source.key, by_key)
    }
    visited = [
        {
            "at_key": key,
            "new_kind": visit.kind,
            "new_failures": before.get(key, 0) + 1 if visit.error else 0,
            "new_error": storable(visit.error) if visit.error else None,
        }
        for key, visit in by_key.items()
    ]
    run_many(
        connection,
        insert(Source),
        [
            {"key": key, "url": storable(visit.url), "kind": visit.kind, "failures": 0}
            for key, visit in by_key.items()
            if key not in before
        ],
    )
    run_many(
        connection,
        update(Source)
        .where(Source.key == bindparam("at_key"))
        .values(
            kind=bindparam("new_kind"),
            failures=bindparam("new_failures"),
            last_error=bindparam("new_error"),
            last_run=now,
        ),
        visited,
    )


def list_sources(connection: Connection) -> tuple[SourceState, ...]:
    """List all sources, failing ones first, then by what is due."""
    query = select(
        Source.url,
        Source.kind,
        Source.schedule,
        Source.last_run,
        Source.next_due,
        Source.failures,
        Source.last_error,
    ).order_by(Source.failures.desc(), Source.next_due, Source.id)
    return tuple(SourceState(**dict(row._mapping)) for row in connection.execute(query))
