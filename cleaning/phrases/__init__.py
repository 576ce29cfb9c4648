"""Interface words per language, as data: one TOML file per language, one list per family.

Adding a language is adding a file; adding a phrase is adding a line. A page's interface language is seldom
known, so a family is looked up over all languages at once. Phrases are compared folded: NFKC, case-folded,
white space collapsed, quotation marks and apostrophes made straight, invisible characters and outer
punctuation off.

A phrase may hold `{n}` (a number: "12", "1,204", "3k"), `{name}` (a person, title or site of up to 60
characters), `{date}` (up to 40) and `{title}` (up to 160). A phrase with one of these is a template. They
are indexed by their first character, and the words they begin and end with are compared first: the pattern of
a template is compiled and tried only for a line that has both. Every placeholder is bounded, so a hostile
line costs no more than any other.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

MAX_CHARS = 200
"""Longest line that is looked up (characters); the longest phrase kept in the files has 190."""

LINE_CACHE = 16_384
"""Lines whose families are remembered: interface lines recur from page to page."""

_PLACEHOLDERS = {
    "{n}": r"\d[\d.,' ]{0,11}(?:[km]|万|만|mil|tys|тыс)?",
    "{name}": r".{1,60}?",
    "{date}": r".{4,40}?",
    "{title}": r".{1,160}?",
}
_PLACEHOLDER = re.compile(r"(\{n\}|\{name\}|\{date\}|\{title\})")
_EDGE = " \t\u00a0.:;,!?…·•|»«›‹→←↓↑↵⟶⟵▶◀►◄▼▲+*#–—-\"'“”„()[]{}<>：，。！、「」『』【】؟،؛।"
_STRAIGHT = str.maketrans("’‘‛ʼ`´“”„‟«»", "'" * 6 + '"' * 6)
_INVISIBLE = str.maketrans(
    "", "", "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufe0e\ufe0f\ufeff"
)
_FOLDING: dict[int, int | None] = {**_STRAIGHT, **_INVISIBLE}
_DIGIT = "0"
"""Index key of the templates that begin with a number."""
_OPEN = ""
"""Index key of the templates that begin with anything."""


def fold(text: str) -> str:
    """Bring a text into the form in which phrases are compared.

    >>> fold(" Leave a  Reply: ")
    'leave a reply'
    >>> fold("J’aime")
    "j'aime"
    """
    if text.isascii():
        return " ".join(text.lower().split()).strip(_EDGE)
    plain = unicodedata.normalize("NFKC", text.translate(_FOLDING)).casefold().translate(_FOLDING)
    return " ".join(plain.split()).strip(_EDGE)


def families_of(line: str) -> frozenset[str]:
    """Every family of which the whole line is a phrase; empty for a line that is longer than any phrase.

    >>> sorted(families_of("12 Comments"))
    ['comments_heading']
    """
    return _families_of(line) if 0 < len(line) <= MAX_CHARS else frozenset()


def is_phrase(line: str, *families: str, max_chars: int = MAX_CHARS) -> bool:
    """Whether the whole line is a phrase of one of the families.

    >>> is_phrase("Leave a Reply", "comment_form")
    True
    """
    return len(line) <= max_chars and not families_of(line).isdisjoint(families)


def name_in(line: str, family: str) -> str | None:
    """The name that a line fills into a phrase of the family, as written.

    >>> name_in("No comments", "related") is None
    True
    """
    if family not in families_of(line):
        return None
    lowered = line.lower()
    for before, after in _frames(family):
        if lowered.startswith(before) and lowered.endswith(after) and len(before) + len(after) < len(line):
            return line[len(before) : len(line) - len(after)].strip(_EDGE)
    return None


@cache
def _frames(family: str) -> tuple[tuple[str, str], ...]:
    """What stands before and behind the name in the family's phrases that hold a name alone."""
    named = [phrase.lower().split("{name}") for phrase in _longest_first(_raw().get(family, frozenset()))]
    return tuple(
        (parts[0], parts[1]) for parts in named if len(parts) == 2 and "{" not in parts[0] + parts[1]
    )


@cache
def phrases(family: str) -> frozenset[str]:
    """All plain phrases of a family, folded, over all languages."""
    return frozenset(fold(phrase) for phrase in _raw().get(family, ()) if "{" not in phrase)


@cache
def words_of(*families: str) -> frozenset[str]:
    """Of each phrase its longest word in ASCII letters: an ASCII line that has none is no phrase of these
    families.

    >>> "comments" in words_of("comments_heading")
    True
    """
    split = (_parts(phrase) for family in families for phrase in _raw().get(family, ()))
    literals = (" ".join(part for part in parts if part not in _PLACEHOLDERS) for parts in split)
    words = (re.findall(r"[a-z]+", literal) for literal in literals if literal.isascii())
    return frozenset(max(found, key=len) for found in words if found)


@cache
def pattern(family: str) -> re.Pattern[str]:
    """Compile one pattern that fully matches a folded line that is any phrase of the family."""
    shapes = [_shape(phrase) for phrase in _longest_first(_raw().get(family, frozenset()))]
    return re.compile("(?:" + "|".join(shapes) + ")" if shapes else r"(?!)")


@cache
def families() -> frozenset[str]:
    """Names of all families."""
    return frozenset(_raw())


@dataclass(frozen=True, slots=True)
class _Template:
    """A phrase with placeholders: what a line must begin and end with to be worth its pattern."""

    head: str
    tail: str
    phrase: str

    def match(self, folded: str) -> bool:
        return (
            folded.startswith(self.head)
            and folded.endswith(self.tail)
            and _compiled(self.phrase).fullmatch(folded) is not None
        )


@dataclass(frozen=True, slots=True)
class _Templates:
    """The templates of one family that share an index key; all heads and all tails are compared at once."""

    family: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    members: tuple[_Template, ...]

    def match(self, folded: str) -> bool:
        return (
            folded.startswith(self.heads)
            and folded.endswith(self.tails)
            and any(template.match(folded) for template in self.members)
        )


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_shape(phrase))


@lru_cache(maxsize=LINE_CACHE)
def _families_of(line: str) -> frozenset[str]:
    folded = fold(line)
    if not folded:
        return frozenset()
    plain, templates = _index()
    found = plain.get(folded, frozenset())
    first = _DIGIT if folded[0].isdigit() else folded[0]
    candidates = (*templates.get(first, ()), *templates.get(_OPEN, ()))
    hits = {t.family for t in candidates if t.family not in found and t.match(folded)}
    return found | hits if hits else found


@cache
def _index() -> tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[_Templates, ...]]]:
    """Plain phrases -> families, and index key -> templates."""
    plain: defaultdict[str, set[str]] = defaultdict(set)
    grouped: defaultdict[tuple[str, str], list[_Template]] = defaultdict(list)
    for family, found in _raw().items():
        for phrase in found:
            if "{" in phrase:
                template = _template(phrase)
                grouped[_key(template), family].append(template)
            else:
                plain[fold(phrase)].add(family)
    templates: defaultdict[str, list[_Templates]] = defaultdict(list)
    for (key, family), members in grouped.items():
        heads = tuple({template.head for template in members})
        tails = tuple({template.tail for template in members})
        templates[key].append(_Templates(family, heads, tails, tuple(members)))
    frozen = {phrase: frozenset(names) for phrase, names in plain.items()}
    return frozen, {key: tuple(groups) for key, groups in templates.items()}


def _template(phrase: str) -> _Template:
    parts = _parts(phrase)
    head, tail = ("" if part in _PLACEHOLDERS else part for part in (parts[0], parts[-1]))
    return _Template(head, tail, phrase)


def _key(template: _Template) -> str:
    """First character of every line that the template can match."""
    if template.head:
        return template.head[0]
    return _DIGIT if _parts(template.phrase)[0] == "{n}" else _OPEN


@cache
def _raw() -> Mapping[str, frozenset[str]]:
    """Family -> its phrases as written, over all files."""
    folder = resources.files(__name__)
    merged: defaultdict[str, set[str]] = defaultdict(set)
    for entry in sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda e: e.name):
        for family, found in tomllib.loads(entry.read_text("utf-8")).items():
            merged[family].update(found)
    return {family: frozenset(found) for family, found in sorted(merged.items())}


def _longest_first(members: frozenset[str] | set[str]) -> list[str]:
    return sorted(members, key=lambda phrase: (-len(phrase), phrase))


def _shape(phrase: str) -> str:
    return "".join(_PLACEHOLDERS.get(part) or re.escape(part) for part in _parts(phrase))


@cache
def _parts(phrase: str) -> tuple[str, ...]:
    """Literals and placeholders of a phrase, folded like a line; spaces beside placeholders are kept."""
    plain = unicodedata.normalize("NFKC", phrase.translate(_FOLDING)).casefold().translate(_FOLDING)
    outer = _EDGE.replace("{", "").replace("}", "")
    parts = _PLACEHOLDER.split(" ".join(plain.split()).strip(outer))
    return tuple(part for part in parts if part)
