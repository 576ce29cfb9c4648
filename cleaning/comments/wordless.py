"""What of a comment is no words, told by what its elements are called and hold: buttons, badges, counters,
menus, toolbars, forms for an answer, and what is hidden for a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from cleaning.blocks import holds_more, inline_text
from cleaning.comments import hints
from cleaning.comments.areas import BUTTON_CHARS
from cleaning.comments.records import Record
from cleaning.comments.short_texts import BUTTON_TAGS
from cleaning.comments.words import is_interface, is_reply

DROPPED_CHARS = 80
"""Text of an element that is dropped for its name, at most: a button or a badge, not the comment."""
FORM_CHARS = 200
"""Text of a form inside a comment, at most."""
HIDDEN_WORDS = 2
"""Words of a hidden element that is dropped, at most: an address or a key; more may be the words that a
"read more" button shows.
"""
LEAST_MENU = 3
"""Links of a menu."""
MENU_CHARS = 60
"""Text of a menu's entry, at most: it may name a person and a site."""
MOST_INSIDE = 400
"""Elements in a bar of buttons, a badge or a menu, at most."""
_BRACKETS = re.compile(r"[\s()\[\]|·•/–—-]*")
"""What may stand between buttons: "(Reply) (Thread)", "[ Parent | Reply to This ]"."""
_TABLE = frozenset({"table", "thead", "tbody", "tr"})
"""Figures beside one another may be what a commenter counted."""


def wordless_elements(record: Record) -> Iterator[_Element]:
    """The elements of a record that hold none of the commenter's words."""
    inside = [element for element in record.own_elements() if element not in record.nodes]
    yield from (element for element in inside if _is_dropped(element) or _is_toolbar(element))
    yield from _forms(record)


def _forms(record: Record) -> Iterator[_Element]:
    """Forms with room for words, by which readers answer or write to the commenter, and what a hidden box
    around one says of it; a form around the comment itself holds more.
    """
    for field in record.own_elements():
        if field.tag != "textarea":
            continue
        form = next(field.iterancestors("form"), field)
        hidden = (box for box in form.iterancestors() if box not in record.nodes and hints.is_hidden(box))
        box = next(hidden, form)
        if box not in record.nodes and len(inline_text(box)) <= FORM_CHARS:
            yield box


def _is_dropped(element: _Element) -> bool:
    """Whether an element's name says button, badge or counter and its text is short, or it is hidden and
    holds a word or two for a script.
    """
    if hints.is_hidden(element) and not holds_more(element, MOST_INSIDE):
        return len(inline_text(element).split()) <= HIDDEN_WORDS or _is_dropped_by_name(element)
    return _is_dropped_by_name(element)


def _is_dropped_by_name(element: _Element) -> bool:
    """The same by the name alone."""
    if not _is_named_for_dropping(element) or holds_more(element, MOST_INSIDE):
        return False
    return len(inline_text(element)) <= DROPPED_CHARS or _is_menu(element)


def _is_menu(element: _Element) -> bool:
    """Whether an element holds nothing but several short links, as a menu does, however many."""
    links = [link for link in element.iter("a", "button") if link is not element]
    if len(links) < LEAST_MENU or not _holds_links(element):
        return False
    return all(len(inline_text(link)) <= MENU_CHARS for link in links)


def _is_toolbar(element: _Element) -> bool:
    """Whether an element holds buttons and counters beside one another and no word of its own: on one line,
    and without space between them in the source, they would read "Like (3)Reply".
    """
    if len(element) < 2 or element.tag in _TABLE:
        return False
    between = [text for text in (element.text, *(inner.tail for inner in element)) if text]
    if not all(map(_BRACKETS.fullmatch, between)) or holds_more(element, MOST_INSIDE):
        return False
    texts = [inline_text(inner) for inner in element]
    if any(map(is_reply, texts)) and _are_buttons(element, texts):
        return True
    is_worded = all(map(str.isspace, between)) or all(any(map(str.isalpha, text)) for text in texts)
    return is_worded and all(map(is_interface, texts))


def _are_buttons(element: _Element, texts: list[str]) -> bool:
    """Whether an element holds nothing but short links and buttons, or boxes of them: beside "Reply" the
    others need no known words.
    """
    return all(
        inner.tag in BUTTON_TAGS or inner.tag == "li" or _holds_links(inner) for inner in element
    ) and all(len(text) <= BUTTON_CHARS for text in texts)


def _holds_links(element: _Element) -> bool:
    """Whether all text of an element stands in links and buttons."""
    return not inline_text(element, skip=frozenset(element.iter("a", "button")) - {element})


def _is_named_for_dropping(element: _Element) -> bool:
    """A paragraph that is also named like words ("edit-toggle comment-text") holds them."""
    return hints.hints(element, hints.DROP) and not (
        element.tag in ("p", "blockquote") and hints.hints(element, hints.TEXT)
    )
