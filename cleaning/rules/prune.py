"""Takes out of the tree what is surely not the post, before extraction.

Method: an element is a candidate when its class or id is a name that themes and plugins give to a kind of
block (`block_names`), when it is a form, or when it is a heading with a phrase such as "Related posts". The
index of the page knows them without a walk. A candidate goes only if what it holds fits its kind: little
text, hardly a long paragraph, never the page's headline or its marked body. A theme that calls its column
"social" loses nothing.

The extractor behind this judges blocks by their text; it errs where interface has sentences (author boxes,
consent) and where a post is short. These are the blocks that are cut here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from lxml.etree import _Element

from cleaning.cuts import CutLog
from cleaning.page_index import PageIndex
from cleaning.phrases import families_of
from cleaning.rules.block_names import NAMES
from cleaning.tree import drop

LONG_PARAGRAPH = 200
"""Characters of text outside links that make an element a paragraph of prose."""

HEADING_CHARS = 60
"""Longest heading of a block of related posts or of an author box."""

LINKED_SHARE = 0.6
"""Least part of the characters under such a heading that must be links."""

HEADED_CHARS = 2_500
"""Most characters under such a heading: ten teasers."""

PAGE_SHARE = 0.4
"""Largest part of the page's text that one block may hold: above it, the block is the page."""

CAPTION_CHARS = 2_000
"""Characters up to which one caption or paragraph is counted."""

_KEPT = frozenset("html body main article h1".split())
_HEADINGS = frozenset("h2 h3 h4 h5 h6 strong b p span div".split())
_BESIDE = ("figcaption", "aside", "footer", "nav")
"""Elements whose paragraphs are not the post's."""
_LISTS = frozenset("ul ol div nav section aside table".split())
_FIGURES_OF_TEXT = ("blockquote", "pre", "code", "table", "q")
_INLINE = frozenset("a abbr b code em font i label small span strong sub sup time u".split())
_UNSEEN = frozenset("script style noscript template".split())
_BODY = frozenset(("articlebody", "blogpost", "text"))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a block of a kind may hold and still be that kind."""

    characters: int
    paragraphs: int = 0


LIMITS: dict[str, Limits] = {
    "share_bar": Limits(600),
    "related_posts": Limits(6_000, 4),
    "author_box": Limits(2_500, 4),
    "comment_form": Limits(4_000, 3),
    "newsletter_box": Limits(1_500, 2),
    "consent_box": Limits(6_000, 8),
    "sign_in_prompt": Limits(1_500, 1),
    "post_navigation": Limits(1_500),
    "post_labels": Limits(1_000),
    "hover_card": Limits(1_500, 1),
    "skip_link": Limits(120),
    "advert_box": Limits(600),
    "hidden_block": Limits(20_000, 40),
    "heading_anchor": Limits(2),
    "form": Limits(1_200),
}
"""Characters and long paragraphs, set above the largest true block of each kind on the development pages."""

ANCHORS = frozenset("# ¶ § 🔗 ∞".split())
"""All that a link to the place where it stands says: Sphinx, Hugo, MkDocs and Jekyll put it into headings."""


class _Length:
    """Characters of a page, counted no further than somebody asks."""

    def __init__(self, index: PageIndex) -> None:
        texts = (piece for element in index.elements for piece in (element.text, element.tail))
        self._pieces = filter(None, texts)
        self._counted = 0

    def reaches(self, characters: float) -> bool:
        """Whether the page has that many characters."""
        while self._counted < characters:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            if not piece.isspace():
                self._counted += len(" ".join(piece.split()))
        return True

    def allows(self, size: int) -> bool:
        """Whether a block of that many characters may be a part of the page, and not the page."""
        return self.reaches(size / PAGE_SHARE)


def prune(index: PageIndex, cuts: CutLog) -> None:
    """Remove interface blocks from the tree of the index in place."""
    tree, page = index.tree, _Length(index)
    for element in _candidates(index):
        rule = _rule_of(element)
        if rule is None or not _is_attached(element, tree):
            continue
        if _fits(element, LIMITS[rule], page):
            cuts.add(rule, _text(element), element)
            drop(element)
    _prune_headed(tree, page, cuts)
    _prune_captions(index, cuts)


def _candidates(index: PageIndex) -> list[_Element]:
    """The elements for which there may be a rule, in page order."""
    found = set(index.tagged("form"))
    for filed in (index.by_class, index.by_id):
        for name, elements in filed.items():
            if _rule_of_marks(name) is not None:
                found.update(elements)
    for attribute in ("style", "hidden", "rel"):
        found.update(index.with_attribute(attribute))
    for link, text in zip(index.tagged("a"), index.texts("a"), strict=True):
        if text in ANCHORS:
            found.add(link)
    return sorted(found, key=index.position.__getitem__)


def _rule_of(element: _Element) -> str | None:
    """The kind of block that an element's own marks claim it to be."""
    if element.tag in _KEPT or element.tag in _UNSEEN:
        return None
    if element.tag in _INLINE and _is_unseen(element):
        return "hidden_block"
    if element.tag == "a" and not {"prev", "next"}.isdisjoint((element.get("rel") or "").split()):
        return "post_navigation"
    if element.tag == "a" and element.text in ANCHORS and not len(element):
        return "heading_anchor"
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    rule = _rule_of_marks(marks) if len(marks) > 1 else None
    return rule or ("form" if element.tag == "form" else None)


def _is_unseen(element: _Element) -> bool:
    """Whether an element keeps itself out of sight. Asked of pieces of a line only: a hidden box may be an
    answer that its heading unfolds, a hidden word in a line is for scripts.
    """
    style = element.get("style")
    return "display:none" in style.replace(" ", "").lower() if style else element.get("hidden") is not None


def _rule_of_marks(marks: str) -> str | None:
    """The rule of the first name that has one."""
    for name in marks.lower().replace("_", "-").split():
        if name in NAMES:
            return NAMES[name]
    return None


def _fits(element: _Element, limits: Limits, page: _Length) -> bool:
    size = _length(element, limits.characters + 1)
    if size > limits.characters or not page.allows(size):
        return False
    if any(_is_content(inner) for inner in element.iter("h1", "article", "main", "div", "section")):
        return False
    return _long_paragraphs(element) <= limits.paragraphs


def _is_content(element: _Element) -> bool:
    """The headline, or what the page itself marks as the post."""
    if element.tag in {"h1", "main"}:
        return True
    return (element.get("itemprop") or "").lower() in _BODY and element.tag != "article"


def _long_paragraphs(element: _Element) -> int:
    return sum(
        len((paragraph.text or "").strip())
        + sum(len(child.tail.strip()) for child in paragraph if child.tail)
        > LONG_PARAGRAPH
        for paragraph in element.iter("p", "div", "li", "td")
    )


def _prune_headed(tree: _Element, page: _Length, cuts: CutLog) -> None:
    """Cut what stands under a heading such as "Related posts", heading included: a list of links, or posts
    that are marked as such.
    """
    for heading in list(tree.iter(*_HEADINGS)):
        below = heading.getnext()
        if below is None or (below.tag not in _LISTS and below.tag != "article"):
            continue
        text = _short_text(heading)
        if not text or "related" not in families_of(text) or not _is_attached(heading, tree):
            continue
        if below.tag == "article":
            _drop_posts(heading, cuts)
            continue
        size = _length(below, HEADED_CHARS + 1)
        linked = sum(_length(link, HEADED_CHARS) for link in below.iter("a"))
        if 0 < size <= HEADED_CHARS and linked >= LINKED_SHARE * size and page.allows(size):
            cuts.add("related_posts", f"{text}\n{_text(below)}", heading, below)
            drop(below)
            drop(heading)


def _drop_posts(heading: _Element, cuts: CutLog) -> None:
    """Cut a heading and the posts right under it, however long: sites of sayings and recipes print them whole
    below a short one.
    """
    posts = list(takewhile(lambda below: below.tag == "article", heading.itersiblings("*")))
    if any(_is_content(inner) for post in posts for inner in post.iter("h1", "main", "div", "section")):
        return
    cuts.add("related_posts", "\n".join(map(_text, (heading, *posts))), heading, *posts)
    for element in (heading, *posts):
        drop(element)


def _prune_captions(index: PageIndex, cuts: CutLog) -> None:
    """Cut what stands under pictures: it breaks sentences apart. A story told in captions keeps them."""
    tree = index.tree
    shown = (caption for caption in index.tagged("figcaption") if _is_attached(caption, tree))
    captions = [caption for caption in shown if _is_of_picture(caption)]
    if not captions:
        return
    within = sum(_length(caption, CAPTION_CHARS) for caption in captions)
    paragraphs = (p for p in tree.iter("p") if next(p.iterancestors(*_BESIDE), None) is None)
    if within >= sum(_length(paragraph, CAPTION_CHARS) for paragraph in paragraphs):
        return
    for caption in captions:
        cuts.add("picture_caption", _text(caption), caption)
        drop(caption)


def _is_of_picture(caption: _Element) -> bool:
    """Whether the figure around a caption holds no text of its own: a quotation's source belongs to it."""
    figure = next(caption.iterancestors("figure"), None)
    return figure is not None and next(figure.iter(*_FIGURES_OF_TEXT), None) is None


def _short_text(element: _Element) -> str:
    """The element's text where it is short enough for a heading of more than one word."""
    if len(element) > 2:
        return ""
    if not len(element):
        text = " ".join((element.text or "").split())
        text = text if len(text) <= HEADING_CHARS else ""
    else:
        is_short = _length(element, HEADING_CHARS + 1) <= HEADING_CHARS
        text = " ".join(_text(element).split()) if is_short else ""
    return text if " " in text or not text.isascii() else ""


def _is_attached(element: _Element, tree: _Element) -> bool:
    """Whether the element still hangs in the tree, and is not the tree itself."""
    top = element
    while (parent := top.getparent()) is not None:
        top = parent
    return top is tree and element is not tree


def _length(element: _Element, limit: int) -> int:
    """Characters of visible text, counted no further than `limit`."""
    total = 0
    for piece in map(str, element.itertext()):
        if not piece.isspace():  # half of them only indent
            total += len(" ".join(piece.split()))
            if total >= limit:
                break
    return total


def _text(element: _Element) -> str:
    return " ".join(map(str, element.itertext()))
