"""Threads of forums that show a panel of its writer beside every message: name, rank, "Posts: 12", "Joined:
May".

Flattened, the panel stands above the date of its message, below it, or below the words (two-column pages
whose author column comes first or last). Where is learnt once per page, from the labels (`board`), which
words have not. What is left above the labels is the name, and then the rank: how many such lines a panel has
is told by people who write twice, by what fences panels off from the words above, and by what several people
share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from cleaning.text.board import (
    HEADER_CHARS,
    MIN_MESSAGES,
    MIN_RECURRING,
    MOST_HEADER,
    PANEL_SHARE,
    RECURRING_SHARE,
    Board,
    find_board,
)
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name
from cleaning.text.posted import date_in
from cleaning.text.ranks import bare_names, without_rank
from cleaning.text.said import body_of, find_words
from cleaning.text.spans import PANELS, Layout, Record

MOST_ABOVE = 4
"""Lines above the labels, at most: picture, name, rank, title."""

MOST_BETWEEN = 5
"""Lines from one label of a panel to the next, at most, and from the date above it: name, rank, a motto."""

SOME_PANELS = 0.25
"""Share of the panels that must have as many lines above their labels for so many to be usual."""

MOST_OUTSIDE = 0.4
"""Share of the panels above whose fence short lines may stand: the last words of a message."""

NEAR = 2
"""Lines from a date up to the name above it, where the panel stands below."""

_END = (Mark.FORM, Mark.RELATED, Mark.CLOSED)


class _Side(Enum):
    """Where the panel of a message stands."""

    ABOVE_DATE = auto()
    BELOW_DATE = auto()
    BELOW_WORDS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """The panel of one message."""

    floor: int
    """Its first label; the date, where it has none."""
    candidates: Sequence[int]
    """Lines above that which may be names, from below."""
    furniture: Sequence[int]
    """The other lines above it, from below."""
    person: tuple[str, ...]
    """What its labels say."""


def by_panels(lines: Sequence[Line]) -> Layout | None:
    """The messages of a thread whose writers are shown in panels; None where they are not."""
    board = find_board(lines)
    if board is None:
        return None
    if board.dates != board.opens:
        edges = enumerate(zip(board.opens, board.dates, strict=True))
        return _layout(
            board.starting(next(at for at, (date, then) in edges if date != then)), _Side.ABOVE_DATE
        )
    return _sided_layout(board)


def _sided_layout(board: Board) -> Layout | None:
    """The messages, where most show a panel on one side; dates above the first are those of the head."""
    shown = {side: [_shows_panel(board, part, side) for part in _parts(board, side)] for side in _Side}
    side = _side({side: sum(found) for side, found in shown.items()}, board)
    if sum(shown[side]) < max(MIN_MESSAGES, PANEL_SHARE * len(board.dates)):
        return None
    return _layout(board.starting(shown[side].index(True)), side)


def _side(counts: Mapping[_Side, int], board: Board) -> _Side:
    """Where most panels stand. Below the words they also stand above the next date, but for the last."""
    above, below = counts[_Side.ABOVE_DATE], counts[_Side.BELOW_DATE]
    if below >= max(above, PANEL_SHARE * len(board.dates)):
        return _Side.BELOW_DATE
    if above == counts[_Side.BELOW_WORDS]:
        is_last = any(at in board.labels for at in board.segments[-1])
        return _Side.BELOW_WORDS if is_last else _Side.ABOVE_DATE
    return _Side.ABOVE_DATE if above > counts[_Side.BELOW_WORDS] else _Side.BELOW_WORDS


def _parts(board: Board, side: _Side) -> Sequence[range]:
    """Where the panel of each message is sought."""
    return board.segments[:-1] if side is _Side.ABOVE_DATE else board.segments[1:]


def _shows_panel(board: Board, part: range, side: _Side) -> bool:
    """Whether labels stand where the panels of one side stand."""
    if side is _Side.ABOVE_DATE:
        return any(at in board.labels for at in _header_above(board, part))
    label = next((at for at in part if at in board.labels), None)
    if label is None:
        return False
    above = [at for at in range(part.start, label) if at not in board.furniture]
    return not any(map(board.is_sentence, above)) if side is _Side.BELOW_DATE else bool(above)


def _header_above(board: Board, part: range) -> range:
    """The lines right above a date that can be its header; a motto may be a sentence."""
    top = part.stop
    while top > part.start and part.stop - top < MOST_HEADER:
        if len(board.lines[top - 1].text) > HEADER_CHARS and top - 1 not in board.furniture:
            break
        top -= 1
    return range(top, part.stop)


def _layout(board: Board, side: _Side) -> Layout:
    panels = _without_shared(board, [_panel(board, part, side) for part in _parts(board, side)])
    names = _names(board, panels, side)
    tops = [_top(board, panel, name) for panel, name in zip(panels, names, strict=True)]
    starts = board.dates
    opens: Sequence[int] = board.opens
    if side is _Side.ABOVE_DATE:
        opens = tops
    elif side is _Side.BELOW_DATE:
        opens = [min(date, top) for date, top in zip(board.opens, tops, strict=True)]
        starts = [_below_panel(board, at, part) for at, part in zip(starts, board.segments[1:], strict=True)]
    last = _end(board, starts[-1])
    ends = tops if side is _Side.BELOW_WORDS else [*opens[1:], last]
    spans = [range(start, end) for start, end in zip(opens, [*opens[1:], last], strict=True)]
    bodies = [body_of(board, range(start + 1, end)) for start, end in zip(starts, ends, strict=True)]
    authors = _authors(board, names)
    words, quoting = find_words(board, bodies, authors)
    records = [
        Record(
            lines=tuple(board.lines[at] for at in said if at not in quoting),
            author=author,
            date=date_in(board.lines[date]),
            aside=tuple(board.lines[at] for at in span if (at not in said or at in quoting) and at != date),
            settled=True,
        )
        for said, date, author, span in zip(words, board.dates, authors, spans, strict=True)
    ]
    return Layout(
        way=PANELS, records=tuple(records), first=opens[0], end=last, signed=True, opens_thread=True
    )


def _panel(board: Board, part: range, side: _Side) -> _Panel:
    """The panel in a part: above its end, or from its start on, or the first below words."""
    if side is _Side.ABOVE_DATE:
        part = _header_above(board, part)
    labels = [at for at in part if at in board.labels]
    floor = labels[0] if labels else part.stop if side is _Side.ABOVE_DATE else part.start
    candidates: list[int] = []
    furniture: list[int] = []
    at = floor - 1
    while at >= part.start and len(candidates) < MOST_ABOVE and board.may_be_header(at):
        (furniture if at in board.furniture else candidates).append(at)
        at -= 1
    return _Panel(
        floor=floor,
        candidates=candidates,
        furniture=furniture,
        person=tuple(board.lines[at].text for at in labels if at in board.known),
    )


def _without_shared(board: Board, panels: Sequence[_Panel]) -> list[_Panel]:
    """The panels without what stands above the labels of several people: ranks, the text of a picture. A name
    would leave a panel without any: what its person shows may change from message to message.
    """
    people: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for panel in panels:
        for at in panel.candidates:
            people[board.lines[at].text].add(panel.person)
    shared = {text for text, persons in people.items() if len(persons) > 1}
    for panel in panels:
        texts = {board.lines[at].text for at in panel.candidates}
        shared -= texts if texts <= shared else set()
    return [_without(board, panel, shared) for panel in panels]


def _without(board: Board, panel: _Panel, texts: Collection[str]) -> _Panel:
    own = [at for at in panel.candidates if board.lines[at].text not in texts]
    others = sorted({*panel.furniture, *panel.candidates}.difference(own), reverse=True)
    return replace(panel, candidates=own, furniture=others)


def _names(board: Board, panels: Sequence[_Panel], side: _Side) -> list[int | None]:
    """The line of each name; None where no line can be it."""
    if side is _Side.BELOW_DATE:
        below = [_first_name(board, panel.candidates) for panel in panels]
        above = [_name_above(board, at) for at in board.opens]
        return max(below, above, key=lambda names: len(names) - names.count(None))
    sizes = _shared_sizes(board, panels)
    fence = _fence(board, panels)
    fenced = [None if fence is None else _fenced(board, panel, fence) for panel in panels]
    usual = _usual(board, panels, [lines for lines in fenced if lines is not None], sizes)
    return [
        _first_name(board, panel.candidates[: sizes.get(panel.person) or usual] if lines is None else lines)
        for panel, lines in zip(panels, fenced, strict=True)
    ]


def _name_above(board: Board, date: int) -> int | None:
    """The line right above a date, over furniture of its own, where it can be a name."""
    near = range(date - 1, max(date - NEAR, 0) - 1, -1)
    at = next((at for at in near if at not in board.furniture), None)
    return at if at is not None and is_name(board.lines[at].text) else None


def _shared_sizes(board: Board, panels: Sequence[_Panel]) -> Mapping[tuple[str, ...], int]:
    """How many lines above the labels all panels of a person have in common, for people who write twice."""
    texts: defaultdict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for panel in panels:
        if panel.person:
            texts[panel.person].append([board.lines[at].text for at in panel.candidates])
    return {
        person: max(_common(one, two) for one, two in pairwise(found))
        for person, found in texts.items()
        if len(found) > 1
    }


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many first texts of two lists are the same."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (text, other) in pairs if text != other), min(len(one), len(two)))


def _fence(board: Board, panels: Sequence[_Panel]) -> str | None:
    """The key of a line that stands between the words of most messages and the panel below them."""
    counts = Counter(
        key
        for panel in panels
        for key in dict.fromkeys(board.keys[at] for at in panel.furniture)
        if key in board.recurring
    )
    least = max(MIN_RECURRING, RECURRING_SHARE * (len(panels) - 1))
    for key, count in counts.most_common():
        if count < least:
            return None
        inside = [_fenced(board, panel, key) or () for panel in panels]
        outside = sum(
            0 < len(lines) < len(panel.candidates) for lines, panel in zip(inside, panels, strict=True)
        )
        if sum(map(bool, inside)) >= least and outside < MOST_OUTSIDE * len(panels):
            return key
    return None


def _fenced(board: Board, panel: _Panel, fence: str) -> Sequence[int] | None:
    """The lines of a panel that may be names, below the nearest fence; None where it has none."""
    edge = next((at for at in panel.furniture if board.keys[at] == fence), None)
    return None if edge is None else [at for at in panel.candidates if at > edge]


def _usual(
    board: Board,
    panels: Sequence[_Panel],
    fenced: Sequence[Sequence[int]],
    sizes: Mapping[tuple[str, ...], int],
) -> int:
    """How many lines above its labels a panel has: as fences tell, or people who write twice, else at most as
    many as some have.
    """
    if fenced:
        return max(1, Counter(map(len, fenced)).most_common(1)[0][0])
    if most := max(sizes.values(), default=0):
        return most
    counts = Counter(
        size
        for panel in panels
        for size, at in enumerate(panel.candidates, start=1)
        if is_name(board.lines[at].text)
    )
    least = max(MIN_RECURRING, SOME_PANELS * len(panels))
    return max((size for size, count in counts.items() if count >= least), default=1)


def _first_name(board: Board, candidates: Sequence[int]) -> int | None:
    """The topmost line that can be a name; where a picture's text or a rank repeats it, the shorter line."""
    names = [at for at in reversed(candidates) if _may_be_name(board.lines[at].text)]
    if len(names) < 2:
        return names[0] if names else None
    one, two = (board.lines[at].text for at in names[:2])
    is_initial = len(one) == 1 and two.casefold().startswith(one.casefold())
    return names[1] if is_initial or (two in one and len(one) > len(two) > 1) else names[0]


def _may_be_name(text: str) -> bool:
    """Whether a line can be a name, or a name and a rank."""
    return is_name(text) or is_name(without_rank(text))


def _top(board: Board, panel: _Panel, name: int | None) -> int:
    """Where a panel begins: at the name, or at what a picture says of it above."""
    if name is None:
        return panel.floor
    text = board.lines[name].text
    top = name
    for at in panel.candidates:
        above = board.lines[at].text
        if at < name and (text in above or text.casefold().startswith(above.casefold())):
            top = at
    while top - 1 in panel.furniture and board.keys[top - 1] not in board.recurring:
        top -= 1
    return top


def _below_panel(board: Board, date: int, part: range) -> int:
    """The last line of a panel that stands below the date, with the subject below it."""
    last = date
    for at in part:
        is_header = board.may_be_header(at) or (at + 1 in board.labels and at - 1 in board.labels)
        if at - last > MOST_BETWEEN or not is_header:
            break
        if at in board.labels or (board.answers_subject(at) and not _is_last(board, at, part)):
            last = at
    while last + 1 < part.stop and last + 1 in board.furniture:
        last += 1
    return last


def _is_last(board: Board, at: int, part: range) -> bool:
    """Whether nothing but furniture stands right below a subject: then it is the next message's."""
    return all(below in board.furniture for below in range(at + 1, min(part.stop, at + MOST_HEADER)))


def _end(board: Board, header: int) -> int:
    """Behind the last message, whose header ends at `header`: where the page asks to sign in or goes on with
    what stood above the thread, too.
    """
    above = {line.text for line in board.lines[: board.opens[0]]}
    for at in body_of(board, range(header + 1, len(board.lines))):
        line = board.lines[at]
        if line.reading.mark in _END or (line.text in above and board.may_be_header(at)):
            return at
    return len(board.lines)


def _authors(board: Board, names: Sequence[int | None]) -> list[str | None]:
    """The names as they stand in the panels, else in the by-lines; a rank behind a name is told by those who
    quote it: "Ann wrote:".
    """
    said = [board.lines[date].reading.author for date in board.dates]
    said = said if len({*said} - {None}) > 1 else [None] * len(said)  # "post May 3, 2006" names nobody
    quoted = {
        line.reading.author
        for line in board.lines
        if line.reading.mark is Mark.BYLINE and not line.reading.date
    }
    shown = bare_names(
        [spoken if at is None else board.lines[at].text for at, spoken in zip(names, said, strict=True)]
    )
    return [_as_quoted(name, quoted) for name in shown]


def _as_quoted(name: str | None, quoted: Collection[str | None]) -> str | None:
    words = name.split() if name else []
    openings = (" ".join(words[:size]) for size in range(len(words) - 1, 0, -1))
    return next((opening for opening in openings if opening in quoted), name)
