"""XML of exports -> a tree, forgiving and without any entity of its own.

The document begins at its root, so the document type is gone, and with it every entity that a hostile export
might define; nothing outside the document is ever asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element


def parse_export(text: str, root: str) -> _Element | None:
    """Parse the XML from the root of that name on; None where it holds no such root."""
    opened = re.search(rf"<{root}(?=[\s>])", text, re.IGNORECASE)
    if opened is None:
        return None
    end = text.rfind(f"</{root}")
    source = text[opened.start() :] if end < 0 else f"{text[opened.start() : end]}</{root}>"
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def name_of(element: _Element) -> str:
    """Name an element as the source writes it: "wp:post_id"."""
    local = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def children_of(element: _Element, name: str) -> Iterator[_Element]:
    """Children of that name, in order."""
    return (child for child in element.iterchildren("*") if name_of(child) == name)


def fields_of(element: _Element) -> dict[str, str]:
    """Texts of the element's children by name; the first of each name that holds text alone."""
    fields: dict[str, str] = {}
    for child in element.iterchildren("*"):
        if child.find("*") is not None:
            continue
        text = "".join(map(str, child.itertext())).strip()  # "&nbsp;" stays as written, to be read as HTML's
        if text:
            fields.setdefault(name_of(child), text)
    return fields
