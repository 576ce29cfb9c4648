"""WordPress exports (WXR): posts and pages with their comments, as they lie in the database.

https://github.com/WordPress/WordPress/blob/6.8/wp-admin/includes/export.php. Drafts, pictures and menus
become rejections that say so; comments that no reader saw (held, spam, trash) are counted as cuts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.discussions import Posted, Said, gather, host_of
from cleaning.readers.entries import UNREADABLE, Entry, clean_entry
from cleaning.readers.wordpress_values import (
    PINGS,
    PLATFORM,
    PRIVATE_TYPES,
    is_public,
    refuse_comment,
    refuse_post,
    to_html,
    zoned,
)
from cleaning.readers.xmltree import children_of, fields_of, parse_export
from cleaning.rules.characters import mend_characters
from cleaning.rules.php_errors import strip_markup
from cleaning.types import Outcome, RawPage, Rejection

ORIGIN = "wxr"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Channel:
    """What the export says of the site."""

    site: str | None
    language: str
    names: Mapping[str, str]
    """Login -> the name that readers see."""
    ids: Mapping[str, str]
    """Login -> the user's number."""


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one export, or a piece of one."""
    cuts = CutLog() if cuts is None else cuts
    root = parse_export(decode(page.body, page.media_type).text, "rss")
    if root is None:
        reason = "the record is no XML of a WordPress export: fetch it again"
        return Outcome(rejections=(Rejection(rule=UNREADABLE, reason=reason),))
    channel = _read_channel(root)
    posts: list[Posted] = []
    said: list[Said] = []
    for item in root.iter("item"):
        post = _post(item, channel, cuts)
        posts.append(post)
        if not isinstance(post.result, Rejection):
            said.extend(_comments(item, post, channel, cuts))
    return gather(posts, said, cuts, platform=PLATFORM)


def _read_channel(root: _Element) -> _Channel:
    head = next(root.iter("channel"), root)
    authors = [fields_of(author) for author in children_of(head, "wp:author")]
    fields = fields_of(head)
    return _Channel(
        site=clean_value(fields.get("title", "")) or host_of(fields.get("link")),
        language=fields.get("language", ""),
        names={a.get("wp:author_login", ""): a.get("wp:author_display_name", "") for a in authors},
        ids={a.get("wp:author_login", ""): a.get("wp:author_id", "") for a in authors},
    )


def _post(item: _Element, channel: _Channel, cuts: CutLog) -> Posted:
    fields = fields_of(item)
    url, number = fields.get("link") or fields.get("guid", ""), fields.get("wp:post_id", "")
    result = refuse_post(fields.get("wp:post_type", ""), fields.get("wp:status", "")) or clean_entry(
        _entry(item, fields, url, channel, cuts),
        site=channel.site,
        platform=PLATFORM,
        cuts=cuts,
        origin=ORIGIN,
    )
    return Posted(number=number, url=url, result=result)


def _entry(item: _Element, fields: Mapping[str, str], url: str, channel: _Channel, cuts: CutLog) -> Entry:
    login, content = fields.get("dc:creator", ""), fields.get("content:encoded", "")
    local = fields.get("wp:post_date", "")
    modified = zoned(fields.get("wp:post_modified", ""), fields.get("wp:post_modified_gmt", ""))
    return Entry(
        title=mend_characters(fields.get("title", ""), cuts),
        url=url or None,
        authors=tuple(filter(None, (channel.names.get(login) or login,))),
        published=zoned(local, fields.get("wp:post_date_gmt", "")) or fields.get("pubDate"),
        published_raw=local or None,
        modified=modified or None,
        language=channel.language or None,
        content=to_html(strip_markup(mend_characters(content, cuts), cuts), cuts),
        summary=fields.get("excerpt:encoded", ""),
        tags=tuple(_terms(item, "post_tag", "tag")),
        categories=tuple(_terms(item, "category")),
    )


def _terms(item: _Element, *domains: str) -> Iterator[str]:
    return (term.text or "" for term in children_of(item, "category") if term.get("domain") in domains)


def _comments(item: _Element, post: Posted, channel: _Channel, cuts: CutLog) -> Iterator[Said]:
    owner = channel.ids.get(fields_of(item).get("dc:creator", ""), "")
    for element in children_of(item, "wp:comment"):
        fields = fields_of(element)
        kind, content = fields.get("wp:comment_type", ""), fields.get("wp:comment_content", "")
        status = fields.get("wp:comment_approved", "")
        if kind in PRIVATE_TYPES or not is_public(status):
            refuse_comment("" if kind in PRIVATE_TYPES else status, content, cuts)
            continue
        local = fields.get("wp:comment_date", "")
        user = fields.get("wp:comment_user_id", "0")
        yield Said(
            content=to_html(mend_characters(content, cuts), cuts),
            post_url=post.url,
            post_number=post.number,
            author=mend_characters(fields.get("wp:comment_author", ""), cuts),
            author_url=fields.get("wp:comment_author_url", ""),
            published=zoned(local, fields.get("wp:comment_date_gmt", "")),
            published_raw=local,
            number=fields.get("wp:comment_id", ""),
            answers=fields.get("wp:comment_parent", "0").strip("0 ") and fields["wp:comment_parent"],
            kind="pingback" if kind in PINGS else "comment",
            by_post_author=user != "0" and user == owner,
        )
