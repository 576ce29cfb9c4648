"""Statements over many values: lists are cut into pieces that every engine takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, TypeVarTuple

from sqlalchemy import Connection, Executable, Row, Select
from sqlalchemy.orm import InstrumentedAttribute

PIECE = 500
"""Values in one IN list: SQLite before 3.32 takes 999 parameters in all."""

T = TypeVar("T")
Columns = TypeVarTuple("Columns")


def pieces(values: Iterable[T], size: int = PIECE) -> Iterator[Sequence[T]]:
    """Cut values into lists of bounded length.

    >>> list(pieces("abc", 2))
    [['a', 'b'], ['c']]
    """
    whole = list(values)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


def fetch_in(
    connection: Connection,
    query: Select[*Columns],
    column: InstrumentedAttribute[T],
    values: Iterable[T],
) -> list[Row[*Columns]]:
    """Fetch all rows of a query whose column has one of the values."""
    return [row for piece in pieces(values) for row in connection.execute(query.where(column.in_(piece)))]


def run_many(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    """Run one statement for many rows; none is no statement."""
    if rows:
        connection.execute(statement, rows)
