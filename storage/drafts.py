"""Values -> drafts: everything of a row that can be told from the page alone, before the database is asked.

Whatever could break a write ends here: NUL and lone surrogates (PostgreSQL takes neither), numbers that no
integer column holds, shares that are no numbers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256

from cleaning.identity import Identity, identities, text_hash
from cleaning.types import Comment, Cut, Document, RawPage, Rejection
from storage.values import Cleaned

Value = str | int | float | bool | None
Row = Mapping[str, Value]

UNFINISHED = frozenset({"crash", "memory_limit", "time_limit"})
"""Rules for pages whose cleaning did not end."""
UNREAD = "unread"
"""The ruleset of such a page, older than any: it never replaces a reading, and any reading replaces it."""

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
MAX_INTEGER = 2**53 - 1
"""Greatest integer that pandas, R and JavaScript all read exactly."""
DIGEST_CHARS = 32
"""Hexadecimal digits of a digest that is compared within one post or source."""
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
"""A word, or one character of a script that writes none apart (as Unicode's word borders have it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostContent:
    """The content columns of a post."""

    url: str | None
    canonical_url: str | None
    site: str | None
    platform: str | None
    title: str | None
    author: str | None
    published_at: str | None
    published_raw: str | None
    modified_at: str | None
    language: str | None
    text: str
    summary: str | None
    image: str | None
    licence: str | None
    tags: str
    categories: str
    comment_count: int | None
    word_count: int
    text_hash: str


CONTENT = tuple(field.name for field in fields(PostContent))
COMMENT = tuple(field.name for field in fields(Comment))
to_json = json.JSONEncoder(ensure_ascii=False).encode

COMMENT_DEFAULTS = {name: getattr(Comment(text=""), name) for name in COMMENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """One document of a capture."""

    number: int
    record: int | None
    identity: Identity
    content: PostContent
    version: str
    """Digest of the content."""
    comments: tuple[Comment, ...]
    discussion: str | None
    """Digest of the comments; None without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureDraft:
    """One capture with all that hangs on it."""

    key: str
    source: str
    fetched_at: str | None
    ruleset: str
    outcome: str
    row: Row
    """All columns of the capture that do not depend on earlier sights."""
    documents: tuple[DocumentDraft, ...]
    rejections: tuple[Row, ...]
    cuts: tuple[Row, ...]


def draft(cleaned: Cleaned, ruleset: str) -> CaptureDraft:
    """Draft the rows of one cleaned page."""
    page, outcome = cleaned.page, cleaned.outcome
    if any(rejection.rule in UNFINISHED for rejection in outcome.rejections):
        ruleset = UNREAD
    body, source, key = identify(page)
    documents = _draft_documents(outcome.documents, page.body)
    rejections = tuple(_rejection_row(rejection) for rejection in outcome.rejections)
    cuts = tuple(_cut_rows(outcome.cuts))
    made = digest_of(_outcome_json(documents, rejections, cuts))
    row = _capture_row(page, cleaned) | {"source": source, "key": key, "source_key": digest_of(source)}
    return CaptureDraft(
        key=key,
        source=source,
        fetched_at=utc_text(page.fetched_at),
        ruleset=ruleset,
        outcome=made,
        row=row | {"digest": body, "ruleset": ruleset, "outcome": made},
        documents=documents,
        rejections=rejections,
        cuts=cuts,
    )


def identify(page: RawPage) -> tuple[str, str, str]:
    """Digest of the body, source, and the key of both: a capture is one content at one source."""
    body = sha256(page.body).hexdigest()
    source = storable(page.source or page.url or f"sha256:{body}")
    return body, source, digest_of(source, body)


def storable(text: str) -> str:
    r"""Drop NUL and replace lone surrogates, which are no characters.

    >>> storable("a\x00b")
    'ab'
    """
    if (text.isascii() and "\x00" not in text) or not UNSTORABLE.search(text):
        return text
    return UNSTORABLE.sub("\ufffd", text.replace("\x00", ""))


def digest_of(*parts: str) -> str:
    """Digest strings in their order."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_CHARS]


def count_words(text: str) -> int:
    """Count the words of a text.

    >>> count_words("two words"), count_words("日本語")
    (2, 3)
    """
    return len(WORD.findall(text))


def utc_text(moment: datetime | None) -> str | None:
    """Write a moment as the database does; one without zone is taken for UTC.

    >>> utc_text(datetime(2024, 5, 1, 12))
    '2024-05-01T12:00:00+00:00'
    """
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def write_comments(comments: Iterable[Comment]) -> str:
    """Comments as JSON, defaults left out."""
    return to_json(
        [
            {name: value for name in COMMENT if (value := getattr(comment, name)) != COMMENT_DEFAULTS[name]}
            for comment in comments
        ]
    )


def read_comments(text: str | None) -> tuple[Comment, ...]:
    """Comments from JSON; None gives none."""
    if text is None:
        return ()
    return tuple(Comment(**(COMMENT_DEFAULTS | found)) for found in json.loads(text))


def _draft_documents(documents: Sequence[Document], body: bytes) -> tuple[DocumentDraft, ...]:
    return tuple(
        _draft_document(number, document, identity)
        for number, (document, identity) in enumerate(
            zip(documents, identities(documents, body), strict=True), start=1
        )
    )


def _draft_document(number: int, document: Document, identity: Identity) -> DocumentDraft:
    content = _content(document, identity)
    comments = tuple(map(_storable_comment, document.comments))
    return DocumentDraft(
        number=number,
        record=document.record,
        identity=identity,
        content=content,
        version=digest_of(*(repr(getattr(content, name)) for name in CONTENT)),
        comments=comments,
        discussion=digest_of(write_comments(comments)) if comments else None,
    )


def _content(document: Document, identity: Identity) -> PostContent:
    # A dump does not know its URL; the canonical link it is known by says it, as it does for a crawl.
    address = document.url or (document.canonical_url if identity.uid != identity.own else None)
    text = storable(document.text)
    return PostContent(
        url=_optional(address),
        canonical_url=_optional(document.canonical_url),
        site=_optional(document.site),
        platform=_optional(document.platform),
        title=_optional(document.title),
        author=_optional(document.author),
        published_at=_optional(document.published),
        published_raw=_optional(document.published_raw),
        modified_at=_optional(document.modified),
        language=_optional(document.language),
        text=text,
        summary=_optional(document.summary),
        image=_optional(document.image),
        licence=_optional(document.licence),
        tags=_array(document.tags),
        categories=_array(document.categories),
        comment_count=_integer(document.comment_count),
        word_count=count_words(text),
        text_hash=text_hash(text),
    )


def _storable_comment(comment: Comment) -> Comment:
    sure = comment.confidence
    return Comment(
        text=storable(comment.text),
        author=_optional(comment.author),
        author_url=_optional(comment.author_url),
        author_headline=_optional(comment.author_headline),
        by_post_author=comment.by_post_author,
        published=_optional(comment.published),
        published_raw=_optional(comment.published_raw),
        relative=comment.relative,
        parent=comment.parent,
        parent_evidence=comment.parent_evidence,
        answers=_optional(comment.answers),
        source_id=_optional(comment.source_id),
        kind=comment.kind,
        likes=_integer(comment.likes),
        language=_optional(comment.language),
        confidence=sure if sure is None or math.isfinite(sure) else None,
    )


def _array(words: Iterable[str]) -> str:
    return to_json(list(map(storable, words)))


def _optional(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _integer(number: int | None) -> int | None:
    return number if number is not None and abs(number) <= MAX_INTEGER else None


def _capture_row(page: RawPage, cleaned: Cleaned) -> dict[str, Value]:
    place = cleaned.archive
    return {
        "member": _optional(page.member),
        "url": _optional(page.url),
        "fetched_at": utc_text(page.fetched_at),
        "status": page.status,
        "content_type": _optional(page.media_type),
        "archive_file": place.file if place else None,
        "archive_offset": place.offset if place else None,
    }


def _rejection_row(rejection: Rejection) -> Row:
    return {
        "record": rejection.record,
        "rule": storable(rejection.rule),
        "reason": storable(rejection.reason),
    }


def _cut_rows(cuts: Iterable[Cut]) -> Iterable[Row]:
    by_rule: dict[str, list[Cut]] = {}
    for cut in cuts:
        by_rule.setdefault(cut.rule, []).append(cut)
    for rule, found in sorted(by_rule.items()):
        longest = max(found, key=lambda cut: (cut.characters, cut.text))
        yield {
            "rule": storable(rule),
            "count": len(found),
            "characters": sum(cut.characters for cut in found),
            "sample": storable(longest.text),
        }


def _outcome_json(documents: Iterable[DocumentDraft], rejections: Iterable[Row], cuts: Iterable[Row]) -> str:
    seen = [(d.record, d.identity.uid, d.identity.own, d.version, d.discussion) for d in documents]
    return to_json([seen, list(map(dict, rejections)), list(map(dict, cuts))])
