"""Comments whose words look like a button: "Support!", "Like", "Agreed".

They are told by where they stand: in most records one place holds all of the words and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments.parts import Parts
from cleaning.comments.shape import SAMPLE, Place, place_of

MOST_ELEMENTS = 80
"""Elements of a record among which that of the words is sought."""
SPOKEN_SHARE = 0.6
"""Share of the records with words that have them all at one place."""
LEAST_SPOKEN = 2


def spoken_at_place(found: Sequence[Parts], texts: Sequence[list[str]]) -> list[list[str]]:
    """The lines of each record; of one without any, what stands at the place of the others' words."""
    if all(texts):
        return list(texts)
    place = _place(found, texts)
    if place is None:
        return list(texts)
    return [own or _lines_at(place, parts) for parts, own in zip(found, texts, strict=True)]


def _place(found: Sequence[Parts], texts: Sequence[list[str]]) -> Place | None:
    spoken = [(parts, lines) for parts, lines in zip(found, texts, strict=True) if lines][:SAMPLE]
    places = Counter(
        place for parts, lines in spoken if (place := _place_of_whole(parts, " ".join(lines))) is not None
    )
    if not places:
        return None
    ((place, count),) = places.most_common(1)
    return place if count >= max(LEAST_SPOKEN, SPOKEN_SHARE * len(spoken)) else None


def _place_of_whole(parts: Parts, text: str) -> Place | None:
    """The place of the innermost element that holds just the text."""
    whole = [element for element in _elements(parts) if inline_text(element) == text]
    return place_of(whole[-1]) if whole else None


def _lines_at(place: Place, parts: Parts) -> list[str]:
    at = next((element for element in _elements(parts) if place_of(element) == place), None)
    return [] if at is None else lines_of(at)


def _elements(parts: Parts) -> list[_Element]:
    record = parts.draft.record
    if record is None:
        return []
    own = islice(record.own_elements(), MOST_ELEMENTS)
    return [e for e in own if e not in record.nodes and e not in parts.places and e.tag != "button"]
