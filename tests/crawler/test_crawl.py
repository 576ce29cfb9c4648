"""The crawl as users run it: by `postsieve` and by `scrapy`, interrupted, cleaned again from its archive."""

import signal
import subprocess
import sys
import time

import pytest

from tests.crawler.running import HASTE, ROOT, crawl, environment, postsieve, rows, run
from tests.crawler.site import Answer, front, post, serve

POSTS = {
    "/": front('<a href="/a-lock/">A lock</a> <a href="/a-key/">A key</a>'),
    "/a-lock/": post("A lock", comment="Did you keep the old spring?"),
    "/a-key/": post("A key"),
    "/feed/": Answer(
        '<rss version="2.0"><channel><title>Locks</title><item><title>A lock</title>'
        "<link>{origin}/a-lock/</link><description>Short.</description></item></channel></rss>",
        media_type="application/rss+xml",
    ),
}

CONTENT = """SELECT uid, title, author, published_at, language, text FROM posts ORDER BY uid"""
TALK = """SELECT uid, author, published_at, text, position FROM comments ORDER BY uid"""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    with serve(POSTS) as site:
        yield crawl(tmp_path_factory.mktemp("crawl"), site.origin)


def test_posts_and_comments_are_stored(crawled):
    assert crawled.titles == ["A key", "A lock"]
    assert crawled.rows("SELECT author, text FROM comments") == [
        ("Ines Duarte", "Did you keep the old spring?")
    ]


def test_the_run_is_recorded(crawled):
    (run_row,) = crawled.rows("SELECT command, exit_status, finished_at IS NOT NULL FROM runs")
    assert run_row == ("crawl", 0, 1)


def test_cleaning_the_archive_gives_the_rows_of_the_crawl(crawled):
    again = postsieve(crawled.folder, "clean", "archive", "--db", "sqlite:///again.db")
    assert again.returncode == 0, again.stderr
    assert rows(crawled.folder / "again.db", CONTENT) == crawled.rows(CONTENT)
    assert rows(crawled.folder / "again.db", TALK) == crawled.rows(TALK)


def test_postsieve_crawl_lists_a_url_that_does_not_answer_and_does_the_rest(tmp_path):
    with serve({"/a-lock/": post("A lock")}) as site:
        done = postsieve(tmp_path, "crawl", "--only", "http://127.0.0.1:9/x", f"{site.origin}/a-lock/")
    assert done.returncode == 1
    assert "http://127.0.0.1:9/x: connection refused" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(tmp_path / "postsieve.db", "SELECT title FROM posts") == [("A lock",)]
    query = "SELECT url, kind, failures, last_error FROM sources ORDER BY failures DESC"
    assert rows(tmp_path / "postsieve.db", query) == [
        ("http://127.0.0.1:9/x", "page", 1, "connection refused"),
        (f"{site.origin}/a-lock/", "page", 0, None),
    ]
    failing = [line.split() for line in postsieve(tmp_path, "status").stdout.splitlines() if ":9/x" in line]
    assert [(line[0], " ".join(line[-3:])) for line in failing] == [
        ("1", "http://127.0.0.1:9/x connection refused")
    ]


def test_a_database_that_is_none_is_one_line(tmp_path):
    (tmp_path / "notes.db").write_text("These are my notes, not a database. " * 40)
    with serve(POSTS) as site:
        done = postsieve(tmp_path, "crawl", site.origin, "--db", "sqlite:///notes.db")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert site.asked == []


def test_scrapy_crawl_writes_the_same_database(tmp_path):
    with serve(POSTS) as site:
        settings = [f"{name}={value}" for name, value in HASTE.items()]
        settings += [f"POSTSIEVE_DB=sqlite:///{tmp_path}/rows.db", f"POSTSIEVE_ARCHIVE={tmp_path}/archive"]
        options = [part for setting in settings for part in ("-s", setting)]
        command = [sys.executable, "-m", "scrapy", "crawl", "blog", "-a", f"url={site.origin}/", *options]
        done = run(command, ROOT)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "rows.db", "SELECT title FROM posts ORDER BY title") == [("A key",), ("A lock",)]
    assert list((tmp_path / "archive").glob("*.warc.gz"))
    assert "Telnet" not in done.stderr
    assert "emote control" not in done.stderr


def test_an_interrupt_saves_what_was_fetched(tmp_path):
    links = "".join(f'<a href="/lock-number-{n}/">{n}</a>' for n in range(50))
    pages = {"/": front(links)} | {f"/lock-number-{n}/": post(f"Lock {n}") for n in range(50)}
    with serve(pages) as site:
        command = [sys.executable, "-c", "from crawler.commands import main; main()", "crawl", site.origin]
        crawl = subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 40
        while sum("lock-number" in path for path in site.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        crawl.send_signal(signal.SIGINT)
        err = crawl.communicate(timeout=40)[1]
    assert crawl.returncode == 130, err
    assert "Traceback" not in err
    (stored,) = rows(tmp_path / "postsieve.db", "SELECT count(*) FROM posts")[0]
    assert 1 <= stored < 50
    assert rows(tmp_path / "postsieve.db", "SELECT exit_status FROM runs") == [(130,)]
