"""Fingerprints of settled posts, and the bands by which copies are found."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002_fingerprints"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.String(64)
OPTIONS: dict[str, Any] = {
    "sqlite_autoincrement": True,
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mysql_engine": "InnoDB",
}


def upgrade() -> None:
    """Create both tables; posts without a fingerprint are settled at the end of the next run."""
    op.create_table(
        "fingerprints",
        sa.Column("post_id", BIG, nullable=False, autoincrement=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("post_id", name="pk_fingerprints"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name="fk_fingerprints_post_id", ondelete="CASCADE"
        ),
        **OPTIONS,
    )
    op.create_table(
        "bands",
        sa.Column("band", BIG, nullable=False, autoincrement=False),
        sa.Column("post_id", BIG, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("band", "post_id", name="pk_bands"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["fingerprints.post_id"], name="fk_bands_post_id", ondelete="CASCADE"
        ),
        **OPTIONS,
    )
    op.create_index("ix_bands_post_id", "bands", ["post_id"])


def downgrade() -> None:
    """Drop both."""
    op.drop_table("bands")
    op.drop_table("fingerprints")
