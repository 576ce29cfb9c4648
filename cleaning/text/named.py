"""The names of a page's comments, where no by-line or date tells them: learnt from all comments together.

A first line counts as the name only where most records open with one, so that a short first sentence is not
taken for a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from cleaning.comments.words import MOST_INITIALS, are_initials
from cleaning.phrases import fold, is_phrase
from cleaning.text.drafts import NAMED_SHARE, Draft
from cleaning.text.head import named_author
from cleaning.text.marks import SIGNS, Mark, is_name, read_line
from cleaning.text.names import with_address
from cleaning.text.ranks import bare_names
from cleaning.text.repeats import REPEATED_MIN
from cleaning.text.signatures import names_itself, signature
from cleaning.text.spans import MIN_UNHEADED

INLINE_SHARE = 0.9
"""Share of the records that must begin with a name and a colon; sentences have colons, too."""

GLUED_CHARS = 4
"""Shortest ending that all names of a page share because something is glued to them."""

_ARROWS = " >→➤▸►›»↪·•,"
"""What may stand between the name of who answers and that of who is answered."""

_DASHES = "-–—~ "
"""Stand before the name that closes a comment."""

_GLUED_BADGE = re.compile(r"(?<=[a-z])[A-Z]{2,5}$")
_GLUED_NUMBER = re.compile(r"#?(\d{1,4})[.)]?\s?(?=[^\W\d_])")
_NUMBERED = re.compile(r"^#?\d{1,4}[.)]?\s+(?=\D)")


def take_names(drafts: list[Draft], post_author: str | None = None) -> None:
    """Where most records still open with a name, take it off; where the by-line stood behind, the same
    name above goes too.
    """
    for draft in drafts:
        for edge in (0, -1, 0):  # the by-line, or a profile, repeats the name; a rank may be glued to it
            if draft.author and len(draft.lines) > 1 and _repeats(draft.lines[edge].text, draft.author):
                draft.lines.pop(edge)
    outermost = min((draft.depth for draft in drafts), default=0)
    _take_opening_names([draft for draft in drafts if draft.depth == outermost])
    _take_opening_names([draft for draft in drafts if draft.depth > outermost])
    _take_inline_names(drafts)
    _take_closing_names(drafts)
    _unnumber_names(drafts)
    for draft, name in zip(drafts, bare_names([draft.author for draft in drafts]), strict=True):
        draft.author = name
    _unglue_names(drafts)
    _take_pictures(drafts)
    _part_answered(drafts, post_author)
    for draft in drafts:
        draft.author = draft.author or signature([line.text for line in draft.lines], bounded=True)


def _repeats(text: str, name: str) -> bool:
    """Whether a line is nothing but the name, or the name and a rank."""
    if fold(text) == fold(name):
        return True
    return text.startswith(name) and is_phrase(text[len(name) :].strip(), "profile_rank")


def _take_closing_names(drafts: Sequence[Draft]) -> None:
    """Take the names off the end, where most records without one close with a name above their date, or
    different ones below it.
    """
    nameless = [draft for draft in drafts if not draft.author and len(draft.lines) > 1]
    closed = [
        draft
        for draft in nameless
        if is_name(draft.lines[-1].text.lstrip(_DASHES))
        and (_is_plain(draft) or any(line.reading.mark in SIGNS for line in draft.footer))
    ]
    different = len({draft.lines[-1].text for draft in closed})
    if min(len(closed), different) < max(MIN_UNHEADED, NAMED_SHARE * len(drafts)):
        return
    for draft in closed:
        draft.author = draft.lines.pop().text.lstrip(_DASHES)


def _is_plain(draft: Draft) -> bool:
    """Whether what closes a dated draft is a name and nothing else: neither "by" nor a figure."""
    closing = draft.lines[-1]
    return draft.date is not None and not closing.numbered and named_author(closing.text) is None


def _unnumber_names(drafts: list[Draft]) -> None:
    """Take the numbers of the comments off their names, where most names have one: "#1 Quinn"."""
    named = [draft for draft in drafts if draft.author]
    pattern = _GLUED_NUMBER if _are_counted(named) else _NUMBERED
    numbered = [draft for draft in named if pattern.match(draft.author or "")]
    if len(numbered) >= MIN_UNHEADED and len(numbered) >= NAMED_SHARE * len(named):
        for draft in numbered:
            draft.author = pattern.sub("", draft.author or "")


def _are_counted(named: Sequence[Draft]) -> bool:
    """Whether the names begin with numbers that count the comments: "1Ann", "2Bob", "3Cleo"."""
    found = [_GLUED_NUMBER.match(draft.author or "") for draft in named]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) >= REPEATED_MIN and numbers == list(range(numbers[0], numbers[0] + len(named)))


def _unglue_names(drafts: list[Draft]) -> None:
    """Take off what a flattener glued behind every name: a language or badge that all names end with."""
    names = [draft.author for draft in drafts if draft.author]
    if len(set(names)) < REPEATED_MIN:
        return
    opening = _common_opening(names)
    for draft in drafts if len(opening) >= GLUED_CHARS else ():  # the text of a picture
        draft.author = (draft.author or "").removeprefix(opening) or draft.author
    glued = _common_ending(names)
    if len(glued) < GLUED_CHARS:
        return
    for draft in drafts:
        if draft.author and len(draft.author) > len(glued):
            draft.author = _GLUED_BADGE.sub("", draft.author.removesuffix(glued)) or draft.author


def _take_pictures(drafts: list[Draft]) -> None:
    """Take off what stands glued before every name in place of a picture: its first letter, or its text, in
    which the name stands, too ("AAnn Lee", "Ann Lee's avatarAnn Lee").
    """
    named = [draft for draft in drafts if draft.author]
    for bare in (_behind_initials, _behind_picture):
        if named and all(bare(draft.author or "") for draft in named):
            for draft in named:
                draft.author = bare(draft.author or "")


def _behind_initials(name: str) -> str:
    """What follows the first letters of a name, which stand before it once more; empty where none do."""
    sizes = range(1, min(MOST_INITIALS, len(name) - 1) + 1)
    parted = ((name[:size], name[size:].lstrip()) for size in sizes)
    return next((bare for letters, bare in parted if are_initials(letters, bare)), "")


def _behind_picture(name: str) -> str:
    """The name that begins a text and ends it; the longest such, or empty."""
    sizes = range(len(name) // 2, 1, -1)
    return next((name[:size] for size in sizes if name.endswith(name[:size])), "")


def _part_answered(drafts: list[Draft], post_author: str | None) -> None:
    """Take off the names whom they answer: "Ann @Bob", where Bob is one of the people of the page."""
    names = {fold(name) for name in (post_author, *(draft.author for draft in drafts)) if name}
    for draft in drafts:
        name, sign, answered = (draft.author or "").partition(" @")
        if sign and name and fold(answered) in names:
            draft.author, draft.answered = name, answered
    _part_parents(drafts, names)


def _part_parents(drafts: list[Draft], names: set[str]) -> None:
    """Take off the name of whom an answer stands below: "Ann Bob" below Bob, where most answers show it;
    where no depth tells which are answers, one such name must be somebody's on the page as well.
    """
    outermost = min((draft.depth for draft in drafts), default=0)
    answers = [draft for draft in drafts if draft.author and draft.depth > outermost]
    asked = answers or [draft for draft in drafts if draft.author]
    if not (parted := _parted(asked, names)):
        return
    parted = _parted(asked, names | {fold(name) for _, (name, _) in parted})  # who answers is answered, too
    is_sure = bool(answers) or any(fold(name) in names for _, (name, _) in parted)
    if is_sure and len(parted) >= max(MIN_UNHEADED, NAMED_SHARE * len(answers)):
        for draft, (name, answered) in parted:
            draft.author, draft.answered = name, answered


def _parted(drafts: Sequence[Draft], names: set[str]) -> list[tuple[Draft, tuple[str, str]]]:
    return [(draft, found) for draft in drafts if (found := _two_names(draft.author or "", names))]


def _two_names(text: str, names: Collection[str]) -> tuple[str, str] | None:
    """A text as two names, the second that of somebody on the page; the longest such."""
    words = text.split()
    for at in range(1, len(words)):
        answered = " ".join(words[at:])
        name = " ".join(words[:at]).rstrip(_ARROWS)
        if fold(answered) in names and name:
            return name, answered
    return None


def _common_opening(names: Sequence[str]) -> str:
    """The word that all names begin with."""
    opening = min(names, key=len)
    while opening and not all(name.startswith(opening) for name in names):
        opening = opening[:-1]
    return opening if opening.isalpha() and opening.istitle() else ""


def _common_ending(names: Sequence[str]) -> str:
    shortest, ending = min(names, key=len), ""
    for length in range(1, len(shortest)):
        if not all(name.endswith(shortest[-length:]) for name in names):
            break
        ending = shortest[-length:]
    return ending


def _take_opening_names(drafts: list[Draft]) -> None:
    unnamed = [draft for draft in drafts if draft.author is None and not draft.ping and draft.lines]
    opening = [draft for draft in unnamed if len(draft.lines) > 1 and _opens(draft)]
    if len(opening) < NAMED_SHARE * len(unnamed):
        return
    for draft in opening:
        draft.author_url, name = with_address(draft.lines.pop(0).text)
        if len(draft.lines) > 1 and are_initials(name, draft.lines[0].text):
            name = draft.lines.pop(0).text
        draft.author = name.rstrip(":：")
        if is_phrase(draft.author, "anonymous") and len(draft.lines) > 1 and is_name(draft.lines[0].text):
            draft.author = draft.lines.pop(0).text
        while len(draft.lines) > 1 and _is_header(draft.lines[0].text, draft.author):
            reading = draft.lines.pop(0).reading
            draft.date = draft.date or reading.date


def _take_inline_names(drafts: list[Draft]) -> None:
    """Where nearly every comment begins with a name and a colon ("Ann: I agree"), they are the names."""
    unnamed = [draft for draft in drafts if draft.author is None and not draft.ping and draft.lines]
    found = [(draft, names_itself(draft.lines[0].text)) for draft in unnamed]
    named = [(draft, match) for draft, match in found if match]
    if len(named) < MIN_UNHEADED or len(named) < INLINE_SHARE * len(unnamed):
        return
    for draft, match in named:
        draft.author = match["name"]
        draft.lines[0] = draft.lines[0].with_text(match["words"])


def _opens(draft: Draft) -> bool:
    """Whether a draft begins with a name; below its date a colon may stand behind it."""
    text = draft.lines[0].text
    return is_name(text.rstrip(":：") if draft.date else text)


def _is_header(text: str, author: str) -> bool:
    """What may stand between a name and the words: the name again, a badge, a date."""
    again = fold(text) == fold(author) or is_phrase(text, "anonymous")
    return again or read_line(text).mark in (Mark.BADGE, Mark.DATE)
