"""What a message of a forum says: its words without what the page prints around them, signatures, and who is
quoted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from cleaning.text.board import RECURRING_SHARE, Board
from cleaning.text.lines import Line
from cleaning.text.marks import Mark
from cleaning.text.posted import date_in

MOST_SIGNED = 12
"""Lines from the rule above a signature to the end of a message, buttons among them."""

_RULE = re.compile("_{8,}")


def find_words(
    board: Board, bodies: Sequence[range], authors: Sequence[str | None]
) -> tuple[list[range], frozenset[int]]:
    """The words of each message, and the lines among all of them that only say whom the lines below quote.

    bodies: what stands between the headers, as `body_of` gives it.
    """
    closing = _closing(board, bodies)
    words = [_words(board, body, closing, name) for body, name in zip(bodies, authors, strict=True)]
    unsigned = _unsigned(board, words, authors)
    quoting = frozenset(at for said in unsigned for at in said if _heads_quotation(board, at, authors))
    return unsigned, quoting


def body_of(board: Board, lines: range) -> range:
    """What stands between two headers, without furniture at its start; "+1" may be all that is said."""
    for at in lines:
        if at not in board.furniture:
            return range(at, lines.stop)
    start = next((at for at in lines if at not in board.fixed), lines.stop)
    return range(start, lines.stop)


def _closing(board: Board, bodies: Sequence[range]) -> frozenset[str]:
    """Keys of lines behind which most messages have no more words: what stands there is a signature."""
    closed: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for body in bodies[:-1]:
        last = max((at for at in body if at not in board.furniture), default=body.start)
        keys = {board.keys[at]: at for at in reversed(body) if board.keys[at] in board.recurring}
        counts.update(list(keys))
        closed.update(key for key, at in keys.items() if at > last)
    return frozenset(key for key, count in counts.items() if closed[key] >= RECURRING_SHARE * count)


def _words(board: Board, body: range, closing: Collection[str], author: str | None) -> range:
    """The words of a message: down to what closes it, without furniture and a note of who edited it."""
    start = next((at for at in body if not board.answers_subject(at)), body.start)
    ends = (at for at in body if at > start and (board.keys[at] in closing or _rules_off(board, at, body)))
    return _trimmed(board, range(start, next(ends, body.stop)), author)


def _rules_off(board: Board, at: int, body: range) -> bool:
    """Whether a line is the rule above a signature, as vBulletin draws it."""
    return body.stop - at <= MOST_SIGNED and _RULE.fullmatch(board.lines[at].text) is not None


def _trimmed(board: Board, body: range, author: str | None) -> range:
    """The words of a message without furniture and a note of who edited it behind them."""
    end = body.stop
    while end > body.start + 1 and (end - 1 in board.furniture or _is_edit(board.lines[end - 1], author)):
        end -= 1
    return range(body.start, end)


def _unsigned(board: Board, words: Sequence[range], authors: Sequence[str | None]) -> list[range]:
    """The words of the messages without the signatures of those who write several: the line that closes all
    of a person's.
    """
    closing: defaultdict[str | None, list[str]] = defaultdict(list)
    for said, author in zip(words, authors, strict=True):
        closing[author].append(board.lines[said.stop - 1].text if len(said) > 1 else "")
    signed = {name for name, texts in closing.items() if name and len(texts) > 1 and len({*texts}) == 1}
    return [
        _trimmed(board, said[:-1], author) if author in signed and len(said) > 1 else said
        for said, author in zip(words, authors, strict=True)
    ]


def _heads_quotation(board: Board, at: int, authors: Collection[str | None]) -> bool:
    """Whether a line says whom the lines below quote: somebody of the thread."""
    line = board.lines[at]
    if line.reading.is_phrase("quote_head"):
        return True
    is_spoken = line.reading.mark is Mark.BYLINE and line.reading.date is None
    return is_spoken and line.reading.author in authors


def _is_edit(line: Line, author: str | None) -> bool:
    """Whether a line is a date beside the writer's own name."""
    return author is not None and author in line.text and date_in(line) is not None
