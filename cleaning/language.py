"""Guesses the language of a post that declares none, and says that it is a guess.

Method: a script that one language alone uses tells it (Hangul, kana). Else the share of the post's words that
are among the commonest words of each language decides (stop lists of jusText, which are in order of
frequency): "der und die" are a third of any German text. It tells nothing where the text is short, where few
words are known, or where two languages fit nearly alike. A model over letters tells more languages, but needs
numpy, a second to load and 100 MB; this needs a tenth of a second, once, and only where a page needs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from cleaning.types import Document

SAMPLE_CHARS = 4_000
"""Characters of a post that are looked at: all labelled pages are told alike by 2,000 and by 8,000."""
MIN_WORDS = 40
"""Words from which a text is judged by its words."""
MIN_LETTERS = 100
"""Letters from which a text is judged by its script."""
COMMON_WORDS = 100
"""Words taken from the head of each list: lists are of 200 to 7,000 words, which are no longer comparable."""
MIN_COMMON = 6
"""Different common words that a text must hold: a list of names that repeats "II" has one."""
LEAST_SHARE = 0.15
"""Share of common words from which a text is in a language. Of interface texts in 60 languages the least is
0.2 (Turkish); languages without a list of their own reach 0.14 in the nearest one."""
LEAST_LEAD = 1.1
"""How much larger the share must be than the next language's: Danish and Norwegian are that far apart."""
KANA_SHARE = 0.1
"""Share of kana among the letters that tells Japanese from Chinese."""
MAIN_SHARE = 0.5
"""Share of the letters that makes a script the text's own."""

EVIDENCE = {"script": "heuristic: script", "words": "heuristic: common words"}

SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "SINHALA": "si",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
}
"""First word of a letter's Unicode name -> the language that is nearly alone in using the script."""

LANGUAGES = {
    "Afrikaans": "af",
    "Albanian": "sq",
    "Arabic": "ar",
    "Azerbaijani": "az",
    "Basque": "eu",
    "Belarusian": "be",
    "Bengali": "bn",
    "Breton": "br",
    "Bulgarian": "bg",
    "Catalan": "ca",
    "Croatian": None,
    "Czech": "cs",
    "Danish": "da",
    "Dutch": "nl",
    "English": "en",
    "Esperanto": "eo",
    "Estonian": "et",
    "Finnish": "fi",
    "French": "fr",
    "Galician": "gl",
    "German": "de",
    "Hindi": "hi",
    "Hungarian": "hu",
    "Icelandic": "is",
    "Indonesian": "id",
    "Irish": None,
    "Italian": "it",
    "Kazakh": "kk",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "Luxembourgish": "lb",
    "Macedonian": "mk",
    "Malay": "ms",
    "Marathi": "mr",
    "Nepali": "ne",
    "Norwegian_Bokmal": "nb",
    "Norwegian_Nynorsk": "nn",
    "Persian": "fa",
    "Polish": "pl",
    "Portuguese": "pt",
    "Romanian": "ro",
    "Russian": "ru",
    "Serbian": "sr",
    "Slovak": "sk",
    "Slovenian": "sl",
    "Spanish": "es",
    "Swahili": "sw",
    "Swedish": "sv",
    "Turkish": "tr",
    "Ukrainian": "uk",
    "Urdu": "ur",
    "Vietnamese": "vi",
    "Welsh": "cy",
    "West_Frisian": "fy",
}
"""jusText's name of a list -> BCP 47. Croatian, Bosnian and Serbian in Latin letters have their common words
in common, and so have Irish and Scottish Gaelic: these lists keep them from being taken for a third language,
and name none."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u09ff])*")
"""With the marks of combining scripts, which are no letters."""


def name_language(document: Document) -> Document:
    """The document, with a guessed language if it has none and its text tells one."""
    if document.language is not None:
        return document
    by, language = next(_guesses(document.text[:SAMPLE_CHARS]), ("", None))
    if language is None:
        return document
    return replace(document, language=language, evidence={**document.evidence, "language": EVIDENCE[by]})


def _guesses(text: str) -> Iterator[tuple[str, str | None]]:
    """What tells the language, and the language; the first one counts."""
    letters = Counter(map(_script_of, text))
    total = letters.total() - letters.pop("", 0)
    script, count = letters.most_common(1)[0] if letters else ("", 0)
    if total >= MIN_LETTERS and letters["HIRAGANA"] + letters["KATAKANA"] >= KANA_SHARE * total:
        yield "script", "ja"
    elif total >= MIN_LETTERS and script in SCRIPTS and count >= MAIN_SHARE * total:
        yield "script", SCRIPTS[script]
    elif script not in SCRIPTS:
        yield "words", _by_words(text)


def _by_words(text: str) -> str | None:
    words = Counter(_WORD.findall(text.casefold()))
    if words.total() < MIN_WORDS:
        return None
    hits: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for word, count in words.items():
        for name in _common_words().get(word, ()):
            hits[name] += count
            known[name] += 1
    (first, most), (_, next_most) = (*hits.most_common(2), ("", 0), ("", 0))[:2]
    is_sure = most >= LEAST_SHARE * words.total() and most >= LEAST_LEAD * next_most
    return LANGUAGES[first] if is_sure and known[first] >= MIN_COMMON else None


@cache
def _common_words() -> dict[str, list[str]]:
    """Common words -> the lists in which they stand."""
    lists: dict[str, list[str]] = {}
    for name in LANGUAGES:
        for word in _head_of(name):
            lists.setdefault(word, []).append(name)
    return lists


def _head_of(name: str) -> list[str]:
    """The commonest words of a language; foreign ones, in another script than the first, are left out."""
    stored = files("justext").joinpath("stoplists", f"{name}.txt").read_text(encoding="utf-8")
    words = list(dict.fromkeys(filter(None, map(str.strip, stored.casefold().split("\n")))))
    script = _script_of(words[0][0])
    return [word for word in words if _script_of(word[0]) == script][:COMMON_WORDS]


@lru_cache(maxsize=4_096)
def _script_of(character: str) -> str:
    """The first word of a letter's Unicode name; empty for what is no letter.

    >>> _script_of("ж"), _script_of("7")
    ('CYRILLIC', '')
    """
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""
