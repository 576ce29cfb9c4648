"""The visible text of an element as a reader sees it: a line per block, a line per `br`.

Method: walk the tree once without recursion (pages nest thousands deep), write text pieces, a line break at
each border of a block element, and a space at each border of a table cell, so that a row is a line. The set
of block elements is the HTML standard's rendering section (display: block, list-item, table-*).
"""

from __future__ import annotations

from itertools import islice

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

_BREAK = "\0"
"""Stands for a line break while pieces are gathered; no parsed page holds it."""

_BORDERS = dict.fromkeys(BLOCKS, _BREAK) | dict.fromkeys(CELLS, " ")


def lines_of(
    element: _Element, *, skip: frozenset[_Element] = frozenset(), printed: bool = False
) -> list[str]:
    """Non-empty lines of the element's visible text, in reading order; subtrees in `skip` are left out.
    `printed`: line feeds of the source are lines of their own, as in `pre`.

    >>> from lxml import html
    >>> lines_of(html.fromstring("<div>a <b>b</b><p>c<br>d</p> e</div>"))
    ['a b', 'c', 'd', 'e']
    """
    text = "".join(_pieces(element, skip, printed=printed))
    if printed:
        text = text.replace("\n", _BREAK)
    return [line for raw in text.split(_BREAK) if (line := " ".join(raw.split()))]


def text_of(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> str:
    """The element's visible text, blocks joined by one newline.

    >>> from lxml import html
    >>> text_of(html.fromstring("<p>one <i>two</i></p>"))
    'one two'
    """
    return "\n".join(lines_of(element, skip=skip))


def inline_text(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> str:
    """The element's visible text on one line."""
    if not len(element) and element not in skip and element.tag not in INVISIBLE:
        return " ".join((element.text or "").split())
    return " ".join(lines_of(element, skip=skip))


def _pieces(root: _Element, skip: frozenset[_Element], *, printed: bool = False) -> list[str]:
    """Text pieces in document order, with a break at each border of a block.

    What stands behind an element waits on the stack below its children. `printed`: inside `pre`, where the
    caller makes breaks of the source's line feeds; elsewhere they are white space.
    """
    pieces: list[str] = []
    stack: list[_Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag
        behind = (node.tail if node is not root else None) or ""
        if tag in INVISIBLE or node in skip or not isinstance(tag, str):
            pieces.append(behind)
        elif tag == "pre" and not printed:
            pieces.extend(piece.replace("\n", _BREAK) for piece in _pieces(node, skip, printed=True))
            pieces.append(behind)
        else:
            border = _BORDERS.get(tag)
            if border:
                pieces.append(border)
                behind = border + behind
            if text := node.text:
                pieces.append(text)
            if len(node):
                stack.append(behind)
                stack.extend(reversed(node))
            else:
                pieces.append(behind)
    return pieces


def holds_more(element: _Element, count: int) -> bool:
    """Whether an element holds more than so many others: one that is to be small is not read whole, for pages
    nest thousands in one another.
    """
    return next(islice(element.iter("*"), count + 1, None), None) is not None
