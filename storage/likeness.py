"""How alike two texts are: MinHash signatures of their word runs, and the bands by which like ones are found.

The method is Broder's (1997): of each text the runs of five words are hashed by 128 functions and the least
value of each is kept; the share of equal values estimates the share of runs that two texts have in common
(Jaccard), with a standard error of 0.04. Texts are looked up by bands of six values (Leskovec, Rajaraman,
Ullman, "Mining of Massive Datasets", 3.4): of two texts that share 0.7 of their runs, 93 in 100 agree in one
of the 21 bands, at 0.8 all but one in a thousand, and of two that share 0.2 one in a thousand does.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from operator import eq

from rensa import RMinHash

from storage.drafts import WORD

FUNCTIONS = 128
SEED = 1
BAND_VALUES = 6
RUN_WORDS = 5
"""Words of a run, as FineWeb and others compare web pages; one character each of scripts without spaces."""

LEAST_WORDS = 40
"""Words under which a text tells nothing: a caption or a "Coming soon" is no copy of another one."""

COPY_SHARE = 0.7
"""Least likeness of a copy on another site: there a note, a biography and other borders are added."""

REPRINT_SHARE = 0.95
"""Least likeness of a copy on the same site (print view, second URL): it is cleaned alike, while two posts
from one template (a weekly report, an open thread) share much and are two posts."""


def sign(text: str) -> bytes | None:
    """Give the signature of a text; None where it is too short to tell.

    >>> sign("Coming soon.") is None
    True
    """
    words = WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return None
    hashed = RMinHash(num_perm=FUNCTIONS, seed=SEED)
    hashed.update([" ".join(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)])
    values = array("I", hashed.digest())
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def bands_of(signature: bytes) -> Iterator[int]:
    """Give the keys of a signature's bands: 63 bits each, different for each place in the signature."""
    size = BAND_VALUES * 4
    for place in range(FUNCTIONS // BAND_VALUES):
        part = signature[place * size : (place + 1) * size]
        digest = blake2b(part, digest_size=8, salt=place.to_bytes(2, "big")).digest()
        yield int.from_bytes(digest, "big") >> 1


def likeness(one: bytes, other: bytes) -> float:
    """Estimate from two signatures the share of runs that their texts have in common, 0 to 1."""
    if one == other:
        return 1.0
    equal: int = sum(map(eq, array("I", one), array("I", other)))
    return equal / FUNCTIONS


def is_copy(one: bytes, other: bytes, *, same_site: bool) -> bool:
    """Tell whether one text is a copy of the other."""
    return likeness(one, other) >= (REPRINT_SHARE if same_site else COPY_SHARE)
