"""The lines around the headline: where pages without markup print their byline and date.

Method: walk the elements after the headline in page order and take their own short lines, up to a number of
lines or to the first paragraph of prose; then the few lines before it (Blogger and Movable Type print the
date above).
"""

from __future__ import annotations

from lxml.etree import _Element

from cleaning.blocks import BLOCKS, INVISIBLE, inline_text
from cleaning.metadata.page import Page

MAX_ELEMENTS = 60
"""Elements looked at after the headline."""
BEFORE = 12
"""Elements looked at before it."""
PROSE_CHARS = 200
"""A line this long is the body's beginning."""


def lines_near(page: Page, headline: _Element | None) -> list[str]:
    """Return the short lines after and before the headline, each once."""
    if headline is None:
        return []
    place = page.index.position[headline]
    inside = set(headline.iter())
    after: list[str] = []
    for element in page.index.elements[place + 1 : place + MAX_ELEMENTS]:
        if element in inside or not _is_leaf_block(element):
            continue
        text = inline_text(element)
        if len(text) >= PROSE_CHARS:
            break
        after.append(text)
    before = [
        inline_text(e) for e in page.index.elements[max(0, place - BEFORE) : place] if _is_leaf_block(e)
    ]
    return [line for line in dict.fromkeys((*after, *reversed(before))) if line and len(line) < PROSE_CHARS]


def _is_leaf_block(element: _Element) -> bool:
    """Whether the element holds text but no block of its own."""
    if element.tag in INVISIBLE or element.tag in ("html", "body", "head"):
        return False
    return not any(child.tag in BLOCKS and child.tag != "br" for child in element)
