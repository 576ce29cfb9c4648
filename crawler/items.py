"""What spiders yield: a fetched page, or a fetch that brought none. Frozen, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.types import RawPage
from crawler.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """One response as it came; the pipeline archives all of them and cleans those whose role is `POST`."""

    page: RawPage
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFetch:
    """A URL that brought no page."""

    url: str
    rule: str
    """Name of the reason, as it stands in the `rejections` table."""
    reason: str
    """One clause for the user."""
    lost: bool
    """The user asked for it, or it should have been there: the run ends with status 1."""
    named: str | None = None
    """The URL as the user named it, where it is the one that brought no page."""
    page: RawPage | None = None
    """The response, where there was one."""
