"""What the stages of one HTML page need to know besides the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """Facts about the page that are known before its content is read."""

    url: str | None = None
    """Absolute URL of the page; None where unknown."""
    fetched_at: datetime | None = None
    """With zone; the only clock that relative ages may use."""
    language: str | None = None
    """Declared language, lower case, e.g. "de" or "pt-br"."""
    platform: str | None = None
    """Name of the platform family (`cleaning.platforms`)."""
