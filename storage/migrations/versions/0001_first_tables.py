"""The first tables and the analysts' views."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import LONGTEXT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LONG = sa.Text().with_variant(LONGTEXT(), "mysql")
KEY = sa.String(64)
WORD = sa.String(40)
OPTIONS: dict[str, Any] = {
    "sqlite_autoincrement": True,
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}

VIEWS = {
    "v_posts": """
        SELECT p.id, p.uid, p.source, p.url, p.canonical_url, p.site, p.platform, p.title, p.author, p.published_at,
               p.modified_at, p.language, p.text, p.summary, p.tags, p.categories, p.word_count, p.comment_count,
               (SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments_found,
               p.duplicate_of, p.first_seen_at, p.last_seen_at, p.changed_at, p.ruleset
        FROM posts p
    """,
    "v_comments": """
        SELECT c.id, c.uid, c.post_id, p.uid AS post_uid, p.url AS post_url, p.site, p.platform, p.title AS post_title,
               p.author AS post_author, p.published_at AS post_published_at, p.language AS post_language,
               c.position, c.parent_id, c.source_id, c.author, c.author_url, c.author_headline, c.by_post_author,
               c.published_at, c.published_raw, c.kind, c.text, c.likes, c.language, c.confidence,
               c.first_seen_at, c.changed_at
        FROM comments c JOIN posts p ON p.id = c.post_id
    """,
    "v_threads": """
        WITH RECURSIVE thread (id, root_id, depth) AS (
            SELECT id, id, 0 FROM comments WHERE parent_id IS NULL
            UNION ALL
            SELECT c.id, t.root_id, t.depth + 1 FROM comments c JOIN thread t ON c.parent_id = t.id
        )
        SELECT c.id, c.uid, c.post_id, c.position, c.parent_id, t.root_id, t.depth, c.author, c.by_post_author,
               c.published_at, c.kind, c.text, c.likes
        FROM thread t JOIN comments c ON c.id = t.id
    """,
}


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "captures",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("key", KEY, nullable=False),
        sa.Column("source", LONG, nullable=False),
        sa.Column("source_key", KEY, nullable=False),
        sa.Column("member", LONG, nullable=True),
        sa.Column("url", LONG, nullable=True),
        sa.Column("digest", KEY, nullable=False),
        sa.Column("fetched_at", WORD, nullable=True),
        sa.Column("status", BIG, nullable=True),
        sa.Column("content_type", LONG, nullable=True),
        sa.Column("archive_file", LONG, nullable=True),
        sa.Column("archive_offset", BIG, nullable=True),
        sa.Column("ruleset", WORD, nullable=False),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("first_seen_at", WORD, nullable=False),
        sa.Column("last_seen_at", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
        sa.UniqueConstraint("key", name="uq_captures_key"),
        **OPTIONS,
    )
    op.create_index("ix_captures_source_key", "captures", ["source_key"])
    op.create_table(
        "runs",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("command", LONG, nullable=False),
        sa.Column("arguments", LONG, nullable=False),
        sa.Column("host", LONG, nullable=False),
        sa.Column("pid", BIG, nullable=False),
        sa.Column("started_at", WORD, nullable=False),
        sa.Column("finished_at", WORD, nullable=True),
        sa.Column("exit_status", BIG, nullable=True),
        sa.Column("tally", LONG, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        **OPTIONS,
    )
    op.create_table(
        "sources",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("key", KEY, nullable=False),
        sa.Column("url", LONG, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("schedule", LONG, nullable=True),
        sa.Column("last_run", WORD, nullable=True),
        sa.Column("next_due", WORD, nullable=True),
        sa.Column("failures", BIG, nullable=False),
        sa.Column("last_error", LONG, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("key", name="uq_sources_key"),
        **OPTIONS,
    )
    op.create_index("ix_sources_next_due", "sources", ["next_due"])
    op.create_table(
        "cuts",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("capture_id", BIG, nullable=False),
        sa.Column("rule", LONG, nullable=False),
        sa.Column("count", BIG, nullable=False),
        sa.Column("characters", BIG, nullable=False),
        sa.Column("sample", LONG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cuts"),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name="fk_cuts_capture_id", ondelete="CASCADE"
        ),
        **OPTIONS,
    )
    op.create_index("ix_cuts_capture_id", "cuts", ["capture_id"])
    op.create_table(
        "frontier",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("key", KEY, nullable=False),
        sa.Column("url", LONG, nullable=False),
        sa.Column("source_id", BIG, nullable=True),
        sa.Column("priority", BIG, nullable=False),
        sa.Column("depth", BIG, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("lease_until", WORD, nullable=True),
        sa.Column("attempts", BIG, nullable=False),
        sa.Column("discovered_at", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_frontier"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_frontier_source_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("key", name="uq_frontier_key"),
        **OPTIONS,
    )
    op.create_index("ix_frontier_source_id", "frontier", ["source_id"])
    op.create_index("ix_frontier_state_priority_id", "frontier", ["state", "priority", "id"])
    op.create_table(
        "posts",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("uid", KEY, nullable=False),
        sa.Column("source", LONG, nullable=False),
        sa.Column("url", LONG, nullable=True),
        sa.Column("canonical_url", LONG, nullable=True),
        sa.Column("site", LONG, nullable=True),
        sa.Column("platform", LONG, nullable=True),
        sa.Column("title", LONG, nullable=True),
        sa.Column("author", LONG, nullable=True),
        sa.Column("published_at", LONG, nullable=True),
        sa.Column("published_raw", LONG, nullable=True),
        sa.Column("modified_at", LONG, nullable=True),
        sa.Column("language", LONG, nullable=True),
        sa.Column("text", LONG, nullable=False),
        sa.Column("summary", LONG, nullable=True),
        sa.Column("tags", LONG, nullable=False),
        sa.Column("categories", LONG, nullable=False),
        sa.Column("comment_count", BIG, nullable=True),
        sa.Column("word_count", BIG, nullable=False),
        sa.Column("text_hash", KEY, nullable=False),
        sa.Column("duplicate_of", BIG, nullable=True),
        sa.Column("first_seen_at", WORD, nullable=False),
        sa.Column("last_seen_at", WORD, nullable=False),
        sa.Column("ruleset", WORD, nullable=False),
        sa.Column("changed_at", WORD, nullable=False),
        sa.Column("capture_id", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="fk_posts_capture_id"),
        sa.ForeignKeyConstraint(
            ["duplicate_of"], ["posts.id"], name="fk_posts_duplicate_of", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("uid", name="uq_posts_uid"),
        **OPTIONS,
    )
    op.create_index("ix_posts_capture_id", "posts", ["capture_id"])
    op.create_index("ix_posts_duplicate_of", "posts", ["duplicate_of"])
    op.create_index("ix_posts_text_hash", "posts", ["text_hash"])
    op.create_table(
        "rejections",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("capture_id", BIG, nullable=False),
        sa.Column("record", BIG, nullable=True),
        sa.Column("rule", LONG, nullable=False),
        sa.Column("reason", LONG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rejections"),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name="fk_rejections_capture_id", ondelete="CASCADE"
        ),
        **OPTIONS,
    )
    op.create_index("ix_rejections_capture_id", "rejections", ["capture_id"])
    op.create_table(
        "comments",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("uid", KEY, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("position", BIG, nullable=False),
        sa.Column("parent_id", BIG, nullable=True),
        sa.Column("source_id", LONG, nullable=True),
        sa.Column("author", LONG, nullable=True),
        sa.Column("author_url", LONG, nullable=True),
        sa.Column("author_headline", LONG, nullable=True),
        sa.Column("by_post_author", sa.Boolean(), nullable=False),
        sa.Column("published_at", LONG, nullable=True),
        sa.Column("published_raw", LONG, nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("text", LONG, nullable=False),
        sa.Column("likes", BIG, nullable=True),
        sa.Column("language", LONG, nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("first_seen_at", WORD, nullable=False),
        sa.Column("changed_at", WORD, nullable=False),
        sa.Column("capture_id", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="fk_comments_capture_id"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["comments.id"], name="fk_comments_parent_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_comments_post_id", ondelete="CASCADE"),
        sa.UniqueConstraint("uid", name="uq_comments_uid"),
        **OPTIONS,
    )
    op.create_index("ix_comments_capture_id", "comments", ["capture_id"])
    op.create_index("ix_comments_parent_id", "comments", ["parent_id"])
    op.create_index("ix_comments_post_id_position", "comments", ["post_id", "position"])
    op.create_table(
        "discussions",
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("digest", KEY, nullable=False),
        sa.Column("comments", LONG, nullable=False),
        sa.PrimaryKeyConstraint("post_id", "digest", name="pk_discussions"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_discussions_post_id", ondelete="CASCADE"),
        **OPTIONS,
    )
    op.create_table(
        "post_versions",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("digest", KEY, nullable=False),
        sa.Column("url", LONG, nullable=True),
        sa.Column("canonical_url", LONG, nullable=True),
        sa.Column("site", LONG, nullable=True),
        sa.Column("platform", LONG, nullable=True),
        sa.Column("title", LONG, nullable=True),
        sa.Column("author", LONG, nullable=True),
        sa.Column("published_at", LONG, nullable=True),
        sa.Column("published_raw", LONG, nullable=True),
        sa.Column("modified_at", LONG, nullable=True),
        sa.Column("language", LONG, nullable=True),
        sa.Column("text", LONG, nullable=False),
        sa.Column("summary", LONG, nullable=True),
        sa.Column("tags", LONG, nullable=False),
        sa.Column("categories", LONG, nullable=False),
        sa.Column("comment_count", BIG, nullable=True),
        sa.Column("word_count", BIG, nullable=False),
        sa.Column("text_hash", KEY, nullable=False),
        sa.Column("first_seen_at", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_post_versions"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name="fk_post_versions_post_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("post_id", "digest", name="uq_post_versions_post_id_digest"),
        **OPTIONS,
    )
    op.create_index("ix_post_versions_post_id", "post_versions", ["post_id"])
    op.create_table(
        "sightings",
        sa.Column("capture_id", BIG, nullable=False),
        sa.Column("number", BIG, nullable=False, autoincrement=False),
        sa.Column("record", BIG, nullable=True),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("claim_uid", KEY, nullable=False),
        sa.Column("own_uid", KEY, nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("discussion", KEY, nullable=True),
        sa.PrimaryKeyConstraint("capture_id", "number", name="pk_sightings"),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name="fk_sightings_capture_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_sightings_post_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["post_id", "version"],
            ["post_versions.post_id", "post_versions.digest"],
            name="fk_sightings_post_id_version",
            ondelete="CASCADE",
        ),
        **OPTIONS,
    )
    op.create_index("ix_sightings_claim_uid_disputed", "sightings", ["claim_uid", "disputed"])
    op.create_index("ix_sightings_own_uid", "sightings", ["own_uid"])
    op.create_index("ix_sightings_post_id", "sightings", ["post_id"])
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def downgrade() -> None:
    """Drop everything."""
    for name in VIEWS:
        op.execute(f"DROP VIEW {name}")
    for name in (
        "comments",
        "sightings",
        "discussions",
        "post_versions",
        "posts",
        "rejections",
        "cuts",
        "captures",
        "frontier",
        "sources",
        "runs",
    ):
        op.drop_table(name)
