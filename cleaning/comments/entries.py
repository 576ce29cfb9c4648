"""What the entries of a list of other things show and comments do not: titles that lead to pages of their
own, titles and numbers where names must stand, sizes where words must.

Asked of records that are read, and only where these cannot be answered one by one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lxml.etree import _Element

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.draft import Draft
from cleaning.comments.shown_dates import is_date
from cleaning.comments.words import MEASURE, clean_name, is_interface
from cleaning.phrases import is_phrase
from cleaning.subjects import is_subject

NOWHERE = ("#", "javascript:", "mailto:")
"""How the address of a link begins that leads to no other page."""
TITLE_WORDS = 3
"""Fewest words of a link that is the title of a page rather than a name."""
TITLE_SIGNS = 5
"""The same in signs of scripts that set no spaces."""
SMALL_WORDS = 3
"""Words without a capital in a name from which on it is a title: "How we painted the shed"."""
UNCASED_WORDS = 4
"""Words of a title in a script without capitals; most names have three at most."""
LEAST_SERIES = 3
"""Names that differ in figures alone and are no chance."""
LEAST_LEADING = 2
"""Entries that make a list."""
ON = ""
"""Stands for the words of a button that leads on to the page."""
LEADING_CHARS = 20
"""Characters beside the link of a title: "Ann Lee on", in several languages."""
MOST = 0.5
"""Share of the entries above which the list is one of titles."""
_SAMPLE = 20
"""Entries that are looked at."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_NUMBERED = re.compile(r"(\D{0,20}(?<![a-zA-Z]{2}))(\d{1,6}(?:[.,]\d{1,6}){0,3})")
"""A word with figures; those of a nickname, "ann1", are glued to its letters."""
_FIGURES = re.compile(r"\d+")
_MEASURE = re.compile(r"\d[\d.,]*\s?[^\W\d_]{1,3}\.?")
"""A size, a price or a length: "4.4 MB", "12 min"."""
_TABLE_OF_MEASURES = re.compile(rf"(?:{MEASURE}(?:\s[^\W\d_]+){{0,3}}(?:\s|$))+", re.IGNORECASE)
"""Measures with what they are of: a row of what food is made of."""


def lead_to_titles(drafts: Sequence[Draft]) -> bool:
    """Whether most records link to a page of their own by its title, or by a button to read on there."""
    sample = [draft for draft in drafts[:_SAMPLE] if draft.record is not None and draft.kind == "comment"]
    if len(sample) < LEAST_LEADING:
        return False
    titles = [_titles(draft) for draft in sample]
    counts = Counter(text for texts in titles for text in texts)
    own = sum(any(text == ON or counts[text] == 1 for text in texts) for texts in titles)
    return own > MOST * len(sample)


def share_titles(drafts: Sequence[Draft]) -> bool:
    """The same for comments that are told apart by their lines alone and so share one record."""
    names = {draft.author for draft in drafts}
    titles = {
        text for text in _titles(Draft(record=drafts[0].record)) if text not in names or is_long(text, more=1)
    }
    return len(titles) >= LEAST_LEADING and len(titles) > MOST * len(drafts)


def _titles(draft: Draft) -> set[str]:
    """The texts of a record's links to other pages that are titles and no words of a sentence; `ON` for a
    button to read on.
    """
    found = set()
    for element in draft.record.own_elements() if draft.record else ():
        href = element.get("href") if element.tag == "a" else None
        if not href or "#" in href or href.startswith(NOWHERE) or hints.leads_to_person(element):
            continue
        text = inline_text(element)
        if is_phrase(text, "continuation"):
            found.add(ON)
        elif _may_be_title(text, draft) and not _stands_in_sentence(element):
            found.add(text)
    return found


def _may_be_title(text: str, draft: Draft) -> bool:
    if not is_long(text) or is_date(text) or is_interface(text) or is_subject(text):
        return False
    is_name = draft.author in (text, clean_name(text))
    return not is_name or is_long(text, more=1)


def _stands_in_sentence(link: _Element) -> bool:
    """Whether more words stand right beside a link than lead to a title: "Ann on"."""
    before, parent = link.getprevious(), link.getparent()
    ahead = before.tail if before is not None else None if parent is None else parent.text
    return any(text is not None and len(text.strip()) > LEADING_CHARS for text in (ahead, link.tail))


def is_long(text: str, *, more: int = 0) -> bool:
    """Whether a link says more than a name does, by so many words more.

    >>> is_long("Our garden in March"), is_long("三月的花园"), is_long("Ann Lee"), is_long("@a b c")
    (True, True, False, False)
    """
    if text.startswith(("http", "www.", "@")):
        return False
    return len(text.split()) >= TITLE_WORDS + more or (
        not text.isascii() and len(_UNSPACED.findall(text)) >= TITLE_SIGNS + 2 * more
    )


def have_title_names(drafts: Sequence[Draft]) -> bool:
    """Whether titles or numbers stand where names must: those of versions and episodes differ in figures
    alone.
    """
    return are_titles([draft.author for draft in drafts if draft.author])


def are_titles(names: Sequence[str]) -> bool:
    """The same for the names alone."""
    titled = sum(map(is_title, names))
    return titled > MOST * len(names) or is_series(names)


def is_title(name: str) -> bool:
    """Whether what stands where a name must is the title of something, a credit, or a button.

    >>> is_title("How we painted the shed"), is_title("Ludwig van der Rohe"), is_title("ann lee")
    (True, False, False)
    >>> is_title("Photo: Ann Lee")
    True
    """
    if is_phrase(name, "meta", "continuation"):
        return True
    if any(map(str.isdigit, name)):
        return False  # a date or a number beside a name
    small = [word for word in name.split() if word[0].islower() and word.casefold() not in _PARTICLES]
    return len(small) >= SMALL_WORDS or (not name.isascii() and _is_uncased_title(name))


def _is_uncased_title(name: str) -> bool:
    """The same for scripts without capitals, by the count of words.

    >>> _is_uncased_title("عشر طرق لحفظ الدقيق"), _is_uncased_title("محمد بن عبد الله")
    (True, False)
    """
    words = [word for word in name.split() if word not in _PARTICLES]
    return len(words) >= UNCASED_WORDS and name.lower() == name.upper()


_PARTICLES = frozenset(
    "van von der den de la le du da di dos das del do el al bin ibn y e zu بن ابن عبد أبو ابو آل".split()
)
"""Small words of family names."""


def is_series(names: Iterable[str]) -> bool:
    """Whether names open with one word and figures that go on by one: "Episode 1", "Episode 2".

    >>> is_series(["v1.1", "v1.2", "v1.3"]), is_series(["Guest 17", "Guest 4", "Guest 90"])
    (True, False)
    >>> is_series(["Episode 1: Jam", "Episode 2: Flour", "Episode 3: Salt"])
    True
    >>> is_series(["ann1", "ann2", "ann3"]), is_series(["1 Ann", "2 Bo", "3 Cy"])
    (False, False)
    """
    opened = [_NUMBERED.match(name) for name in names]
    if len(opened) < LEAST_SERIES or not all(opened):
        return False
    heads = {found[1] for found in opened if found}
    figures = [tuple(map(int, _FIGURES.findall(found[2]))) for found in opened if found]
    is_word = len(heads) == 1 and any(map(str.isalpha, heads.pop()))  # forums print numbers before names
    return is_word and all(_step(a, b) in (1, -1) for a, b in pairwise(figures))


def _step(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """By how much the first figures that differ do."""
    return next((later - earlier for earlier, later in zip(a, b, strict=False) if later != earlier), 0)


def heads_others(text: str) -> bool:
    """Whether a heading is one of other posts, and no button above comments ("Latest") or advert.

    >>> heads_others("Related posts"), heads_others("Show more"), heads_others("5 comments")
    (True, False, False)
    """
    return is_phrase(text, "related") and not is_phrase(text, "more_comments", "continuation", "advert")


def denies_comments(text: str) -> bool:
    """Whether a heading says that there are no comments.

    >>> denies_comments("No comments yet"), denies_comments("0 comments"), denies_comments("10 comments")
    (True, True, False)
    """
    if is_phrase(text, "no_comments"):
        return True
    return "0" in text and _FIGURES.findall(text) == ["0"] and is_phrase(text, "comments_heading")


def labels_thing(text: str) -> bool:
    """Whether all that is said is sizes or a credit, as files, pictures and tables of nutrition bear them.

    >>> labels_thing("4.4 MB"), labels_thing("12 loaves"), labels_thing("so true"), labels_thing("Photo: Ann")
    (True, False, False, True)
    >>> labels_thing("163kcal 1.2g of fibre"), labels_thing("355mg of salt is far too much")
    (True, False)
    """
    if is_phrase(text, "meta") and ":" in text.replace("：", ":"):
        return True
    return text[:1].isdigit() and bool(_MEASURE.fullmatch(text) or _TABLE_OF_MEASURES.fullmatch(text))
