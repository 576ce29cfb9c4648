"""What is left of a line of Markdown (html2text, markdownify) without its signs: emphasis, links, escapes."""

from __future__ import annotations

import re

MARKDOWN_SIGNS = ("**", "](", "\\")
MARKDOWN_EDGES = "#_*"
"""A line of Markdown holds one of the first or begins with one of the others."""

_STRONG = re.compile(r"\*\*\s?([^*\n]{1,400})\*\*")
_EMPHASIS = re.compile(r"_([^_\n]{1,400})_|\*([^*\n]{1,400})\*")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(([^()\s]{0,800})(?:\s\"[^\"]{0,200}\")?\)")
_ESCAPED = re.compile(r"\\([.+\-*_#()\[\]!`>|~])")
_HASHES = re.compile(r"#{1,6} (?=\S)")
"""A heading."""


def heading_level(text: str) -> int:
    """The level of a heading of Markdown, 1 to 6; 0 for any other line.

    >>> heading_level("## Rye"), heading_level("#2")
    (2, 0)
    """
    hashes = _HASHES.match(text) if text.startswith("#") else None
    return hashes.end() - 1 if hashes else 0


def without_markdown(text: str) -> str:
    r"""A line without the signs of Markdown; any other line as it is.

    >>> without_markdown("**Ann** says:"), without_markdown("11\\. May"), without_markdown("[Reply](/r?to=1)")
    ('Ann says:', '11. May', 'Reply')
    """
    if text.startswith("#"):
        text = _HASHES.sub("", text, count=1)
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text).strip()
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if text[:1] in ("_", "*") and text[:1] == text[-1:] and (whole := _EMPHASIS.fullmatch(text)):
        text = whole[1] or whole[2]
    return text
