"""What a short piece of text is: a name, a word of the interface, a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaning.comments.shown_dates import find_date, is_date
from cleaning.dates.words import fold as fold_word
from cleaning.dates.words import month_words, weekday_words
from cleaning.phrases import fold, is_phrase, name_in, phrases

NAME_CHARS = 60
"""Longest name taken for a commenter; of 857 names on labelled pages one is longer (82 characters)."""
NAME_WORDS = 8
MOST_INITIALS = 2
"""Letters in place of a picture."""

INTERFACE = tuple(
    (
        "reply like report edited more_comments share comment_form comments_heading "
        "author_badge says no_comments sign_in moderation"
    ).split()
)
"""Phrase families that no commenter writes as a whole line at the edge of a comment."""

MEASURE = r"\d[\d.,]*\s?(?:k?cal|kj|[mkµ]?g|[mcd]?l|oz|lbs?|[mc]m)\b"
"""How much of what food is made of: "355mg", "1.2 g"."""
_CLOCK = re.compile(r"\d:\d\d")
"""A time of day: no part of a name."""
_MEASURED = re.compile(MEASURE, re.IGNORECASE)
SIGNED = (
    r"(?:comment(?:aire|ed)?\s+(?:n?[°º#]\s?\d+\s+)?)?"
    r"(?:comment(?:ed)?|posted|written|submitted|left|added|kommentar|publicado|enviado|escrito|geschrieben|eingestellt|"
    r"verfasst|[eé]crit|posté|publié|rédigé|ajouté|inserito|inviato|scritto|postato|geplaatst|skrevet|skrivet|dodany|"
    r"dodane|napisany|soumis|gespeichert|eingereicht|ingediend|verzonden|inskickat|skickat|sendt|wysłane|submetido|"
    r"отправлено|опубликовано)"
)
BY = r"(?:by|von|por|par|da|door|av|af|przez|от)"
"""What opens a signature ("Posted by: Ann"), and what leads to the name in it."""
_BY = re.compile(
    rf"(?i)^\W*(?:{SIGNED}\s+)?{BY}\s*:?\s+"
    r"|^(?:comment(?:aire|ario|o)?|kommentar|reactie|komentarz)\s+(?:from|by|de|von|di|van|od)\s*(?::\s*|\s)"
    r"|^(?:from|name|author|autor|投稿者?|名前)\s*[:：]\s*"
)
_ROLE = re.compile(
    r"(?<=\w)\s{1,4}\[(?:visitor|member|guest|besucher|mitglied|gast|visiteur|membre)\]$", re.IGNORECASE
)
"""What b2evolution prints behind a name."""
_ADDRESS = re.compile(r"^https?://\S+\s+(?=\S)|(?<=\S)\s+https?://\S+[\s|]{0,4}$")
"""A link's address printed before the name it belongs to (Disqus), or behind it."""
_TAG = re.compile(r"</?[a-z]{1,10}(?:\s[^<>]{0,200})?>", re.IGNORECASE)
"""Markup that a page escaped once too often and so shows."""
_MAIL = re.compile(r"[<(\[][^\s<>@]{1,64}@[^\s<>@]{1,64}[>)\]]")
"""The address behind the name of who wrote a mail."""
_LEADING = re.compile(r"^\s*(?:#\d+|\(\d+\)|\d+\s*[.):#]|_(?=\s))\s*")
_TRAILING = re.compile(
    r"(?i)\s+(?:at|on|um|am|le|às|op|il|el|em|på|pada|dia|den|kl\.?|klo|alle|dnia|dne|saat|lúc|の|於|于|在|on\s+the)\s*$"
)
_AUTHOR_MARK = re.compile(r"(?i)\s+[-–—(]\s*(?:author|autor|auteur|autore|admin|moderator|op)\s*\)?$")
"""The role that a page sets behind a name."""
_REMARK = re.compile(r"\s\(([^()]{2,40})\)")


@lru_cache(maxsize=8192)
def clean_name(raw: str) -> str | None:
    """A commenter's name without what the page puts around it; None where it cannot be a name.

    >>> clean_name("Ann Lee said..."), clean_name("Posted by: Ann | ")
    ('Ann Lee', 'Ann')
    >>> clean_name("Robert - author"), clean_name("Ann Reply:"), clean_name("Reply")
    ('Robert', 'Ann', None)
    >>> clean_name("Nome: Ada"), clean_name("投稿者：とんび"), clean_name("Terry: Admin")
    ('Ada', 'とんび', 'Terry: Admin')
    >>> clean_name("Commento di Ada"), clean_name("Comment by: Ada")
    ('Ada', 'Ada')
    >>> clean_name("2g carbohydrates"), clean_name("50 Cent")
    (None, '50 Cent')
    >>> clean_name("名無しさん"), clean_name("阿貓 於")
    ('名無しさん', '阿貓')
    >>> clean_name("From: Ann Lee <ann@example.org>"), clean_name("Ann Lee http://ann.example |")
    ('Ann Lee', 'Ann Lee')
    >>> clean_name("Ann - October 26, 2012"), clean_name("Ann | Thursday"), clean_name("August, 2011")
    ('Ann', 'Ann', None)
    >>> clean_name("Dr. Ann Bo Lee, EdD, MS, RDN, LDN, FAND")
    'Dr. Ann Bo Lee, EdD, MS, RDN, LDN, FAND'
    """
    if len(raw) > _RAW_NAME_CHARS:
        return None
    line = _without_label(" ".join(_MAIL.sub(" ", _TAG.sub(" ", raw)).split()))
    line = _without_date(_ADDRESS.sub("", _LEADING.sub("", line)))
    line = _BY.sub("", _ROLE.sub("", _unlabelled(line)))
    line = _TRAILING.sub("", _without_verb(line))
    line = _AUTHOR_MARK.sub("", _vouched(line)).strip(' \t|:：,;•·–—-/"“”»«›‹').rstrip("([ ")
    line = _without_verb(line).strip(" :,;|")
    if (
        not line
        or len(line) > NAME_CHARS
        or len(_DEGREES.sub("", line).split()) > NAME_WORDS
        or is_date(line)
        or _is_month(line)
        or _CLOCK.search(line)
        or _MEASURED.match(line)
        or is_interface(line)
        or ("|" in line and all(map(is_interface, line.split("|"))))
        or _NOBODY.fullmatch(line)
        or _JOINT.fullmatch(line)
    ):
        return None
    return line


_DEGREES = re.compile(r"(?:,\s*(?=[\w.®-]*[A-Z][\w.®-]*[A-Z])[A-Za-z.®-]{2,8})+$")
"""Degrees and licences behind a name, as professionals list them; they are no words of it."""


def _vouched(name: str) -> str:
    """A name without the word that nobody vouches for it (Drupal), and all that follows."""
    found = _REMARK.search(name) if "(" in name else None
    return name[: found.start()] if found and is_phrase(found[1], "unverified") else name


def _unlabelled(line: str) -> str:
    """The line without the label that old boards print before a name: "Nome: Ada"."""
    label = _LABEL.match(line)
    return line[label.end() :] if label and fold(label[1]) in phrases("name_label") else line


def leads_to_name(before: str) -> bool:
    """Whether a text before an element says that a name follows: "Name:", "posted by".

    >>> leads_to_name("No. 4 投稿者："), leads_to_name("przez"), leads_to_name("said")
    (True, True, False)
    """
    last = before.rstrip(" :：").rpartition(" ")[2]
    is_label = before.rstrip().endswith((":", "：")) and fold(last) in phrases("name_label")
    return is_label or _LEADING_BY.search(before) is not None


_LEADING_BY = re.compile(rf"(?i)(?:^|\s){BY}\s*$")


_LABEL = re.compile(r"(\w[^:：]{0,20}?)\s?[:：]\s{0,3}(?=\S)")


def odd_name(raw: str) -> str | None:
    """What stands where a name must stand, without "said:", if it is an odd one.

    >>> odd_name("Admin says..."), odd_name("Reply")
    ('Admin', None)
    """
    name = _without_verb(" ".join(raw.split())).strip(_SEPARATORS)
    return name if is_odd_name(name) else None


def role_in(line: str) -> str | None:
    """The role that signs a comment where others have names.

    >>> role_in("Posted by Admin at"), role_in("#2 版主 於"), role_in("Posted by")
    ('Admin', '版主', None)
    """
    signed = _TRAILING.sub("", _BY.sub("", _LEADING.sub("", line))).strip(_SEPARATORS)
    return signed if signed != line and is_odd_name(signed) else None


def is_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, so that it is no name.

    >>> is_sentence("Too much salt for me."), is_sentence("Sally K.")
    (True, False)
    >>> is_sentence("来月、子供と登る予定です。"), is_sentence("モーニング娘。")
    (True, False)
    """
    if line.endswith(_FULL_STOPS) and " " not in line:
        return len(line) >= _SENTENCE_SIGNS
    return line.endswith(_STOPS) and sum(map(str.isalnum, (w[0] for w in line.split()))) >= _SENTENCE_WORDS


_STOPS = (".", "!", "?", "。", "！", "？")
_FULL_STOPS = ("。", "！", "？")
_SENTENCE_SIGNS = 11
"""Characters of the shortest sentence in a script that sets no spaces."""
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


def are_initials(text: str, name: str) -> bool:
    """Whether a text is what stands in place of the picture of a person of that name.

    >>> are_initials("JD", "John Doe"), are_initials("John", "John Doe")
    (True, False)
    """
    if not 0 < len(text) <= MOST_INITIALS or name[:1].casefold() != text[0].casefold():
        return False
    return text.casefold() in initials_of(name)


def is_odd_name(line: str) -> bool:
    """Whether a line is no name anywhere but where a name must stand: figures, signs, or a role.

    >>> is_odd_name("007"), is_odd_name("🌸"), is_odd_name("admin"), is_odd_name("Reply"), is_odd_name("|")
    (True, True, True, False, False)
    """
    if not 0 < len(line) <= NAME_CHARS or find_date(line):
        return False
    return line.isdigit() or is_sign(line) or is_phrase(line, "author_badge")


_JOINT = re.compile(r"by|von|par|por|door", re.IGNORECASE)
"""What leads to a name in an element of its own."""
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


def is_saying(line: str) -> bool:
    """Whether a line says that somebody said something at some date.

    >>> is_saying("Ann said on July 30, 2009 at 4:20 pm:"), is_saying("On July 30, 2009, Ann wrote:")
    (True, True)
    >>> is_saying("Ada ha scritto lunedì 4 maggio 2009, 10:31")
    True
    >>> is_saying("Updated on July 30, 2009"), is_saying("Ann said:")
    (False, False)
    """
    shown = find_date(line)
    if shown is None:
        return False
    before, _, behind = line.partition(shown)
    before = _TRAILING.sub("", _without_weekday(before.rstrip()))
    return any(_without_verb(part) != part for part in (before, behind))


def _without_weekday(line: str) -> str:
    """The line without the weekday before a date."""
    before, _, last = line.rstrip(_SEPARATORS).rpartition(" ")
    return before if fold_word(last) in weekday_words() else line


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
    bare = _NUMBERED.sub("", line)
    if is_phrase(bare, "anonymous"):
        return bare
    return _says().sub("", line) if line.rstrip(" :.…：").lower().endswith(_verbs()) else line


_NUMBERED = re.compile(r"^\d{1,4}\s+")
"""The number that boards print before a name, if the name is that of nobody: "12 Anonymous"."""


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
    """Whether the whole line is a word of the interface: a button, a counter, a badge.

    >>> is_interface("Gefällt mir (3)"), is_interface("Ann (3)")
    (True, False)
    """
    if len(line) > _INTERFACE_CHARS:
        return False
    folded = fold(line)
    if not folded or not any(c.isalpha() for c in folded) or is_phrase(line, *INTERFACE):
        return True
    return line.endswith(_COUNT_ENDS) and is_phrase(_COUNTED.sub("", line), *INTERFACE)


_INTERFACE_CHARS = 90
_COUNT_ENDS = (")", "）", "]")
_COUNTED = re.compile(r"\s?[(（\[]\s?\d{1,7}\s?[)）\]]$")
"""How often a button was pressed, behind its word."""


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
