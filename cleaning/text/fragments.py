"""Lines that a flattener cut in the middle of a header or by-line.

Some write each inline element on a line of its own: "Ann", "says:", "March 4, 2014", "at 9:12 am". What
cannot stand alone is joined to the line it belongs to: a word for "says" and a separator to the name above,
"Posted by:" to the name below. The other way round, some glue a date to the name below it ("10:22Ann says:")
or a button to the last sentence ("I agree.Reply"); there the line is cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import zip_longest

from cleaning.dates import is_age
from cleaning.digits import fold_numbers
from cleaning.phrases import is_phrase, phrases
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS, Mark, is_name, read_line
from cleaning.text.names import is_said

LEAD_IN_CHARS = 16
"""Longest "Submitted by:"."""

MIN_BADGED = 3
"""Comments that show the same beside their dates, at least."""

BADGED_SHARE = 0.6
"""Share of the dates below a name beside which it stands; others may be nobody's."""

BUTTON_CHARS = 30
"""Longest button that is glued to words."""

LEAST_SAID = 3
"""Letters of a word for "says" that is told at the end of another, where several lines end so: "Ruidiz:"."""

SURE_SAID = 4
"""Letters from which one line is enough; "Edit:" is none."""

_PROFILE_LINK = re.compile(
    r"(?P<name>\S.{0,58}?)\s?(?:Author\s?)?View (?P=name)[’']s (?:[^\W\d_]+ ){0,3}profile\b"
)
"""A name and the link to its owner's profile, as LinkedIn shows them to members."""
_LAST_NUMBER = re.compile(r"\d{1,2}\D{0,24}$")
_GLUED_BUTTON = re.compile(r"[.!?…)”\"。！？）」』؟۔।~]([^\W\d_]+(?:\s[^\W\d_]+){0,3})$")
_SPEECH_ENDS = ":：.…"
_SEPARATORS = frozenset("|•·–—-")
_POINTS = frozenset("·•")
_LEAD_IN = re.compile(
    r"(?:posted|written|submitted|commented|said|left) by:?|(?:geschrieben|verfasst|gepostet) von:?"
    r"|(?:écrit|publié|posté) par:?|(?:publicado|escrito|enviado) por:?|(?:scritto|inviato) da:?",
    re.IGNORECASE,
)
_LEAD_IN_ENDS = ":yYnNrRaA"
"""Last letters of a lead-in."""
_GLUED = re.compile(r"\d{1,2}:\d{2}(?:\s?[AP]M)?(?=[^\W\d_]{2})|^\d{1,2}:\d{2}\s[AP]M(?=\s)")
"""A time that closes a comment, and the by-line of the next; at the start of a line with a space between."""


def join_fragments(lines: Sequence[Line]) -> list[Line]:
    """The lines, those cut in the middle of a by-line joined, those glued to the next cut."""
    joined: list[Line] = []
    above = ""
    spoken = {line.text.rstrip(" :：") for line in lines if line.text[-1] in ":："}
    endings = Counter(text[-LEAST_SAID:] for text in spoken)
    for whole, below in zip_longest(lines, lines[1:]):
        for line in _cut(whole) or (_unglued(whole, below, endings),):
            text = line.text
            if above and (text[-1] in ":：" or above[-1] in _LEAD_IN_ENDS) and _belongs(above, text):
                joined[-1] = joined[-1].with_text(f"{above} {text}")
            elif above in _SEPARATORS and _is_parted(joined, line):
                joined.pop()
                joined[-1] = joined[-1].with_text(f"{joined[-1].text} {above} {text}")
            else:
                joined.append(line)
            above = joined[-1].text
    return joined


def part_badges(lines: list[Line]) -> list[Line]:
    """The lines, a rank or a town parted from the date on its line, where the same stands beside most dates
    and different names above, or other dates stand behind the sign that parts them: no by-line.
    """
    signed = [
        at
        for at, line in enumerate(lines)
        if at and line.reading.mark is Mark.BYLINE and line.reading.date and is_name(lines[at - 1].text)
    ]
    if signed and any(line.text[0] in _POINTS and line.reading.mark is Mark.DATE for line in lines):
        headlined = {at for at in signed if not _POINTS.isdisjoint(lines[at].text)}
        return [
            part for at, line in enumerate(lines) for part in (_parted(line) if at in headlined else (line,))
        ]
    counts = Counter(lines[at].reading.author for at in signed)
    badge, count = counts.most_common(1)[0] if counts else (None, 0)
    badged = {at for at in signed if lines[at].reading.author == badge and badge is not None}
    different = len({lines[at - 1].text for at in badged})
    if min(count, different) < max(MIN_BADGED, BADGED_SHARE * len(signed)):
        return lines
    return [part for at, line in enumerate(lines) for part in (_parted(line) if at in badged else (line,))]


def part_ages(lines: list[Line]) -> list[Line]:
    """The lines, an age parted from the name on its line, where most ages of the page stand alone, below
    name and headline: those who show no headline have it beside their name (LinkedIn).
    """
    ages = Counter(
        fold_numbers(line.text) for line in lines if line.reading.mark is Mark.DATE and is_age(line.text)
    )
    beside = {at: cut for at, line in enumerate(lines) if ages and (cut := _age_start(line, ages))}
    told = sum(lines[at].reading.mark is Mark.BYLINE for at in beside)  # as by-lines they are read as well
    if not beside or told > ages.total():
        return lines
    return [part for at, line in enumerate(lines) for part in _parted_at(line, beside.get(at, 0))]


def _age_start(line: Line, ages: Collection[str]) -> int:
    """Where an age like others of the page stands behind a name that a line opens with; 0 where none does."""
    text = line.text
    if not line.numbered or len(text) > SHORT_CHARS or line.reading.mark not in (Mark.TEXT, Mark.BYLINE):
        return 0
    number = _LAST_NUMBER.search(text)
    if number is None or fold_numbers(text[number.start() :]) not in ages:
        return 0
    name = text[: number.start()].rstrip()
    return number.start() if is_name(name) and not name[-1].isdigit() and name[0].isupper() else 0


def _parted_at(line: Line, cut: int) -> tuple[Line, ...]:
    """A line, cut at a place that is not its start."""
    if not cut:
        return (line,)
    return line.with_text(line.text[:cut].rstrip()), Line(text=line.text[cut:], indent=line.indent)


def _unglued(line: Line, below: Line | None, endings: Mapping[str, int]) -> Line:
    """A line with a space before the word for "says" that is glued to the name above a date, where a theme
    shows it to machines alone (Twenty Twenty), or without the link to the profile that follows a name.
    """
    text = line.text
    if text[-1] in ":：":
        if below is None or below.reading.mark is not Mark.DATE or line.reading.mark is not Mark.TEXT:
            return line
        said = next((word for word in _said_words() if text.rstrip(" :：").endswith(word)), "")
        name = text.rstrip(" :：").removesuffix(said)
        is_said = bool(said) and (len(said) >= SURE_SAID or endings[said] > 1)
        return line.with_text(f"{name} {said}:") if is_said and is_name(name) else line
    if " profile" in text and (linked := _PROFILE_LINK.match(text)):
        return line.with_text(linked["name"])
    return line


@cache
def _said_words() -> tuple[str, ...]:
    """The words for "says" of which a name seldom is the beginning, the longest first."""
    words = (word for word in phrases("says") if len(word) >= LEAST_SAID and " " not in word)
    return tuple(sorted(words, key=len, reverse=True))


def _parted(line: Line) -> tuple[Line, ...]:
    """What stands beside a date, and the date."""
    badge, date = line.reading.author or "", line.reading.date or ""
    return line.with_text(badge), Line(text=date, indent=line.indent)


def _belongs(above: str, text: str) -> bool:
    """Whether a line goes on with the one above."""
    if text[-1] in ":：" and is_said(text):
        return is_name(above)
    return len(above) <= LEAD_IN_CHARS and _LEAD_IN.fullmatch(above) is not None and len(text) <= SHORT_CHARS


def _is_parted(joined: Sequence[Line], line: Line) -> bool:
    """Whether a line is the date of the name above the separator above it."""
    if len(joined) < 2 or joined[-2].marker:
        return False
    return line.reading.mark is Mark.DATE and is_name(_bare(joined[-2].text))


def _bare(text: str) -> str:
    lead_in = _LEAD_IN.match(text)
    return text[lead_in.end() :].strip() if lead_in else text


def _cut(line: Line) -> tuple[Line, ...]:
    """The parts of a line that holds what was glued: a date before a by-line, a button behind the last
    sentence; none where nothing was.
    """
    text = line.text
    last = text[-1]
    if last.isalpha():
        button = _GLUED_BUTTON.search(text, max(0, len(text) - BUTTON_CHARS))
        if button and is_phrase(button[1], "reply", "report"):
            return line.with_text(text[: button.start(1)]), Line(text=button[1], indent=line.indent)
    elif last in _SPEECH_ENDS and len(text) <= SHORT_CHARS and (glued := _GLUED.search(text)):
        date, rest = text[: glued.end()], text[glued.end() :].lstrip()
        if read_line(date).mark is Mark.DATE and read_line(rest).mark is Mark.BYLINE:
            return line.with_text(date), Line(text=rest, indent=line.indent)
    return ()
