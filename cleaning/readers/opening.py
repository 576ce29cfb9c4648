"""Threads of boards that no platform file knows: their first message is the post.

A board prints the opening message in one list with the answers. Where the page is of unknown make, all of
them are read as comments, and nothing is left of it but a title, a path and counts. Then the first message is
the post, if nothing calls it a comment and it is the oldest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.comments import Discussion
from cleaning.metadata import Metadata
from cleaning.metadata.jsonld import fold_title
from cleaning.threads import FIRST_MESSAGE, without_opening
from cleaning.types import Comment

MOST_LEFT = 80
"""Characters beside the title, at most, of a page without a post: a path ("Forum » Pumps"), a count."""
_SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")
EVIDENCE = f"heuristic: {FIRST_MESSAGE}"


def open_thread(
    lines: list[str], facts: Metadata, discussion: Discussion
) -> tuple[list[str], Metadata, Discussion]:
    """The post's lines, its facts and its discussion, with the first message as the post where it is; as they
    came where not.
    """
    if not (discussion.may_open_thread and _holds_no_post(lines, facts.title)):
        return lines, facts, discussion
    opening, *answers = discussion.comments
    return (
        opening.text.split("\n"),
        _facts_of(opening, facts),
        replace(discussion, comments=without_opening(answers)),
    )


def _holds_no_post(lines: Sequence[str], title: str | None) -> bool:
    """Whether lines hold nothing but the title and what is too short for a post."""
    known = fold_title(title or "")
    rest = [line for line in lines if fold_title(line) != known]
    return sum(map(len, rest)) <= MOST_LEFT and not any(line.endswith(_SENTENCE_ENDS) for line in rest)


def _facts_of(opening: Comment, facts: Metadata) -> Metadata:
    told = {"author": opening.author, "published": opening.published}
    evidence = {name: EVIDENCE for name, value in told.items() if value}
    return replace(
        facts,
        author=opening.author or facts.author,
        published=opening.published or facts.published,
        published_raw=opening.published_raw if opening.published else facts.published_raw,
        evidence={**facts.evidence, **evidence},
    )
