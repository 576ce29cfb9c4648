"""Comment rows follow the merged threads: new ones come in, changed ones are updated, stale ones go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.drafts import COMMENT
from storage.merge import MergedComment
from storage.models import Comment
from storage.sql import fetch_in, pieces, run_many
from storage.values import Saved

COLUMN_OF = {name: name for name in COMMENT if name not in {"relative", "parent", "answers"}} | {
    "published": "published_at"
}
"""Field of `cleaning.types.Comment` -> column; that an age is relative and what names the parent are none."""
TELLING = ("uid", "position", *COLUMN_OF.values())
"""Columns whose change is a change of the comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the comments of one post have to be."""

    post_id: int
    is_new: bool
    """The post has no rows yet."""
    comments: Sequence[MergedComment]
    renamed: Mapping[str, str]
    """Old uid -> new uid, where the post's uid changed."""


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    parent_id: int | None
    values: Mapping[str, object]


def write_comment_rows(
    connection: Connection, threads: Sequence[Thread], empty: Iterable[int], now: str
) -> Saved:
    """Bring the rows of the threads' posts into line; the posts in `empty` lose theirs."""
    renamed = {old: new for thread in threads for old, new in thread.renamed.items()}
    known = [*(thread.post_id for thread in threads if not thread.is_new), *empty]
    stored = _load(connection, known, renamed)
    wanted = {said.uid: (thread, said) for thread in threads for said in thread.comments}
    gone = [found.id for uid, found in stored.items() if uid not in wanted]
    for piece in pieces(gone):
        connection.execute(delete(Comment).where(Comment.id.in_(piece)))
    new, changed = _write(connection, wanted, stored, now)
    _write_parents(connection, threads, stored)
    return Saved(
        new_comments=new,
        changed_comments=changed,
        unchanged_comments=len(wanted) - new - changed,
        removed_comments=len(gone),
    )


def _load(connection: Connection, post_ids: Sequence[int], renamed: Mapping[str, str]) -> dict[str, _Stored]:
    columns = [getattr(Comment, name) for name in (*TELLING, "capture_id")]
    query = select(Comment.id, Comment.parent_id, *columns)
    stored = {}
    for row in fetch_in(connection, query, Comment.post_id, post_ids):
        values = dict(row._mapping)
        stored[renamed.get(row.uid, row.uid)] = _Stored(values.pop("id"), values.pop("parent_id"), values)
    return stored


def _write(
    connection: Connection,
    wanted: Mapping[str, tuple[Thread, MergedComment]],
    stored: Mapping[str, _Stored],
    now: str,
) -> tuple[int, int]:
    """Insert and update; returns how many are new and how many changed."""
    new, changing, following = [], [], []
    for uid, (thread, said) in wanted.items():
        values = _values(said)
        found = stored.get(uid)
        if found is None:
            new.append(values | {"post_id": thread.post_id, "first_seen_at": now, "changed_at": now})
        elif any(values[name] != found.values[name] for name in TELLING):
            changing.append({f"new_{name}": value for name, value in values.items()} | {"row_id": found.id})
        elif values["capture_id"] != found.values["capture_id"]:
            following.append({"new_capture_id": values["capture_id"], "row_id": found.id})
    statement = update(Comment).where(Comment.id == bindparam("row_id"))
    columns: dict[str, object] = {name: bindparam(f"new_{name}") for name in (*TELLING, "capture_id")}
    run_many(connection, statement.values(columns | {"changed_at": now}), changing)
    run_many(connection, statement.values(capture_id=bindparam("new_capture_id")), following)
    run_many(connection, insert(Comment), new)  # last: a row that changed its uid made room
    return len(new), len(changing)


def _values(said: MergedComment) -> dict[str, object]:
    values = {column: getattr(said.comment, field) for field, column in COLUMN_OF.items()}
    if said.parent is None:
        values["parent_evidence"] = None
    return values | {"uid": said.uid, "position": said.position, "capture_id": said.capture_id}


def _write_parents(connection: Connection, threads: Sequence[Thread], stored: Mapping[str, _Stored]) -> None:
    """Parents come last: only now every comment of the batch has its id."""
    answering = [thread for thread in threads if any(said.parent for said in thread.comments)]
    ids = {uid: found.id for uid, found in stored.items()}
    posts = [thread.post_id for thread in answering]
    rows = fetch_in(connection, select(Comment.uid, Comment.id), Comment.post_id, posts)
    ids |= {row.uid: row.id for row in rows}
    changing = []
    for thread in threads:
        for said in thread.comments:
            parent = ids[said.parent] if said.parent else None
            found = stored.get(said.uid)
            if parent != (found.parent_id if found else None):
                changing.append({"row_id": ids[said.uid], "new_parent": parent})
    statement = update(Comment).where(Comment.id == bindparam("row_id"))
    run_many(connection, statement.values(parent_id=bindparam("new_parent")), changing)
