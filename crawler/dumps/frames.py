"""Comments of a saved page that stand in a frame: comment services such as Disqus print them there.

The saved page refers to the frame by its Content-ID ("cid:") or its address (RFC 2557), and the frame is a
part of its own. A frame that holds comments of a known make is written into the page where the page shows it;
all others (advertisements, videos) stay out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from itertools import islice

MAX_FRAMES = 50
"""Frames of one page that are looked at; pages with advertisements have about 20."""

_FRAME = re.compile(r"<iframe\b[^<>]{0,4000}>", re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s{0,9}=\s{0,9}(?:"([^"]{1,4000})"|'([^']{1,4000})')""", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]{0,4000}>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s{0,99}>", re.IGNORECASE)


def with_comment_frames(page: str, frames: Mapping[str, str]) -> str:
    """Write the frames that hold comments into the page that shows them.

    page, frames: markup; the key of a frame is what the page's `src` says. A frame inside a frame, or one
    that the page does not show, is left out.
    """
    pieces: list[str] = []
    end = 0
    for found in islice(_FRAME.finditer(page), MAX_FRAMES):
        source = _SOURCE.search(found[0])
        frame = frames.get(unescape(source[1] or source[2]).strip()) if source else None
        if frame is not None and _holds_comments(frame):
            pieces += (
                page[end : found.start()],
                f'<div class="comments-area">{_body_of(frame)}</div>',
                found[0],
            )
            end = found.end()
    return "".join([*pieces, page[end:]])


def _holds_comments(frame: str) -> bool:
    """Whether a known platform's markup or data gives comments; repeated blocks alone may be anything."""
    from cleaning.comments import find_discussion  # noqa: PLC0415 (few dumps are saved pages with frames)
    from cleaning.context import PageContext  # noqa: PLC0415
    from cleaning.errors import CleaningError  # noqa: PLC0415
    from cleaning.tree import parse_html  # noqa: PLC0415

    try:
        tree = parse_html(frame, source="frame")
    except CleaningError:
        return False
    return bool(find_discussion(tree, PageContext(), sources=frozenset({"markup", "structured"})).comments)


def _body_of(frame: str) -> str:
    """What stands in the frame's body: its head names another page."""
    start = _BODY.search(frame)
    if start is None:
        return frame
    end = next((found.start() for found in _BODY_END.finditer(frame, start.end())), len(frame))
    return frame[start.end() : end]
