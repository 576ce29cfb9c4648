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

_LINK = re.compile(r"(?:https?://|www\.)\S{1,400}")


def signature(texts: Sequence[str]) -> str | None:
    """The name that closes a comment, on a line of its own: a full name, or one under a sign-off; a link
    may follow.

    >>> signature(["Nice.", "Kind regards,", "Ann"])
    'Ann'
    >>> signature(["Nice.", "Ann Lee", "https://example.com"])
    'Ann Lee'
    >>> signature(["Have a sunny day!! Marielle"])
    'Marielle'
    >>> signature(["I look forward to more. – Mike Kolb"])
    'Mike Kolb'
    """
    kept = [text for text in texts if not _LINK.fullmatch(text)]
    if not kept:
        return None
    inline = _CLOSING_NAME.search(kept[-1])
    name = inline["name"] if inline else kept[-1].strip(" -–—~")
    if not is_name(name) or not name.replace(".", "").istitle() or len(name.split()) > SIGNATURE_WORDS:
        return None
    if inline:
        return None if fold(name) in common_words() else name
    if len(kept) < 2:
        return None
    signed = kept[-2].endswith((",", "–", "-")) or takes_leave(kept[-2])
    return name if signed or len(name.split()) > 1 else None
