"""The name with which a comment closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaning.phrases import fold
from cleaning.text.marks import is_name
from cleaning.text.voice import common_words, takes_leave

SIGNATURE_WORDS = 3
"""Most words of a name that closes a comment."""

_CLOSING_NAME = re.compile(
    r"[.!?…)]\s(?:[-–—~]\s?)?(?P<name>[^\W\d_a-z][^\W\d_]{1,14}(?:\s[^\W\d_a-z][^\W\d_]{0,14}\.?){0,2})$"
)
"""A name behind the last sentence."""

_OPENING_NAME = re.compile(r"(?P<name>[^:：]{2,40})[:：]\s?(?P<words>\S.*)")
"""A name and a colon before the first sentence."""

_EDGES = " -–—~"
_LINK = re.compile(r"(?:https?://|www\.)\S{1,400}")


def signature(texts: Sequence[str], *, bounded: bool = False) -> str | None:
    """The name that closes a comment, on a line of its own: a full name, or one under a sign-off; a link
    may follow.

    >>> signature(["Nice.", "Kind regards,", "Ann"])
    'Ann'
    >>> signature(["Nice.", "Ann Lee", "https://example.com"])
    'Ann Lee'
    >>> signature(["Nice.", "Anton"]), signature(["Nice.", "Anton"], bounded=True)
    (None, 'Anton')
    >>> signature(["Have a sunny day!! Marielle"])
    'Marielle'
    >>> signature(["Greetings from Germany,", "E. Dueck"])
    'E. Dueck'
    >>> signature(["I look forward to more. – Mike Kolb"])
    'Mike Kolb'
    """
    kept = [text for text in texts if not _LINK.fullmatch(text)]
    if not kept:
        return None
    stands_alone = len(kept) > 1 and _is_signed(kept[-2]) and is_name(kept[-1].strip(_EDGES))
    inline = None if stands_alone else _CLOSING_NAME.search(kept[-1])
    name = inline["name"] if inline else kept[-1].strip(_EDGES)
    if not is_name(name) or not name.replace(".", "").istitle() or len(name.split()) > SIGNATURE_WORDS:
        return None
    if inline:
        return None if fold(name) in common_words() else name
    if len(kept) < 2:
        return None
    if _is_signed(kept[-2]) or len(name.split()) > 1:
        return name
    return name if bounded and fold(name) not in common_words() else None


def names_itself(text: str) -> re.Match[str] | None:
    """The name that opens a comment on the line of its words, and the words."""
    found = _OPENING_NAME.match(text)
    return found if found and is_name(found["name"]) else None


def _is_signed(above: str) -> bool:
    """Whether the line above a name takes leave or points to it."""
    return above.endswith((",", "–", "—", "-", "~")) or takes_leave(above)
