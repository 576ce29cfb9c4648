"""A discussion that runs over several pages becomes one thread, in whatever order the pages come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.threads import MAX_THREAD_PAGES
from tests.crawler.dumpfiles import jsonl, postsieve, rows
from tests.crawler.running import crawl
from tests.crawler.site import Answer, front, serve

URL = "https://blog.example.org/mending-a-kettle"
SECOND_PAGES = (
    *("/comment-page-2/", "?cpage=2", "?page=1", "?commentPage=2", "?start=10"),
    *("?debut_forums=20", "?debut_comments-list=20"),
)
PAGERS = {
    "/comment-page-2/": '<div class="nav-previous"><a href="{url}#comments">Newer comments</a></div>',
    "?cpage=2": '<a href="{url}">Newer comments</a>',
    "?page=1": '<ul class="pager"><li class="pager-next"><a href="{url}">next</a></li></ul>',
    "?start=10": '<div class="itemCommentsPagination"><a href="{url}">2</a></div>',
    "?debut_forums=20": '<p class="pagination"><a href="{url}#pagination_forums">20</a></p>',
    "?commentPage=2": '<span class="paging-control"><a href="{url}">Newer</a></span>',
}
"""What stands behind a post's address, and how its platform's pager links it."""
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


def messages(family: str, names: tuple[str, ...], first: int) -> str:
    """A page of a thread in one forum's markup; of message 1 the words are the post."""
    record = FORUMS[family]
    said = [(n, name, BODY if n == 1 else f"{name} answers.") for n, name in enumerate(names, first)]
    return (
        f"<!doctype html><html><head><title>Mending a kettle</title>{record.head}</head><body{record.body}><h1>Mending a kettle</h1>"
        + "".join(record.message.format(n=n, name=name, words=words) for n, name, words in said)
    )


@dataclass(frozen=True)
class Forum:
    """How one forum prints a message, and what stands behind the address of the second page."""

    second: str
    message: str
    head: str = ""
    body: str = ""


FORUMS = {
    "xenforo": Forum(
        "/page-2",
        '<article class="message message--post" data-author="{name}" data-content="post-{n}"><h4 class="message-name">'
        '<a class="username">{name}</a></h4><time datetime="2024-05-01T1{n}:00:00Z">May 1, 2024</time>'
        '<div class="message-body"><div class="bbWrapper">{words}</div></div></article>',
        head='<meta name="generator" content="XenForo">',
    ),
    "phpbb": Forum(
        "&start=2",
        '<div id="p{n}" class="post"><div class="postbody"><p class="author">by <strong><a class="username">{name}</a></strong> '
        '&raquo; <time datetime="2024-05-01T1{n}:00:00Z">May 1, 2024</time></p><div class="content">{words}</div></div></div>',
        body=' id="phpbb"',
    ),
    "vbulletin": Forum(
        "&page=2",
        '<li class="postcontainer" id="post_{n}"><span class="postdate"><span class="date">05-13-2024, 1{n}:00</span></span>'
        '<div class="username_container"><a class="username">{name}</a></div><blockquote class="postcontent">{words}</blockquote></li>',
        head='<meta name="generator" content="vBulletin 4.2">',
    ),
    "discourse": Forum(
        "?page=2",
        '<div id="post_{n}" class="topic-body crawler-post"><span class="creator" itemprop="author"><span itemprop="name">'
        '{name}</span></span><time class="post-time" datetime="2024-05-01T1{n}:00:00Z">May 1, 2024</time>'
        '<div class="post" itemprop="text">{words}</div></div>',
        head='<meta name="generator" content="Discourse 3.2">',
    ),
    "mybb": Forum(
        "&page=2",
        '<div class="post" id="post_{n}"><div class="author_information"><strong><span class="largetext">{name}</span>'
        '</strong></div><div class="post_content"><div class="post_head"><span class="post_date">05-13-2024, 1{n}:00 PM'
        '</span></div><div class="post_body scaleimages" id="pid_{n}">{words}</div></div></div>',
        head='<script src="/jscripts/general.js"></script>',
    ),
    "invision": Forum(
        "/page/2/",
        '<article id="elComment_{n}" class="cPost ipsComment"><h3 class="cAuthorPane_author">{name}</h3>'
        '<div class="ipsComment_meta"><time datetime="2024-05-01T1{n}:00:00Z">May 1, 2024</time></div>'
        '<div data-role="commentContent">{words}</div></article>',
        body=' class="ipsApp"',
    ),
}
ADDRESSES = {
    "xenforo": "/threads/kettle.9",
    "phpbb": "/viewtopic.php?t=9",
    "vbulletin": "/showthread.php?t=9",
    "discourse": "/t/kettle/9",
    "mybb": "/showthread.php?tid=9",
    "invision": "/topic/9-kettle",
}


@pytest.mark.parametrize("family", FORUMS)
@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_pages_of_a_forum_s_thread_are_one_thread(
    tmp_path: Path, family: str, order: tuple[int, int]
) -> None:
    """The first message of a later page is an answer, not a post."""
    url = f"https://forum.example.org{ADDRESSES[family]}"
    parts = {
        1: {"url": url, "html": messages(family, ("Ann", "Bob"), 1)},
        2: {"url": url + FORUMS[family].second, "html": messages(family, ("Cora", "Dan"), 3)},
    }
    (tmp_path / "a.jsonl").write_bytes(jsonl(*(parts[number] for number in order)))
    assert postsieve("clean", "a.jsonl", folder=tmp_path).returncode == 0
    assert rows(tmp_path / "postsieve.db", "SELECT title FROM posts") == [("Mending a kettle",)]
    assert [author for author, *_ in thread(tmp_path / "postsieve.db")] == ["Bob", "Cora", "Dan"]


def test_a_numbered_part_with_a_text_of_its_own_is_a_post_of_its_own(tmp_path: Path) -> None:
    other = "".join(
        f"<p>Chapter two, line {n}: lamps want oil, wicks and a steady hand.</p>" for n in range(6)
    )
    parts = {URL: page(1), f"{URL}?page=1": page(2).replace(BODY, other)}
    (tmp_path / "a.jsonl").write_bytes(jsonl(*({"url": url, "html": text} for url, text in parts.items())))
    assert postsieve("clean", "a.jsonl", folder=tmp_path).returncode == 0
    assert rows(tmp_path / "postsieve.db", "SELECT count(*) FROM posts") == [(2,)]


def test_the_crawl_follows_comment_pages(tmp_path: Path) -> None:
    posts = {f"/kettle-{number}-mended": pager for number, pager in enumerate(PAGERS.items())}
    site_pages = {"/": front("".join(f'<a href="{post}">A kettle</a>' for post in posts))}
    for post, (path, pager) in posts.items():
        links = pager.format(url=post + path)
        site_pages[post] = Answer(page(1, links=links, canonical="{origin}" + post))
        site_pages[post + path] = Answer(page(2, links=links))
    with serve(site_pages) as site:
        crawl(tmp_path, site.origin)
    assert rows(tmp_path / "rows.db", "SELECT count(*) FROM posts") == [(len(PAGERS),)]
    assert [author for author, *_ in thread(tmp_path / "rows.db")] == ["Ann", "Bob", "Cora", "Dan"] * len(
        PAGERS
    )


@pytest.mark.parametrize("family", FORUMS)
def test_the_crawl_follows_a_forum_s_thread(tmp_path: Path, family: str) -> None:
    forum, path = FORUMS[family], ADDRESSES[family]
    links = f'<div class="pagination"><a href="{path}{forum.second}">2</a></div>'
    site_pages = {
        path: Answer(messages(family, ("Ann", "Bob"), 1) + links),
        path + forum.second: Answer(messages(family, ("Cora", "Dan"), 3)),
    }
    with serve(site_pages) as site:
        crawl(tmp_path, site.origin + path)
    assert [author for author, *_ in thread(tmp_path / "rows.db")] == ["Bob", "Cora", "Dan"]


def test_the_parts_of_an_article_are_no_pages_of_its_discussion(tmp_path: Path) -> None:
    links = '<div class="pagination"><a href="/mending-a-kettle?page=2">2</a></div>'
    lone = page(1).replace('<div id="comments">', f'{links}<div id="comments">')
    with serve({"/mending-a-kettle": Answer(lone)}) as site:
        crawl(tmp_path, f"{site.origin}/mending-a-kettle")
        assert "/mending-a-kettle?page=2" not in site.asked


def test_the_pages_of_one_discussion_are_limited(tmp_path: Path) -> None:
    """An endless pager is a trap."""
    path = "/mending-a-kettle"
    pages = {
        f"{path}?page={n}" if n else path: Answer(
            page(1, links=f'<ul class="pager"><li><a href="{path}?page={n + 1}">next</a></li></ul>')
        )
        for n in range(MAX_THREAD_PAGES + 5)
    }
    with serve(pages) as site:
        crawl(tmp_path, site.origin + path)
        assert sum("?page=" in asked for asked in site.asked) == MAX_THREAD_PAGES
