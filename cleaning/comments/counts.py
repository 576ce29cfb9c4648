"""Counters of comments: likes and other numbers as pages print them."""

from __future__ import annotations

import re

from cleaning.blocks import inline_text
from cleaning.comments.parts import Hits
from cleaning.comments.records import Record
from cleaning.platforms import CommentMarkup

_COUNT = re.compile(r"((?<![\w.,])[-\u2212]?\d+(?:[.,]\d+)*)(\s?[kK]\b)?")
"""A number as counters print it: "1,204", "-3", "1.2K"."""


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


def count_in(text: str) -> int | None:
    """The first number in a text.

    >>> count_in("1,204 likes"), count_in("1.2K"), count_in("Like")
    (1204, 1200, None)
    """
    found = _COUNT.search(text)
    if found is None:
        return None
    digits, thousands = found.group(1), found.group(2)
    if thousands:
        return round(float(digits.replace(",", ".").replace("\u2212", "-")) * 1000)
    return int(re.sub(r"[.,]", "", digits.replace("\u2212", "-")))
