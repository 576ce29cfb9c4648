"""Names that a page shows in no letters: titles of links, and what stands for a picture that does not load.

    <a href="/u/7" title="Ann Lee"><img src="7.png"></a>    <img src="7.png" alt="Ann Lee's avatar">

They are asked where most comments have a name nowhere else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cleaning.comments.draft import Draft
from cleaning.comments.shape import Place, place_of
from cleaning.comments.words import clean_name, is_sentence

MOST_NAMED = 0.4
"""Share of the comments that have a name, at most."""
LEAST_TITLED = 0.6
"""Share of the comments that one place must name."""
_TAGS = frozenset({"img", "a", "span", "div"})
_PICTURE = re.compile(
    r"(?i)^(?:(?:gr)?avatar|(?:profile )?(?:photo|picture|image)|foto|bild)\s+(?:of|for|von|de|di|da)\s+"
    r"|(?:[’']s)?\s+(?:(?:gr)?avatar|(?:profile |user )?(?:photo|picture|image|icon|pic))$"
)


def name_by_portraits(drafts: Sequence[Draft]) -> None:
    """Set the names that titles and pictures tell."""
    if sum(draft.author is not None for draft in drafts) > MOST_NAMED * len(drafts):
        return
    told: defaultdict[Place, dict[Draft, str]] = defaultdict(dict)
    for draft in drafts:
        for element in () if draft.record is None else draft.record.own_elements():
            shown = element.get("alt") or element.get("title") if element.tag in _TAGS else None
            name = _name(shown) if shown else None
            if name:
                told[place_of(element)].setdefault(draft, name)
    best = max(told.values(), key=_worth, default={})
    if len(best) >= LEAST_TITLED * len(drafts) and (len(best) == 1 or len(set(best.values())) > 1):
        for draft, name in best.items():
            draft.author = draft.author or name


def _name(shown: str) -> str | None:
    bare = _PICTURE.sub("", " ".join(shown.split()))
    return None if is_sentence(bare) or _PICTURE.search(f"x {bare}") else clean_name(bare)


def _worth(names: dict[Draft, str]) -> int:
    return len(names) + len(set(names.values()))
