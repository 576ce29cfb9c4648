"""Medium's JSON (`?format=json`, and the answers to `/_/api/posts/<id>/responses`).

A response is a post that names the post it answers; its text lies in paragraphs with numbered types. Persons
and further posts stand in `references`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.metadata.jsonld import clean_value, fold_title
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Posted, Said, gather, host_of
from cleaning.readers.entries import Entry, clean_entry
from cleaning.readers.tables import Fields, count_of, dicts_of, number_of, table_of, text_of
from cleaning.types import Outcome, RawPage

PLATFORM = "medium"
ORIGIN = "medium-api"
TAGS = {1: "p", 2: "h2", 3: "h3", 6: "blockquote", 7: "blockquote", 8: "pre", 9: "li", 10: "li", 13: "h4"}
"""`type` of a paragraph -> element; pictures (4) and frames (11) hold captions alone."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer."""
    return read_answer(page, _read_value, cuts)


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    payload = table_of(value, "payload") if isinstance(value, dict) else {}
    references = table_of(payload, "references")
    users = table_of(references, "User")
    main = table_of(payload, "value")
    known = {number_of(post, "id"): post for post in _posts(payload, references)} | (
        {number_of(main, "id"): main} if main else {}
    )
    posts = [_post(main, users, cuts)] if main else []
    said = [_said(post, users, known) for post in known.values() if _answered(post) and post is not main]
    return gather(posts, said, cuts, platform=PLATFORM)


def _posts(payload: Fields, references: Fields) -> Iterator[Fields]:
    yield from dicts_of(payload, "value")
    yield from dicts_of(payload, "posts")
    for post in table_of(references, "Post").values():
        if isinstance(post, dict):
            yield post


def _answered(post: Fields) -> str:
    return text_of(post, "inResponseToPostId")


def _url(post: Fields) -> str:
    return text_of(post, "canonicalUrl", "webCanonicalUrl", "mediumUrl")


def _time(post: Fields, *names: str) -> str:
    return str(count_of(post, *names) or "")


def _html(post: Fields, title: str = "") -> str:
    """Write the paragraphs as HTML; the first one may be the title again."""
    bodies = (table_of(table_of(post, name), "bodyModel") for name in ("content", "previewContent"))
    paragraphs = next((found for body in bodies if (found := dicts_of(body, "paragraphs"))), [])
    pieces = []
    for place, paragraph in enumerate(paragraphs):
        tag = TAGS.get(count_of(paragraph, "type") or 0)
        text = text_of(paragraph, "text")
        is_title = place == 0 and title and fold_title(text) == fold_title(title)
        if tag and not is_title:
            pieces.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
    return "".join(pieces)


def _post(post: Fields, users: Fields, cuts: CutLog) -> Posted:
    url, title = _url(post), clean_value(text_of(post, "title"))
    virtuals = table_of(post, "virtuals")
    entry = Entry(
        title=title or None,
        url=url or None,
        authors=(text_of(table_of(users, text_of(post, "creatorId")), "name"),),
        published=_time(post, "firstPublishedAt", "createdAt") or None,
        modified=_time(post, "latestPublishedAt", "updatedAt") or None,
        language=text_of(post, "detectedLanguage") or None,
        content=_html(post, title),
        summary=escape(text_of(virtuals, "subtitle"), quote=False),
        tags=tuple(text_of(tag, "name") for tag in dicts_of(virtuals, "tags")),
        comment_count=count_of(virtuals, "responsesCreatedCount"),
    )
    result = clean_entry(entry, site=host_of(url), platform=PLATFORM, cuts=cuts, origin=ORIGIN)
    return Posted(number=number_of(post, "id"), url=url, result=result)


def _said(post: Fields, users: Fields, known: dict[str, Fields]) -> Said:
    """Read a response; one that answers a response belongs to the post at the end of that chain."""
    user = table_of(users, text_of(post, "creatorId"))
    answered, root, seen = _answered(post), _answered(post), set[str]()
    while root not in seen and (above := _answered(known.get(root, {}))):
        seen.add(root)
        root = above
    username = text_of(user, "username")
    return Said(
        content=_html(post) or f"<p>{escape(text_of(post, 'title'), quote=False)}</p>",
        post_url=_url(known.get(root, {})),
        post_number=root,
        author=text_of(user, "name"),
        author_url=f"https://medium.com/@{username}" if username else "",
        published=_time(post, "firstPublishedAt", "createdAt"),
        number=number_of(post, "id"),
        answers=answered if answered != root else "",
        likes=count_of(table_of(post, "virtuals"), "totalClapCount", "recommends"),
    )
