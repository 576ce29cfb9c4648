"""Feeds whose entries are comments: one document per post, without text, with the comments as rows.

Recognised by the channel's title ("Comments on: T", "Comments for S"), or where most entries link to a
comment or answer something (RFC 4685). The post is known by what the entries answer, or by their link
without the fragment. Comments stand in order of time, as on the page; WordPress and Blogger print the
newest first. Parents: RFC 4685 `ref`, Blogger's `related` link; RSS has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cleaning.context import PageContext
from cleaning.cuts import CutLog
from cleaning.errors import CleaningError
from cleaning.metadata.jsonld import clean_value
from cleaning.metadata.labels import tidy_language
from cleaning.readers.entries import content_lines, iso_of, join_authors
from cleaning.readers.tables import Fields, body_of, dicts_of, text_of
from cleaning.types import Comment, Document

COMMENT_SHARE = 0.8
"""Share of entries that must be comments where the channel's title does not say so."""

_CHANNEL = re.compile(
    r"(?:comments (?P<on>on|for)|kommentare zu|commentaires sur|comentarios en|comentários (?:sobre|em"
    r"|para)|commenti (?:su|a|per)"
    r"|reacties op|komentarze do|комментарии (?:к|на)|(?:post )?comments)\b\s*[:：]?\s*(?P<subject>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENTRY = re.compile(
    r"(?:by|von|par|por|di|da|door|autor|przez|от|автор)\s*[:：]\s*(?P<author>.{1,100})"
    r"|(?:comment|kommentar|commentaire|comentario|comentário|commento|reactie|komentarz"
    r"|комментарий)\s(?:on|zu|sur|en|em|su|op|do|к)\s(?P<title>.{1,300})"
    r"\s(?:by|von|par|por|di|door|przez|от)\s(?P<by>.{1,100})",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT_LINK = re.compile(r"#(?:comment-?|c|cmt-?)\d+$|[?&]showComment=\d+", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(\d+)\D*$")
_PINGBACK = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|\[&#8230;\]).*(?:\[…\]|\[\.\.\.\]|\[&#8230;\])\s*", re.DOTALL)
_ANSWERS = "thr_in-reply-to"


def is_comment_feed(channel: Fields, entries: list[Fields]) -> bool:
    """Whether the entries are comments."""
    titled = _CHANNEL.match(clean_value(text_of(channel, "title")))
    comments = sum(_is_comment(entry) for entry in entries)
    return comments >= (1 if titled else COMMENT_SHARE * len(entries)) and comments > 0


def read_discussions(
    channel: Fields, entries: list[Fields], *, platform: str | None, cuts: CutLog
) -> tuple[Document, ...]:
    """Group the entries by post; a post keeps the place of its first entry."""
    groups: dict[str, list[Fields]] = {}
    for entry in entries:
        groups.setdefault(_post_of(entry, channel), []).append(entry)
    return tuple(
        _discussion(url, group, channel, number, platform, cuts)
        for number, (url, group) in enumerate(groups.items(), 1)
    )


def _discussion(
    url: str, entries: list[Fields], channel: Fields, record: int, platform: str | None, cuts: CutLog
) -> Document:
    language = text_of(channel, "language") or None
    named = _CHANNEL.match(clean_value(text_of(channel, "title")))
    titles = (_ENTRY.match(clean_value(text_of(entry, "title"))) for entry in entries)
    title = next((match["title"] for match in titles if match and match["title"]), None)
    subject = named["subject"].strip() if named else ""
    if platform == "blogger":  # "Comments on BLOG: POST"
        subject = subject.partition(": ")[2] or subject
    is_site = bool(named and (named["on"] or "").casefold() == "for")
    return Document(
        text="",
        title=title or (subject if subject and not is_site else None),
        url=url or None,
        site=subject if is_site and subject else None,
        platform=platform,
        language=tidy_language(language),
        comments=_comments(entries, language, cuts),
        record=record,
        evidence={"title": "feed"},
    )


def _comments(entries: list[Fields], language: str | None, cuts: CutLog) -> tuple[Comment, ...]:
    rows = [(entry, comment) for entry in entries if (comment := _comment(entry, language, cuts))]
    if all(comment.published for _, comment in rows):
        rows.sort(key=lambda row: (row[1].published or "", row[1].source_id or ""))
    places: dict[str, int] = {}
    for place, (entry, comment) in enumerate(rows):
        for key in (text_of(entry, "id"), text_of(entry, "link"), comment.source_id):
            if key:
                places.setdefault(key, place)
    return tuple(
        replace(comment, parent=_parent(entry, places, place)) for place, (entry, comment) in enumerate(rows)
    )


def _comment(entry: Fields, language: str | None, cuts: CutLog) -> Comment | None:
    content, is_plain = body_of(entry)
    try:
        lines = content_lines(
            content or text_of(entry, "summary"), is_plain, PageContext(language=language), cuts
        )
    except CleaningError:
        return None
    if not lines:
        return None
    text = "\n".join(lines)
    title = _ENTRY.match(clean_value(text_of(entry, "title")))
    names = [text_of(author, "name") for author in dicts_of(entry, "authors")] or [text_of(entry, "author")]
    details = entry.get("author_detail")
    published = text_of(entry, "published", "updated") or None
    return Comment(
        text=text,
        author=clean_value(names[0]) or join_authors([(title["author"] or title["by"]) if title else ""]),
        author_url=(text_of(details, "href") or None) if isinstance(details, Mapping) else None,
        published=iso_of(published, language),
        published_raw=published,
        source_id=_source_id(entry),
        kind="pingback" if _PINGBACK.fullmatch(text) else "comment",
    )


def _parent(entry: Fields, places: Mapping[str, int], own: int) -> int | None:
    answered = entry.get(_ANSWERS)
    keys = [text_of(answered, "ref"), text_of(answered, "href")] if isinstance(answered, Mapping) else []
    for link in dicts_of(entry, "links"):
        if link.get("rel") == "related":
            keys.append(text_of(link, "href").rstrip("/").rpartition("/")[2])
    place = next((places[key] for key in keys if key in places), None)
    return None if place is None or place >= own else place


def _source_id(entry: Fields) -> str | None:
    for raw in (text_of(entry, "link").rpartition("#")[2], text_of(entry, "id")):
        match = _LAST_NUMBER.search(raw)
        if match:
            return match[1]
    return None


def _post_of(entry: Fields, channel: Fields) -> str:
    """Return the address of the post that an entry is about; empty where it names none."""
    own = text_of(entry, "link").partition("#")[0]
    own = re.sub(r"[?&]showComment=\d+", "", own)
    answered = entry.get(_ANSWERS)
    href = text_of(answered, "href") if isinstance(answered, Mapping) else ""
    if _COMMENT_LINK.search(text_of(entry, "link")) or not href:
        return own or text_of(channel, "link")
    return href.partition("#")[0]


def _is_comment(entry: Fields) -> bool:
    return (
        bool(_COMMENT_LINK.search(text_of(entry, "link")))
        or _ANSWERS in entry
        or bool(_ENTRY.match(clean_value(text_of(entry, "title"))))
    )
