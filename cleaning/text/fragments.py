"""Lines that a flattener cut in the middle of a header or by-line.

Some write each inline element on a line of its own: "Ann", "says:", "March 4, 2014", "at 9:12 am". What
cannot stand alone is joined to the line it belongs to: a word for "says" and a separator to the name above,
"Posted by:" to the name below. The other way round, some glue a date to the name below it ("10:22Ann says:")
or a button to the last sentence ("I agree.Reply"); there the line is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaning.phrases import is_phrase
from cleaning.text.lines import Line
from cleaning.text.marks import SHORT_CHARS, Mark, is_name, read_line
from cleaning.text.names import is_said

LEAD_IN_CHARS = 16
"""Longest "Submitted by:"."""

BUTTON_CHARS = 30
"""Longest button that is glued to words."""

_GLUED_BUTTON = re.compile(r"[.!?…)”\"]([^\W\d_]+(?:\s[^\W\d_]+){0,3})$")
_SPEECH_ENDS = ":：.…"
_SEPARATORS = frozenset("|•·–—-")
_LEAD_IN = re.compile(
    r"(?:posted|written|submitted|commented|said|left) by:?|(?:geschrieben|verfasst|gepostet) von:?"
    r"|(?:écrit|publié|posté) par:?|(?:publicado|escrito|enviado) por:?|(?:scritto|inviato) da:?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\d{1,2}:\d{2}(?:\s?[AP]M)?(?=[^\W\d_]{2})")


def join_fragments(lines: Sequence[Line]) -> list[Line]:
    """The lines, those cut in the middle of a by-line joined, those glued to the next cut."""
    joined: list[Line] = []
    for whole in lines:
        last = whole.text[-1]
        for line in _cut(whole) if last in _SPEECH_ENDS or last.isalpha() else (whole,):
            if joined and _belongs(joined[-1].text, line.text):
                joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {line.text}")
            elif _is_parted(joined, line):
                sign = joined.pop().text
                joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {sign} {line.text}")
            else:
                joined.append(line)
    return joined


def _belongs(above: str, text: str) -> bool:
    """Whether a line goes on with the one above."""
    if text[-1] in ":：" and is_said(text):
        return is_name(above)
    return len(above) <= LEAD_IN_CHARS and _LEAD_IN.fullmatch(above) is not None and len(text) <= SHORT_CHARS


def _is_parted(joined: Sequence[Line], line: Line) -> bool:
    """Whether a line is the date of the name above the separator above it."""
    if len(joined) < 2 or joined[-2].marker or joined[-1].text not in _SEPARATORS:
        return False
    return is_name(_bare(joined[-2].text)) and read_line(line.text).mark is Mark.DATE


def _bare(text: str) -> str:
    lead_in = _LEAD_IN.match(text)
    return text[lead_in.end() :].strip() if lead_in else text


def _cut(line: Line) -> Iterator[Line]:
    """A line, cut at what was glued: a date before a by-line, a button behind the last sentence."""
    text = line.text
    button = _GLUED_BUTTON.search(text, max(0, len(text) - BUTTON_CHARS)) if text[-1].isalpha() else None
    if button and is_phrase(button[1], "reply", "report"):
        yield line._replace(text=text[: button.start(1)])
        yield Line(text=button[1], indent=line.indent)
        return
    glued = _GLUED.search(text) if text[-1] in _SPEECH_ENDS and len(text) <= SHORT_CHARS else None
    if glued:
        date, rest = line.text[: glued.end()], line.text[glued.end() :].lstrip()
        if read_line(date).mark is Mark.DATE and read_line(rest).mark is Mark.BYLINE:
            yield line._replace(text=date)
            yield Line(text=rest, indent=line.indent)
            return
    yield line
