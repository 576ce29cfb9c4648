"""Tables of what only all posts together tell: which is a copy of which, what a site prints on most pages.

Everything here follows from `posts` and can be dropped at any time: `Store.settle` makes it anew.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import OPTIONS, Base, Key


class Fingerprint(Base):
    """What a settled post looks like. A post without this row is new or changed, and not settled yet."""

    __tablename__ = "fingerprints"

    post_id: Mapped[int] = mapped_column(
        ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    signature: Mapped[bytes | None] = mapped_column(LargeBinary)
    """MinHash of the text (`storage.likeness`); null where it is too short to tell."""


class Band(Base):
    """A part of a signature: posts that share one are compared."""

    __tablename__ = "bands"
    __table_args__ = (Index(None, "post_id"), OPTIONS)

    band: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    post_id: Mapped[int] = mapped_column(
        ForeignKey("fingerprints.post_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class SiteBlock(Base):
    """A line that stands on most posts of a site."""

    __tablename__ = "site_blocks"

    site_key: Mapped[Key] = mapped_column(primary_key=True)
    block_key: Mapped[Key] = mapped_column(primary_key=True)
    """Digest of the line."""
    posts: Mapped[int]
    """How many of the posts that were looked at have it."""
    sample: Mapped[str]
    """The line."""


class StaleSite(Base):
    """A site whose posts changed since its blocks were learnt."""

    __tablename__ = "stale_sites"

    site_key: Mapped[Key] = mapped_column(primary_key=True)
