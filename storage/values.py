"""The values that pass the door of the store: frozen, keyword-only, without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleaning.types import Outcome, RawPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where the archive holds a raw page."""

    file: str
    """Path of the WARC file, as the archive folder was given."""
    offset: int
    """Bytes before the record in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """One raw page with what cleaning made of it: what `Store.save` takes."""

    page: RawPage
    outcome: Outcome
    archive: Location | None = None
    """Where the page is kept; None for dumps, which stay where they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a save did, in rows. Tallies add up: `saved + saved`."""

    new_posts: int = 0
    changed_posts: int = 0
    unchanged_posts: int = 0
    removed_posts: int = 0
    """Posts that no capture holds any more, because newer rules read it otherwise."""
    new_comments: int = 0
    changed_comments: int = 0
    unchanged_comments: int = 0
    removed_comments: int = 0
    rejections: int = 0

    def __add__(self, other: Saved) -> Saved:
        """Add two tallies."""
        return Saved(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command, as `status` shows it."""

    id: int
    command: str
    arguments: Mapping[str, object]
    started_at: str
    """UTC, ISO 8601."""
    finished_at: str | None
    """None: still running, or killed."""
    exit_status: int | None
    tally: Mapping[str, object] | None
    pid: int
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRows:
    """What the database holds of one site."""

    site: str | None
    """None: posts that name none."""
    posts: int
    comments: int
    last_seen_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVisit:
    """What became of one crawl source in one run: what `Store.note_sources` takes."""

    url: str
    kind: str
    """blog, feed, sitemap or page."""
    error: str | None
    """Why it brought no page; None where it brought one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """One crawl source."""

    url: str
    kind: str
    schedule: str | None
    last_run: str | None
    next_due: str | None
    failures: int
    """Runs in a row that failed."""
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What `postsieve status` shows."""

    posts: int
    comments: int
    captures: int
    rejections: Mapping[str, int]
    """Rule -> rows."""
    sites: tuple[SiteRows, ...]
    """Most posts first."""
    sources: tuple[SourceState, ...]
    """Failing ones first, then by what is due."""
    runs: tuple[Run, ...]
    """Latest first."""
