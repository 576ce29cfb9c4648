"""The title of a post among the lines above it: the most probable one, or none.

Method: a conditional logit, as for the place of a discussion (`split`): each line that may be a title, and
"none of them", has odds by where it stands, how it is written, and how far its words are those of the post.
The weights stand in titles.json, by feature name; `tests/bench/train_posts.py` makes them from saved pages,
flattened.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaning.letters import EAST_ASIAN
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, is_name
from cleaning.text.talk import chances_of, dot, model_weights

WEIGHTS = "titles.json"
"""Where the weights stand."""

MOST_CANDIDATES = 80
"""Lines above the post that are asked, the nearest first."""

BODY_LINES = 60
"""Lines of the post whose words are compared."""

WORD_CHARS = 4
"""Letters from which a word says what a text is about."""

SIGNED_LINES = 3
"""Lines below a title in which the post's by-line or date stands."""

EARLY_LINES = 3
"""Lines at the top of a page in which its site is named."""

MENU_LINES = 12
"""Lines above a post from which some are a menu."""

FAR_LINES = 10
"""Lines between a title and its post from which it is far off."""

USUAL_WORDS = range(4, 15)
"""Words of most titles."""

SENTENCE_WORDS = 18
"""Words that a title seldom has."""

MOST_SHARED = 4
"""Words shared with the post, from which more make no difference."""

LABEL_CHARS = 9
"""Longest line that may stand in others by chance."""

SIGNS_A_WORD = 4
"""Letters of a word in the mean, where a text shows none."""

MOST_LOG_WORDS = 2.5
"""Logarithm of the words of a line, from which more make no difference: eleven."""

FEW_CANDIDATES = 3
"""Lines below which none may be the title, as in the main text alone."""

MANY_CANDIDATES = 20
"""Lines above which most are a menu."""

TITLE_CONFIDENCE = 0.4
"""Probability from which a line is the title."""


_SENTENCE_ENDS = frozenset(".:…。")
_SIGNS = ".,:;!?\"'()“”‘’«»"

Row = dict[str, float]


class Page(NamedTuple):
    """The lines of a page by its parts."""

    head: Sequence[Line]
    body: Sequence[Line]
    rest: Sequence[Line]


class Candidates(NamedTuple):
    """The lines that may be the title, in page order."""

    texts: Sequence[str]
    above: Sequence[str]
    """Those that stand above the post."""
    rows: Sequence[Row]
    """Features of each, then those of "none of them"."""


def likely_title(candidates: Candidates) -> str | None:
    """The most probable title; None where none is probable enough."""
    weights = model_weights(WEIGHTS, "title")
    *chances, _ = chances_of([dot(weights, row) for row in candidates.rows])
    best = max(range(len(chances)), key=chances.__getitem__, default=None)
    return candidates.texts[best] if best is not None and chances[best] >= TITLE_CONFIDENCE else None


def title_rows(page: Page, usable: Sequence[int], beside: frozenset[int]) -> list[Row]:
    """The features of each usable line, then those of "none of them".

    usable: places among head and post. beside: places above and below the by-line.
    """
    head, body, rest = page
    lines = [*head, *body[:1]]
    whole = "\n".join(line.text for line in (*head, *body, *rest))
    times = Counter(line.text for line in (*head, *body, *rest))
    said = {word for line in body[:BODY_LINES] for word in _words(line.text)}
    headings = sum(line.level == 1 for line in (*head, *body, *rest))
    longest = max((len(lines[at].text) for at in usable), default=1)
    rows = []
    for at in usable:
        line = lines[at]
        text, words = line.text, line.text.split()
        spoken = set(_words(text))
        below = lines[at + 1 : at + 1 + SIGNED_LINES]
        distance = len(head) - at
        count = len(words) if text.isascii() or len(words) > 1 else len(text) // SIGNS_A_WORD
        rows.append(
            {
                "inside": distance <= 0,
                "right above": distance == 1,
                "distance": math.log1p(max(0, distance - 1)) / 3,
                "far": distance > FAR_LINES,
                "first": at == 0,
                "early": at < EARLY_LINES and len(head) > MENU_LINES,
                "words": min(MOST_LOG_WORDS, math.log1p(count)),
                "one": count <= 1,
                "two": count == 2,
                "title long": count in USUAL_WORDS,
                "sentence long": count > SENTENCE_WORDS,
                "shared": len(spoken & said) / len(spoken) if spoken else 0.0,
                "shares many": min(MOST_SHARED, len(spoken & said)) / MOST_SHARED,
                "heading": line.level > 0,
                "first heading": line.level == 1,
                "only heading": line.level == 1 and headings == 1,
                "item": bool(line.marker),
                "recurs": times[text] > 1,
                "within": len(text) > LABEL_CHARS and whole.count(text) > times[text],
                "signed": any(one.reading.mark in SIGNS for one in below),
                "right above sign": bool(below) and below[0].reading.mark in SIGNS,
                "below sign": at > 0 and lines[at - 1].reading.mark in SIGNS,
                "below noise": at > 0 and lines[at - 1].reading.mark is not Mark.TEXT,
                "gap": line.gap,
                "ends": text[-1] in _SENTENCE_ENDS,
                "asks": text[-1] in "?!",
                "capitals": sum(word[0].isupper() for word in words) / len(words),
                "shouts": text.isupper(),
                "name": is_name(text),
                "figures": line.numbered,
                "longest": len(text) == longest,
                "length share": len(text) / longest,
                "bar": " | " in text or " > " in text or " » " in text or " - " in text,
                "beside sign": at in beside,
            }
        )
    rows.append(
        {"none": 1.0, "none few": len(usable) < FEW_CANDIDATES, "none many": len(usable) > MANY_CANDIDATES}
    )
    return rows


def _words(text: str) -> list[str]:
    """What a text speaks of: its longer words, and the pairs of signs of scripts that write no spaces."""
    words = [word for word in (part.strip(_SIGNS) for part in text.casefold().split()) if word]
    if text.isascii():
        return [word for word in words if len(word) >= WORD_CHARS]
    pairs = [word[at : at + 2] for word in words if max(word) >= EAST_ASIAN for at in range(len(word) - 1)]
    return pairs + [word for word in words if len(word) >= WORD_CHARS and max(word) < EAST_ASIAN]
