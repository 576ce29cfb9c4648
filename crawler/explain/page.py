"""Draws accounts as one HTML page that needs nothing else: no script, no network, no file beside it.

What it shows is hostile. So every text goes through `_text`, which escapes it and writes hidden characters
out; no address of the page becomes a link; and a content security policy forbids scripts, pictures, forms
and every request. Jumps are plain links: from a rule to its first cut, and from each cut to the next of its
rule.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from cleaning.account import NOT_CONTENT, NOT_MAIN_TEXT, Account, Piece
from cleaning.types import Comment, Document, Rejection
from crawler.explain.parts import Block, RuleTally, blocks_of, facts_of, tally_rules, thread_of
from crawler.explain.visible import split_hidden, visible

HUES = 12
"""Colours of rules in `page.css`; the thirteenth rule has the first one's, and every cut bears its name."""
LEFT_OUT = (NOT_MAIN_TEXT, NOT_CONTENT)
"""Grey, so that what a rule took stands out of what nothing chose."""
SHOWN_LINES = 8
"""Lines of a cut that are open; more are a click away."""


def render(accounts: Sequence[Account]) -> str:
    """The whole page. accounts: one section each, in their order."""
    style = (files("crawler.explain") / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{_source(accounts[0])}: what was kept and what was cut"
    sections = "\n".join(_Section(number, account).draw() for number, account in enumerate(accounts, 1))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">\n'
        f"<title>{_plain(title)}</title>\n<style>{style}</style></head>\n<body>\n"
        '<a class="skip" href="#rows-1">Skip to the rows</a>\n'
        "<header><h1>What was kept, what was cut</h1>"
        '<p class="hint">Left: the page as it came; each cut bears the rule that made it. '
        "Right: the rows it became.</p>"
        f"{_contents(accounts)}</header>\n<main>\n{sections}\n</main>\n</body></html>\n"
    )


def _source(account: Account) -> str:
    return account.page.source or account.page.url or "page"


def _contents(accounts: Sequence[Account]) -> str:
    """Links to the records, where there are several."""
    if len(accounts) == 1:
        return ""
    links = (
        f'<li><a href="#record-{number}">{_text(_source(account))}</a></li>'
        for number, account in enumerate(accounts, 1)
    )
    return f'<nav class="contents" aria-label="Records"><ol>{"".join(links)}</ol></nav>'


class _Section:
    """One record: its rules, the page on the left, the rows on the right."""

    def __init__(self, number: int, account: Account) -> None:
        self._number = number
        self._account = account
        self._blocks = list(blocks_of(account))
        self._tallies = tally_rules(account)
        rules = [tally.rule for tally in self._tallies if tally.rule not in LEFT_OUT]
        self._hues = dict.fromkeys(LEFT_OUT, "plain")
        self._hues |= {rule: f"h{place % HUES}" for place, rule in enumerate(rules)}
        self._meanings = {tally.rule: tally.meaning for tally in self._tallies}
        self._totals = Counter(piece.name for piece in self._marked())
        self._drawn: Counter[str] = Counter()

    def draw(self) -> str:
        """The section."""
        n, page = self._number, self._account.page
        about = [self._account.kind.value, f"{len(page.body):,} bytes", page.member or "", page.url or ""]
        if _source(self._account) == page.url:
            about.pop()
        return (
            f'<section class="record" id="record-{n}" aria-labelledby="name-{n}">'
            f'<h2 id="name-{n}">{_text(_source(self._account))}</h2>'
            f'<p class="about">{" · ".join(_text(part) for part in about if part)}</p>'
            f"{''.join(map(_refusal, self._account.outcome.rejections))}"
            f'{self._rules()}<div class="sides">'
            f'<section class="side" aria-labelledby="page-{n}"><h3 id="page-{n}">The page as it came</h3>'
            f"{''.join(map(self._block, self._blocks)) or NO_LINES}{self._shortened()}"
            f"{self._unseen()}</section>"
            f'<section class="side" aria-labelledby="rows-{n}"><h3 id="rows-{n}" tabindex="-1">The rows</h3>'
            f"{''.join(map(_post, self._account.outcome.documents)) or NO_ROWS}</section></div></section>"
        )

    def _marked(self) -> Iterator[Piece]:
        """The first piece of each cut."""
        for block in self._blocks:
            if block.kind == "cut":
                yield block.lines[0][0]
            elif block.kind == "mixed":
                yield from (piece for piece in block.lines[0] if piece.kind == "cut")

    def _rules(self) -> str:
        if not self._tallies:
            return ""
        items = "".join(f"<li>{self._rule(tally)}</li>" for tally in self._tallies)
        label = "Cut, by rule; each leads to its first cut"
        return f'<nav class="rules" aria-label="{label}"><ul>{items}</ul></nav>'

    def _rule(self, tally: RuleTally) -> str:
        about = f"{tally.meaning or tally.rule}: {tally.pieces:,} cut, {tally.characters:,} characters"
        inner = f"<b>{_text(tally.rule)}</b> {tally.pieces:,}"
        marks = f'class="rule {self._hues[tally.rule]}" title="{_plain(about)}"'
        if not self._totals[tally.rule]:
            return f"<span {marks}>{inner}</span>"
        return f'<a {marks} href="#{self._mark(tally.rule, 1)}">{inner}</a>'

    def _mark(self, rule: str, place: int) -> str:
        return f"cut-{self._number}-{escape(rule)}-{place}"

    def _next_mark(self, rule: str) -> str:
        """The attributes of the next cut of a rule."""
        self._drawn[rule] += 1
        return f'id="{self._mark(rule, self._drawn[rule])}" tabindex="-1"'

    def _next_link(self, rule: str) -> str:
        """A link from the cut just drawn to the next of its rule, from the last to the first."""
        if self._totals[rule] < 2:
            return ""
        return f'<a class="next" {self._next_target(rule)}>{self._drawn[rule]} of {self._totals[rule]} ▸</a>'

    def _next_target(self, rule: str) -> str:
        place = self._drawn[rule] % self._totals[rule] + 1
        return f'href="#{self._mark(rule, place)}" title="to the next cut by {_plain(rule)}"'

    def _block(self, block: Block) -> str:
        if block.kind == "mixed":
            pieces = "".join(map(self._piece, block.lines[0]))
            return f'<div class="part mixed"><p class="line">{pieces}</p></div>'
        label, marks = _text(block.name), f'class="part {block.kind}"'
        if block.kind == "cut":
            marks = f'class="part cut {self._hues[block.name]}" {self._next_mark(block.name)}'
            meaning = self._meanings[block.name]
            label = f"<span>cut: {label}</span>"
            label += f'<span class="meaning">{_text(meaning)}</span>' if meaning else ""
            label += self._next_link(block.name)
        lines = [f'<p class="line" dir="auto">{_text(line[0].text)}</p>' for line in block.lines]
        if block.kind == "cut" and len(lines) > SHOWN_LINES + 1:
            rest = "".join(lines[SHOWN_LINES:])
            left = len(lines) - SHOWN_LINES
            lines = [*lines[:SHOWN_LINES], f"<details><summary>{left} more lines</summary>{rest}</details>"]
        return f'<div {marks}><p class="label">{label}</p>{"".join(lines)}</div>'

    def _piece(self, piece: Piece) -> str:
        if piece.kind != "cut":
            return (
                f'<span class="piece"><span class="tag">{_text(piece.name)}</span>{_text(piece.text)}</span> '
            )
        marks = f'class="piece cut {self._hues[piece.name]}" {self._next_mark(piece.name)}'
        tag = f'<a class="tag" {self._next_target(piece.name)}>{_text(piece.name)}</a>'
        return f"<mark {marks}>{tag}{_text(piece.text)}</mark> "

    def _shortened(self) -> str:
        return (
            '<p class="none">The page goes on; this is its beginning.</p>' if self._account.shortened else ""
        )

    def _unseen(self) -> str:
        """Cuts that are no line of the page."""
        if not self._account.unseen:
            return ""
        items = "".join(
            f'<div class="part cut {self._hues[removal.rule]}">'
            f'<p class="label">cut: {_text(removal.rule)}</p>'
            f'<p class="line" dir="auto">{_text(" / ".join(removal.lines))}</p></div>'
            for removal in self._account.unseen
        )
        return (
            f"<details><summary>{len(self._account.unseen)} cuts that are no line of the page "
            f"(hidden, or printed otherwise)</summary>{items}</details>"
        )


NO_LINES = '<p class="none">Nothing that could be shown as text.</p>'
NO_ROWS = '<p class="none">None.</p>'


def _refusal(rejection: Rejection) -> str:
    place = f" (record {rejection.record})" if rejection.record else ""
    return (
        f'<p class="refused"><strong>No row</strong>{place}, by rule <b>{_text(rejection.rule)}</b>: '
        f"{_text(rejection.reason)}</p>"
    )


def _post(post: Document) -> str:
    facts = "".join(
        f'<tr><th scope="row">{_text(fact.name)}</th><td dir="auto">{_text(fact.value)}</td>'
        f"<td>{_text(fact.evidence)}</td></tr>"
        for fact in facts_of(post)
    )
    lines = "".join(f'<p dir="auto">{_text(line)}</p>' for line in post.text.split("\n") if line)
    number = f" of record {post.record}" if post.record is not None else ""
    return (
        f'<h4>Fields{number}</h4><table><thead><tr><th scope="col">field</th><th scope="col">value</th>'
        f'<th scope="col">from</th></tr></thead><tbody>{facts}</tbody></table>'
        f'<h4>Text</h4><div class="post">{lines or NO_ROWS}</div>'
        f"<h4>Comments: {len(post.comments)}</h4>{_thread(post.comments)}"
    )


def _thread(comments: Sequence[Comment]) -> str:
    if not comments:
        return ""
    items = []
    for answer in thread_of(comments):
        comment = answer.comment
        notes = [
            comment.author_headline,
            comment.published or comment.published_raw,
            "author of the post" if comment.by_post_author else None,
            comment.kind if comment.kind != "comment" else None,
            f"{comment.likes} likes" if comment.likes else None,
            f"answers {comments[comment.parent].author or 'a comment'} ({comment.parent_evidence})"
            if comment.parent is not None
            else None,
            f"border inferred, {comment.confidence:.0%} sure" if comment.confidence is not None else None,
        ]
        who = " · ".join([f"<b>{_text(comment.author or '?')}</b>", *(_text(note) for note in notes if note)])
        text = "".join(f'<p dir="auto">{_text(line)}</p>' for line in comment.text.split("\n"))
        items.append(f'<li class="d{answer.depth}"><p class="who">{who}</p>{text}</li>')
    return f'<ol class="thread">{"".join(items)}</ol>'


def _text(text: str) -> str:
    """A hostile text as HTML: escaped, its hidden characters written out."""
    parts = split_hidden(text)
    return "".join(
        f'<span class="hidden" title="a hidden character">{part}</span>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _plain(text: str) -> str:
    """The same where no element can stand: in a title, in an attribute."""
    return escape(visible(text))
