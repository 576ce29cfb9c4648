"""The visible text of an element as a reader sees it: a line per block, a line per `br`.

Method: walk the tree once without recursion (pages nest thousands deep), write text pieces, a line break at
each border of a block element, and a space at each border of a table cell, so that a row is a line. The set
of block elements is the HTML standard's rendering section (display: block, list-item, table-*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre search section summary table tbody tfoot thead tr ul".split()
)
"""https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 and the sections after it."""

CELLS = frozenset({"td", "th"})

INVISIBLE = frozenset(
    "applet audio canvas datalist embed head iframe math meta noembed noframes noscript object param script "
    "select style svg template textarea title video".split()
)
"""Elements whose text a reader does not see as text."""

_PIECE = re.compile(r"[^\S\n]+")


def lines_of(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> list[str]:
    """Non-empty lines of the element's visible text, in reading order; subtrees in `skip` are left out.

    >>> from lxml import html
    >>> lines_of(html.fromstring("<div>a <b>b</b><p>c<br>d</p> e</div>"))
    ['a b', 'c', 'd', 'e']
    """
    text = _PIECE.sub(" ", "".join(_pieces(element, skip)))
    return [line for line in (raw.strip() for raw in text.split("\n")) if line]


def text_of(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> str:
    """The element's visible text, blocks joined by one newline.

    >>> from lxml import html
    >>> text_of(html.fromstring("<p>one <i>two</i></p>"))
    'one two'
    """
    return "\n".join(lines_of(element, skip=skip))


def inline_text(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> str:
    """The element's visible text on one line."""
    return " ".join(lines_of(element, skip=skip))


def _pieces(root: _Element, skip: frozenset[_Element]) -> Iterator[str]:
    """Text pieces in document order, with a line feed at each border of a block.

    A line feed of the source is white space, except in `pre`.
    """
    stack: list[tuple[_Element, bool, int]] = [(root, False, 0)]  # element, leaving?, depth of pre
    while stack:
        node, leaving, pre = stack.pop()
        if leaving:
            yield _border(node.tag)
            if node is not root and node.tail:
                yield _fold(node.tail, pre)
            continue
        visible = isinstance(node.tag, str) and node.tag not in INVISIBLE and node not in skip
        if visible:
            inner = pre + (node.tag == "pre")
            yield _border(node.tag)
            stack.append((node, True, pre))
            if node.text:
                yield _fold(node.text, inner)
            stack.extend((child, False, inner) for child in reversed(node))
        elif node is not root and node.tail:
            yield _fold(node.tail, pre)


def _border(tag: object) -> str:
    return "\n" if tag in BLOCKS else " " if tag in CELLS else ""


def _fold(text: str, pre: int) -> str:
    return text if pre else text.replace("\n", " ").replace("\r", " ")
