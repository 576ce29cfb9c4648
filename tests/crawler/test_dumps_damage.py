"""Damaged input gives one clear line, and all that can be read."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaning import RawPage
from crawler.dumps import MAX_RECORD_BYTES, BadInput, read_inputs
from tests.crawler.dumpfiles import html, jsonl, tarred, warc, zipped


def read(*inputs: str | Path) -> tuple[list[bytes], list[str]]:
    """Bodies that could be read, and the lines for what could not."""
    records = list(read_inputs([str(given) for given in inputs]))
    bodies = [record.body for record in records if isinstance(record, RawPage)]
    return bodies, [str(record) for record in records if isinstance(record, BadInput)]


def read_bytes(folder: Path, data: bytes) -> tuple[list[bytes], list[str]]:
    path = folder / "input"
    path.write_bytes(data)
    bodies, lines = read(path)
    return bodies, [line.removeprefix(str(folder)) for line in lines]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert read(tmp_path / "none.html") == (
        [],
        [f"{tmp_path}/none.html: no such file or folder: check the path"],
    )


def test_a_glob_without_matches_is_named(tmp_path: Path) -> None:
    assert read(tmp_path / "*.html") == ([], [f"{tmp_path}/*.html: matches no file: check the pattern"])


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == [f"{tmp_path}: holds no files: name a folder with pages or dumps in it"]


def test_a_broken_link_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to("nowhere")
    (tmp_path / "b.html").write_bytes(html(1))
    assert read(tmp_path) == ([html(1)], [f"{tmp_path}/a.html: no such file or folder: check the path"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch(mode=0)
    assert read(tmp_path)[1] == [f"{tmp_path}/a.html: permission denied: allow this user to read it"]


def test_a_cut_gzip_page_is_no_page(tmp_path: Path) -> None:
    data = gzip.compress(html(1))
    line = "/input: ends in the middle of its gzip data: fetch it again"
    assert read_bytes(tmp_path, data[:-20]) == ([], [line])


def test_a_gzip_page_with_a_wrong_checksum_is_no_page(tmp_path: Path) -> None:
    data = gzip.compress(html(1))
    bodies, [line] = read_bytes(tmp_path, data[:-8] + b"\0\0\0\0" + data[-4:])
    assert (bodies, "damaged gzip data" in line) == ([], True)


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_cut_warc_file_keeps_the_records_before_the_cut(tmp_path: Path, gzipped: bool) -> None:
    whole = warc(html(1), html(2), html(3), gzip=gzipped)
    bodies, [line] = read_bytes(tmp_path, whole[: len(whole) - 100])
    assert bodies == [html(1), html(2)]
    assert "what came before is kept" in line


def test_a_warc_file_that_turns_into_something_else_keeps_what_came_before(tmp_path: Path) -> None:
    bodies, [line] = read_bytes(tmp_path, warc(html(1)) + b"\r\n\r\nThis is no WARC record.\r\n\r\n" * 3)
    assert bodies == [html(1)]
    assert line.startswith("/input: is a damaged WARC file")


def test_a_record_without_url_or_headers_is_still_a_page(tmp_path: Path) -> None:
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n<p>Alone.\r\n\r\n"
    assert read_bytes(tmp_path, record)[1] == []


def test_a_cut_zip_file_is_named(tmp_path: Path) -> None:
    data = zipped(a__html=html(1))
    bodies, [line] = read_bytes(tmp_path, data[: len(data) // 2])
    assert (bodies, line.startswith("/input: is a damaged zip file")) == ([], True)


def test_a_damaged_member_of_a_zip_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = zipped(a__html=html(1), b__html=html(2))
    place = data.index(b"a.html") + 20
    bodies, [line] = read_bytes(tmp_path, data[:place] + b"\0\xff\0" + data[place + 3 :])
    assert bodies == [html(2)]
    assert line.startswith("/input#1: member a.html ")


def test_a_cut_tar_file_keeps_the_members_before_the_cut(tmp_path: Path) -> None:
    data = tarred(a__html=html(1), b__html=html(2))
    bodies, lines = read_bytes(tmp_path, data[: data.index(b"b.html") + 700])
    assert bodies == [html(1)]
    assert all("is damaged" in line or "damaged tar file" in line for line in lines)


def test_a_row_that_is_no_json_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = jsonl({"text": "One"}) + b"{broken\n" + jsonl({"text": "Two"})
    line = "/input#2: line 2 is no JSON object: mend or remove the line"
    assert read_bytes(tmp_path, data) == ([b"One", b"Two"], [line])


def test_rows_without_a_page_are_named_once(tmp_path: Path) -> None:
    line = "/input: line 1 has no column with a page: name it html, content or text"
    assert read_bytes(tmp_path, jsonl(*({"id": number} for number in range(50)))) == ([], [line])


def test_a_row_with_an_empty_page_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = jsonl({"html": None}, {"html": " ", "id": 2}, {"html": "Three"})
    lines = ["/input#1: line 1: html is empty", "/input#2: line 2: html is empty"]
    assert read_bytes(tmp_path, data) == ([b"Three"], lines)


def test_a_row_nested_without_end_is_named(tmp_path: Path) -> None:
    data = jsonl({"text": "One"}) + b'{"text": ' + b"[" * 100_000 + b"\n"
    assert read_bytes(tmp_path, data)[1] == ["/input#2: line 2 is no JSON object: mend or remove the line"]


def test_a_record_over_the_limit_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    large = b"a" * (MAX_RECORD_BYTES + 1)
    bodies, [line] = read_bytes(tmp_path, jsonl({"text": large.decode()}, {"text": "Two"}))
    assert bodies == [b"Two"]
    assert line.startswith("/input#1: is larger than 64 MiB")


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "zip": lambda zeros: zipped(a__html=zeros),
    "tar.gz": lambda zeros: gzip.compress(tarred(a__html=zeros)),
    "gzip of gzip": lambda zeros: gzip.compress(gzip.compress(zeros)),
}


@pytest.mark.parametrize("pack", BOMBS.values(), ids=BOMBS)
def test_a_decompression_bomb_is_stopped(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    bodies, lines = read_bytes(tmp_path, pack(bytes(50_000_000)))
    assert bodies == []
    assert any("decompression bomb" in line for line in lines)


def test_archives_in_archives_in_archives_are_opened_only_so_deep(tmp_path: Path) -> None:
    data = html(1)
    for _ in range(8):
        data = zipped(a__zip=data)
    bodies, [line] = read_bytes(tmp_path, data)
    assert bodies == []
    assert line.endswith("is packed more than 4 times: unpack it first")


def test_an_office_document_is_no_archive_of_pages(tmp_path: Path) -> None:
    data = zipped(**{"[Content_Types]__xml": b"<Types/>", "word__xml": b"<w/>"})
    [line] = read_bytes(tmp_path, data)[1]
    assert line.startswith("/input: is an office document")


def test_an_archive_without_pages_is_named(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, zipped(a__css=b"a {}"))[1] == [
        "/input: holds no pages: check that it is the file you mean"
    ]
