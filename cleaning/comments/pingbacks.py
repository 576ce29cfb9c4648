"""Pingbacks among comments: how themes mark them, and what they call the page that linked to the post."""

from __future__ import annotations

import re

from cleaning.blocks import inline_text
from cleaning.comments import hints
from cleaning.comments.draft import Draft
from cleaning.comments.parts import Parts
from cleaning.comments.records import Record

_NAMED = hints.Hint(r"(?<![a-z])(?:pingback|trackback|pings?|webmention)(?![a-z])")
"""Names of one of them."""
_LIST_NAMED = hints.Hint(r"ping(?:back)?s?[-_]?list|trackback[-_]?list|list[-_]?of[-_]?(?:ping|trackback)s")
"""Names of lists that hold nothing else; the items of some have names of their own no more."""
PINGED = re.compile(r"(?i)^\s*(?:pingback|trackback)\s+(?:by|from|von|de|par|di|da|van)\s+")
"""Opens the name of a site that linked to the post, in themes that mark it in no other way."""
TITLE_CHARS = 200
"""Longest name: a headline and the name of its site."""
EXCERPT_CHARS = 120
"""A text of this length at most is the title of what links to the post; longer is an excerpt."""
_LABEL = re.compile(
    r"\A(?:ping(?:back)?s?|trackbacks?|rétrolien|retroenlace|webmention|ピンバック|トラックバック|引用通告|自動引用通知"
    r"|핑백|트랙백|пингбэк|уведомление)\s*(?:[:：]\s*|\n|$)",
    re.IGNORECASE,
)
"""Opens a pingback with what it is; where nothing else stands there, its words are the linked title."""


def is_pingback(record: Record) -> bool:
    """Whether the names of a record, or of the list it stands in, say that it is one."""
    listed = record.nodes[0].getparent()
    is_listed = listed is not None and hints.says(_LIST_NAMED, listed.get("class") or "")
    return is_listed or any(hints.says(_NAMED, node.get("class") or "") for node in record.nodes)


def take_linked_title(parts: Parts, record: Record) -> None:
    """Take the title that opens a pingback as a link for its name: "<a>Title</a> - […] words […]"."""
    link = next((e for e in record.own_elements() if e.tag == "a"), None)
    if link is not None and parts.author in (None, link) and (link.tail or "").lstrip().startswith("- "):
        title = parts.draft.author or inline_text(link)
        if 0 < len(title) <= TITLE_CHARS:
            parts.draft.author, parts.author, parts.opening = title, link, "- "


def take_label(draft: Draft) -> None:
    """Take what it is off a pingback's name and words; words that are no excerpt are its name."""
    said = _LABEL.sub("", draft.text)
    title = "" if len(said) > EXCERPT_CHARS or said.startswith(("[", "…", "...")) else said
    draft.author = _LABEL.sub("", draft.author or "") or title or None
    draft.text = said or draft.author or ""
