"""Smileys that a page prints as pictures are written as the signs they stand for.

Method: the alternative text of a picture is what stands in its place (HTML standard, "alt" of images that
are part of a sentence). WordPress, phpBB and most editors keep the typed sign there: ":)" or the emoji. Other
alternative texts describe a picture and are no words of the writer.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

from cleaning.page_index import PageIndex

SIGN_CHARS = 24
"""Longest sign: a family of four with joiners, or ":mrgreen:"."""
_CALLED = re.compile(r"emoji|smil(?:ey|ie)|emoticon", re.IGNORECASE)
_EMOJI = re.compile(r"[\s\u200d\ufe0f\u20e3\u2600-\u27bf\u2b50\u2b55\u3030\u303d\U0001f000-\U0001faff]+")
_TYPED = re.compile(
    r"[:;=8BX><^(][^\s\w]{0,3}[\w)(\]\[|/\\*<>^$@-]{1,2}|:[\w+-]{1,20}:|[oO]_[oO]|\(\w\)|\[\w{1,8}\]"
)
"""":-)", ";D", "<3", ":lol:", "[good]" as in China; whoever typed it is known by the picture's name alone."""


def write_smileys(index: PageIndex) -> None:
    """Set the sign of each such picture as its text, where every reader of the tree finds it."""
    for image in index.tagged("img"):
        sign = (image.get("alt") or "").strip()
        if 0 < len(sign) <= SIGN_CHARS and _is_smiley(image, sign):
            image.text = sign


def _is_smiley(image: _Element, sign: str) -> bool:
    if _EMOJI.fullmatch(sign):
        return True
    called = f"{image.get('class')} {image.get('src')}"
    return _TYPED.fullmatch(sign) is not None and _CALLED.search(called) is not None
