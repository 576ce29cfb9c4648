"""Discussions that no word of the page announces: no heading, no "Reply", no telling name.

They are told by what their records alone can tell: several dated records of one shape on a page, each with a
name and with words that lead nowhere. Something must be an answer or ask for one: a name that calls another
one, a subject that answers the first, a thread, a form, a signature; and people come back, write at odd times
of day (no programme begins at 10:47), or speak like commenters. Lists of posts lead to them; events, goods,
tickers and teams do not answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml.etree import _Element

from cleaning.blocks import inline_text, lines_of
from cleaning.comments import hints
from cleaning.comments.areas import PAGE_TAGS, Talk, dated_elements
from cleaning.comments.counts import shown_likes
from cleaning.comments.depths import printed_depths
from cleaning.comments.draft import Draft
from cleaning.comments.entries import NOWHERE, have_title_names
from cleaning.comments.fields import read_fields
from cleaning.comments.lists import can_be_retweeted, lead_apart
from cleaning.comments.marks import dated_groups, grow
from cleaning.comments.records import Record
from cleaning.comments.short_texts import MARK_CHARS
from cleaning.comments.shown_dates import is_date
from cleaning.comments.signature import is_signature
from cleaning.comments.thread import link_threads
from cleaning.comments.verdict import (
    NAMES_AROUND,
    answer_first,
    is_aside,
    is_headed_elsewhere,
    stands_elsewhere,
)
from cleaning.comments.words import is_saying
from cleaning.dates import is_age
from cleaning.page_index import PageIndex
from cleaning.phrases import is_phrase

LEAST_RECORDS = 3
MOST_GROUPS = 8
"""Groups of dates on a page that are looked at."""
CONFIDENCE = 0.6
NAMED_SHARE = 0.75
"""Share of the records that must have a name, a date and words: nothing else speaks for them."""
LEAST_WORDS = 6
"""Words of a comment, in the mean; signs of scripts without spaces count as a quarter of a word each."""
MOST_LEADING = 0.2
"""Share of the records that lead to another page."""
LINK_WORDS = 3
"""Words of a link that is a title rather than a name."""
LEAST_SIGNS = 2
ODD_MINUTES = 0.6
"""Share of times of day off the quarters of an hour: by chance it is 0.93."""
ALL_ODD = 0.3
"""Share off the fives; by chance it is 0.8."""
BOXES_AROUND = 4
"""Boxes around the records behind which a form may stand."""
ELEMENTS_BEHIND = 3
"""Elements behind the records, or behind such a box, among which it stands."""
SPOKEN = 0.5
"""Mean log odds from which words speak like comments."""
LEAST_CALLED = 3
"""Letters of a name that stands in no words by chance."""
OPENING_CHARS = 80
"""Characters of a comment's opening in which a name calls somebody."""
LEAST_SPEAKING = 0.25
MOST_SPEAKING = 0.9
"""Shares of the records that ask, exclaim or smile."""
_TITLES = ("h1", "h2", "h3", "h4")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h時时시点點]\s?(\d\d)(?!\d)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_ARTICLES = frozenset("the der die das les los las een one our den det mrs".split())
"""Begin names and sentences alike: "The chair", "Mrs Lamb"."""
_VOICE = re.compile(r"[?!？！؟]|[:;]-?[)D(]|\.\.\.|…")
_FULL_DATE = re.compile(r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d|\d\s*[^\W\d_]{3,12}")


def read_unspoken(index: PageIndex, talk: Talk) -> list[Draft]:
    """The drafts of the first group of dated records that is a discussion; none where there is none."""
    groups = [m for m in dated_groups(dated_elements(talk.short)) if len(m) >= LEAST_RECORDS]
    for group in sorted(groups, key=len, reverse=True)[:MOST_GROUPS]:
        marks = sorted(group, key=index.position.__getitem__)
        records = [record for record in grow(marks, index) if not _holds_headline(record)]
        if len(records) < LEAST_RECORDS or not _may_talk(records):
            continue
        drafts = read_fields(records, index)
        if _talk(drafts, has_form=_stand_by_form(records)):
            link_threads(drafts)
            for draft in drafts:
                draft.confidence = CONFIDENCE
                draft.likes = shown_likes(draft.record) if draft.record else None
            return drafts
    return []


def _stand_by_form(records: Sequence[Record]) -> bool:
    """Whether a form with room for words stands right behind the records or the boxes around them."""
    step: _Element | None = records[-1].nodes[-1]
    for _ in range(BOXES_AROUND):
        if step is None or step.tag in PAGE_TAGS:
            return False
        behind = islice(step.itersiblings("*"), ELEMENTS_BEHIND)
        if any(next(element.iter("textarea"), None) is not None for element in behind):
            return True
        step = step.getparent()
    return False


def _may_talk(records: Sequence[Record]) -> bool:
    """Whether the records stand where a discussion may, and lead nowhere."""
    root = records[0].nodes[0]
    around = [root, *root.iterancestors()]
    called = [hints.names(element) for element in around[:NAMES_AROUND] if element.tag not in PAGE_TAGS]
    if is_aside(around) or stands_elsewhere(called):
        return False
    most = int(MOST_LEADING * len(records))
    leading = islice(filter(_leads_away, records), most, None)  # lists of posts are told by their first ones
    if next(leading, None) is not None or lead_apart(list(records)) or any(map(can_be_retweeted, records)):
        return False
    return not is_headed_elsewhere(list(records))


def _leads_away(record: Record) -> bool:
    """Whether a record has a title, a button to read on, or a link that is a title."""
    for element in record.own_elements():
        if element.tag in _TITLES:
            return True
        href = element.get("href") if element.tag == "a" else None
        if href and not href.startswith(NOWHERE):
            text = inline_text(element)
            is_title = _count_words(text) > LINK_WORDS and not is_date(text)
            if is_title or "#" in href or is_phrase(text, "continuation"):
                return True
    return False


def _holds_headline(record: Record) -> bool:
    """Whether the first headline of the page stands in a record: then it is the post."""
    return any(next(node.iter("h1"), None) is not None for node in record.nodes)


def _talk(drafts: Sequence[Draft], *, has_form: bool) -> bool:
    """Whether read records are what several people said."""
    whole = [draft for draft in drafts if draft.author and draft.shown and draft.text]
    if len(whole) < NAMED_SHARE * len(drafts) or len(whole) < LEAST_RECORDS:
        return False
    people = Counter(draft.author for draft in whole)
    if len(people) < 2 or sum(_count_words(draft.text) for draft in whole) < LEAST_WORDS * len(whole):
        return False
    if len({draft.text for draft in whole}) < len(whole) or have_title_names(whole):
        return False
    if not all(_tells_day(draft.shown or "") for draft in whole):
        return False
    records = [draft.record for draft in drafts if draft.record is not None]
    answering = (
        has_form,
        _are_signed(whole),
        _call_each_other(drafts),
        _are_threaded(whole),
        answer_first(records),
    )
    others = (
        _have_odd_times(whole),
        max(people.values()) > 1,
        _speak_up(whole),
        _mean_talk(whole) >= SPOKEN,
    )
    return any(answering) and sum(answering) + sum(others) >= LEAST_SIGNS


def _tells_day(shown: str) -> bool:
    return _FULL_DATE.search(shown) is not None or is_age(shown)


def _are_signed(drafts: Sequence[Draft]) -> bool:
    """Whether a line of most says that somebody said or wrote it: "Ann wrote on May 3, 2012"."""
    signed = sum(
        any(is_saying(line) or is_signature(line) for line in _short_lines(draft)) for draft in drafts
    )
    return signed >= NAMED_SHARE * len(drafts)


def _short_lines(draft: Draft) -> list[str]:
    nodes = () if draft.record is None else draft.record.nodes
    return [line for node in nodes for line in lines_of(node) if len(line) <= MARK_CHARS]


def _are_threaded(drafts: Sequence[Draft]) -> bool:
    """Whether some stand inside others, or are indented below them: no list of other things is."""
    return any(draft.record and draft.record.around for draft in drafts) or bool(printed_depths(drafts))


def _mean_talk(drafts: Sequence[Draft]) -> float:
    """How much the words speak like comments, in mean log odds."""
    # Imported where it is asked: few pages need the reader of flattened text.
    from cleaning.text.lines import Line  # noqa: PLC0415
    from cleaning.text.talk import mean_talk  # noqa: PLC0415

    return mean_talk([Line(draft.text) for draft in drafts])


def _count_words(text: str) -> float:
    """Words of a text; a quarter for each sign of a script without spaces."""
    words = len(text.split())
    return words if text.isascii() else max(words, len(_UNSPACED.findall(text)) / 4)


def _have_odd_times(drafts: Sequence[Draft]) -> bool:
    """Whether times of day fall anywhere in the hour."""
    minutes = [int(found[1]) for draft in drafts if (found := _CLOCK.search(draft.shown or ""))]
    if len(minutes) < NAMED_SHARE * len(drafts):
        return False
    off_quarters = sum(minute % 15 != 0 for minute in minutes)
    off_fives = sum(minute % 5 != 0 for minute in minutes)
    return off_quarters >= ODD_MINUTES * len(minutes) and off_fives >= ALL_ODD * len(minutes)


def _call_each_other(drafts: Sequence[Draft]) -> bool:
    """Whether somebody's words open with the name of another one of them."""
    names = {draft.author for draft in drafts if draft.author}
    return any(_opens_with_name(draft, names) for draft in drafts)


def _opens_with_name(draft: Draft, names: set[str]) -> bool:
    """Whether a comment's opening holds the first name of somebody else, written as a name is."""
    opening = draft.text[:OPENING_CHARS]
    for name in names:
        first = name.split()[0]
        if name == draft.author or len(first) < LEAST_CALLED or first.casefold() in _ARTICLES:
            continue
        if re.search(rf"(?<!\w){re.escape(first)}(?!\w)", opening):
            return True
    return False


def _speak_up(drafts: Sequence[Draft]) -> bool:
    """Whether they ask, exclaim or smile, as people do to each other, and not in each of their records as
    advertisements do.
    """
    share = sum(_VOICE.search(draft.text) is not None for draft in drafts) / len(drafts)
    return LEAST_SPEAKING <= share <= MOST_SPEAKING
