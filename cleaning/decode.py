r"""Bytes -> text. No stage after this one sees bytes.

Order of evidence, the first that holds:

- a byte order mark (https://encoding.spec.whatwg.org/#bom-sniff); without one, the NUL pattern of UTF-16;
- seven-bit bytes alone: ASCII, or ISO-2022-JP where its escape sequences stand;
- the whole body is valid UTF-8: chance hardly ever makes it so, hence it beats a declaration;
- a declared multi-byte encoding that fits (HTTP `charset`, then the meta tag or XML declaration in the first
  4096 bytes);
- UTF-8 with foreign pieces (a UTF-8 template, an old post pasted in Windows-1252): each is read for itself;
- any other declared encoding, under the standard's label overrides (latin-1 is windows-1252);
- a guess: lone high bytes among ASCII are a Western or Central European page, told by its `lang`
  (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding, table of locales);
  runs of high bytes go to charset-normalizer, on a bounded sample.

Then newlines become "\n", C1 controls become the Windows-1252 characters that they were before a careless
conversion (the standard does the same for `&#146;`), and other control characters go. Every pass is linear.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from cleaning.rare_signs import rare_signs

SAMPLE_BYTES = 1 << 20
"""Bytes from the first high byte on that decide between UTF-8 with pieces and another encoding."""
GUESS_BYTES = 1 << 14
"""Bytes of text that the guess looks at: charset-normalizer tries every encoding on all of them."""
WELL_PER_STRAY = 4
"""UTF-8 characters per stray byte from which an undeclared page is UTF-8: in Thai and Chinese encodings
some form by chance, about one per stray."""
SPOILT_SHARE = 0.02
"""Replacement characters per high byte up to which a multi-byte encoding fits: cut excerpts spoil a few."""
UTF16_NUL_SHARE = 0.3
"""Share of NUL among the even or odd bytes from which unmarked text is UTF-16: markup alone gives more."""

MULTI_BYTE = frozenset(
    {"gb18030", "big5hkscs", "euc_jp", "cp932", "cp949", "johab", "euc_jis_2004", "shift_jis_2004"}
)
SINGLE_BYTE = frozenset(
    [f"cp{page}" for page in (*range(1250, 1259), 866, 874)]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"]
)
"""Python's names of the encodings in https://encoding.spec.whatwg.org/#names-and-labels; no other label is
obeyed (UTF-7 would be an attack)."""

LOCALE_ENCODINGS = {
    **dict.fromkeys(("cs", "hu", "pl", "sk", "sl", "hr", "bs", "ro"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "sr", "mk", "kk"), "cp1251"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("ar", "fa"), "cp1256"),
    "el": "cp1253",
    "he": "cp1255",
    "vi": "cp1258",
    "th": "cp874",
}
"""The HTML standard's table of locales; every other language: Windows-1252."""

WESTERN = "cp1252"

_HIGH = re.compile(rb"[\x80-\xff]")
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_LOW_BYTES = bytes(range(128))
_STRAYS = re.compile("[\udc80-\udcff]+")
_LONE_STRAY = re.compile("(?<![^\x00-\x7f])[\udc80-\udcff](?![^\x00-\x7f])")
_CUT = re.compile("[\udce0-\udcef][\udc80-\udcbf]|[\udcf0-\udcf4][\udc80-\udcbf]{1,2}")
"""Stray bytes as "surrogateescape" shows them; a cut is the beginning of a UTF-8 sequence without its end."""
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_LANG = re.compile(rb"<html[^<>]{0,400}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
_MARKUP = re.compile(rb"<[^<>]{0,2000}>|[\x00-\x7f]{80,}")
_RESTORED = {
    **{chr(code): "" for code in (*range(0x20), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"},
    **{chr(code): bytes([code]).decode(WESTERN, "ignore") for code in range(0x80, 0xA0)},
}
"""A C1 control is a Windows-1252 byte that was taken for Latin-1; other controls are noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A body as text."""

    text: str
    """Newlines are "\\n"; no other control character but tab."""
    encoding: str
    """Python's name of the encoding that read it."""
    repaired: bool = False
    """Pieces in another encoding were read for themselves, or spoilt bytes replaced."""


def decode(body: bytes, media_type: str | None = None) -> Decoded:
    r"""Decode HTML, XML or plain text; never raises.

    media_type: the HTTP `Content-Type` value; its charset is one piece of evidence among others.

    >>> decode("<p>Grüße</p>".encode("latin-1")).text
    '<p>Grüße</p>'
    >>> decode(b"<meta charset=utf-8>d\xc3\xa9j\xc3\xa0 \x93vu\x94").text
    '<meta charset=utf-8>déjà “vu”'
    """
    mark, bom = read_bom(body)
    if mark and bom is not None:
        return _finish(body[len(bom) :].decode(mark, "replace"), mark)
    unmarked = _utf16_by_nul(body)
    if unmarked:
        return _finish(body.decode(unmarked, "replace"), unmarked)
    if body.isascii():
        encoding = "iso2022_jp" if _ISO_2022_JP.search(body) else "ascii"
        return _finish(body.decode(encoding, "replace"), encoding)
    try:
        return _finish(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(body, media_type)


def _decode_legacy(body: bytes, media_type: str | None) -> Decoded:
    """Decode what holds high bytes and is not wholly UTF-8."""
    labels = (http_content_type_encoding(media_type), html_body_declared_encoding(body))
    declared = [label for label in labels if label in MULTI_BYTE or label in SINGLE_BYTE or label == "utf-8"]
    for encoding in declared:
        text = _fitting(body, encoding) if encoding in MULTI_BYTE else None
        if text is not None:
            return _finish(text, encoding, spoilt="\ufffd" in text)
    single = next((label for label in declared if label in SINGLE_BYTE), None)
    if _is_utf8_with_pieces(body, "utf-8" in declared):
        return _finish(_read_pieces(body, single or WESTERN), "utf-8", spoilt=True)
    encoding = single or _guess(body)
    text = body.decode(encoding, "replace")
    return _finish(text, encoding, spoilt="\ufffd" in text)


def _fitting(body: bytes, encoding: str) -> str | None:
    """The text, where the encoding spoils next to nothing of it."""
    text = body.decode(encoding, "replace")
    return text if text.count("\ufffd") <= SPOILT_SHARE * len(body.translate(None, _LOW_BYTES)) else None


def _is_utf8_with_pieces(body: bytes, declared_utf8: bool) -> bool:
    """Whether UTF-8 characters far outnumber stray bytes; where it is declared, lone strays may be many."""
    text = _sample(body, SAMPLE_BYTES).decode("utf-8", "surrogateescape")
    strays = sum(len(run) for run in _STRAYS.findall(text))
    well = sum(not char.isascii() for char in text) - strays
    if declared_utf8 and well:
        return well > strays or strays <= 2 * len(_LONE_STRAY.findall(text))
    return well > WELL_PER_STRAY * strays


def _read_pieces(body: bytes, encoding: str) -> str:
    """UTF-8, in which a stray byte is a character of `encoding` and a character cut in the middle is lost."""

    def mend(strays: re.Match[str]) -> str:
        whole = _CUT.fullmatch(strays[0])
        return "\ufffd" if whole else strays[0].encode("ascii", "surrogateescape").decode(encoding, "replace")

    return _STRAYS.sub(mend, body.decode("utf-8", "surrogateescape"))


def _guess(body: bytes) -> str:
    """An encoding from the bytes and the page's language."""
    language = _LANG.search(body[:4096])
    local = LOCALE_ENCODINGS.get(language[1].decode().lower(), WESTERN) if language else WESTERN
    sample = _MARKUP.sub(b" ", _sample(body, 8 * GUESS_BYTES))[:GUESS_BYTES]
    if 2 * len(_LONE_HIGH.findall(sample)) >= len(_HIGH.findall(sample)):
        return local
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- few pages need it, and it is slow to import

    best = from_bytes(sample, cp_isolation=sorted(MULTI_BYTE | SINGLE_BYTE)).best()
    return codecs.lookup(best.encoding).name if best else local


def _sample(body: bytes, size: int) -> bytes:
    first = _HIGH.search(body)
    start = max(0, first.start() - 64) if first else 0
    return body[start : start + size]


def _utf16_by_nul(body: bytes) -> str | None:
    head = body[:4096]
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd >= UTF16_NUL_SHARE > even:
        return "utf-16-le"
    return "utf-16-be" if even >= UTF16_NUL_SHARE > odd else None


def _finish(text: str, encoding: str, *, spoilt: bool = False) -> Decoded:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    rare = rare_signs(text)
    for control in [control for control in _RESTORED if control in rare]:
        text = text.replace(control, _RESTORED[control])
    return Decoded(text=text, encoding=encoding, repaired=spoilt)
