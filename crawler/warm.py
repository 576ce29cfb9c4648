"""Imported by the process that workers are forked from: what every worker needs is made once for all.

Phrase tables, date words and patterns are made at their first use, which takes as long as cleaning ten pages.
A small page with a discussion is cleaned here, so that workers are born with them. What only some pages need
(feeds, flattened text, fallbacks for pages of few words) stays for the worker that meets the first of them: a
run over one page should not wait for it. The commands are here because every new process imports the module
that the program was started from.
"""

from __future__ import annotations

import contextlib
import gc
import warnings

import crawler.commands  # noqa: F401 (see above)
from cleaning import RawPage, clean

PAGE = (
    b"""<!doctype html><html lang=en><title>A post</title><body class=single-post>
<article><h1>A post</h1><p class=byline>By Ann Lee, 3 May 2020</p><div class=entry-content>"""
    + b"<p>One paragraph, long enough to be the text of a post, with words that any reader knows.</p>" * 8
    + b"""</div></article>
<ol class=comment-list><li id=comment-1 class=comment><cite class=fn>Bo Li</cite>
<a href=#comment-1>2 days ago</a>
<p>Well said.</p><a class=comment-reply-link>Reply</a></li></ol></body></html>"""
)

YOUNG_OBJECTS = 50_000
"""New objects from which the garbage collector looks for circles: at Python's 700 it looks a hundred times a
page, which took a twentieth of the time of cleaning (150 blog pages)."""

warnings.simplefilter("ignore")
with contextlib.suppress(Exception):  # a defect shows, with its page, in the worker
    clean(RawPage(body=PAGE, url="https://a.example/1"))
gc.collect()
gc.freeze()  # what all workers share is never garbage, and memory that is not written stays shared
gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
