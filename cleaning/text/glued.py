"""Buttons that a flattener glued to one another: "举报回复", "赞(3)回复", "ReplyLikeShare".

Elements beside one another on a line have no space between them in scripts that write none, and in pages
whose styles part them. The line is cut into phrases of buttons, longest first, and counts.
"""

from __future__ import annotations

import re
from functools import cache

from cleaning.phrases import families_of, fold, phrases
from cleaning.text.names import BUTTON_FAMILIES, is_interface

GLUED_CHARS = 60
"""Longest line of glued buttons."""
_TELLING = frozenset({"reply", "report", "share", "edited"})
"""Of which one is among them: "支持顶" is what a reader says, too."""
_PARTED_FAMILIES = BUTTON_FAMILIES | {"post_author"}
"""Twenty Twenty prints "By Post Author" behind "Reply"."""
_TELLING_PARTED = _TELLING | {"like"}
"""The same where capitals part the buttons: WordPress.com prints "LikeLike", "LikeLiked by 2 people"."""
_WIDE = "\u1100"
"""The first letter of the scripts that write no space between buttons: Hangul, kana, Chinese."""
_COUNT = re.compile(r"\s?(?:[(（\[]\s?\d{1,7}\s?[)）\]]|\d{1,7})?[\s!！·|/]?")
_COUNTED = re.compile(r"(?=\W*\d)\W{0,4}\d{1,7}(?:\s?[^\w\s])*")
"""A count with its signs in front of the first button: "♥ 4", "▲ 12 ▼"."""
_MAY_JOIN = re.compile(r"\d|[a-z][A-Z]")
"""In every line of glued buttons in ASCII; a quick look, which most lines fail."""
_NUMBER_BEHIND = re.compile(r"\s?#\d{1,5}$")
"""The number of the comment, a link to it."""
_JOINT = re.compile(
    r"[·•]|(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])|(?<=[^\W\d_])(?=\d)|(?<=[\d)\]▼])(?=[^\W\d_])"
)


def are_glued(text: str) -> bool:
    """Whether a line is nothing but different buttons and their counts, glued.

    >>> [are_glued(line) for line in ("举报回复", "支持[2]反对[0]回复", "ReplyLikeShare", "顶顶顶")]
    [True, True, True, False]
    >>> [are_glued(line) for line in ("12Reply", "♥ 4 votesReply", "▲ 4 ▼Reply", "4 votes Reply", "4Runner")]
    [True, True, True, True, False]
    """
    if len(text) > GLUED_CHARS or (text.isascii() and _MAY_JOIN.search(text) is None):
        return False
    counted = _COUNTED.match(text)
    bare = text[counted.end() :] if counted else text
    is_wide = any(char >= _WIDE and char.isalpha() for char in bare)
    buttons = _wide(bare) if is_wide else _parted(text)
    is_several = len(buttons) > 1 or (bool(buttons) and (counted or _NUMBER_BEHIND.search(text)))
    telling = [button for button in buttons if len(button) > 1]  # "X" is a network, and stands in "1520x1140"
    known = _TELLING if is_wide else _TELLING_PARTED
    return bool(is_several) and any(not families_of(button).isdisjoint(known) for button in telling)


def _wide(text: str) -> list[str]:
    """The buttons that a line is cut into, without their counts; none where anything is left, or twice."""
    known, longest = _wide_buttons()
    buttons: list[str] = []
    at = 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 0, -1)
        pieces = ((size, text[at : at + size]) for size in sizes)
        size = next((size for size, piece in pieces if piece[-1].isalnum() and fold(piece) in known), 0)
        if not size or text[at : at + size] in buttons:
            return []
        buttons.append(text[at : at + size])
        counted = _COUNT.match(text, at + size)
        at = counted.end() if counted else at + size
    return buttons


@cache
def _wide_buttons() -> tuple[frozenset[str], int]:
    """The buttons in such scripts, names of networks among them, and the length of the longest."""
    known = {
        phrase
        for family in BUTTON_FAMILIES
        for phrase in phrases(family)
        if "{" not in phrase and max(phrase) >= _WIDE
    }
    return frozenset(known), max(map(len, known))


def _parted(text: str) -> list[str]:
    """The buttons of a line that capitals and figures part; none where anything else is left."""
    bare = _NUMBER_BEHIND.sub("", text)
    if bare == text and not _JOINT.search(bare) and not _COUNTED.match(bare):
        return []
    parts = [part for raw in _JOINT.split(bare) if any(map(str.isalpha, part := raw.strip()))]
    if not all(is_interface(part, _PARTED_FAMILIES) for part in parts):
        return []
    return [word for part in parts for word in ([part] if families_of(part) else part.split())]
