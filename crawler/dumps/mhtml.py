"""MHTML: a page saved by a browser with all its parts; the main part is the page, with the comments that it
shows in a frame.

https://www.rfc-editor.org/rfc/rfc2557: the parts stand in a multipart/related message, each with its address
in Content-Location. Chrome writes the page's address into Snapshot-Content-Location as well.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from cleaning.decode import decode
from cleaning.types import RawPage
from crawler.dumps.frames import with_comment_frames
from crawler.dumps.streams import Stream
from crawler.dumps.values import MAX_RECORD_BYTES, TOO_LARGE, Fault, Item

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_HEADER = re.compile(
    rb"\s{0,64}(?:[\w-]{1,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,9}){0,30}?"
    rb"Content-Type:\s{0,9}multipart/related",
    re.IGNORECASE,
)


def is_mhtml(head: bytes) -> bool:
    r"""Whether a stream that begins like this is a saved page with its parts.

    >>> is_mhtml(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n")
    True
    """
    return bool(_HEADER.match(head))


def read_mhtml(stream: Stream) -> Iterator[Item]:
    """Read the page of a saved page."""
    data = stream.file.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        yield TOO_LARGE
        return
    try:
        message = email.message_from_bytes(data)
        part = _main_part(message)
        body = part.get_payload(decode=True) if part else None
        frames = _frames(message, part)
    except (RecursionError, ValueError, LookupError):
        part, body, frames = None, None, {}
    if part is None or not isinstance(body, bytes):
        yield Fault(reason="is MHTML without a page in it: save the page again")
        return
    url = next(
        filter(None, map(_address, (message.get("Snapshot-Content-Location"), part.get("Content-Location")))),
        None,
    )
    media_type = _media_type(part)
    if frames:
        page = decode(body, media_type).text
        shown = with_comment_frames(page, frames)
        if shown != page:
            body, media_type = shown.encode("utf-8", "replace"), "text/html; charset=utf-8"
    yield RawPage(body=body, url=url, media_type=media_type, fetched_at=_read_date(message.get("Date")))


def _frames(message: Message, main: Message | None) -> dict[str, str]:
    """The pages beside the main one, by what its frames may call them: "cid:" and Content-ID, or address."""
    frames: dict[str, str] = {}
    for part in message.walk():
        body = part.get_payload(decode=True) if part.get_content_type() in PAGE_TYPES else None
        if part is main or not isinstance(body, bytes):
            continue
        text = decode(body, _media_type(part)).text
        names = (part.get("Content-ID"), _address(part.get("Content-Location")))
        for name in filter(None, names):
            frames.setdefault(re.sub(r"^<(.*)>$", r"cid:\1", str(name).strip()), text)
    return frames


def _main_part(message: Message) -> Message | None:
    """Choose the part that the message begins with, or the first page where it names none."""
    pages = [part for part in message.walk() if part.get_content_type() in PAGE_TYPES]
    start = message.get_param("start")
    named = (part for part in pages if start and part.get("Content-ID") == start)
    return next(named, pages[0] if pages else None)


def _address(raw: object) -> str | None:
    url = "".join(str(raw).split()) if raw else ""
    return url if url.startswith(("http://", "https://")) else None


def _media_type(part: Message) -> str:
    charset = part.get_content_charset()
    return f"text/html; charset={charset}" if charset else "text/html"


def _read_date(raw: object) -> datetime | None:
    """Read the time at which the page was saved."""
    try:
        date = parsedate_to_datetime(str(raw)) if raw else None
    except ValueError:
        return None
    return date.replace(tzinfo=UTC) if date and not date.tzinfo else date
