"""Words that Cloudflare hides because they look like an address to it: "Ann@Home Cooking" among the names.

Method: its script `email-decode.js` shows every reader what stands in `data-cfemail`, the bytes of the text
each combined (XOR) with the first. What is no address is written back; an address stays hidden, for its
owner wants it out of the reach of robots.
"""

from __future__ import annotations

import re

from cleaning.page_index import PageIndex

CLASS = "__cf_email__"
ATTRIBUTE = "data-cfemail"
_ADDRESS = re.compile(r"\S+@\S+\.\w{2,}")


def write_shielded(index: PageIndex) -> None:
    """Set each hidden text that is no address as the text of its element."""
    for element in index.by_class.get(CLASS, ()):
        shown = unshield(element.get(ATTRIBUTE) or "")
        if shown and not _ADDRESS.search(shown):
            for inner in list(element):
                element.remove(inner)
            element.text = shown


def unshield(coded: str) -> str | None:
    """The hidden text; None where the code is broken.

    >>> unshield("78391a1a1d382c10110b"), unshield("zz")
    ('Abbe@This', None)
    """
    try:
        key, *shielded = bytes.fromhex(coded)
        return bytes(byte ^ key for byte in shielded).decode()
    except ValueError:
        return None
