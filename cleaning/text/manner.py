"""How a paragraph is written: two paragraphs of one voice are written alike.

Like `voice`, only the opening and the close of a paragraph are looked at, so the cost of a line is bounded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from cleaning.text.voice import HEAD_CHARS, TAIL_CHARS, VOICE_CACHE, both_cases, opening_words, words_of

CALL_CHARS = 40
"""Characters from the start in which an @ calls somebody."""

SHORT_SENTENCE = 3
"""Most words of a short sentence: "Well said."."""

_TIGHT = re.compile(r"[,.!?][A-Za-z]{2}")
_SMILE = re.compile(r"[:;=]-?[)(DPp]|[\U0001f300-\U0001faff\u263a\u2639\u2764]")
_SMILE_SIGN = re.compile("[:;=\U0001f300-\U0001faff\u263a\u2639\u2764]")
"""Begins every smile; to look for it is many times faster."""
_STOPS = re.compile(r"[.!?…]\s")
_STOPPED = (". ", "! ", "? ")

TRAITS = (
    *("capitals", "exclaims", "dots", "small i", "straight quotes", "curly quotes", "hyphens", "dashes"),
    *("long words", "long sentences", "loose marks", "tight marks", "smiles", "first", "second", "open end"),
)
_CHANGES = tuple(f"{place} {name}" for place in ("differs", "above", "below") for name in TRAITS)

_SIGNS = {
    "@": "call",
    "#": "number",
    **dict.fromkeys("([", "bracket"),
    **dict.fromkeys("-–—*•·", "dash"),
    ">": "mark",
    "^": "mark",
    **dict.fromkeys("0123456789", "digit"),
    **dict.fromkeys('"“”«»„', "quote"),
}
"""What a paragraph may begin with but a letter."""

_QUOTES = '"“”„«»'


class Manner(NamedTuple):
    """How one paragraph is written."""

    traits: Sequence[float]
    """Numbers between 0 and 3, in the order of `TRAITS`."""
    sign: str
    """What it begins with, of `_SIGNS`, or "capital", "small" or "other"."""
    calls: bool
    """Whether an @ stands in its opening."""
    is_foreign: bool
    """Whether it begins in another script than the Latin one."""
    quoted: bool
    """Whether it is a quote from the first sign to the last."""
    unclosed: bool
    """Whether a quote begins or ends in its opening or close, but not both."""
    first_sentence: int
    """Words of the first sentence, as far as it stands in the opening."""
    last_sentence: int
    """Words of the last sentence, as far as it stands in the close."""
    first_words: tuple[str, str]
    """Its first word, and its first two, in lower case."""


def read_manners(texts: Sequence[str]) -> list[Manner]:
    """The manner of each paragraph."""
    return [_read(text) for text in texts]


def manner_features(manners: Sequence[Manner], at: int, openings: Mapping[str, int]) -> dict[str, float]:
    """How much the manner changes at the gap above manners[at].

    openings: in how many paragraphs of the discussion each first word stands, and each first two.
    """
    before, after = manners[at - 1], manners[at]
    above, below = before.traits, after.traits
    word, words = after.first_words
    found: dict[str, float] = dict(
        zip(_CHANGES, (*map(abs, map(sub, below, above)), *above, *below), strict=True)
    )
    found[f"after begins {after.sign}"] = found[f"before begins {before.sign}"] = True
    found["both begin"] = before.sign == after.sign not in ("capital", "small")
    found["other case"] = {before.sign, after.sign} == {"capital", "small"}
    found["both digits"] = before.sign == after.sign == "digit"
    found["other script"] = before.is_foreign != after.is_foreign
    found["after calls"], found["before calls"] = after.calls, before.calls
    found["after quoted"], found["before quoted"] = after.quoted, before.quoted
    found["before unclosed"] = before.unclosed
    found["last sentence"] = math.log1p(before.last_sentence) / 2
    found["first sentence"] = math.log1p(after.first_sentence) / 2
    found["last sentence short"] = before.last_sentence <= SHORT_SENTENCE
    found["first sentence short"] = after.first_sentence <= SHORT_SENTENCE
    found["first word again"] = math.log(openings.get(word, 1))
    found["first words again"] = math.log(openings.get(words, 1))
    found["same first word"] = word == before.first_words[0]
    return found


@lru_cache(maxsize=VOICE_CACHE)
def _read(text: str) -> Manner:
    seen = text if len(text) <= HEAD_CHARS + TAIL_CHARS else f"{text[:HEAD_CHARS]} {text[-TAIL_CHARS:]}"
    written, words = opening_words(text) if len(text) <= HEAD_CHARS else both_cases(seen)
    count = max(1, len(words))
    sentences = 1 + sum(map(seen.count, _STOPPED))
    spaced = f" {seen}"
    is_curly = "’" in seen or "“" in seen
    traits = (
        min(3.0, 10 * sum([word[0].isupper() for word in written]) / count),
        min(2.0, seen.count("!") / 2),
        min(2.0, seen.count("...") + seen.count("…")),
        " i " in spaced or " i'" in spaced or " i’" in spaced,
        "'" in seen or '"' in seen,
        is_curly,
        " - " in seen or "--" in seen,
        "–" in seen or "—" in seen,
        min(3.0, len(seen) / count / 3),
        min(3.0, math.log1p(count / sentences)),
        " ," in seen or " ." in seen or " !" in seen or " ?" in seen,
        _TIGHT.search(seen) is not None,
        _SMILE_SIGN.search(seen) is not None and _SMILE.search(seen) is not None,
        _count_of("first", words),
        _count_of("second", words),
        seen[-1:].isalnum(),
    )
    first, last = text[:1], text[-1:]
    return Manner(
        traits=traits,
        sign=_SIGNS.get(first) or ("capital" if first.isupper() else "small" if first.islower() else "other"),
        calls="@" in text[:CALL_CHARS],
        is_foreign=first > "\u02ff" and first.isalpha(),
        quoted=_SIGNS.get(first) == "quote" == _SIGNS.get(last),
        unclosed=sum(map(seen.count, _QUOTES)) % 2 == 1 if is_curly or '"' in seen else False,
        first_sentence=_first_sentence(seen[:HEAD_CHARS]),
        last_sentence=_last_sentence(seen[-HEAD_CHARS:]),
        first_words=(" ".join(words[:1]), " ".join(words[:2])),
    )


def _count_of(kind: str, words: Sequence[str]) -> float:
    return min(2.0, math.log1p(sum(map(words_of(kind).__contains__, words))))


def _first_sentence(opening: str) -> int:
    stop = _STOPS.search(opening)
    return opening.count(" ", 0, stop.start() if stop else len(opening)) + 1


def _last_sentence(close: str) -> int:
    stop = max(map(close[:-1].rfind, _STOPPED))
    return close.count(" ", stop + 2 if stop >= 0 else 0) + 1
