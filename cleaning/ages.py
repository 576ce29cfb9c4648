"""Relative ages: "3 days ago", "vor 2 Wochen", "8 年", "6y", "yesterday".

Method: an age is a number between fixed words. Fold the string, take off what may stand beside an age ("about", "(edited)"),
cut it at its number, and look the two sides up in one table of all languages (`cleaning.locales`, with the short
forms that apps print). No number means one: "год назад", "منذ شهر". Where languages differ ("2 j": French days, Dutch
years) the page's language decides; without it the age stays unread, though it is an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from cleaning.locales import age_shapes, day_words, fold, unit_words

MAX_CHARS = 48
"""The longest ages name two units and an "edited" mark."""
MIN_WORD_CHARS = 4
"""Day words of alphabets with fewer letters are also names and abbreviations: Hungarian "ma" is today."""

SHORT_FORMS = {
    "year": {
        "nl": "j jr",
        "pt": "a",
        "es": "a",
        "fr": "a",
        "it": "a",
        "ru": "л",
        "pl": "l",
        "ko": "년",
        "id": "thn",
    },
    "month": {
        "en": "mos mth mths",
        "pt": "m",
        "nl": "mnd",
        "fr": "m",
        "da": "md",
        "nb": "md mnd",
        "id": "bln",
        "ja": "ヶ月 ヵ月",
    },
    "week": {
        "en": "wks",
        "nl": "w",
        "es": "sem",
        "it": "sett",
        "pl": "tyg tyg",
        "zh": "週 星期",
        "id": "mgg",
        "ru": "н",
    },
    "day": {
        "de": "t tg",
        "nl": "d dgn",
        "fr": "j",
        "pt": "d",
        "it": "g gg",
        "ru": "д",
        "uk": "д",
        "tr": "g",
        "zh": "天",
    },
    "hour": {
        "en": "h hrs",
        "de": "h",
        "nl": "u",
        "ru": "ч",
        "tr": "s sa",
        "da": "t",
        "nb": "t",
        "zh": "小時 鐘頭",
        "pl": "g",
    },
    "minute": {"en": "mins", "tr": "d dk", "zh": "分鐘", "ru": "м"},
    "second": {"en": "secs", "de": "sek", "zh": "秒鐘", "tr": "sn"},
}
"""Unit tokens that apps print beside a number and that CLDR lacks."""

AGO_WORDS = {
    "en": "ago", "de": "vor", "fr": "ilya", "es": "hace", "pt": "há atrás", "it": "fa", "nl": "geleden", "pl": "temu", "tr": "önce",
    "ru": "назад", "uk": "тому", "ar": "منذ قبل", "fa": "پیش قبل", "he": "לפני", "hi": "पहले", "ja": "前", "ko": "전", "zh": "前 以前 之前",
    "id": "lalu yanglalu", "ms": "lalu yanglalu", "vi": "trước", "th": "ที่แล้ว ที่ผ่านมา", "sv": "sedan", "da": "siden", "nb": "siden",
    "fi": "sitten", "cs": "před", "sk": "pred", "hu": "ezelőtt", "ro": "acum", "el": "πριν", "bg": "преди", "hr": "prije", "sr": "пре", "sl": "pred",
    "ca": "fa", "lt": "prieš", "lv": "pirms", "et": "tagasi", "eu": "duela",
}  # fmt: skip
"""The atlas of interface languages; they may stand on either side."""

DUALS = {
    "سنتين": ("year", 2), "عامين": ("year", 2), "شهرين": ("month", 2), "أسبوعين": ("week", 2), "يومين": ("day", 2),
    "ساعتين": ("hour", 2), "دقيقتين": ("minute", 2), "שנתיים": ("year", 2), "חודשיים": ("month", 2), "שבועיים": ("week", 2),
    "יומיים": ("day", 2), "שעתיים": ("hour", 2),
}  # fmt: skip
"""Arabic and Hebrew write two of a unit as one word."""

JUST_NOW = frozenset(
    [
        "just now",
        "right now",
        "a moment ago",
        "moments ago",
        "gerade eben",
        "à l'instant",
        "à l’instant",
        "ahora mismo",
    ]
    + [
        "agora mesmo",
        "proprio ora",
        "zojuist",
        "przed chwilą",
        "только что",
        "щойно",
        "az önce",
        "şimdi",
        "الآن",
        "همین الان",
    ]
    + [
        "たった今",
        "방금",
        "방금 전",
        "刚刚",
        "剛剛",
        "baru saja",
        "vừa xong",
        "เมื่อสักครู่",
        "just nu",
        "lige nu",
        "akkurat nå",
        "juuri nyt",
    ]
)

_ONE = frozenset(
    "a an one ein eine einem einer eines un une una uno um uma één een en et ett yksi jeden jedna jedną один одна одну одно bir egy".split()
)
_ABOUT = re.compile(
    r"(?:^|(?<=\s))(?:about|around|almost|over|more than|less than|circa|ca|etwa|fast|über|environ|plus d'|plus de|casi|quase|około"
    r"|około|más de|mais de|alrededor de|cerca de|約|约|大约|약)(?:[.\s]+|$)"
)
_MARK_BEHIND = re.compile(r"\s*[•·|(（\[-]\s*[^\d()\[\]（）]{3,20}[)）\]]?\s*[•·|]?\s*$")
_EDGE = " \t.,;:•·|–—-()[]（）"
_SECOND_UNIT = re.compile(
    r"(?<=[^\W\d_])[\s,]*(?:\b(?:and|und|et|y|e|en|og|och|и|i)\b)?\s*\d{1,3}\s*[^\W\d_]+"
)
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_NEVER_BARE = frozenset({"月", "時", "时", "日間", "月間", "点"})
"""Beside a bare number these are a calendar month or an hour of the day."""

_LENGTH = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How long ago, as far as the string tells."""

    count: int
    unit: str | None
    """One of `cleaning.locales.UNITS`; None where languages differ and the page's is unknown."""


def read_age(raw: str, language: str | None = None) -> Age | None:
    """Read a string that is an age as a whole.

    >>> read_age("vor 2 Wochen")
    Age(count=2, unit='week')
    >>> read_age("July 24, 2012")
    """
    if len(raw) > MAX_CHARS:
        return None
    base = language.partition("-")[0].casefold() if language else None
    return _read(fold(raw), {"no": "nb", "nn": "nb"}.get(base, base) if base else None)


def before(reference: datetime, age: Age) -> str | None:
    """ISO 8601 of the reference less the age: a date, or the hour, or the minute, as far as the age tells."""
    if age.unit is None:
        return None
    if age.unit in ("year", "month"):
        return _months_before(reference, age.count * (12 if age.unit == "year" else 1))
    try:
        moment = reference - age.count * _LENGTH[age.unit]
    except OverflowError:
        return None
    return (
        moment.isoformat(timespec="minutes")
        if age.unit in ("hour", "minute", "second")
        else moment.date().isoformat()
    )


@lru_cache(maxsize=4096)
def _read(folded: str, language: str | None) -> Age | None:
    for text in dict.fromkeys((folded.strip(_EDGE), _MARK_BEHIND.sub("", folded).strip(_EDGE))):
        text = _ABOUT.sub("", text).strip()
        age = _read_word(text) or _read_number(text, language) or _read_one(text, language)
        if age:
            return age
    return None


def _read_word(text: str) -> Age | None:
    if text in JUST_NOW:
        return Age(count=0, unit="second")
    if len(text) < (MIN_WORD_CHARS if text.isascii() else 2) or any(char.isdigit() for char in text):
        return None
    unit, count = day_words().get(text, (None, 0))
    return Age(count=count, unit=unit) if unit else None


def _read_number(text: str, language: str | None) -> Age | None:
    number = _NUMBER.search(text)
    if not number:
        return None
    rest = _SECOND_UNIT.sub("", text[number.end() :], count=1)
    if any(char.isdigit() for char in rest + text[: number.start()]):
        return None
    return _look_up(text[: number.start()], rest, int(number[0]), language)


def _read_one(text: str, language: str | None) -> Age | None:
    """Read an age whose number is the word for one, or that has none, or is a dual."""
    words = text.split()
    if not 1 <= len(words) <= 5 or text.isascii() and len(words) < 2:
        return None
    for cut, word in enumerate(words):
        rest = words[:cut], words[cut + 1 :]
        if word in DUALS and _is_ago("".join(rest[0] + rest[1])):
            unit, count = DUALS[word]
            return Age(count=count, unit=unit)
        if word in _ONE and (rest[0] or len(rest[1]) > 1):
            age = _look_up(" ".join(rest[0]), " ".join(rest[1]), 1, language)
            if age:
                return age
    for cut in range(len(words)):
        left, right = words[:cut], words[cut:]
        if (left and _is_ago("".join(left))) or (len(right) > 1 and _is_ago("".join(right[1:]))):
            age = _look_up(" ".join(left), " ".join(right), 1, language)
            if age:
                return age
    return None


def _is_ago(joined: str) -> bool:
    return any(joined in words.split() for words in AGO_WORDS.values())


def _look_up(left: str, right: str, count: int, language: str | None) -> Age | None:
    shape = _join(left), _join(right)
    if not shape[0] and shape[1] in _NEVER_BARE:
        return None
    meanings: dict[str, set[str]] = {}
    for unit, lang in (*_library(shape), *_short(shape)):
        meanings.setdefault(unit, set()).add(lang)
    if not meanings:
        return None
    for wanted in (language, "en"):
        if len(meanings) > 1 and wanted and (language is None or wanted == language):
            chosen = [unit for unit, langs in meanings.items() if wanted in langs]
            meanings = {unit: meanings[unit] for unit in chosen} or meanings
    return Age(count=count, unit=next(iter(meanings)) if len(meanings) == 1 else None)


def _library(shape: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for unit, langs in age_shapes().get(shape, {}).items():
        for lang in langs:
            yield unit, lang


def _short(shape: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Meanings from our own short forms, and of any unit beside any "ago" of its language."""
    left, right = shape
    for lang, agos in AGO_WORDS.items():
        for ago in ("", *agos.split()):
            if ago and left != ago and not (left == "" and right.endswith(ago)):
                continue
            word = right if left == ago else right.removesuffix(ago)
            if ago == "" and left:
                continue
            for unit, forms in SHORT_FORMS.items():
                if word in forms.get(lang, "").split():
                    yield unit, lang
            if ago:
                for unit, langs in unit_words().get(word, {}).items():
                    if lang in langs:
                        yield unit, lang


def _join(words: str) -> str:
    return "".join(word.strip(_EDGE) for word in words.split())


def _months_before(reference: datetime, months: int) -> str | None:
    index = reference.year * 12 + reference.month - 1 - months
    year, month = divmod(index, 12)
    if year < 1:
        return None
    first_of_next = datetime(year + (month == 11), (month + 1) % 12 + 1, 1)
    last_day = (first_of_next - timedelta(days=1)).day
    return f"{year:04}-{month + 1:02}-{min(reference.day, last_day):02}"
