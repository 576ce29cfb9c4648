"""Whether a run of records is a discussion: the judging half of the search for unknown markup.

Two looks. `promise` costs little: the names around the records, a heading like "5 comments" before them,
"Reply" inside them. `judge` weighs that with what the records hold once read: names, dates, words. Menus,
lists of posts, goods and
recent-comments boxes fail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from cleaning.blocks import holds_more, inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.areas import PAGE_TAGS, is_head_box, is_heading
from cleaning.comments.draft import Draft
from cleaning.comments.entries import denies_comments, heads_others, labels_thing
from cleaning.comments.lists import (
    FULL_RUN,
    are_answerable,
    are_links,
    can_be_retweeted,
    has_button,
    lead_apart,
    list_pages,
    records_of,
)
from cleaning.comments.records import Record
from cleaning.comments.short_texts import HEADING_TAGS, MARK_CHARS, short_text
from cleaning.comments.shown_dates import find_date
from cleaning.comments.words import is_sign
from cleaning.subjects import is_subject

LEAST_QUALITY = 0.5
"""Below it a run is no discussion; set so that labelled pages without comments give none."""
UNDATED_PROMISE = 0.7
"""What names and places must promise where no record bears a date."""
FEW = 4
"""Records from which one and the same name in all of them is a button."""
NAMES_AROUND = 5
"""Elements at and around a record whose names are asked."""
HEADING_DISTANCE = 4
"""Siblings before a record, at most, among which a heading is sought."""
MOST_PEOPLE = 0.8
"""Different people per record among whom equal words are no button."""
SAME_KIND = 0.6
"""Share of names without dates from which one closing word in them is that of a kind of things."""
LEAST_CHARS = 4
"""Letters of one word that says something."""
_IDEOGRAMS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
"""Two signs of Chinese or Japanese are a word or more."""
MOST_LISTS = 20
"""Lists in the box of a form that are looked at."""
HEADING_PARTS = 2
"""Elements in a heading, at most: a link and a number."""
BOXES_OPENED = 3
"""Boxes in one another that open with the first record, at most."""
_HEADINGS = frozenset({"h2", "h3", "h4"})
_RULES = frozenset({"hr", "br"})
_NEVER_AROUND = frozenset({"nav", "aside", "select"})
_NEVER_ROOT = frozenset("html body head form input textarea option script style h1 h2 button label".split())


def promise(records: list[Record], undated: set[_Element]) -> float:
    """What the names and places of the roots say, before any field is read: 0 is no, 1 is the most.

    `undated`: elements of the page of which it is known that they bear no date; more are learnt.
    """
    root = records[0].nodes[0]
    if root.tag in _NEVER_ROOT or (len(records) == 1 and not _may_be_dated(records, undated)):
        return 0.0  # links, forms and empty areas, the commonest runs of all: they need no further look
    around = [root, *root.iterancestors()]
    called = [hints.names(element) for element in around[:NAMES_AROUND] if element.tag not in PAGE_TAGS]
    if stands_elsewhere(called) or _is_apart(records):
        return 0.0
    sure_itself = hints.hints(root, hints.SURE)
    sure = any(hints.says(hints.SURE, name) for name in called if name)
    named = sure or any(hints.says(hints.COMMENT, name) for name in called if name)
    heading = _heading_before(root)
    headed = heading is not None or _follows_form(root)
    counted = heading is not None and _claims(heading, len(records))
    worded = headed or any(has_button(record) for record in records[:3])
    if not (sure or (worded and len(records) > 1) or counted):
        return 0.0
    if len(records) == 1 and not sure_itself and not counted:
        return 0.0
    numbered = sum(record.number is not None for record in records) / len(records)
    length = min(1.0, len(records) / FULL_RUN)
    value = 0.2 + 0.2 * sure + 0.1 * named + 0.2 * numbered + 0.2 * worded + 0.1 * length
    value += 0.15 * headed + 0.15 * counted
    if value < LEAST_QUALITY and are_answerable(records):
        value = LEAST_QUALITY
    if value < LEAST_QUALITY or (not sure_itself and is_headed_elsewhere(records)):
        return 0.0
    return 0.0 if _needs_date(len(records), value) and not _may_be_dated(records, undated) else value


def is_aside(around: list[_Element]) -> bool:
    """Whether one of the elements around the records is for what is not the page's subject; the footer of an
    article is part of it.
    """
    tags = [str(element.tag) for element in around]
    article = max((place for place, tag in enumerate(tags) if tag == "article"), default=-1)
    return any(
        tag in _NEVER_AROUND or (tag == "footer" and place > article) for place, tag in enumerate(tags)
    )


def _is_apart(records: list[Record]) -> bool:
    """Whether the records stand in what is not the page's subject; an `aside` is part of it where each record
    has its own "Reply" button, as the newest comments of a site have not.
    """
    around = list(records[0].nodes[0].iterancestors())
    if not is_aside(around):
        return False
    return is_aside([e for e in around if e.tag != "aside"]) or not are_answerable(records)


def _follows_form(root: _Element) -> bool:
    """Whether right before the records, or the box that they open, stands a form with room for a comment."""
    box: _Element | None = root
    for _ in range(BOXES_OPENED):
        before = None if box is None else _before(box)
        if before is not None:
            return next(before.iter("textarea"), None) is not None and not _has_place(before)
        box = None if box is None else box.getparent()
    return False


def _has_place(box: _Element) -> bool:
    """Whether a box around a form has a list for comments of its own, an empty one: what follows is other."""
    lists = islice(box.iter("ol", "ul"), MOST_LISTS)
    return any(hints.hints(element, hints.SURE) and not len(element) for element in lists)


def _before(element: _Element) -> _Element | None:
    """The sibling before an element, rules and line breaks aside."""
    siblings = element.itersiblings("*", preceding=True)
    return next((sibling for sibling in siblings if sibling.tag not in _RULES), None)


def _needs_date(count: int, promised: float) -> bool:
    """Whether a run of so many records counts only if one of them bears a date."""
    return count == 1 or promised < UNDATED_PROMISE


def _may_be_dated(records: list[Record], undated: set[_Element]) -> bool:
    """Whether a record shows a date or an age, or keeps an instant in an attribute: to look is cheaper than
    to read them. An age is told only where it stands alone, as in an element beside the name.

    Boxes named after comments stand in one another: what is in an undated one is not looked at again.
    """
    for node in (node for record in records for node in record.nodes if node not in undated):
        if _holds_date(node):
            return True
        undated.update(node.iter("*"))
    return False


def _holds_date(node: _Element) -> bool:
    if _INSTANT.search(etree.tostring(node, encoding="unicode", with_tail=False)):
        return True
    texts = [text for raw in map(str, node.itertext()) if (text := raw.strip())]
    if any(find_date(text) for text in texts if len(text) <= MARK_CHARS):
        return True
    has_figures = any(_NUMBER.search(text) for text in texts)  # those of a date in pieces
    return has_figures and any(find_date(line) for line in lines_of(node))


_INSTANT = re.compile(r'"\s{0,9}(?:(?:19|20)\d\d-\d\d-\d\d|\d{10})')
"""Begins every attribute that `moments.read_instant` reads."""


def judge(drafts: list[Draft], promised: float) -> float:
    """The promise weighed with what the records hold."""
    worded = [draft for draft in drafts if _says_something(draft.text)]
    named = sum(draft.author is not None for draft in worded)
    dated = sum(bool(draft.shown or draft.instant) for draft in worded)
    if not worded or len(worded) < 0.6 * len(drafts) or named < 0.6 * len(worded):
        return 0.0
    if not dated and _needs_date(len(drafts), promised):
        return 0.0
    if _are_notes(worded, dated) or are_links(worded, dated):
        return 0.0
    records = records_of(worded)
    if list_pages(worded) or lead_apart(records) or all(map(can_be_retweeted, records[:FULL_RUN])):
        return 0.0
    if len({draft.text for draft in worded}) < 0.6 * len(worded) and not _speak_alike(worded, promised):
        return 0.0
    return promised * (0.5 + 0.3 * named / len(worded) + 0.2 * dated / len(worded))


def _are_notes(drafts: list[Draft], dated: int) -> bool:
    """Whether one and the same name stands in all drafts, or what bears no date explains kinds of things or
    ends in headings.
    """
    if len({draft.author for draft in drafts}) < 2 and (
        len(drafts) >= FEW or (len(drafts) > 1 and not dated)
    ):
        return True
    return not dated and (_name_kinds(drafts) or _end_in_headings(records_of(drafts)))


def _name_kinds(drafts: list[Draft]) -> bool:
    """Whether most names end with the same word, as those of badges, plans and editions do in a list that
    explains them: "Fact Checker Badge".
    """
    closing = Counter(
        name.rpartition(" ")[2].casefold() for draft in drafts if " " in (name := draft.author or "")
    )
    return len(drafts) >= FEW and max(closing.values(), default=0) >= SAME_KIND * len(drafts)


def _end_in_headings(records: list[Record]) -> bool:
    """Whether half of the records end in a heading: they are an article, cut between its sections."""
    ends = (
        next((e for e in reversed(list(r.own_elements())) if (e.text or "").strip()), None) for r in records
    )
    headed = sum(end is not None and _in_heading(end) for end in ends)
    return 2 * headed >= len(records)


def _in_heading(element: _Element) -> bool:
    return any(step.tag in _HEADINGS for step in (element, element.getparent()) if step is not None)


def _says_something(text: str) -> bool:
    if labels_thing(text):
        return False
    is_word = len(text) >= LEAST_CHARS or _IDEOGRAMS.search(text) is not None
    return is_word or len(text.split()) >= 2 or is_sign(text)


def _speak_alike(drafts: list[Draft], promised: float) -> bool:
    """Whether different people say the same, each at a date, where much promises a discussion: "Thanks!"."""
    people = {draft.author for draft in drafts if draft.author and (draft.shown or draft.instant)}
    return promised >= UNDATED_PROMISE and len(people) >= MOST_PEOPLE * len(drafts)


def stands_elsewhere(called: list[str]) -> bool:
    """Whether the nearest telling name around the records is that of a box about other things."""
    called = list(map(hints.without_hooks, called))
    if called and any(
        hints.says(hints.SURE, name) and not hints.says(hints.ELSEWHERE, name) for name in called[0].split()
    ):
        return False
    for name in filter(None, called):
        if hints.says(hints.ELSEWHERE, name):
            return True
        if hints.says(hints.SURE, name):
            return False
    return False


def follows_heading(record: Record) -> bool:
    """Whether a heading like "5 comments" stands before a record."""
    return _heading_before(record.nodes[0]) is not None


def is_called_comment(record: Record) -> bool:
    """Whether a record's name, or a heading before it, says that it is a comment."""
    return hints.hints(record.nodes[0], hints.SURE) or follows_heading(record)


def _heading_before(root: _Element) -> _Element | None:
    """The heading like "5 comments" before the records, if there is one."""
    element: _Element | None = root
    for _ in range(NAMES_AROUND):
        if element is None:
            return None
        for sibling in _previous(element):
            if is_heading(sibling) or is_head_box(sibling):
                return sibling
        element = element.getparent()
    return None


def is_headed_elsewhere(records: list[Record]) -> bool:
    """Whether what stands before the records says that there are no comments, or heads other posts, and
    they cannot be answered.
    """
    return _follows_other(records[0].nodes[0]) and not are_answerable(records)


def _follows_other(root: _Element) -> bool:
    """Whether the nearest heading before the records is one of other posts, or denies that there are
    comments; one of comments may stand further up.
    """
    step: _Element | None = root
    for opened in range(NAMES_AROUND):
        if step is None or step.tag in PAGE_TAGS:
            return False
        for place, sibling in enumerate(_previous(step)):
            text = _heading_text(sibling)
            if place == 0 and opened < BOXES_OPENED and heads_others(text):
                return True
            if denies_comments(text):
                return True
            if is_heading(sibling) or is_head_box(sibling):
                return False
        step = step.getparent()
    return False


def _heading_text(element: _Element) -> str:
    """The text of an element that is short, and no link or button; empty where it is none."""
    if element.tag == "a" or element.tag not in HEADING_TAGS or holds_more(element, HEADING_PARTS):
        return ""
    text = inline_text(element)
    return text if len(text) <= MARK_CHARS else ""


def heads_none(heading: _Element) -> bool:
    """Whether a heading says that there are no comments."""
    return denies_comments(_heading_text(heading))


def _claims(heading: _Element, count: int) -> bool:
    """Whether a heading says just how many records there are."""
    return str(count) in _NUMBER.findall(inline_text(heading))


_NUMBER = re.compile(r"\d+")


def _previous(element: _Element) -> Iterator[_Element]:
    for count, sibling in enumerate(element.itersiblings(preceding=True)):
        if count >= HEADING_DISTANCE:
            return
        if isinstance(sibling.tag, str):
            yield sibling


def opens_thread(records: list[Record]) -> bool:
    """Whether the first record is the post itself: as in forums it bears the number "#1" or a subject that
    all others answer, and nothing calls it a comment.
    """
    root = records[0].nodes[0]
    if len(records) < 2 or hints.hints(root, hints.SURE) or _heading_before(root) is not None:
        return False
    numbered = any((e.text or "").strip() == "#1" for e in records[0].own_elements() if e.tag == "a")
    return numbered or answer_first(records)


def answer_first(records: list[Record]) -> bool:
    """Whether all records but the first bear its subject as an answer: "Soup", then "Re: Soup"."""
    subjects = set(_short_texts(records[0]))
    return all(any(_answered(text) in subjects for text in _short_texts(record)) for record in records[1:])


def _short_texts(record: Record) -> Iterator[str]:
    return filter(None, map(short_text, record.own_elements()))


def _answered(text: str) -> str | None:
    """The subject that a line like "Re: Soup" answers."""
    return re.split("[:：]", text, maxsplit=1)[1].strip() if is_subject(text) else None
