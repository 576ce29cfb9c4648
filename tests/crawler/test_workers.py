"""No page can hang, crash or exhaust the run."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from cleaning import Outcome, RawPage
from cleaning.errors import WorkerError
from crawler.workers import CleaningPool, clean_fetched
from tests.crawler.dumpfiles import html, misbehave, text


@pytest.fixture(scope="module")
def pool() -> Iterator[CleaningPool]:
    with CleaningPool(2, time_limit=2, clean_page=misbehave) as pool:
        yield pool


def clean_one(pool: CleaningPool, body: bytes) -> Outcome:
    [(_, outcome)] = pool.clean_all([RawPage(body=body, url="https://a.example/1")])
    return outcome


def test_workers_that_cannot_start_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("pebble.pool.process.launch_process", fail)
    with CleaningPool(1) as pool, pytest.raises(WorkerError, match=r"no worker process .* ulimit"):
        clean_one(pool, html(1))


def test_a_page_that_hangs_is_rejected_after_its_time_limit(pool: CleaningPool) -> None:
    [rejection] = clean_one(pool, b"hang").rejections
    assert (rejection.rule, rejection.reason) == (
        "time_limit",
        "cleaning took longer than 2 s: split the page or leave it out",
    )


def test_a_page_that_kills_its_worker_is_rejected(pool: CleaningPool) -> None:
    [rejection] = clean_one(pool, b"die").rejections
    assert (rejection.rule, rejection.reason) == (
        "crash",
        "the worker died (SIGKILL): split the page or leave it out",
    )


def test_a_page_that_recurses_is_rejected(pool: CleaningPool) -> None:
    [rejection] = clean_one(pool, b"recurse").rejections
    assert rejection.rule == "crash"
    assert rejection.reason.startswith("RecursionError: ")


def test_a_page_that_takes_all_memory_is_rejected(pool: CleaningPool) -> None:
    [rejection] = clean_one(pool, b"hoard").rejections
    assert (rejection.rule, rejection.reason) == (
        "memory_limit",
        "cleaning needs more than 500 MB of memory: split the page or leave it out",
    )


def test_pages_around_a_bad_one_come_back_in_their_order(pool: CleaningPool) -> None:
    bodies = [html(1), b"die", html(2), b"hang", text(3), b"recurse", html(4)]
    results = list(pool.clean_all(RawPage(body=body) for body in bodies))
    assert [page.body for page, _ in results] == bodies
    assert [outcome.documents != () for _, outcome in results] == [
        True,
        False,
        True,
        False,
        True,
        False,
        True,
    ]


def test_no_more_pages_are_taken_than_wait_in_the_queue(pool: CleaningPool) -> None:
    taken: list[int] = []

    def endless() -> Iterator[RawPage]:
        while True:
            taken.append(1)
            yield RawPage(body=html(1))

    next(pool.clean_all(endless()))
    assert len(taken) <= 16 * pool.workers + 1


@pytest.mark.parametrize(("status", "rules"), [(200, []), (404, ["http-404"]), (403, ["blocked"])])
def test_a_recorded_error_answer_is_no_page(status: int, rules: list[str]) -> None:
    outcome = clean_fetched(RawPage(body=html(1), status=status))
    assert [rejection.rule for rejection in outcome.rejections] == rules


def test_an_interrupt_waits_until_a_page_is_queued(monkeypatch: pytest.MonkeyPatch) -> None:
    queued = []

    def schedule(*_: object, **__: object) -> Future[Outcome]:
        signal.raise_signal(signal.SIGINT)
        queued.append(1)
        return Future()

    pool = CleaningPool(1)
    monkeypatch.setattr(pool._pool, "schedule", schedule)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    try:
        with pytest.raises(KeyboardInterrupt):
            pool.submit(RawPage(body=b""))
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert queued == [1]
