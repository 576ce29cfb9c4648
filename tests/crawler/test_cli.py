"""The border of the command line: help, errors of one line, exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cleaning.errors import ConfigError, LockedError, OpenError, PostsieveError, SchemaError, StorageError
from cleaning.pipeline import READERS
from crawler.commands import VERBS, run
from crawler.commands import postsieve as group
from crawler.commands.options import FORMATS
from tests.crawler.dumpfiles import ROOT, html, postsieve


def test_help_lists_every_verb(tmp_path: Path) -> None:
    help_text = postsieve("--help", folder=tmp_path).stdout
    assert [line.split()[0] for line in help_text.split("Commands:")[1].splitlines() if line.strip()] == list(
        VERBS
    )


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_ends_its_help_with_two_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    _, examples = capsys.readouterr().out.split("Examples:\n")
    assert examples.split("Options:")[0].count(f"postsieve {verb}") == 2


def test_every_kind_that_has_a_reader_is_a_format() -> None:
    assert sorted(FORMATS) == sorted(READERS)


@pytest.mark.parametrize("arguments", [["--help"], ["clean", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from crawler.commands import run; run(sys.argv[1:]); "
        "print([name for name in ('scrapy', 'sqlalchemy', 'trafilatura', 'lxml') if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, *arguments]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_cleaning_dumps_imports_no_crawler_framework() -> None:
    script = "import sys, crawler.ingest, crawler.dumps; print({'scrapy', 'twisted'} & set(sys.modules))"
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize(
    "arguments", [["clean"], ["nosuch"], ["clean", "a", "--workers", "0"], ["clean", "a", "--no"]]
)
def test_wrong_usage_is_one_line_and_exit_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("postsieve: ")
    assert "--help" in line


ERRORS = [
    (LockedError("another run is in"), 3),
    (ConfigError("no such option"), 2),
    (SchemaError("too old"), 2),
    (OpenError("no such server"), 2),
    (StorageError("no room"), 1),
    (PostsieveError("something"), 1),
]


@pytest.mark.parametrize(("error", "status"), ERRORS)
def test_our_errors_are_one_line_with_their_status(
    error: PostsieveError, status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(group, "main", fail)
    assert run([]) == status
    assert capsys.readouterr().err == f"postsieve: {error}\n"


@pytest.mark.parametrize(
    ("error", "status"), [(ZeroDivisionError("by\nzero"), 1), (KeyboardInterrupt(), 130)]
)
def test_any_other_error_is_one_line_without_traceback(
    error: BaseException, status: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(group, "main", fail)
    assert run([]) == status
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("postsieve: ")


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    silent, loud = (
        postsieve("clean", "a.html", "--db", "nonsense://x", *more, folder=tmp_path)
        for more in ([], ["--debug"])
    )
    assert (silent.returncode, loud.returncode) == (2, 2)
    assert ("Traceback" in silent.stderr, "Traceback" in loud.stderr) == (False, True)


@pytest.mark.parametrize("verb", [["clean", "a.html"], ["status"], ["db", "upgrade"], ["db", "check"]])
@pytest.mark.parametrize(
    "url", ["sqlite:///no/such/folder/rows.db", "sqlite:///letter.txt", "postgresql://me@127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_opened_is_exit_status_2(
    verb: list[str],
    url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_bytes(html(1))
    Path("letter.txt").write_bytes(b"This is a letter to a friend.\n" * 100)
    assert run([*verb, "--db", url]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_secret_in_a_database_url_is_never_printed(tmp_path: Path) -> None:
    run = postsieve("clean", "a.html", "--db", "postgresql://me:s3cret@127.0.0.1:1/x", folder=tmp_path)
    assert run.returncode == 2
    assert "s3cret" not in run.stderr + run.stdout


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    command = f'{sys.executable} -c "from crawler.commands import main; main()" clean a.html --dry-run | true'
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    out = subprocess.run(
        command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in out.stderr
    assert "BrokenPipe" not in out.stderr
