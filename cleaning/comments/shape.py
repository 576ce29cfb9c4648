"""The shape of the records of one page, learned from the records themselves.

Method (wrapper induction): records of one page put the same field at the same place. A place is a tag with
its classes below a parent with its classes. Each place is judged by what it holds over all records: a name
place holds short,
varied texts that are no dates and no buttons; a date place holds dates. The names of the elements ("author",
"date") add to the
judgement and never replace it. Places are ranked, so a record that lacks the best one is read from the next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import BLOCKS, inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.moments import attribute_instant
from cleaning.comments.records import Record
from cleaning.comments.shown_dates import find_date, is_date
from cleaning.comments.sides import Sides
from cleaning.comments.words import MOST_INITIALS, are_initials, clean_name, is_sentence, leads_to_name
from cleaning.subjects import is_subject

Place = tuple[str, str, str, str]
"""Tag and classes of the parent, tag and classes of the element."""

SAMPLE = 16
"""Records that are looked at; more teach nothing new."""
FIELD_ELEMENTS = 8
"""Elements inside a name or a date at most; more make it a container."""
FIELD_CHARS = 100
MOST_ASKED = 40
"""Elements at the start of a record with which another one is compared."""
MOST_BOXED = 4
"""Parts of a date: day, month, year, time."""


@dataclass(slots=True)
class Shape:
    """Places of the fields, best first."""

    authors: list[Place] = field(default_factory=list)
    dates: list[Place] = field(default_factory=list)
    repeated_lines: frozenset[str] = frozenset()
    """Short lines that stand in most records: the interface in whatever language."""
    sample: dict[Record, list[tuple[_Element, str]]] = field(default_factory=dict)
    """The small elements of the records that were looked at."""


@dataclass(slots=True)
class _Evidence:
    """What one place holds over the sampled records."""

    texts: list[str] = field(default_factory=list)
    names: int = 0
    dates: int = 0
    hint_author: float = 0.0
    hint_date: float = 0.0
    in_words: int = 0
    first: _Element | None = None
    initials: int = 0
    whole: int = 0
    order: int = 0
    words: int = 0
    beside_date: int = 0
    apart: int = 0
    """Records in which the comment's words stand between the element and the date."""


def place_of(element: _Element) -> Place:
    """The place of an element."""
    parent = element.getparent()
    around = ("", "") if parent is None else (str(parent.tag), hints.class_shape(parent.get("class") or ""))
    return (*around, str(element.tag), hints.class_shape(element.get("class") or ""))


def learn_shape(records: Sequence[Record], words: frozenset[_Element] = frozenset()) -> Shape:
    """Judge every small element of the first records; `words` are subtrees known to be the commenter's
    words.
    """
    places: defaultdict[Place, _Evidence] = defaultdict(_Evidence)
    sample = {record: small_elements(record, words) for record in records[:SAMPLE]}
    for record, small in sample.items():
        _look_at(record, small, places)
    names = {place: _author_score(seen, len(sample)) for place, seen in places.items()}
    return Shape(
        authors=_ranked(_titles_behind(names, places)),
        dates=_ranked({place: _date_score(seen, len(sample)) for place, seen in places.items()}),
        sample=sample,
    )


def boxed_date(element: _Element) -> str | None:
    """The date in a box that style parts into day, month and year; None where it is no such box."""
    if not 2 <= len(element) <= MOST_BOXED or any(len(part) for part in element):
        return None
    parts = [text for raw in element.itertext() if (text := str(raw).strip())]
    whole = " ".join(parts)
    return whole if len(whole) <= FIELD_CHARS and find_date(whole) == whole and whole not in parts else None


def placed(small: list[tuple[_Element, str]]) -> Iterator[tuple[Place, _Element, str]]:
    """The small elements of a record with their places; of cells and items of one place each has its own."""
    seen: Counter[Place] = Counter()
    for element, text in small:
        place = place_of(element)
        seen[place] += 1
        if seen[place] == 1:
            yield place, element, text
        elif element.tag in _CELLS and seen[place] <= MOST_CELLS:
            yield (*place[:3], f"{place[3]} {seen[place]}"), element, text


_CELLS = frozenset({"a", "li", "td", "span", "b", "strong", "font", "em", "i", "small"})
MOST_CELLS = 6
"""Cells of one row that may be fields."""


def small_elements(record: Record, words: frozenset[_Element] = frozenset()) -> list[tuple[_Element, str]]:
    """The record's own elements outside `words` that could be one field, with their text."""
    found = []
    inner, nodes = frozenset(record.inner), frozenset(record.nodes)
    hidden: set[_Element] = set()
    for element in record.own_elements(words):
        if hints.is_hidden(element) or (hidden and element.getparent() in hidden):
            if element not in nodes:
                hidden.add(element)
            continue
        if element in nodes and len(element):
            continue
        if len(element) > FIELD_ELEMENTS or any(child in inner for child in element):
            continue
        if len(element) and sum(1 for _ in islice(element.iter("*"), FIELD_ELEMENTS + 1)) > FIELD_ELEMENTS:
            continue
        text = field_text(element)
        if text and len(text) <= FIELD_CHARS:
            found.append((element, text))
    return found


def field_text(element: _Element, *, skip: frozenset[_Element] = frozenset()) -> str:
    """The text of an element that may be one field: without whom the comment answers, without a role behind
    the name, and without the boxes behind its own words, as explanations shown on request are.
    """
    if not len(element):
        return inline_text(element, skip=skip)
    answered = addressee_in(element)
    beside = frozenset(e for e in element if _is_role(e)).union([] if answered is None else [answered])
    beside |= frozenset(_initial_in(element))
    lines = lines_of(element, skip=skip | beside) or lines_of(element, skip=skip)
    opens = bool(lines and element.text and not element.text.isspace())
    opens = opens and _holds_boxes(element) and not any(map(is_date, lines[1:]))
    return lines[0] if opens else " ".join(lines)


def _initial_in(element: _Element) -> list[_Element]:
    """What in an element shows the first letters of a name in place of a picture, before the name."""
    first = element[0]
    letters = (first.text or "").strip() if not element.text or element.text.isspace() else ""
    if not 0 < len(letters) <= MOST_INITIALS or len(first):
        return []
    return [first] if are_initials(letters, inline_text(element, skip=frozenset({first}))) else []


def _is_role(element: _Element) -> bool:
    """Whether an element behind a name is called like a role and holds no link to somebody."""
    return element.tag != "a" and hints.hints(element, hints.ROLE) and not hints.hints(element, hints.AUTHOR)


def _holds_boxes(element: _Element) -> bool:
    return any(inner.tag in _BOXES for inner in element)


def addressee_in(element: _Element) -> _Element | None:
    """What in an element names the person whom the comment answers; None where nothing does."""
    inner = islice(element.iterdescendants("*"), FIELD_ELEMENTS)
    named = (e for e in inner if hints.hints(e, hints.ANSWERED))
    return next((e for e in named if clean_name(inline_text(e)) is not None), None)


_BOXES = BLOCKS - {"br", "hr"}


def common_lines(lines_by_record: Sequence[Sequence[str]]) -> frozenset[str]:
    """Short lines that stand in most records, whatever they count."""
    if len(lines_by_record) < _LEAST_RECORDS:
        return frozenset()
    few = len(lines_by_record) < _REPEAT_RECORDS
    share = 1 if few else _REPEAT_SHARE
    short = [
        {line for line in lines if len(line) <= COMMON_CHARS and not (few and _may_be_said(line))}
        for lines in lines_by_record
    ]
    counts = Counter(form for lines in short for form in {_without_figures(line) for line in lines})
    common = {form for form, count in counts.items() if count >= share * len(lines_by_record)}
    return frozenset(line for lines in short for line in lines if _without_figures(line) in common)


def _may_be_said(line: str) -> bool:
    """Whether a line is no button: it ends like a sentence or is all figures."""
    return line.endswith((".", "!", "?", "。", "！", "？")) or not any(map(str.isalpha, line))


def _without_figures(line: str) -> str:
    """A line without its counts, if words are left: "Recommend (3)", "12 Likes"."""
    return _FIGURES.sub("0", line) if any(map(str.isalpha, line)) else line


_FIGURES = re.compile(r"\d+")


COMMON_CHARS = 120
_REPEAT_RECORDS = 4
_LEAST_RECORDS = 3
"""Records of which every single one must have the line; two people may say the same."""
_REPEAT_SHARE = 0.6
"""Share of the records; on 44 labelled pages of four comments and more no line of a commenter stands in more
than 0.4 of them."""


def _look_at(
    record: Record, small: list[tuple[_Element, str]], places: defaultdict[Place, _Evidence]
) -> None:
    dates = [(element, text) for element, text in small if is_date(text)]
    dated = {around for element, _ in dates for around in element.iterancestors()}
    in_boxes = {part for element, _ in small if boxed_date(element) is not None for part in element}
    found = (opening for element in record.own_elements() if (opening := _opening(element)))
    openings = list(islice(found, MOST_ASKED))
    sides = Sides(record, [element for element, _ in dates])
    order = -1
    for place, element, text in placed(small):
        order += len(element) == 0
        evidence = places[place]
        evidence.texts.append(text)
        evidence.order += max(order, 0)
        evidence.first = element if evidence.first is None else evidence.first
        date = (
            is_date(text)
            or boxed_date(element) is not None
            or (element.tag in ("time", "abbr") and attribute_instant(element) is not None)
        )
        evidence.whole += len(element) == 0
        evidence.words += len(text.split())
        evidence.beside_date += element.getparent() in sides.holders and element not in dated
        evidence.apart += sides.apart(element)
        evidence.dates += date
        evidence.names += (
            not date
            and element not in in_boxes
            and _is_name(element, text, dates)
            and not _begins(text, openings)
            and not hints.hints(element, hints.ANSWERED)
            and not _stands_in_sentence(element)
        )
        evidence.in_words += _in_words(element, record, dated)
        evidence.initials += len(text) <= MOST_INITIALS and any(
            len(other) > len(text) and are_initials(text, other) for _, other in small[:MOST_ASKED]
        )
        called, parent = hints.names(element), element.getparent()
        evidence.hint_author += _hint(called, hints.AUTHOR, hints.NOT_AUTHOR) or _HINT_AROUND * (
            parent is not None
            and parent not in record.nodes
            and _hint(hints.names(parent), hints.AUTHOR, hints.NOT_AUTHOR)
        )
        evidence.hint_author += hints.leads_to_person(element) or leads_to_name(_text_before(element))
        is_timed = element.tag in ("time", "abbr")
        evidence.hint_date += is_timed or (bool(called) and hints.says(hints.DATE, called))


def _text_before(element: _Element) -> str:
    """The text that stands right before an element in its parent."""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else None if parent is None else parent.text
    return (text or "")[-MOST_LED:].strip()


def _stands_in_sentence(element: _Element) -> bool:
    """Whether words that are no by-line go on right before an element and behind it: "Be like <a>that guy</a>
    and write it all down".
    """
    behind = (element.tail or "")[:MOST_LED]
    if sum(word.isalpha() for word in behind.split()) < _GOING_ON:
        return False
    before = _text_before(element)
    return any(map(str.isalpha, before)) and not leads_to_name(before) and find_date(behind) is None


_GOING_ON = 3
"""Words behind an element with which a sentence goes on."""
MOST_LED = 40
"""Characters before an element in which a label may lead to it."""


def _titles_behind(names: dict[Place, float], places: dict[Place, _Evidence]) -> dict[Place, float]:
    """The scores with those of titles halved: where one place of short names stands beside the date, another
    one, on the other side of the words, that is a heading or is wordier, is the title of a comment.
    """
    beside = [
        place
        for place, score in names.items()
        if score > 0 and places[place].beside_date >= _BESIDE_SHARE * len(places[place].texts)
    ]
    if not beside:
        return names
    words = min(_mean_words(places[place]) for place in beside)
    return {
        place: score * _TITLE_WORTH if _is_title(place, places[place], words) else score
        for place, score in names.items()
    }


def _is_title(place: Place, seen: _Evidence, words: float) -> bool:
    if seen.apart < _BESIDE_SHARE * len(seen.texts):
        return False
    return place[2] in _HEADINGS or place[0] in _HEADINGS or _mean_words(seen) > words + _WORDIER


def _mean_words(seen: _Evidence) -> float:
    return seen.words / len(seen.texts)


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BESIDE_SHARE = 0.6
_TITLE_WORTH = 0.4
_WORDIER = 0.5
"""Words by which titles are longer than names, in the mean."""


def _is_name(element: _Element, text: str, dates: list[tuple[_Element, str]]) -> bool:
    """Whether an element holds a name and no button, on one line; beside a date inside it stands nothing but
    the name.
    """
    inside = frozenset(inner for inner, _ in dates if element in inner.iterancestors())
    if len(element) > 1 and _holds_boxes(element) and len(lines_of(element, skip=inside)) > 1:
        opening = element.text
        if not opening or opening.isspace():
            return False
    bare = inline_text(element, skip=inside) if inside else text
    if inside and bare != inline_text(element, skip=frozenset(element)):
        return False
    if not bare or clean_name(bare) is None or _is_no_name(bare):
        return False
    return not any(inner is not element for inner in element.iter("button"))


def _opening(element: _Element) -> str:
    """How an element's own text begins, if it is longer than a name and shown."""
    own = (element.text or "") if element.tag != "a" else ""
    if len(own) < _LEAST_OPENING or hints.is_hidden(element):
        return ""
    return " ".join(own[: 2 * FIELD_CHARS].split())


def _begins(text: str, openings: list[str]) -> bool:
    """Whether a text is how the words of the record begin: a title that the page made from them."""
    bare = (clean_name(text) or text).rstrip(" .…")
    return len(bare) >= _LEAST_TITLE and any(len(o) > len(text) + 3 and o.startswith(bare) for o in openings)


_LEAST_OPENING = 16
_LEAST_TITLE = 8
"""Letters of a title that no words begin with by chance."""


def _is_no_name(text: str) -> bool:
    """Whether a text is a sentence, a subject, a counter ("Score: 2") or a note."""
    noted = text[0] + text[-1] in _NOTED or _COUNTER.fullmatch(text) is not None
    return noted or is_sentence(text) or is_subject(text)


def _in_words(element: _Element, record: Record, dated: set[_Element]) -> bool:
    """Whether the nearest named element around it is named like the words of a comment; what holds the date
    (`dated`) is more than the words.
    """
    step: _Element | None = element
    while step is not None and step not in record.nodes:
        if hints.hints(step, hints.AUTHOR) or hints.hints(step, hints.DATE):
            return False
        if step not in dated and hints.hints(step, hints.TEXT):
            return True
        step = step.getparent()
    return False


def _hint(called: str, kind: hints.Hint, unless: hints.Hint) -> bool:
    return bool(called) and hints.says(kind, called) and not hints.says(unless, called)


def _author_score(seen: _Evidence, records: int) -> float:
    count = len(seen.texts)
    if not seen.names or seen.names < 0.6 * count or _is_called_words(seen.first):
        return 0.0
    variety = len({_FIGURES.sub("0", text) if ")" in text else text for text in seen.texts}) / count
    if count >= _REPEAT_RECORDS and variety < _LEAST_VARIETY:
        return 0.0
    if count >= _LEAST_RECORDS and (_are_counts(seen.texts) or _are_buttons(seen)):
        return 0.0
    if 2 * seen.initials > count:  # letters in place of a picture, before the name that has them
        return 0.0
    hint = seen.hint_author / count
    early = 1 / (1 + seen.order / count)
    hint += _WHOLE_BONUS * seen.whole / count - _WORDS_MALUS * seen.in_words / count
    score = (
        (count / records)
        * (seen.names / count)
        * (0.4 + 0.6 * min(1.0, variety / _USUAL_VARIETY))
        * (0.5 + hint + 0.4 * early)
    )
    return score if score >= _LEAST_AUTHOR else 0.0


def _are_counts(texts: list[str]) -> bool:
    """Whether texts are numbers of the same things, or places in an order: "349 Fans", "post #3"."""
    forms = {_FIGURES.sub("0", _COMMA.sub("", text)) for text in texts}
    return len(forms) <= _SINGULAR_AND_PLURAL and all(map(_COUNT.match, forms))


def _are_buttons(seen: _Evidence) -> bool:
    """Whether a place that is not named for the author says the same in each record."""
    count = len(seen.texts)
    return len(set(seen.texts)) == 1 and count >= _REPEAT_RECORDS and seen.hint_author <= _HINT_AROUND * count


def _is_called_words(element: _Element | None) -> bool:
    return element is not None and _hint(hints.names(element), hints.TEXT, hints.AUTHOR)


_NOTED = ("()", "[]", "（）", "【】")
_HINT_AROUND = 0.5
"""What the name of the element around it says of an element."""
_COUNTER = re.compile(r".{1,40}[:：]\s?[-+−]?\d+")
_COUNT = re.compile(r"\W*0|[^\W\d_]{1,20}\s?#\s?0")
_COMMA = re.compile(r"(?<=\d)[.,](?=\d)")
_SINGULAR_AND_PLURAL = 2
_USUAL_VARIETY = 0.6
"""Distinct names per record where some people come back."""
_WORDS_MALUS = 0.5
_WHOLE_BONUS = 0.15
"""A name or a date stands in an element of its own rather than in one that holds badges too."""
_LEAST_AUTHOR = 0.33
_LEAST_VARIETY = 0.15
"""Distinct texts per record; a button has one text, a talkative pair of commenters still two."""


def _date_score(seen: _Evidence, records: int) -> float:
    count = len(seen.texts)
    if seen.dates < 0.6 * count:
        return 0.0
    alone = _WHOLE_BONUS * seen.whole / count
    return (count / records) * (seen.dates / count) * (1.0 + 0.5 * seen.hint_date / count + alone)


def _ranked(scores: dict[Place, float]) -> list[Place]:
    return sorted((place for place, score in scores.items() if score > 0), key=lambda place: -scores[place])
