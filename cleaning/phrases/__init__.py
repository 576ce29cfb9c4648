"""Interface words per language, as data: one TOML file per language, one list per family.

Adding a language is adding a file; adding a phrase is adding a line. A page's interface language is seldom
known, so a family is looked up over all languages at once. Phrases are compared folded: NFKC, case-folded,
white space collapsed, quotation marks and apostrophes made straight, invisible characters and outer
punctuation off.

Pages print phrases of Western European languages without accents, too, so both are looked up.

A phrase may hold `{n}` (a number: "12", "1,204", "3k"), `{name}` (a person, title or site of up to 60
characters), `{date}` (up to 40) and `{title}` (up to 160). A phrase with one of these is a template. They
are looked up by their first or last word, and all the words they begin and end with are compared first: a
template is tried only for a line that has both, and its pattern is compiled only where more than one
placeholder stands between them. Every placeholder is bounded, so a hostile line costs no more than any other.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from cleaning.accents import WESTERN, without_accents

MAX_CHARS = 200
"""Longest line that is looked up (characters); the longest phrase kept in the files has 190."""

LINE_CACHE = 16_384
"""Lines whose families are remembered: interface lines recur from page to page."""

_LENGTHS = {"{name}": range(1, 61), "{date}": range(4, 41), "{title}": range(1, 161)}
"""Placeholders that any text fills, and how many characters it may have."""
_NUMBER = re.compile(r"\d[\d.,' ]{0,11}(?:[km]|万|만|mil|tys|тыс)?")
_PLACEHOLDERS = {
    "{n}": _NUMBER.pattern,
    **{name: f".{{{lengths[0]},{lengths[-1]}}}?" for name, lengths in _LENGTHS.items()},
}
_PLACEHOLDER = re.compile(r"(\{n\}|\{name\}|\{date\}|\{title\})")
WESTERN_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
"""Small letters of Latin-1, folded."""
_GLUE = "\x00"
"""Stands for a placeholder where the words of a phrase are told apart."""
_WESTERN_WORD = re.compile(
    f"(?<![{_GLUE}{WESTERN_LETTERS}])[{WESTERN_LETTERS}]+(?![{_GLUE}{WESTERN_LETTERS}])"
)
_EDGE = " \t\u00a0.:;,!?…·•|»«›‹→←↓↑↵⟶⟵▶◀►◄▼▲+*#–—-\"'“”„()[]{}<>：，。！、「」『』【】؟،؛।"
_STRAIGHT = {
    **dict.fromkeys("’‘‛ʼ`´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys(
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufe0e\ufe0f\ufeff", ""
    ),
}
"""Quotation marks and apostrophes -> straight ones; invisible characters -> nothing."""
_CROOKED = re.compile(f"[{''.join(_STRAIGHT)}]")
_NONE: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Bring a text into the form in which phrases are compared.

    >>> fold(" Leave a  Reply: ")
    'leave a reply'
    >>> fold("J’aime")
    "j'aime"
    """
    plain = text.lower() if text.isascii() else _plain(text)
    if "  " in plain or not plain.isprintable():  # no white space but single spaces, as in `fold_spaces`
        plain = " ".join(plain.split())
    return plain.strip(_EDGE)


def _plain(text: str) -> str:
    straight = _straighten(text)
    plain = unicodedata.normalize("NFKC", straight)
    return (plain if plain == straight else _straighten(plain)).casefold()


def _straighten(text: str) -> str:
    for crooked in set(_CROOKED.findall(text)):  # faster than str.translate on all but the shortest texts
        text = text.replace(crooked, _STRAIGHT[crooked])
    return text


def families_of(line: str) -> frozenset[str]:
    """Every family of which the whole line is a phrase; empty for a line that is longer than any phrase.

    >>> sorted(families_of("12 Comments"))
    ['comments_heading']
    """
    return _families_of(line) if 0 < len(line) <= MAX_CHARS else _NONE


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
def last_words(families: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What lines that are phrases of some families end with, folded; and what those begin with that may end
    in any word.
    """
    lasts = {fold(phrase.rpartition(" ")[2]) for family in families for phrase in phrases(family)}
    openings: set[str] = set()
    raw = (phrase for family in families for phrase in _raw().get(family, ()))
    for phrase in (phrase for phrase in raw if "{" in phrase):
        first, last = _parts(phrase)[0], _parts(phrase)[-1]
        if last in _PLACEHOLDERS:
            openings.add(fold(first.split()[0]))
        else:
            lasts.add(fold(last.split()[-1]))
    return frozenset(lasts), frozenset(openings)


@cache
def words_of(*families: str) -> frozenset[str]:
    """Words in ASCII letters, few and long: each ASCII phrase has one of them, so that an ASCII line without
    any is no phrase of these families.

    >>> "comments" in words_of("comments_heading")
    True
    """
    split = (_parts(phrase) for family in families for phrase in _raw().get(family, ()))
    literals = (" ".join(part for part in parts if part not in _PLACEHOLDERS) for parts in split)
    return one_of_each(re.findall(r"[a-z]+", literal) for literal in literals if literal.isascii())


def western_words(family: str, *, templates: bool) -> Iterator[Sequence[str]]:
    """The words of each plain phrase of a family in Western letters, or of each template: placeholders and
    what is glued to these are left out.

    >>> ["by", "on"] in western_words("byline", templates=True)
    True
    """
    for phrase in (phrase for phrase in _raw().get(family, ()) if ("{" in phrase) is templates):
        literal = "".join(_GLUE if part in _PLACEHOLDERS else part for part in _parts(phrase))
        if all(char in WESTERN_LETTERS or not char.isalnum() for char in literal):
            yield _WESTERN_WORD.findall(literal)


def one_of_each(phrases: Iterable[Sequence[str]]) -> frozenset[str]:
    """Of the words of each phrase one, the longest where none is chosen yet.

    >>> sorted(one_of_each([["share", "this"], ["share"], ["reply"]]))
    ['reply', 'share']
    """
    chosen: set[str] = set()
    for words in sorted(phrases, key=lambda words: (len(words), words)):
        if words and chosen.isdisjoint(words):
            chosen.add(max(words, key=len))
    return frozenset(chosen)


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

    family: str
    head: str
    tail: str
    phrase: str
    alone: str
    """The placeholder that is all that stands between the two; empty where more does."""

    def fits(self, folded: str) -> bool:
        """Whether a folded line that begins and ends like the template is one."""
        start, end = len(self.head), len(folded) - len(self.tail)
        if not self.alone:
            return _compiled(self.phrase).fullmatch(folded) is not None
        if self.alone in _LENGTHS:
            return end - start in _LENGTHS[self.alone]
        return _NUMBER.fullmatch(folded, start, end) is not None


@dataclass(frozen=True, slots=True)
class _Index:
    """Where to look a line up: whole, by its first words, by its last, by all of them.

    Each template stands in one table: by what its lines begin with, else by what they end with, else, where
    they begin with a number, by a word that stands between spaces in all of them. The key is a whole word
    where the template has one there, a character where it is glued to a placeholder.
    """

    plain: Mapping[str, frozenset[str]]
    heads: Mapping[str, Mapping[str, Sequence[_Template]]]
    """First word -> second word, empty where a placeholder stands there -> templates."""
    tails: Mapping[str, Sequence[_Template]]
    glued_heads: Mapping[str, Sequence[_Template]]
    glued_tails: Mapping[str, Sequence[_Template]]
    words: Mapping[str, Sequence[_Template]]
    others: Sequence[_Template]
    """Templates that none of this tells."""

    def candidates(self, folded: str) -> Sequence[_Template]:
        """The templates that may match a folded line, which is not empty."""
        found = self.others
        first, _, rest = folded.partition(" ")
        if second := self.heads.get(first):
            found = [*found, *second.get("", ()), *second.get(rest.partition(" ")[0], ())]
        if members := self.tails.get(folded.rpartition(" ")[2]):
            found = [*found, *members]
        if members := self.glued_heads.get(folded[0]):
            found = [*found, *members]
        if members := self.glued_tails.get(folded[-1]):
            found = [*found, *members]
        if folded[0].isdigit():
            for word in self.words.keys() & folded.split():
                found = [*found, *self.words[word]]
        return found


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_shape(phrase))


@lru_cache(maxsize=LINE_CACHE)
def _families_of(line: str) -> frozenset[str]:
    return families_of_folded(fold(line))


def families_of_folded(folded: str) -> frozenset[str]:
    """Every family of which a folded line is a phrase."""
    if not folded:
        return _NONE
    index = _index()
    found = index.plain.get(folded, _NONE)
    candidates = index.candidates(folded)
    if not candidates:
        return found
    framed = [t for t in candidates if folded.startswith(t.head) and folded.endswith(t.tail)]
    hits = {t.family for t in framed if t.family not in found and t.fits(folded)}
    return found | hits if hits else found


@cache
def _index() -> _Index:
    plain: defaultdict[str, set[str]] = defaultdict(set)
    heads = defaultdict[str, defaultdict[str, list[_Template]]](lambda: defaultdict(list))
    tails, glued_heads, glued_tails, words = (defaultdict[str, list[_Template]](list) for _ in range(4))
    others: list[_Template] = []
    for family, found in _raw().items():
        for phrase in found:
            if "{" not in phrase:
                plain[fold(phrase)].add(family)
                continue
            template = _template(family, phrase)
            first, last = template.head.partition(" "), template.tail.rpartition(" ")
            if template.head:
                second = first[2].partition(" ")
                whole = second[0] if second[1] else ""
                (heads[first[0]][whole] if first[1] else glued_heads[first[0][0]]).append(template)
            elif template.tail:
                (tails[last[2]] if last[1] else glued_tails[last[2][-1]]).append(template)
            elif word := _counted_word(phrase):
                words[word].append(template)
            else:
                others.append(template)
    frozen = {phrase: frozenset(names) for phrase, names in plain.items()}
    return _Index(frozen, heads, tails, glued_heads, glued_tails, words, others)


def _template(family: str, phrase: str) -> _Template:
    parts = _parts(phrase)
    head, tail = ("" if part in _PLACEHOLDERS else part for part in (parts[0], parts[-1]))
    between = parts[bool(head) : len(parts) - bool(tail)]
    return _Template(family, head, tail, phrase, between[0] if len(between) == 1 else "")


def _counted_word(phrase: str) -> str:
    """The longest word that stands between spaces in every line of a template that begins with a number;
    empty where there is none.
    """
    first, *parts = _parts(phrase)
    inner = (part.partition(" ")[2].rpartition(" ")[0].split() for part in parts if part not in _PLACEHOLDERS)
    return max((word for words in inner for word in words), key=len, default="") if first == "{n}" else ""


@cache
def _raw() -> Mapping[str, frozenset[str]]:
    """Family -> its phrases as written, over all files."""
    folder = resources.files(__name__)
    merged: defaultdict[str, set[str]] = defaultdict(set)
    for entry in sorted((e for e in folder.iterdir() if e.name.endswith(".toml")), key=lambda e: e.name):
        for family, found in tomllib.loads(entry.read_text("utf-8")).items():
            merged[family].update(found)
            merged[family].update(map(without_accents, found) if entry.name[:2] in WESTERN else ())
    return {family: frozenset(found) for family, found in sorted(merged.items())}


def _longest_first(members: frozenset[str] | set[str]) -> list[str]:
    return sorted(members, key=lambda phrase: (-len(phrase), phrase))


def _shape(phrase: str) -> str:
    return "".join(_PLACEHOLDERS.get(part) or re.escape(part) for part in _parts(phrase))


@cache
def _parts(phrase: str) -> tuple[str, ...]:
    """Literals and placeholders of a phrase, folded like a line; spaces beside placeholders are kept."""
    outer = _EDGE.replace("{", "").replace("}", "")
    parts = _PLACEHOLDER.split(" ".join(_plain(phrase).split()).strip(outer))
    return tuple(part for part in parts if part)
