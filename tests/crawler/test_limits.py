"""What one page may cost, with pages that cost more, through the command line."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.crawler.dumpfiles import html, jsonl, postsieve

TAGS = "<html><body>" + "<b>x</b><i>y</i>" * 400_000
"""6 MB whose tree takes more than 200 MB."""
WORDS = (
    "<html><body>" + "<p>A long page that says the same all over again, and then once more.</p>\n" * 240_000
)
"""17 MB that take many seconds."""


def clean(folder: Path, hostile: str, *options: str) -> dict:
    rows = [
        {"html": html(1).decode()},
        {"html": hostile},
        {"html": html(2).decode()},
        {"html": hostile},
        {"html": html(3).decode()},
    ]
    (folder / "a.jsonl").write_bytes(jsonl(*rows))
    return json.loads(postsieve("clean", "a.jsonl", "--json", *options, folder=folder).stdout)


def sources(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / "postsieve.db")
    try:
        return [source for (source,) in connection.execute("SELECT source FROM posts ORDER BY id")]
    finally:
        connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_page_that_needs_more_memory_is_rejected_and_the_run_goes_on(tmp_path: Path, workers: str) -> None:
    tally = clean(tmp_path, TAGS, "--page-memory", "200", "--page-seconds", "60", "--workers", workers)
    assert tally["rejected"] == {"memory_limit": 2}
    assert sources(tmp_path) == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#5"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_page_that_takes_longer_is_rejected_and_the_run_goes_on(tmp_path: Path, workers: str) -> None:
    tally = clean(tmp_path, WORDS, "--page-seconds", "3", "--page-memory", "4000", "--workers", workers)
    assert tally["rejected"] == {"time_limit": 2}
    assert sources(tmp_path) == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#5"]


def test_a_limit_that_the_program_itself_would_break_is_refused(tmp_path: Path) -> None:
    run = postsieve("clean", "a.html", "--page-memory", "50", folder=tmp_path)
    assert run.returncode == 2
    assert "--page-memory" in run.stderr
