"""Tables and lists as dumps: CSV, Parquet, JSON lists, rows that an API wrote."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from cleaning import Kind, RawPage
from crawler.dumps import BadInput, read_inputs
from crawler.dumps.csvfile import is_csv
from crawler.dumps.values import PACK_BYTES
from tests.cleaning.readers.samples import rest_comment, rest_post
from tests.crawler.dumpfiles import html, jsonl

COLUMNS = ("url", "Title", "html")


def read(folder: Path, data: bytes, name: str = "input") -> tuple[list[RawPage], list[str]]:
    path = folder / name
    path.write_bytes(data)
    records = list(read_inputs([str(path)]))
    lines = [str(record).removeprefix(str(folder)) for record in records if isinstance(record, BadInput)]
    return [record for record in records if isinstance(record, RawPage)], lines


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([columns, *rows])
    return text.getvalue()


TWO = (
    ("https://a.example/1", "One", '<p>One, "quoted",\nand a line.'),
    ("https://a.example/2", "Zwei", "<p>Grüße"),
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_gives_a_page_per_row(tmp_path: Path, delimiter: str, encoding: str) -> None:
    [one, two], lines = read(tmp_path, table(*TWO, delimiter=delimiter).encode(encoding))
    assert lines == []
    assert (one.body.decode(), one.url, one.hints) == (TWO[0][2], "https://a.example/1", {"title": "One"})
    assert (two.body.decode(), two.hints["title"], two.media_type) == (
        "<p>Grüße",
        "Zwei",
        "text/html; charset=utf-8",
    )
    assert [page.source for page in (one, two)] == [f"{tmp_path}/input#1", f"{tmp_path}/input#2"]


def test_a_table_in_an_old_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    [_, page], _ = read(tmp_path, table(*TWO).encode("cp1252"))
    assert (page.body, page.hints["title"]) == ("<p>Grüße".encode("cp1252"), "Zwei")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_names_of_columns_may_be_in_any_language(tmp_path: Path, encoding: str) -> None:
    [page], _ = read(tmp_path, table(("a", "Eins"), columns=("Überschrift", "text")).encode(encoding))
    assert page.body == b"Eins"


def test_rows_that_do_not_fit_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    pages, lines = read(tmp_path, table(TWO[0], ("a", "b"), TWO[1], ("u", "t", "")).encode())
    assert [page.url for page in pages] == ["https://a.example/1", "https://a.example/2"]
    assert lines == [
        "/input#2: line 4 has 2 cells, the first line 3: check its quotes",
        "/input#4: line 6: html is empty",
    ]


def test_a_table_with_a_page_longer_than_the_first_look_is_told(tmp_path: Path) -> None:
    long = "<p>" + "word " * 40_000
    [page], _ = read(tmp_path, table(("https://a.example/1", "One", long)).encode())
    assert len(page.body) == len(long.strip())


@pytest.mark.parametrize(
    "prose",
    [
        b"Text, he said,\nis a word, and more.\n",
        b"One line, two\nnames, text\n",
        b"text\nOne\nTwo\n",
        b"text,html",
        b"",
    ],
)
def test_prose_is_no_table(prose: bytes) -> None:
    assert not is_csv(prose)


def parquet(rows: list[dict[str, object]], **options: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file, **options)
    return file.getvalue()


def test_a_parquet_file_gives_a_page_per_row(tmp_path: Path) -> None:
    when = datetime(2024, 5, 1, tzinfo=UTC)
    rows = [
        {"url": "https://a.example/1", "html": b"<p>One", "meta": {"title": "T"}, "fetched_at": when},
        {"url": "https://a.example/2", "html": b"<p>Two", "meta": {"title": None}, "fetched_at": when},
    ]
    [one, two], lines = read(tmp_path, parquet(rows, row_group_size=1))
    assert (lines, one.body, one.hints, one.fetched_at) == ([], b"<p>One", {"title": "T"}, when)
    assert (two.body, two.url, two.source) == (b"<p>Two", "https://a.example/2", f"{tmp_path}/input#2")


def test_a_damaged_row_group_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = [{"text": f"Page number {number} " + "x" * 200} for number in range(4)]
    data = parquet(rows, row_group_size=1, compression="snappy", use_dictionary=False)
    place = data.index(b"number 1") - 8
    pages, [line] = read(tmp_path, data[:place] + b"\xff" * 12 + data[place + 12 :])
    assert [page.body[:13] for page in pages] == [b"Page number 0", b"Page number 2", b"Page number 3"]
    assert line.startswith("/input#2: row group 2 is damaged (")


def test_a_row_group_that_is_a_bomb_is_not_opened(tmp_path: Path) -> None:
    rows = [{"text": "One"}, {"text": "0" * 60_000_000}, {"text": "Three"}]
    pages, lines = read(tmp_path, parquet(rows, row_group_size=1, compression="zstd"))
    assert [page.body for page in pages] == [b"One", b"Three"]
    assert lines == ["/input#2: row group 2 expands without measure: check the file"]


def test_a_parquet_file_without_a_page_is_named_once(tmp_path: Path) -> None:
    line = "/input: row 1 has no column with a page: name it html, content or text"
    assert read(tmp_path, parquet([{"id": 1}, {"id": 2}])) == ([], [line])


def test_a_cut_parquet_file_is_named(tmp_path: Path) -> None:
    data = parquet([{"text": "One"}])
    assert read(tmp_path, data[:-20])[1][0].startswith("/input: is a damaged Parquet file (")


def test_without_pyarrow_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    line = "/input: is a Parquet file; to read it install pyarrow: pip install 'postsieve[parquet]'"
    assert read(tmp_path, parquet([{"text": "One"}])) == ([], [line])


def test_a_list_of_rows_gives_a_page_per_row(tmp_path: Path) -> None:
    rows = [{"url": f"https://a.example/{number}", "text": "x" * 50_000} for number in range(9)]
    pages, lines = read(tmp_path, json.dumps(rows, indent=1).encode())
    assert (len(pages), lines, pages[8].url) == (9, [], "https://a.example/8")


def test_a_broken_list_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([{"text": "One"}, {"text": "Two"}, {"text": "Three"}])
    pages, [line] = read(tmp_path, whole[:-8].encode())
    assert [page.body for page in pages] == [b"One", b"Two"]
    assert (
        line == "/input#3: record 3 ends in its middle: what came before is kept; mend it or fetch it again"
    )


def test_lists_and_values_that_follow_each_other_are_all_read(tmp_path: Path) -> None:
    rows = [{"text": f"Page {number}"} for number in range(4)]
    whole = [row["text"].encode() for row in rows]
    lists = f"{json.dumps(rows[:2])}\n{json.dumps(rows[2:])}\n"
    printed = "\n".join(json.dumps(row, indent=2) for row in rows)
    for data in (lists, printed, f"{json.dumps(rows)}\n<!-- 12 queries -->"):
        pages, lines = read(tmp_path, data.encode())
        assert ([page.body for page in pages], lines) == (whole, [])


def test_what_is_no_object_in_a_list_is_named(tmp_path: Path) -> None:
    pages, lines = read(tmp_path, b'[{"text": "One"}, 7, {"text": "Two"}]')
    assert [page.body for page in pages] == [b"One", b"Two"]
    assert lines == ["/input#2: record 2 is no JSON object: mend or remove it"]


def test_a_list_of_other_things_is_named_once(tmp_path: Path) -> None:
    line = "/input: record 1 has no column with a page: name it html, content or text"
    assert read(tmp_path, json.dumps([{"id": 1}, {"id": 2}]).encode()) == ([], [line])


def test_answers_of_an_api_are_one_record_as_long_as_they_are_small(tmp_path: Path) -> None:
    answers = [rest_post(), rest_comment(10), rest_comment(11)]
    for data in (jsonl(*answers), json.dumps(answers).encode(), json.dumps([answers]).encode()):
        [page], lines = read(tmp_path, data)
        assert (lines, page.kind, json.loads(page.body)) == ([], Kind.WORDPRESS, answers)


def test_many_answers_are_several_records(tmp_path: Path) -> None:
    answers = [rest_comment(number, content={"rendered": "x" * 20_000}) for number in range(200)]
    pages, _ = read(tmp_path, jsonl(*answers))
    assert [record for page in pages for record in json.loads(page.body)] == answers
    assert all(len(page.body) < 1.1 * PACK_BYTES for page in pages)


def test_rows_with_a_page_are_rows_whatever_else_they_hold(tmp_path: Path) -> None:
    [page], _ = read(tmp_path, jsonl({"html": html(1).decode(), "comments": [rest_comment(10)]}))
    assert page.body == html(1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(alphabet='ab,";\n\t|<ü', min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5
    )
)
def test_whatever_a_csv_writer_writes_is_read_back(tmp_path: Path, texts: list[str]) -> None:
    rows = [(f"https://a.example/{number}", "t", text) for number, text in enumerate(texts)]
    pages, lines = read(tmp_path, table(*rows).encode())
    assert lines == []
    assert [page.body.decode() for page in pages] == [text.strip() for text in texts]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_table_of_noise_breaks_the_run(tmp_path: Path, noise: bytes) -> None:
    read(tmp_path, b"url,title,html\na,b,c\n" + noise)
    read(tmp_path, b'[{"text": "One"},' + noise)
    read(tmp_path, b"PAR1" + noise + b"PAR1")
