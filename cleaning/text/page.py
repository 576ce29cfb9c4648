"""One page of plain text -> one document: parts, then the post with its fields, then the discussion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaning.comments.day_order import day_comes_first
from cleaning.cuts import CutLog
from cleaning.dates import parse_date
from cleaning.rules.duplicates import drop_duplicates
from cleaning.rules.lines import clean_lines
from cleaning.text.board import may_be_board
from cleaning.text.borders import DISCUSSION_CONFIDENCE, part_discussion, part_page
from cleaning.text.cells import may_have_cells
from cleaning.text.columns import may_have_columns, part_columns
from cleaning.text.discussion import claimed_count
from cleaning.text.doubt import discussed, is_doubtful, speaks
from cleaning.text.fragments import join_fragments, part_ages, part_badges
from cleaning.text.head import Head, author_behind, read_head, take_tail
from cleaning.text.inline import cut_bylines
from cleaning.text.lines import Line, split_lines
from cleaning.text.marks import Mark, is_name, read_line
from cleaning.text.parts import Parts, divide, divide_board, without_discussion
from cleaning.text.profiles import part_rows, without_profiles
from cleaning.text.records import read_records
from cleaning.text.replies import own_replies
from cleaning.threads import FIRST_MESSAGE, without_opening
from cleaning.types import Comment, Document, RawPage

_DASHES = frozenset({"-", "--", "–", "—", "~"})
_INTERFACE = (Mark.NOISE, Mark.RELATED, Mark.ACTION, Mark.FORM, Mark.CLOSED, Mark.MORE)


def read_page(text: str, page: RawPage, cuts: CutLog) -> Document:
    """The post of a dump, with its discussion."""
    shown = read_lines(text)
    shows_people = True
    if (parts := _board(text, shown)) is None:
        lines_shown = without_profiles(shown, cuts)
        shows_people = len(lines_shown) < len(shown)
        parts = divide(lines_shown, shows_people=shows_people)
        if not parts.opens_thread and is_doubtful(parts, shows_people=shows_people):
            parts = without_discussion(lines_shown, parts.opens)
    behind = (*parts.between, *parts.rest)
    writer = author_behind(behind)
    head = _head(parts, behind, page.url, writer)
    body = list(parts.body)
    tail = take_tail(body, cuts)
    author = head.author or tail.author or writer
    related = max((at for at, line in enumerate(body) if line.reading.mark is Mark.RELATED), default=None)
    below = body[related + 1] if related is not None and related + 1 < len(body) else None
    body = _without_interface(body, cuts, is_message=parts.post is not None)
    comments: tuple[Comment, ...] = ()
    certainty = DISCUSSION_CONFIDENCE if page.border_confidence is None else page.border_confidence
    if parts.opens_thread and is_doubtful(parts, shows_people=shows_people):  # a list: all that the page says
        body = _without_interface(discussed(parts), cuts)
        parts = replace(parts, layout=None, opens_thread=False)
    elif parts.layout:
        comments = read_records(parts.layout, cuts, post_author=author, fetched_at=page.fetched_at)
    elif parts.unmarked:
        comments = part_discussion(
            _without_interface(parts.unmarked, cuts),
            post=body,
            claimed=_claimed(parts),
            certainty=certainty,
        )
    elif talk := part_page(body, behind=_place(body, below), certainty=certainty):
        comments, body = talk.comments, body[: talk.start]
    if parts.opens_thread and comments:
        opening, *answers = comments
        comments, author = without_opening(answers), head.author or opening.author
        title = parts.subject or head.title
        head = replace(head, title=title, author=author, date=opening.published_raw, evidence=FIRST_MESSAGE)
        body = split_lines(opening.text)
    comments = own_replies(comments, author)
    lines = _clean(body, cuts, head, author)
    _log_rest(parts, head, cuts)
    return _document(lines, page, head, tail, author, parts, comments)


def read_lines(text: str) -> list[Line]:
    """The lines of a dump, in which what flatteners glued or broke is mended."""
    return part_ages(part_badges(join_fragments(cut_bylines(split_lines(text)))))


def _board(text: str, shown: Sequence[Line]) -> Parts | None:
    """The parts of a thread with panels of its writers; its tables lay out the messages."""
    parted = part_columns(text.splitlines()) if may_have_columns(text) else None
    rows = part_rows(shown) if parted is None else []
    if parted is None and not may_be_board(rows):
        return None
    if parted is not None or may_have_cells(text):
        whole = text if parted is None else "\n".join(parted)
        rows = part_rows(join_fragments(cut_bylines(split_lines(whole, cells=True))))
    parts = divide_board(rows)
    return parts if parts and parts.layout and speaks(parts.layout) else None


def _head(parts: Parts, behind: Sequence[Line], url: str | None, writer: str | None) -> Head:
    """What stands above the post, and of a thread what its first message shows."""
    head = read_head(parts.head, parts.body, behind, url, writer=writer)
    if parts.post is None:
        return head
    author, date = parts.post.author, parts.post.date
    title = parts.subject or head.title
    return replace(head, title=title, author=author, date=date, evidence=FIRST_MESSAGE)


def _without_interface(body: Sequence[Line], cuts: CutLog, *, is_message: bool = False) -> list[Line]:
    """The lines that are no interface. is_message: they are the first message of a thread, which may say
    below when it was edited.
    """
    kept = []
    for at, line in enumerate(body):
        is_note = is_message and line.reading.is_phrase("edited")
        if is_note or (line.reading.mark in _INTERFACE and not line.marker and not _signs(body, at)):
            cuts.add("interface_line", line.text)
        else:
            kept.append(line)
    return kept


def _place(body: Sequence[Line], line: Line | None) -> int | None:
    """Where a line stands; None where it does not."""
    return next((at for at, other in enumerate(body) if other is line), None)


def _signs(body: Sequence[Line], at: int) -> bool:
    """Whether a line is the dash above the name that closes a comment."""
    return body[at].text in _DASHES and at + 1 < len(body) and is_name(body[at + 1].text)


def _clean(body: list[Line], cuts: CutLog, head: Head, author: str | None) -> list[str]:
    lines = clean_lines([line.shown for line in body], cuts, title=head.title, author=author, site=None)
    return drop_duplicates(lines, cuts)


def _log_rest(parts: Parts, head: Head, cuts: CutLog) -> None:
    for line in parts.head:
        if line.text != head.title:
            cuts.add("above_post", line.text)
    if parts.heading:
        cuts.add("discussion_heading", parts.heading)
    for line in parts.post.aside if parts.post else ():
        cuts.add("profile", line.text)
    for line in parts.between:
        cuts.add("below_post", line.text)
    for line in parts.rest:
        cuts.add("below_discussion", line.text)


def _document(
    lines: list[str],
    page: RawPage,
    head: Head,
    tail: Head,
    author: str | None,
    parts: Parts,
    comments: tuple[Comment, ...],
) -> Document:
    raw = head.date or tail.date
    shown = [raw or "", *(comment.published_raw or "" for comment in comments)]
    moment = parse_date(raw, reference=page.fetched_at, day_first=day_comes_first(shown)) if raw else None
    hints = page.hints
    count = _claimed(parts)
    evidence = {
        "title": "heuristic: line above the post" if head.title else "row" if hints.get("title") else "",
        "author": f"heuristic: {head.evidence or tail.evidence}"
        if author
        else "row"
        if hints.get("author")
        else "",
        "published": "heuristic: line beside the post" if moment else "",
        "comment_count": "heading of the discussion" if count is not None else "",
    }
    return Document(
        text="\n".join(lines),
        title=head.title or hints.get("title"),
        author=author or hints.get("author"),
        url=page.url,
        published=moment.iso if moment else None,
        published_raw=raw,
        comment_count=count,
        comments=comments,
        evidence={name: source for name, source in evidence.items() if source},
    )


def _claimed(parts: Parts) -> int | None:
    """The number in the discussion's heading; none where it says that there are no comments."""
    if not parts.heading:
        return None
    if read_line(parts.heading).mark is Mark.CLOSED:
        return 0
    return claimed_count(parts.heading) if read_line(parts.heading).mark is Mark.HEADING else None
