"""Every kind of dump becomes the same raw pages."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from cleaning import Kind, RawPage
from crawler.dumps import BadInput, read_inputs
from tests.crawler.dumpfiles import html, jsonl, tarred, text, warc, warc_record, zipped

if sys.version_info >= (3, 14):
    from compression.zstd import compress as zstd_compress
else:
    from backports.zstd import compress as zstd_compress

COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd_compress,
}


def pages(*inputs: str | Path) -> list[RawPage]:
    """All records, none of which may be bad."""
    records = list(read_inputs([str(given) for given in inputs]))
    assert [record for record in records if isinstance(record, BadInput)] == []
    return [record for record in records if isinstance(record, RawPage)]


def sources(folder: Path, *inputs: str | Path) -> list[str]:
    return [str(page.source).removeprefix(f"{folder}/") for page in pages(*inputs)]


def test_a_file_is_one_record_named_as_given(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html(1))
    [page] = pages(path)
    assert (page.body, page.source, page.media_type) == (html(1), str(path), "text/html")


def test_an_empty_file_is_a_record_without_content(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.touch()
    assert [page.body for page in pages(path)] == [b""]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/10.html", "a.html", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(html(1))
    assert sources(tmp_path, tmp_path) == ["a.html", "b/10.html", "b/2.html", "c/d/e.txt"]


def test_hidden_files_and_parts_of_pages_are_left_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/config", ".DS_Store", "style.css", "app.js", "logo.png", "page.html"):
        (tmp_path / name).write_bytes(html(1))
    assert sources(tmp_path, tmp_path) == ["page.html"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(html(1))
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert sources(tmp_path, tmp_path) == ["page.html"]


def test_a_pipe_in_a_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "page.html").write_bytes(html(1))
    assert sources(tmp_path, tmp_path) == ["page.html"]


def test_a_glob_matches_files_and_folders(tmp_path: Path) -> None:
    for name in ("a1.html", "a2/b.html", "c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(html(1))
    assert sources(tmp_path, tmp_path / "a*") == ["a1.html", "a2/b.html"]
    assert sources(tmp_path, tmp_path / "**/*.html") == ["a1.html", "a2/b.html", "c.html"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "page[1].html").write_bytes(html(1))
    assert sources(tmp_path, tmp_path / "page[1].html") == ["page[1].html"]


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_warc_file_gives_its_responses(tmp_path: Path, gzipped: bool) -> None:
    path = tmp_path / "dump"
    path.write_bytes(warc(html(1), html(2), gzip=gzipped))
    first, second = pages(path)
    assert (first.body, second.body) == (html(1), html(2))
    assert (first.source, second.source) == (f"{path}#1", f"{path}#2")
    assert first.url == "https://blog.example.com/1"
    assert first.fetched_at == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (first.status, first.media_type) == (200, "text/html; charset=utf-8")
    assert first.headers["content-type"] == "text/html; charset=utf-8"


ENCODINGS: dict[str, tuple[dict[str, str], Callable[[bytes], bytes]]] = {
    "gzip": ({"Content-Encoding": "gzip"}, gzip.compress),
    "br": ({"Content-Encoding": "br"}, brotli.compress),
    "gzip in chunks": (
        {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
        lambda body: b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(body)), gzip.compress(body)),
    ),
    "gzip in name only": ({"Content-Encoding": "gzip"}, bytes),
    "chunks in name only": ({"Transfer-Encoding": "chunked"}, bytes),
}


@pytest.mark.parametrize(("headers", "encode"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_response_is_decoded(
    tmp_path: Path, headers: dict[str, str], encode: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "dump.warc"
    path.write_bytes(warc(encode(html(1)), headers=headers))
    assert [page.body for page in pages(path)] == [html(1)]


def test_parts_of_pages_in_a_warc_file_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "dump.warc"
    path.write_bytes(warc(b"a {}", headers={"Content-Type": "text/css"}) + warc(html(1)))
    assert [page.source for page in pages(path)] == [f"{path}#1"]


def test_a_wet_record_is_text_whatever_it_quotes(tmp_path: Path) -> None:
    path = tmp_path / "dump.wet"
    path.write_bytes(warc_record("conversion", b"<html><p>is how a page begins."))
    [page] = pages(path)
    assert (page.kind, page.url) == (Kind.TEXT, "https://blog.example.com/1")


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_a_compressed_page_is_one_record(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"page.html.{ending}"
    path.write_bytes(COMPRESSORS[ending](html(1)))
    [page] = pages(path)
    assert (page.body, page.source, page.media_type) == (html(1), str(path), "text/html")


def test_members_of_a_compressed_file_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(html(1)[:50]) + gzip.compress(html(1)[50:]) + b"\0" * 512)
    assert [page.body for page in pages(path)] == [html(1)]


@pytest.mark.parametrize("pack", [zipped, tarred, lambda **members: gzip.compress(tarred(**members))])
def test_archives_give_their_members_in_their_order(tmp_path: Path, pack: Callable[..., bytes]) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack(b__html=html(2), a__html=html(1), __hidden=b"x", style__css=b"a {}"))
    assert [(page.body, page.source) for page in pages(path)] == [
        (html(2), f"{path}#1"),
        (html(1), f"{path}#2"),
    ]


def test_dumps_inside_archives_are_read_through(tmp_path: Path) -> None:
    inner = zipped(rows__jsonl=jsonl({"text": "One."}), pages__warc__gz=warc(html(1), html(2), gzip=True))
    path = tmp_path / "dump.tar"
    path.write_bytes(tarred(first__html__gz=gzip.compress(html(3)), inner__zip=inner))
    assert [page.body for page in pages(path)] == [html(3), b"One.", html(1), html(2)]
    assert [page.source for page in pages(path)] == [f"{path}#{number}" for number in (1, 2, 3, 4)]


def test_json_lines_give_a_page_per_row_with_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        jsonl(
            {"URL": "https://a.example/1", "html": "<p>One", "author": ["Ann", "Bo"], "title": "T"},
            {"text": "Two", "meta": {"url": "https://a.example/2", "date": "2020-01-02"}},
            {"content": "Three", "timestamp": "2020-01-02T03:04:05Z", "url": "not a URL"},
        )
    )
    first, second, third = pages(path)
    assert (first.body, first.url, first.source) == (b"<p>One", "https://a.example/1", f"{path}#1")
    assert first.hints == {"author": "Ann, Bo", "title": "T"}
    assert (second.url, second.hints) == ("https://a.example/2", {"date": "2020-01-02"})
    assert (third.url, third.fetched_at) == (None, datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC))


def test_an_html_column_comes_before_a_text_column(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(jsonl({"text": "flat", "html": "<p>whole"}))
    assert [page.body for page in pages(path)] == [b"<p>whole"]


def test_one_json_document_is_one_record(tmp_path: Path) -> None:
    for name, body in {
        "a.json": b'{\n "id": 1\n}',
        "b.json": b'{"version": "https://jsonfeed.org/version/1"}',
    }.items():
        (tmp_path / name).write_bytes(body)
    assert sources(tmp_path, tmp_path) == ["a.json", "b.json"]


def test_the_users_kind_is_given_to_every_record(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(text(1))
    assert [page.kind for page in read_inputs([str(path)], kind=Kind.HTML)] == [Kind.HTML]  # type: ignore[union-attr]


def test_bytes_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "dump.warc").write_bytes(warc(html(1), html(2)))
    told: list[int] = []
    list(read_inputs([str(tmp_path)], on_bytes=told.append))
    assert sum(told) >= (tmp_path / "dump.warc").stat().st_size
