"""Main image and licence of a post."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import LONGTEXT

revision = "0004_image_and_licence"
down_revision = "0003_site_blocks"
branch_labels = None
depends_on = None

LONG = sa.Text().with_variant(LONGTEXT(), "mysql")
COLUMNS = ("image", "licence")

OLD_VIEW = """
    SELECT p.id, p.uid, p.source, p.url, p.canonical_url, p.site, p.platform, p.title, p.author, p.published_at,
           p.modified_at, p.language, p.text, p.summary, p.tags, p.categories, p.word_count, p.comment_count,
           (SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id) AS comments_found,
           p.duplicate_of, p.first_seen_at, p.last_seen_at, p.changed_at, p.ruleset
    FROM posts p
"""
NEW_VIEW = OLD_VIEW.replace("p.summary,", "p.summary, p.image, p.licence,")


def upgrade() -> None:
    """Add the columns; the rows fill as their pages are cleaned again."""
    op.execute("DROP VIEW v_posts")
    for table in ("posts", "post_versions"):
        for name in COLUMNS:
            op.add_column(table, sa.Column(name, LONG, nullable=True))
    op.execute(f"CREATE VIEW v_posts AS {NEW_VIEW}")


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP VIEW v_posts")
    for table in ("posts", "post_versions"):
        for name in COLUMNS:
            op.drop_column(table, name)
    op.execute(f"CREATE VIEW v_posts AS {OLD_VIEW}")
