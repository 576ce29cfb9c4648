"""Counters of comments: likes and other numbers as pages print them."""

from __future__ import annotations

import re

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.parts import Hits
from cleaning.comments.records import Record
from cleaning.phrases import is_phrase
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


def shown_likes(record: Record) -> int | None:
    """The number of likes that a record of unknown markup shows: words or a sign that say so, or a number in
    an element that is named for it.
    """
    for element in record.own_elements():
        if len(element) > MOST_PARTS or element in record.nodes:
            continue
        text = inline_text(element) if len(element) else (element.text or "").strip()
        if not text or len(text) > LIKES_CHARS:
            continue
        is_number = _NUMBER.fullmatch(text) is not None
        if hints.hints(element, hints.LIKES) if is_number else says_likes(text):
            return count_in(text)
    return None


def says_likes(text: str) -> bool:
    """Whether a short text says how many like something; those against it do not count.

    >>> [says_likes(text) for text in ("12 Likes", "Gefällt mir (3)", "♥ 4", "3 replies", "2 downvotes")]
    [True, True, True, False, False]
    """
    if _COUNT.search(text) is None or _AGAINST.search(text):
        return False
    return (
        is_phrase(text, "like")
        or is_phrase(_BEHIND.sub("", text), "like")
        or _SIGNED.fullmatch(text) is not None
    )


LIKES_CHARS = 40
"""Longest text that counts likes."""
MOST_PARTS = 2
"""Elements in it: a sign and a number."""
_NUMBER = re.compile(r"[+\u2212-]?\d{1,3}(?:[.,]\d{3})*\s?[kK]?|[+\u2212-]?\d{1,7}")
_BEHIND = re.compile(r"\s?[(（\[]\s?\d{1,7}\s?[)）\]]$")
_SIGNED = re.compile(r"[♥♡❤👍▲△↑⬆★☆⭐]\ufe0f?\s?[\d.,]{1,9}\s?[kK]?(?:\s?[▼▽↓⬇👎])?")
_AGAINST = re.compile(
    r"(?i)dislike|down|踩|反对|反對|비추천|비공감|싫어요|gefällt .{0,5}nicht|aime pas|no me gusta"
    r"|non mi piace|não|не нрав"
)


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
