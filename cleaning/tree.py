"""Markup -> lxml tree, and the few operations on trees that every stage needs."""

from __future__ import annotations

from lxml import etree, html
from lxml.etree import _Element

from cleaning.errors import CleaningError

MAX_MARKUP_CHARS = 20_000_000
"""Characters of one page. Real pages have 0.1 million and seldom 2; libxml2 takes about
10 bytes for each."""

_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""lxml's own HTML parser asks Python for the class of each element, for the sake of forms."""
_XML_DECLARATION_CHARS = 400
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def parse_html(markup: str, *, source: str, comments: bool = False) -> _Element:
    """Parse a page as libxml2's HTML parser mends it; processing instructions are left out, and comments too
    where they are not asked for.

    Raises CleaningError for a page that is too long, nests deeper than the parser goes (2,048), or holds no
    element; MemoryError where the parser gets too little memory.
    """
    if len(markup) > MAX_MARKUP_CHARS:
        raise CleaningError(
            source, f"the page has {len(markup):,} characters; the limit is {MAX_MARKUP_CHARS:,}: split it"
        )
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=not comments, remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        tree = html.document_fromstring(
            _without_declaration(markup).encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if _ran_out_of_memory(parser):
            raise MemoryError from error
        raise CleaningError(source, "the page holds no element") from error
    if _ran_out_of_memory(parser):
        raise MemoryError
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        raise CleaningError(source, "elements nest deeper than 2,048 levels: mend the page or leave it out")
    _take_in_rest(tree)
    return tree


def _take_in_rest(tree: _Element) -> None:
    """Move what stands behind `</html>` to the end of the body, where browsers have it (HTML standard,
    13.2.6.4.22, "after after body"); libxml2 begins a second root for it. A theme whose header ends the
    document leaves the whole post there.
    """
    body = tree.find("body")
    home = tree if body is None else body
    for rest in list(tree.itersiblings("html")):
        _move_content(rest, home)


def _move_content(part: _Element, home: _Element) -> None:
    """Put what a document, its head or its body holds behind what another element holds."""
    _put_text_last(home, part.text)
    for child in list(part):
        if child.tag in ("head", "body"):
            _move_content(child, home)
            _put_text_last(home, child.tail)
        else:
            home.append(child)


def _put_text_last(home: _Element, text: str | None) -> None:
    if not text:
        return
    if len(home):
        home[-1].tail = (home[-1].tail or "") + text
    else:
        home.text = (home.text or "") + text


def _ran_out_of_memory(parser: etree.HTMLParser) -> bool:
    """Whether libxml2 stopped for want of memory; what it had read until then looks like a page."""
    return any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log)


def drop(element: _Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        put_text_before(element, element.tail)
        element.tail = None
    parent.remove(element)


def put_text_before(element: _Element, text: str) -> None:
    """Add a text right before an element, behind what stands there; nothing where it has no parent."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _without_declaration(markup: str) -> str:
    """The markup without an XML declaration, whose encoding no longer holds once the page is decoded."""
    head = markup[:_XML_DECLARATION_CHARS].lstrip()
    if not head.startswith("<?xml"):
        return markup
    end = markup.find("?>")
    return markup[end + 2 :] if 0 <= end < _XML_DECLARATION_CHARS else markup
