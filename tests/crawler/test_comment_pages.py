"""A discussion that runs over several pages becomes one thread, in whatever order the pages come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawler.dumpfiles import jsonl, postsieve, rows
from tests.crawler.running import crawl
from tests.crawler.site import Answer, front, serve

URL = "https://blog.example.org/mending-a-kettle"
SECOND_PAGES = ("/comment-page-2/", "?cpage=2", "?page=1", "?commentPage=2")
BODY = "".join(
    f"<p>Step {step} of mending a kettle takes patience, a soldering iron and a dry cloth, in this order.</p>"
    for step in range(6)
)
SAID = {1: ("Ann", "Bob"), 2: ("Cora", "Dan")}


def page(number: int, *, canonical: str = "", links: str = "") -> str:
    """One of the two pages: the post, and two comments of its own; the last answers the one before."""
    first, second = SAID[number]
    answer = comment(20 * number + 1, second, number)
    asked = comment(20 * number, first, number, f'<ol class="children">{answer}</ol>')
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f"<!doctype html><html><head><title>Mending a kettle</title>{link}</head><body><article>"
        f'<h1>Mending a kettle</h1>{BODY}</article><div id="comments"><h2>4 comments</h2><ol class="comment-list">'
        f"{asked}</ol>{links}</div></body></html>"
    )


def comment(number: int, name: str, day: int, inside: str = "") -> str:
    return (
        f'<li class="comment" id="comment-{number}"><cite class="fn">{name}</cite> '
        f'<time datetime="2024-05-0{day}T10:00:00+00:00">May {day}, 2024</time>'
        f'<div class="comment-content"><p>{name} has a remark on kettles.</p></div>{inside}</li>'
    )


def thread(database: Path) -> list[tuple[object, ...]]:
    return rows(
        database,
        "SELECT c.author, p.author, c.text FROM comments c LEFT JOIN comments p ON p.id = c.parent_id "
        "ORDER BY c.post_id, c.position",
    )


@pytest.mark.parametrize("canonical", ["", URL])
@pytest.mark.parametrize("second", SECOND_PAGES)
@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_pages_of_a_discussion_are_one_thread(
    tmp_path: Path, second: str, canonical: str, order: tuple[int, int]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    urls = {1: URL, 2: URL + second}
    for place, number in enumerate(order):
        row = {"url": urls[number], "html": page(number, canonical=canonical)}
        (pages / f"{place}.jsonl").write_bytes(jsonl(row))
    assert postsieve("clean", "pages", folder=tmp_path).returncode == 0
    assert rows(tmp_path / "postsieve.db", "SELECT count(*) FROM posts") == [(1,)]
    assert thread(tmp_path / "postsieve.db") == [
        ("Ann", None, "Ann has a remark on kettles."),
        ("Bob", "Ann", "Bob has a remark on kettles."),
        ("Cora", None, "Cora has a remark on kettles."),
        ("Dan", "Cora", "Dan has a remark on kettles."),
    ]


def test_a_numbered_part_with_a_text_of_its_own_is_a_post_of_its_own(tmp_path: Path) -> None:
    other = "".join(
        f"<p>Chapter two, line {n}: lamps want oil, wicks and a steady hand.</p>" for n in range(6)
    )
    parts = {URL: page(1), f"{URL}?page=1": page(2).replace(BODY, other)}
    (tmp_path / "a.jsonl").write_bytes(jsonl(*({"url": url, "html": text} for url, text in parts.items())))
    assert postsieve("clean", "a.jsonl", folder=tmp_path).returncode == 0
    assert rows(tmp_path / "postsieve.db", "SELECT count(*) FROM posts") == [(2,)]


def test_the_crawl_follows_comment_pages(tmp_path: Path) -> None:
    link = '<a href="/mending-a-kettle/comment-page-2/">Newer comments</a>'
    site_pages = {
        "/": front('<a href="/mending-a-kettle/">Mending a kettle</a>'),
        "/mending-a-kettle/": Answer(page(1, links=link)),
        "/mending-a-kettle/comment-page-2/": Answer(page(2)),
    }
    with serve(site_pages) as site:
        crawl(tmp_path, site.origin)
    assert [author for author, *_ in thread(tmp_path / "rows.db")] == ["Ann", "Bob", "Cora", "Dan"]
