"""The name in what stands beside a date, an age or a word for "says", and what beside it is interface.

A by-line is a name, a moment and small words around them, in any order. What is left when the moment is taken
out is read here: numbers, votes, "by" and "on" come off, and buttons that share the line ("Reply · 3 Likes")
are no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from cleaning.dates import is_age
from cleaning.dates.words import weekday_words
from cleaning.digits import holds_digit
from cleaning.phrases import families_of, fold, is_phrase, last_words, name_in, phrases

NAME_CHARS = 50
"""Longest name of a commenter; WordPress themes cut at 50 or less."""

NAME_WORDS = 6
"""Most words of a name."""

DATED_NAME_WORDS = 9
"""Most words of a name that stands with a date: "Mindy @ New Home - A New Creation"."""

SPEECH_ENDS = 3
"""Most dots, colons or commas behind "says"."""

_SMALL_WORDS = frozenset(
    ("originally", "at", "by", "in", "on", "the", "am", "um", "von", "le", "par", "el", "por", "il", "da")
)

SPEECH_WORDS = 3
"""Most words of "says": "ha detto", "님의 말"."""

TILED_WORDS = 12
"""Most words of a line of buttons: "permalink embed save parent report give award reply"."""

BUTTON_WORDS = 5
"""Most words of one button among others: "Share on Facebook", "Reply to this comment"."""

BUTTON_FAMILIES = frozenset({"reply", "like", "report", "share", "edited"})
"""Families of the buttons that stand side by side."""

BESIDE_FAMILIES = BUTTON_FAMILIES | {"navigation", "more_comments"}
"""What else may share a line with a name and a date: "parent | next", "(3 children)"."""

SHORT_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
"""Short weekdays that are taken off before a date without a comma; in other languages they are also names:
French "Sam", Turkish "Çar".
"""

_TRIM = " \t\u00a0|,;:@·•–—-()[]●/#»«"
_POSTED = (
    "updated|posted|written|published|submitted|commented|comment|left|added|answered|asked|gepostet|verfasst"
    "|geschrieben|veröffentlicht|kommentiert|eingestellt|eingetragen|hinzugefügt|publié|écrit|soumis|rédigé|posté"
    "|ajouté|déposé|publie|ecrit|redige|ajoute|depose|publicado|escrito|enviado|comentado|agregado|añadido|pubblicato|scritto|inviato|commentato"
    "|aggiunto|postado|adicionado|geplaatst|geschreven|ingezonden|toegevoegd|dodane|dodany|napisane|zamieszczone"
    "|skrivet|skrevet|postat|indsendt|tilføjet|vložil|přidal|beküldte|írta|написано|добавлено|опубликовано|отправлено"
)
"""Words that open what stands beside a date."""
_LEAD_IN = re.compile(
    rf"^(?:(?:originally|first|last)\s)?(?:(?:{_POSTED})\s?)?"
    r"(?:by|on|at|von|am|par|le|por|da|di|door|op|przez|av|af|от|od|bởi|gönderen|szerző|بواسطة|על ידי|由)?"
    r"\s?[:：]?\s",
    re.IGNORECASE,
)
_TRAIL_SIGNS = ",;|@·•–—(-"
_TRAIL_WORDS = (
    *("on", "at", "am", "um", "le", "el", "il", "em", "op", "den", "dne", "à", "às", "于", "於"),
    *("wrote", "posted", "say", "says", "said", "added", "commented", "replied", "answered"),
)
_TRAIL = re.compile(rf"(?:[\s{_TRAIL_SIGNS}]|\b(?:{'|'.join(_TRAIL_WORDS)})\b)+$", re.IGNORECASE)
_TRAIL_ENDS = (" ", *_TRAIL_SIGNS, *_TRAIL_WORDS)
"""What a text ends with that has such a trail; told many times faster."""
_ANSWERING = re.compile(r"\s(?:(?:said )?in reply to|replied to)\s.{1,60}$")
_COUNTER = re.compile(
    r"^(?:[+−-]?\d{1,4}\s?(?=#\s?\d))?#?\s?[+−-]?\d{1,4}(?:\.\d{1,4}){0,4}"
    r"(?:\s?[楼樓層层]|\s?[:：](?!\d))?(?:\s#?\s?(?=\D)|(?<=：)|$)"
)
"""A comment's number or votes before its name: "19 Ashley", "+1 # Jürgen", "#3楼", "#2.1 Ann", "3: Ann",
"+4#1 Ann".
"""
_CLAUSES = re.compile(r"[.!?…;:。！？](?:(?<=[^\W\d_]{4}.)\s|(?<=[。！？]))")
"""The end of a sentence inside a would-be name; an initial or "Dr." is none."""
_LETTER = re.compile(r"[^\W\d_]")
_NO_NAME = re.compile(r"https?:|www\.|[<>=|\"“”]|\d{9}|\b\d+[.:]\d+\b")
_SIGNS_OF_NO_NAME = re.compile(r"[<>=|\"“”:.\d!?…;。！？]")
"""Every match of `_NO_NAME` or `_CLAUSES` holds one; to look for single characters is many times faster."""
_SPEECH_ENDS = ":：.…,"
_LEADS_UP = " ↑"
"""A link to what is quoted, behind "Ann wrote:"."""
_BESIDE = re.compile(r"[\s|·•]+")
_NUMBER = re.compile(r"\W*\d{1,9}\W*")
_ACCOUNT_NUMBER = re.compile(r"\s\(\s?#?\d{1,9}\s?\)?$")
_NETWORK = re.compile(
    r"(?:^|[\s/|,(\[]+)(?:IP\s?[:：]?\s?)?\d{1,3}(?:\.(?:\d{1,3}|x{1,3}|\*{1,3})){2,3}[\])]?$", re.IGNORECASE
)
"""The address in the network behind a name, or for one, part of it masked: "Ann / 83.12.x.x", "83.12.4.*"."""
MASKED_DOTS = 2
"""Dots of such an address, at least."""
_ADDRESS_BEHIND = re.compile(r"\shttps?://\S{1,200}$", re.IGNORECASE)
"""A commenter's own page, printed behind the name."""
_ADDRESS_BEFORE = re.compile(r"(https?://\S{1,200})\s(?=\S)", re.IGNORECASE)
"""The same, where a list of comments for browsers without script prints it before the name."""
_FOLDER = re.compile(r"^\[[–—+-]\]\s?")
"""The button that folds a thread, before the name of its first comment."""
_POINTS = re.compile(r"(?:\[[A-Z]{1,3}\]|\s\[score hidden\]?|\s(?:-?\d{1,6} points?)+)+$")
"""Rank and votes behind the name, the votes in as many states as the page has for them."""
_FOLDED = re.compile(r"\[[–—+-]\]\s?(?P<name>\S.{0,60}?)\s\(\d{1,5} [^\W\d_]{3,14}\)")
_NUMBER_IN_THREAD = re.compile(r"(?:(?:Reply|Post)\s?)?#\d{1,5}(?:\.\d{1,4}){0,4}[\s–—-]*")
"""The number of a comment and of those it answers: "#1.2 - ", "Post #2"; a button may be glued to it."""
_REGISTERED = re.compile(r"^(?:Unr|R)egistered Commenter ?(?=\S)")
"""The text of the picture before a name, as Squarespace 5 prints it, glued to the name or not."""
_READING_TIME = re.compile(r"\d{1,3} min(?:s|utes?)?(?: read)?", re.IGNORECASE)
"""How long a post takes to read, as cards of posts show beside their date."""
_COUNTED = re.compile(r"[(（]\d{1,5}[)）]?$")
_LAST_WORD = re.compile(r"(\S{1,14})\s*$")


def bare_name(text: str) -> str:
    """The name in what stands before a date: without number, "by", "on", separators and buttons.

    >>> bare_name("19 Posted by: Ann Lee on "), bare_name("+1 # Jürgen "), bare_name("Reply · 3 Likes ·")
    ('Ann Lee', 'Jürgen', '')
    """
    if "#" in text and _NUMBER_IN_THREAD.fullmatch(text):
        return ""
    text = text.strip(_TRIM)
    if not text or (text[0].isdigit() and _READING_TIME.fullmatch(text)):
        return ""
    text = _without_beside(_without_trail(text)).strip(_TRIM)
    while " | " in text and is_interface(text.rpartition(" | ")[2]):  # "Ann | Homepage"
        text = text.rpartition(" | ")[0]
    lead_in = _LEAD_IN.match(text + " ")
    text = _without_trail((text[lead_in.end() :] if lead_in else text).strip(_TRIM))
    text = without_account(without_says((speaker(text) or text).strip(_TRIM)))
    text = _REGISTERED.sub("", without_remark(text))
    words = text.split()
    while len(words) > 1 and _NUMBER.fullmatch(words[-2]) and is_interface(" ".join(words[-2:])):
        del words[-2:]  # "GregH 3 points"
    text = " ".join(words)
    return "" if is_interface(text) and not is_said(text) else text


def without_remark(name: str) -> str:
    """A name without what a page says of it in brackets, whose end was trimmed.

    >>> without_remark("Ann (not verified"), without_remark("Ann (The Cook")
    ('Ann', 'Ann (The Cook)')
    """
    before, opened, remark = name.rpartition("(")
    if not opened or not before or ")" in remark:
        return name
    is_remark = is_phrase(remark, "unverified") or is_interface(remark)
    return before.rstrip() if is_remark else f"{name})"


def _without_trail(text: str) -> str:
    return _TRAIL.sub("", text) if text.lower().endswith(_TRAIL_ENDS) else text


def _without_beside(text: str) -> str:
    """A name without what pages print around it. Single characters and strings are found many times faster
    than what they tell.
    """
    if text.startswith("["):
        text = _FOLDER.sub("", text)
    if text.endswith(("]", "hidden", "point", "points")):
        text = _POINTS.sub("", text)
    if "://" in text:
        text = _ADDRESS_BEHIND.sub("", text)
    if "repl" in text:
        text = _ANSWERING.sub("", text)
    if text[:1] in "+−-" or text[:1].isdigit():
        text = _COUNTER.sub("", text, count=1)
    if text.count(".") >= MASKED_DOTS:
        text = _NETWORK.sub("", text)
    return _ACCOUNT_NUMBER.sub("", text) if "(" in text else text


def folded_name(text: str) -> str | None:
    """The name between the button that folds a thread and the count of its answers, where no age is shown.

    >>> folded_name("[–]Ann_Lee[S] 3 points (1 child)")
    'Ann_Lee'
    """
    found = _FOLDED.fullmatch(text)
    name = _POINTS.sub("", found["name"]) if found else ""
    return name if name and " " not in name and is_bare(name) else None


def with_address(text: str) -> tuple[str | None, str]:
    """The address before a name, and the name.

    >>> with_address("http://ann.example.org Ann Lee")
    ('http://ann.example.org', 'Ann Lee')
    """
    found = _ADDRESS_BEFORE.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def without_account(name: str) -> str:
    """A name before "says" without the "by" before it and the number of the account behind it.

    >>> without_account("by garaged (579941")
    'garaged'
    """
    name = name.removeprefix("by ").removeprefix("Post by ")
    return _ACCOUNT_NUMBER.sub("", name) if "(" in name else name


def is_said(text: str) -> bool:
    """Whether a text is nothing but a word for "says"."""
    return fold(text) in phrases("says")


def without_said(text: str) -> str:
    """A line without the word for "says" that follows its date at once, in a script without spaces.

    >>> without_said("陈建国 2023年3月15日 10:12写道：")
    '陈建国 2023年3月15日 10:12'
    """
    stem = text.rstrip(_SPEECH_ENDS + " ")
    ending = next((word for word in _speech()[2] if stem.endswith(word)), "")
    return stem.removesuffix(ending).rstrip() if ending else text


def without_says(name: str) -> str:
    """A name above a date without the word for "says" that a theme writes behind it, with or without colon.

    >>> without_says("Jennie - Duryea Place Designs writes")
    'Jennie - Duryea Place Designs'
    """
    words = name.split()
    last = fold(words[-1]) if words else ""
    if name.isascii() and last and last not in _last_said():
        return name
    for size in range(min(SPEECH_WORDS, len(words) - 1), 0, -1):
        if is_said(" ".join(words[-size:])):
            return " ".join(words[:-size])
    return name if name.isascii() else _without_glued(name)


def _without_glued(name: str) -> str:
    """A name without the word for "says" that follows it at once, in a script without spaces."""
    ending = next((word for word in _speech()[2] if len(word) > 1 and name.endswith(word)), "")
    return name.removesuffix(ending).rstrip() or name


@cache
def _last_said() -> frozenset[str]:
    """The last word of each word for "says"."""
    return frozenset(said.rpartition(" ")[2] for said in phrases("says"))


def is_bare(name: str, *, max_words: int = NAME_WORDS) -> bool:
    """Whether what stands beside a date or "says" can be a name, whatever the phrases say of it ("Guest"
    says …).
    """
    words = name.split()
    if not words or len(name) > NAME_CHARS or len(words) > max_words or not _LETTER.search(name):
        return False
    if words[0].lower() in _SMALL_WORDS and _SMALL_WORDS.issuperset(map(str.lower, words)):
        return False  # "Posted by on May 3": the name is lost
    return not is_no_name(name) and not is_age(name.partition(",")[0])


def is_no_name(text: str) -> bool:
    """Whether a line holds an address, a long number, signs that no name has, or the end of a sentence."""
    return bool(_SIGNS_OF_NO_NAME.search(text) and (_CLAUSES.search(text) or _NO_NAME.search(text)))


def trimmed(text: str) -> str:
    """A text without the separators around it."""
    return text.strip(_TRIM)


def day_start(text: str, start: int) -> int:
    """Where a date begins whose day stands at `start`: a weekday may stand before it.

    >>> day_start("Ann on Tue, 03/04/2014", 12), day_start("Uncle Sam 3 May 2014", 10)
    (7, 10)
    """
    before = text[:start].rstrip("- –—»|·•")
    found = _LAST_WORD.search(before)
    if not found:
        return start
    word = fold(found[1])
    sure = (
        len(word) > 3 or word in SHORT_WEEKDAYS or (len(word) > 1 and found[1][-1] in ",." and found.start())
    )
    return found.start() if sure and word in weekday_words() else start


@lru_cache(maxsize=16384)
def is_interface(text: str, families: frozenset[str] = BESIDE_FAMILIES) -> bool:
    """Whether a text is nothing but buttons and numbers side by side; an empty one is.

    >>> is_interface("Like Reply 12 Reactions"), is_interface("| parent | next [–]"), is_interface("Reply A")
    (True, True, False)
    """
    words = [word for word in _BESIDE.split(text) if word[:1].isalnum() or any(map(str.isalnum, word))]
    if len(words) > TILED_WORDS:
        return False
    folded = list(map(fold, words))
    if not _may_close(words, folded, families):
        return False
    at = 0
    while at < len(words):
        size = _button_words(words[at:], folded[at:], families) or int(
            _NUMBER.fullmatch(words[at]) is not None
        )
        if not size:
            return False
        at += size
    return True


def _may_close(words: Sequence[str], folded: Sequence[str], families: frozenset[str]) -> bool:
    """A quick look, which most words fail: whether the last of them can end a button."""
    if not words or not words[-1].isascii() or holds_digit(words[-1]):
        return True
    lasts, openings = last_words(families)
    return folded[-1] in lasts or not openings.isdisjoint(folded)


def _button_words(words: Sequence[str], folded: Sequence[str], families: frozenset[str]) -> int:
    """How many words from the first on are one button; 0 where none begins there."""
    for size in range(min(BUTTON_WORDS, len(words)), 0, -1):
        button = words[:size]
        if not _may_close(button, folded[:size], families):
            continue
        if not families_of(_COUNTED.sub("", " ".join(button))).isdisjoint(families):
            return size
    return 0


def speaker(text: str) -> str | None:
    """What stands before a word for "says" and a colon or dots, or behind it where the verb comes first; the
    shortest, where that can be read in more than one way.
    """
    text = text.removesuffix(_LEADS_UP)
    stem = text.rstrip(_SPEECH_ENDS)
    if not 1 <= len(text) - len(stem) <= SPEECH_ENDS:
        return None
    if framed := name_in(text, "says"):
        return framed
    stem = stem.removesuffix(" ")
    spaced, last_words, glued = _speech()
    if stem.rpartition(" ")[2].casefold() not in last_words and (stem.isascii() or not stem.endswith(glued)):
        return None
    is_glued = not stem.isascii() and stem.endswith(glued)
    ending = next(word for word in glued if stem.endswith(word)) if is_glued else ""
    names = [stem.removesuffix(ending).removesuffix(" ")] if ending else []
    at = stem.find(" ")
    while 0 < at <= NAME_CHARS + 1:
        if stem[at + 1 :].casefold() in spaced:
            names.append(stem[:at])
            break
        at = stem.find(" ", at + 1)
    name = min(names, key=len, default="")
    return name if 0 < len(name) <= NAME_CHARS + 1 else None


@cache
def _speech() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The words for "says" over all languages, the last of each; and those of scripts without spaces, which
    may follow a name at once, the longest first.
    """
    words = sorted(phrases("says"), key=lambda word: (-len(word), word))
    glued = tuple(word for word in words if _is_unspaced(word))
    spaced = frozenset(words).difference(glued)
    return spaced, frozenset(word.rpartition(" ")[2] for word in spaced), glued


def _is_unspaced(word: str) -> bool:
    return any("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in word)
