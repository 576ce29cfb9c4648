"""The analysts' views: name -> query. A change here comes with a migration, as for `storage.models`."""

from __future__ import annotations

VIEWS = {
    "v_posts": """
        SELECT p.id, p.uid, p.source, p.url, p.canonical_url, p.site, p.platform, p.title, p.author,
               p.published_at, p.modified_at, p.language, p.text, p.summary, p.image, p.licence,
               p.tags, p.categories, p.word_count, p.comment_count,
               (SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments_found,
               p.duplicate_of, p.first_seen_at, p.last_seen_at, p.changed_at, p.ruleset
        FROM posts p
    """,
    "v_comments": """
        SELECT c.id, c.uid, c.post_id, p.uid AS post_uid, p.url AS post_url, p.site, p.platform,
               p.title AS post_title, p.author AS post_author, p.published_at AS post_published_at,
               p.language AS post_language, c.position, c.parent_id, c.parent_evidence, c.source_id,
               c.author, c.author_url, c.author_headline, c.by_post_author, c.published_at, c.published_raw,
               c.kind, c.text, c.likes, c.language, c.confidence, c.first_seen_at, c.changed_at
        FROM comments c JOIN posts p ON p.id = c.post_id
    """,
    "v_threads": """
        WITH RECURSIVE thread (id, root_id, depth) AS (
            SELECT id, id, 0 FROM comments WHERE parent_id IS NULL
            UNION ALL
            SELECT c.id, t.root_id, t.depth + 1 FROM comments c JOIN thread t ON c.parent_id = t.id
        )
        SELECT c.id, c.uid, c.post_id, c.position, c.parent_id, t.root_id, t.depth, c.author,
               c.by_post_author, c.published_at, c.kind, c.text, c.likes
        FROM thread t JOIN comments c ON c.id = t.id
    """,
}
