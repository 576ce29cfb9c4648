"""A record while its header and footer are taken off: what stands around the words of one comment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleaning.comments.words import are_initials
from cleaning.cuts import CutLog
from cleaning.phrases import fold, name_in
from cleaning.text.head import named_author
from cleaning.text.lines import Line
from cleaning.text.marks import SIGNS, Mark, is_name
from cleaning.text.names import without_says
from cleaning.text.pings import pinged_from
from cleaning.text.spans import HEADER_LINES, MIN_UNHEADED

NAMED_SHARE = 0.6
"""Share of the records that must open with a name before any first line is taken for one."""

OPENING_LINES = 2
"""Lines at the start of the words, one of which may say whom they answer."""

MOST_COUNTS = 2
"""Numbers below a comment that count votes, at most."""

PROFILE_LINES = 10
"""Lines between the name and the words of a comment in a forum."""

PROFILE_CHARS = 60
"""Longest line of them."""

TITLE_CHARS = 64
"""Longest title of a comment; Drupal's own have 29, and other words may be added to them."""

HEADER_CHARS = 200
"""Longest line of a header."""

_ADDRESSED = re.compile(
    r"^(?:message|comment|post|reply|kommentar|beitrag)\s#?\d{1,4}:?\s(?:by|from|von)\s", re.I
)
_NUMBERED = re.compile(
    r"(?:[^\W\d_]{3,14}\s)?[#№]?\s?(\d{1,5}(?:\.\d{1,4}){0,4})(?:\s(?:by|von|de|par|da|por|door|od|av)\s|$)",
    re.I,
)
"""The number of a comment that is answered, and the word before the name behind it."""
EDGE_MARKS = (Mark.ACTION, Mark.BADGE, Mark.ORDINAL, Mark.NOISE, Mark.MORE)
_BULLETS = frozenset("*+-•◦▪○")
"""Markers of items that nothing numbers."""
_HEADER_MARKS = (Mark.TEXT, *EDGE_MARKS)
_HEADER_ENDS = (*SIGNS, Mark.PING)
_BEHIND_DATE = (Mark.DATE, Mark.BADGE, Mark.ACTION, Mark.ORDINAL)


@dataclass(slots=True)
class Draft:
    """A record while its header and footer are taken off."""

    lines: list[Line]
    author: str | None = None
    author_url: str | None = None
    headline: str | None = None
    date: str | None = None
    ping: bool = False
    depth: int = 0
    settled: bool = False
    """Author and date are told already."""
    likes: int | None = None
    number: str | None = None
    """The number of the comment, where its header shows one."""
    answered: str | None = None
    """Whom a line above the words says that they answer."""
    answers: str | None = None
    """The number of the comment which such a line says that they answer."""
    footer: list[Line] = field(default_factory=list)
    """What was taken off the end, from below."""


def take_footer(draft: Draft, *, dates: bool, names: bool = False) -> None:
    """Take buttons, and where the layout has them there the by-line and dates, off the end. names: below the
    dates stand the names.
    """
    taken = 0
    while draft.lines and taken < 2 * HEADER_LINES:
        reading = draft.lines[-1].reading
        if dates and reading.mark in SIGNS:
            draft.author = reading.author or draft.author
            draft.date = _joined(reading.date, draft.date)
        elif dates and names and not draft.author and not draft.date and _closes_below_date(draft):
            draft.author = draft.lines[-1].text
        elif dates and draft.date and not draft.author and (name := named_author(draft.lines[-1].text)):
            draft.author = name
        elif _is_button(draft) or (taken and are_initials(draft.lines[-1].text, draft.author or "")):
            pass
        elif reading.mark not in EDGE_MARKS or (reading.mark is Mark.ORDINAL and not _counts(draft)):
            break
        draft.footer.append(draft.lines.pop())
        taken += 1


def _is_button(draft: Draft) -> bool:
    """Whether a comment ends in a line that heads a form or a discussion elsewhere, and is a button here, or
    heads the form that a script opens right below the buttons.
    """
    last = draft.lines[-1].reading
    if last.mark not in (Mark.FORM, Mark.HEADING):
        return False
    above = draft.lines[-2].reading.mark if len(draft.lines) > 1 else None
    return last.is_phrase("reply", "like") or (last.mark is Mark.FORM and above is Mark.ACTION)


def _closes_below_date(draft: Draft) -> bool:
    """Whether a comment ends in a name right below its date."""
    return (
        len(draft.lines) > 2 and draft.lines[-2].reading.mark is Mark.DATE and is_name(draft.lines[-1].text)
    )


def _counts(draft: Draft) -> bool:
    """Whether a comment ends in an item that is nothing but a number: reactions, counted by kind."""
    last = draft.lines[-1]
    return len(draft.lines) > 1 and last.marker in _BULLETS and last.text.isdecimal()


def keep_short_words(drafts: list[Draft]) -> None:
    """A comment of nothing but "+1" or "First!" keeps it: a button stands below others as well."""
    buttons = {line.text for draft in drafts if draft.lines for line in draft.footer}
    for draft in drafts:
        if len(draft.lines) > 1 and all(line.reading.mark is Mark.ORDINAL for line in draft.lines):
            draft.lines = [line for line in draft.lines if line.text[0] == "+"] or draft.lines[:1]
        kept = next((line for line in reversed(draft.footer) if line.reading.mark not in SIGNS), None)
        if (
            not draft.lines
            and kept
            and kept.text not in buttons
            and not kept.reading.is_phrase("reply", "report")
        ):
            draft.footer.remove(kept)
            draft.lines.append(kept)


def take_counts(drafts: list[Draft]) -> None:
    """Where a bare number closes most comments, it counts votes; two of them count those for and against,
    with buttons around them.
    """
    for _ in range(MOST_COUNTS):
        counted = [
            draft for draft in drafts if len(draft.lines) > 1 and draft.lines[-1].reading.mark is Mark.ORDINAL
        ]
        if len(counted) < max(MIN_UNHEADED, NAMED_SHARE * len(drafts)):
            return
        for draft in counted:
            draft.footer.append(draft.lines.pop())
            take_footer(draft, dates=False)


def _joined(first: str | None, then: str | None) -> str | None:
    """Day and clock time that stand on lines of their own."""
    return f"{first} {then}" if first and then and first != then else first or then


def take_header(draft: Draft, cuts: CutLog) -> None:
    """Take everything down to the date or by-line off the start, where one stands within the first lines."""
    found = _header_end(draft)
    if found is None:
        take_edges(draft, cuts)
        return
    reading = draft.lines[found].reading
    if reading.mark is Mark.BYLINE and not reading.date and draft.author and draft.date:
        return  # signed below: a line that only says "Ann said:" heads a quotation
    if reading.mark is Mark.PING:
        draft.ping = True
        draft.author, draft.date = pinged_from(draft.lines[found].text)
        return
    draft.author = reading.author or draft.author
    if found:
        _take_above(draft, draft.lines[:found], cuts, titled=reading.author is not None)
    draft.date = reading.date or draft.date
    del draft.lines[: found + 1]
    while draft.lines and (following := draft.lines[0].reading).mark in _BEHIND_DATE:
        if following.mark is Mark.ORDINAL and len(draft.lines) == 1:
            break
        draft.date = _joined(draft.date, following.date)
        _drop_first(draft, cuts)


def _header_end(draft: Draft) -> int | None:
    """Where the date, by-line or pingback that closes a header stands among the first lines."""
    for at, line in enumerate(draft.lines[: HEADER_LINES + 2]):
        if line.reading.mark in _HEADER_ENDS:
            return at
        if line.reading.mark not in _HEADER_MARKS or len(line.text) > HEADER_CHARS:
            return None
    return None


def _take_above(draft: Draft, above: list[Line], cuts: CutLog, *, titled: bool) -> None:
    """Name, badge and headline above a by-line or date. titled: above a by-line stands a title."""
    for line in above:
        cuts.add("comment_header", line.text)
    texts = [line for line in above if line.reading.mark is Mark.TEXT and any(map(str.isalpha, line.text))]
    texts = texts[1:] if len(texts) > 1 and _is_picture(texts[0].text, texts[1].text) else texts
    named = [line.text for line in texts if not line.reading.is_phrase("anonymous")]
    if texts and not draft.author:
        shown = next(filter(is_name, named), named[0] if named else texts[0].text)
        draft.author = without_says(_ADDRESSED.sub("", shown))
    rest = [text for text in named if without_says(text) != draft.author]
    draft.headline = rest[0] if rest and not titled else None


def _is_picture(text: str, name: str) -> bool:
    """Whether a line is the text of a picture whose person's name is on the line below: first letters, or
    "Ann Lee's picture".
    """
    behind = text[len(name) : len(name) + 1]
    return are_initials(text, name) or (text.startswith(name) and bool(behind) and not behind.isalnum())


def take_profile(draft: Draft, cuts: CutLog) -> None:
    """Take rank, place and number off the start, down to the last date or number above the words."""
    length = 0
    for at, line in enumerate(draft.lines[:PROFILE_LINES]):
        mark = line.reading.mark
        if mark in (Mark.DATE, Mark.ORDINAL):
            draft.date = draft.date or line.reading.date
            length = at + 1
        elif len(line.text) > PROFILE_CHARS or line.text[-1] in ".!?…":
            break
    if length < len(draft.lines):
        for line in draft.lines[:length]:
            cuts.add("profile", line.text)
        del draft.lines[:length]


def take_quote_ends(draft: Draft, cuts: CutLog) -> None:
    """Take out the button that unfolds a quotation; the quotation is part of the comment."""
    kept = [line for line in draft.lines if "quote_end" not in line.reading.families]
    if len(kept) < len(draft.lines):
        for line in draft.lines:
            if "quote_end" in line.reading.families:
                cuts.add("comment_interface", line.text)
        draft.lines = kept


def take_echo(draft: Draft, cuts: CutLog) -> None:
    """Take what a button would share off the end: name and beginning of the comment once more, and its
    address.
    """
    addressed = bool(draft.lines) and _is_address(draft.lines[-1].text)
    words, echo = draft.lines[: -1 - addressed], draft.lines[-1 - addressed :]
    name, colon, again = echo[0].text.partition(": ") if words else ("", "", "")
    if not colon or not (addressed or _is_same_name(name, draft.author)):
        return
    if fold(" ".join(line.text for line in words)).startswith(fold(again)):
        for line in echo:
            cuts.add("comment_interface", line.text)
        draft.lines = words


def _is_address(text: str) -> bool:
    return text.startswith("http") and " " not in text


def _is_same_name(name: str, other: str | None) -> bool:
    """Whether two names are one; an account has no spaces."""
    return other is not None and fold(name).replace("_", " ") == fold(other).replace("_", " ")


def take_answered(draft: Draft, cuts: CutLog) -> None:
    """Take a line like "In reply to Ann" off the start; some pages write it as a button, "Reply to Ann"."""
    for line in draft.lines[: min(OPENING_LINES, len(draft.lines) - 1)]:
        if _take_whom(draft, line):
            draft.lines.remove(line)
            cuts.add("comment_interface", line.text)
            take_edges(draft, cuts)
            return


def take_title(draft: Draft, cuts: CutLog) -> None:
    """Take a title off that is the beginning of the words: Drupal makes one where the writer gives none."""
    if not draft.author or len(draft.lines) < 2 or len(draft.lines[0].text) > TITLE_CHARS:
        return
    title, words = draft.lines[0].text, draft.lines[1].text
    if words.startswith(title) and not words[len(title) : len(title) + 1].isalnum():
        cuts.add("comment_title", title)
        del draft.lines[0]


def take_edges(draft: Draft, cuts: CutLog) -> None:
    """Take numbers and badges off the start."""
    while draft.lines and draft.lines[0].reading.mark in EDGE_MARKS and len(draft.lines) > 1:
        _drop_first(draft, cuts)


def _drop_first(draft: Draft, cuts: CutLog) -> None:
    line = draft.lines.pop(0)
    if draft.answered is None and draft.answers is None:
        _take_whom(draft, line)
    cuts.add("comment_interface", line.text)


def _take_whom(draft: Draft, line: Line) -> bool:
    """Read whom a line says that a comment answers, by number or name; whether it says any."""
    if not line.reading.is_phrase("in_reply_to", "reply"):
        return False
    whom = name_in(line.text, "in_reply_to") or name_in(line.text, "reply")
    if not whom:
        return False
    numbered = _NUMBERED.match(whom)
    draft.answers = numbered[1] if numbered else None
    draft.answered = (whom[numbered.end() :] if numbered else whom) or None
    return True
