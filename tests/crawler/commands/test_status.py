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
