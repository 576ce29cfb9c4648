"""The data that a page holds beside its print: JSON in scripts, client states, preloaded answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from cleaning.comments.voyager import COMMENT_TYPES
from cleaning.jsontext import Json
from cleaning.page_index import PageIndex

LARGEST_SCRIPT = 4_000_000
"""Characters of a script that are read; above it a page ships a database."""
_STATE = re.compile(
    r"(?:_preloads|__APOLLO_STATE__|__PRELOADED_STATE__|__NEXT_DATA__|INITIAL_STATE\w{0,40})\s{0,20}=\s{0,20}"
)
_STATE_MARKS = ("_preloads", "_STATE", "__NEXT_DATA__")
"""One of these stands in each of them: asked first, for most scripts are programs."""
_MEMBER_STATE = "bpr-guid"
"""Begins the ids of the elements that hold LinkedIn's state."""
_FLARUM_PAYLOAD = "flarum-json-payload"
"""Id of the script that holds Flarum's state."""
_STRING_PARSE = re.compile(r"JSON\.parse\(\s*")
_DECODER = json.JSONDecoder(strict=False)


def read_pieces(index: PageIndex, may_hold_comments: Callable[[str], bool]) -> Iterator[Json]:
    """Each piece of data, parsed; broken pieces are passed over.

    may_hold_comments: whether the source of a piece is worth parsing.
    """
    for script, source in zip(index.tagged("script"), index.texts("script"), strict=True):
        if not source or len(source) > LARGEST_SCRIPT:
            continue
        kind = script.get("type") or ""
        if "json" in kind:
            if script.get("id") == _FLARUM_PAYLOAD or may_hold_comments(source):
                yield _parse(source.strip())
        elif any(mark in source for mark in _STATE_MARKS) and (found := _STATE.search(source)):
            yield _parse(source[found.end() :])
    for code in index.tagged("code"):
        if (code.get("id") or "").startswith(_MEMBER_STATE):
            source = code.text or ""
            if len(source) <= LARGEST_SCRIPT and any(kind in source for kind in COMMENT_TYPES):
                yield _parse(source.strip())
    for element in index.by_id.get("data-preloaded", []):
        value = element.get("data-preloaded")
        preloaded = _parse(value) if value else None
        for inner in preloaded.values() if isinstance(preloaded, dict) else ():
            if isinstance(inner, str) and '"cooked"' in inner:
                yield _parse(inner)


def _parse(source: str) -> Json:
    """The JSON value at the start of a text, also where it is a string inside `JSON.parse(...)`."""
    wrapped = _STRING_PARSE.match(source)
    try:
        value: Json = _DECODER.raw_decode(source[wrapped.end() :] if wrapped else source)[0]
        return _DECODER.raw_decode(value)[0] if wrapped and isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None
