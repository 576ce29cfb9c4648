"""`postsieve explain` as a user runs it: any input, any record, any terminal."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.crawler.dumpfiles import ENVIRONMENT, html, jsonl, postsieve, text, warc

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Tides</title>
<item><title>On piers</title><link>https://t.example/1</link><description>{0} piers.</description></item>
<item><title>On locks</title><link>https://t.example/2</link><description>{0} locks.</description></item>
</channel></rss>""".format("Long enough to be the text of a post, this entry speaks of")


def explain(
    *arguments: str, folder: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    env = {**ENVIRONMENT, "COLUMNS": "100", **environment}
    return postsieve("explain", *arguments, folder=folder, stdin=stdin, env=env)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = b'<div class="share-buttons">Share this: by letter</div></article>'
    (tmp_path / "a.html").write_bytes(html(1).replace(b"</article>", shared))
    (tmp_path / "a.warc").write_bytes(warc(*map(html, range(1, 6))))
    (tmp_path / "a.jsonl").write_bytes(jsonl({"html": html(1).decode()}, {"text": text(2).decode()}))
    (tmp_path / "a.xml").write_text(FEED, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(text(1))
    (tmp_path / "empty.html").touch()
    return tmp_path


def test_a_page_is_told_part_by_part(folder: Path) -> None:
    run = explain("a.html", folder=folder)
    assert (run.returncode, run.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert "title On night trains 1 heading" in lines
    assert "- share_bar Share this: by letter" in lines
    assert "share_bar 1 21 buttons for sharing" in lines
    assert any(line.startswith("text Part 0 of what I know") for line in lines)
    assert list(folder.glob("*.db")) == []


@pytest.mark.parametrize("source", ["a.html", "a.warc", "a.jsonl", "a.xml", "a.txt", "."])
def test_every_kind_of_input_is_explained(folder: Path, source: str) -> None:
    run = explain(source, folder=folder)
    assert "Traceback" not in run.stderr
    assert "the page, in its order" in run.stdout


def test_standard_input_is_explained(folder: Path) -> None:
    assert "On old maps 2" in explain("-", folder=folder, stdin=html(2).decode()).stdout


def test_a_rejection_is_told_with_rule_and_reason(folder: Path) -> None:
    run = explain("empty.html", folder=folder)
    assert "no row by rule empty: the record is empty" in run.stdout
    assert run.returncode == 0


def test_an_error_answer_is_told_as_it_would_be_cleaned(folder: Path) -> None:
    (folder / "b.warc").write_bytes(warc(html(1)).replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 404 NO"))
    assert "no row by rule http-404" in explain("b.warc", folder=folder).stdout


def test_a_page_beyond_its_limits_is_told_so(folder: Path) -> None:
    (folder / "b.html").write_text("<html><body>" + "<p>All over again, and then once more.</p>\n" * 300_000)
    run = explain("b.html", "--page-seconds", "1", "--page-memory", "4000", folder=folder)
    assert "no row by rule time_limit" in run.stdout


@pytest.mark.parametrize("arguments", [("a.warc", "--record", "4"), ("a.warc#4",)])
def test_one_record_of_many_is_chosen(folder: Path, arguments: tuple[str, ...]) -> None:
    out = explain(*arguments, folder=folder).stdout
    assert [number for number in range(1, 6) if f"a.warc#{number}" in out] == [4]


def test_the_first_records_are_explained_where_none_is_named(folder: Path) -> None:
    out = explain("a.warc", folder=folder).stdout
    assert [number for number in range(1, 6) if f"a.warc#{number}" in out] == [1, 2, 3]


def test_one_entry_of_a_feed_is_chosen_by_the_source_of_its_row(folder: Path) -> None:
    out = explain("a.xml#2", folder=folder).stdout
    assert "row of record 2" in out
    assert "row of record 1" not in out


@pytest.mark.parametrize("source", ["a.warc#9", "a.html#2", "a.xml#3"])
def test_a_record_that_is_not_there_is_one_line(folder: Path, source: str) -> None:
    run = explain(source, folder=folder)
    assert (run.returncode, run.stdout) == (2, "")
    path, _, number = source.partition("#")
    assert run.stderr == f"postsieve: {path}: there is no record {number}; they count from 1\n"


def test_a_missing_file_is_listed(folder: Path) -> None:
    run = explain("missing.html", folder=folder)
    assert run.returncode == 1
    assert run.stderr.startswith("missing.html: ")


def test_no_line_is_wider_than_a_narrow_terminal(folder: Path) -> None:
    out = explain("a.html", folder=folder, COLUMNS="40").stdout
    assert max(map(len, out.splitlines())) <= 40
    assert "- share_bar\n  Share this: by letter" in "\n".join(line.rstrip() for line in out.splitlines())


def test_a_pipe_and_no_color_get_no_colour(folder: Path) -> None:
    assert "\x1b" not in explain("a.html", folder=folder).stdout
    assert "\x1b[31m" in explain("a.html", folder=folder, FORCE_COLOR="1").stdout
    assert "\x1b[31m" not in explain("a.html", folder=folder, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_controls_in_a_page_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "b.txt").write_text(
        text(1).decode() + "\nAnd \x1b]0;owned\x07 that \u202egnp.exe.\n", encoding="utf-8"
    )
    out = explain("b.txt", "--format", "text", folder=folder).stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert "‹U+202E›gnp.exe" in out


def test_a_terminal_that_knows_only_ascii_is_served(folder: Path) -> None:
    run = explain("a.html", folder=folder, PYTHONIOENCODING="ascii")
    assert (run.returncode, run.stderr) == (0, "")


def test_the_page_is_written_where_it_should(folder: Path) -> None:
    run = explain("a.warc", "--html", "why.html", folder=folder)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "wrote why.html: open it in any browser\n"
    written = (folder / "why.html").read_text(encoding="utf-8")
    assert written.count('<section class="record"') == 3
    assert explain("a.warc", "--html", "-", folder=folder).stdout == written


def test_a_folder_that_is_not_there_is_one_line(folder: Path) -> None:
    run = explain("a.html", "--html", "nowhere/why.html", folder=folder)
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
