"""WordPress's REST API and the older one of WordPress.com: posts, pages and comments, lists or single ones.

https://developer.wordpress.org/rest-api/reference/comments/ and
https://developer.wordpress.com/docs/api/1.1/get/sites/%24site/comments/. A comment's post is known by its own
link without the fragment. The zone of a local time follows from the same time in UTC beside it. What is not
published (drafts, comments held, spam, trash; only the owner's key shows them) is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaning.cuts import CutLog
from cleaning.jsontext import Json
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.answers import read_answer
from cleaning.readers.discussions import Posted, Said, address_of, gather, host_of
from cleaning.readers.entries import Entry, clean_entry
from cleaning.readers.tables import (
    Fields,
    count_of,
    dicts_of,
    number_of,
    records_of,
    table_of,
    text_of,
    texts_of,
)
from cleaning.readers.wordpress_values import (
    PINGS,
    PLATFORM,
    is_public,
    refuse_comment,
    refuse_post,
    zoned,
)
from cleaning.types import Outcome, RawPage, Rejection

ORIGIN = "wordpress-api"


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one answer of the API."""
    return read_answer(page, _read_value, cuts)


def _read_value(value: Json, cuts: CutLog) -> Outcome:
    records = records_of(value, "posts", "comments")
    if len(records) == 1 and "code" in records[0] and "message" in records[0]:
        reason = f"the API answers with an error: {clean_value(text_of(records[0], 'message'))}"
        return Outcome(rejections=(Rejection(rule="error_page", reason=reason),), cuts=cuts.freeze())
    posts = [_post(record, cuts) for record in records if not _is_comment(record)]
    said = [one for record in records if _is_comment(record) for one in _comment(record, cuts)]
    return gather(posts, said, cuts, platform=PLATFORM)


def _is_comment(record: Fields) -> bool:
    return "author_name" in record or "post" in record or text_of(record, "type") in {"comment", *PINGS}


def _post(record: Fields, cuts: CutLog) -> Posted:
    url = text_of(record, "link", "URL") or text_of(table_of(record, "guid"), "rendered")
    number = number_of(record, "id", "ID")
    refusal = refuse_post(text_of(record, "type"), text_of(record, "status"))
    if refusal:
        return Posted(number=number, url=url, result=refusal)
    about = table_of(record, "yoast_head_json")
    site = clean_value(text_of(about, "og_site_name")) or host_of(url)
    result = clean_entry(_entry(record, url), site=site, platform=PLATFORM, cuts=cuts, origin=ORIGIN)
    return Posted(number=number, url=url, result=result)


def _entry(record: Fields, url: str) -> Entry:
    published = zoned(text_of(record, "date"), text_of(record, "date_gmt"))
    about = table_of(record, "yoast_head_json")
    return Entry(
        title=_rendered(record, "title"),
        url=url or None,
        authors=tuple(_authors(record)) or tuple(filter(None, (text_of(about, "author"),))),
        published=published or None,
        published_raw=text_of(record, "date") or None,
        modified=zoned(text_of(record, "modified"), text_of(record, "modified_gmt")) or None,
        language=text_of(record, "lang") or text_of(about, "og_locale") or None,
        content=_rendered(record, "content"),
        summary=_rendered(record, "excerpt"),
        tags=tuple(_terms(record, "post_tag", "tags")),
        categories=tuple(_terms(record, "category", "categories")),
        comment_count=count_of(table_of(record, "discussion"), "comment_count"),
    )


def _rendered(record: Fields, name: str) -> str:
    return text_of(table_of(record, name), "rendered", "raw") or text_of(record, name)


def _authors(record: Fields) -> Iterator[str]:
    """Names stand beside the post only where the answer embeds them; the post itself has a number."""
    for author in (*dicts_of(table_of(record, "_embedded"), "author"), table_of(record, "author")):
        name = text_of(author, "name")
        if name:
            yield name


def _terms(record: Fields, taxonomy: str, name: str) -> Iterator[str]:
    groups = table_of(record, "_embedded").get("wp:term")
    for group in groups if isinstance(groups, list) else ():
        for term in records_of(group):
            if text_of(term, "taxonomy") == taxonomy:
                yield text_of(term, "name")
    yield from (key for key in table_of(record, name) if isinstance(key, str))
    yield from texts_of(record, name)


def _comment(record: Fields, cuts: CutLog) -> Iterator[Said]:
    post, author = table_of(record, "post"), table_of(record, "author")
    content = _rendered(record, "content")
    if not is_public(text_of(record, "status")):
        refuse_comment(text_of(record, "status"), content, cuts)
        return
    link = text_of(record, "link", "URL")
    parent = table_of(record, "parent")
    yield Said(
        content=content,
        post_url=address_of(link),
        post_number=number_of(record, "post") or number_of(post, "ID"),
        post_title=text_of(post, "title"),
        author=text_of(record, "author_name") or text_of(author, "name"),
        author_url=text_of(record, "author_url") or text_of(author, "URL"),
        published=zoned(text_of(record, "date"), text_of(record, "date_gmt")),
        published_raw=text_of(record, "date"),
        number=number_of(record, "id", "ID"),
        answers=number_of(parent, "ID") if parent else number_of(record, "parent"),
        kind="pingback" if text_of(record, "type") in PINGS else "comment",
        likes=count_of(record, "like_count"),
    )
