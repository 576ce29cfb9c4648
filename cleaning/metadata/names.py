"""Bylines -> names of people.

Method: take off what bylines wrap around a name ("Posted by", "in Travel", a job, a date), split several
authors, and refuse what is no name: addresses, numbers, sentences, "admin".
"""

from __future__ import annotations

import re

from cleaning.dates import is_age, parse_date
from cleaning.dates.words import fold, weekday_words
from cleaning.metadata.jsonld import fold_title
from cleaning.metadata.moments import DATE_IN_LINE
from cleaning.phrases import is_phrase, name_in

MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 7
"""Longer bylines are sentences; "Anna Maria de la Cruz y Santos" has seven words."""
MAX_INITIALS = 5
"""Capitals behind a name: a degree or an agency ("MS", "CNN")."""
MAX_AUTHORS = 12
SHORT_FRAME = 4
"""Characters around a name ("De ", "Od "): other lines begin so too; a byline has more than a first name."""
MIN_WORDS = 2
PARTICLES = frozenset(
    "de la las los del der den di da do dos du van von vom zu bin ibn al el le y e i und and et &".split()
)
_EDGE = " &,.:;-–—|•·⋅\"'“”/／｜"

_BEFORE = re.compile(
    r"^(?:(?:[^\W\d]+ ){0,4}(?:on .{4,40}? )?by\b"
    r"|(?:article |story |text |words |photos? )by\b|posted\b"
    r"|about(?: the author)?\b|authors?\b|contributors?\b|(?:geschrieben|verfasst|eingestellt|veröffentlicht"
    r"|gepostet)?\s*(?:von|vom)\b|autor(?:in)?\b"
    r"|(?:rédigé |publié |écrit |posté )?par\b|auteur\b|(?:publicado |escrito |postado )?por\b"
    r"|(?:scritto |pubblicato |postato )?da\b"
    r"|autore\b|(?:geschreven |geplaatst )?door\b|(?:napisane |dodane )?przez\b"
    r"|(?:автор|текст|опубликовал|написал)\b|作者|文|著者|筆者|投稿者|글쓴이|기자)"
    r"[\s:：\-–—|]*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[|•·⋅∙/«»]|\s[-–—]\s|,\s*(?=(?:on|in|at|posted|updated|published)\b)|\b(?:on|posted|in|under|am"
    r"|um|le|el|at|says|said|schreibt|updated|"
    r"published|contributor|contributing|staff|guest post|via|for|from|of the|aus|v) (?=.)|\(|\[|,\s+\d"
    r"|\s[\u4e00-\u9fff]{2,6}\s?[:：]|返回.{1,12}查看更多).*$",
    re.IGNORECASE | re.DOTALL,
)
_JOIN = re.compile(r"\s*(?:;|\band\b|&|\bund\b|\bet\b|\by\b|、)\s*|,\s+", re.IGNORECASE)
_TITLE_AFTER_COMMA = re.compile(
    r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq|rn|mba|cpa|dds|ma|msc|bsc|pe|jd|dr|prof)\.?$", re.IGNORECASE
)
_ON = re.compile(
    r"\s(?:on|am|le|el|il|em|den|på|op|в|у|dne|dnia|la|pe|στις|ב|في|در|به|pada|ngày|tarihinde)$",
    re.IGNORECASE,
)
"""Stands between a name and a date."""
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|director|manager|founder|ceo|president|journalist"
    r"|columnist|blogger|technologist|"
    r"redakteur(?:in)?|redaktion|professor|analyst|producer|photographer|engineer|counsel|attorney|fellow)\b",
    re.IGNORECASE,
)
_PATH = re.compile(r"\w+(?:\.\w+){2,}")
"""A placeholder that its template did not fill: "page.head.author"."""
_DAY_BEHIND = re.compile(r"\s\d{1,2}$")
_CLOCK = re.compile(r"\d:\d\d")
_DIGIT = re.compile(r"\d")
_HOST = re.compile(r"\.(?:com|org|net|info|[a-z]{2})$", re.IGNORECASE)
_AROUND = ("comments_heading", "no_comments", "reply", "share", "meta", "related")
"""Families of phrases that stand beside names in a byline."""
NO_NAMES = frozenset(
    """admin administrator author editor by posted unknown anonymous none null webmaster user root redaktion
    staff profile googleprofile google facebook twitter about contact home email rss viewallposts comments
    comment share readmore more website guest blogger wordpress undefined name username authorname yourname
    taboola outbrain disqus 未知 佚名 匿名 网络 互联网 本站""".split()
)
"""What stands where a name should; folded to letters."""


def clean_authors(raw: str, title: str | None = None, *, bare: bool = False) -> str | None:
    """Read the names out of a byline, joined by ", "; None where it holds none. bare: names that a page
    declares, in which "Di" is a part of the name.

    >>> clean_authors("Posted by Ann Smith and Bob Lee on May 2, 2016")
    'Ann Smith, Bob Lee'
    >>> clean_authors("https://example.com/ann")
    """
    text = " ".join(raw.replace("\u200b", "").split())
    if not text or "://" in text or text.startswith(("www.", "@")) or len(text) > 5 * MAX_NAME_CHARS:
        return None
    framed = None if bare else name_in_byline(text)
    text = _AFTER.sub("", framed or _BEFORE.sub("", text)).strip(_EDGE)
    names: list[str] = []
    for piece in _JOIN.split(text)[:MAX_AUTHORS]:
        name = piece.strip(" ,.:;-–—|•·\"'“”／｜")
        if names and _is_addition(name, names[0]):
            continue
        if names and _ROLE.search(name):
            break
        if not is_name(name, title) or _is_day(name, raw):
            if names:
                break
            return None
        if name not in names:
            names.append(name)
    return ", ".join(names) or None


def name_in_byline(line: str) -> str | None:
    """The name in a line that is a byline in some language, with or without a date; None for other lines.

    >>> name_in_byline("Napisał Jan Kowalski"), name_in_byline("De la casa")
    ('Jan Kowalski', None)
    """
    is_dated = _DIGIT.search(line) is not None and DATE_IN_LINE.search(line) is not None
    undated = _ON.sub("", DATE_IN_LINE.sub("", line).strip(_EDGE)) if is_dated else line
    name = name_in(undated, "byline")
    if name is None or not _is_proper(name):
        return None
    is_short = len(undated) - len(name) <= SHORT_FRAME
    return None if is_short and len(name.split()) < MIN_WORDS and name.isascii() else name


def _is_proper(name: str) -> bool:
    """Whether the words of a name have capitals, as far as their script has any, but for its particles."""
    words = name.split()
    large = [word for word in words if not word[0].islower()]
    return len(words) <= MAX_NAME_WORDS and all(w in large or w in PARTICLES for w in words) and bool(large)


def strip_opening(text: str) -> str:
    """What a byline holds behind its opening.

    >>> strip_opening("Posted by: "), strip_opening("In Travel with Ann")
    ('', 'In Travel with Ann')
    """
    return _BEFORE.sub("", text).strip(_EDGE)


def _is_day(name: str, raw: str) -> bool:
    """Whether a name is the weekday of a date."""
    return any(map(str.isdigit, raw)) and fold(name) in weekday_words()


def _is_addition(piece: str, name: str) -> bool:
    """Whether a piece behind a name is no second name: a degree, an agency, a site, a trade ("baker")."""
    if (piece.islower() and not name.islower()) or is_phrase(piece, "bio"):
        return True
    if _TITLE_AFTER_COMMA.match(piece) or _HOST.search(piece):
        return True
    return piece.isupper() and len(piece) <= MAX_INITIALS and not name.isupper()


def is_name(text: str, title: str | None = None) -> bool:
    """Whether a text may be a person's name or pen name.

    >>> is_name("mrs eaves"), is_name("May 2, 2016"), is_name("admin")
    (True, False, False)
    """
    folded = fold_title(text)
    if not folded or folded in NO_NAMES or len(text) > MAX_NAME_CHARS or len(text.split()) > MAX_NAME_WORDS:
        return False
    if (
        folded.isdigit()
        or _HOST.search(text)
        or _DAY_BEHIND.search(text)
        or _PATH.fullmatch(text)
        or _CLOCK.search(text)
        or "@" in text
        or "/" in text
        or text.endswith(("?", "!", ":"))
        or (title and folded == fold_title(title))
    ):
        return False
    return not (is_phrase(text, *_AROUND) or is_age(text) or parse_date(text))
