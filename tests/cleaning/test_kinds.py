"""The kind of a record is told by its content."""

from __future__ import annotations

import pytest

from cleaning import Kind, RawPage
from cleaning.kinds import SNIFF_BYTES, tell_kind

WARNING = b"<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>8</b><br />\n"
PLAIN_WARNING = b"\nWarning: Undefined variable $x in /srv/a.php on line 8\n"
FEED = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>A</title></channel></rss>'
PROSE = b"A line of prose.\nAnother line.\nA third line, about nothing.\nA fourth.\nA fifth.\nA sixth.\n"

KINDS = {
    "doctype": (b"<!DOCTYPE html><title>A</title>", Kind.HTML),
    "xhtml": (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y"></html>', Kind.HTML),
    "html behind warnings": (WARNING * 200 + b"<html><body>A</body></html>", Kind.HTML),
    "html behind plain warnings": (PLAIN_WARNING * 3 + b"<html><body>A</body></html>", Kind.HTML),
    "html behind text": (b"Connected to the database\n\n<html><body>A</body></html>", Kind.HTML),
    "fragment": (b"<p>One.</p>\n<p>Two.</p>", Kind.HTML),
    "fragment that begins with text": (b"One.<br>Two.<br/>\n<b>Three</b>", Kind.HTML),
    "html with trackback rdf": (b"<!-- <rdf:RDF xmlns='x'/> --><div>A</div>", Kind.HTML),
    "html in utf-16": ("<html><body>Grüße</body></html>".encode("utf-16"), Kind.HTML),
    "html in utf-16 without mark": ("<html><body>Grüße</body></html>".encode("utf-16-le"), Kind.HTML),
    "html in utf-8 with mark": (b"\xef\xbb\xbf<html><body>A</body></html>", Kind.HTML),
    "html in shift_jis": ("<html><body>日本語</body></html>".encode("shift_jis"), Kind.HTML),
    "rss": (FEED, Kind.FEED),
    "rss behind warnings": (WARNING * 5 + FEED, Kind.FEED),
    "rss behind plain warnings": (PLAIN_WARNING * 5 + FEED, Kind.FEED),
    "rss behind other words, closed": (b"memory peak 12 MB\n" + FEED, Kind.FEED),
    "rss with html in it": (FEED.replace(b"<title>A", b"<title><![CDATA[<html><p>A]]>"), Kind.FEED),
    "atom": (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>', Kind.FEED),
    "atom with prefix": (b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>', Kind.FEED),
    "rdf": (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', Kind.FEED),
    "json feed": (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.JSON_FEED),
    "json feed, escaped": (b'{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', Kind.JSON_FEED),
    "json feed behind warnings": (WARNING + b'{"version":"https://jsonfeed.org/version/1"}', Kind.JSON_FEED),
    "other json": (b'{"id": 1, "title": "A"}', Kind.DATA),
    "list of json": (b'[\n {"id": 1}\n]', Kind.DATA),
    "wordpress api": (b'[{"id": 7, "content": {"rendered": "<p>A"}}]', Kind.WORDPRESS),
    "wordpress api behind warnings": (
        WARNING * 3 + b'[{"id":7,"title":{"rendered":"A"},"link":"b"}]',
        Kind.WORDPRESS,
    ),
    "wordpress.com": (b'{"found": 1, "posts": [{"ID": 7, "site_ID": 1, "content": "<p>A"}]}', Kind.WORDPRESS),
    "pages of an api in a list": (b'[[{"id": 7, "content": {"rendered": "<p>A"}}]]', Kind.WORDPRESS),
    "blogger": (b'{"version":"1.0","feed":{"id":{"$t":"a"}}}', Kind.BLOGGER),
    "medium behind its guard": (
        b'])}while(1);</x>{"payload":{"value":{"id":"a"},"references":{}}}',
        Kind.MEDIUM,
    ),
    "wxr": (FEED.replace(b'"2.0"', b'"2.0" xmlns:wp="http://wordpress.org/export/1.2/"'), Kind.WXR),
    "disqus": (b'<?xml version="1.0"?>\n<disqus xmlns="http://disqus.com"></disqus>', Kind.DISQUS),
    "broken json": (b'[{"id": 7, "content": {"rendered": "<p>A', Kind.DATA),
    "page with data in it": (
        b'<div>A</div><script>{"id": 7, "content": {"rendered": "b"}}</script>',
        Kind.HTML,
    ),
    "prose with json in it": (b"An error said:\n" + b'{"id": 7}\n' + PROSE, Kind.TEXT),
    "prose": (PROSE, Kind.TEXT),
    "prose in brackets": (b"[Update: it rains.]\n{sic}", Kind.TEXT),
    "prose that names a tag": (PROSE + b"In HTML a paragraph is <p>.", Kind.TEXT),
    "prose that quotes a page": (PROSE + b"<html>\n" + PROSE, Kind.TEXT),
    "prose about a feed": (PROSE + b'It begins with <rss version="2.0">.\n' + PROSE, Kind.TEXT),
    "prose with a heart": (b"I <3 this.\nSo do I.", Kind.TEXT),
    "prose with warnings": (PLAIN_WARNING + PROSE, Kind.TEXT),
    "prose in utf-16": ("\ufeffGrüße aus Köln".encode("utf-16-be"), Kind.TEXT),
    "nothing": (b"", Kind.EMPTY),
    "white space": (b" \r\n\t\0\0", Kind.EMPTY),
    "a mark alone": (b"\xef\xbb\xbf", Kind.EMPTY),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"a" * 100, Kind.BINARY),
    "pdf": (b"%PDF-1.7\nmostly text", Kind.BINARY),
    "database": (b"SQLite format 3\0" + b"a" * 100, Kind.BINARY),
    "noise": (bytes(range(256)) * 20, Kind.BINARY),
    "zeros and a letter": (b"\0" * 1000 + b"a", Kind.BINARY),
}


@pytest.mark.parametrize(("body", "kind"), KINDS.values(), ids=KINDS)
def test_content_tells_the_kind(body: bytes, kind: Kind) -> None:
    assert tell_kind(RawPage(body=body)) is kind


def test_a_wrong_media_type_does_not_win_over_a_document() -> None:
    assert tell_kind(RawPage(body=FEED, media_type="text/html")) is Kind.FEED
    assert tell_kind(RawPage(body=b"<html><p>A</html>", media_type="text/plain")) is Kind.HTML


def test_the_media_type_decides_where_the_content_leaves_doubt() -> None:
    code = b"Write it so:\n<div>\n</div>\nThat is all."
    assert tell_kind(RawPage(body=code, media_type="text/plain")) is Kind.TEXT
    assert tell_kind(RawPage(body=code)) is Kind.HTML
    assert tell_kind(RawPage(body=PROSE + b"<i>A</i>", media_type="text/html; charset=utf-8")) is Kind.HTML


@pytest.mark.parametrize("piece", [b"<", b"<!--", b"<p ", b"<!doctype ", b'{"', b"\0a", b"\xd5\x07\x93"])
def test_hostile_repetition_is_told_in_bounded_steps(piece: bytes) -> None:
    body = piece * (4 * SNIFF_BYTES // len(piece))
    assert tell_kind(RawPage(body=body)) in Kind
