"""A raw page as a reader sees it: its lines in page order, before any rule has touched it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from cleaning.blocks import lines_of
from cleaning.decode import decode
from cleaning.errors import CleaningError
from cleaning.jsontext import find_json, load_json
from cleaning.tree import parse_html
from cleaning.types import Kind, RawPage

MAX_CHARS = 2_000_000
"""Of a page that are shown: a book has one million."""

_FEED = re.compile(r"<(?:rss|disqus|(?:\w{1,20}:)?feed|rdf:rdf)(?=[\s>])", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>]{0,400}>|&(?:\w{2,8}|#\w{2,7});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sight:
    """The lines of a page."""

    lines: tuple[str, ...]
    """White space folded; none empty."""
    shortened: bool = False


def read_sight(page: RawPage, kind: Kind) -> Sight:
    """Read a page's lines. What cannot be parsed is shown as the text it is; binary data is not shown."""
    if kind in (Kind.EMPTY, Kind.BINARY):
        return Sight(())
    text = decode(page.body, page.media_type).text
    short = text[:MAX_CHARS]
    try:
        lines = _READERS.get(kind, _answer_lines)(short)
    except (CleaningError, ValueError, RecursionError, etree.LxmlError):
        lines = _text_lines(short)
    return Sight(tuple(lines), shortened=len(short) < len(text))


def _text_lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _html_lines(text: str) -> list[str]:
    return lines_of(parse_html(text, source="page"))


def _feed_lines(text: str) -> list[str]:
    """The texts of all elements; what stands before the feed, error output, comes first."""
    root = _FEED.search(text)
    start = root.start() if root else 0
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(text[start:].encode("utf-8", "replace"), parser)
    lines = _value_lines(text[:start].rpartition("<?xml")[0] or "")
    for node in tree.iter() if tree is not None else ():
        if isinstance(node.tag, str):
            lines += _value_lines(node.text or "")
        lines += _value_lines(node.tail or "")
    return lines


def _answer_lines(text: str) -> list[str]:
    """The strings of JSON, or the texts of XML: exports of comments come as either."""
    if find_json(text) is None:
        return _feed_lines(text)
    return [line for value in _strings(load_json(text)) for line in _value_lines(value)]


def _strings(found: object) -> Iterator[str]:
    """All strings of a JSON value, in order, without recursion."""
    stack = [found]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def _value_lines(value: str) -> list[str]:
    """A value of a feed: markup where it looks like it, else text."""
    if not value.strip():
        return []
    return _html_lines(f"<div>{value}</div>") if _MARKUP.search(value) else _text_lines(value)


_READERS: dict[Kind, Callable[[str], list[str]]] = {
    Kind.HTML: _html_lines,
    Kind.TEXT: _text_lines,
    Kind.DATA: _text_lines,
    Kind.FEED: _feed_lines,
    Kind.WXR: _feed_lines,
}
"""Every other kind is an answer."""
