"""Feeds whose entries are comments: one document per post, without text, with the comments as rows.

Recognised by the channel's title ("Comments on: T", "Comments for S"), or where most entries link to a
comment or answer something (RFC 4685). The post is known by what the entries answer, or by their link
without the fragment. Comments stand in order of time, as on the page; WordPress and Blogger print the
newest first. Parents: RFC 4685 `ref`, Blogger's `related` link; RSS has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cleaning.cuts import CutLog
from cleaning.metadata.jsonld import clean_value
from cleaning.metadata.labels import tidy_language
from cleaning.readers.discussions import Said, discussion
from cleaning.readers.entries import join_authors, tell_evidence
from cleaning.readers.tables import Fields, body_of, dicts_of, table_of, text_of
from cleaning.types import Document, Rejection

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
_COMMENT_LINK = re.compile(r"#(?:comment-?|c|cmt-?)(\d+)$|[?&]showComment=\d+", re.IGNORECASE)
_COMMENT_FEED = re.compile(r"/comments/default/(\d+)/?$")
"""Blogger's address of the comment that is answered."""
_LAST_NUMBER = re.compile(r"(\d+)\D*$")
_PINGBACK = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|\[&#8230;\]).*(?:\[…\]|\[\.\.\.\]|\[&#8230;\])\s*", re.DOTALL)
_ANSWERS = "thr_in-reply-to"


def names_kind(tag: Fields) -> bool:
    """Whether a category says what an entry is, not what it is about."""
    return text_of(tag, "scheme").endswith("#kind")


def kind_of(entry: Fields) -> str:
    """Tell what Blogger's backup calls an entry (post, comment, settings, ...); empty: nothing."""
    terms = (text_of(tag, "term") for tag in dicts_of(entry, "tags") if names_kind(tag))
    return next((term.rpartition("#")[2] for term in terms), "") or text_of(entry, "blogger_type").casefold()


def is_comment_feed(channel: Fields, entries: Sequence[Fields]) -> bool:
    """Whether the entries are comments."""
    titled = _CHANNEL.match(clean_value(text_of(channel, "title")))
    comments = sum(_is_comment(entry) for entry in entries)
    return comments >= (1 if titled else COMMENT_SHARE * len(entries)) and comments > 0


def read_discussions(
    channel: Fields, entries: Sequence[Fields], *, platform: str | None, cuts: CutLog
) -> list[Document | Rejection]:
    """Group the entries by post; a post keeps the place of its first entry."""
    groups: dict[str, list[Said]] = {}
    for one in read_comments(channel, entries, platform=platform):
        groups.setdefault(one.post_url, []).append(one)
    known = _about(channel, platform)
    return [discussion(replace(known, url=url or None), group, cuts) for url, group in groups.items()]


def read_comments(channel: Fields, entries: Sequence[Fields], *, platform: str | None) -> list[Said]:
    """Read the entries as comments, each with the address of its post."""
    names: dict[str, str] = {}
    for entry in entries:
        for key in (text_of(entry, "id"), text_of(entry, "link"), _source_id(entry)):
            if key:
                names.setdefault(key, _name(entry))
    owners = {text_of(author, "href") for author in dicts_of(channel, "authors")} - {""}
    owner = next(iter(owners), "") if len(owners) == 1 and platform == "blogger" else ""
    return [_said(entry, channel, names, owner) for entry in entries]


def _about(channel: Fields, platform: str | None) -> Document:
    """Tell what the channel says of the post, or of the site where it is a whole site's."""
    named = _CHANNEL.match(clean_value(text_of(channel, "title")))
    subject = named["subject"].strip() if named else ""
    if platform == "blogger":  # "Comments on BLOG: POST"
        subject = subject.partition(": ")[2] or subject
    is_site = bool(named and (named["on"] or "").casefold() == "for")
    document = Document(
        text="",
        title=subject if subject and not is_site else None,
        site=subject if is_site and subject else None,
        platform=platform,
        language=tidy_language(text_of(channel, "language") or None),
    )
    return replace(document, evidence=tell_evidence(document, "feed"))


def _said(entry: Fields, channel: Fields, names: Mapping[str, str], owner: str) -> Said:
    content, is_plain = body_of(entry)
    title = _ENTRY.match(clean_value(text_of(entry, "title")))
    authors = [text_of(author, "name") for author in dicts_of(entry, "authors")]
    author = clean_value((authors or [text_of(entry, "author")])[0])
    details = table_of(entry, "author_detail")
    content = content or text_of(entry, "summary")
    return Said(
        content=content,
        is_plain=is_plain,
        post_url=_post_of(entry, channel),
        post_title=(title["title"] or "") if title else "",
        author=author or join_authors([(title["author"] or title["by"]) if title else ""]) or "",
        author_url=text_of(details, "href"),
        published=text_of(entry, "published", "updated"),
        post_number=number_in(text_of(entry, "blogger_parent")) or "",
        number=_source_id(entry) or "",
        name=_name(entry),
        answers=_answered(entry, names),
        kind="pingback" if _PINGBACK.fullmatch(clean_value(content)) else "comment",
        by_post_author=bool(owner) and text_of(details, "href") == owner,
    )


def _name(entry: Fields) -> str:
    return _source_id(entry) or text_of(entry, "id", "link")


def _answered(entry: Fields, names: Mapping[str, str]) -> str:
    """Name the comment that an entry answers; one of another page of the feed goes by its number."""
    named = number_in(text_of(entry, "blogger_inreplyto"))
    if named:
        return named
    answered = table_of(entry, _ANSWERS)
    keys = [text_of(answered, "ref"), text_of(answered, "href")]
    related = [text_of(link, "href") for link in dicts_of(entry, "links") if link.get("rel") == "related"]
    keys += [href.rstrip("/").rpartition("/")[2] for href in related]
    here = next((names[key] for key in keys if key in names), "")
    if here:
        return here if here != _name(entry) else ""
    elsewhere = (_COMMENT_LINK.search(key) or _COMMENT_FEED.search(key) for key in (*keys[:2], *related))
    return next((match[1] for match in elsewhere if match), "")


def _source_id(entry: Fields) -> str | None:
    return number_in(text_of(entry, "link").rpartition("#")[2]) or number_in(text_of(entry, "id"))


def number_in(name: str) -> str | None:
    """Cut the site's number out of an id or a fragment: the last one in it.

    >>> number_in("tag:blogger.com,1999:blog-1.post-23")
    '23'
    """
    match = _LAST_NUMBER.search(name)
    return match[1] if match else None


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
