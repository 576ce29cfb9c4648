"""Exports, dumps of APIs and tables of one blog become the same threads, in whatever order and however often."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cleaning.readers.samples import (
    SITE,
    SOUP,
    disqus,
    disqus_post,
    disqus_thread,
    gdata,
    gdata_comment,
    rest_comment,
    rest_post,
    wxr,
    wxr_comment,
    wxr_item,
)
from tests.crawler.dumpfiles import jsonl, postsieve, rows

BREAD = f"{SITE}/2024/05/bread/"
PAGE = (
    f'<!doctype html><html lang="en-GB"><head><title>Soup – slowly</title><link rel="canonical" href="{SOUP}"></head><body>'
    "<article><h1>Soup – slowly</h1><p>Cook it for an hour.</p><p>Stir it twice.</p></article>"
    '<ol class="comment-list"><li class="comment" id="comment-10"><cite class="fn">Reader 10</cite> '
    '<time datetime="2024-05-01T13:10:00+02:00">1 May</time><div class="comment-content"><p>Comment number 10.</p></div></li>'
    "</ol></body></html>"
)


def table(*lines: tuple[str, ...]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


FILES = {
    "export.xml": wxr(
        wxr_item(wxr_comment(10), wxr_comment(11, parent=10), wxr_comment(12, approved="spam")),
        wxr_item(number=8, title="Bread", link=BREAD, content="Bake it.\n\nEat it."),
        wxr_item(number=9, status="draft"),
    ).encode(),
    "disqus.xml": disqus(disqus_thread(), disqus_post(501), disqus_post(502, parent=501)).encode(),
    "posts.json": json.dumps([rest_post(), rest_post(8, link=BREAD, title={"rendered": "Bread"})]).encode(),
    "comments-1.json": json.dumps([rest_comment(10), rest_comment(13)]).encode(),
    "comments-2.json": json.dumps([rest_comment(14, 13), rest_comment(11, 10)]).encode(),
    "more.jsonl": jsonl(rest_comment(15, 14)),
    "blogger.json": json.dumps(gdata(gdata_comment(20), gdata_comment(21, 20))).encode(),
    "pages.csv": table(("url", "html"), (SOUP, PAGE)),
}
ORDERS = (tuple(FILES), tuple(reversed(FILES)), ("comments-2.json", "pages.csv", *sorted(FILES)))
ALL = (
    "SELECT p.uid, p.title, p.text, c.uid, c.position, a.uid, c.author, c.published_at, c.author_url, c.text FROM posts p "
    "LEFT JOIN comments c ON c.post_id = p.id LEFT JOIN comments a ON a.id = c.parent_id ORDER BY p.uid, c.position"
)
THREAD = (
    "SELECT c.source_id, a.source_id FROM comments c JOIN posts p ON p.id = c.post_id "
    f"LEFT JOIN comments a ON a.id = c.parent_id WHERE p.url = '{SOUP}' ORDER BY CAST(c.source_id AS INTEGER)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dumps")
    for name, data in FILES.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def first(folder: Path) -> Path:
    """The database that the first order makes."""
    done = postsieve("clean", *ORDERS[0], "--db", "sqlite:///first.db", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "first.db"


def test_a_post_has_one_thread_of_all_that_is_known(first: Path) -> None:
    assert rows(first, THREAD) == [
        ("10", None),
        ("11", "10"),
        ("13", None),
        ("14", "13"),
        ("15", "14"),
        ("20", None),
        ("21", "20"),
        ("501", None),
        ("502", "501"),
    ]
    assert rows(first, "SELECT count(*) FROM posts") == [(2,)]


def test_what_became_no_row_is_told(first: Path) -> None:
    assert rows(first, "SELECT rule FROM rejections") == [("not_published",)]
    assert ("comment_spam", 1) in rows(first, "SELECT rule, count FROM cuts")


@pytest.mark.parametrize("order", ORDERS[1:])
def test_any_order_makes_the_same_rows(folder: Path, first: Path, order: tuple[str, ...]) -> None:
    database = folder / f"{order[0]}.db"
    for name in dict.fromkeys(order):
        assert postsieve("clean", name, "--db", f"sqlite:///{database}", folder=folder).returncode == 0
    assert rows(database, ALL) == rows(first, ALL)


def test_a_second_time_changes_nothing(folder: Path, first: Path) -> None:
    before = rows(first, "SELECT id, uid FROM comments UNION ALL SELECT id, uid FROM posts")
    done = postsieve("clean", *FILES, "--db", f"sqlite:///{first}", "--json", folder=folder)
    tally = json.loads(done.stdout)
    assert (tally["posts"]["new"], tally["comments"]["new"], tally["comments"]["changed"]) == (0, 0, 0)
    assert rows(first, "SELECT id, uid FROM comments UNION ALL SELECT id, uid FROM posts") == before
