"""HTML pages. The order of the calls in `prepare` and `_read_document` is the method.

decode > strip error output > parse > late pieces in > toolbars of code out > boxes around what rules part >
discussion out > metadata > prune > main text > line rules > duplicates > opening of a thread > reject. Each
stage works on what the one before left; whatever is cut is logged under its rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from cleaning.blocks import text_of
from cleaning.comments import Discussion, read_discussion
from cleaning.comments.day_order import turn_days
from cleaning.comments.owner import mark_author, marked_author, site_author
from cleaning.context import PageContext
from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.errors import CleaningError
from cleaning.extract import extract_lines, find_container, is_thread, leave_out
from cleaning.identity import is_later_part
from cleaning.metadata import Metadata, declared_language, read_metadata
from cleaning.page_index import PageIndex
from cleaning.platforms import Platform, tell_platform
from cleaning.readers.opening import open_thread
from cleaning.ruled import box_ruled
from cleaning.rules.characters import mend_characters
from cleaning.rules.code_toolbars import drop_code_toolbars
from cleaning.rules.duplicates import drop_duplicates
from cleaning.rules.lines import clean_lines
from cleaning.rules.php_errors import strip_markup
from cleaning.rules.prune import prune
from cleaning.rules.reject import reject
from cleaning.shielded import write_shielded
from cleaning.smileys import write_smileys
from cleaning.streamed import is_streamed, place_streamed
from cleaning.tree import drop, parse_html
from cleaning.types import Document, Outcome, RawPage, Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page before its main text is read."""

    tree: _Element
    """Without discussion and interface."""
    container: _Element | None
    """The element that surely holds the post, if the platform marks it."""
    has_post: bool
    """False for a later page of a thread."""
    facts: Metadata
    discussion: Discussion
    context: PageContext


def read(page: RawPage, cuts: CutLog | None = None) -> Outcome:
    """Clean one HTML page into one document, or a rejection."""
    cuts = CutLog() if cuts is None else cuts
    try:
        document = _read_document(page, cuts)
    except CleaningError as error:
        return Outcome(rejections=(Rejection(rule="unreadable", reason=error.message),), cuts=cuts.freeze())
    rejection = reject(document)
    if rejection:
        return Outcome(rejections=(rejection,), cuts=cuts.freeze())
    return Outcome(documents=(document,), cuts=cuts.freeze())


def _read_document(page: RawPage, cuts: CutLog) -> Document:
    draft = prepare(page, cuts)
    facts = draft.facts
    lines = _main_text(draft, cuts)
    language = draft.context.language
    lines = clean_lines(
        lines, cuts, title=facts.title, author=facts.author, site=facts.site, language=language
    )
    lines = drop_duplicates(lines, cuts)
    lines, facts, discussion = open_thread(lines, facts, draft.discussion)
    return _document(lines, facts, discussion, draft.context)


def _main_text(draft: Draft, cuts: CutLog) -> list[str]:
    if draft.has_post:
        return extract_lines(draft.tree, cuts, draft.container, title=draft.facts.title)
    leave_out(draft.tree, cuts)
    return []


def prepare(page: RawPage, cuts: CutLog) -> Draft:
    """Everything up to the main text. Raises CleaningError for a page that holds nothing to read."""
    markup = strip_markup(mend_characters(decode(page.body, page.media_type).text, cuts), cuts)
    streamed = is_streamed(markup)
    tree = parse_html(markup, source=page.source or page.url or "page", comments=streamed)
    if streamed:
        place_streamed(tree)
    drop_code_toolbars(tree, cuts)
    box_ruled(tree)
    index = PageIndex(tree)
    write_smileys(index)
    write_shielded(index)
    platform = tell_platform(tree, index)
    context = PageContext(
        url=page.url,
        fetched_at=page.fetched_at,
        language=declared_language(tree),
        platform=platform.name if platform else None,
    )
    discussion = read_discussion(index, platform, context)
    container = find_container(index, platform)
    for node in discussion.nodes:
        cuts.set_apart("discussion", node)
        drop(node)
    rest = index.without(discussion.nodes)
    facts = read_metadata(tree, context, rest)
    for node in _panels(index, platform, container):
        cuts.add("platform_panel", text_of(node), node)
        drop(node)
    prune(rest, cuts)
    return Draft(
        tree=tree,
        container=container,
        has_post=not _goes_on(platform, discussion, page.url),
        facts=facts,
        discussion=discussion,
        context=context,
    )


def _panels(index: PageIndex, platform: Platform | None, container: _Element | None) -> Iterator[_Element]:
    """What the platform prints around a post: it tells author and date, so metadata has read it before. And
    what it prints into the post, which may have left the page's tree among the messages of its thread.
    """
    if platform is None:
        return
    for css in platform.panels:
        yield from index.find(css)
    if container is not None:
        for css in platform.prune:
            yield from (node for node in index.find(css) if container in node.iterancestors())


def _goes_on(platform: Platform | None, discussion: Discussion, url: str | None) -> bool:
    """Whether a page continues a thread: what is no message there is interface."""
    return is_thread(platform) and bool(discussion.comments) and is_later_part(url)


def _document(lines: list[str], facts: Metadata, discussion: Discussion, context: PageContext) -> Document:
    author = facts.author or _commenting_author(facts, discussion)
    comments = turn_days(discussion.comments, facts.published, context)
    return Document(
        text="\n".join(lines),
        title=facts.title,
        author=author,
        url=context.url,
        canonical_url=facts.canonical_url,
        site=facts.site,
        platform=context.platform,
        published=facts.published,
        published_raw=facts.published_raw,
        modified=facts.modified,
        language=context.language,
        summary=facts.summary,
        image=facts.image,
        licence=facts.licence,
        tags=facts.tags,
        categories=facts.categories,
        comment_count=facts.comment_count if facts.comment_count is not None else discussion.claimed_count,
        comments=mark_author(comments, author),
        evidence=_evidence(facts, discussion),
    )


def _commenting_author(facts: Metadata, discussion: Discussion) -> str | None:
    return marked_author(discussion.comments) or site_author(discussion.comments, facts.site)


def _evidence(facts: Metadata, discussion: Discussion) -> dict[str, str]:
    evidence = dict(facts.evidence)
    if facts.comment_count is None and discussion.claimed_count is not None:
        evidence["comment_count"] = "heading of the discussion"
    if facts.author is None and _commenting_author(facts, discussion):
        evidence["author"] = "heuristic: marked in the discussion"
    return evidence
