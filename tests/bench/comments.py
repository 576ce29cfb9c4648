"""Time of the comment search: growth with the number of comments, and with the depth of nesting.

    python tests/bench/comments.py

Prints seconds and the ratio to the row before; twice the comments should cost about twice the time. The last column leaves the
platforms' markup out, so that unknown markup (repeated records) is measured as well.
"""

import time

from lxml import html
from lxml.etree import _Element

from cleaning.comments import find_discussion
from cleaning.context import PageContext

UNKNOWN = frozenset({"structured", "repeated"})


def comment(number: int, inside: str = "") -> str:
    return (
        f'<li class="comment depth-1" id="comment-{number}"><article class="comment-body"><footer class="comment-meta">'
        f'<b class="fn">User {number}</b> <time datetime="2016-05-02T10:00:00+02:00">May 2, 2016 at 10:00 am</time></footer>'
        f'<div class="comment-content"><p>Words of comment {number}, a line long.</p></div>'
        f'<div class="reply"><a href="#">Reply</a></div></article>{inside}</li>'
    )


def flat(count: int) -> _Element:
    return parse("".join(map(comment, range(count))))


def deep(count: int) -> _Element:
    body = ""
    for number in range(count, 0, -1):
        body = comment(number, f'<ol class="children">{body}</ol>' if body else "")
    return parse(body)


def parse(body: str) -> _Element:
    page = f'<html><body><h1>Soup</h1><div id="comments"><h2>Comments</h2><ol class="comment-list">{body}</ol></div></body></html>'
    return html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))


def seconds(tree: _Element, count: int, **options: frozenset[str]) -> float:
    began = time.process_time()
    found = find_discussion(tree, PageContext(), **options)
    assert len(found.comments) == count, (len(found.comments), count)
    return time.process_time() - began


def main() -> None:
    for name, make, counts in (
        ("flat", flat, (625, 1250, 2500, 5000, 10000)),
        ("deep", deep, (62, 125, 250, 500)),
    ):
        before = 0.0
        for count in counts:
            tree = make(count)
            known, unknown = (
                seconds(tree, count),
                seconds(tree, count, sources=UNKNOWN) if count <= 2500 else 0.0,
            )
            growth = f"x{known / before:.1f}" if before else ""
            print(
                f"{name:5} {count:6} comments  {known:7.2f} s {growth:6} unknown markup {unknown:7.2f} s",
                flush=True,
            )
            before = known


if __name__ == "__main__":
    main()
