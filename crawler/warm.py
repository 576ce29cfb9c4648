"""Imported by the process that workers are forked from: fills every cache of the cleaning code, once for all.

Phrase tables, date words and patterns are made at their first use, which takes as long as cleaning a hundred
pages. A small page of each kind is cleaned here, so that workers are born with everything at hand.
"""

from __future__ import annotations

import contextlib
import warnings

from cleaning import RawPage, clean

PAGE = b"""<!doctype html><html lang=en><title>A post</title><body class=single-post>
<article><h1>A post</h1><p class=byline>By Ann Lee, 3 May 2020</p>
<div class=entry-content><p>One paragraph, long enough to be text.</p><p>And another.</p></div></article>
<ol class=comment-list><li id=comment-1 class=comment><cite class=fn>Bo Li</cite>
<a href=#comment-1>2 days ago</a>
<p>Well said.</p><a class=comment-reply-link>Reply</a></li></ol></body></html>"""
FEED = b"""<rss version="2.0"><channel><title>A blog</title><item><title>A post</title>
<link>https://a.example/1</link><pubDate>Sun, 03 May 2020 10:00:00 GMT</pubDate>
<description>One paragraph.</description></item></channel></rss>"""
TEXT = b"""A post
By Ann Lee
3 May 2020

One paragraph, long enough to be text.

1 comment

Bo Li says:
2 days ago
Well said.
Reply
"""

warnings.simplefilter("ignore")
for sample in (PAGE, FEED, TEXT):
    with contextlib.suppress(Exception):  # a defect shows, with its page, in the worker
        clean(RawPage(body=sample, url="https://a.example/1"))
