"""trafilatura's opinion: the lines that it takes for the post, asked where the model is unsure.

It works by other means (rules over element names), so that both seldom err on the same page. Its answer is a
small tree of TEI-like elements; we read the lines from that tree and not from its plain text, so that list
items, rows and headings are lines of their own and no words are glued together.

It is asked once and `fast`, by its own rules alone: readability and jusText behind them double the time and
add nothing to evidence that is weighed again. On 557 labelled pages, with the weights of ruleset 3, the
mean word F1, cross-validated by page and by set, is 0.939 and 0.902 so, 0.940 and 0.901 with them, and
0.938 and 0.902 where its careful reading (`favor_precision`) is asked first and they stand behind both. Its
`deduplicate` stays off: it remembers earlier pages, and the rows would depend on their order.
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

WHOLE_CHARS = 20
"""Length, without spaces, from which a piece of text is found inside a longer line by chance no more."""
MAX_COMPARED = 100_000_000
"""Characters times passages up to which pieces of lines are looked for, a tenth of a second; on longer pages
only whole lines count."""


def ask_trafilatura(tree: _Element) -> list[str]:
    """Lines of what trafilatura takes for the post; none where it finds nothing. The tree stays as it is."""
    # Imported where it is asked: it brings four other libraries, and most pages need none of them.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    # Its warnings speak of its own inner steps, not of the user's page.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        tree,
        fast=True,
        include_comments=False,
        include_formatting=False,
        with_metadata=False,
        deduplicate=False,
    )
    return lines_of(_as_html(found.body)) if isinstance(found, Document) and found.body is not None else []


def shares_in(layout: Layout, opinion: list[str]) -> list[float]:
    """For each candidate, the share of its characters that stand in the lines of the opinion, 0 to 1.

    >>> from lxml import html
    >>> from cleaning.extract.passages import read_layout
    >>> layout = read_layout(html.fromstring("<div><p>Menu</p><p>One of the two.<br>The other</p></div>"))
    >>> shares_in(layout, ["One of the two."])
    [0.0, 0.625]
    """
    squeezed = [_squeeze(line) for line in opinion]
    lines, whole = frozenset(squeezed), "".join(squeezed)
    passages = [layout.passages[number] for number in layout.candidates]
    if len(whole) * len(passages) > MAX_COMPARED:
        whole = ""
    return [
        sum(len(line) for line in passage.lines if _stands_in(_squeeze(line), lines, whole))
        / sum(map(len, passage.lines))
        for passage in passages
    ]


def _stands_in(line: str, lines: frozenset[str], whole: str) -> bool:
    return line in lines or (len(line) >= WHOLE_CHARS and line in whole)


def _squeeze(line: str) -> str:
    return "".join(line.split())


def _as_html(body: _Element) -> _Element:
    for element in body.iter():
        if element.tag == "code" and any("\n" in str(text) for text in element.itertext()):
            element.tag = "pre"
        elif element.tag in HTML_NAMES:  # a name that lxml would refuse, "fb:like", stays as it is
            element.tag = HTML_NAMES[element.tag]
    return body
