"""Draws accounts on a terminal: words tell all, colour only helps."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cleaning.account import Account, Piece
from cleaning.types import Document
from crawler.explain.parts import Block, blocks_of, facts_of, tally_rules, thread_of
from crawler.explain.visible import visible

NARROW = 60
"""Columns under which a fate stands above its text, not beside it."""
SHOWN_LINES = 3
"""Lines of a longer cut that are shown, without -v."""
SHOWN_CHARS = 300
"""Characters of a line that are shown, without -v."""
STYLES = {"text": "", "comment": "cyan", "field": "green", "cut": "red"}


def show_account(account: Account, console: Console, *, whole: bool) -> None:
    """Print one account. whole: all lines of all cuts."""
    page = account.page
    console.print(Rule(Text(visible(page.source or page.url or "-"), style="bold"), align="left"))
    about = [account.kind.value, f"{len(page.body):,} bytes", page.member or ""]
    console.print(Text(visible(" · ".join(filter(None, about))), style="dim"))
    for rejection in account.outcome.rejections:
        place = f" (record {rejection.record})" if rejection.record else ""
        console.print(
            Text.assemble(
                ("\nno row", "bold red"), f"{place} by rule {rejection.rule}: {visible(rejection.reason)}"
            )
        )
    for post in account.outcome.documents:
        _show_fields(post, console)
    _show_page(account, console, whole=whole)
    for post in account.outcome.documents:
        _show_thread(post, console, whole=whole)
    _show_rules(account, console)


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _show_fields(post: Document, console: Console) -> None:
    title = "row" if post.record is None else f"row of record {post.record}"
    table = _table(f"\n{title}", "field", "value", "from")
    for fact in facts_of(post):
        table.add_row(
            fact.name, Text(_short(fact.value, whole=False)), Text(visible(fact.evidence), style="dim")
        )
    counts = f"{len(post.text):,} characters in {post.text.count(chr(10)) + 1 if post.text else 0} lines"
    table.add_row("text", counts, "see below")
    console.print(table)


def _show_page(account: Account, console: Console, *, whole: bool) -> None:
    if not account.lines:
        return
    console.print(Text("\nthe page, in its order", style="bold"))
    console.print(Text("each part with the field it became, or - and the rule that cut it\n", style="dim"))
    rows = [row for block in blocks_of(account) for row in _rows(block, whole=whole)]
    if console.width < NARROW:
        for piece in rows:
            console.print(Text(_label(piece), style=STYLES[piece.kind] or "bold"))
            console.print(Padding(Text(piece.text), (0, 0, 0, 2)))
    else:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for piece in rows:
            style = STYLES[piece.kind]
            grid.add_row(
                Text(_label(piece), style=style), Text(piece.text, style="dim" if piece.kind == "cut" else "")
            )
        console.print(grid)
    if account.shortened:
        console.print(Text("… the page goes on", style="dim"))


def _label(piece: Piece) -> str:
    return f"- {piece.name}" if piece.kind == "cut" else f"  {piece.name}"


def _rows(block: Block, *, whole: bool) -> Iterator[Piece]:
    pieces = [piece for line in block.lines for piece in line]
    shown = pieces if whole or block.kind != "cut" or len(pieces) <= SHOWN_LINES + 1 else pieces[:SHOWN_LINES]
    for piece in shown:
        yield Piece(
            text=_short(piece.text, whole=whole or piece.kind != "cut"), kind=piece.kind, name=piece.name
        )
    left = len(pieces) - len(shown)
    if left:
        yield Piece(text=f"… {left} more lines (-v shows them)", kind="cut", name=block.name)


def _show_thread(post: Document, console: Console, *, whole: bool) -> None:
    if not post.comments:
        return
    console.print(Text(f"\ncomments, as a thread: {len(post.comments)}\n", style="bold"))
    for answer in thread_of(post.comments):
        comment = answer.comment
        head = Text(visible(comment.author or "?"), style="cyan")
        for note in (
            comment.published or comment.published_raw,
            "author of the post" if comment.by_post_author else None,
            comment.kind if comment.kind != "comment" else None,
            f"border inferred, {comment.confidence:.0%} sure" if comment.confidence is not None else None,
        ):
            head.append(f"  {visible(note)}" if note else "", style="dim")
        indent = min(2 + 2 * answer.depth, console.width // 3)
        console.print(Padding(head, (0, 0, 0, indent)))
        console.print(Padding(Text(_short(comment.text, whole=whole)), (0, 0, 1, indent)))


def _show_rules(account: Account, console: Console) -> None:
    tallies = tally_rules(account)
    if not tallies:
        return
    table = _table("\ncut, by rule", "rule", "pieces", "characters", "what it takes out")
    for tally in tallies:
        table.add_row(
            Text(tally.rule), f"{tally.pieces:,}", f"{tally.characters:,}", Text(tally.meaning, style="dim")
        )
    console.print(table)
    for removal in account.unseen:
        sample = _short(" / ".join(removal.lines), whole=False)
        console.print(Text(f"- {removal.rule}, not a line of the page: {sample}", style="dim"))


def _short(text: str, *, whole: bool) -> str:
    shown = visible(text)
    return shown if whole or len(shown) <= SHOWN_CHARS else shown[: SHOWN_CHARS - 1] + "…"
