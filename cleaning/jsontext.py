r"""JSON out of the text of a record, whatever a server put around it.

Method: a guard against cross-site reading (`])}while(1);</x>`, `)]}'`) or the call of a JSONP answer is
skipped, then error output; the first `{"name":` or `[{"` behind it begins the document, and what stands
behind its end is left out.

    >>> load_json('])}while(1);</x>{"success": true}')
    {'success': True}
    >>> load_json('\nWarning: x in /a.php on line 8\n[{"id": 1}]')
    [{'id': 1}]
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_OPENING = re.compile(
    r"\{\s{0,100}\"[^\"\n]{0,200}\"\s{0,100}:|\[\s{0,100}(?:\{\s{0,100}\"|\[\s{0,100}\{\s{0,100}\")"
)
_GUARD = re.compile(
    r"[\s\ufeff\xef\xbb\xbf]{0,100}(?:\]\)\}while\(1\);</x>|\)\]\}',?|for\s?\(;;\);|while\s?\(1\);"
    r"|(?:/\*\*/|// API callback)?\s{0,9}[\w.$]{1,100}\((?=\s{0,9}[{\[]))"
)
"""Medium, Angular, Facebook; the call of JSONP as Blogger and WordPress write it."""
_PAGE_TAG = re.compile(r"<(?:!doctype|html|head|body|script|style|title|meta|link|rss|feed)\b", re.IGNORECASE)
"""JSON behind these is a part of a page."""
_ANY_TAG = re.compile(r"<[!?/a-zA-Z][^<>]{0,4000}>")
_ERROR_LINE = re.compile(
    r"\b(?:warning|notice|deprecated|strict standards|error|exception|stack trace|thrown in|call stack|"
    r"on line \d{1,9})\b|#\d{1,9} |\{main\}",
    re.IGNORECASE,
)
_ESCAPED = re.compile(
    r"(?<!\\)((?:\\\\){0,50})\\u(?!00[0-7]|[dD][89a-fA-F]|202[89]|[fF]{3}[eEfF])([0-9a-fA-F]{4})"
)
"""Beyond ASCII, and no half of a pair: "\\\\u00e9" is a backslash and a word."""
_DECODER = json.JSONDecoder(strict=False)


def find_json(text: str) -> int | None:
    """Tell where a text that is JSON begins to be it; None where it is no JSON."""
    guard = _GUARD.match(text)
    begin = guard.end() if guard else 0
    tag = _PAGE_TAG.search(text, begin)
    if tag and text.find("{", begin, tag.start()) < 0 and text.find("[", begin, tag.start()) < 0:
        return None
    opening = _OPENING.search(text, begin)
    if opening is None:
        return None
    front = text[begin : opening.start()]
    return opening.start() if not _PAGE_TAG.search(front) and is_noise(front) else None


def spell_out(text: str) -> str:
    r"""Write letters as themselves that JSON has escaped by number: rules for characters then see them.

    >>> spell_out(r'"caf\u00e9 \\u00e9 \u0041 \ud83d\ude00"')
    '"café \\\\u00e9 \\u0041 \\ud83d\\ude00"'
    """
    if "\\u" not in text:
        return text
    return _ESCAPED.sub(lambda found: f"{found[1]}{chr(int(found[2], 16))}", text)


def load_json(text: str) -> Json:
    """Read the JSON of a text; None where there is none, or it is broken or nests too deep."""
    start = find_json(text)
    if start is None:
        return None
    try:
        value: Json = _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
    return value


def is_noise(front: str) -> bool:
    """Whether only markup and a server's error output stand before the document."""
    lines = [line for line in _ANY_TAG.sub("", front).splitlines() if line.strip(" \t\ufeff\xef\xbb\xbf")]
    return 2 * sum(bool(_ERROR_LINE.search(line)) for line in lines) >= len(lines)
