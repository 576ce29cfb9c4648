"""Comments as feeds, APIs and exports list them -> the discussion under each post.

Method: comments are grouped by the address of their post; where a source names it by number alone, a post of
that number in the same record tells the address. Each group is put into the order of a page: answers stand
under what they answer, otherwise by time. A comment that answers one of another record keeps that one's id
(`Comment.answers`), and the thread is joined where the records come together. Comments whose post cannot be
told become a rejection that says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from cleaning.context import PageContext
from cleaning.cuts import CutLog
from cleaning.errors import CleaningError
from cleaning.metadata.jsonld import clean_value
from cleaning.readers.entries import content_lines, iso_of, tell_evidence
from cleaning.rules.reject import reject
from cleaning.types import Comment, CommentKind, Document, Outcome, Rejection

NO_ENTRIES = "no_entries"
NO_POST = "no_post"
"""Rule: comments that name their post by a number that nothing in the record explains."""
NO_TEXT = "comment_without_text"
"""Rule: comments that say nothing, though a source lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One comment as its source has it: strings undecoded, empty where absent."""

    content: str
    """HTML, unless `is_plain`."""
    is_plain: bool = False
    post_url: str = ""
    post_number: str = ""
    """The source's own number of the post."""
    post_title: str = ""
    author: str = ""
    author_url: str = ""
    published: str = ""
    published_raw: str = ""
    """As the source prints it, where `published` was composed of more."""
    number: str = ""
    """The site's id."""
    name: str = ""
    """What answers call it; empty: its number."""
    answers: str = ""
    """`name` of the comment that it answers."""
    kind: CommentKind = "comment"
    likes: int | None = None
    by_post_author: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A post that was read, or why it is none."""

    number: str = ""
    """The source's own number of the post."""
    url: str = ""
    result: Document | Rejection

    @property
    def key(self) -> str:
        """What its comments are grouped under."""
        return self.url or f"#{self.number}"


def gather(
    posts: Iterable[Posted],
    said: Iterable[Said],
    cuts: CutLog,
    *,
    platform: str | None = None,
    language: str | None = None,
    site: str | None = None,
) -> Outcome:
    """Bring posts and comments of one record together."""
    posted = list(posts)
    groups = _by_post(posted, said)
    results: list[Document | Rejection] = []
    for post in posted:
        comments = groups.pop(post.key, [])
        result = post.result
        if isinstance(result, Document) and comments:
            result = replace(result, comments=arrange(comments, result.language, cuts))
        results.append(result)
    for url, comments in groups.items():
        known = Document(text="", url=url or None, site=site, platform=platform, language=language)
        known = replace(known, evidence=tell_evidence(known, platform or "feed"))
        results.append(discussion(known, comments, cuts) if url else _homeless(comments))
    return outcome_of(results, cuts)


def discussion(known: Document, said: Sequence[Said], cuts: CutLog) -> Document | Rejection:
    """Make a document without text of a post's comments; `known` holds what is known of the post."""
    title = clean_value(next((one.post_title for one in said if one.post_title), "")) or None
    site = host_of(known.url)
    told = {"title": "titles of the comments"} if title else {}
    document = replace(
        known,
        title=known.title or title,
        site=known.site or site,
        comments=arrange(said, known.language, cuts),
        evidence={**told, **({"site": "heuristic: host"} if site else {}), **known.evidence},
    )
    if document.comments:
        return document
    return Rejection(rule=NO_ENTRIES, reason="none of the comments says anything")


def outcome_of(results: Iterable[Document | Rejection], cuts: CutLog) -> Outcome:
    """Number the results and reject what is no row."""
    documents: list[Document] = []
    rejections: list[Rejection] = []
    for number, result in enumerate(results, 1):
        rejection = result if isinstance(result, Rejection) else reject(result)
        if rejection:
            rejections.append(replace(rejection, record=number))
        elif isinstance(result, Document):
            documents.append(replace(result, record=number))
    if not documents and not rejections:
        rejections.append(Rejection(rule=NO_ENTRIES, reason="the record holds neither a post nor a comment"))
    return Outcome(documents=tuple(documents), rejections=tuple(rejections), cuts=cuts.freeze())


def arrange(said: Sequence[Said], language: str | None, cuts: CutLog) -> tuple[Comment, ...]:
    """Put one post's comments into the order of a page, parents set."""
    rows = [(one, comment) for one in said if (comment := _comment(one, language, cuts))]
    if all(comment.published for _, comment in rows):
        rows.sort(key=lambda row: _age(row[1]))
    order = _thread_order([one for one, _ in rows])
    places = _places(order, [one for one, _ in rows])
    comments = []
    for place, index in enumerate(order):
        one, comment = rows[index]
        parent = places.get(one.answers) if one.answers else None
        here = parent if parent is not None and parent < place else None
        elsewhere = one.answers if parent is None and one.answers else None
        comments.append(
            replace(
                comment,
                parent=here,
                parent_evidence=None if here is None and elsewhere is None else "named",
                answers=elsewhere,
            )
        )
    return tuple(comments)


def address_of(link: str) -> str:
    """Cut the comment's part off a link to it.

    >>> address_of("https://cook.example/soup/#comment-7")
    'https://cook.example/soup/'
    """
    return link.partition("#")[0].strip()


def host_of(url: str | None) -> str | None:
    """Name the host of an address, where the source does not name its site."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _by_post(posted: Sequence[Posted], said: Iterable[Said]) -> dict[str, list[Said]]:
    """Group by the post's address; under "" what names none."""
    keys = {post.number: post.key for post in posted if post.number}
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[keys.get(one.post_number) or one.post_url].append(one)
    return groups


def _homeless(said: Sequence[Said]) -> Rejection:
    numbers = sorted({one.post_number for one in said if one.post_number}, key=lambda n: (len(n), n))
    named = f" by the number {', '.join(numbers[:5])}{', …' if len(numbers) > 5 else ''}" if numbers else ""
    count = "1 comment names its post" if len(said) == 1 else f"{len(said)} comments name their post"
    reason = f"{count}{named or ' not at all'} and not by address: fetch them with their links"
    return Rejection(rule=NO_POST, reason=reason)


def _comment(said: Said, language: str | None, cuts: CutLog) -> Comment | None:
    try:
        lines = content_lines(said.content, said.is_plain, PageContext(language=language), cuts)
    except CleaningError:
        lines = []
    if not lines:
        cuts.add(NO_TEXT, said.author or said.number or "a comment")
        return None
    raw = said.published_raw or said.published
    return Comment(
        text="\n".join(lines),
        author=clean_value(said.author) or None,
        author_url=said.author_url.strip() or None,
        by_post_author=said.by_post_author,
        published=iso_of(said.published, language),
        published_raw=raw or None,
        source_id=said.number or None,
        kind=said.kind,
        likes=said.likes,
    )


def _age(comment: Comment) -> tuple[str, int, str]:
    """Sort by the instant, then as the site numbers; a time without zone is taken as it stands."""
    moment = datetime.fromisoformat(comment.published or "")
    instant = moment.astimezone(UTC) if moment.tzinfo else moment
    number = comment.source_id or ""
    return (instant.replace(tzinfo=None).isoformat(), len(number), number)


def _thread_order(said: Sequence[Said]) -> Iterable[int]:
    """Indexes in page order: each comment, then the answers to it; circles stand where their first one is."""
    index_of = {one.name or one.number: index for index, one in reversed(list(enumerate(said)))}
    answers: dict[int, list[int]] = defaultdict(list)
    roots: list[int] = []
    for index, one in enumerate(said):
        parent = index_of.get(one.answers) if one.answers else None
        (roots if parent is None or parent == index else answers[parent]).append(index)
    order: dict[int, None] = {}
    for first in (*roots, *range(len(said))):
        stack = [first]
        while stack:
            index = stack.pop()
            if index not in order:
                order[index] = None
                stack.extend(reversed(answers[index]))
    return list(order)


def _places(order: Iterable[int], said: Sequence[Said]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, index in enumerate(order):
        name = said[index].name or said[index].number
        if name:
            places.setdefault(name, place)
    return places
