"""Title, author and date of a post from the lines above and below it.

The title is a line that has the words of the page's address, the line above the one that says who opened a
thread, or the most probable line (`titles`). Author and date: a by-line above the post; a by-line below it;
"More articles by NAME" behind the discussion; the author box below the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from cleaning.cuts import CutLog
from cleaning.metadata.names import name_in_byline
from cleaning.phrases import fold, name_in
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, is_name, read_line
from cleaning.text.moments import moment_in
from cleaning.text.names import bare_name, is_bare
from cleaning.text.titles import MOST_CANDIDATES, Candidates, Page, likely_title, title_rows

TITLE_CHARS = 200
"""Longest title; the longest of the development pages has 140 characters."""

BYLINE_CHARS = 120
"""Longest by-line."""

TAIL_LINES = 6
"""Lines at the end of the post that may be by-line, author box or link bar."""

STORY_LINES = 3
"""Lines from the end of the post in which an author box may begin; links to more posts stand below it."""

NAMED_IN_FULL = 2
"""Words of a name at the end of a heading that the box must repeat."""

SIGNED_ABOVE = 4
"""Lines above a title in which by-line or date may stand."""

NEAR_POST = 4
"""Lines above the post in which its by-line stands."""

FEW_ABOVE = 3
"""Lines of words above a post, at most, of which the one beside its by-line, or the first, is the title: more
are a menu.
"""

MIN_ABOVE_BOX = 3
"""Paragraphs of post that must stand above an author box that nothing announces."""

SLUG_WORDS = 3
"""Words of an address from which it names a title; shorter ones are sections and numbers."""

SLUG_SHARE = 0.8
"""Share of the address's words that the title has; addresses drop or add a word."""

_OPENED = ("thread_opened", "thread_date")
"""What forums print below the title of a thread."""

_MONTH = re.compile(r"[^\W\d_]{3,12}\.? (?:19|20)\d{2}")
_BAR = re.compile(r"\s[|·•]\s")
_BAR_LABELS = 3
_SITE_BEHIND = re.compile(r"\s?[|·•»:–—-]\s")
_SITE_BEFORE = re.compile(r"[|·•»:–—-]\s$")
_BY = re.compile(
    r"^(?:(?:posted|written|published|submitted|gepostet|verfasst|geschrieben|veröffentlicht|publié|écrit|rédigé"
    r"|publicado|escrito|pubblicato|scritto|geplaatst|geschreven)\s)?"
    r"(?:by|von|par|por|di|da|door|av|af)\s?:?\s(?P<name>[^|,•·●]{2,60}?)"
    r"(?=\s*(?:[|,•·●–-]\s|//|\son\s|\sam\s|\sat\s|\sin\s|$))",
    re.IGNORECASE,
)
_LINKED_TO = re.compile(r"(?<=\S)\s\((?:[\w-]{1,40}\.){1,4}[a-zA-Z]\w{1,24}\)$")
"""Where the link leads that a title is, as lists of links show: "On rye (self.baking)"."""
_PUBLISHED = re.compile(r"\s(?:published|posted|updated|on)$", re.IGNORECASE)
"""What may stand between a name and its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the lines around a post tell of it."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    evidence: str = ""
    """Which lines gave the author."""


def read_head(
    head: Sequence[Line],
    body: Sequence[Line] = (),
    rest: Sequence[Line] = (),
    url: str | None = None,
    *,
    writer: str | None = None,
) -> Head:
    """Title, author and date from the lines above the post.

    body: the post; its first line may be the title, too. rest: what stands below it. writer: the author whom
    the page names elsewhere; below the title may stand the name, and then a headline.
    """
    title = _titled(head, url, writer) or _likely(Page(head, body, rest), last_byline(head))
    author = date = None
    for _, by in _bylines(head[_place_above(head, title) :]):
        author, date = author or by.author, date or by.date
    title = _LINKED_TO.sub("", title) if title else None
    return Head(title=title, author=author, date=date, evidence="by-line" if author else "")


def _place_above(head: Sequence[Line], title: str | None) -> int:
    """The line from which on by-line and date are those of the post: menus are made by somebody, too."""
    titled = next((at for at in range(len(head) - 1, -1, -1) if head[at].text == title), 0)
    return max(0, titled - SIGNED_ABOVE)


def _bylines(head: Sequence[Line]) -> Iterator[tuple[int, Head]]:
    """The lines that give author or date, until both are known, with their places."""
    author = date = None
    for at, line in enumerate(head):
        if author and date:
            return
        by = _read_opening(line) if line.reading.is_phrase(*_OPENED) else read_byline(line.text)
        if by and (by.author or by.date):
            author, date = author or by.author, date or by.date
            yield at, by


def _read_opening(line: Line) -> Head:
    """What a line says of who opened a thread, or when: "Thread starter Ann", "Start date May 3, 2020"; some
    forums print the label twice.
    """
    name = name_in(line.text, "thread_opened")
    return Head(author=(name_in(name, "thread_opened") or name) if name else None, date=moment_in(line.text))


def last_byline(head: Sequence[Line]) -> tuple[int, int] | None:
    """First and last of the by-line and date that stand together, nearest to the post."""
    found = [at for at, _ in _bylines(head)]
    if not found:
        return None
    start = end = found[-1]
    for at in reversed(found):
        start = at if start - at <= 1 else start
    return start, end


def take_tail(body: list[Line], cuts: CutLog) -> Head:
    """Take by-line, author box and link bars off the end of the post; what they tell of it."""
    author = date = None
    window = max(0, len(body) - TAIL_LINES)
    for i in range(len(body) - 1, window, -1):
        text = body[i].text
        by = read_byline(text) if body[i].reading.mark is not Mark.TEXT or named_author(text) else None
        if by and (by.author or by.date):
            author, date = author or by.author, date or by.date
            cuts.add("byline", body.pop(i).text)
        elif _is_bar(text) or (len(text) > 2 and not text.strip("_-=*~–— ")):
            cuts.add("link_bar", body.pop(i).text)
    boxed = _take_box(body, cuts)
    return Head(author=author or boxed, date=date, evidence="by-line" if author else "author box")


def author_behind(rest: Sequence[Line]) -> str | None:
    """The author named by a heading over more posts: "More articles by NAME", in any language."""
    for line in rest:
        name = name_in(line.text, "related") if "related" in line.reading.families else None
        if name and is_name(name) and not name[0].islower():
            return name
    return None


def read_byline(text: str) -> Head | None:
    """Name and date of a post's by-line; None where the line is none."""
    return _read_byline(text) if len(text) <= BYLINE_CHARS else None


def named_author(text: str) -> str | None:
    """The name in a line that begins with "by" and a name, in any language."""
    if len(text) > BYLINE_CHARS:
        return None
    by = _BY.match(text)
    name = _undated(text, by) if by else name_in_byline(text) or ""
    return name if is_bare(name) and is_name(name) else None


def _undated(text: str, by: re.Match[str]) -> str:
    """The name in a by-line without the date that follows it at once: months may look like names."""
    date = moment_in(text)
    start = text.find(date) if date else len(text)
    name = by["name"] if by.end("name") <= start else text[by.start("name") : start]
    return _PUBLISHED.sub("", name.strip())


@lru_cache(maxsize=4096)
def _read_byline(text: str) -> Head | None:
    name, date = named_author(text), moment_in(text)
    if name:
        return Head(author=name, date=date, evidence="by-line")
    reading = read_line(text)
    if reading.mark is Mark.BYLINE:
        named = reading.author and name_in_byline(reading.author)
        return Head(author=named or reading.author, date=reading.date)
    if date and (name := _name_before(text, date)):
        return Head(author=name, date=date)
    return Head(date=date) if reading.mark is Mark.DATE or (date and len(text) <= 2 * len(date)) else None


def _name_before(text: str, date: str) -> str | None:
    """The name in "Ann Lee 02 Feb 2026 Garden 7 Comments": a line that a count of comments closes."""
    name, _, behind = text.partition(date)
    counted = read_line(" ".join(behind.split()[-2:])).mark is Mark.HEADING
    name = bare_name(name)
    return name if counted and len(name.split()) > 1 and is_name(name) else None


def _titled(head: Sequence[Line], url: str | None, writer: str | None) -> str | None:
    """The line that has the words of the page's address, stands above the one that says who opened a thread
    or above the name of the writer, or opens the first line, the window's title.
    """
    usable = [line.text if _is_usable(line) else "" for line in head]
    wanted = _address_words(url)
    if named := next((text for text in usable if wanted and _has_words(text, wanted)), None):
        return named
    opened = next((at for at, line in enumerate(head) if line.reading.is_phrase("thread_opened")), 0)
    if above := next(filter(None, reversed(usable[:opened])), None):
        return above
    signed = next((at for at, text in enumerate(usable) if writer and text == writer), 0)
    if signed and usable[signed - 1]:
        return usable[signed - 1]
    return _named_by_window(usable, head[0].text) if head else None


def _likely(page: Page, byline: tuple[int, int] | None) -> str | None:
    """The most probable title; where none is probable, of few lines the one beside the by-line, or the first
    one.
    """
    candidates = title_candidates(page, byline)
    if title := likely_title(candidates):
        return title
    above = candidates.above
    if not above or len(above) > FEW_ABOVE:
        return None
    texts = [line.text for line in page.head]
    if byline and byline[1] >= len(texts) - NEAR_POST:
        beside = [texts[at] for at in _beside(texts, *byline) if at < len(texts)]
        return next((text for text in beside if text in above), None)
    return above[0]


def title_candidates(page: Page, byline: tuple[int, int] | None) -> Candidates:
    """The lines above the post, and the first one of it, that may be its title.

    byline: first and last place of by-line and date.
    """
    texts = [line.text for line in (*page.head, *page.body[:1])]
    lines = enumerate((*page.head, *page.body[:1]))
    usable = [at for at, line in lines if _is_usable(line)][-MOST_CANDIDATES:]
    beside = frozenset(_beside(texts, *byline) if byline else ())
    return Candidates(
        texts=[texts[at] for at in usable],
        above=[texts[at] for at in usable if at < len(page.head)],
        rows=title_rows(page, usable, beside),
    )


def _named_by_window(usable: Sequence[str], window: str) -> str | None:
    """The line that is one end of the window's title, the name of the site being the other: "On rye - Ann's
    kitchen", "Ann's kitchen: On rye". Where lines are both ends the one that comes less often, or nearer to
    the post; else one that is no shorter than what the window says beside it.
    """
    ends = [text for text in usable[1:] if text and _is_end(text, window)]
    if len(set(ends)) > 1:
        return min(reversed(ends), key=ends.count)
    return ends[0] if ends and 2 * len(ends[0].split()) >= len(window.split()) - 1 else None


def _is_end(text: str, window: str) -> bool:
    """Whether a line is one end of a window's title."""
    if window.startswith(text):
        return _SITE_BEHIND.match(window, len(text)) is not None
    return window.endswith(text) and _SITE_BEFORE.search(window, 0, len(window) - len(text)) is not None


def _is_usable(line: Line) -> bool:
    return (
        1 < len(line.text) <= TITLE_CHARS
        and line.reading.mark is Mark.TEXT
        and not line.reading.is_phrase(*_OPENED)
        and not read_byline(line.text)
        and not is_navigation(line.text)
    )


def _beside(texts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The line above by-line and date, over a month that stands with them; the line below them."""
    above = first - 1
    while above > 0 and _MONTH.fullmatch(texts[above]):
        above -= 1
    return above, last + 1


def _address_words(url: str | None) -> list[str]:
    """The words of which the address of a page is made, where they can name its title."""
    slug = urlsplit(url).path.rstrip("/").rpartition("/")[2] if url else ""
    words = [word for word in re.split(r"[-_.]", slug.casefold()) if len(word) > 2 and word.isalpha()]
    return words if len(words) >= SLUG_WORDS else []


def _has_words(text: str, wanted: Sequence[str]) -> bool:
    """Whether a line has nearly all the words of the page's address."""
    words = set(fold(text).split())
    return sum(word in words for word in wanted) >= SLUG_SHARE * len(wanted)


def is_navigation(text: str) -> bool:
    """Links to other pages on one line: "« An older post | Main", "Home | About | Archive".

    >>> is_navigation("« An older post | Main"), is_navigation("How we moved the piano")
    (True, False)
    """
    return text[0] in "«‹←<" or text[-1] in "»›→" or _is_bar(text)


def _is_bar(text: str) -> bool:
    """Labels of links side by side: "Book | Twitter | YouTube"."""
    labels = _BAR.split(text)
    return len(labels) >= _BAR_LABELS and max(map(len, labels)) <= BYLINE_CHARS / 2 and text[-1] not in ".!?…"


def _take_box(body: list[Line], cuts: CutLog) -> str | None:
    """The author box at the very end of the post: a name alone, then a paragraph about that person.

    A note on where the post was first published ends it, so that all behind it is box; else the paragraph
    must open with the name.
    """
    note = next(
        (
            i
            for i in range(max(1, len(body) - TAIL_LINES), len(body))
            if body[i].reading.is_phrase("syndication", "bio")
        ),
        None,
    )
    if note is not None:
        box = [line.text for line in body[note + 1 :]]
        cuts.add("author_box", " ".join(line.text for line in body[note:]))
        del body[note:]
        if len(box) > 1 and is_name(box[0]):
            return box[0]
    return _take_story(body, cuts)


def _take_story(body: list[Line], cuts: CutLog) -> str | None:
    """The name that ends a heading ("About Ann Lee") right above a paragraph that begins with it."""
    for at in range(len(body) - 1, max(MIN_ABOVE_BOX, len(body) - STORY_LINES), -1):
        above, story = body[at - 1].text, body[at].text
        name = above if is_name(above) else " ".join(above.split()[-NAMED_IN_FULL:])
        full = NAMED_IN_FULL if name != above else 1
        opens = fold(story).startswith(" ".join(fold(name).split()[:full]) + " ")
        if len(name.split()) > 1 and len(above) <= TITLE_CHARS and name.istitle() and opens:
            cuts.add("author_box", " ".join(line.text for line in body[at - 1 :]))
            del body[at - 1 :]
            return name
    return None
