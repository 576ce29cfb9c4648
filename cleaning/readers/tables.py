"""Safe access to the tables that parsers of feeds hand out: whatever a feed holds, a string or a list of
tables comes back.
"""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, object]
"""What a parser knows of a feed or an entry."""


def text_of(fields: Fields, *names: str) -> str:
    """Return the first string under one of the names; empty where there is none.

    >>> text_of({"title": "", "name": "Ann"}, "title", "name")
    'Ann'
    """
    return next((value for name in names if isinstance(value := fields.get(name), str) and value.strip()), "")


def dicts_of(fields: Fields, name: str) -> list[Fields]:
    """Return the list of tables under a name."""
    value = fields.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def texts_of(fields: Fields, name: str) -> list[str]:
    """Return the list of strings under a name."""
    value = fields.get(name)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def body_of(entry: Fields) -> tuple[str, bool]:
    """Return an entry's full content and whether it is plain text; the longest where it has several."""
    bodies = [
        (text_of(item, "value"), text_of(item, "type") == "text/plain") for item in dicts_of(entry, "content")
    ]
    return max(bodies, key=lambda body: len(body[0]), default=("", False))
