"""The features of the border model: what a paragraph, and the gap between two, show of who speaks.

Features are named numbers between 0 and about 3, so that the weights can be read. Most are only true or
false: to make a number of each takes as long as to look at it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cleaning.text.voice import HEAD_CHARS, SHORT_WORDS, TAIL_CHARS, URL, Habits, Voice

SIGN_OFF_WORDS = 4
"""Most words of a sign-off line: "Ganz liebe Grüße"."""

_EMOTICON = re.compile(r"[:;=]-?[)(DPp]|[\U0001f300-\U0001faff\u263a\u2639\u2764]|\^\^|<3")
_EMOTICON_SIGN = re.compile("[:;=^<\U0001f300-\U0001faff\u263a\u2639\u2764]")
"""Begins every emoticon; to look for it is many times faster."""

_OPENERS = '"“”„«»‘>'

_SENTENCE_ENDS = frozenset('.!?…。！？)"”»')

Features = tuple[Mapping[str, float], ...]
"""The features of one paragraph or gap by name, in several tables without a name in common."""

_WARM_OR_LEAVING = frozenset({"thanks", "signoff", "praise"})
_TO_THE_WRITER = frozenset({"thanks", "praise", "second", "this"})
_LEAVING = frozenset({"signoff", "thanks"})


def talk_features(voice: Voice, habits: Habits) -> Features:
    """How much one paragraph speaks like a comment."""
    return flags("has", voice.kinds), flags("opens", voice.opens), _speech(voice, habits)


def _speech(voice: Voice, habits: Habits) -> dict[str, float]:
    text, words = voice.text, voice.words
    first, last, opening, close = text[:1], text[-1:], text[:HEAD_CHARS], text[-TAIL_CHARS:]
    ends = last in _SENTENCE_ENDS
    return {
        "length": math.log1p(words) / 2,
        "short": words <= 8,
        "tiny": words <= 3,
        "long": words >= 80,
        "shorter": _clamp(math.log((habits.mean_words + 4) / (words + 4)), 1.5),
        "marker": bool(voice.marker),
        "emoticon": _smiles(opening) or _smiles(text[-12:]),
        "exclaims": "!" in text[-3:],
        "shouts": "!!" in opening or "!!" in close,
        "dots": "..." in opening or "…" in opening,
        "asks": last == "?",
        "no end": not ends and words > 3,
        "heading": not ends and words <= 10 and first.isupper(),
        "lower": first.islower(),
        "url": _has_url(opening),
        "only url": voice.is_link,
        "quote": first in _OPENERS,
        "vocative": voice.vocative is not None,
        "calls known": voice.vocative in habits.names,
        "calls author": not habits.author.isdisjoint(voice.near),
        "name line": voice.is_name,
        "first share": voice.first,
        "second share": voice.second,
    }


def said_words(voice: Voice) -> list[str]:
    """The words of a paragraph's opening and close; "^" is before its first word and its first two."""
    first = [f"^{' '.join(voice.spoken[:count])}" for count in (1, 2) if len(voice.spoken) >= count]
    return [*voice.near, *first]


def border_features(voices: Sequence[Voice], at: int, habits: Habits) -> Features:
    """How much the gap above voices[at] looks like a change of voice."""
    before, after = voices[at - 1], voices[at]
    return (
        flags("after opens", after.opens),
        flags("before has", before.kinds & _WARM_OR_LEAVING),
        flags("after has", after.kinds & _TO_THE_WRITER),
        _ends(before),
        _starts(after),
        _between(before, after, habits),
        _around(voices, at),
    )


@lru_cache(maxsize=4096)
def flags(place: str, kinds: frozenset[str]) -> Mapping[str, float]:
    """The features that hold because words of some kinds stand at a place; few sets of kinds occur."""
    return {f"{place} {kind}": True for kind in kinds}


def _between(before: Voice, after: Voice, habits: Habits) -> dict[str, float]:
    above, below = before.words, after.words
    mean = habits.mean_words + 3
    return {
        "after vocative": after.vocative is not None,
        "after calls known": after.vocative in habits.names,
        "after calls author": not habits.author.isdisjoint(after.head),
        "before calls author": not habits.author.isdisjoint(before.near),
        "same call": after.vocative is not None and after.vocative == before.vocative,
        "cohesion": _cohesion(before, after),
        "length jump": min(2.0, abs(math.log((above + 3) / (below + 3)))),
        "both long": above >= 40 and below >= 40,
        "both short": above <= 6 and below <= 6,
        "after longer": below > 2 * above,
        "before longer": above > 2 * below,
        "both markers": bool(before.marker) and bool(after.marker),
        "both lower": before.text[:1].islower() and after.text[:1].islower(),
        "thanks then thanks": "thanks" in before.kinds and "thanks" in after.opens,
        "praise anew": "praise" in after.opens and above > 3,
        "page words": math.log1p(habits.mean_words) / 2,
        "page short": habits.short_share,
        "before to mean": _clamp(math.log((above + 3) / mean), 2.0),
        "after to mean": _clamp(math.log((below + 3) / mean), 2.0),
    }


def _cohesion(before: Voice, after: Voice) -> float:
    """How many longer words two paragraphs share."""
    shared = after.head & before.near
    return min(1.0, sum([len(word) > 4 for word in shared]) / 3) if shared else 0.0


def _around(voices: Sequence[Voice], at: int) -> dict[str, float]:
    """What the paragraphs one further away show: a greeting line above belongs to them, a sign-off below
    to this one.
    """
    before, after = voices[at - 1], voices[at]
    named = before.is_name
    leaves = before.words <= SIGN_OFF_WORDS and "signoff" in before.opens
    found: dict[str, float] = {
        "left": leaves and not after.is_name,
        "answers name": named and after.vocative in before.head,
        "thanks and ends": "thanks" in before.kinds and before.words <= 8,
    }
    if at >= 2:
        above = voices[at - 2]
        takes_leave = above.words <= SIGN_OFF_WORDS and not above.opens.isdisjoint(_LEAVING)
        found["above thanks"] = "thanks" in above.kinds
        found["above vocative"] = above.vocative is not None
        found["above short"] = above.words <= 4
        found["signed"] = named and (takes_leave or above.text.endswith(","))
        found["signed, link"] = before.is_link and above.is_name
        found["signed bare"] = (
            named and not takes_leave and before.text.istitle() and above.words > SHORT_WORDS
        )
    if at + 1 < len(voices):
        below = voices[at + 1]
        found["below vocative"] = below.vocative is not None
        found["below thanks"] = "thanks" in below.opens
        found["below short"] = below.words <= 4
        found["below greeting"] = "greeting" in below.opens
        found["below sign-off"] = below.words <= 4 and "signoff" in below.opens
        found["below lower"] = below.text[:1].islower()
    return found


def _ends(voice: Voice) -> dict[str, float]:
    text, words = voice.text, voice.words
    last = text[-1:]
    return {
        "before colon": last in (":", "："),
        "before comma": last in (",", "，", "-", "–", "—"),
        "before exclaims": last == "!",
        "before asks": last == "?",
        "before emoticon": _smiles(text[-8:]),
        "before open end": words > 8 and last not in _SENTENCE_ENDS,
        "before name line": voice.is_name,
        "before short": words <= 4,
        "before greeting line": words <= 4 and ("greeting" in voice.opens or voice.vocative is not None),
        "before sign-off line": words <= 4 and "signoff" in voice.opens,
        "before only url": voice.is_link,
        "before quote": text[:1] in _OPENERS,
        "before capitals": _is_capitals(text, words),
        "before words": math.log1p(words) / 2,
    }


def _starts(voice: Voice) -> dict[str, float]:
    text, words = voice.text, voice.words
    first = text[:1]
    return {
        "after lower": first.islower(),
        "after marker": bool(voice.marker),
        "after quote": first in _OPENERS,
        "after name line": voice.is_name,
        "after only url": voice.is_link,
        "after sign-off line": words <= 4 and "signoff" in voice.opens,
        "after thanks line": words <= 6 and "thanks" in voice.opens,
        "after short": words <= 4,
        "after dots": first in ".…",
        "after greeting line": words <= 4 and "greeting" in voice.opens,
        "after capitals": _is_capitals(text, words),
        "after words": math.log1p(words) / 2,
        "after asks": text.endswith("?"),
        "after first": voice.first,
        "after second": voice.second,
    }


def _clamp(value: float, limit: float) -> float:
    return -limit if value < -limit else limit if value > limit else value


def _smiles(text: str) -> bool:
    """Whether an emoticon stands in a text; most texts have no character that begins one, and single
    characters are found many times faster than patterns.
    """
    if text.isascii():
        signed = ":" in text or ";" in text or "=" in text or "^^" in text or "<3" in text
    else:
        signed = _EMOTICON_SIGN.search(text) is not None
    return signed and _EMOTICON.search(text) is not None


def _has_url(text: str) -> bool:
    return ("://" in text or "www." in text) and URL.search(text) is not None


def _is_capitals(text: str, words: int) -> bool:
    """A heading that a writer set in capitals inside a comment."""
    return words <= SHORT_WORDS and text.isupper() and len(text) > 3
