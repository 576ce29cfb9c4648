"""clean(): tells the kind of raw page apart, hands it to its reader, names the language; and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from cleaning.cuts import CutLog
from cleaning.kinds import tell_kind
from cleaning.language import name_language
from cleaning.types import Kind, Outcome, RawPage, Rejection

READERS: dict[Kind, str] = {
    Kind.HTML: "cleaning.readers.html",
    Kind.FEED: "cleaning.readers.feed",
    Kind.JSON_FEED: "cleaning.readers.jsonfeed",
    Kind.WXR: "cleaning.readers.wxr",
    Kind.WORDPRESS: "cleaning.readers.wordpress",
    Kind.BLOGGER: "cleaning.readers.blogger",
    Kind.DISQUS: "cleaning.readers.disqus",
    Kind.DISCOURSE: "cleaning.readers.discourse",
    Kind.SUBSTACK: "cleaning.readers.substack",
    Kind.MEDIUM: "cleaning.readers.medium",
    Kind.REMARK42: "cleaning.readers.remark42",
    Kind.ISSO: "cleaning.readers.isso",
    Kind.TEXT: "cleaning.readers.text",
}
"""Each has `read(page: RawPage, cuts: CutLog | None) -> Outcome`. Imported at first use: a text dump needs no
HTML extractor."""

UNREADABLE: dict[Kind, str] = {
    Kind.EMPTY: "the record is empty",
    Kind.BINARY: "the record is binary, neither HTML nor a feed nor text",
    Kind.DATA: "the record is JSON of an unknown form, no feed and no answer of an API, or it is broken",
}


def clean(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one raw page. Never raises for what a page holds: what becomes no row is a `Rejection`.

    cuts: a log of the caller's own, for who wants more of the cuts than samples.
    """
    kind = page.kind or tell_kind(page)
    reason = UNREADABLE.get(kind)
    if reason:
        return Outcome(rejections=(Rejection(rule=kind.value, reason=reason),))
    read: Callable[[RawPage, CutLog | None], Outcome] = import_module(READERS[kind]).read
    outcome = read(page, cuts)
    return replace(outcome, documents=tuple(map(name_language, outcome.documents)))
