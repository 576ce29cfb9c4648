"""A feed flattened to text: told by its own structure, the run of fields that opens every entry.

RSS writers put the fields of an item in one order: title, link, comments link, date, creator and
categories, guid, excerpt, content,
comment feed, comment count. Flattened, the tags are gone and the run stays: `TITLE URL [URL] DATE …
URL?p=1 … ]]> BODY URL/feed/ 0`.
The anchor is a link directly followed by at most one more link and an RFC 822 or ISO date. A dump is a
feed where at least two such runs
stand in it. The channel's own run (its link is the root of the entries' links) is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from cleaning.cuts import CutLog
from cleaning.dates import parse_date
from cleaning.phrases import is_phrase
from cleaning.types import Document

MIN_ENTRIES = 2
"""Runs that make a feed: one run may stand in prose by chance."""

TITLE_CHARS = 300
"""Longest title looked for before a link."""

TAIL_CHARS = 400
"""Longest run of fields between the date and the content (creator, categories, guid)."""

SUMMARY_FACTOR = 2
"""What stands before `]]>` is the excerpt where at least this many times its length stands behind it."""

_URL = r"https?://[^\s<>\"]{1,2000}"
_RFC822 = (
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{2}:\d{2}(?::\d{2})?\s(?:[+-]\d{4}|[A-Z]{1,4})\b"
)
_ISO = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?"
_RUN = re.compile(rf"(?P<link>{_URL})\s+(?:(?P<comments>{_URL})\s+)?(?P<date>{_RFC822}|{_ISO})(?!\S)")
_LAST_URL = re.compile(rf"{_URL}\s+(?=[^\n]*$)")
_GUID = re.compile(rf"\s*(?P<fields>[^\n]{{0,{TAIL_CHARS}}}?)(?P<guid>{_URL})(?=\s|$)")
_COMMENT_FEED = re.compile(rf"^(?P<feed>{_URL})(?:\s+(?P<count>\d{{1,6}}))?$")
_CDATA_END = "]]>"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Where an entry's fields stand in the dump."""

    title: str
    opens: int
    link: str
    comments: str | None
    date: str
    ends: int


def read_feed(text: str, cuts: CutLog) -> tuple[Document, ...]:
    """The entries of a flattened feed; none where the dump is no feed."""
    runs = _entries(list(_runs(text)))
    if len(runs) < MIN_ENTRIES:
        return ()
    cuts.add("feed_plumbing", text[: runs[0].opens])
    ends = [run.opens for run in runs[1:]] + [len(text)]
    return tuple(
        _document(run, text[run.ends : end], number, cuts)
        for number, (run, end) in enumerate(zip(runs, ends, strict=True), 1)
    )


def _runs(text: str) -> Iterator[_Run]:
    free = 0
    for match in _RUN.finditer(text):
        opens, title = _title_before(text, match.start(), free)
        yield _Run(
            title=title,
            opens=opens,
            link=match["link"],
            comments=match["comments"],
            date=match["date"],
            ends=match.end(),
        )
        free = match.end()


def _title_before(text: str, link: int, free: int) -> tuple[int, str]:
    """Where the title before a link begins, and the title: the rest of the line before it, else the line
    above.
    """
    window = max(free, link - TITLE_CHARS)
    before = text[window:link]
    head = before.rstrip()
    start = head.rfind("\n") + 1
    last = _LAST_URL.search(head, start)
    if last:
        start = last.end()
    return window + start, " ".join(head[start:].split())


def _entries(runs: list[_Run]) -> list[_Run]:
    """The runs without the channel's own, which has no title or the root of all entries for a link."""
    while runs and (not runs[0].title or _is_channel(runs[0], runs[1:])):
        runs = runs[1:]
    return [run for run in runs if run.title]


def _is_channel(first: _Run, others: list[_Run]) -> bool:
    path = urlsplit(first.link).path.rstrip("/")
    return (
        bool(others)
        and not path
        and not first.comments
        and all(urlsplit(run.link).path.rstrip("/") for run in others)
    )


def _document(run: _Run, body: str, number: int, cuts: CutLog) -> Document:
    moment = parse_date(run.date)
    body = _without_guid(body, run, cuts)
    summary, body = _apart(body, cuts)
    lines, count = _content(body, cuts)
    return Document(
        text="\n".join(lines),
        title=run.title,
        url=run.link,
        site=urlsplit(run.link).hostname,
        published=moment.iso if moment else None,
        published_raw=run.date,
        summary=summary,
        comment_count=count,
        record=number,
        evidence={
            "title": "flattened feed",
            "url": "flattened feed",
            "site": "heuristic: host",
            **({"published": "flattened feed"} if moment else {}),
            **({"summary": "flattened feed"} if summary else {}),
            **({"comment_count": "flattened feed"} if count is not None else {}),
        },
    )


def _without_guid(body: str, run: _Run, cuts: CutLog) -> str:
    """The body without creator, categories and guid, which stand between the date and the content on one
    line.
    """
    guid = _GUID.match(body)
    if not guid or urlsplit(guid["guid"]).hostname != urlsplit(run.link).hostname:
        return body
    cuts.add("feed_plumbing", guid[0])
    return body[guid.end() :]


def _apart(body: str, cuts: CutLog) -> tuple[str | None, str]:
    """Excerpt and content: `EXCERPT Continue reading ]]> CONTENT`."""
    before, mark, after = body.partition(_CDATA_END)
    if not mark:
        return None, body
    excerpt = " ".join(before.split())
    if is_phrase(excerpt, "continuation"):
        cuts.add("feed_plumbing", before + mark)
        return None, after
    if len(after) >= SUMMARY_FACTOR * len(before):
        cuts.add("feed_plumbing", before + mark)
        return excerpt or None, after
    return None, before + "\n" + after


def _content(body: str, cuts: CutLog) -> tuple[list[str], int | None]:
    """The paragraphs of an entry, and the comment count its plumbing shows."""
    kept: list[str] = []
    count: int | None = None
    for raw in body.replace(_CDATA_END, "\n").split("\n"):
        line = " ".join(raw.split())
        feed = _COMMENT_FEED.match(line)
        if feed and (feed["count"] is not None or "/feed" in feed["feed"]):
            count = int(feed["count"]) if feed["count"] else count
            cuts.add("feed_plumbing", line)
        elif is_phrase(line, "continuation", "syndication"):
            cuts.add("feed_plumbing", line)
        elif line:
            kept.append(line)
    return kept, count
