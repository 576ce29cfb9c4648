"""What sites print on most pages, and the posts of each site."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import LONGTEXT

from cleaning.identity import site_key

revision = "0003_site_blocks"
down_revision = "0002_fingerprints"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LONG = sa.Text().with_variant(LONGTEXT(), "mysql")
KEY = sa.String(64)
OPTIONS: dict[str, Any] = {
    "sqlite_autoincrement": True,
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}
PIECE = 1_000


def upgrade() -> None:
    """Create the tables, and tell of each post its site and its content; the next run learns all sites."""
    op.add_column("posts", sa.Column("version", KEY, nullable=True))
    op.add_column("posts", sa.Column("site_key", KEY, nullable=True))
    op.create_index("ix_posts_site_key_uid", "posts", ["site_key", "uid"])
    op.create_table(
        "site_blocks",
        sa.Column("site_key", KEY, nullable=False),
        sa.Column("block_key", KEY, nullable=False),
        sa.Column("posts", BIG, nullable=False),
        sa.Column("sample", LONG, nullable=False),
        sa.PrimaryKeyConstraint("site_key", "block_key", name="pk_site_blocks"),
        **OPTIONS,
    )
    op.create_table(
        "stale_sites",
        sa.Column("site_key", KEY, nullable=False),
        sa.PrimaryKeyConstraint("site_key", name="pk_stale_sites"),
        **OPTIONS,
    )
    op.execute(
        "UPDATE posts SET version = (SELECT MAX(s.version) FROM sightings s"
        " JOIN post_versions v ON v.post_id = s.post_id AND v.digest = s.version"
        " WHERE s.post_id = posts.id AND s.capture_id = posts.capture_id AND v.text_hash = posts.text_hash)"
    )
    _name_sites()
    op.execute("INSERT INTO stale_sites (site_key) SELECT DISTINCT site_key FROM posts WHERE site_key IS NOT NULL")


def downgrade() -> None:
    """Drop all of it."""
    op.drop_table("stale_sites")
    op.drop_table("site_blocks")
    op.drop_index("ix_posts_site_key_uid", "posts")
    op.drop_column("posts", "site_key")  # not in a batch: SQLite would make the table anew under its views
    op.drop_column("posts", "version")


def _name_sites() -> None:
    connection = op.get_bind()
    after = 0
    while True:
        rows = connection.execute(
            sa.text(
                "SELECT id, url, canonical_url, site FROM posts WHERE id > :after ORDER BY id LIMIT :piece"
            ),
            {"after": after, "piece": PIECE},
        ).all()
        if not rows:
            return
        connection.execute(
            sa.text("UPDATE posts SET site_key = :key WHERE id = :id"),
            [{"id": row.id, "key": site_key(row.canonical_url or row.url, row.site)} for row in rows],
        )
        after = rows[-1].id
