"""Runs of the program: what is going on, what went on, and what the database holds."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from storage import models
from storage.sources import list_sources
from storage.values import Run, SiteRows, Status

SECRET = re.compile(r"(?<=://)[^/\s\"]*@")
"""User name and password in a URL: all up to the last @ of the authority."""

MAX_SITES = 1000
"""Sites that `status` counts: more than anybody reads."""


def begin_run(connection: Connection, command: str, arguments: Mapping[str, object], now: str) -> int:
    """Note that a command started; secrets in its arguments are left out."""
    shown = SECRET.sub("***@", json.dumps(arguments, ensure_ascii=False, default=str))
    run = {"command": command, "arguments": shown, "host": socket.gethostname(), "pid": os.getpid()}
    result = connection.execute(insert(models.Run).values(**run, started_at=now))
    key = result.inserted_primary_key
    assert key is not None, "an insert of one row has its key"
    return int(key[0])


def finish_run(
    connection: Connection, run: int, tally: Mapping[str, object], exit_status: int, now: str
) -> None:
    """Note that a run ended, and with what."""
    ended = {"finished_at": now, "exit_status": exit_status, "tally": json.dumps(tally, ensure_ascii=False)}
    connection.execute(update(models.Run).where(models.Run.id == run).values(**ended))


def list_runs(connection: Connection, limit: int, *, unfinished: bool = False) -> tuple[Run, ...]:
    """List the latest runs, latest first."""
    columns = [getattr(models.Run, field.name) for field in fields(Run)]
    query = select(*columns).order_by(models.Run.id.desc()).limit(limit)
    if unfinished:
        query = query.where(models.Run.finished_at.is_(None))
    return tuple(_read_run(dict(row._mapping)) for row in connection.execute(query))


def read_status(connection: Connection, runs: int) -> Status:
    """Count what the database holds."""
    rejections = select(models.Rejection.rule, func.count().label("rows")).group_by(models.Rejection.rule)
    counted = connection.execute(rejections.order_by(func.count().desc(), models.Rejection.rule))
    return Status(
        posts=_count(connection, models.Post),
        comments=_count(connection, models.Comment),
        captures=_count(connection, models.Capture),
        rejections={row.rule: row.rows for row in counted},
        sites=_count_sites(connection),
        sources=list_sources(connection),
        runs=list_runs(connection, runs),
    )


def _read_run(row: dict[str, Any]) -> Run:
    """Open what the row holds as JSON."""
    row["arguments"] = json.loads(row["arguments"])
    row["tally"] = json.loads(row["tally"]) if row["tally"] else None
    return Run(**row)


def _count(connection: Connection, table: type[models.Base]) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_sites(connection: Connection) -> tuple[SiteRows, ...]:
    post = models.Post
    said = (
        select(models.Comment.post_id, func.count().label("rows")).group_by(models.Comment.post_id).subquery()
    )
    query = (
        select(post.site, func.count(), func.coalesce(func.sum(said.c.rows), 0), func.max(post.last_seen_at))
        .outerjoin(said, said.c.post_id == post.id)
        .group_by(post.site)
        .order_by(func.count().desc(), post.site)
        .limit(MAX_SITES)
    )
    return tuple(
        SiteRows(site=site, posts=posts, comments=int(comments), last_seen_at=seen)
        for site, posts, comments, seen in connection.execute(query)
    )
