"""Names and media types: what cannot hold a post is left out unread, all else is told by its content."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath, PurePosixPath

NO_PAGES = frozenset(
    {
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/x-javascript",
        "application/ecmascript",
        "application/wasm",
        "application/font-woff",
        "text/vtt",
        "text/dns",
    }
)
"""Parts of pages, and what crawlers record of their own traffic."""
NO_PAGE_FAMILIES = frozenset({"image", "audio", "video", "font"})


def is_page_type(media_type: str | None) -> bool:
    """Whether something of this media type may hold a post.

    >>> is_page_type("text/html; charset=utf-8"), is_page_type("image/png"), is_page_type(None)
    (True, False, True)
    """
    plain = (media_type or "").split(";")[0].strip().lower()
    return plain not in NO_PAGES and plain.split("/")[0] not in NO_PAGE_FAMILIES


def is_page_name(name: str) -> bool:
    """Whether a file found in a folder or archive may hold a post: not hidden, and no part of a page.

    >>> is_page_name("blog/2019/post.html"), is_page_name("blog/.git/config"), is_page_name("style.css")
    (True, False, False)
    """
    parts = PurePosixPath(name).parts
    if any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts):
        return False
    return is_page_type(mimetypes.guess_type(name)[0])


def guess_media_type(name: str | None) -> str | None:
    """Take a hint from a file's name; only text families: pages wear other endings too (`index.php`).

    >>> guess_media_type("notes.txt"), guess_media_type("index.php")
    ('text/plain', None)
    """
    guess = mimetypes.guess_type(PurePath(name).name)[0] if name else None
    return guess if guess and guess.startswith("text/") else None
