"""Fields that a page labels as guest books and old boards do: "<b>Name:</b> Ann", "<dt>Nick</dt><dd>Bo</dd>".

The label of the name is known in many languages; the others are those that stand in every record beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.blocks import holds_more, inline_text, lines_of
from cleaning.comments.parts import Parts
from cleaning.comments.records import Record
from cleaning.comments.shown_dates import find_date
from cleaning.comments.words import clean_name
from cleaning.phrases import is_phrase

LEAST_LABELLED = 2
"""Records with the same labels that are no chance."""
LABEL_CHARS = 20
"""Longest label."""
MOST_INSIDE = 40
"""Elements in a field, at most: its words may have links and breaks."""
VALUE_CHARS = 80
"""Longest field that is no words: a name, a place, an address."""
_TAGS = frozenset({"dt", "th", "label"})
"""Elements that are labels without a colon."""
_COLONS = (":", "：")
_BARS = re.compile(r"\s+[|·•]\s+")
_LABEL = re.compile(r"([^\W\d_][^:：]{0,19}?)\s?[:：]\s{0,3}(?=\S)")
_WORDS = ("message_label", "subject_label")
"""Families of labels behind which the commenter's own words stand."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and what it labels: the element behind it or, where there is none, the text."""

    label: str
    element: _Element
    """Of the label; where it is the first text of an element, that element's first inner one is the value."""
    value: _Element | None
    text: str | None
    """None: more than any field holds."""


def read_labelled(found: Sequence[Parts], records: Sequence[Record]) -> None:
    """Take the labelled name of each record; labels, and labelled fields that are no words, are spent."""
    if not _read_elements(found, records):
        _read_lines(found, records)


def _read_elements(found: Sequence[Parts], records: Sequence[Record]) -> bool:
    """Take the fields whose labels stand in elements of their own; whether there are any."""
    fields = [list(_fields(record)) for record in records]
    usual = _usual([{field.label for field in own} for own in fields])
    for parts, own in zip(found, fields, strict=True):
        for field in own:
            if field.label in usual:
                _take(parts, field)
    return bool(usual)


def _usual(labels: Sequence[set[str]]) -> set[str]:
    """The labels that all records have; none where that of the name is not among them."""
    usual = set.intersection(*labels) if len(labels) >= LEAST_LABELLED else set()
    return usual if any(is_phrase(label, "name_label") for label in usual) else set()


def _read_lines(found: Sequence[Parts], records: Sequence[Record]) -> None:
    """Take the fields whose labels open lines."""
    fields = [list(_printed(record)) for record in records]
    usual = _usual([{label for label, *_ in own} for own in fields])
    for parts, own in zip(found, fields, strict=True):
        for label, value, line in own:
            if label in usual:
                _take_line(parts, label, value, line)


def _printed(record: Record) -> Iterator[tuple[str, str, str]]:
    """What a label opens in the lines of a record: the label, the value and the line. A date beside the name
    makes the line a signature, which is read elsewhere.
    """
    inner = frozenset(record.inner)
    for line in (line for node in record.nodes for line in lines_of(node, skip=inner)):
        for part in _BARS.split(line):
            opened = _LABEL.match(part)
            value = part[opened.end() :] if opened else ""
            if opened and (find_date(value) or value) == value:
                yield opened[1], value, line


def _take_line(parts: Parts, label: str, value: str, line: str) -> None:
    name = clean_name(value) if is_phrase(label, "name_label") else None
    if name and parts.draft.author is None:
        parts.draft.author = name
    if _holds_words(label, value):
        parts.opening = line.removesuffix(value)
    else:
        parts.spent.add(line)


def _holds_words(label: str, value: str) -> bool:
    """Whether the commenter's own words stand behind a label."""
    return len(value) > VALUE_CHARS or any(is_phrase(label, family) for family in _WORDS)


def _fields(record: Record) -> Iterator[_Field]:
    for element in record.own_elements():
        label = (element.text or "").strip()
        is_label = label.endswith(_COLONS) or element.tag in _TAGS
        if not is_label or len(label) > LABEL_CHARS or not any(map(str.isalpha, label)):
            continue
        label = label.rstrip(" :：")
        if len(element):
            if not element[0].tail and len(element) == 1:
                yield _Field(label, element, element[0], _short_text(element[0]))
            continue
        text = (element.tail or "").strip(" \n\t\xa0:：")
        value = None if text else _behind(element, record)
        yield _Field(label, element, value, text if value is None else _short_text(value))


def _short_text(value: _Element) -> str | None:
    return None if holds_more(value, MOST_INSIDE) else inline_text(value)


def _behind(label: _Element, record: Record) -> _Element | None:
    """The element right behind a label, or behind the cell that holds nothing else."""
    element = label
    while element not in record.nodes:
        if (behind := element.getnext()) is not None:
            return behind
        parent = element.getparent()
        if parent is None or len(parent) > 1 or (parent.text or "").strip():
            return None
        element = parent
    return None


def _take(parts: Parts, field: _Field) -> None:
    if field.value is not None and field.value.getparent() is field.element:
        parts.spent.add((field.element.text or "").strip())
    else:
        parts.beside.add(field.element)
    if field.text is None:
        return
    name = clean_name(field.text) if is_phrase(field.label, "name_label") else None
    if name and parts.draft.author is None:
        parts.draft.author, parts.draft.author_marked, parts.author = name, True, field.value
    if _holds_words(field.label, field.text):
        return
    if field.value is None:
        parts.spent.add(field.text)
    else:
        parts.beside.add(field.value)
