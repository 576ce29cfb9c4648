"""What a short piece of text is: a date, a name, a word of the interface."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaning.dates import is_age
from cleaning.dates.words import fold as fold_word
from cleaning.dates.words import month_words, weekday_words
from cleaning.phrases import fold, is_phrase, name_in, phrases

NAME_CHARS = 60
"""Longest name taken for a commenter; of 857 names on labelled pages one is longer (82 characters)."""
NAME_WORDS = 8
DATE_CHARS = 70
"""Longest line taken for a date with its decoration ("Posted on Friday, November 2, 2012 at 7:28 pm")."""
AGE_CHARS = 30
"""Longest age ("hace aproximadamente 2 meses")."""

INTERFACE = tuple(
    (
        "reply like report edited more_comments share comment_form comments_heading "
        "author_badge says no_comments sign_in moderation"
    ).split()
)
"""Phrase families that no commenter writes as a whole line at the edge of a comment."""

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f])"
"""Indic and Thai vowel signs are no letters to `re`."""
_DATE = re.compile(
    rf"""(?ix)
      # 2012-11-05, 2012年11月5日
      (?<![\w/.-])(?:19|20)\d\d\s?[-/.年년]\s?(?:1[0-2]|0?[1-9])(?!\d)
      (?:\s?[-/.月월]\s?\d{{1,2}}(?!\d)\s?[日일]?)?
      # 2012. november 5., 2012. gada 5. novembris, 2012 m. lapkričio 5 d.
    | (?<![\w/.-])(?:19|20)\d\d(?:\.|\sgada|\sm\.)\s
      (?:{_LETTER}{{3,12}}\s\d{{1,2}}\b\.?(?:\sd\.)?|\d{{1,2}}\.\s{_LETTER}{{3,12}})
      # 05.11.2012, 5. 11. 2012
    | (?<![\w/.-])\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?![\w/-])
    | (?<![\w/.-])\d{{1,2}}\.\s\d{{1,2}}\.\s(?:19|20)\d\d(?!\d)
      # 5. November 2012
    | \b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[\s,./-]+(?:de\s+|tháng\s+)?
      {_LETTER}{{2,12}}\.?(?:\smột|\shai)?[\s,،./-]+(?:de\s+)?(?:\d{{4}}|['’]?\d\d)\b(?!:|[/.-]\d)
      # November 5, 2012, November 5. 2012; figures that nothing parts are a number: "Guest 10234"
    | \b{_LETTER}{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?
      (?:(?:\s*[,،]\s*|\.?\s+|(?<=[a-z]))\d{{4}}|(?:\s*[,،]|\.(?=\s))?\s*['’]\d\d)\b
    """
)
_HALF_DAY = r"[ap]\.?m\b\.?|오전|오후|sáng|trưa|chiều|tối|[صم]\b|पूर्वाह्न|अपराह्न"
_TIME = re.compile(
    rf"(?i)(?:(?:上午|下午|午前|午後|오전|오후|晚上|中午|凌晨|早上)\s?)?(?<![\dA-Za-z])\d{{1,2}}(?:[:.h時시点點]|\sh\s)\s?\d\d[分분]?"
    rf"(?::\d\d)?(?:\s(?:min|uhr)\b|\s*(?:{_HALF_DAY}))?|\b\d{{1,2}}\s*[ap]\.?m\b"
)
_DAY = re.compile(
    r"(?i)\b([^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?([^\W\d_]{3,12})\b"
)
"""A day without its year; only a date where the word names a month."""
_AGE = re.compile(
    r"(?i)^\W*(?:added|commented|edited|posted|submitted|updated|written)?\s*(?:about|almost|over)?\s*\d+\s*[^\W\d_]{1,9}\.?(?:\s+(?:and\s+)?\d+\s+[^\W\d_]{3,9})?\s+ago\W*$"
)
_CLOCK = re.compile(r"\d:\d\d")
"""A time of day: no part of a name."""
_BESIDE = re.compile(r"\s{0,9}[·•|‧∙]\s{0,9}")
"""Stands between a name and what belongs to it, all in one element."""
SIGNED = (
    r"(?:comment(?:aire|ed)?\s+(?:n?[°º#]\s?\d+\s+)?)?"
    r"(?:comment(?:ed)?|posted|written|submitted|left|added|kommentar|publicado|enviado|escrito|geschrieben|eingestellt|"
    r"verfasst|[eé]crit|posté|publié|rédigé|ajouté|inserito|inviato|scritto|postato|geplaatst|skrevet|skrivet|dodany|"
    r"dodane|napisany)"
)
BY = r"(?:by|von|por|par|da|door|av|af|przez|от)"
"""What opens a signature ("Posted by: Ann"), and what leads to the name in it."""
_BY = re.compile(
    rf"(?i)^\W*(?:{SIGNED}\s+)?{BY}\s*:?\s+|^(?:(?:comment\s+)?from|name|author|autor|投稿者?|名前)\s*[:：]\s*"
)
_ROLE = re.compile(
    r"(?<=\w)\s{1,4}\[(?:visitor|member|guest|besucher|mitglied|gast|visiteur|membre)\]$", re.IGNORECASE
)
"""What b2evolution prints behind a name."""
_ADDRESS = re.compile(r"^https?://\S+\s+(?=\S)")
"""A link's address printed before the name it belongs to (Disqus)."""
_TAG = re.compile(r"</?[a-z]{1,10}(?:\s[^<>]{0,200})?>", re.IGNORECASE)
"""Markup that a page escaped once too often and so shows."""
_LEADING = re.compile(r"^\s*(?:#\d+|\(\d+\)|\d+\s*[.):#]|_(?=\s))\s*")
_TRAILING = re.compile(r"(?i)\s+(?:at|on|um|am|le|às|op|il|den|の|on\s+the)\s*$")
_AUTHOR_MARK = re.compile(
    r"(?i)\s+[-–—(]\s*(?:author|autor|auteur|autore|admin|moderator|op)\s*\)?$"
    r"|\s+\((?:not verified|nicht überprüft|non vérifiée?|no verificado|sin verificar|não verificado|"
    r"non verificato|niet gecontroleerd|niet geverifieerd|ej verifierad|inte verifierad|"
    r"ikke verificeret|ikke bekreftet|niezweryfikowany|neověřeno|не проверено|ei varmistettu|"
    r"doğrulanmamış|未验证|未驗證|未認証)\).*$"
)
"""What a page sets behind a name: the role, or that nobody vouches for it (Drupal), with all that follows."""


@lru_cache(maxsize=4096)
def find_date(line: str) -> str | None:
    """The date or age inside a short line, from its first to its last date-like character; None where
    there is none.

    >>> find_date("Posted by: Ann | November 5, 2012 at 10:27 AM")
    'November 5, 2012 at 10:27 AM'
    >>> find_date("on Monday July 23, @10:29PM")
    'July 23, @10:29PM'
    >>> find_date("3 of them"), find_date("2 replies")
    (None, None)
    >>> find_date("jan_k · 2 dni temu")
    '2 dni temu'
    """
    if not any(c.isdigit() for c in line):
        return line if len(line) <= AGE_CHARS and is_age(line) else _age_beside(line)
    if len(line) <= DATE_CHARS and _AGE.match(line):
        return line
    found = _DATE.search(line)
    if found is None:
        return _day_or_age(line)
    start, end = found.span()
    named_day = _WEEKDAY_BEFORE.search(line[:start]) if _IN_FIGURES.match(found.group()) else None
    if named_day and fold_word(named_day.group(1)) in weekday_words():
        start = named_day.start(1)
    later = _TIME.search(line, end)
    if later and later.start() - end <= _CLOCK_GAP:
        end = later.end()
    earlier = _TIME.search(line, 0, start)
    if earlier and start - earlier.end() <= _CLOCK_GAP:
        start = earlier.start()
    end += line[end : end + 1] == ")" and "(" in line[start:end]
    return line[start:end].rstrip()


def tells_time(shown: str) -> bool:
    """Whether a shown date has a time of day.

    >>> tells_time("Apr 8, 2013 at 9:00 PM"), tells_time("Apr 8, 2013")
    (True, False)
    """
    return _TIME.search(shown) is not None


def tells_year(shown: str) -> bool:
    """Whether a shown date has its year.

    >>> tells_year("8 Apr 2013, 21:00"), tells_year("08.04.13"), tells_year("8 Apr, 21:00")
    (True, True, False)
    """
    return _YEARS.search(shown) is not None


_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|['’]\d\d(?!\d)")
_IN_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]")
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{2,12})\.?,?\s+$")
"""The weekday is part of a date in figures: it can tell whether day or month comes first."""

_CLOCK_GAP = 8
"""Characters between a day and its time of day (", at ", " um ", " - ")."""


def _day_or_age(line: str) -> str | None:
    if len(line) > DATE_CHARS:
        return None
    if len(line) <= AGE_CHARS and is_age(line):
        return line
    if age := _age_beside(line):
        return age
    day = next((found for found in _DAY.finditer(line) if _names_month(found)), None)
    clock = _TIME.search(line)
    if day and clock and abs(clock.start() - day.end()) <= _CLOCK_GAP:
        return line[min(day.start(), clock.start()) : max(day.end(), clock.end())].rstrip()
    whole = line.strip()
    return whole if (day and day.group() == whole) or _TIME.fullmatch(whole) else None


def _age_beside(line: str) -> str | None:
    """The age that stands behind a bullet or a bar: "Ann · 2 days ago"."""
    if len(line) > DATE_CHARS or not _BESIDE.search(line):
        return None
    return next((part for part in _BESIDE.split(line) if 0 < len(part) <= AGE_CHARS and is_age(part)), None)


def _names_month(day: re.Match[str]) -> bool:
    return fold_word(day.group(1) or day.group(2)) in month_words()


def is_date(line: str) -> bool:
    """Whether the whole line is a date, little decoration aside."""
    if len(line) > DATE_CHARS:
        return False
    found = find_date(line)
    return found is not None and len(line) - len(found) <= _DECORATION


_DECORATION = 22
"""Characters that may surround a date in its line: "Posted on Friday, ", weekday, bullets."""


@lru_cache(maxsize=8192)
def clean_name(raw: str) -> str | None:
    """A commenter's name without what the page puts around it; None where it cannot be a name.

    >>> clean_name("Ann Lee said..."), clean_name("Posted by: Ann | ")
    ('Ann Lee', 'Ann')
    >>> clean_name("Robert - author"), clean_name("Ann Reply:"), clean_name("Reply")
    ('Robert', 'Ann', None)
    >>> clean_name("Ann - October 26, 2012"), clean_name("Ann | Thursday"), clean_name("August, 2011")
    ('Ann', 'Ann', None)
    """
    if len(raw) > _RAW_NAME_CHARS:
        return None
    line = _without_label(" ".join(_TAG.sub(" ", raw).split()))
    line = _without_date(_ADDRESS.sub("", _LEADING.sub("", line)))
    line = _BY.sub("", _ROLE.sub("", line))
    line = _TRAILING.sub("", _without_verb(line))
    line = _AUTHOR_MARK.sub("", line).strip(' \t|:,;•·–—-/"“”»«›‹').rstrip("([ ")
    line = _without_verb(line).strip(" :,;|")
    if (
        not line
        or len(line) > NAME_CHARS
        or len(line.split()) > NAME_WORDS
        or is_date(line)
        or _is_month(line)
        or _CLOCK.search(line)
        or is_interface(line)
        or ("|" in line and all(map(is_interface, line.split("|"))))
        or _NOBODY.fullmatch(line)
    ):
        return None
    return line


def odd_name(raw: str) -> str | None:
    """What stands where a name must stand, without "said:", if it is an odd one.

    >>> odd_name("Admin says..."), odd_name("Reply")
    ('Admin', None)
    """
    name = _without_verb(" ".join(raw.split())).strip(_SEPARATORS)
    return name if is_odd_name(name) else None


def is_subject(line: str) -> bool:
    """Whether a line is the subject of an answer, as in mail: "Re: Soup"."""
    return _SUBJECT.match(line) is not None


_SUBJECT = re.compile(r"(?i)(?:re|aw|odp|отв|sv|rv|rif|答复|回复|回覆)\s?(?:\[\d+\]|\(\d+\))?\s?[:：]")


def role_in(line: str) -> str | None:
    """The role that signs a comment where others have names.

    >>> role_in("Posted by Admin at"), role_in("Posted by")
    ('Admin', None)
    """
    signed = _TRAILING.sub("", _BY.sub("", line)).strip(_SEPARATORS)
    return signed if signed != line and is_odd_name(signed) else None


def is_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, so that it is no name.

    >>> is_sentence("Too much salt for me."), is_sentence("Sally K.")
    (True, False)
    """
    return line.endswith(_STOPS) and sum(map(str.isalnum, (w[0] for w in line.split()))) >= _SENTENCE_WORDS


_STOPS = (".", "!", "?", "。", "！", "？")
_SENTENCE_WORDS = 5
"""Words of the shortest; "Bram Van Damme | Bramus!" is a name."""


@lru_cache(maxsize=8192)
def initials_of(name: str) -> frozenset[str]:
    """What a picture of letters may show of a name, folded.

    >>> sorted(initials_of("John Doe"))
    ['j', 'jd', 'jo']
    """
    folded = name.casefold() if clean_name(name) else ""
    letters = {folded[:1], folded[:2], "".join(word[0] for word in folded.split()[:2])}
    return frozenset(letters - {""})


def is_odd_name(line: str) -> bool:
    """Whether a line is no name anywhere but where a name must stand: figures, signs, or a role.

    >>> is_odd_name("007"), is_odd_name("🌸"), is_odd_name("admin"), is_odd_name("Reply"), is_odd_name("|")
    (True, True, True, False, False)
    """
    if not 0 < len(line) <= NAME_CHARS or find_date(line):
        return False
    return line.isdigit() or is_sign(line) or is_phrase(line, "author_badge")


_NOBODY = re.compile(r"\[(?:deleted|removed)\]", re.IGNORECASE)
"""What forums print for the name of an account that is gone."""


def _without_date(line: str) -> str:
    """The line without a date, or its weekday, at the end: "Ann - October 26, 2012", "Ann | Thursday"."""
    shown = find_date(line)
    if shown and line.endswith(shown) and any(c.isalpha() for c in line[: -len(shown)]):
        line = line[: -len(shown)].rstrip(_SEPARATORS)
        line = "" if line.lower() in _BEFORE_DATES else line
    before, _, last = line.rstrip(_SEPARATORS).rpartition(" ")
    apart = _TRAILING.sub("", f"{before} ").rstrip(_SEPARATORS)
    if apart != before and len(last) >= _WEEKDAY_CHARS and fold_word(last) in weekday_words():
        return apart
    return line


def _is_month(line: str) -> bool:
    """Whether a line is a month of a year: since when somebody is a member."""
    words = line.replace(",", " ").split()
    return len(words) == 2 and fold_word(words[0]) in month_words() and _YEAR.fullmatch(words[1]) is not None


_BEFORE_DATES = frozenset("le il el on am den der em op the у в".split())
"""Articles and prepositions, never names, that lead to a date."""
_SEPARATORS = " \t|,;·•–—-"
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAY_CHARS = 5
"""Letters of a weekday that no surname is taken for; "Sun", "Mar" and "Do" are names."""


_RAW_NAME_CHARS = 200
"""Text of an element that may still be a name with decoration."""


@lru_cache(maxsize=8192)
def is_reply(text: str) -> bool:
    """Whether a text is that of a "Reply" button in some language."""
    return fold(text) in phrases("reply")


def _without_label(line: str) -> str:
    """The line without a closing "Reply:", which labels an answer where others have "said:"."""
    before, _, last = line.rstrip(" :：").rpartition(" ")
    return before if before and line.endswith((":", "：")) and is_reply(last) else line


def _without_verb(line: str) -> str:
    """The line without a closing "said:", or without what stands around a name where the verb comes first;
    few lines end so, and to look at the end is cheap.
    """
    if line.endswith((":", "：")) and (name := name_in(line, "says")):
        return name
    return _says().sub("", line) if line.rstrip(" :.…：").lower().endswith(_verbs()) else line


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(sorted(phrases("says") | {"says", "said", "wrote", "writes"}, key=len, reverse=True))


@cache
def _says() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:^|\s+|(?<=[^\x00-\x7f]))(?:"
        + "|".join(map(re.escape, _verbs()))
        + r")\s*(?::|\.{2,}|…|：|\s)*$"
    )


@lru_cache(maxsize=8192)
def is_interface(line: str) -> bool:
    """Whether the whole line is a word of the interface: a button, a counter, a badge."""
    if len(line) > _INTERFACE_CHARS:
        return False
    folded = fold(line)
    return not folded or not any(c.isalpha() for c in folded) or is_phrase(line, *INTERFACE)


_INTERFACE_CHARS = 90


def is_sign(line: str) -> bool:
    """Whether a line without a word says something: emoji, "+1", "?!", ":-)", "100 %".

    >>> is_sign("👍🏽 👏"), is_sign("+1"), is_sign("|"), is_sign("12")
    (True, True, False, False)
    """
    return len(line) <= NAME_CHARS and _SIGN.fullmatch(line) is not None


_AROUND_SIGN = r"[\s.…!?\u200d\ufe0f\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]*"
_SIGN = re.compile(
    _AROUND_SIGN + r"(?:[!?\u2639-\u263b\u2661-\u2665\u270a-\u270d\u2763\u2764\U0001f300-\U0001faff]"
    r"|\+1+|\^\^|<3|[:;]-?[()DPp]|\d{1,4}\s?%)" + _AROUND_SIGN
)
"""Faces, hands and hearts; arrows and stars are buttons and ratings."""
