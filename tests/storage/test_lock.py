"""The lock: one run at a time, told who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from cleaning.errors import LockedError
from storage.store import Store

TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"


def test_a_second_run_is_told_who_holds_the_lock(store: Store, url: str) -> None:
    with store.lock():
        store.begin_run("crawl", {})
        with (
            Store.open(url) as other,
            pytest.raises(
                LockedError, match=rf"postsieve crawl.*process {os.getpid()} on .*, since {TIME}\)"
            ),
            other.lock(),
        ):
            pass


def test_the_lock_is_free_after_its_block(store: Store, url: str) -> None:
    with store.lock():
        pass
    with Store.open(url) as other, other.lock():
        pass


def test_an_error_in_the_block_frees_the_lock_and_stays_itself(store: Store, url: str) -> None:
    with pytest.raises(ZeroDivisionError), store.lock():
        _ = 1 / 0
    with Store.open(url) as other, other.lock():
        pass


def test_databases_do_not_lock_each_other(open_store: Callable[[], tuple[Store, str]]) -> None:
    first, second = open_store()[0], open_store()[0]
    with first.lock(), second.lock():
        pass


def test_a_killed_run_frees_the_lock(url: str) -> None:
    Store.open(url).close()
    script = (
        "import os, sys; from storage.store import Store\n"
        "with Store.open(sys.argv[1]) as store, store.lock(): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, url], check=False).returncode == -9
    with Store.open(url) as store, store.lock():
        pass
