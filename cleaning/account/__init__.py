"""What became of every word of one raw page: kept in which row, cut by which rule, left out as what.

Method: the page is read once more, on its own, as the lines that a reader sees in page order (`sight`).
Cleaning runs as it always does, with a log that keeps whole texts (`trace`). Then its answer is laid over
the lines, word by word (`places`): the discussion's region, comments in it, the post's text, the cuts, the
fields; each takes the first run of words that fits and is free. What nothing claims was left out by the
choice of the main text, and is named so: no word is without a fate. (That choice logs what it leaves out,
too, but titles and dates stand there, which became fields: the log is not asked.)

So no stage of cleaning needs to know of places, and a normal run pays nothing. The price: of two equal short
lines with different fates, the first may get the fate of the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cleaning.account.places import Places
from cleaning.account.sight import read_sight
from cleaning.account.trace import Removal, Trace
from cleaning.extract import NOT_MAIN_TEXT
from cleaning.kinds import tell_kind
from cleaning.pipeline import clean
from cleaning.types import Comment, Document, Kind, Outcome, RawPage, Rejection

__all__ = ["NOT_CONTENT", "NOT_MAIN_TEXT", "Account", "Piece", "Removal", "account"]

NOT_CONTENT = "not_content"
"""What a feed or a text holds beside posts: addresses, dates, names of fields."""
FRAME = "discussion"
"""What stands in the discussion and is no row: headings, buttons, forms."""

EDGE_LINE = "edge_line"
"""Lines around the post, bylines among them: what became a field of one is shown as the field."""

FRAME_WORDS = 40
"""Words before and behind a comment's text in which its name and date are looked for."""

HOST = "heuristic: host"
"""Evidence of a site without a name: its host stands in every address."""

PieceKind = Literal["text", "comment", "field", "cut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a line that has one fate."""

    text: str
    kind: PieceKind
    name: str
    """The rule that cut it, or the field that it became: "text", "comment", "title"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A page and what became of it."""

    page: RawPage
    kind: Kind
    outcome: Outcome
    lines: tuple[tuple[Piece, ...], ...] = ()
    """The page as it came, in page order."""
    unseen: tuple[Removal, ...] = ()
    """Cuts of what no reader sees as a line: in attributes, in scripts, or reported in other words."""
    shortened: bool = False
    """The page is longer than `sight.MAX_CHARS`; `lines` has its beginning."""


def account(page: RawPage, rejection: Rejection | None = None) -> Account:
    """Account for every word of a page. Pure, as cleaning is; takes about twice its time.

    rejection: why the page is not cleaned at all, for a page that was set aside before.
    """
    kind = page.kind or tell_kind(page)
    trace = Trace()
    outcome = Outcome(rejections=(rejection,)) if rejection else clean(page, trace)
    sight = read_sight(page, kind)
    places = Places(sight.lines)
    for removal in trace.apart:
        places.enclose(removal.lines)
    for post in outcome.documents:
        _place_comments(places, post.comments)
    for post in outcome.documents:
        places.claim(post.text.split("\n"), "text:text")
    blocks = [removal for removal in trace.removals if removal.rule not in (EDGE_LINE, NOT_MAIN_TEXT)]
    unseen = [removal for removal in blocks if not places.claim(removal.lines, f"cut:{removal.rule}")]
    for post in outcome.documents:
        _place_fields(places, post)
    for removal in trace.removals:
        if removal.rule == EDGE_LINE:
            places.claim(removal.lines, f"cut:{EDGE_LINE}")
    return Account(
        page=page,
        kind=kind,
        outcome=outcome,
        lines=_pieces(places, _rest(kind, outcome)),
        unseen=tuple(unseen),
        shortened=sight.shortened,
    )


def _place_comments(places: Places, comments: Iterable[Comment]) -> None:
    before = 0
    for comment in comments:
        ends = places.claim(comment.text.split("\n"), "comment:comment")
        window = range(max(0, before - FRAME_WORDS), (ends or before) + FRAME_WORDS)
        for value in (comment.author, comment.author_headline, comment.published_raw):
            if value:
                places.claim_within(value, "comment:comment", window)
        before = ends or before


def _place_fields(places: Places, post: Document) -> None:
    start = places.claim([post.title], "field:title", exact=True) if post.title else 0
    fields = (
        *(("author", name) for name in (post.author or "").split(", ")),
        ("published", post.published_raw),
        ("summary", post.summary),
        ("site", post.site if post.evidence.get("site") != HOST else None),
        ("url", post.url),
        *(("tags", tag) for tag in post.tags),
        *(("categories", category) for category in post.categories),
    )
    for name, value in fields:
        if value:
            places.claim([value], f"field:{name}", exact=True, start=0 if name == "site" else start)


def _rest(kind: Kind, outcome: Outcome) -> str:
    """The fate of words that nothing claims."""
    if not outcome.documents and outcome.rejections:
        return f"cut:{outcome.rejections[0].rule}"
    return f"cut:{NOT_MAIN_TEXT if kind is Kind.HTML else NOT_CONTENT}"


_KINDS: dict[str, PieceKind] = {"text": "text", "comment": "comment", "field": "field", "cut": "cut"}


def _pieces(places: Places, rest: str) -> tuple[tuple[Piece, ...], ...]:
    lines: list[tuple[Piece, ...]] = []
    for run in places.runs(rest=rest, enclosed=f"cut:{FRAME}"):
        pieces = []
        for text, fate in run:
            kind, _, name = fate.partition(":")
            pieces.append(Piece(text=text, kind=_KINDS[kind], name=name))
        lines.append(tuple(pieces))
    return tuple(lines)
