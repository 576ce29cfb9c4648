"""Discussions that nothing marks: where the post ends (`split`), and where a new voice begins (`turns`).

Each comment carries its confidence: how sure the two borders around it are, and that none stands inside it.
Where the discussion as a whole is less sure than a threshold, it stays one row of kind "discussion".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.text.cues import may_talk
from cleaning.text.lines import Line
from cleaning.text.marks import Mark
from cleaning.text.pings import pinged_from
from cleaning.text.signatures import signature
from cleaning.text.split import MIN_POST, find_start
from cleaning.text.talk import mean_talk
from cleaning.text.turns import turn_chances
from cleaning.text.voice import Voice, read_voices
from cleaning.types import Comment

BORDER_CONFIDENCE = 0.45
"""Probability from which a gap is a border: between even odds and the best F1 of whole comments (0.4,
cross-validated by site on 202 discussions; between 0.35 and 0.45 the F1 differs by 0.01).
"""

DISCUSSION_CONFIDENCE = 0.55
"""Mean certainty of the gaps below which a discussion stays one block."""

UNMARKED_FLOOR = 0.0
"""Mean log odds of talk below which what nothing marks is no discussion: offers of shops and interviews reach
-0.1, discussions begin at 0.1.
"""

MOST_BEHIND = 8
"""Lines between the heading of related posts and the first comment, at most: links, a newsletter."""

SENTENCE_WORDS = 3
"""Words of a line that may be a title."""

_ADDRESSES = frozenset({"thanks", "praise"})

CLAIM_RATIO = 2.0
"""How far the number of comments that a page claims may be from what the model sees to be believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The part of a page that is discussion."""

    start: int
    """Index of its first paragraph."""
    comments: tuple[Comment, ...]


def part_page(
    lines: Sequence[Line], *, behind: int | None = None, certainty: float = DISCUSSION_CONFIDENCE
) -> Discussion | None:
    """The discussion that stands below the post without any mark; None where none is seen.

    behind: the first line behind a heading of related posts, below which the post does not go on.
    """
    ping = next((at for at, line in enumerate(lines) if line.reading.mark is Mark.PING), len(lines))
    if len(lines) <= MIN_POST or (ping == len(lines) and not may_talk(lines)):
        return None
    voices = read_voices(lines)
    start = _first_address(voices, behind) or find_start(voices, ping)
    if not start or (ping == len(lines) and mean_talk(lines[start:]) < UNMARKED_FLOOR):
        return None
    return Discussion(
        start=start, comments=part_discussion(lines[start:], post=lines[:start], certainty=certainty)
    )


def _first_address(voices: Sequence[Voice], behind: int | None) -> int | None:
    """Where somebody first thanks or praises the writer, right behind the heading of related posts."""
    if behind is None or behind < MIN_POST:
        return None
    near = range(behind, min(behind + MOST_BEHIND, len(voices)))
    return next((at for at in near if _addresses(voices[at])), None)


def _addresses(voice: Voice) -> bool:
    """Whether a paragraph opens with thanks or praise, and is a sentence: titles hold such words, too."""
    is_sentence = voice.words > SENTENCE_WORDS and voice.text[-1] in ".!?…"
    return is_sentence and not voice.marker and not voice.opens.isdisjoint(_ADDRESSES)


def part_discussion(
    lines: Sequence[Line],
    *,
    post: Sequence[Line] = (),
    claimed: int | None = None,
    certainty: float = DISCUSSION_CONFIDENCE,
) -> tuple[Comment, ...]:
    """The comments of a discussion whose borders nothing marks; one block where they are too uncertain.

    post: what is discussed. claimed: how many comments the page says it has.
    certainty: mean certainty from which the gaps are told.
    """
    chances = turn_chances(lines, post)
    sure = _mean_certainty(chances[1:-1])
    if sure < certainty:
        return (Comment(text=_joined(lines), kind="discussion", confidence=round(sure, 3)),)
    least = _least_chance(chances[1:-1], claimed)
    starts = [at for at in range(len(lines)) if chances[at] >= least]
    return tuple(
        _comment(lines[a:b], _confidence(chances, a, b))
        for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)
    )


def _mean_certainty(chances: Sequence[float]) -> float:
    """How far the gaps are from doubt, on average: 0.5 to 1."""
    widest = max(BORDER_CONFIDENCE, 1 - BORDER_CONFIDENCE)
    sure = [abs(chance - BORDER_CONFIDENCE) / widest for chance in chances]
    return 0.5 + sum(sure) / len(sure) / 2 if sure else 1.0


def _least_chance(chances: Sequence[float], claimed: int | None) -> float:
    """The probability from which a gap is a border: the one that gives as many comments as the page claims,
    where the claim is near what the model sees; counts may include pingbacks, or comments on other pages.
    """
    seen = 1 + sum(chance >= BORDER_CONFIDENCE for chance in chances)
    if claimed is None or not seen / CLAIM_RATIO <= claimed <= min(seen * CLAIM_RATIO, len(chances) + 1):
        return BORDER_CONFIDENCE
    return sorted(chances, reverse=True)[claimed - 2] if claimed > 1 else 1.0


def _comment(lines: Sequence[Line], confidence: float) -> Comment:
    texts = [line.text for line in lines]
    if lines[0].reading.mark is Mark.PING:
        title = pinged_from(texts[0])[0]
        return Comment(text=_joined(lines), author=title, kind="pingback", confidence=confidence)
    return Comment(text=_joined(lines), author=signature(texts), confidence=confidence)


def _confidence(chances: Sequence[float], start: int, end: int) -> float:
    """The least certain of a comment's own borders and of the gaps inside it."""
    return round(min([chances[start], chances[end], *(1 - chance for chance in chances[start + 1 : end])]), 3)


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(line.shown for line in lines)
