"""Flattened plain text: decode, strip error output, then a feed's entries or one page; reject what is no
post.
"""

from __future__ import annotations

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.rules.characters import mend_characters
from cleaning.rules.php_errors import strip_lines
from cleaning.rules.reject import reject
from cleaning.text.feeds import read_feed
from cleaning.text.page import read_page
from cleaning.types import Document, Outcome, RawPage, Rejection

MAX_LINES = 1_000_000
"""Lines of one dump. The longest page of the labelled sets has 2,000; a million need about 300 MB."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one flattened dump into documents, or rejections with their reasons."""
    cuts = CutLog() if cuts is None else cuts
    decoded = mend_characters(decode(page.body, page.media_type).text, cuts)
    count = decoded.count("\n")
    if count > MAX_LINES:
        reason = f"the text has {count:,} lines; one page has at most {MAX_LINES:,}"
        return Outcome(rejections=(Rejection(rule="too_long", reason=reason),))
    text = strip_lines(decoded, cuts)
    documents = read_feed(text, cuts) or (read_page(text, page, cuts),)
    kept: list[Document] = []
    rejections: list[Rejection] = []
    for document in documents:
        rejection = reject(document)
        if rejection:
            rejections.append(rejection)
        else:
            kept.append(document)
    return Outcome(documents=tuple(kept), rejections=tuple(rejections), cuts=cuts.freeze())
