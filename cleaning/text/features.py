"""The features of the border model: what a paragraph, and the gap between two, show of who speaks.

Features are named numbers between 0 and about 3, so that the weights can be read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cleaning.text.marks import is_name
from cleaning.text.voice import HEAD_CHARS, SHORT_WORDS, TAIL_CHARS, URL, Habits, Voice, words_of

SIGN_OFF_WORDS = 4
"""Most words of a sign-off line: "Ganz liebe Grüße"."""

_EMOTICON = re.compile(r"[:;=]-?[)(DPp]|[\U0001f300-\U0001faff\u263a\u2639\u2764]|\^\^|<3")
_EMOTICON_SIGN = re.compile("[:;=^<\U0001f300-\U0001faff\u263a\u2639\u2764]")
"""Begins every emoticon; to look for it is many times faster."""

_OPENERS = '"“”„«»‘>'

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", ")", '"', "”", "»")


def talk_features(voice: Voice, habits: Habits) -> dict[str, float]:
    """How much one paragraph speaks like a comment."""
    text = voice.text
    found = {f"has {kind}": 1.0 for kind in voice.kinds}
    found.update({f"opens {kind}": 1.0 for kind in voice.opens})
    found.update(
        {
            "length": math.log1p(voice.words) / 2,
            "short": float(voice.words <= 8),
            "tiny": float(voice.words <= 3),
            "long": float(voice.words >= 80),
            "shorter": max(-1.5, min(1.5, math.log((habits.mean_words + 4) / (voice.words + 4)))),
            "marker": float(bool(voice.marker)),
            "emoticon": float(_smiles(text[:HEAD_CHARS]) or _smiles(text[-12:])),
            "exclaims": float("!" in text[-3:]),
            "shouts": float("!!" in text[:HEAD_CHARS] or "!!" in text[-TAIL_CHARS:]),
            "dots": float("..." in text[:HEAD_CHARS] or "…" in text[:HEAD_CHARS]),
            "asks": float(text.endswith("?")),
            "no end": float(not text.endswith(_SENTENCE_ENDS) and voice.words > 3),
            "heading": float(not text.endswith(_SENTENCE_ENDS) and voice.words <= 10 and text[:1].isupper()),
            "lower": float(text[:1].islower()),
            "url": float(_has_url(text[:HEAD_CHARS])),
            "only url": float(bool(URL.fullmatch(text))),
            "quote": float(text[:1] in _OPENERS),
            "vocative": float(voice.vocative is not None),
            "calls known": float(voice.vocative in habits.names),
            "calls author": float(not habits.author.isdisjoint(voice.near)),
            "name line": float(is_name(text)),
            "first share": _share(voice, "first"),
            "second share": _share(voice, "second"),
        }
    )
    return found


def said_words(voice: Voice) -> list[str]:
    """The words of a paragraph's opening and close; "^" is before its first word and its first two."""
    first = [f"^{' '.join(voice.spoken[:count])}" for count in (1, 2) if len(voice.spoken) >= count]
    return [*voice.near, *first]


def border_features(voices: Sequence[Voice], at: int, habits: Habits) -> dict[str, float]:
    """How much the gap above voices[at] looks like a change of voice."""
    before, after = voices[at - 1], voices[at]
    found = {f"after opens {kind}": 1.0 for kind in after.opens}
    found.update({f"before has {kind}": 1.0 for kind in before.kinds & {"thanks", "signoff", "praise"}})
    found.update({f"after has {kind}": 1.0 for kind in after.kinds & {"thanks", "praise", "second", "this"}})
    found.update(_ends(before))
    found.update(_starts(after))
    found.update(_between(before, after, habits))
    found.update(_around(voices, at))
    return found


def _between(before: Voice, after: Voice, habits: Habits) -> dict[str, float]:
    near = before.near
    mean = habits.mean_words + 3
    return {
        "after vocative": float(after.vocative is not None),
        "after calls known": float(after.vocative in habits.names),
        "after calls author": float(not habits.author.isdisjoint(after.head)),
        "before calls author": float(not habits.author.isdisjoint(near)),
        "same call": float(after.vocative is not None and after.vocative == before.vocative),
        "cohesion": min(1.0, sum(len(word) > 4 for word in after.head & near) / 3),
        "length jump": min(2.0, abs(math.log((before.words + 3) / (after.words + 3)))),
        "both long": float(before.words >= 40 and after.words >= 40),
        "both short": float(before.words <= 6 and after.words <= 6),
        "after longer": float(after.words > 2 * before.words),
        "before longer": float(before.words > 2 * after.words),
        "both markers": float(bool(before.marker) and bool(after.marker)),
        "both lower": float(before.text[:1].islower() and after.text[:1].islower()),
        "thanks then thanks": float("thanks" in before.kinds and "thanks" in after.opens),
        "praise anew": float("praise" in after.opens and before.words > 3),
        "page words": math.log1p(habits.mean_words) / 2,
        "page short": habits.short_share,
        "before to mean": max(-2.0, min(2.0, math.log((before.words + 3) / mean))),
        "after to mean": max(-2.0, min(2.0, math.log((after.words + 3) / mean))),
    }


def _around(voices: Sequence[Voice], at: int) -> dict[str, float]:
    """What the paragraphs one further away show: a greeting line above belongs to them, a sign-off below
    to this one.
    """
    before, after = voices[at - 1], voices[at]
    named = is_name(before.text)
    leaves = before.words <= SIGN_OFF_WORDS and "signoff" in before.opens
    found = {
        "left": float(leaves and not is_name(after.text)),
        "answers name": float(named and after.vocative in before.head),
        "thanks and ends": float("thanks" in before.kinds and before.words <= 8),
    }
    if at >= 2:
        above = voices[at - 2]
        found["above thanks"] = float("thanks" in above.kinds)
        found["above vocative"] = float(above.vocative is not None)
        found["above short"] = float(above.words <= 4)
        takes_leave = above.words <= SIGN_OFF_WORDS and not above.opens.isdisjoint({"signoff", "thanks"})
        found["signed"] = float(named and (takes_leave or above.text.endswith(",")))
        found["signed, link"] = float(is_name(above.text) and bool(URL.fullmatch(before.text)))
        found["signed bare"] = float(
            named and not takes_leave and before.text.istitle() and above.words > SHORT_WORDS
        )
    if at + 1 < len(voices):
        below = voices[at + 1]
        found["below vocative"] = float(below.vocative is not None)
        found["below thanks"] = float("thanks" in below.opens)
        found["below short"] = float(below.words <= 4)
        found["below greeting"] = float("greeting" in below.opens)
        found["below sign-off"] = float(below.words <= 4 and "signoff" in below.opens)
        found["below lower"] = float(below.text[:1].islower())
    return found


def _ends(voice: Voice) -> dict[str, float]:
    text, words = voice.text, voice.words
    return {
        "before colon": float(text.endswith((":", "："))),
        "before comma": float(text.endswith((",", "，", "-", "–", "—"))),
        "before exclaims": float(text.endswith("!")),
        "before asks": float(text.endswith("?")),
        "before emoticon": float(_smiles(text[-8:])),
        "before open end": float(not text.endswith(_SENTENCE_ENDS) and words > 8),
        "before name line": float(is_name(text)),
        "before short": float(words <= 4),
        "before greeting line": float(words <= 4 and bool(voice.opens & {"greeting"} or voice.vocative)),
        "before sign-off line": float(words <= 4 and "signoff" in voice.opens),
        "before only url": float(bool(URL.fullmatch(text))),
        "before quote": float(text[:1] in _OPENERS),
        "before capitals": float(_is_capitals(text, words)),
        "before words": math.log1p(words) / 2,
    }


def _starts(voice: Voice) -> dict[str, float]:
    text, words = voice.text, voice.words
    return {
        "after lower": float(text[:1].islower()),
        "after marker": float(bool(voice.marker)),
        "after quote": float(text[:1] in _OPENERS),
        "after name line": float(is_name(text)),
        "after only url": float(bool(URL.fullmatch(text))),
        "after sign-off line": float(words <= 4 and "signoff" in voice.opens),
        "after thanks line": float(words <= 6 and "thanks" in voice.opens),
        "after short": float(words <= 4),
        "after dots": float(text[:1] in ".…"),
        "after greeting line": float(words <= 4 and bool(voice.opens & {"greeting"})),
        "after capitals": float(_is_capitals(text, words)),
        "after words": math.log1p(words) / 2,
        "after asks": float(text.endswith("?")),
        "after first": _share(voice, "first"),
        "after second": _share(voice, "second"),
    }


def _smiles(text: str) -> bool:
    return bool(_EMOTICON_SIGN.search(text) and _EMOTICON.search(text))


def _has_url(text: str) -> bool:
    return ("://" in text or "www." in text) and URL.search(text) is not None


def _is_capitals(text: str, words: int) -> bool:
    """A heading that a writer set in capitals inside a comment."""
    return words <= SHORT_WORDS and text.isupper() and len(text) > 3


def _share(voice: Voice, kind: str) -> float:
    words, wanted = voice.spoken, words_of(kind)
    if wanted.isdisjoint(voice.head):
        return 0.0
    return min(3.0, 10 * sum(map(wanted.__contains__, words)) / len(words))
