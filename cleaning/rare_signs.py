"""The signs of a text that markup hardly ever holds: controls, and all beyond ASCII.

Whoever looks for dozens of such signs in a page looks among these first: they are few, and to sift them out
costs no more than two of the searches.
"""

from __future__ import annotations

_COMMON = bytes((*b"\t\n", *range(0x20, 0x7F)))


def rare_signs(text: str) -> str:
    r"""All signs but printable ASCII, tab and line feed, in order and as often as they stand.

    >>> rare_signs("<b>Caf\u00e9</b>\x0b \u2014 \u00e9")
    'é\x0b—é'
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _COMMON).decode("utf-8", "surrogatepass")
