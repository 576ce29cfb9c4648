"""Counters of comments: likes and other numbers as pages print them."""

from __future__ import annotations

import re

from cleaning.blocks import holds_more, inline_text
from cleaning.comments import hints
from cleaning.comments.parts import Hits
from cleaning.comments.records import Record
from cleaning.likes import count_in, says_likes
from cleaning.platforms import CommentMarkup


def read_likes(record: Record, markup: CommentMarkup, hits: Hits) -> int | None:
    """The number of likes: as printed, or the people named and the number of others behind them."""
    named = frozenset(hits.of("likers", record))
    for element in hits.of("likes", record):
        if markup.likes_attribute:
            number = count_in(element.get(markup.likes_attribute) or "")
        elif names := sum(e in named for e in element.iter("*")):
            number = names + (count_in(inline_text(element, skip=named)) or 0)
        else:
            number = count_in(inline_text(element))
        if number is not None:
            return number
    return None


def shown_likes(record: Record) -> int | None:
    """The number of likes that a record of unknown markup shows: words or a sign that say so, or a number in
    an element that is named for it.
    """
    for element in record.own_elements():
        if element in record.nodes or (len(element) and holds_more(element, MOST_PARTS)):
            continue
        text = inline_text(element) if len(element) else (element.text or "").strip()
        if not text or len(text) > LIKES_CHARS:
            continue
        is_number = _NUMBER.fullmatch(text) is not None
        if hints.hints(element, hints.LIKES) if is_number else says_likes(text):
            return count_in(text)
    return None


LIKES_CHARS = 40
"""Longest text that counts likes."""
MOST_PARTS = 4
"""Elements in it: a sign and a number."""
_NUMBER = re.compile(r"[+\u2212-]?\d{1,3}(?:[.,]\d{3})*\s?[kK]?|[+\u2212-]?\d{1,7}")
