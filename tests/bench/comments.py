"""The comment search: growth, its share of the cleaning time, and rows where no platform's markup is known.

    uv run python tests/bench/comments.py [FOLDER]

Growth: twice the comments, or twice the nesting, should cost about twice the time. Share: what the search adds
to the time of cleaning a page, which is cleaned with it and without it in turn (a discussion that is found
need not be read by the stages behind), over pages made here, with ever more comments and with none, or over
the pages of FOLDER. Rows: with the platforms' markup and the page's data left out, how many comments are found
again, by records that repeat and nothing else.

FOLDER holds `html/`, the pages, and may hold `gold/`, JSON files with "page" and "comments" [{"text"}]; without
one the pages made here are the labelled ones. CPU time, for other programs disturb it least.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from unittest.mock import patch

from cleaning import Kind, Outcome, RawPage, clean
from cleaning.comments import SOURCES, Discussion, find_discussion
from cleaning.context import PageContext
from cleaning.decode import decode
from cleaning.readers import html
from cleaning.tree import parse_html

DEMO = Path(__file__).parents[2] / "crawler" / "demo" / "site"
REPEATED = frozenset({"repeated"})
FLAT = (1250, 2500, 5000, 10_000)
DEEP = (62, 125, 250, 500)
VISITS = 8
SAME_WORDS = 0.8
"""F1 of the words from which a row is the labelled comment."""
NO_THREAD = frozenset({"multi", "not-a-post"})
"""Kinds of labelled pages that have no discussion of their own."""
SCRIPT = (
    "window.stack = window.stack || []; stack.push({{place: {0}, run: function () {{ return {0}; }}}});" * 6
)
PICTURE = '<div><img src="/{0}.jpg" alt="Loaf {0}"></div>'
FORM = (
    '<div id="respond"><h3>Leave a comment</h3><form action="/comments" method="post"><p>'
    '<label for="author">Name</label><input id="author" name="author"></p><p><textarea id="comment" '
    'name="comment"></textarea></p><p><input type="submit" value="Post comment"></p></form></div>'
)
PROSE = "The queue before the bakery is long in the morning, and nobody minds it because of the rye. "


@dataclass(frozen=True, slots=True)
class Page:
    """One page and the comments it is known to hold; None: unknown."""

    name: str
    body: bytes
    comments: tuple[str, ...] | None = None


@dataclass(slots=True)
class Share:
    """Seconds of cleaning with the search and without it, by page."""

    searched: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        if not self.plain:
            return "no pages"
        each = median(a / b for a, b in zip(self.searched, self.plain, strict=True)) - 1
        whole = sum(self.searched) / sum(self.plain) - 1
        return f"{len(self.plain):4} pages  the search adds {whole:6.1%}, to the median page {each:6.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    made = [Page(f"made {count}", page(flat(count), blog=count), words(count)) for count in range(3, 40, 3)]
    made += [Page(f"quiet {n}", page("", blog=n, below=FORM * (n % 2)), ()) for n in range(1, 14)]
    demo = [Page(path.name, path.read_bytes()) for path in sorted(DEMO.rglob("*.html"))]
    pages = list(read_folder(folder)) if folder else made
    print_shares(made + demo, pages)
    print_rows(pages)
    for name, make, counts in (("flat", flat, FLAT), ("terms", terms, FLAT), ("deep", deep, DEEP)):
        for sources in (SOURCES, REPEATED):
            print_growth(name, [page(make(count)) for count in counts], counts, sources)


def read_folder(folder: Path) -> Iterator[Page]:
    """The pages of a labelled folder."""
    labels = {}
    for path in sorted((folder / "gold").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        if label.get("kind") not in NO_THREAD:
            texts = [c["text"] for c in label["comments"] if c["text"].strip() and not c.get("pingback")]
            labels[label["page"]] = tuple(texts)
    for path in sorted((folder / "html").iterdir()):
        yield Page(path.name, path.read_bytes(), labels.get(path.name))


def print_shares(warm: Sequence[Page], pages: Sequence[Page]) -> None:
    """Time of the search beside that of the rest, apart for pages with a discussion and without one."""
    measure(warm)
    discussed, quiet = measure(pages)
    print(f"time with a discussion     {discussed}\ntime without a discussion  {quiet}")


def measure(pages: Sequence[Page]) -> tuple[Share, Share]:
    """The quickest of some visits to each page counts, with the search and without.

    All pages are visited before one is visited again, and the first of the two at a page takes turns: the
    second finds the page in the processor's caches.
    """
    quickest = {True: [float("inf")] * len(pages), False: [float("inf")] * len(pages)}
    outcomes: dict[str, Outcome] = {}
    for visit in range(VISITS):
        for place, each in enumerate(pages):
            for searching in (True, False) if visit % 2 else (False, True):
                outcome, seconds = timed(each, searching=searching)
                quickest[searching][place] = min(seconds, quickest[searching][place])
                if searching:
                    outcomes[each.name] = outcome
    shares = {True: Share(), False: Share()}
    for place, each in enumerate(pages):
        documents = outcomes[each.name].documents
        if documents:
            share = shares[bool(documents[0].comments)]
            share.searched.append(quickest[True][place])
            share.plain.append(quickest[False][place])
    return shares[True], shares[False]


def timed(each: Page, *, searching: bool) -> tuple[Outcome, float]:
    """What cleaning makes of a page, and its seconds."""
    with ExitStack() as stack:
        if not searching:
            stack.enter_context(patch.object(html, "read_discussion", lambda *_: Discussion()))
        began = process_time()
        outcome = clean(RawPage(body=each.body, source=each.name, kind=Kind.HTML))
        return outcome, process_time() - began


def print_rows(pages: Sequence[Page]) -> None:
    """Rows found again, with every source and by repeated records alone."""
    labelled = [each for each in pages if each.comments is not None]
    for name, sources in (("every source", SOURCES), ("repeated records alone", REPEATED)):
        hits = rows = known = 0
        for each in labelled:
            found = [c.text for c in search(each.body, sources).comments if c.kind == "comment"]
            hits += matches(found, each.comments or ())
            rows, known = rows + len(found), known + len(each.comments or ())
        f1 = 2 * hits / (rows + known) if rows + known else 1.0
        print(f"rows by {name:22} {len(labelled):4} pages  {known} comments  {rows} rows  F1 {f1:.3f}")


def matches(rows: Sequence[str], comments: Sequence[str]) -> int:
    """Labelled comments that are found, each row counting once."""
    left = [Counter(row.split()) for row in rows]
    hits = 0
    for comment in comments:
        wanted = Counter(comment.split())
        best = max(left, key=lambda row: alike(row, wanted), default=None)
        if best is not None and alike(best, wanted) >= SAME_WORDS:
            left.remove(best)
            hits += 1
    return hits


def alike(row: Counter[str], wanted: Counter[str]) -> float:
    return 2 * (row & wanted).total() / ((row.total() + wanted.total()) or 1)


def print_growth(name: str, bodies: Sequence[bytes], counts: Sequence[int], sources: frozenset[str]) -> None:
    """Seconds per size, and the ratio to the size before."""
    before = 0.0
    for body, count in zip(bodies, counts, strict=True):
        tree = parse_html(decode(body).text, source=name)
        began = process_time()
        found = find_discussion(tree, PageContext(), sources=sources)
        seconds = process_time() - began
        growth = f"x{seconds / before:.1f}" if before else ""
        by = "repeated records" if sources == REPEATED else "known markup"
        print(
            f"{name} {count:6} by {by:16} {len(found.comments):6} rows  {seconds:6.2f} s {growth}", flush=True
        )
        before = seconds


def search(body: bytes, sources: frozenset[str]) -> Discussion:
    return find_discussion(parse_html(decode(body).text, source="page"), PageContext(), sources=sources)


def words(count: int) -> tuple[str, ...]:
    return tuple(f"Words of comment {number}, a line long." for number in range(count))


def flat(count: int) -> str:
    return "".join(map(comment, range(count)))


def terms(count: int) -> str:
    """Comments in a list of terms, as classic Blogger prints them: no element holds one of them whole."""
    return "".join(
        f'<dt class="comment-author" id="c{number}"><a name="c{number}"></a><a href="https://user{number}.example/">{name_of(number)}</a> '
        f'said...</dt><dd class="comment-body"><p>Words of comment {number}, a line long.</p></dd>'
        f'<dd class="comment-footer"><span class="comment-timestamp"><a href="/soup.html?showComment=1462183800000#c{number}">May {1 + number % 28}, 2016 10:{10 + number % 50} AM</a>'
        "</span></dd>"
        for number in range(count)
    )


def name_of(number: int) -> str:
    """A name without figures, as no series of things has."""
    return "User " + "".join("abcdefghij"[int(figure)] for figure in str(number)).capitalize()


def deep(count: int) -> str:
    body = ""
    for number in reversed(range(count)):
        body = comment(number, f'<ol class="children">{body}</ol>' if body else "")
    return body


def comment(number: int, inside: str = "") -> str:
    return (
        f'<li class="comment depth-1" id="comment-{number}"><article class="comment-body">'
        f'<footer class="comment-meta"><b class="fn">User {number}</b> '
        '<time datetime="2016-05-02T10:00:00+02:00">May 2, 2016 at 10:00 am</time></footer>'
        f'<div class="comment-content"><p>Words of comment {number}, a line long.</p></div>'
        f'<div class="reply"><a href="#">Reply</a></div></article>{inside}</li>'
    )


def page(comments: str, *, blog: int = 0, below: str = "") -> bytes:
    """A page with a post; `blog`: as large as the median of 800 real pages of blogs and news (700 elements, a
    fifth of them links, 20 scripts, 36 paragraphs), varied by number. `below`: what stands behind the discussion.
    """
    head = "".join(
        f'<meta name="name-{n}" content="content {n}"><link rel="r{n}" href="/{n}.css">' for n in range(12)
    )
    head += "".join(f"<script>{SCRIPT.format(n)}</script>" for n in range(20))
    menu = "".join(f'<li class="menu-item"><a href="/{n}"><span>Topic {n}</span></a></li>' for n in range(32))
    post = "".join(
        f'<p>{PROSE * 3} <a href="/{n}">{n * blog}</a> {PROSE}</p>' + PICTURE.format(n) * (n % 4 == 0)
        for n in range(1, 34)
    )
    side = "".join(
        f'<div class="widget widget-{box}"><h3>{name}</h3><div class="inner"><ul>'
        + "".join(f'<li><a href="/{box}/{n}">{name} {n}</a></li>' for n in range(12))
        + "</ul></div></div>"
        for box, name in enumerate(("Archive", "Subjects", "Latest posts", "Elsewhere"))
    )
    cards = "".join(
        f'<div class="card"><div class="thumb">{PICTURE.format(n)}</div><div class="label"><a href="/post/{n}">'
        f"The bakery, part {n}</a><div><span>{1 + n} May 2012</span></div></div></div>"
        for n in range(12)
    )
    tag, name = ("dl", "comments-block") if comments.startswith("<dt") else ("ol", "comment-list")
    talk = (
        f'<div id="comments"><h2>Comments</h2><{tag} id="{name}" class="{name}">{comments}</{tag}></div>'
        if comments
        else ""
    )
    return (
        f"<html><head><title>Soup {blog}</title>{head}</head><body><nav><ul>{menu}</ul></nav><h1>Soup {blog}</h1>"
        f'<div class="entry-content">{post}</div>{talk}{below}<div class="more">{cards}</div>'
        f'<div class="sidebar">{side}</div><footer><p>The bakery blog</p></footer></body></html>'
    ).encode()


if __name__ == "__main__":
    main()
