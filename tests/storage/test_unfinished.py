"""A page whose cleaning did not end this time loses no row that it gave before."""

from __future__ import annotations

from dataclasses import replace

from cleaning.types import Outcome, Rejection
from storage.store import Store
from tests.storage.samples import cleaned, post, rows

TIMED_OUT = Outcome(rejections=(Rejection(rule="time_limit", reason="cleaning took longer than 10 s"),))


def test_a_time_limit_takes_no_row_away(url: str) -> None:
    read = cleaned(post())
    with Store.open(url) as store:
        store.save([read])
        saved = store.save([replace(read, outcome=TIMED_OUT)])
    assert (saved.removed_posts, saved.changed_posts) == (0, 0)
    assert len(rows(url, "SELECT id FROM posts")) == 1


def test_a_page_that_timed_out_is_read_the_next_time(url: str) -> None:
    read = cleaned(post())
    with Store.open(url) as store:
        store.save([replace(read, outcome=TIMED_OUT)])
        assert len(rows(url, "SELECT rule FROM rejections")) == 1
        assert store.save([read]).new_posts == 1
    assert rows(url, "SELECT rule FROM rejections") == []
