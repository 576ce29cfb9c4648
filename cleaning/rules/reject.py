"""Tells documents that are no post: empty, interface only, error and block pages."""

from __future__ import annotations

from cleaning.types import Document, Rejection


def reject(document: Document) -> Rejection | None:
    """Why the document is no row, or None where it is one."""
    if not document.text.strip():
        return Rejection(rule="no_text", reason="no text was left after cleaning", record=document.record)
    return None
