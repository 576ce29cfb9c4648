"""trafilatura's opinion: the lines that it takes for the post, asked where the model is unsure.

It works by other means (rules over element names, with readability and jusText behind them), so that both
seldom err on the same page. Its answer is a small tree of TEI-like elements; we read the lines from that
tree and not from its plain text, so that list items, rows and headings are lines of their own and no words
are glued together. Its `deduplicate` stays off: it remembers earlier pages, and the rows would depend on
their order.
"""

from __future__ import annotations

import logging

from lxml.etree import _Element

from cleaning.blocks import lines_of
from cleaning.extract.passages import Layout

HTML_NAMES = {
    "head": "h2",
    "item": "li",
    "list": "ul",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "graphic": "img",
}
"""trafilatura's element names -> HTML's, so that `cleaning.blocks` reads both."""

SUSPICIOUS_SHARE = 0.1
"""Of the page's visible characters. Under it the careful reading is held against the plain one, which takes
twice as long. On 557 labelled pages the word F1, cross-validated by page and by set, is 0.939 and 0.905 so,
0.938 and 0.902 at 0.3."""
LOST_SHARE = 0.2
"""Of the plain reading's characters. Under it the careful reading lost the post (measured on 592 labelled
pages: 0.2 gives the best F1 of 0.1 to 0.8)."""
WHOLE_CHARS = 20
"""Length, without spaces, from which a piece of text is found inside a longer line by chance no more."""
MAX_COMPARED = 100_000_000
"""Characters times passages up to which pieces of lines are looked for, a tenth of a second; on longer pages
only whole lines count."""


def ask_trafilatura(tree: _Element, characters: int) -> list[str]:
    """Lines of what trafilatura takes for the post; none where it finds nothing. The tree stays as it is.

    characters: length of the page's visible text. The careful reading (`favor_precision`) is right on most
    pages; where it keeps next to nothing, the plain one counts.
    """
    careful = _read(tree, careful=True)
    if _size(careful) >= SUSPICIOUS_SHARE * characters:
        return careful
    plain = _read(tree, careful=False)
    return careful if _size(careful) >= LOST_SHARE * _size(plain) else plain


def shares_in(layout: Layout, opinion: list[str]) -> list[float]:
    """For each passage, the share of its characters that stand in the lines of the opinion, 0 to 1.

    >>> from lxml import html
    >>> from cleaning.extract.passages import read_layout
    >>> layout = read_layout(html.fromstring("<div><p>Menu</p><p>One of the two.<br>The other</p></div>"))
    >>> shares_in(layout, ["One of the two."])
    [0.0, 0.625]
    """
    squeezed = [_squeeze(line) for line in opinion]
    lines, whole = frozenset(squeezed), "".join(squeezed)
    if len(whole) * len(layout.passages) > MAX_COMPARED:
        whole = ""
    return [
        sum(len(line) for line in passage.lines if _stands_in(_squeeze(line), lines, whole))
        / sum(map(len, passage.lines))
        for passage in layout.passages
    ]


def _stands_in(line: str, lines: frozenset[str], whole: str) -> bool:
    return line in lines or (len(line) >= WHOLE_CHARS and line in whole)


def _squeeze(line: str) -> str:
    return "".join(line.split())


def _read(tree: _Element, *, careful: bool) -> list[str]:
    # Imported where it is asked: it brings four other libraries, and most pages need none of them.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    # Its warnings speak of its own inner steps, not of the user's page.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        tree,
        favor_precision=careful,
        include_comments=False,
        include_formatting=False,
        with_metadata=False,
        deduplicate=False,
    )
    return lines_of(_as_html(found.body)) if isinstance(found, Document) and found.body is not None else []


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _as_html(body: _Element) -> _Element:
    for element in body.iter():
        if element.tag == "code" and any("\n" in str(text) for text in element.itertext()):
            element.tag = "pre"
        elif isinstance(element.tag, str):
            element.tag = HTML_NAMES.get(element.tag, element.tag)
    return body
