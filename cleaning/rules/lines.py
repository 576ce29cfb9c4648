"""Takes interface lines out of the paragraphs of a post.

What an extractor leaves of a page's interface stands at the edges of the post: the title once more, the
byline, share links above; tags, share links, the form, "related" below. So words are judged by their place:

1. anywhere: plumbing of feeds and templates, advertisement marks, and whole interface sentences;
2. at the top: the title, the byline, then lines of the interface, until the first line that is none;
3. at the bottom: a heading of related posts or of the author with what little follows it, then lines of the
   interface, until the first line that is none.

A line counts only as a whole (`cleaning.phrases`): "via" and "read more" also stand in prose.
"""

from __future__ import annotations

import re

from cleaning.cuts import CutLog
from cleaning.dates import parse_date
from cleaning.phrases import families_of, fold, phrases

SHORT = 90
"""Characters of an interface line; atlas of pages, section 7.3. Fixed sentences may be longer."""

TOP = frozenset(
    "share follow navigation sign_in meta byline like comments_heading no_comments advert".split()
)
BOTTOM = frozenset(
    "share follow related navigation legal consent continuation bio syndication meta comment_policy"
    " comment_form sign_in like more_comments no_comments comments_heading report advert".split()
)
SENTENCES = frozenset("share comment_form comment_policy sign_in consent like follow advert".split())
"""Families whose long phrases no author writes as a paragraph."""
PROSE_LIKE = frozenset("meta byline syndication like report".split())
"""Families whose single words and templates also occur as an author's own short line."""
COMMANDS = frozenset(("share", "follow", "like"))
"""Families whose templates begin like an author's advice: "Follow these steps", "Share it with your team"."""
LONG = frozenset("legal consent comment_form comment_policy meta syndication sign_in".split())
"""Families whose fixed sentences may be longer than SHORT, and end like sentences."""

SENTENCE_WORDS = 4
"""Words of a phrase that is cut anywhere: "Click to share on X" yes, "Read more" no."""
WIDE_SENTENCE = 8
"""Characters that do the same in scripts without spaces."""
EDGE_LINES = 12
"""Lines looked at from each edge: the longest rows of share links and tags seen on pages stay below."""
TAIL_SHARE = 0.2
"""Largest part of the text's characters that a tail under a heading may hold."""
TAIL_LINES = 14
"""Most lines of such a tail: a row of related posts with a teaser each."""
DATELINE_CHARS = 60
"""Longest line of a date with weekday, time and the author's name."""
BYLINE_WORDS = 3
"""Words of "by" and a name."""
TITLE_BELOW = "repeated_title"
"""The rule's name for the title at the end of a post."""
SENTENCE_ENDS = ".!?…。！？"
NAME_WORDS = 6
"""Most words of a byline's names."""

_INVISIBLE = dict.fromkeys(
    [*range(9), *range(14, 32), *range(127, 160), *map(ord, "\u00ad\u200b\u2060\ufeff\ufffc")]
)
_UNSEEN = re.compile(f"[{''.join(map(chr, _INVISIBLE))}]")
"""One look at the whole text, which seldom has any, costs much less than to go through all its lines."""
_PLUMBING = frozenset({"feed_plumbing"})
_PLACEHOLDER = re.compile(
    r"(?:\{\{[^{}]{1,120}\}\}|\{%[^{}]{1,120}%\}|<%[^<>]{1,120}%>|\$\{[^{}]{1,80}\}"
    r"|\[/[a-z][a-z0-9_-]{2,40}\]|\[[a-z]{2,20}_[a-z0-9_-]{1,40}/?\]"
    r"|\[[a-z][a-z0-9_-]{2,40} [a-z_]{1,30}=[\"'”″][^\]]{0,600}\])+\s*"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"https?://\S{1,400}?(?:#respond|#comments|/feed/?(?: \d{1,6})?)$")


def clean_lines(
    lines: list[str],
    cuts: CutLog,
    *,
    title: str | None,
    author: str | None,
    site: str | None,
    language: str | None = None,
) -> list[str]:
    """Cut interface lines from the paragraphs of a post; a post that is nothing else is left as it is.
    language: BCP 47, for the names of months.

    >>> clean_lines(["My title", "Hello.", "Share this:"], CutLog(), title="My title", author=None, site=None)
    ['Hello.']
    """
    if _holds_unseen("".join(lines)):
        lines = [line.translate(_INVISIBLE) for line in lines]
    plain = _without_plumbing([line.strip() for line in lines], cuts)
    first = _top(plain, title, author, site, language)
    end = _bottom(plain, first, author)
    last = _before_title(plain, first, end, title, site)
    if first >= last:
        return plain
    middle = range(first, last)
    dropped = {i for i in middle if _is_sentence(plain[i])}
    for i, line in enumerate(plain):
        if i not in middle or i in dropped:
            is_title = last <= i < end and _is_title(line, fold(title or ""), site)
            cuts.add("interface_sentence" if i in dropped else TITLE_BELOW if is_title else "edge_line", line)
    return [plain[i] for i in middle if i not in dropped]


def _holds_unseen(text: str) -> bool:
    """Whether a text has a character that is not shown; all of them but U+FFFC are unprintable, and Python
    tells that much faster than a search.
    """
    return ("\ufffc" in text or not text.isprintable()) and _UNSEEN.search(text) is not None


def _without_plumbing(lines: list[str], cuts: CutLog) -> list[str]:
    kept = []
    for line in lines:
        rest = _outside_section(line) if "]]>" in line or "<![CDATA[" in line else line
        if _is_plumbing(rest):
            rest = ""
        if rest != line:
            cuts.add("feed_plumbing", line.removesuffix(rest) or line)
        if rest:
            kept.append(rest)
    return kept


def _is_plumbing(line: str) -> bool:
    if families_of(line) == _PLUMBING:
        return True
    shape = _ADDRESS if line.startswith("http") else _PLACEHOLDER if line[:1] in "{<$[" else None
    return shape is not None and shape.fullmatch(line) is not None


def _outside_section(line: str) -> str:
    """The line without the marks of a CDATA section, and without what feeds print before its end."""
    before, mark, behind = line.replace("<![CDATA[", "").partition("]]>")
    if not mark or not behind.strip():
        return before.strip()
    is_plumbing = not before.strip() or not families_of(before).isdisjoint({"continuation", "feed_plumbing"})
    return behind.strip() if is_plumbing else f"{before.strip()} {behind.strip()}"


def _is_sentence(line: str) -> bool:
    """A fixed sentence of the interface, long enough that no author writes it."""
    found = families_of(line)
    if not found:
        return False
    if "advert" in found:
        return True
    if found.isdisjoint(SENTENCES) or (found <= COMMANDS and not _is_plain(line, found)):
        return False
    return len(line.split()) >= SENTENCE_WORDS or (not line.isascii() and len(line) >= WIDE_SENTENCE)


def _top(
    lines: list[str], title: str | None, author: str | None, site: str | None, language: str | None
) -> int:
    """Number of lines above the post."""
    headline, names = fold(title or ""), _names(author)
    first = 0
    for i, line in enumerate(lines[:EDGE_LINES]):
        if (
            _is_title(line, headline, site)
            or _is_byline(line, names)
            or _is_edge(line, TOP)
            or _is_dateline(line, language)
        ):
            first = i + 1
        elif len(line) > SHORT or not _leads_on(lines, i, headline):
            break
    return first


def _leads_on(lines: list[str], i: int, headline: str) -> bool:
    """A short line directly above the headline (a kicker) goes with it; a sentence is none."""
    is_sentence = lines[i][-1] in SENTENCE_ENDS
    return bool(headline) and not is_sentence and i + 1 < len(lines) and fold(lines[i + 1]) == headline


def _is_title(line: str, headline: str, site: str | None) -> bool:
    folded = fold(line)
    if not headline or len(folded) < 2:
        return False
    tail = fold(site or "")
    return headline in {folded, folded.removesuffix(tail).rstrip(" |-–—·»:")}


def _is_byline(line: str, names: frozenset[str]) -> bool:
    """A line of nothing but the author's name, with or without "by" and a date."""
    if len(line) > SHORT or not names:
        return False
    folded = fold(line)
    if folded in names:
        return True
    rest = next((folded.replace(name, "", 1) for name in names if name in folded), None)
    if rest is None:
        return False
    return len(rest.split()) <= 1 or "byline" in families_of(line) or _is_dated(rest)


def _is_dateline(line: str, language: str | None) -> bool:
    """Whether a short line is a date with its year, with or without "by" and a name behind it."""
    if len(line) > DATELINE_CHARS or not _YEAR.search(line):
        return False
    words = line.split()
    ends = range(len(words), max(0, len(words) - 1 - BYLINE_WORDS), -1)
    return any(parse_date(" ".join(words[:end]), language=language) for end in ends)


def _is_dated(rest: str) -> bool:
    """Whether what stands beside the author's name is a date, with or without a word before it."""
    return any(parse_date(text.strip(" ,|·•–—-")) for text in (rest, rest.strip().partition(" ")[2]) if text)


def _names(author: str | None) -> frozenset[str]:
    parts = [author or "", *(author or "").split(",")]
    return frozenset(name for name in map(fold, parts) if len(name) > 2 and len(name.split()) <= NAME_WORDS)


def _is_edge(line: str, places: frozenset[str]) -> bool:
    found = families_of(line) & places
    if not found or (found <= PROSE_LIKE and not _is_certain(line, found)):
        return False
    if line.endswith((".", "!", "?", "。")) and not _is_plain(line, found):
        return not found.isdisjoint(LONG - {"meta", "syndication"}) and len(line.split()) >= SENTENCE_WORDS
    return len(line) <= SHORT or not found.isdisjoint(LONG)


def _is_plain(line: str, found: frozenset[str]) -> bool:
    """One of the phrases as it is, without a name or title filled in."""
    return any(fold(line) in phrases(family) for family in found)


def _is_certain(line: str, found: frozenset[str]) -> bool:
    """For families that prose resembles: a byline of capitalised names, a label of two words or more."""
    words = line.split()
    if found == {"byline"}:
        return len(words) <= NAME_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words[1:])
    return len(words) > 1 or not line.isascii()


def _bottom(lines: list[str], first: int, author: str | None) -> int:
    """Index behind the post's last line."""
    last = _interface_end(lines, first, len(lines))
    tail = _tail_start(lines, first, last, author)
    return _interface_end(lines, first, tail)


def _before_title(lines: list[str], first: int, last: int, title: str | None, site: str | None) -> int:
    """Index behind the last line without the title, if that stands once more below the last paragraph.

    A song or a poem may end in the words of its title: its lines are short, and often it has said them
    before. An essay that does so ends them as a sentence.
    """
    headline = fold(title or "")
    below = last - 1
    if below <= first or not _is_title(lines[below], headline, site):
        return last
    end = _interface_end(lines, first, below)
    if end == first or len(lines[end - 1]) <= SHORT:
        return last
    ends = lines[below][-1] in SENTENCE_ENDS and (title or "").rstrip()[-1:] != lines[below][-1]
    if ends or any(_is_title(line, headline, site) for line in lines[first:end]):
        return last
    return end


def _interface_end(lines: list[str], first: int, last: int) -> int:
    while last > first and _is_edge(lines[last - 1], BOTTOM):
        last -= 1
    return last


def _tail_start(lines: list[str], first: int, last: int, author: str | None) -> int:
    """Where a heading of related posts or of the author begins the end; `last` where none does."""
    total = sum(map(len, lines[first:last]))
    below = 0
    for i in range(last - 1, max(first, last - 1 - TAIL_LINES), -1):
        if below > TAIL_SHARE * total:
            break
        if _heads_tail(lines[i], lines[i + 1 : last]):
            return i
        below += len(lines[i])
    return last


def _heads_tail(line: str, tail: list[str]) -> bool:
    """A heading of two words or more; behind "about the author" stand one or two paragraphs."""
    if len(line) > SHORT // 2 or (line.isascii() and len(line.split()) < 2):
        return False
    found = families_of(line)
    if "related" in found and "advert" not in found:
        return all(len(below) <= 2 * SHORT for below in tail)
    return "bio" in found and len(tail) <= 2
