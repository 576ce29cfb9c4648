"""Characters that went wrong before the page was sent: UTF-8 read as a Western encoding, invisible ones.

Mojibake is repaired by ftfy (https://ftfy.readthedocs.io, "fix_encoding"), run by run between tags, and only
where it is certain: a run goes back through the wrong encoding without a loss, and it holds several broken
characters or the page does. A page that speaks of encodings may show them on purpose and is left alone, as is
a run that also has right letters: it cannot have gone through as a whole.

Invisible characters (soft hyphens, zero-width spaces, byte order marks in the middle) part words for machines
and not for readers. Joiners stay: Persian, Hindi and emoji need them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cleaning.cuts import CutLog
from cleaning.rare_signs import rare_signs

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

MOJIBAKE = "mojibake"
INVISIBLE = "invisible_characters"

RUN_SIGNS = 2
"""Broken characters in one run that make it certain."""
PAGE_SIGNS = 3
"""Broken characters on a page that make single ones certain: "CafÃ©" alone may be a joke."""
RUN_CHARS = 20_000
"""Longest run that is repaired: a paragraph; longer ones are data."""

_TAIL = "\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The bytes 80 to BF as Windows-1252 shows them: every UTF-8 character but its first byte."""
_SIGN = re.compile(f"[\u00c2-\u00df][{_TAIL}]|[\u00e0-\u00ef][{_TAIL}]{{2}}|ð[{_TAIL}]{{3}}|â€")
_HINTS = (*"ÃÂÄÅÐÑÎÏØÙì", "×™", "â€", "ã€", "ï¼")
"""First bytes of Latin, Cyrillic, Greek, Arabic and Korean letters, one of Hebrew, beginnings of marks: any
text of some length that went wrong holds one. Looked for first among the rare signs, which costs little."""
_RUN = re.compile(r"[^<>\"\n]{2,}")
_LOST_QUOTE = re.compile(f"â€(?![{_TAIL}])")
"""U+201D, whose last byte Windows-1252 does not have: decoding dropped it."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ABOUT_ENCODINGS = re.compile(
    r"mojibake|\butf-?8\b|\bunicode\b|\bcharset\b|\bencodings?\b|\blatin-?1\b|iso-8859|windows-125"
    r"|Zeichensatz|Zeichenkodierung|Umlautfehler|encodage|codificaci[oó]n|codifica\b|кодировк|文字化け|文字コード|乱码|亂碼",
    re.IGNORECASE,
)
_UNSEEN = "\u00ad\u200b\u2060\ufeff\ufffc"
_UNSEEN_ENTITY = re.compile(
    r"&(?:shy|zwsp|ZeroWidthSpace|NoBreak|#173|#8203|#8288|#65279|#x(?:[aA][dD]|200[bB]|2060|[fF][eE][fF]{2}));"
)


def mend_characters(markup: str, cuts: CutLog) -> str:
    """Repair mojibake in source text and take invisible characters out of it.

    >>> mend_characters("<p>GrÃ¼ÃŸe aus KÃ¶ln", CutLog())
    '<p>Grüße aus Köln'
    """
    rare = rare_signs(markup)
    if any(hint in rare for hint in _HINTS):
        markup = _mend(markup, cuts)  # first: a broken "í" holds a soft hyphen
        rare = rare_signs(markup)
    return _without_unseen(markup, rare, cuts)


def _without_unseen(markup: str, rare: str, cuts: CutLog) -> str:
    found = [sign for sign in _UNSEEN if sign in rare]
    count = sum(map(markup.count, found))
    for sign in found:
        markup = markup.replace(sign, "")
    if "&" in markup:
        markup, entities = _UNSEEN_ENTITY.subn("", markup)
        count += entities
    if count:
        cuts.add(INVISIBLE, f"{count} invisible characters")
    return markup


def _mend(markup: str, cuts: CutLog) -> str:
    signs = sum(1 for _ in _SIGN.finditer(markup))
    if not signs or _ABOUT_ENCODINGS.search(_TAG.sub(" ", markup)):
        return markup
    least = 1 if signs >= PAGE_SIGNS else RUN_SIGNS

    def mend_run(run: re.Match[str]) -> str:
        text = run[0]
        if len(text) > RUN_CHARS or len(_SIGN.findall(text)) < least:
            return text
        mended = _fixed(text)
        if mended != text:
            cuts.add(MOJIBAKE, text)
        return mended

    return _RUN.sub(mend_run, markup)


def _fixed(text: str) -> str:
    """What ftfy makes of a run; the run itself where signs of damage are left."""
    from ftfy import fix_encoding  # noqa: PLC0415 -- takes longer to import than a page to clean

    mended = fix_encoding(_LOST_QUOTE.sub("â€\x9d", text), _config())
    return text if _SIGN.search(mended) or "\ufffd" in mended else mended


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig  # noqa: PLC0415 -- as above

    return TextFixerConfig(replace_lossy_sequences=False, decode_inconsistent_utf8=False, explain=False)
