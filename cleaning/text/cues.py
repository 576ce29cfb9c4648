"""Whether a page without marks may hold a discussion at all: a look at single strings, before any model."""

from __future__ import annotations

from collections.abc import Sequence

from cleaning.text.lines import Line

CUES = (
    "thank", "great post", "great article", "love", " agree", "lol", "hi ", "hey ", " i ", " i'",
    "\ni ", " my ", " you ", " your ", "danke", " ich ", "merci", " je ", "gracias", " yo ",
    "obrigad", " eu ", "grazie", "!!", "!\n", ":)", ":-)", ";)", "🙂",
)  # fmt: skip
"""Strings of which a discussion in a Latin script holds some; counting them costs next to nothing."""

CUE_RATE = 0.002
"""Cues per character: no discussion that the models find has fewer; two of five pages without one do."""

SAMPLE_CHARS = 2000
"""Characters that tell the script."""

FOREIGN_RATIO = 1.3
"""UTF-8 bytes per character from which a text is in another script."""


def may_talk(lines: Sequence[Line]) -> bool:
    """Whether a page holds enough cues of talk to be worth a look; a page in another script always is."""
    text = "\n".join(line.text for line in lines).lower() + "\n"
    sample = text[:SAMPLE_CHARS]
    if len(sample.encode()) > FOREIGN_RATIO * len(sample):
        return True
    found, wanted = 0, CUE_RATE * len(text)
    return any((found := found + text.count(cue)) >= wanted for cue in CUES)
