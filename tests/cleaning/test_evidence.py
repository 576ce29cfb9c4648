"""Every field that a row has says where it came from, whatever kind of page it was read from."""

from __future__ import annotations

import json

import pytest

from cleaning import Document, RawPage, clean

FIELDS = tuple(
    "title author published modified language tags categories canonical_url site summary comment_count".split()
)
PROSE = "A paragraph that is long enough to be the text of a post, in words that any reader knows well. " * 3
DATA = {
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    "headline": "On harbours",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "datePublished": "2020-05-03T10:00:00+00:00",
    "dateModified": "2020-05-04T10:00:00+00:00",
    "articleSection": "Coasts",
    "keywords": "harbours, piers",
    "description": "What a harbour is.",
    "commentCount": 2,
}
DECLARED = f"""<!doctype html><html lang=en><head><title>On harbours - Tides</title>
<link rel=canonical href="https://tides.example/harbours"><meta property=og:site_name content=Tides>
<script type="application/ld+json">{json.dumps(DATA)}</script></head>
<body><article><h1>On harbours</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article></body></html>"""
SHOWN = f"""<!doctype html><html><head><title>On harbours</title></head><body><div><h2>On harbours</h2>
<p>By Ann Lee</p><p>May 3, 2020</p><p>{PROSE}</p><p>{PROSE} Once more.</p></div></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tides</title><language>en</language><item><title>On harbours</title><link>https://tides.example/1</link>
<dc:creator>Ann Lee</dc:creator><pubDate>Sun, 03 May 2020 10:00:00 +0000</pubDate><category>Coasts</category>
<slash:comments>2</slash:comments><description>Short.</description>
<content:encoded><![CDATA[<p>{PROSE}</p>]]></content:encoded></item></channel></rss>"""
TEXT = f"""On harbours

By Ann Lee
May 3, 2020

{PROSE}

{PROSE} Once more.

2 Comments

Bo Li says:
May 4, 2020 at 10:00 am
Well said, and I have thought of it for a while.

Cy Ro says:
May 5, 2020 at 11:00 am
I could not agree less, but I like the piers.
"""


API = json.dumps(
    [
        {
            "id": 7,
            "link": "https://tides.example/harbours",
            "date": "2020-05-03T10:00:00",
            "title": {"rendered": "On harbours"},
            "content": {"rendered": f"<p>{PROSE}</p>"},
            "excerpt": {"rendered": "<p>Short.</p>"},
        }
    ]
)
COMMENTS = json.dumps(
    [
        {
            "id": 1,
            "post": 7,
            "parent": 0,
            "link": "https://tides.example/harbours#comment-1",
            "author_name": "Bo Li",
            "date": "2020-05-04T10:00:00",
            "content": {"rendered": "<p>Well said.</p>"},
        }
    ]
)


def read(markup: str) -> Document:
    [post] = clean(RawPage(body=markup.encode(), url="https://tides.example/harbours")).documents
    return post


@pytest.mark.parametrize(
    ("markup", "least"),
    [(DECLARED, 11), (SHOWN, 3), (FEED, 8), (TEXT, 4), (API, 3), (COMMENTS, 1)],
    ids=["declared", "shown", "feed", "text", "api", "comments alone"],
)
def test_every_field_has_its_evidence(markup: str, least: int) -> None:
    post = read(markup)
    filled = {name for name in FIELDS if getattr(post, name) not in (None, ())}
    assert filled == set(post.evidence) & set(FIELDS)
    assert len(filled) >= least


def test_what_is_declared_is_no_guess() -> None:
    assert [name for name, source in read(DECLARED).evidence.items() if source.startswith("heuristic")] == []


def test_what_is_only_shown_is_called_a_guess() -> None:
    evidence = read(SHOWN).evidence
    assert evidence["published"] == "heuristic: near headline"
    assert evidence["author"] == "heuristic: byline"
    assert evidence["site"] == "heuristic: host"
