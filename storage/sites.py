"""Site rules: which lines a site's posts are freed of, and the rows that follow when that changes.

What a site prints on most pages is learnt at the end of a run from the contents that its captures show
(`post_versions` keeps them whole), and stands in `site_blocks`. A post that is written in between is freed of
what stands there. Where a site's blocks change, all its posts are read anew from their contents; so the rows
follow from the set of posts, whatever the order, the batches or the runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from cleaning.identity import site_key, text_hash
from storage.boilerplate import SAMPLE_POSTS, learn_blocks, reduce_text
from storage.copies import unsettle
from storage.drafts import PostContent, count_words
from storage.models import Cut, Post, PostVersion
from storage.settled import SiteBlock, StaleSite
from storage.sql import fetch_in, pieces, run_many

RULE = "site_block"
SAMPLE_CHARS = 400
"""Characters of a cut's sample, as `cleaning.cuts` has it."""

Blocks = Mapping[str, frozenset[str]]
"""Site -> keys of its blocks."""

_SHOWN = (PostVersion.post_id == Post.id) & (PostVersion.digest == Post.version)


def key_of(content: PostContent) -> str | None:
    """The site that a content belongs to."""
    return site_key(content.canonical_url or content.url, content.site)


def load_blocks(connection: Connection, sites: Iterable[str | None]) -> Blocks:
    """The blocks that are learnt of the sites."""
    blocks: dict[str, set[str]] = defaultdict(set)
    query = select(SiteBlock.site_key, SiteBlock.block_key)
    for row in fetch_in(connection, query, SiteBlock.site_key, {site for site in sites if site}):
        blocks[row.site_key].add(row.block_key)
    return {site: frozenset(found) for site, found in blocks.items()}


def without_blocks(content: PostContent, blocks: Blocks) -> PostContent:
    """The content as its row has it."""
    reduced = reduce_text(content.text, blocks.get(key_of(content) or "", frozenset()))
    if not reduced.removed:
        return content
    return replace(
        content,
        text=reduced.text,
        word_count=count_words(reduced.text),
        text_hash=text_hash(reduced.text),
    )


def mark_stale(connection: Connection, sites: Iterable[str | None]) -> None:
    """Note that a site's posts changed."""
    touched = {site for site in sites if site}
    known = {
        row.site_key for row in fetch_in(connection, select(StaleSite.site_key), StaleSite.site_key, touched)
    }
    run_many(connection, insert(StaleSite), [{"site_key": site} for site in sorted(touched - known)])


def find_stale(connection: Connection, limit: int) -> Sequence[str]:
    """List sites whose posts changed since they were learnt, at most `limit`."""
    query = select(StaleSite.site_key).order_by(StaleSite.site_key).limit(limit)
    return connection.scalars(query).all()


def settle_site(connection: Connection, site: str, now: str) -> int:
    """Learn a site anew; returns how many of its posts changed."""
    connection.execute(delete(StaleSite).where(StaleSite.site_key == site))
    first = select(Post.id).where(Post.site_key == site).order_by(Post.uid).limit(SAMPLE_POSTS)
    shown = select(PostVersion.text).join(Post, _SHOWN)
    rows = fetch_in(connection, shown, Post.id, connection.scalars(first).all())
    learnt = learn_blocks(row.text for row in rows)
    query = select(SiteBlock.block_key, SiteBlock.posts, SiteBlock.sample).where(SiteBlock.site_key == site)
    stored = {row.block_key: (row.posts, row.sample) for row in connection.execute(query)}
    if stored == learnt:
        return 0
    connection.execute(delete(SiteBlock).where(SiteBlock.site_key == site))
    new = [
        {"site_key": site, "block_key": key, "posts": posts, "sample": sample}
        for key, (posts, sample) in sorted(learnt.items())
    ]
    run_many(connection, insert(SiteBlock), new)
    return 0 if stored.keys() == learnt.keys() else _free_posts(connection, site, frozenset(learnt), now)


def write_site_cuts(connection: Connection, posts: Sequence[int]) -> None:
    """Bring the cuts of the captures that the posts come from into line with what their rows are freed of."""
    from_captures = fetch_in(connection, select(Post.capture_id), Post.id, posts)
    captures = {row.capture_id for row in from_captures}
    drop_site_cuts(connection, captures)
    query = (
        select(Post.capture_id, Post.site_key, PostVersion.text)
        .join(PostVersion, _SHOWN)
        .where(PostVersion.text_hash != Post.text_hash)
    )
    found = fetch_in(connection, query, Post.capture_id, captures)
    blocks = load_blocks(connection, {row.site_key for row in found})
    removed: dict[int, list[str]] = defaultdict(list)
    for row in found:
        known = blocks.get(row.site_key or "", frozenset())
        removed[row.capture_id].extend(reduce_text(row.text, known).removed)
    rows = [_cut_row(capture, lines) for capture, lines in removed.items() if lines]
    run_many(connection, insert(Cut), rows)


def drop_site_cuts(connection: Connection, captures: Iterable[int]) -> None:
    """Delete the cuts that site rules made of captures."""
    for piece in pieces(captures):
        connection.execute(delete(Cut).where(Cut.capture_id.in_(piece), Cut.rule == RULE))


def _free_posts(connection: Connection, site: str, blocks: frozenset[str], now: str) -> int:
    """Read all posts of a site anew from their contents."""
    ids = connection.scalars(select(Post.id).where(Post.site_key == site).order_by(Post.id)).all()
    changed: list[int] = []
    for piece in pieces(ids):
        query = select(Post.id, Post.text, PostVersion.text.label("whole")).join(PostVersion, _SHOWN)
        changing = []
        for row in connection.execute(query.where(Post.id.in_(piece))):
            text = reduce_text(row.whole, blocks).text
            if text != row.text:
                changing.append(
                    {"row_id": row.id, "to_text": text, "words": count_words(text), "hash": text_hash(text)}
                )
        run_many(
            connection,
            update(Post)
            .where(Post.id == bindparam("row_id"))
            .values(
                text=bindparam("to_text"),
                word_count=bindparam("words"),
                text_hash=bindparam("hash"),
                changed_at=now,
            ),
            changing,
        )
        changed.extend(row["row_id"] for row in changing)
    unsettle(connection, changed, ())
    return len(changed)


def _cut_row(capture: int, lines: Sequence[str]) -> dict[str, object]:
    longest = max(lines, key=lambda line: (len(line), line))
    return {
        "capture_id": capture,
        "rule": RULE,
        "count": len(lines),
        "characters": sum(map(len, lines)),
        "sample": longest[:SAMPLE_CHARS],
    }
