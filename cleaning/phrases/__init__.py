"""Interface words per language, as data: one TOML file per language, one list per family.

Adding a language is adding a file; adding a phrase is adding a line. A page's interface language is seldom known, so a family is
looked up over all languages at once. Phrases are compared folded: NFKC, case-folded, white space collapsed, outer punctuation off.
A phrase may hold `{n}` (a number), `{name}` (a person, title or site of up to 60 characters) and `{date}`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

_PLACEHOLDERS = {"{n}": r"[\d.,'\u00a0 ]*\d[\d.,]*\s?[kKmM]?", "{name}": r".{1,60}?", "{date}": r".{4,40}?"}
_EDGE = " \t\u00a0.:;,!?…·•|»«›‹→←↓↑+*#–—-\"'“”„()[]{}<>：，。！、"  # noqa: S105


def fold(text: str) -> str:
    """The form in which phrases are compared.

    >>> fold(" Leave a  Reply: ")
    'leave a reply'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(_EDGE)


@cache
def phrases(family: str) -> frozenset[str]:
    """All plain phrases of a family, folded, over all languages."""
    return frozenset(fold(p) for p in _raw(family) if "{" not in p)


@cache
def pattern(family: str) -> re.Pattern[str]:
    """One pattern that fully matches a folded line that is any phrase of the family, placeholders included."""
    shapes = [_shape(p) for p in sorted(_raw(family), key=lambda p: (-len(p), p))]
    return re.compile("(?:" + "|".join(shapes) + ")" if shapes else r"(?!)")


def is_phrase(line: str, *families: str, max_chars: int = 200) -> bool:
    """Whether the whole line is a phrase of one of the families.

    >>> is_phrase("Leave a Reply", "comment_form")
    True
    """
    if len(line) > max_chars:
        return False
    folded = fold(line)
    return any(folded in phrases(family) or bool(pattern(family).fullmatch(folded)) for family in families)


@cache
def _files() -> tuple[dict[str, list[str]], ...]:
    folder = resources.files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(tomllib.loads((folder / name).read_text("utf-8")) for name in names)


@cache
def _raw(family: str) -> frozenset[str]:
    return frozenset(phrase for data in _files() for phrase in data.get(family, ()))


def _shape(phrase: str) -> str:
    parts = re.split(r"(\{n\}|\{name\}|\{date\})", unicodedata.normalize("NFKC", phrase).casefold())
    shape = "".join(_PLACEHOLDERS.get(part) or re.escape(" ".join(part.split()) if part.strip() else part) for part in _padded(parts))
    return shape


def _padded(parts: list[str]) -> list[str]:
    """The parts of a phrase with the outer punctuation off, inner spaces beside placeholders kept."""
    parts = list(parts)
    parts[0], parts[-1] = parts[0].lstrip(_EDGE), parts[-1].rstrip(_EDGE)
    return parts
