"""Tells documents that are no post: empty, interface only, error pages, walls, parked names.

Conservative: a page is rejected only when next to nothing but such lines is left of it. A post about a "404
Not Found" keeps its row, because it says more than the phrase. A document with comments is never rejected
for its text: the discussion is worth its row.
"""

from __future__ import annotations

from cleaning.phrases import families_of
from cleaning.types import Document, Rejection

ERROR_CHARS = 600
"""Most characters of an error page. The longest that are known, Cloudflare's block pages, have about 500."""

ERROR_SHARE = 0.3
"""Least part of the lines that must be error phrases: an error page explains itself around them."""

INTERFACE = frozenset(
    "reply like share follow related navigation legal consent continuation comment_form comment_policy"
    " sign_in more_comments no_comments comments_heading report meta feed_plumbing advert".split()
)
"""Families of which a page may consist without saying anything."""

_REASONS = {
    "no_text": "no text was left after cleaning",
    "interface_only": "the page holds nothing but interface words",
    "error_page": "the page is an error or block page: {line}",
}


def reject(document: Document) -> Rejection | None:
    """Tell why the document is no row; None where it is one.

    >>> reject(Document(text="404 Not Found")).rule
    'error_page'
    >>> reject(Document(text="A short post about tea.")) is None
    True
    """
    if document.comments:
        return None
    lines = [line for line in document.text.split("\n") if line.strip()]
    if not lines:
        return _rejection(
            document, "error_page" if _names_error(document.title) else "no_text", document.title
        )
    error = _error_line(lines, document)
    if error is not None:
        return _rejection(document, "error_page", error)
    if all(not families_of(line).isdisjoint(INTERFACE) for line in lines):
        return _rejection(document, "interface_only", None)
    return None


def _error_line(lines: list[str], document: Document) -> str | None:
    """The line that says what went wrong, where the page has little else to say."""
    if len(document.text) > ERROR_CHARS:
        return None
    errors = [line for line in lines if _names_error(line)]
    if errors and len(errors) >= ERROR_SHARE * len(lines):
        return errors[0]
    title = document.title or ""
    return title if _names_error(title) and len(lines) <= 3 and not document.published else None


def _names_error(line: str | None) -> bool:
    return bool(line) and "error_page" in families_of(line or "")


def _rejection(document: Document, rule: str, line: str | None) -> Rejection:
    return Rejection(rule=rule, reason=_REASONS[rule].format(line=line), record=document.record)
