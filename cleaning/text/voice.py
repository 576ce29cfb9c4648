"""Who speaks in each paragraph of a dump, as far as its words show it.

Only the opening and the close of a paragraph are looked at, where voices show themselves; so the cost of a
line is bounded whatever
its length. The word lists stand in voices.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from cleaning.text.lines import Line
from cleaning.text.marks import is_name

HEAD_CHARS = 200
"""Characters of a paragraph's opening that are read: about 40 words."""

TAIL_CHARS = 100
"""Characters of its close."""

OPENING_WORDS = 4
"""Words from the start in which a greeting, thanks or praise opens a comment."""

VOCATIVES = 2
"""Times that a name must be addressed on a page to count as one of its people."""

SHORT_WORDS = 12
"""Words up to which a paragraph is short."""

VOICE_CACHE = 1024
"""Paragraphs that are remembered: those of a page are asked for up to four times."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CURLY = "\x00"
"""Stands for a curly apostrophe, which Latin-1 has not; no decoded text holds it."""
_SIGNS = "“”–—…"
"""Signs of Western text that Latin-1 has not."""
_GAPS = bytes(
    code if _WORD.fullmatch(chr(code)) or chr(code) in f"'{_CURLY}" else ord(" ") for code in range(256)
)
"""For each byte of Latin-1 itself where it can stand in a word, else a space."""

URL = re.compile(r"https?://\S{1,400}|www\.\S{1,400}")
_URL_STARTS = ("http", "www.")
"""What every address begins with; to look at it is much faster than to match."""

_NAME = r"[^\W\d_a-z][^\W\d_A-Z][^\W\d_]{1,13}"

_VOCATIVE = re.compile(
    rf"^(?:[^\W\d_]{{2,9}}[ ,]\s?(?:you\s|so much\s|again\s)?)?@?(?P<start>{_NAME})"
    r"\s?(?:[,!:…–—]|\s[-–—]\s|--)"
    r"|^(?:Thanks|Thank you|Hi|Hey|Hello|Dear|Hallo|Liebe|Lieber|Salut|Hola|Ciao|Merci|Danke|Gracias)"
    rf"\s(?P<greeted>{_NAME})\b"
    rf"|^(?:\w+\s){{1,3}}(?:post|article|stuff|job|points?|work|this),?\s(?P<praised>{_NAME})"
    r"\s?(?:[,!:.…–—]|\s[-–—]\s|$)"
)
_NONE: frozenset[str] = frozenset()

_CLOSING_NAME = re.compile(
    r",\s(?P<name>[A-Z][^\W\d_]{2,14})\s?[.!…]*(?:\s?[:;]-?\)|\s?[\U0001f300-\U0001faff])?$"
)


class Voice(NamedTuple):
    """One paragraph, read once."""

    text: str
    marker: str
    words: int
    written: Sequence[str]
    """Words of the opening."""
    spoken: Sequence[str]
    """The same in lower case."""
    head: frozenset[str]
    """The same without repetition."""
    near: frozenset[str]
    """Words of the opening and the close."""
    vocative: str | None
    kinds: frozenset[str] = frozenset()
    """Word lists of voices.toml that the opening and close hold."""
    opens: frozenset[str] = frozenset()
    """Word lists that the first words hold."""
    first: float = 0.0
    """How many of the opening's words are of the first person, out of ten, 3 at most."""
    second: float = 0.0
    """The same of the second person."""
    is_name: bool = False
    """Whether the paragraph can be a name."""
    is_link: bool = False
    """Whether it is nothing but an address."""


def words_in(text: str) -> Sequence[str]:
    """The words of a text: runs of letters, with one apostrophe inside.

    Text of Western languages is split at everything else, as bytes, which is faster than a search for words.

    >>> words_in("“I don’t”, said Zoë's '2nd' son.")
    ['I', 'don’t', 'said', "Zoë's", 'nd', 'son']
    """
    plain = text
    if not plain.isascii():
        for sign in _SIGNS:
            plain = plain.replace(sign, " ")
        plain = plain.replace("’", _CURLY)
    try:
        runs = plain.encode("latin-1").translate(_GAPS).decode("latin-1").split()
    except UnicodeEncodeError:
        return _WORD.findall(text)
    if "'" in plain or _CURLY in plain:
        for at in [at for at in range(len(runs) - 1, -1, -1) if not runs[at].isalpha()]:
            runs[at : at + 1] = _WORD.findall(runs[at].replace(_CURLY, "’"))
    return runs


def both_cases(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a text as they are written, and in lower case."""
    written = words_in(text)
    return written, " ".join(written).lower().split(" ") if written else []


@lru_cache(maxsize=VOICE_CACHE)
def opening_words(opening: str) -> tuple[Sequence[str], Sequence[str]]:
    """The same of a paragraph's opening, which several readers ask for."""
    return both_cases(opening)


def read_voices(lines: Sequence[Line]) -> list[Voice]:
    """The voices of all lines."""
    return [_read(line.text, line.marker) for line in lines]


def is_sign_off(text: str) -> bool:
    """Whether a line only takes leave: "Kind regards", "Liebe Grüße,"."""
    if text.count(" ") >= OPENING_WORDS:
        return False
    voice = _read(text, "")
    return voice.words <= OPENING_WORDS and not voice.opens.isdisjoint({"signoff", "thanks"})


def takes_leave(text: str) -> bool:
    """Whether a line ends with leave: "… and thank you, best regards"."""
    words = words_in(text[-TAIL_CHARS:].lower())[-OPENING_WORDS:]
    return "signoff" in _kinds_in(words) or is_sign_off(text)


def addressed_names(voices: Sequence[Voice]) -> Counter[str]:
    """Names by which the page's people call each other, with the number of paragraphs that open or close
    with them.

    A word that also stands in lower case on the page is no name.
    """
    called = {voice.vocative for voice in voices if voice.vocative}
    if not called:
        return Counter()
    spoken = [voice for voice in voices if not called.isdisjoint(voice.near)]
    names = called.difference(*[voice.written for voice in spoken])
    near = Counter([name for voice in spoken for name in sorted(names & voice.near)])
    return Counter({name: count for name, count in near.items() if count >= VOCATIVES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What holds for all paragraphs that are compared with each other."""

    names: Mapping[str, int]
    """Names by which people call each other."""
    author: frozenset[str]
    """The name that is called most, in lower case; empty where nobody is called."""
    mean_words: float
    short_share: float
    """Share of paragraphs of at most SHORT_WORDS words."""


def read_habits(voices: Sequence[Voice], names: Counter[str]) -> Habits:
    """The habits of some paragraphs of a page, on which people call each other by `names`."""
    count = max(1, len(voices))
    return Habits(
        names=names,
        author=frozenset(name for name, _ in names.most_common(1)),
        mean_words=sum(voice.words for voice in voices) / count,
        short_share=sum(voice.words <= SHORT_WORDS for voice in voices) / count,
    )


@lru_cache(maxsize=VOICE_CACHE)
def _read(text: str, marker: str) -> Voice:
    is_long = len(text) > HEAD_CHARS
    written, spoken = opening_words(text[:HEAD_CHARS])
    tail = words_in(text[-TAIL_CHARS:].lower()) if is_long else spoken[-12:]
    head = frozenset(spoken)
    near = head.union(tail) if is_long else head
    called = _VOCATIVE.match(text)
    closed = None if called else _CLOSING_NAME.search(text[-40:])
    name = called[called.lastgroup or 0] if called else closed["name"] if closed else None
    known = _known() & near
    first = spoken[:OPENING_WORDS]
    opening = known.intersection(first)
    kinds = _kinds_of(known, f"{' '.join(spoken)} {' '.join(tail)}") if known else _NONE
    return Voice(
        text,
        marker,
        max(len(spoken), text.count(" ") + 1),
        written,
        spoken,
        head,
        near,
        vocative=name.lower() if name and name.lower() not in common_words() else None,
        kinds=kinds,
        opens=_kinds_of(opening, " ".join(first)) if opening else _NONE,
        first=_share(spoken, "first") if "first" in kinds else 0.0,
        second=_share(spoken, "second") if "second" in kinds else 0.0,
        is_name=is_name(text),
        is_link=text.startswith(_URL_STARTS) and URL.fullmatch(text) is not None,
    )


def _share(spoken: Sequence[str], kind: str) -> float:
    return min(3.0, 10 * sum(map(words_of(kind).__contains__, spoken)) / len(spoken)) if spoken else 0.0


def _kinds_in(words: Sequence[str]) -> frozenset[str]:
    return _kinds_of(_known().intersection(words), " ".join(words))


def _kinds_of(known: frozenset[str], text: str) -> frozenset[str]:
    """The kinds of which some words stand in a text. known: those of its words that are on a list or begin
    an entry of one.
    """
    singles, phrases = _lists()
    found: set[str] = set()
    for word in known:
        if word in singles:
            found.update(singles[word])
        if word in phrases:
            for phrase, kind in phrases[word]:
                if phrase in text:
                    found.add(kind)
    return frozenset(found)


@cache
def _known() -> frozenset[str]:
    """Words that are on a list or begin an entry of one."""
    singles, phrases = _lists()
    return frozenset((*singles, *phrases))


@cache
def _lists() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[tuple[str, str], ...]]]:
    """Single words -> kinds; first words of longer entries -> entries with their kind."""
    data = tomllib.loads((resources.files(__package__) / "voices.toml").read_text("utf-8"))
    singles: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, entries in data.items():
        for entry in entries:
            words = _WORD.findall(entry)
            if len(words) == 1:
                singles[words[0]] = (*singles.get(words[0], ()), kind)
            elif words:
                phrases[words[0]] = (*phrases.get(words[0], ()), (" ".join(words), kind))
    return singles, phrases


@cache
def words_of(kind: str) -> frozenset[str]:
    """The single words of a list of voices.toml."""
    return frozenset(word for word, kinds in _lists()[0].items() if kind in kinds)


@cache
def common_words() -> frozenset[str]:
    """Words that open sentences with a comma behind them and are no names."""
    return frozenset(_lists()[0])
