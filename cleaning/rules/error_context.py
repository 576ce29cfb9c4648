"""Whether an error message in markup was printed by a broken page or is quoted by its author.

Method: one pass over the tags up to each message keeps count of the open elements that quote (`pre`, `code`,
`blockquote`, ..., and boxes whose class says so) and of the paragraph that is open. A message outside the
document (before its root, behind its end) was printed. Inside, it is quoted when a quoting element is open,
when a sentence that ends in a colon leads to it, or when it stands in running prose without the line breaks
that PHP prints around it. In doubt it is quoted: to leave garbage is better than to destroy a
tutorial. Where the page's program printed another message from the same folders, `php_errors` no longer
doubts an element that is nothing but a message.

Escaped tags (`&lt;pre&gt;`) count like real ones: feeds carry their content escaped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cleaning.rules.error_shapes import ErrorSpan

QUOTING = frozenset("pre code blockquote samp kbd tt textarea xmp q listing cite title option".split())
"""Elements whose content is quoted or code; a title is never the place of an error that matters."""

PROSE = frozenset("p li dd dt td th h1 h2 h3 h4 h5 h6 figcaption caption label summary em i u a".split())
"""Elements that hold running text."""

BOXES = frozenset("div td table figure section span p ol ul".split())
"""Elements that are quoting boxes when their class says so."""

_QUOTING_CLASS = re.compile(
    r"(?:^|[\s_-])(?:code|bbcode|quote|blockquote|highlight|syntax|crayon|prettyprint|snippet|console|terminal"
    r"|source|gist|listing|output|example|markdown|post-text|question|answer|js-post-body|comment|message)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:<|&lt;)(?P<slash>\\?/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?P<rest>[^<>]{0,2000}?)(?:>|&gt;)"
)
_CLASS = re.compile(r"\bclass\s?=\s?[\"']?([^\"'>]{0,300})")
_ANY_TAG = re.compile(r"(?:<|&lt;)[^<>]{0,2000}?(?:>|&gt;)|<[^<>]{0,2000}$")
_BREAK_BEFORE = re.compile(r"(?:<|&lt;)br ?/?(?:>|&gt;)$")
_ROOT = re.compile(r"<!doctype|<html\b|<\?xml|<rss\b|<feed\b|<rdf:RDF\b", re.IGNORECASE)

_ROOT_CHARS = 100_000
"""Characters in which the root of a document is looked for: 200 warnings may stand before it."""
_BEFORE_CHARS = 600
"""Characters before a message in which its sentence is looked for."""
MIN_LEAD_WORDS = 4
"""Words before a colon that make it a sentence ("I get the following error:"), not a label ("Posted in:")."""


class ErrorContext:
    """The open elements at ascending positions of one markup text."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._tags: Iterator[re.Match[str]] = _TAG.finditer(markup)
        self._next = next(self._tags, None)
        self._quoting: defaultdict[str, list[bool]] = defaultdict(list)
        self._quotes = 0
        self._prose: defaultdict[str, list[int]] = defaultdict(list)
        end = max(markup.rfind("</html>"), markup.rfind("</rss>"), markup.rfind("</feed>"))
        self._end = end if end >= 0 else len(markup) + 1

    def is_printed(self, span: ErrorSpan, root: int) -> bool:
        """Tell whether the page's program printed the message; `root` is where the document begins."""
        if span.start < root or span.start > self._end:
            return True
        if self.is_quoted(span.start):
            return False
        if span.exact:
            return True
        starts = [stack[-1] for stack in self._prose.values() if stack]
        return not starts and (not span.plain or self._stands_alone(span))

    def is_quoted(self, position: int) -> bool:
        """Tell whether a quoting element is open at a position, or a sentence leads to it."""
        self._advance(position)
        return bool(self._quotes) or self._is_led_to(position)

    def _advance(self, position: int) -> None:
        while self._next is not None and self._next.start() < position:
            self._take(self._next)
            self._next = next(self._tags, None)

    def _take(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if tag["rest"].endswith("/") or name == "br":
            return
        if "/" in tag["slash"]:
            self._close(name)
            return
        if name in BOXES or name in QUOTING:
            self._open_box(name, tag["rest"])
        if name in PROSE:
            stack = self._prose[name]
            if name == "p":
                stack.clear()
            stack.append(tag.end())
        elif name in BOXES:
            self._prose["p"].clear()

    def _open_box(self, name: str, attributes: str) -> None:
        found = _CLASS.search(attributes) if name in BOXES else None
        quotes = name in QUOTING or bool(found and _QUOTING_CLASS.search(found[1]))
        if name == "p":
            self._close(name)
        self._quoting[name].append(quotes)
        self._quotes += quotes

    def _close(self, name: str) -> None:
        if self._quoting[name]:
            self._quotes -= self._quoting[name].pop()
        if self._prose[name]:
            self._prose[name].pop()

    def _is_led_to(self, position: int) -> bool:
        """A sentence right before the message ends in a colon or in an opening quotation mark."""
        before = _ANY_TAG.sub(" ", self._markup[max(0, position - _BEFORE_CHARS) : position])
        text = " ".join(before.replace("&nbsp;", " ").split())
        if text.endswith(("“", "„", "«", "「")):
            return True
        if not text.endswith((":", "：")):
            return False
        sentence = re.split(r"[.!?。]\s", text)[-1]
        return len(sentence.split()) >= MIN_LEAD_WORDS or not sentence.isascii()

    def _stands_alone(self, span: ErrorSpan) -> bool:
        """Line breaks or tags of blocks stand on both sides, as PHP prints them. `<br>` is an author's."""
        before = self._markup[max(0, span.start - 80) : span.start].rstrip()
        rest = self._markup[span.end : span.end + 80].lstrip(" \t")
        if _BREAK_BEFORE.search(before) or rest.startswith(("<br", "&lt;br")):
            return False
        return not rest or rest[0] in "\r\n<"


def root_of(markup: str) -> int:
    """Tell where the document begins: the position of its root; 0 where it has none.

    >>> root_of("Notice: x <html>")
    10
    """
    found = _ROOT.search(markup, 0, _ROOT_CHARS)
    return found.start() if found else 0
