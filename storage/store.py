"""The only door to the database: open, lock, save, ask.

A batch is written in one transaction: all of it or nothing. The order of the steps is the method:
drafts (pure) -> captures -> disputes over canonical links -> posts and comments, merged from their captures.
Whatever the driver raises leaves as a StorageError of one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError, OperationalError

from cleaning.errors import LockedError, OpenError
from cleaning.ruleset import RULESET
from cleaning.types import RawPage
from storage import runs as run_log
from storage.captures import Captured, write_captures
from storage.claims import find_disputes
from storage.copies import find_unsettled, settle_copies
from storage.drafts import CaptureDraft, draft, identify, utc_text
from storage.engine import open_engine, writing
from storage.failures import storage_errors
from storage.lock import Held, hold
from storage.models import Capture
from storage.posts import write_posts
from storage.schema import require_current
from storage.sites import find_stale, settle_site, write_site_cuts
from storage.sources import write_visits
from storage.sql import fetch_in
from storage.urls import read_url, show_url
from storage.values import Cleaned, Saved, SourceVisit, Status

ATTEMPTS = 3
"""Tries for one batch when another writer crosses it: one collision is chance, three are none."""

CROSSED = ("deadlock", "could not serialize", "lock wait timeout", "record has changed")
"""What servers say to a transaction that another one crossed: nothing was written, it may be tried again."""

SETTLED_POSTS = 2_000
"""Posts that are settled in one transaction."""
SETTLED_SITES = 100
"""Sites that are learnt in one transaction."""

SECOND = len("2024-05-01T12:00:00")
"""Characters of a time up to its second."""


def utc_now() -> datetime:
    """Tell the present moment."""
    return datetime.now(UTC)


class Store:
    """A database of posts and comments. Made by `Store.open`, closed by leaving its `with` block."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], ruleset: str) -> None:
        self._engine = engine
        self._clock = clock
        self._ruleset = ruleset

    @classmethod
    def open(
        cls,
        url: str,
        *,
        upgrade: bool = True,
        clock: Callable[[], datetime] = utc_now,
        ruleset: str = RULESET,
    ) -> Self:
        """Open a database by its SQLAlchemy URL; an empty one gets its tables unless `upgrade` is off.

        Raises ConfigError (bad URL, no driver), SchemaError (older or newer than we are), OpenError.
        """
        where = read_url(url)
        with storage_errors(where, OpenError):
            engine = open_engine(where, must_exist=not upgrade)
            try:
                require_current(engine, create=upgrade)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, clock, ruleset)

    @property
    def url(self) -> str:
        """The database's URL as it may be shown: without secrets."""
        return show_url(self._engine.url)

    def close(self) -> None:
        """Give the connections back."""
        with storage_errors(self._engine.url):
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep every other run out of this database; raises LockedError at once where one is in."""
        held = hold(self._engine)
        with storage_errors(self._engine.url, OpenError):
            try:
                held.__enter__()
            except Held as error:
                raise LockedError(self._describe_holder()) from error
        try:
            yield
        finally:
            with storage_errors(self._engine.url):
                held.__exit__(None, None, None)

    def save(self, batch: Sequence[Cleaned]) -> Saved:
        """Write a batch in one transaction. The same batch twice changes nothing but times of sight."""
        drafts = [draft(cleaned, self._ruleset) for cleaned in batch]
        with storage_errors(self._engine.url):
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._write(drafts)
                except (IntegrityError, OperationalError) as error:
                    if not _was_crossed(error):
                        raise
            return self._write(drafts)

    def settle(self, *, site_rules: bool = True) -> int:
        """Settle what only all posts together tell, at the end of a run: blocks of sites, `duplicate_of`.

        site_rules: take what stands on most posts of a site out of them; off, what is new is not learnt.
        Returns how many rows changed. A run that is killed before leaves it to the next one.
        """
        changed = last = 0
        with storage_errors(self._engine.url):
            while site_rules:
                with writing(self._engine) as connection:
                    sites = find_stale(connection, SETTLED_SITES)
                    changed += sum(settle_site(connection, site, self._now()) for site in sites)
                site_rules = bool(sites)
            while True:
                with writing(self._engine) as connection:
                    posts = find_unsettled(connection, last, SETTLED_POSTS)
                    if not posts:
                        return changed
                    write_site_cuts(connection, posts)
                    changed += settle_copies(connection, posts, self._now())
                last = posts[-1]

    def are_known(self, pages: Sequence[RawPage]) -> tuple[bool, ...]:
        """Tell of each page whether this content has a capture at this source: what `--resume` skips."""
        keys = [key for _, _, key in map(identify, pages)]
        with storage_errors(self._engine.url), self._engine.connect() as connection:
            found = {row.key for row in fetch_in(connection, select(Capture.key), Capture.key, keys)}
        return tuple(key in found for key in keys)

    def begin_run(self, command: str, arguments: Mapping[str, object]) -> int:
        """Note that a command started; returns the id of the run."""
        with storage_errors(self._engine.url), writing(self._engine) as connection:
            return run_log.begin_run(connection, command, arguments, self._now())

    def finish_run(self, run: int, tally: Mapping[str, object], *, exit_status: int = 0) -> None:
        """Note that a run ended, and with what."""
        with storage_errors(self._engine.url), writing(self._engine) as connection:
            run_log.finish_run(connection, run, tally, exit_status, self._now())

    def note_sources(self, visits: Sequence[SourceVisit]) -> None:
        """Note what became of each crawl source in this run."""
        with storage_errors(self._engine.url), writing(self._engine) as connection:
            write_visits(connection, visits, self._now())

    def status(self, *, runs: int = 10) -> Status:
        """Count what the database holds, per site, with the last runs."""
        with storage_errors(self._engine.url), self._engine.connect() as connection:
            return run_log.read_status(connection, runs)

    def _write(self, drafts: Sequence[CaptureDraft]) -> Saved:
        now = self._now()
        with writing(self._engine) as connection:
            captured = write_captures(connection, drafts, now)
            saved = _write_documents(connection, captured, now)
        again = Saved(
            unchanged_posts=sum(len(draft.documents) for draft in captured.again),
            unchanged_comments=sum(
                len(document.comments) for draft in captured.again for document in draft.documents
            ),
        )
        return saved + again + Saved(rejections=captured.rejections)

    def _now(self) -> str:
        return utc_text(self._clock()) or ""

    def _describe_holder(self) -> str:
        shown = show_url(self._engine.url)
        with self._engine.connect() as connection:
            running = run_log.list_runs(connection, 1, unfinished=True)
        if not running:
            return f"{shown}: another run holds the lock; wait for it to end"
        run = running[0]
        since = f"{run.started_at[:SECOND].replace('T', ' ')} UTC"
        return (
            f"{shown}: `postsieve {run.command}` (process {run.pid} on {run.host}, since {since}) "
            "holds the lock; wait for it to end, or stop it"
        )


def _write_documents(connection: Connection, captured: Captured, now: str) -> Saved:
    if not captured.arrivals and not captured.bereft:
        return Saved()
    disputes = find_disputes(connection, captured.arrivals, captured.reopened)
    return write_posts(connection, captured.arrivals, captured.bereft, disputes, now)


def _was_crossed(error: IntegrityError | OperationalError) -> bool:
    message = str(error.orig).lower()
    return isinstance(error, IntegrityError) or any(sign in message for sign in CROSSED)
