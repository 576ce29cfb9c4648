"""Elements whose class says, in a site's own spelling, that they hold the author's name.

Stylesheets name the same thing in many ways: `postAuthor`, `blog-meta-author`, `article__author__name`,
`_authorName_1r0t6_51`. Method: a class is split into words at hyphens, underscores and capitals (as BEM, CSS
modules and camel case join them); it names an author where a word for one stands before "name" at the end, or
is followed only by words such as "link" and by what a build adds to keep classes apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element

from cleaning.page_index import PageIndex

AUTHORS = frozenset(
    "author authors byline bylines writer writers contributor contributors autor autores autora auteur "
    "auteurs autore autori verfasser yazar forfatter forfattare kirjoittaja avtor".split()
)
NAMES = frozenset({"name", "names"})
"""At the end of a class, whatever stands between: "author-info__name"."""
BEHIND = NAMES | frozenset("link text written by display full label value".split())
"""Words that may follow: still the name alone. "info" and "box" hold more."""
NEVER = frozenset(
    "comment comments commenter reply quote related other more review reviewer avatar image img photo "
    "picture icon bio about description social".split()
)
"""Words beside it that make it somebody else, or something else of the author's."""
TOKENS_KEPT = 16_384
"""Classes whose reading is kept: pages of one site repeat them."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^-_\s]*\d[^-_\s]*")
_BUILD = re.compile(r"(?:__|--|_)(?=[A-Za-z0-9]*\d|[A-Za-z0-9]*[a-z][A-Z])[A-Za-z0-9]{4,8}(?:_\d+)?$")
"""What a build tool hangs on a class."""


def named_author(index: PageIndex) -> Iterator[_Element]:
    """The elements of such classes, in page order."""
    names = [name for name in index.by_class if names_author(name)]
    found = {element for name in names for element in index.by_class[name]}
    return iter(sorted(found, key=index.position.__getitem__))


@lru_cache(maxsize=TOKENS_KEPT)
def names_author(name: str) -> bool:
    """Whether one class is such a name.

    >>> [names_author(name) for name in ("_authorName_1r0t6_51", "article__author__name", "author-avatar")]
    [True, True, False]
    """
    words = [word.lower() for word in _WORDS.findall(_BUILD.sub("", name))]
    place = next((place for place, word in enumerate(words) if word in AUTHORS), None)
    if place is None or not NEVER.isdisjoint(words):
        return False
    return words[-1] in NAMES or all(word in AUTHORS or word in BEHIND for word in words[place:])
