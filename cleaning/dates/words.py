"""The words around dates: months, weekdays and units of time in 40 languages, and what stands beside them.

Names are CLDR's, as `dateparser` ships them with its community's additions; they are read at first use,
because most pages need English alone. `words.toml` adds what CLDR has not: the short tokens of apps, noise,
zones. Words are compared folded: NFKC, case-folded, without a closing full stop.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module, resources

from cleaning.accents import WESTERN, without_accents
from cleaning.spaces import fold_spaces

LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "he", "hi", "ja", "ko"),
    *("zh", "id", "ms", "vi", "th", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "el", "hr", "sr"),
    *("sl", "lt", "lv", "et", "ca", "eu"),
)

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")

MIN_DAY_LETTERS = 4
"""Letters of the full name of a day of the week; most short names have three."""

Meanings = Mapping[str, frozenset[str]]
"""Meaning -> the languages in which a word has it."""

_NUMBER_GROUP = r"(\d++[.,]?\d*+)"
"""How dateparser writes the number in its patterns of ages."""


def fold(text: str) -> str:
    """Fold to the form in which words are compared.

    >>> fold(" Sept. ")
    'sept'
    """
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return fold_spaces(plain).rstrip(".")


@cache
def month_words() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Word -> month (1 to 12) -> the languages in which it names that month."""
    found: dict[str, dict[int, set[str]]] = {}
    for language in LANGUAGES:
        for number, month in enumerate(MONTHS, 1):
            for word in _words(language, month):
                found.setdefault(word, {}).setdefault(number, set()).add(language)
    return {
        word: {number: frozenset(langs) for number, langs in months.items()} for word, months in found.items()
    }


@cache
def weekday_words() -> frozenset[str]:
    """Names and short names of the days of the week."""
    return frozenset(word for language in LANGUAGES for day in WEEKDAYS for word in _words(language, day))


@cache
def weekday_numbers() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Word -> day of the week (0: Monday) -> the languages in which it names that day."""
    found: dict[str, dict[int, set[str]]] = {}
    for language in LANGUAGES:
        for number, day in enumerate(WEEKDAYS):
            for word in _words(language, day):
                found.setdefault(word, {}).setdefault(number, set()).add(language)
    return {
        word: {number: frozenset(langs) for number, langs in numbers.items()}
        for word, numbers in found.items()
    }


@cache
def age_shapes() -> Mapping[tuple[str, str], Meanings]:
    """What stands before and after the number of an age -> its unit: ("vor", "tagen") -> day -> {de}.

    Words stand without spaces between them, since "3d ago" and "3 days ago" differ in nothing else.
    """
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for language in LANGUAGES:
        for unit in UNITS:
            for before, after in _shapes(language, unit):
                shape = _join(before), _join(after)
                found.setdefault(shape, {}).setdefault(unit, set()).add(language)
    return {
        shape: {unit: frozenset(langs) for unit, langs in units.items()} for shape, units in found.items()
    }


@cache
def unit_words() -> Mapping[str, Meanings]:
    """Word beside a number, in any inflection -> the unit of time: "tagen" -> day -> {de}."""
    found: dict[str, dict[str, set[str]]] = {}
    for (before, after), units in age_shapes().items():
        for unit, languages in units.items():
            word = after if before or (before, after) in _bare_shapes() else ""
            if word:
                found.setdefault(word, {}).setdefault(unit, set()).update(languages)
    return {word: {unit: frozenset(langs) for unit, langs in units.items()} for word, units in found.items()}


@cache
def spelt_units() -> frozenset[str]:
    """The words that stand behind the number of an age, and before it where none stand behind, as written."""
    shapes = (shape for language in LANGUAGES for unit in UNITS for shape in _shapes(language, unit))
    return frozenset(word for before, after in shapes for word in (after or before).split())


@cache
def day_words() -> Mapping[str, tuple[str, int]]:
    """Words that are an age without a number: "gestern" -> ("day", 1)."""
    found: dict[str, tuple[str, int]] = {}
    for language in LANGUAGES:
        for key, words in _data(language)["relative-type"].items():
            match = re.fullmatch(r"(\d) (day|week|month|year) ago", key)
            if match and (match[1] != "0" or match[2] == "day"):
                found.update((fold(word), (match[2], int(match[1]))) for word in words)
    return found


@cache
def last_days() -> Mapping[str, int]:
    """Full names of the days of the week that name one day in every language -> the day, 0 for Monday."""
    found: dict[str, int] = {}
    for word, numbers in weekday_numbers().items():
        if len(word) >= MIN_DAY_LETTERS and len(numbers) == 1:
            found[word] = next(iter(numbers))
    return found


@cache
def _bare_shapes() -> frozenset[tuple[str, str]]:
    return frozenset(
        ("", _join(word)) for language in LANGUAGES for unit in UNITS for word in _words(language, unit)
    )


@cache
def listed(*path: str) -> tuple[str, ...]:
    """Return a list of `words.toml`.

    >>> "uhr" in listed("noise")
    True
    """
    found: object = _table()
    for key in path:
        found = found.get(key, "") if isinstance(found, dict) else ""
    return tuple(word.replace("_", " ") for word in str(found).split())


@cache
def zones() -> Mapping[str, int]:
    """Name of a time zone -> hours east of Greenwich."""
    table = _table()["zones"]
    assert isinstance(table, dict)
    return {str(name): int(hours) for name, hours in table.items()}


def _shapes(language: str, unit: str) -> Iterator[tuple[str, str]]:
    data = _data(language)
    for word in _words(language, unit):
        yield "", word
        for ago in data.get("ago", ()):
            yield fold(ago), word
            yield "", f"{word} {fold(ago)}"
    for pattern in data["relative-type-regex"].get(f"\\1 {unit} ago", ()):
        before, number, after = pattern.partition(_NUMBER_GROUP)
        if number and "(" not in before + after and "[" not in before + after:
            yield fold(before), fold(after.replace(r"\s*", " "))


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text("utf-8"))


def _join(words: str) -> str:
    return "".join(word.rstrip(".") for word in words.split())


def _words(language: str, name: str) -> list[str]:
    words = [fold(word) for word in _data(language).get(name, ())]
    plain = map(without_accents, words) if language in WESTERN else ()
    return [*words, *(word for word in plain if word not in words)]


def _data(language: str) -> dict[str, dict[str, list[str]]]:
    """Hand out the tables of one language; a list of words counts as a table's keys."""
    data: dict[str, dict[str, list[str]]] = import_module(
        f"dateparser.data.date_translation_data.{language}"
    ).info
    return data
