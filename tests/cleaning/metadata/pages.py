"""Pages whose facts the tests of this folder read."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from cleaning.context import PageContext
from cleaning.metadata import Metadata, read_metadata
from cleaning.tree import parse_html

PROSE = (
    "<p>"
    + "Trains run late in winter because snow lies on the points and ice hangs from the wires. " * 4
    + "</p>"
)


def facts(
    body: str = "",
    *,
    head: str = "",
    jsonld: object = None,
    url: str | None = None,
    language: str | None = "en",
) -> Metadata:
    script = f'<script type="application/ld+json">{json.dumps(jsonld)}</script>' if jsonld is not None else ""
    tree = parse_html(f"<html><head>{head}{script}</head><body>{body}</body></html>", source="test")
    fetched = datetime(2026, 11, 22, tzinfo=UTC)
    return read_metadata(tree, PageContext(url=url, language=language, fetched_at=fetched))
