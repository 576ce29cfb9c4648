"""What shares a line with a name on a forum, and is none of it: the state of an icon ("OfflineAnn"), a rank
("Ann Senior Member"), the text of a picture that says the name once more ("AnnAnn").

A name may end like a rank, so a part is taken off only where it stands beside most names of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cleaning.phrases import phrases

GLUED_SHARE = 0.6
"""Share of the names that must share their line with something."""

MIN_GLUED = 2
"""Names that are no chance."""

ENDING_CHARS = 2
"""Last letters of a rank, which most names have not."""

_STARS = re.compile(r"[^\w.)]+$")


def bare_names(names: Sequence[str | None]) -> list[str | None]:
    """The names of a page without what most of them share their lines with.

    >>> bare_names(["AnnAnnMember ★", "BobBobFull Member ★★", None])
    ['Ann', 'Bob', None]
    """
    bare = [name and _bare(name) for name in names]
    glued = sum(one != two for one, two in zip(names, bare, strict=True))
    return bare if glued >= max(MIN_GLUED, GLUED_SHARE * sum(map(bool, names))) else list(names)


def _bare(name: str) -> str:
    bare = _without_status(name)
    starless = _STARS.sub("", bare)
    bare = without_rank(starless) or (starless != bare and without_rank(bare)) or bare
    return _once(bare) or name


def _without_status(name: str) -> str:
    folded = name.casefold()
    statuses = _longest_first("profile_status")
    if not folded.startswith(statuses) and not folded.endswith(statuses):
        return name
    for status in statuses:
        if folded.startswith(status) and len(folded) > len(status):
            return name[len(status) :].strip()
        if folded.endswith(f" {status}"):
            return name[: -len(status)].strip()
    return name


def without_rank(name: str) -> str:
    """A name without the rank that closes its line; empty where none does."""
    folded = name.casefold()
    if _endings().isdisjoint((folded[-1:], folded[-ENDING_CHARS:])):
        return ""
    ranks = _longest_first("profile_rank", "author_badge")
    for rank in ranks if folded.endswith(ranks) else ():
        if folded.endswith(rank) and len(folded) > len(rank):
            bare, own = name[: -len(rank)], name[-len(rank) :]
            has_no_case = own[0].lower() == own[0].upper()
            if bare[-1].isspace() or has_no_case or (own[0].isupper() and not bare[-1].isupper()):
                return bare.strip()
    return ""


@cache
def _endings() -> frozenset[str]:
    """The last letters of all ranks."""
    return frozenset(rank[-ENDING_CHARS:] for rank in _longest_first("profile_rank", "author_badge"))


def _once(name: str) -> str:
    """A name that stands twice on its line, once."""
    half = name[: len(name) // 2].strip()
    return half if half and name in (half * 2, f"{half} {half}") else name


@cache
def _longest_first(*families: str) -> tuple[str, ...]:
    return tuple(sorted({phrase for family in families for phrase in phrases(family)}, key=len, reverse=True))
