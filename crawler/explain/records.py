"""Which records of an input are explained, and their accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from cleaning.account import Account, account
from cleaning.errors import ConfigError
from cleaning.types import Kind, Outcome, RawPage
from crawler.dumps import BadInput, read_inputs
from crawler.ingest import FAILURES
from crawler.roles import set_aside
from crawler.workers import CleaningPool

NO_RECORD = "{}: there is no record {}; they count from 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for."""

    path: str
    record: str | None = None
    """"3", or "3#2" for the second entry of a feed that is the third record; None: the first ones."""


def read_wanted(text: str, record: str | None) -> Wanted:
    """Read `INPUT`, `INPUT#3` (as `posts.source` has it) and `--record`.

    >>> read_wanted("dump.warc.gz#3", None)
    Wanted(path='dump.warc.gz', record='3')
    """
    path, _, number = text.partition("#")
    if record or not number.replace("#", "").isdigit() or Path(text).exists():
        return Wanted(path=text, record=record)
    return Wanted(path=path, record=number)


def find_accounts(
    wanted: Wanted, pool: CleaningPool, *, kind: Kind | None, limit: int
) -> Iterator[Account | BadInput]:
    """Account for the records that were asked for. Raises ConfigError where there is none of that number."""
    items = read_inputs([wanted.path], kind=kind)
    if wanted.record is None:
        for item in islice(items, limit):
            yield item if isinstance(item, BadInput) else _account(item, pool)
        return
    for item in items:
        source = item.source or ""
        if source == f"{wanted.path}#{wanted.record}":
            yield item if isinstance(item, BadInput) else _account(item, pool)
            return
        head = f"{source}#" if source != wanted.path else f"{wanted.path}#"
        entry = f"{wanted.path}#{wanted.record}".removeprefix(head)
        if isinstance(item, RawPage) and entry.isdigit():
            yield _entry(_account(item, pool), int(entry), wanted)
            return
    raise ConfigError(NO_RECORD.format(wanted.path, wanted.record))


def _account(page: RawPage, pool: CleaningPool) -> Account:
    """Clean the page in a worker first, so that one that hangs or hoards is told like any other."""
    outcome = pool.outcome_of(pool.submit(page))
    failure = next((r for r in outcome.rejections if r.rule in FAILURES), None)
    if failure:
        return Account(page=page, kind=page.kind or Kind.BINARY, outcome=outcome)
    aside = set_aside(page)
    return account(page, aside.rejections[0] if aside else None)


def _entry(whole: Account, number: int, wanted: Wanted) -> Account:
    """The account of one entry of a feed: its rows; the page is shown as it is."""
    outcome = whole.outcome
    documents = tuple(post for post in outcome.documents if (post.record or 1) == number)
    rejections = tuple(one for one in outcome.rejections if (one.record or 1) == number)
    if not documents and not rejections:
        raise ConfigError(NO_RECORD.format(wanted.path, wanted.record))
    return replace(whole, outcome=Outcome(documents=documents, rejections=rejections, cuts=outcome.cuts))
