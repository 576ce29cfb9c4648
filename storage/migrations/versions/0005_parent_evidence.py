"""What tells whom a comment answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005_parent_evidence"
down_revision = "0004_image_and_licence"
branch_labels = None
depends_on = None

OLD_VIEW = """
    SELECT c.id, c.uid, c.post_id, p.uid AS post_uid, p.url AS post_url, p.site, p.platform, p.title AS post_title,
           p.author AS post_author, p.published_at AS post_published_at, p.language AS post_language,
           c.position, c.parent_id, c.source_id, c.author, c.author_url, c.author_headline, c.by_post_author,
           c.published_at, c.published_raw, c.kind, c.text, c.likes, c.language, c.confidence,
           c.first_seen_at, c.changed_at
    FROM comments c JOIN posts p ON p.id = c.post_id
"""
NEW_VIEW = OLD_VIEW.replace("c.parent_id,", "c.parent_id, c.parent_evidence,")


def upgrade() -> None:
    """Add the column; the rows fill as their pages are cleaned again."""
    op.execute("DROP VIEW v_comments")
    op.add_column("comments", sa.Column("parent_evidence", sa.String(40), nullable=True))
    op.execute(f"CREATE VIEW v_comments AS {NEW_VIEW}")


def downgrade() -> None:
    """Take it away."""
    op.execute("DROP VIEW v_comments")
    op.drop_column("comments", "parent_evidence")
    op.execute(f"CREATE VIEW v_comments AS {OLD_VIEW}")
