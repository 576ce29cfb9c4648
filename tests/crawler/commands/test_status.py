"""`postsieve status`: a table for people, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaning.types import Comment, Document, Outcome, RawPage, Rejection
from crawler.commands.status import status
from storage.store import Store
from storage.values import Cleaned
from tests.crawler.dumpfiles import html, postsieve


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database after one run that failed in part."""
    url = f"sqlite:///{tmp_path / 'rows.db'}"
    document = Document(text="Lentils.", site="Kitchen", comments=(Comment(text="Nice"),))
    with Store.open(url) as store:
        run = store.begin_run("clean", {"inputs": ["a.html"]})
        page = RawPage(body=b"a", source="a.html")
        rejection = Rejection(rule="no_text", reason="no text", record=2)
        store.save([Cleaned(page=page, outcome=Outcome(documents=(document,), rejections=(rejection,)))])
        store.finish_run(run, {"posts": 1}, exit_status=1)
        store.begin_run("crawl", {})
    return url


def test_people_read_tables(url: str) -> None:
    shown = CliRunner().invoke(status, ["--db", url])
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert shown.stdout.startswith("1 posts, 1 comments, from 1 captures")
    assert any(line[:2] == ["1", "1"] and line[-1] == "Kitchen" for line in lines)
    assert ["1", "no_text"] in lines
    assert "exit status 1" in shown.stdout
    assert "running or killed" in shown.stdout


def test_programs_read_json(url: str) -> None:
    shown = CliRunner().invoke(status, ["--db", url, "--json", "--runs", "1"])
    told = json.loads(shown.stdout)
    assert (told["posts"], told["comments"], told["rejections"]) == (1, 1, {"no_text": 1})
    assert [run["command"] for run in told["runs"]] == ["crawl"]


def test_a_run_shows_what_it_read_and_wrote_in_columns(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    postsieve("clean", "a.html", "missing.html", folder=tmp_path)
    head, line = postsieve("status", folder=tmp_path).stdout.partition("Runs\n")[2].splitlines()
    assert head.split()[3:] == ["pages", "posts", "comments", "failed", "end"]
    assert line.split()[2:] == ["clean", "1", "1", "0", "1", "exit", "status", "1"]


def test_json_holds_no_json_in_strings(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    postsieve("clean", "a.html", folder=tmp_path)
    [run] = json.loads(postsieve("status", "--json", folder=tmp_path).stdout)["runs"]
    assert run["arguments"]["inputs"] == ["a.html"]
    assert run["tally"]["pages"] == 1


def test_help_on_json_speaks_of_the_status(tmp_path: Path) -> None:
    assert "Print the status as one JSON object" in postsieve("status", "--help", folder=tmp_path).stdout


def test_inputs_that_failed_are_kept_with_the_run(tmp_path: Path) -> None:
    postsieve("clean", "missing.html", folder=tmp_path)
    reason = "no such file or folder: check the path"
    [run] = json.loads(postsieve("status", "--json", folder=tmp_path).stdout)["runs"]
    assert run["tally"]["failures"] == [{"source": "missing.html", "reason": reason}]
    silent, told = (postsieve("status", *more, folder=tmp_path).stdout for more in ([], ["-v"]))
    assert "missing.html" not in silent
    assert told.endswith(f"1    missing.html  {reason}\n")
