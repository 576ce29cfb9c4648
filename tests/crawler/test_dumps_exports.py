"""Exports of WordPress and Disqus, pages saved as MHTML, and WACZ files as dumps."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaning import Kind, RawPage, clean
from crawler.dumps import BadInput, read_inputs
from crawler.dumps.values import MAX_RECORD_BYTES
from tests.cleaning.readers.samples import disqus, disqus_post, disqus_thread, wxr, wxr_comment, wxr_item
from tests.crawler.dumpfiles import html, jsonl, warc, zipped


def read(folder: Path, data: bytes) -> tuple[list[RawPage], list[str]]:
    path = folder / "input"
    path.write_bytes(data)
    records = list(read_inputs([str(path)]))
    lines = [str(record).removeprefix(str(folder)) for record in records if isinstance(record, BadInput)]
    return [record for record in records if isinstance(record, RawPage)], lines


def facts(page: RawPage) -> list[tuple[object, ...]]:
    return [
        (post.title, post.author, post.site, post.language, post.text, post.comments)
        for post in clean(page).documents
    ]


ITEMS = (
    wxr_item(wxr_comment(10), wxr_comment(11, parent=10), title="One", content="About <item> tags.\n\nMore."),
    wxr_item(title="Two", content="A feed has <![CDATA[no]]]]><![CDATA[> </item> in CDATA."),
    wxr_item(title="Three", kind="page"),
)


@pytest.mark.parametrize(
    "before", ["", "<br />\n<b>Notice</b>:  x in <b>/srv/a.php</b> on line <b>8</b><br />\n", "\ufeff"]
)
def test_an_export_of_wordpress_gives_an_item_per_record_that_reads_as_in_the_whole(
    tmp_path: Path, before: str
) -> None:
    whole = wxr(*ITEMS, before=before).encode()
    pages, lines = read(tmp_path, whole)
    assert lines == []
    assert [page.source for page in pages] == [f"{tmp_path}/input#{number}" for number in (1, 2, 3)]
    assert {page.kind for page in pages} == {Kind.WXR}
    assert [fact for page in pages for fact in facts(page)] == facts(RawPage(body=whole))


def test_an_export_cut_off_keeps_the_items_before_the_cut(tmp_path: Path) -> None:
    whole = wxr(*ITEMS).encode()
    pages, lines = read(tmp_path, whole[: whole.index(b"Three")])
    assert len(pages) == 2
    assert lines == [
        "/input#3: is cut off in the middle of this record: what came before is kept; mend it or fetch it again"
    ]


def test_an_item_over_the_limit_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    large = wxr_item(title="Large", content="a" * (MAX_RECORD_BYTES + 1))
    pages, [line] = read(tmp_path, wxr(ITEMS[0], large, ITEMS[2]).encode())
    assert [facts(page)[0][0] for page in pages] == ["One", "Three"]
    assert line.startswith("/input#2: is larger than 64 MiB")


def test_an_export_without_items_is_named(tmp_path: Path) -> None:
    assert read(tmp_path, wxr().encode())[1] == ["/input: holds no pages: check that it is the file you mean"]


def test_an_export_of_disqus_gives_messages_with_the_threads_they_name(tmp_path: Path) -> None:
    threads = [disqus_thread(number, link=f"https://cook.example/{number}/") for number in (10, 11, 12)]
    messages = [disqus_post(number, thread=10 + number % 2) for number in range(1, 9000)]
    whole = disqus(*threads, *messages).encode()
    pages, lines = read(tmp_path, gzip.compress(whole))
    assert lines == []
    assert len(pages) > 1
    found = [post for page in pages for post in clean(page).documents]
    assert {post.url for post in found} == {"https://cook.example/10/", "https://cook.example/11/"}
    assert sum(len(post.comments) for post in found) == len(messages)


def test_a_large_backup_of_blogger_is_several_records(tmp_path: Path) -> None:
    def entry(number: int, kind: str, more: str) -> str:
        return (
            f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><published>2024-05-01T10:00:00Z</published><category "
            f"scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"
            f"<title>T</title><content type='html'>{f'Text {number}. ' * 400}</content><author><name>A</name></author>{more}</entry>"
        )

    url = "https://cook.example/2024/05/soup.html"
    answer = f"<thr:in-reply-to href='{url}' ref='tag:blogger.com,1999:blog-1.post-1'/>"
    posts = entry(1, "post", f"<link rel='alternate' type='text/html' href='{url}'/>")
    head = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'><title>K</title>"
    whole = head + posts + "".join(entry(number, "comment", answer) for number in range(2, 500)) + "</feed>"
    pages, lines = read(tmp_path, whole.encode())
    assert lines == []
    assert len(pages) > 1
    found = [post for page in pages for post in clean(page).documents]
    assert {post.url for post in found} == {url}
    assert sum(len(post.comments) for post in found) == 498


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(["<item>", "</item>", "<item/>", "<![CDATA[", "]]>", "<!--", "-->", "a"]), max_size=12
    )
)
def test_no_order_of_tags_and_quotes_breaks_the_run(tmp_path: Path, pieces: list[str]) -> None:
    read(tmp_path, wxr(*pieces).encode())


BOUNDARY = "----MultipartBoundary--abc----"
PICTURE = (
    f"--{BOUNDARY}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
)


def mhtml(page: bytes = html(1), before: str = "", headers: str = "") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\n{headers}Subject: On lentils\r\nDate: Wed, 1 May 2024 10:00:00 -0000\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{BOUNDARY}"\r\n\r\n'
    )
    part = (
        f"{before}--{BOUNDARY}\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: binary\r\nContent-Location: https://blog.example.com/1\r\n\r\n"
    )
    return head.encode() + part.encode() + page + f"\r\n{PICTURE}--{BOUNDARY}--\r\n".encode()


@pytest.mark.parametrize("before", ["", PICTURE])
def test_a_saved_page_with_its_parts_is_one_page(tmp_path: Path, before: str) -> None:
    [page], lines = read(tmp_path, mhtml(before=before))
    assert (lines, page.body.strip(), page.url) == ([], html(1), "https://blog.example.com/1")
    assert (page.media_type, page.fetched_at) == (
        "text/html; charset=utf-8",
        datetime(2024, 5, 1, 10, tzinfo=UTC),
    )


def test_the_snapshots_own_address_comes_first(tmp_path: Path) -> None:
    [page], _ = read(tmp_path, mhtml(headers="Snapshot-Content-Location: https://blog.example.com/one\r\n"))
    assert page.url == "https://blog.example.com/one"


COMMENTS = (
    '<html><head><title>Disqus Comments</title><link rel="canonical" href="https://disqus.com/"></head><body>'
    '<ul id="post-list"><li class="post" id="post-7"><div class="post-content"><span class="author">Cora</span>'
    '<a class="time-ago" title="Thursday, May 2, 2024 10:00 AM">a month ago</a><div class="post-message"><p>Soak '
    "them for a night.</p></div></div></li></ul></body></html>"
)
ADVERT = "<html><body><div class='card'>Buy lentils now</div><div class='card'>Or beans</div></body></html>"


def framed(source: str, frame: str, headers: str) -> bytes:
    """A saved page with a frame, and the frame as a part of its own."""
    page = html(1).replace(
        b"</body>", f'<div id="below"><iframe src="{source}"></iframe></div></body>'.encode()
    )
    part = f"--{BOUNDARY}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n\r\n{frame}\r\n"
    end = f"--{BOUNDARY}--".encode()
    return mhtml(page).replace(end, part.encode() + end)


@pytest.mark.parametrize(
    ("source", "headers"),
    [
        ("cid:frame-2@mhtml.blink", "Content-ID: <frame-2@mhtml.blink>"),
        (
            "https://disqus.com/embed/?a=1&amp;b=2",
            "Content-Location: https://disqus.com/embed/?a=1&b=2",
        ),
    ],
)
def test_comments_in_a_frame_belong_to_the_page_that_shows_it(
    tmp_path: Path, source: str, headers: str
) -> None:
    [page], _ = read(tmp_path, framed(source, COMMENTS, headers))
    [plain] = clean(RawPage(url=page.url, body=html(1))).documents
    [post] = clean(page).documents
    assert [(c.author, c.text) for c in post.comments] == [("Cora", "Soak them for a night.")]
    assert (post.title, post.text, post.canonical_url) == (plain.title, plain.text, plain.canonical_url)


def test_a_frame_without_comments_stays_out(tmp_path: Path) -> None:
    dump = framed("cid:frame-2@mhtml.blink", ADVERT, "Content-ID: <frame-2@mhtml.blink>")
    [page], _ = read(tmp_path, dump)
    assert b"beans" not in page.body


def test_a_frame_that_the_page_does_not_show_stays_out(tmp_path: Path) -> None:
    dump = framed("cid:frame-3@mhtml.blink", COMMENTS, "Content-ID: <frame-2@mhtml.blink>")
    [page], _ = read(tmp_path, dump)
    assert b"Cora" not in page.body


def test_a_saved_page_without_a_page_is_named(tmp_path: Path) -> None:
    line = "/input: is MHTML without a page in it: save the page again"
    assert read(tmp_path, mhtml().replace(b"Content-Type: text/html", b"Content-Type: text/css"))[1] == [line]


def test_parts_inside_parts_without_end_are_no_error_of_ours(tmp_path: Path) -> None:
    deep = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000)
    )
    pages, lines = read(tmp_path, b"MIME-Version: 1.0\r\n" + deep)
    assert (pages, len(lines)) == ([], 1)


def test_a_wacz_file_gives_the_pages_of_its_warc_files_alone(tmp_path: Path) -> None:
    listed = jsonl(
        {"format": "json-pages-1.0"}, {"url": "https://blog.example.com/1", "text": "The text again."}
    )
    data = zipped(
        datapackage__json=b"{}",
        **{
            "archive/data__warc__gz": warc(html(1), html(2), gzip=True),
            "pages/pages__jsonl": listed,
            "indexes/index__cdx": b"com,example 2024 {}",
        },
    )
    pages, lines = read(tmp_path, data)
    assert (lines, [page.body for page in pages]) == ([], [html(1), html(2)])
    assert pages[0].member == "archive/data.warc.gz"
