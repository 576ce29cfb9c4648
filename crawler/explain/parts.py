"""An account in the parts that are drawn: blocks of lines of one fate, fields with evidence, cuts by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaning.account import Account, Piece
from cleaning.types import Comment, Document

MEANINGS = {
    "above_post": "stands above the post",
    "advert_box": "an advertisement",
    "author_box": "a box about the author",
    "below_discussion": "stands below the discussion",
    "below_post": "stands below the post",
    "byline": "the byline, read as a field",
    "comment_form": "the form for comments",
    "comment_interface": "buttons and labels in comments",
    "comment_header": "what stands above the words of comments",
    "comment_title": "the title of a comment that is the beginning of its words",
    "consent_box": "a question for consent",
    "discussion": "in the discussion, but no comment: headings, buttons, forms",
    "discussion_heading": "the heading of the discussion",
    "doubled_body": "the whole text once more",
    "doubled_paragraph": "a paragraph once more",
    "edge_line": "a line of interface at the edge of the post",
    "feed_plumbing": "what feeds and templates print for machines",
    "feed_tail": "what feed software adds below a post",
    "form": "a form",
    "heading_anchor": "the sign of a link to a heading",
    "hidden_block": "a block that the page hides",
    "interface_line": "a line of interface",
    "interface_sentence": "a sentence of interface",
    "link_bar": "a row of links",
    "newsletter_box": "an invitation to subscribe",
    "not_content": "beside the posts: addresses, dates, names of fields",
    "not_main_text": "left out by the choice of the main text",
    "php_error": "error output of the server",
    "platform_panel": "the panel of the post's author and date",
    "post_labels": "tags and categories of the post",
    "post_navigation": "links to other posts",
    "related_posts": "a list of other posts",
    "share_bar": "buttons for sharing",
    "sign_in_prompt": "an invitation to sign in",
    "skip_link": "a link past the navigation",
    "teaser": "the beginning of the text once more",
}
"""Rule -> what it takes out. A rule that is not here goes by its name."""

FIELDS = tuple(
    "title author published published_raw modified language url canonical_url site platform summary tags"
    " categories comment_count".split()
)
"""Fields of a post, in the order in which they are shown."""

GIVEN = {"url": "address of the record", "platform": "marks in the page", "published_raw": "published"}
"""Field -> where it comes from, always."""
UNSAID = "not said"

MAX_DEPTH = 8
"""Answers are indented no further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that follow each other and have one fate; or one line of several."""

    kind: str
    """As `Piece.kind`; "mixed" for a line of several fates."""
    name: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTally:
    """What one rule cut of a page."""

    rule: str
    pieces: int
    characters: int

    @property
    def meaning(self) -> str:
        """What the rule takes out; empty where its name must do."""
        return MEANINGS.get(self.rule, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of a post."""

    name: str
    value: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A comment in its thread."""

    comment: Comment
    depth: int
    """At most `MAX_DEPTH`."""


def blocks_of(account: Account) -> Iterator[Block]:
    """The page as blocks, in page order."""
    gathered: list[tuple[Piece, ...]] = []
    for line in account.lines:
        if gathered and (len(line) > 1 or not _alike(gathered[-1], line)):
            yield _block(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered)


def tally_rules(account: Account) -> list[RuleTally]:
    """What each rule cut, the one that cut most first."""
    counts: dict[str, list[int]] = {}
    for block in blocks_of(account):
        for rule, texts in _cuts_in(block):
            count = counts.setdefault(rule, [0, 0])
            count[0] += 1
            count[1] += sum(map(len, texts))
    for removal in account.unseen:
        count = counts.setdefault(removal.rule, [0, 0])
        count[0] += 1
        count[1] += sum(map(len, removal.lines))
    tallies = [RuleTally(rule=rule, pieces=n, characters=size) for rule, (n, size) in counts.items()]
    return sorted(tallies, key=lambda tally: (-tally.characters, tally.rule))


def facts_of(post: Document) -> list[Fact]:
    """The fields that a post has, each with its evidence."""
    facts = []
    for name in FIELDS:
        value = getattr(post, name)
        if value is not None and value != ():
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            evidence = GIVEN.get(name) or post.evidence.get(name, UNSAID)
            facts.append(Fact(name=name, value=shown, evidence=evidence))
    return facts


def thread_of(comments: Sequence[Comment]) -> Iterator[Answer]:
    """The comments in page order, each with its depth."""
    depths: dict[int, int] = {}
    for place, comment in enumerate(comments):
        above = depths.get(comment.parent, -1) if comment.parent is not None else -1
        depths[place] = min(above + 1, MAX_DEPTH)
        yield Answer(comment=comment, depth=depths[place])


def _alike(line: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    first, second = line[0], other[0]
    return len(line) == 1 and (first.kind, first.name) == (second.kind, second.name) and first.kind != "field"


def _block(lines: list[tuple[Piece, ...]]) -> Block:
    first = lines[0]
    if len(first) > 1:
        return Block(kind="mixed", name="", lines=(first,))
    return Block(kind=first[0].kind, name=first[0].name, lines=tuple(lines))


def _cuts_in(block: Block) -> Iterator[tuple[str, list[str]]]:
    if block.kind == "cut":
        yield block.name, [piece.text for line in block.lines for piece in line]
    elif block.kind == "mixed":
        yield from ((piece.name, [piece.text]) for piece in block.lines[0] if piece.kind == "cut")
