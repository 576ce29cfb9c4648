"""The tables, as typed models. What they promise to users stands in their docstrings.

Free text is `LONG` and has no index: a hostile page may hold anything in any field, and no engine indexes a
megabyte. What is looked up is a digest of fixed length beside it. Times are UTC in ISO 8601, as text, so that
they read alike in every engine. A change here comes with a migration (`storage/migrations`).
"""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

BIG = BigInteger().with_variant(Integer, "sqlite")
LONG = Text().with_variant(LONGTEXT(), "mysql")

Id = Annotated[int, mapped_column(BIG, primary_key=True, autoincrement=True)]
Key = Annotated[str, mapped_column(String(64))]
"""A uid or digest, in hexadecimal."""
Time = Annotated[str, mapped_column(String(40))]
"""UTC, ISO 8601."""
Word = Annotated[str, mapped_column(String(40))]
"""A word of the program's own: a state, a kind, a version."""
CaptureId = Annotated[int, mapped_column(ForeignKey("captures.id", ondelete="CASCADE"), index=True)]
PostId = Annotated[int, mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)]

OPTIONS = {
    "sqlite_autoincrement": True,  # an id is never given twice, even after its row is gone
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",  # compares text as the other engines do: by its characters
    "mysql_engine": "InnoDB",
}

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {int: BIG, str: LONG}  # noqa: RUF012 -- SQLAlchemy reads it under this form
    __table_args__: tuple[object, ...] | dict[str, object] = OPTIONS


class Capture(Base):
    """One raw page: one row per source and content, however often it was seen."""

    __tablename__ = "captures"

    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(unique=True)
    """Digest of source and body."""
    source: Mapped[str]
    """URL, or input path with `#record`."""
    source_key: Mapped[Key] = mapped_column(index=True)
    """Digest of the source."""
    member: Mapped[str | None]
    """Name inside the zip or tar that the source names."""
    url: Mapped[str | None]
    digest: Mapped[Key]
    """SHA-256 of the body."""
    fetched_at: Mapped[Time | None]
    """Earliest fetch of this content; null for dumps without it."""
    status: Mapped[int | None]
    content_type: Mapped[str | None]
    archive_file: Mapped[str | None]
    archive_offset: Mapped[int | None]
    ruleset: Mapped[Word]
    outcome: Mapped[Key]
    """Digest of what cleaning made of it: tells at once that nothing changed."""
    first_seen_at: Mapped[Time]
    last_seen_at: Mapped[Time]


class PostColumns:
    """The content of a post, as `posts` and `post_versions` both hold it."""

    url: Mapped[str | None]
    canonical_url: Mapped[str | None]
    site: Mapped[str | None]
    platform: Mapped[str | None]
    title: Mapped[str | None]
    author: Mapped[str | None]
    published_at: Mapped[str | None]
    """ISO 8601, with zone where the page gives one."""
    published_raw: Mapped[str | None]
    modified_at: Mapped[str | None]
    language: Mapped[str | None]
    text: Mapped[str]
    """Paragraphs joined by one newline."""
    summary: Mapped[str | None]
    image: Mapped[str | None]
    """URL of the picture that stands for the post."""
    licence: Mapped[str | None]
    """URL or name, as the page states it."""
    tags: Mapped[str]
    """JSON array."""
    categories: Mapped[str]
    """JSON array."""
    comment_count: Mapped[int | None]
    """What the page claims."""
    word_count: Mapped[int]
    text_hash: Mapped[Key]


class Post(PostColumns, Base):
    """One post: the best content that any capture gave."""

    __tablename__ = "posts"
    __table_args__ = (Index(None, "text_hash"), Index(None, "site_key", "uid"), OPTIONS)

    id: Mapped[Id]
    uid: Mapped[Key] = mapped_column(unique=True)
    source: Mapped[str]
    """Where the content came from: URL, or input path with `#record`."""
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), index=True)
    version: Mapped[Key | None]
    """Digest of the content as `post_versions` keeps it whole; here the text lacks its site's blocks."""
    site_key: Mapped[Key | None]
    """Digest of the host, or of the site's name where there is no URL."""
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"), index=True)
    first_seen_at: Mapped[Time]
    last_seen_at: Mapped[Time]
    changed_at: Mapped[Time]
    """When a column of content changed last."""
    ruleset: Mapped[Word]


class PostVersion(PostColumns, Base):
    """Every content that captures show of a post, the present one included."""

    __tablename__ = "post_versions"
    __table_args__ = (UniqueConstraint("post_id", "digest"), OPTIONS)

    id: Mapped[Id]
    post_id: Mapped[PostId]
    digest: Mapped[Key]
    """Digest of the content columns."""
    first_seen_at: Mapped[Time]


class Discussion(Base):
    """The comments as captures gave them, as JSON: what the rows of `comments` are merged from."""

    __tablename__ = "discussions"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[Key] = mapped_column(primary_key=True)
    comments: Mapped[str]


class Sighting(Base):
    """One document in one capture: which post it is, and with what content."""

    __tablename__ = "sightings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["post_id", "version"], ["post_versions.post_id", "post_versions.digest"], ondelete="CASCADE"
        ),
        Index(None, "claim_uid", "disputed"),
        OPTIONS,
    )

    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Place among the documents of the capture, from 1."""
    record: Mapped[int | None]
    """Number of the entry in its page; null where the page is the post."""
    post_id: Mapped[PostId]
    claim_uid: Mapped[Key]
    own_uid: Mapped[Key] = mapped_column(index=True)
    disputed: Mapped[bool]
    """The claim is disputed, so the post goes by `own_uid`."""
    version: Mapped[Key]
    discussion: Mapped[Key | None]


class Comment(Base):
    """One reader comment, merged from every capture that shows it."""

    __tablename__ = "comments"
    __table_args__ = (Index(None, "post_id", "position"), OPTIONS)

    id: Mapped[Id]
    uid: Mapped[Key] = mapped_column(unique=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    position: Mapped[int]
    """0, 1, ... in page order."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id", ondelete="SET NULL"), index=True)
    parent_evidence: Mapped[Word | None]
    """What tells the parent: named, quote, address, nesting or depth (`cleaning.types.ParentEvidence`)."""
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), index=True)
    source_id: Mapped[str | None]
    author: Mapped[str | None]
    author_url: Mapped[str | None]
    author_headline: Mapped[str | None]
    by_post_author: Mapped[bool]
    published_at: Mapped[str | None]
    published_raw: Mapped[str | None]
    kind: Mapped[Word]
    """comment, pingback or discussion."""
    text: Mapped[str]
    likes: Mapped[int | None]
    language: Mapped[str | None]
    confidence: Mapped[float | None]
    first_seen_at: Mapped[Time]
    changed_at: Mapped[Time]


class Rejection(Base):
    """What became no row, and why."""

    __tablename__ = "rejections"

    id: Mapped[Id]
    capture_id: Mapped[CaptureId]
    record: Mapped[int | None]
    rule: Mapped[str]
    reason: Mapped[str]


class Cut(Base):
    """What a rule removed from a capture, summed."""

    __tablename__ = "cuts"

    id: Mapped[Id]
    capture_id: Mapped[CaptureId]
    rule: Mapped[str]
    count: Mapped[int]
    characters: Mapped[int]
    sample: Mapped[str]
    """The longest text it removed, shortened."""


class Run(Base):
    """One run of a command."""

    __tablename__ = "runs"

    id: Mapped[Id]
    command: Mapped[str]
    arguments: Mapped[str]
    """JSON object, without secrets."""
    host: Mapped[str]
    pid: Mapped[int]
    started_at: Mapped[Time]
    finished_at: Mapped[Time | None]
    """Null: still running, or killed."""
    exit_status: Mapped[int | None]
    tally: Mapped[str | None]
    """JSON object: name -> count."""


class Source(Base):
    """Something that is crawled on a schedule."""

    __tablename__ = "sources"

    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(unique=True)
    """Digest of the URL."""
    url: Mapped[str]
    kind: Mapped[Word]
    """blog, feed, sitemap or page."""
    schedule: Mapped[str | None]
    last_run: Mapped[Time | None]
    next_due: Mapped[Time | None] = mapped_column(index=True)
    failures: Mapped[int]
    """Runs in a row that failed."""
    last_error: Mapped[str | None]


class Frontier(Base):
    """URLs to fetch."""

    __tablename__ = "frontier"
    __table_args__ = (Index(None, "state", "priority", "id"), OPTIONS)

    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(unique=True)
    """Digest of the URL."""
    url: Mapped[str]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), index=True)
    priority: Mapped[int]
    """Higher is earlier."""
    depth: Mapped[int]
    """Links from the source."""
    state: Mapped[Word]
    """queued, leased, done or failed."""
    lease_until: Mapped[Time | None]
    attempts: Mapped[int]
    discovered_at: Mapped[Time]
