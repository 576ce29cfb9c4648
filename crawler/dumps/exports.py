"""Exports of WordPress (WXR), Disqus and Blogger, record by record: one of a gigabyte needs little memory.

Each raw page is a small export of its own: a WordPress item under what the export says of the site and the
item's author; messages of Disqus, as many as make a page, with the threads they name; as many entries of a
Blogger backup, which name their posts by address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaning.kinds import tell_kind
from cleaning.types import Kind, RawPage
from crawler.dumps.elements import Element, Splitter
from crawler.dumps.streams import Stream
from crawler.dumps.values import PACK_BYTES, Fault, Item

MEDIA_TYPE = "application/xml"
_WXR_MARK = b"wordpress.org/export/"
_BACKUP_MARK = b"http://schemas.google.com/blogger/2008/kind#"
_DISQUS_ROOT = re.compile(rb"<disqus[\s>]")
_DECLARATION = re.compile(rb"<\?xml\s[^<>?]{0,200}\?>")
_ROOT = re.compile(rb"<(?:rss|disqus)(?=[\s>])[^<>]{0,8192}>")
_CHANNEL = re.compile(rb"<(title|link|language)>(?:<!\[CDATA\[)?[^<>]{0,2000}(?:\]\]>)?</\1>")
_AUTHOR = re.compile(
    rb"<wp:author>(?:(?!</wp:author>).){0,8192}?<wp:author_login>(?:<!\[CDATA\[)?([^<>\]]{1,200})"
    rb"(?:(?!</wp:author>).){0,8192}</wp:author>",
    re.DOTALL,
)
_CREATOR = re.compile(rb"<dc:creator>(?:<!\[CDATA\[)?([^<>\]]{1,200})")
_ID = re.compile(rb"<\w+\s[^<>]{0,1000}?dsq:id=[\"'](\d{1,20})[\"']")
_THREAD_OF = re.compile(rb"<thread\s[^<>]{0,1000}?dsq:id=[\"'](\d{1,20})[\"']")
_THREAD_FIELDS = re.compile(rb"<(link|title)>(?:<!\[CDATA\[)?[^<>]{0,4000}(?:\]\]>)?</\1>")


def is_wxr(head: bytes) -> bool:
    """Whether a stream that begins like this is an export of WordPress."""
    return _WXR_MARK in head and tell_kind(RawPage(body=head)) is Kind.WXR


def is_disqus(head: bytes) -> bool:
    """Whether a stream that begins like this is an export of Disqus."""
    return bool(_DISQUS_ROOT.search(head)) and tell_kind(RawPage(body=head)) is Kind.DISQUS


def is_backup(head: bytes) -> bool:
    """Whether a stream that begins like this is a backup of Blogger."""
    return _BACKUP_MARK in head and tell_kind(RawPage(body=head)) is Kind.FEED


def read_wxr(stream: Stream) -> Iterator[Item]:
    """Read the items of an export of WordPress."""
    front, authors = b"", dict[bytes, bytes]()
    for element in Splitter(stream.file, ("item",)):
        if not element.name:
            front = b"".join((_opening(element.body), b"<channel>", *_find(_CHANNEL, element.body)))
            authors = {found[1]: found[0] for found in _AUTHOR.finditer(element.body)}
        elif element.fault:
            yield from _fault(element, stream)
        else:
            creator = _CREATOR.search(element.body)
            author = authors.get(creator[1], b"") if creator else b""
            yield _page(Kind.WXR, front, author, element.body, b"</channel></rss>")


def read_disqus(stream: Stream) -> Iterator[Item]:
    """Read the messages of an export of Disqus; threads come before them."""
    front, threads = b"", dict[bytes, bytes]()
    pack: list[bytes] = []
    size = 0
    for element in Splitter(stream.file, ("thread", "post")):
        if not element.name:
            front = _opening(element.body)
        elif element.fault:
            yield from _fault(element, stream)
        elif element.name == b"thread":
            number = _ID.match(element.body)
            fields = b"".join(_find(_THREAD_FIELDS, element.body))
            if number:
                threads[number[1]] = b'<thread dsq:id="%b">%b</thread>' % (number[1], fields)
        else:
            pack.append(element.body)
            size += len(element.body)
            if size >= PACK_BYTES:
                yield _pack(front, threads, pack)
                pack, size = [], 0
    if pack:
        yield _pack(front, threads, pack)


def read_backup(stream: Stream) -> Iterator[Item]:
    """Read the entries of a backup of Blogger."""
    front, pack, size = b"", list[bytes](), 0
    for element in Splitter(stream.file, ("entry",)):
        if not element.name:
            front = element.body
        elif element.fault:
            yield from _fault(element, stream)
        else:
            pack.append(element.body)
            size += len(element.body)
            if size >= PACK_BYTES:
                yield _page(Kind.FEED, front, *pack, b"</feed>")
                pack, size = [], 0
    if pack:
        yield _page(Kind.FEED, front, *pack, b"</feed>")


def _opening(front: bytes) -> bytes:
    """Cut declaration and root tag out of what stands before the first record."""
    declaration, root = _DECLARATION.search(front), _ROOT.search(front)
    return b"".join(found[0] for found in (declaration, root) if found)


def _find(pattern: re.Pattern[bytes], text: bytes) -> Iterator[bytes]:
    return (found[0] for found in pattern.finditer(text))


def _pack(front: bytes, threads: dict[bytes, bytes], messages: list[bytes]) -> RawPage:
    named = {found[1]: None for message in messages if (found := _THREAD_OF.search(message))}
    return _page(
        Kind.DISQUS,
        front,
        *(threads[number] for number in named if number in threads),
        *messages,
        b"</disqus>",
    )


def _page(kind: Kind, *pieces: bytes) -> RawPage:
    return RawPage(body=b"\n".join(filter(None, pieces)), media_type=MEDIA_TYPE, kind=kind)


def _fault(element: Element, stream: Stream) -> Iterator[Fault]:
    if not stream.is_cut:
        yield Fault(reason=f"{element.fault}: what came before is kept; mend it or fetch it again")
