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


def table_of(fields: Fields, name: str) -> Fields:
    """Return the table under a name; an empty one where there is none."""
    value = fields.get(name)
    return value if isinstance(value, Mapping) else {}


def number_of(fields: Fields, *names: str) -> str:
    """Return the first id under one of the names as text; empty where there is none, or it is 0.

    >>> number_of({"parent": 0, "id": 7}, "parent", "id")
    '7'
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and value:
            return str(value)
        if isinstance(value, str) and value.strip() not in {"", "0"}:
            return value.strip()
    return ""


def count_of(fields: Fields, *names: str) -> int | None:
    """Return the first count under one of the names.

    >>> count_of({"likes": "3"}, "likes"), count_of({"likes": True}, "likes")
    (3, None)
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < MAX_DIGITS:
            return int(value)
    return None


MAX_DIGITS = 16
"""Digits of a count: no database holds more exactly."""


def records_of(value: object, *names: str) -> list[Fields]:
    """Return the tables of a JSON value: one, a list (of lists) of them, or what lists under a name."""
    if isinstance(value, Mapping):
        lists = [dicts_of(value, name) for name in names if isinstance(value.get(name), list)]
        return [item for items in lists for item in items] if lists else [value]
    if isinstance(value, list):
        return [record for item in value for record in _inner(item, names)]
    return []


def _inner(item: object, names: tuple[str, ...]) -> list[Fields]:
    """Unwrap a page of an answer inside a list of pages, no deeper."""
    if isinstance(item, list):
        return [record for record in item if isinstance(record, Mapping)]
    return records_of(item, *names)
