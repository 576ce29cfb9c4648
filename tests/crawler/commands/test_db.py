"""`postsieve db`: upgrade and check."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaning.errors import SchemaError
from crawler.commands.db import db


def test_upgrade_makes_the_tables_and_check_finds_them_sound(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rows.db'}"
    upgraded = CliRunner().invoke(db, ["upgrade", "--db", url])
    checked = CliRunner().invoke(db, ["check", "--db", url])
    assert (upgraded.exit_code, upgraded.stdout) == (0, "")
    assert "was empty, it is current now" in upgraded.stderr
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "sound" in checked.stderr


def test_check_lists_damage_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "rows.db"
    CliRunner().invoke(db, ["upgrade", "--db", f"sqlite:///{path}"])
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO rejections (capture_id, rule, reason) VALUES (7, 'a', 'b')")
    connection.close()
    checked = CliRunner().invoke(db, ["check", "--db", f"sqlite:///{path}"])
    assert checked.exit_code == 1
    assert "of rejections refers to a row of captures that is not there" in checked.stdout


def test_check_makes_no_tables(tmp_path: Path) -> None:
    (tmp_path / "rows.db").touch()
    with pytest.raises(SchemaError, match="no tables yet"):
        CliRunner().invoke(db, ["check", "--db", f"sqlite:///{tmp_path / 'rows.db'}"], catch_exceptions=False)
