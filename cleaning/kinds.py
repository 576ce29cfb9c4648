r"""Tell the kind of a raw record by its content; its media type is only a hint.

Method, over at most `SNIFF_BYTES` of the head and `TAIL_BYTES` of the tail:

1. nothing but white space: empty; a file signature or many control bytes: binary;
2. JSON, by its first characters: JSON Feed where it names that version URL, else the API whose records it
   holds (`cleaning.shapes`), else data;
3. the first root tag outside comments decides between HTML, a feed (RSS, Atom, RDF) and the exports of
   WordPress and Disqus, if it stands where a document begins: nothing but markup or a server's error output
   before it, or a closing root at the end;
4. without such a root, tags on a good share of the lines make a fragment of HTML; all else is plain text.

    >>> warning = b"<br />\n<b>Warning</b>:  x in <b>/a.php</b> on line <b>8</b><br />\n"
    >>> tell_kind(RawPage(body=warning + b"<rss version='2.0'>"))
    <Kind.FEED: 'feed'>
    >>> tell_kind(RawPage(body=b"In HTML a paragraph is <p>.\n" + b"All else is prose.\n" * 5))
    <Kind.TEXT: 'text'>
"""

from __future__ import annotations

import codecs
import re

from cleaning.decode import decode
from cleaning.jsontext import find_json, is_noise, load_json
from cleaning.shapes import tell_shape
from cleaning.types import Kind, RawPage

SNIFF_BYTES = 1 << 18
"""Bytes of the head that are looked at: 200 PHP warnings before a page take about 50,000."""
TAIL_BYTES = 1 << 12
"""Bytes of the tail in which a closing root counts: counters and warnings may stand behind it."""
BINARY_SHARE = 0.01
"""Share of control bytes from which a record is binary: compressed data have 0.1, text hardly any."""
NUL_SHARE = 0.3
"""Share of NUL from which a record that is not UTF-16 is binary."""
FRAGMENT_LINE_SHARE = 0.2
"""Share of lines with a tag from which text without a root is HTML: prose that names tags has fewer."""

_SIGNATURE = re.compile(
    rb"%PDF-|%!PS-|\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh[1-9]1AY&SY|"
    rb"\xfd7zXZ\0|\x28\xb5\x2f\xfd|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x7fELF|\xd0\xcf\x11\xe0|"
    rb"RIFF....(?:WAVE|AVI |WEBP)|"
    rb"OggS\0|ID3[\x02-\x04]|fLaC\0|SQLite format 3\0|wOF[F2]|\0\0\x01\0|\x1aE\xdf\xa3|\xca\xfe\xba\xbe|"
    rb"\0asm|PAR1\x15|....ftyp",
    re.DOTALL,
)
"""First bytes of files that are no text: https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern."""
_CONTROLS = bytes({*range(1, 9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})
"""https://mimesniff.spec.whatwg.org/#binary-data-byte, without NUL: some pages are padded with it."""
_UNICODE_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLANK = " \r\n\t\ufeff\xef\xbb\xbf"
"""White space and byte order marks, decoded or not."""
_INK = re.compile(rb"[^\s\0]")
_ROOT = re.compile(
    r"<(?:(?P<html>!doctype\s{1,20}html|html|head|body)|(?P<feed>rss|(?:\w{1,20}:)?feed|rdf:rdf)|"
    r"(?P<disqus>disqus))(?=[\s>])[^<>]{0,4000}>",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:html|body|rss|(?:\w{1,20}:)?feed|rdf:rdf|disqus)\s{0,20}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|br|center|code|dd|div|dl|dt|em|figure|font|footer|form|h[1-6]|"
    r"header|hr|i|iframe|img|input|li|link|main|meta|nav|ol|p|pre|script|section|small|span|strong|style|sub|"
    r"sup|table|tbody|td|th|title|tr|u|ul|video)(?:\s[^<>]{0,4000})?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[!?/a-zA-Z][^<>]{0,4000}>")
_WXR = re.compile(r"https?://wordpress\.org/export/")
"""Namespace of WordPress's exports; its tail is their version."""
_JSON_FEED = re.compile(rb"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")


def tell_kind(page: RawPage) -> Kind:
    """Tell what the record is; `page.kind` is not asked."""
    if not _INK.search(page.body) or page.body in _UNICODE_MARKS:
        return Kind.EMPTY
    head = _text_of(page.body[:SNIFF_BYTES])
    if head is None:
        return Kind.BINARY
    if _is_json_feed(page.body, head):
        return Kind.JSON_FEED
    start = find_json(head)
    shape = tell_shape(load_json(decode(page.body, page.media_type).text)) if start is not None else None
    if shape or (start is not None and not head[:start].strip(_BLANK)):
        return shape or Kind.DATA
    markup = _without_comments(head)
    root = _ROOT.search(markup)
    if root and (is_noise(markup[: root.start()]) or _is_closed(page.body[-TAIL_BYTES:])):
        return _kind_of_root(root)
    return Kind.HTML if _is_fragment(markup, page.media_type or "") else Kind.TEXT


def _text_of(head: bytes) -> str | None:
    """Text whose ASCII can be trusted, which is enough to find tags; None: the record is binary."""
    if _SIGNATURE.match(head):
        return None
    if b"\0" in head or head.startswith(_UNICODE_MARKS):
        decoded = decode(head)
        if decoded.encoding.startswith("utf-"):
            return decoded.text
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > BINARY_SHARE * len(head) or head.count(0) > NUL_SHARE * len(head):
        return None
    return head.replace(b"\0", b"").decode("latin-1")


def _is_json_feed(body: bytes, head: str) -> bool:
    start = head.find("{")
    if start < 0 or not is_noise(head[:start]):
        return False
    tail = max(0, len(body) - TAIL_BYTES)
    return bool(_JSON_FEED.search(body, 0, SNIFF_BYTES) or _JSON_FEED.search(body, tail))


def _without_comments(markup: str) -> str:
    """Comments hold other documents' roots: conditional HTML, trackback RDF."""
    kept, start = [], 0
    while (opened := markup.find("<!--", start)) >= 0:
        kept.append(markup[start:opened])
        closed = markup.find("-->", opened)
        start = closed + 3 if closed >= 0 else len(markup)
    return "".join([*kept, markup[start:]])


def _kind_of_root(root: re.Match[str]) -> Kind:
    if root["html"]:
        return Kind.HTML
    if root["disqus"]:
        return Kind.DISQUS
    return Kind.WXR if _WXR.search(root[0]) else Kind.FEED


def _is_closed(tail: bytes) -> bool:
    return bool(_CLOSED.search(tail.replace(b"\0", b"").decode("latin-1")))


def _is_fragment(markup: str, media_type: str) -> bool:
    if _ANY_TAG.match(markup.lstrip()):
        return True
    if media_type.startswith("text/plain"):
        return False
    lines = [line for line in markup.splitlines() if line.strip()]
    tagged = sum(bool(_TAG.search(line)) for line in lines)
    return tagged > 0 and ("html" in media_type or tagged >= FRAGMENT_LINE_SHARE * len(lines))
