"""Page titles -> the post's own headline, without the site's name.

Method: a `<title>` is headline and site name joined by a separator. Cut it into its parts; a heading on the
page that is a run of these parts is the headline as the reader sees it. Without such a heading, the parts
that are the site's name go.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleaning.metadata.jsonld import fold_title

MAX_TITLE_CHARS = 300
MAX_SITE_CHARS = 60
MIN_HOST_CHARS = 4
"""A part of the title that is contained in the host must be this long to count as the site's name."""

_SEPARATOR = re.compile(
    r"\s+[|\-–—·•●»«›‹~:/<>]+\s+|\s*(?:\|\||::|»|«|\||●|｜|＿)\s*|(?<=[^\s\d]):\s+|\s+(?=[-–—]\s)|_(?=[^_]+$)"
)
_PARTED = re.compile(r"\s+[|\-–—·•●»«›‹~:/<>]+\s+|\s*(?:\|\||::|»|«|\||●|｜)\s*|(?<=[^\s\d]):\s+")
"""The same without an underscore, which names of users hold."""
PATH_PARTS = 3
_STRONG = re.compile(r"\s*(?:\|\||::|»|«|\||●|•|·|｜|›|‹)\s*|\s+[–—-]\s+|_(?=[^_]+$)")


_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|blog|[a-z]{2}):?", re.IGNORECASE)


def is_part_of(heading: str, title: str) -> bool:
    """Whether a heading is a run of whole parts of the page's title.

    >>> is_part_of("Melaka – Why?", "Melaka - Why? | As We Travel"), is_part_of("Mela", "Melaka | B")
    (True, False)
    """
    wanted = fold_title(heading)
    if not wanted:
        return False
    parts = _folded(title, _SEPARATOR)
    for first in range(len(parts)):
        run = ""
        for part in parts[first:]:
            run += part
            if run == wanted:
                return True
            if len(run) > len(wanted):
                break
    return False


def parts_of(title: str) -> list[str]:
    """The parts that separators and colons make of a title.

    >>> parts_of("Parish Pump: The Stranger"), parts_of("Ann's Weblog - On well-being")
    (['Parish Pump', 'The Stranger'], ["Ann's Weblog", 'On well-being'])
    """
    return [part for raw in _PARTED.split(title) if (part := raw.strip(" -–—"))]


def opens_path(heading: str, title: str) -> bool:
    """Whether a heading is the first of three parts and more, as where a title is the path to the page.

    >>> opens_path("Lids", "Lids - Compost - Blogs - The Allotment"), opens_path("Lids", "Lids - Blog")
    (True, False)
    """
    parts = _folded(title, _STRONG)
    return len(parts) >= PATH_PARTS and bool(parts[0]) and fold_title(heading) == parts[0]


@lru_cache(maxsize=64)  # every heading of a page is compared with each of its few titles
def _folded(title: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    """The parts of a title, folded."""
    return tuple(fold_title(part) for part in separator.split(title))


def without_site(title: str, site: str | None, host: str | None) -> str:
    """Cut the site's name off the end or the beginning of a title.

    >>> without_site("How to jam | The Jam Blog", "The Jam Blog", None)
    'How to jam'
    >>> without_site("A - B", None, None)
    'A - B'
    """
    cuts = list(_STRONG.finditer(title)) or list(re.finditer(r":\s+", title))
    if not cuts:
        return title
    for cut in (cuts[-1], cuts[0]):
        head, tail = title[: cut.start()], title[cut.end() :]
        for kept, other in ((head, tail), (tail, head)):
            if kept.strip() and _is_site(other, site, host):
                return without_site(kept.strip(), site, host) if len(cuts) > 1 else kept.strip()
    pipes = [part for part in re.split(r"\s*(?:\||»|::|｜)\s*", title) if part.strip()]
    return pipes[0].strip() if len(pipes) > 1 and len(pipes[0]) >= len(pipes[-1]) else title


def site_in_title(titles: list[str], headline: str | None) -> str | None:
    """Read the site's name off a title that is the headline and one other part.

    >>> site_in_title(["How to jam — The Jam Blog"], "How to jam")
    'The Jam Blog'
    """
    for title in titles if headline else ():
        cuts = [*_STRONG.finditer(title), *re.finditer(r":\s+", title)]
        for head, tail in ((title[: cut.start()], title[cut.end() :]) for cut in cuts):
            for kept, other in ((head, tail), (tail, head)):
                bare = other.strip()
                if (
                    fold_title(kept) == fold_title(headline or "")
                    and fold_title(bare)
                    and len(bare) <= MAX_SITE_CHARS
                ):
                    return bare
    return None


def _is_site(part: str, site: str | None, host: str | None) -> bool:
    folded = fold_title(part)
    if not folded or _HOST.fullmatch(part.strip()):
        return True
    if site and folded == fold_title(site):
        return True
    bare = fold_title(host.removeprefix("www.")) if host else ""
    return len(folded) >= MIN_HOST_CHARS and bool(bare) and (folded in bare or bare.startswith(folded))
