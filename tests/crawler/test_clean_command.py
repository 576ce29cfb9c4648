"""`postsieve clean` as a user runs it: rows, tally, lines for what failed, exit status."""

from __future__ import annotations

import gzip
import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.store import Store
from tests.cleaning.text.dumps import UNMARKED
from tests.crawler.dumpfiles import ENVIRONMENT, html, jsonl, postsieve, rows, start, tarred, warc, zipped


def captures(folder: Path) -> list[str]:
    return [
        str(source) for (source,) in rows(folder / "postsieve.db", "SELECT source FROM captures ORDER BY id")
    ]


def test_pages_become_rows_once(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(html(1), html(2), html(3), gzip=True))
    first = postsieve("clean", "a.warc.gz", "--limit", "2", folder=tmp_path)
    assert (first.returncode, first.stdout) == (0, "")
    assert "pages     2 read\nposts     2 new, 0 changed, 0 unchanged\n" in first.stderr
    assert rows(tmp_path / "postsieve.db", "SELECT title, source FROM posts ORDER BY id") == [
        ("On night trains 1", "a.warc.gz#1"),
        ("On old maps 2", "a.warc.gz#2"),
    ]
    resumed = json.loads(postsieve("clean", "a.warc.gz", "--resume", "--json", folder=tmp_path).stdout)
    assert (resumed["skipped"], resumed["pages"], resumed["posts"]["new"]) == (2, 1, 1)
    again = json.loads(postsieve("clean", "a.warc.gz", "--json", folder=tmp_path).stdout)
    assert again["posts"] == {"new": 0, "changed": 0, "unchanged": 3, "removed": 0}


def test_another_page_on_standard_input_is_not_skipped(tmp_path: Path) -> None:
    tallies = [
        json.loads(
            postsieve("clean", "-", "--resume", "--json", folder=tmp_path, stdin=html(number).decode()).stdout
        )
        for number in (1, 2, 2)
    ]
    assert [(tally["skipped"], tally["posts"]["new"]) for tally in tallies] == [(0, 1), (0, 1), (1, 0)]


def test_parts_of_pages_in_a_folder_are_counted(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "more").mkdir(parents=True)
    (pages / "a.html").write_bytes(html(1))
    for name in ("a.png", "more/a.css", "more/a.woff2", ".hidden"):
        (pages / name).touch()
    run = postsieve("clean", "pages", "--json", folder=tmp_path)
    assert (json.loads(run.stdout)["left_out"], json.loads(run.stdout)["pages"]) == (3, 1)
    run = postsieve("clean", "pages", folder=tmp_path)
    assert "skipped   3 pictures, fonts or scripts in folders\n" in run.stderr


def test_a_member_of_an_archive_is_found_by_its_name(tmp_path: Path) -> None:
    inner = tarred(c__html=html(3))
    (tmp_path / "p.zip").write_bytes(zipped(a__html=html(1), b__png=b"", inner__tar=inner))
    postsieve("clean", "p.zip", folder=tmp_path)
    query = "SELECT posts.source, member FROM posts JOIN captures ON captures.id = capture_id ORDER BY 1"
    assert rows(tmp_path / "postsieve.db", query) == [
        ("p.zip#1", "a.html"),
        ("p.zip#2", "inner.tar/c.html"),
    ]


def test_a_dry_run_shows_the_posts_and_writes_nothing(tmp_path: Path) -> None:
    rows_in = jsonl({"html": html(1).decode()}).decode()
    run = postsieve("clean", "-", "--dry-run", "-q", folder=tmp_path, stdin=rows_in)
    assert (run.returncode, run.stdout.split("\t")[:2], run.stderr) == (0, ["-#1", "On night trains 1"], "")
    assert list(tmp_path.iterdir()) == []


def test_bad_input_is_listed_and_everything_else_is_stored(tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(html(1))[:-9])
    (tmp_path / "cut.warc").write_bytes(warc(html(2), html(3))[:-300])
    (tmp_path / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 1_000_000 + b"At the bottom.")
    (tmp_path / "latin.html").write_bytes(
        b"<meta charset=utf-8><title>Caf\xe9</title><article>"
        + b"<p>Le caf\xe9 du matin est tr\xe8s chaud.</p>" * 5
    )
    run = postsieve("clean", ".", "missing.html", "*.warc.gz", folder=tmp_path)
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    failed = [
        line.split(": ")[0]
        for line in lines
        if not line.startswith(("pages", "posts", "comm", "rej", "failed"))
    ]
    assert {
        "./empty.html",
        "./noise.bin",
        "./cut.html.gz",
        "./cut.warc#2",
        "missing.html",
        "*.warc.gz",
    } <= set(failed)
    assert len(failed) == len(set(failed))
    assert "Traceback" not in run.stderr
    assert {"./cut.warc#1", "./latin.html"} <= set(captures(tmp_path))


def test_a_page_of_50_mb_gives_rows_or_one_line(tmp_path: Path) -> None:
    line = b"<p>A long page that says the same all over again, and then once more.</p>\n"
    (tmp_path / "large.html").write_bytes(b"<html><body>" + line * (50_000_000 // len(line)))
    run = postsieve("clean", "large.html", "--json", folder=tmp_path)
    tally = json.loads(run.stdout)
    assert tally["failed"] + tally["posts"]["new"] == 1
    assert (
        len([line for line in run.stderr.splitlines() if line.startswith("large.html: ")]) == tally["failed"]
    )


PEAK = """
import re, sys
from crawler.commands import run
run(sys.argv[1:])
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
"""Runs the command line, then prints the most memory that its process had, in KiB."""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_a_large_dump_needs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    padding = b"<!--" + b"x" * 2_000_000 + b"-->"
    peaks = []
    for count in (2, 100):
        with (tmp_path / "a.warc").open("wb") as file:
            for number in range(count):
                file.write(warc(html(number) + padding))
        command = [sys.executable, "-c", PEAK, "clean", "a.warc", "--dry-run", "--json", "-q"]
        out = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True).stdout
        tally, peak = out.splitlines()
        assert json.loads(tally)["pages"] == count
        peaks.append(int(peak))
    assert peaks[1] < peaks[0] + 100_000  # 200 MB of pages; 64 MiB may wait in the queue


def test_an_interrupt_stores_what_was_cleaned(tmp_path: Path) -> None:
    with start("clean", "-", folder=tmp_path) as process:
        assert process.stdin
        process.stdin.write(jsonl(*({"html": html(number).decode()} for number in range(400))).decode())
        process.stdin.flush()
        while not (tmp_path / "postsieve.db").exists() or len(captures(tmp_path)) < 100:
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the command again" in err.splitlines()[-1]
    stored = captures(tmp_path)
    assert stored == [f"-#{number}" for number in range(1, len(stored) + 1)]


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(*(html(number) for number in range(300))))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    run = postsieve("clean", "a.warc", folder=tmp_path, preexec_fn=limit)
    assert run.returncode == 1
    [line] = [line for line in run.stderr.splitlines() if line.startswith("postsieve: ")]
    assert "disk" in line
    assert "Traceback" not in run.stderr


def test_a_locked_database_is_exit_status_3(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    with Store.open(f"sqlite:///{tmp_path / 'postsieve.db'}") as store, store.lock():
        run = postsieve("clean", "a.html", folder=tmp_path)
    assert run.returncode == 3
    assert len(run.stderr.splitlines()) == 1


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    (tmp_path / "postsieve.db").write_bytes(b"This is a letter to a friend.\n" * 100)
    run = postsieve("clean", "a.html", folder=tmp_path)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1


def test_border_confidence_is_an_option(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNMARKED)
    postsieve("clean", "a.txt", "--border-confidence", "1", folder=tmp_path)
    assert rows(tmp_path / "postsieve.db", "SELECT kind FROM comments") == [("discussion",)]
