"""Pages that React sends in pieces: each piece is put where the page's own script would put it.

React 18 and 19, and Next.js or Remix on top of them, send a page before all of it is known. What comes late
stands behind the page in `<div hidden id="S:1">`, the place that it belongs to is marked by
`<template id="B:0">` or `<template id="P:1">`, and a script names both: `$RC("B:0","S:1")`. So the post may
stand below the footer, in pieces and not in the order in which it is read. Where the scripts were taken out
of a page, the numbers tell: they have been the same for both since React 19.
What is shown until then ("Loading...") stands behind the place, up to the comment `<!--/$-->`, and goes.
Source: react-dom, ReactDOMFizzInstructionSetShared.js (completeBoundary, completeBoundaryWithStyles,
completeSegment).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree
from lxml.etree import _Comment, _Element

from cleaning.tree import drop, put_text_before

MOST_PIECES = 2_000
"""Pieces of one page that are placed: real pages have a few dozen, and each asks what stands around it."""
MOST_SHOWN = 500
"""Elements and comments side by side among which the end of a stand-in is looked for."""

_CALL = re.compile(r'\$R[CRS]\("([^"\s]{1,60})","([^"\s]{1,60})"')
_WAITING = frozenset({"$?", "$~"})
_STARTS = _WAITING | {"$", "$!"}
_END = "/$"
"""Texts of the comments around what is shown in a place."""
_PIECE = "S:"
_PLACES = ("P:", "B:")
_SIGNS = tuple(f'<template id="{place}' for place in _PLACES)


def is_streamed(markup: str) -> bool:
    """Whether a page was sent in pieces. Its comments say where what stands in for them ends."""
    return any(sign in markup for sign in _SIGNS)


def place_streamed(tree: _Element) -> None:
    """Move what was sent late to where it belongs, and take comments out, in a tree that still has them."""
    places = {name: node for node in tree.iter("template") if (name := node.get("id"))}
    pieces = {
        name: node for node in tree.iter("div") if (name := node.get("id")) and node.get("hidden") == ""
    }
    numbers = [name[len(_PIECE) :] for name in pieces if name.startswith(_PIECE)]
    by_number = ((place + number, _PIECE + number) for number in numbers for place in _PLACES)
    for one, other in islice(chain(_calls(tree), by_number), MOST_PIECES):
        place, piece = (one, other) if one in places else (other, one)
        if place in places and piece in pieces:
            _move(pieces.pop(piece), places.pop(place))
    etree.strip_tags(tree, etree.Comment)


def _calls(tree: _Element) -> Iterator[tuple[str, str]]:
    """The names in the calls of a page's scripts: a place and a piece, in either order."""
    for script in tree.iter("script"):
        if script.text and "$R" in script.text:
            yield from _CALL.findall(script.text)


def _move(piece: _Element, place: _Element) -> None:
    """Put what a piece holds in the place of a mark; a piece around its own place stays."""
    if place.getparent() is None or any(outer is piece for outer in place.iterancestors()):
        return
    _drop_stand_in(place)
    if piece.text:
        put_text_before(place, piece.text)
    for child in list(piece):
        place.addprevious(child)
    drop(place)
    drop(piece)


def _drop_stand_in(place: _Element) -> None:
    """Take out what is shown until the piece comes; where its end is not marked, it stays."""
    before = place.getprevious()
    if not isinstance(before, _Comment) or before.text not in _WAITING:
        return
    shown: list[_Element] = []
    inner = 0
    for node in islice(place.itersiblings(), MOST_SHOWN):
        mark = node.text if isinstance(node, _Comment) else None
        if mark == _END and not inner:
            break
        inner += 1 if mark in _STARTS else -1 if mark == _END else 0
        shown.append(node)
    else:
        return
    place.tail = None
    for node in shown:
        node.tail = None
        drop(node)
