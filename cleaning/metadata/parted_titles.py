"""The headline in a title of two parts of which nobody says which is the site's.

`<title>` joins headline and site in either order, by any sign or by a space. Both are usually shown on the
page, too: the site's name at the top or as the link to the home page, the headline last before the words
begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.metadata.jsonld import fold_title
from cleaning.metadata.page import Page
from cleaning.metadata.titles import MAX_TITLE_CHARS, parts_of

PARTS = 2
PROSE_CHARS = 120
"""Text of one element from which the words of the post have begun."""
SLACK_CHARS = 8
"""White space and marks around a part where it is shown, at most."""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of a title and the element that shows it."""

    text: str
    element: _Element


def part_before_prose(page: Page, titles: list[str]) -> ShownPart | None:
    """The part that stands last before the words, where the page shows both parts of a title before them."""
    for title in titles:
        parts = parts_of(title)
        if len(parts) != PARTS:
            continue
        shown = list(_shown(page, parts))
        if {part.text for part in shown} == set(parts):
            return shown[-1]
    return None


def _shown(page: Page, parts: list[str]) -> Iterator[ShownPart]:
    """Where the parts are shown, in page order, down to the first prose."""
    wanted = {fold_title(part): part for part in parts}
    longest = max(map(len, parts)) + SLACK_CHARS
    for element in page.index.elements:
        text = element.text
        if not text or element.tag in ("title", "script", "style", "option"):
            continue
        if len(text) > max(PROSE_CHARS, longest) and element.tag in ("p", "div", "td", "span"):
            return
        part = wanted.get(fold_title(text)) if len(text) <= min(longest, MAX_TITLE_CHARS) else None
        if part and not page.is_elsewhere(element):
            yield ShownPart(part, element)
