"""Discussions that nothing marks: where the post ends, and where a new voice begins, by small models.

Method: each paragraph gets a score for how much it speaks like a comment (`talk`), each gap one for how much
it looks like a change of voice (`border`); both are logistic models over the features of `voice`. Where a
discussion begins is a choice among all gaps and "nowhere" (`split`, a conditional logit over sums of those
scores). Inside a discussion that is found, all ways to part it are weighed at once (`turns`). Everything is
linear in the length of the page.

The weights stand in borders.json, by feature name; `tests/bench/train_borders.py` makes them from labelled
pages. Each comment carries its confidence: how sure the two borders around it are, and that none stands
inside it. Where the discussion as a whole is less sure than a threshold, it stays one row of kind
"discussion".
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import accumulate

from cleaning.text.cues import may_talk
from cleaning.text.features import border_features, talk_features
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, read_line
from cleaning.text.signatures import signature
from cleaning.text.turns import turn_chances
from cleaning.text.voice import SHORT_WORDS, Habits, Voice, addressed_names, read_habits, read_voices
from cleaning.types import Comment

SPLIT_CONFIDENCE = 0.85
"""Probability from which a page without any mark has a discussion; at most 3 in 100 pages without one
reach it (cross-validated).
"""

BORDER_CONFIDENCE = 0.45
"""Probability from which a gap is a border: between even odds and the best F1 of whole comments (0.4,
cross-validated).
"""

DISCUSSION_CONFIDENCE = 0.55
"""Mean certainty of the gaps below which a discussion stays one block."""

CLAIM_RATIO = 2.0
"""How far the number of comments that a page claims may be from what the model sees to be believed."""

PING_WINDOW = 3
"""Paragraphs above the first pingback that may be comments: pingbacks come early in a discussion."""

MIN_POST = 2
"""Paragraphs that a post without marks must keep."""

TALK_LIMIT = 3.0
"""Largest say of one paragraph (log odds) in where the discussion begins."""

CLOSE_LINES = 3
"""Lines above the discussion in which a writer asks for comments."""

MUTE = -1.5
"""Log odds of talk at or below which no discussion begins at a paragraph: its gap is not looked at."""

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The part of a page that is discussion."""

    start: int
    """Index of its first paragraph."""
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A page's paragraphs with their scores."""

    voices: Sequence[Voice]
    talk: Sequence[float]
    """Log odds that a paragraph is part of a discussion."""
    border: Sequence[float]
    """Log odds that a new voice begins at a paragraph, where that was asked."""


def part_page(lines: Sequence[Line], *, certainty: float = DISCUSSION_CONFIDENCE) -> Discussion | None:
    """The discussion that stands below the post without any mark; None where none is seen."""
    ping = next((at for at, line in enumerate(lines) if read_line(line.text).mark is Mark.PING), len(lines))
    if len(lines) <= MIN_POST or (ping == len(lines) and not may_talk(lines)):
        return None
    start = _split(read_voices(lines), ping)
    return (
        Discussion(
            start=start, comments=part_discussion(lines[start:], post=lines[:start], certainty=certainty)
        )
        if start
        else None
    )


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
    if read_line(texts[0]).mark is Mark.PING:
        title = texts[0].partition(":")[2].strip()
        return Comment(text=_joined(lines), author=title or None, kind="pingback", confidence=confidence)
    return Comment(text=_joined(lines), author=signature(texts), confidence=confidence)


def mean_talk(lines: Sequence[Line]) -> float:
    """How much some paragraphs speak like comments: mean log odds, each limited."""
    talk = talk_odds(read_voices(lines))
    return sum(max(-TALK_LIMIT, min(TALK_LIMIT, odds)) for odds in talk) / len(talk) if talk else 0.0


def talk_odds(voices: Sequence[Voice]) -> list[float]:
    """Log odds that each paragraph is part of a discussion."""
    habits, weights = _habits(voices), _weights("talk")
    return [_dot(weights, talk_features(voice, habits)) for voice in voices]


def _border_odds(voices: Sequence[Voice], talk: Sequence[float]) -> list[float]:
    """Log odds that a new voice begins at each paragraph, where one may begin the discussion."""
    habits, weights = _habits(voices), _weights("border")
    return [
        _dot(weights, border_features(voices, at, habits)) if at and odds > MUTE else -TALK_LIMIT
        for at, odds in enumerate(talk)
    ]


def _habits(voices: Sequence[Voice]) -> Habits:
    return read_habits(voices, addressed_names(voices))


def split_features(scored: Scored, *, nowhere: bool = False) -> list[dict[str, float]]:
    """Features of every gap as the beginning of the discussion; with `nowhere`, one more for there being
    none.
    """
    talk = [max(-TALK_LIMIT, min(TALK_LIMIT, odds)) for odds in scored.talk]
    sums = [0.0, *accumulate(talk)]
    words = [0, *accumulate(voice.words for voice in scored.voices)]
    found = [_gap_features(scored, talk, sums, words, at) for at in range(1, len(talk))]
    if nowhere:
        third = max(3, len(talk) // 3)
        found.append(
            {
                "nowhere": 1.0,
                "nowhere paragraphs": math.log1p(len(talk)),
                "nowhere talk": sums[-1] / len(talk),
                "nowhere end": (sums[-1] - sums[max(0, len(talk) - third)]) / min(third, len(talk)),
            }
        )
    return found


def _gap_features(
    scored: Scored, talk: list[float], sums: list[float], words: list[int], at: int
) -> dict[str, float]:
    count = len(talk)
    behind, ahead = sums[at], sums[-1] - sums[at]
    above, below = scored.voices[at - 1], scored.voices[at]
    found = {
        "border": max(-TALK_LIMIT, min(TALK_LIMIT, scored.border[at])),
        "after": ahead / (count - at),
        "before": behind / at,
        "contrast": ahead / (count - at) - behind / at,
        "next 3": _mean(sums, at, at + 3),
        "next 8": _mean(sums, at, at + 8),
        "previous 3": _mean(sums, at - 3, at),
        "first": talk[at],
        "last": talk[at - 1],
        "left": math.log1p(count - at),
        "done": math.log1p(at),
        "share": (count - at) / count,
        "sum": max(-3.0, min(6.0, ahead / 5)),
        "gain": max(-3.0, min(6.0, (ahead - behind) / 10)),
        "post asks": float(above.text.endswith("?")),
        "post short": float(words[at] < 60),
        "at marker": float(bool(below.marker)),
        "last marker": float(bool(above.marker)),
        "at vocative": float(below.vocative is not None),
        "last vocative": float(above.vocative is not None),
    }
    near = scored.voices[max(0, at - CLOSE_LINES) : at]
    found["post invites"] = float(any("invite" in voice.kinds for voice in near))
    found["last invites"] = float("invite" in above.kinds)
    found["last credit"] = float("credit" in above.kinds)
    found["last leaves"] = float(above.words <= SHORT_WORDS and "signoff" in above.opens)
    found["last tiny"] = float(above.words <= 3)
    found["first credit"] = float("credit" in below.kinds)
    found["first leaves"] = float(below.words <= SHORT_WORDS and "signoff" in below.opens)
    found.update(
        {f"at opens {kind}": 1.0 for kind in below.opens & {"thanks", "praise", "greeting", "assent"}}
    )
    found.update(
        {f"last opens {kind}": 1.0 for kind in above.opens & {"thanks", "praise", "greeting", "assent"}}
    )
    return found


def _mean(sums: list[float], start: int, end: int) -> float:
    start, end = max(0, start), min(len(sums) - 1, end)
    return (sums[end] - sums[start]) / (end - start)


def _split(voices: Sequence[Voice], ping: int) -> int | None:
    """The paragraph at which the discussion begins; None where there is none. A pingback proves one."""
    pinged = MIN_POST <= ping < len(voices)
    scored = _best_score(voices)
    if not pinged and _is_nowhere(_split_chances(scored)):
        return None
    chances = _split_chances(replace(scored, border=_border_odds(voices, scored.talk)))
    if not pinged and _is_nowhere(chances):
        return None
    first = max(MIN_POST, ping - PING_WINDOW) if pinged else MIN_POST
    gaps = chances[first - 1 : ping if pinged else -1]
    return gaps.index(max(gaps)) + first


def _best_score(voices: Sequence[Voice]) -> Scored:
    """Scores with borders as favourable as they can be: most pages have no discussion even so, and to look
    at all gaps takes as long as the rest.
    """
    talk = talk_odds(voices)
    best = math.copysign(TALK_LIMIT, _weights("split")["border"])
    return Scored(voices=voices, talk=talk, border=[best if odds > MUTE else -TALK_LIMIT for odds in talk])


def _split_chances(scored: Scored) -> list[float]:
    """How likely the discussion begins at each gap, and last: nowhere; not normed."""
    weights = _weights("split")
    odds = [_dot(weights, features) for features in split_features(scored, nowhere=True)]
    top = max(odds)
    return [math.exp(value - top) for value in odds]


def _is_nowhere(chances: Sequence[float]) -> bool:
    return 1 - chances[-1] / sum(chances) < SPLIT_CONFIDENCE


def _confidence(chances: Sequence[float], start: int, end: int) -> float:
    """The least certain of a comment's own borders and of the gaps inside it."""
    return round(min([chances[start], chances[end], *(1 - chance for chance in chances[start + 1 : end])]), 3)


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(line.shown for line in lines)


def _dot(weights: Features, features: Features) -> float:
    total = weights["bias"]
    for name, value in features.items():
        if value:
            total += weights.get(name, 0.0) * value
    return total


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def _weights(model: str) -> Features:
    data: dict[str, dict[str, float]] = json.loads(
        (resources.files(__package__) / "borders.json").read_text("utf-8")
    )
    return data[model]
