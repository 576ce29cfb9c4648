r"""What WordPress's API and its export have in common: states, times, and content as it lies in the database.

Content in the database has no paragraphs yet: WordPress makes them of blank lines (`wpautop`) and resolves
shortcodes (`[caption ...]`) when it prints a page. Both are done here as far as text is concerned.

    >>> to_html('One\ntwo.\n\n[gallery ids="1,2"]Three.', CutLog())
    '<p>One<br>two.</p><p>Three.</p>'
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from cleaning.cuts import CutLog
from cleaning.types import Rejection

PLATFORM = "wordpress"
PINGS = frozenset({"pingback", "trackback"})
PRIVATE_TYPES = frozenset({"order_note", "action_log", "webhook_delivery", "edd_payment_note"})
"""Types under which shops keep notes of their own among the comments."""
SHORTCODE = "shortcode"
"""Rule: shortcodes, which WordPress would replace by pictures, players, forms."""
NOT_PUBLISHED = "not_published"
NOT_A_POST = "not_a_post"

NO_POST_TYPES = frozenset(
    (
        "attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block "
        "wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face media"
    ).split()
)
"""https://developer.wordpress.org/themes/basics/post-types/: what is no text for readers. Other types are a
site's own (recipes, reviews) and are read like posts."""

_STATES = {
    "0": "held for moderation",
    "hold": "held for moderation",
    "unapproved": "held for moderation",
    "spam": "spam",
    "trash": "in the trash",
    "post-trashed": "in the trash",
}
"""`comment_approved` -> what it means: https://developer.wordpress.org/reference/functions/wp_get_comment_status/."""
_WIDEST_ZONE = timedelta(hours=14)

_BLOCKS = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_KEPT = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINE = re.compile(r" ?\n ?\n\s*")
_BEFORE_BLOCK = re.compile(rf" ?\n ?(?=</?(?:{_BLOCKS})\b)", re.IGNORECASE)
_BEHIND_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})\b[^<>]{{0,2000}}>) ?\n ?", re.IGNORECASE)
_BLOCK_EDITOR = "<!-- wp:"
"""Content of the block editor has its paragraphs marked: WordPress adds none."""
_SHORTCODE = re.compile(
    r"\[/?(?:(?:gallery|audio|video|playlist|embed|caption|wp_caption|more)\b|"
    r"[a-z][\w-]{1,40}(?=[^\[\]<>]{0,300}?[\w-]=[\"'\w]))(?:[^\[\]\"'<>]|\"[^\"\[\]]{0,1000}\"|'[^'\[\]]{0,1000}'){0,300}\]",
    re.IGNORECASE,
)
"""Core's own, and others that carry an attribute: `[sic]` and `[1]` are prose."""
_EMBED = re.compile(r"\[embed\b[^\]]{0,200}\][^\[\]]{0,500}\[/embed\]", re.IGNORECASE)


def is_public(status: str) -> bool:
    """Whether a comment is shown to readers; an answer that names no state shows only such."""
    return status in {"", "1", "approved", "approve", "publish"}


def refuse_comment(status: str, content: str, cuts: CutLog) -> None:
    """Count a comment that is not public."""
    cuts.add(f"comment_{_STATES.get(status, 'not_public').replace(' ', '_')}", content)


def refuse_post(kind: str, status: str) -> Rejection | None:
    """Tell why a record is no post for readers; None where it is one."""
    if kind in NO_POST_TYPES:
        return Rejection(rule=NOT_A_POST, reason=f"the record is no post but of the type {kind}")
    if status not in {"", "publish", "inherit"}:
        return Rejection(rule=NOT_PUBLISHED, reason=f"the post is not published: its state is {status}")
    return None


def zoned(local: str, utc: str) -> str:
    """Compose a time with its zone of the local time and the same time in UTC.

    >>> zoned("2024-05-01T12:00:00", "2024-05-01T10:00:00")
    '2024-05-01T12:00:00+02:00'
    """
    try:
        here, there = datetime.fromisoformat(local.strip()), datetime.fromisoformat(utc.strip())
    except ValueError:
        return local if local and not local.startswith("0000") else utc
    if here.tzinfo or there.tzinfo or abs(here - there) > _WIDEST_ZONE:
        return local
    return here.replace(tzinfo=timezone(here - there)).isoformat() if here != there else _utc(there)


def _utc(moment: datetime) -> str:
    return moment.replace(tzinfo=UTC).isoformat()


def to_html(content: str, cuts: CutLog) -> str:
    """Make of content as it lies in the database what WordPress prints, as far as text is concerned."""

    def drop(found: re.Match[str]) -> str:
        cuts.add(SHORTCODE, found[0])
        return ""

    plain = _SHORTCODE.sub(drop, _EMBED.sub(drop, content)) if "[" in content else content
    if _BLOCK_EDITOR in plain:
        return plain
    pieces: list[str] = []
    cursor = 0
    folded = plain.casefold() if len(plain.casefold()) == len(plain) else plain
    while opened := _KEPT.search(plain, cursor):
        closed = folded.find(f"</{opened[1].casefold()}", opened.end())
        if closed < 0:
            break
        pieces += (_break_paragraphs(plain[cursor : opened.start()]), plain[opened.start() : closed])
        cursor = closed
    return "".join((*pieces, _break_paragraphs(plain[cursor:])))


def _break_paragraphs(text: str) -> str:
    """Make a paragraph of what stands between blank lines, and a break of every other line end in text."""
    if "\n" not in text.strip():
        return text
    folded = _SPACES.sub(" ", _TAG.sub(lambda tag: tag[0].replace("\n", " "), text)).strip()
    parts = (
        _BEHIND_BLOCK.sub(r"\1 ", _BEFORE_BLOCK.sub(" ", part)).replace("\n", "<br>")
        for part in _BLANK_LINE.split(folded)
    )
    return "".join(f"<p>{part}</p>" for part in parts)
