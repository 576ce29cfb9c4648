"""Takes the line that forums print above a block of code out of posts and comments: "Code: Select all".

Method: what stands right before a block of code in the same box, or before the wrappers that the block alone
opens, is its toolbar where its words are a phrase: one with a command by itself, the bare label "Code:" only
where label and code share a box of their own. phpBB, vBulletin, MyBB, XenForo, SMF and FluxBB all print one
or the other; a label that an author writes stands among other paragraphs. Highlighters put their "Copy" in
the same place.
"""

from __future__ import annotations

from lxml.etree import _Element

from cleaning.cuts import CutLog
from cleaning.phrases import families_of
from cleaning.tree import drop

RULE = "code_toolbar"
MOST_WRAPPERS = 4
"""Elements around a block of code that are looked through: phpBB 2 has a cell and a row."""
TOOLBAR_CHARS = 60
"""Longest toolbar."""
BOX_CHILDREN = 4
"""Most elements in the box of a label and its code: two, and line breaks."""

_BLOCKS = frozenset({"pre", "code"})
_WHOLE = frozenset("html body main article h1 h2 h3 h4 h5 h6".split())
"""Neither labels nor boxes of one: headings and what holds whole posts."""


def drop_code_toolbars(tree: _Element, cuts: CutLog) -> None:
    """Remove the toolbars of all blocks of code from the tree in place."""
    for block in list(tree.iter(*_BLOCKS)):
        toolbar = _toolbar_of(block)
        if toolbar is not None:
            cuts.add(RULE, " ".join(map(str, toolbar.itertext())), toolbar)
            drop(toolbar)


def _toolbar_of(block: _Element) -> _Element | None:
    node = block
    for _ in range(MOST_WRAPPERS):
        before, box = node.getprevious(), node.getparent()
        if before is not None and before.tag == "br" and _is_blank(before.tail):
            before = before.getprevious()
        if box is None:
            return None
        if before is not None:
            return before if _is_blank(before.tail) and _is_toolbar(before, node, box) else None
        if not _is_blank(box.text):
            return None
        node = box
    return None


def _is_toolbar(before: _Element, node: _Element, box: _Element) -> bool:
    if before.tag in _WHOLE or before.tag in _BLOCKS:
        return False
    text = _short_text(before)
    families = families_of(text) if text else frozenset()
    return "code_toolbar" in families or ("code_label" in families and _is_box_of(box, before, node))


def _is_box_of(box: _Element, label: _Element, code: _Element) -> bool:
    """Whether a box holds a label and a block of code, and nothing else."""
    if box.tag in _WHOLE or len(box) > BOX_CHILDREN or not _is_blank(box.text):
        return False
    return all(
        _is_blank(child.tail) and (child in (label, code) or not _short_text(child, any_length=True))
        for child in box
    )


def _short_text(element: _Element, *, any_length: bool = False) -> str:
    """The text of a toolbar, on one line; empty where it is too long for one."""
    pieces: list[str] = []
    for piece in element.itertext():
        pieces += str(piece).split()
        if sum(map(len, pieces)) > TOOLBAR_CHARS:
            return pieces[0] if any_length else ""
    return " ".join(pieces)


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()
