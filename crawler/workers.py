"""Cleaning in other processes, so that no page can hang, crash or exhaust the run.

Method: a pool of workers, each forked from a server process that has imported the cleaning code once. A page
that takes longer than its time limit, or kills its worker, becomes a `Rejection`; the worker is replaced.
Results come back in the order of the pages, whatever the number of workers.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from threading import current_thread, main_thread
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from cleaning import Outcome, RawPage, Rejection, clean
from cleaning.errors import WorkerError
from crawler.memory import limited_memory
from crawler.roles import set_aside

TIME_LIMIT_SECONDS = 10.0
"""For one page; ordinary pages take a hundredth of a second."""
MEMORY_LIMIT_BYTES = 500_000_000
"""Of one worker, the code itself included, which takes 100 million; a tree of lxml takes about ten times its
page."""
PENDING_PER_WORKER = 16
"""Pages in the queue per worker: enough to keep all busy behind a slow page."""
PENDING_BYTES = 64 << 20
"""Raw bytes in the queue."""
TASKS_PER_WORKER = 2000
"""Pages after which a worker is replaced, so that no leak of a library can grow."""

OUT_OF_MEMORY = 77
"""Exit status of a worker whose page needed more than its limit of memory."""

PRELOAD = ["crawler.warm"]
"""Imported before the first worker is forked."""

FORKSERVER = "forkserver" in multiprocessing.get_all_start_methods()

REMEDY = ": split the page or leave it out"
"""What a user can do about a page that cleaning does not cope with."""
NO_WORKERS = (
    "no worker process can be started; free some memory, allow more processes and open files "
    "(ulimit -u, ulimit -n), or try --workers 1"
)

logger = logging.getLogger(__name__)


class CleaningPool:
    """Workers that clean. Starts with its `with` block, and lets go of unfinished pages at its end.

    time_limit: seconds for one page. memory_limit: bytes of one worker. clean_page: a function of a module;
    None: `clean_fetched`.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        time_limit: float = TIME_LIMIT_SECONDS,
        memory_limit: int = MEMORY_LIMIT_BYTES,
        clean_page: Callable[[RawPage], Outcome] | None = None,
    ) -> None:
        self.workers = workers or count_cores()
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self._clean_page = clean_page or clean_fetched
        self._pool = ProcessPool(
            max_workers=self.workers,
            max_tasks=TASKS_PER_WORKER,
            initializer=_prepare_worker,
            context=_start_method(),
        )

    def __enter__(self) -> Self:
        """Start the process that workers are forked from; it imports while the caller opens the database."""
        try:
            if FORKSERVER:
                forkserver.ensure_running()
        except OSError as error:
            raise WorkerError(NO_WORKERS) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, page: RawPage) -> Future[Outcome]:
        """Queue a page; `outcome_of` reads the result. Raises WorkerError where no worker can start."""
        try:
            with _later_interrupt():
                future: Future[Outcome] = self._pool.schedule(
                    _clean_limited, args=(self._clean_page, page, self.memory_limit), timeout=self.time_limit
                )
        except (BrokenProcessPool, RuntimeError, OSError) as error:
            raise WorkerError(NO_WORKERS) from error
        return future

    def outcome_of(self, future: Future[Outcome]) -> Outcome:
        """Wait for a page. What the page did to its worker becomes a rejection.

        Raises WorkerError where no worker can start.
        """
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise WorkerError(NO_WORKERS) from error
        except TimeoutError:
            return _rejected("time_limit", f"cleaning took longer than {self.time_limit:g} s{REMEDY}")
        except ProcessExpired as error:
            if error.exitcode == OUT_OF_MEMORY:
                limit = f"{self.memory_limit // 1_000_000} MB"
                return _rejected("memory_limit", f"cleaning needs more than {limit} of memory{REMEDY}")
            return _rejected("crash", f"the worker died ({_cause(error)}){REMEDY}")
        except Exception as error:  # noqa: BLE001 (whatever a page does to the code, the run goes on)
            logger.debug("%s", getattr(error, "traceback", error))
            return _rejected("crash", f"{type(error).__name__}: {' '.join(str(error).split())[:200]}{REMEDY}")

    def clean_all(self, pages: Iterable[RawPage]) -> Iterator[tuple[RawPage, Outcome]]:
        """Clean pages in their order, with a bounded number of them on the way.

        An interrupt while waiting for pages gives what is cleaned already, then goes on its way.
        """
        pending: deque[tuple[RawPage, Future[Outcome]]] = deque()
        size = 0
        try:
            for page in pages:
                pending.append((page, self.submit(page)))
                size += len(page.body)
                while len(pending) > PENDING_PER_WORKER * self.workers or (size > PENDING_BYTES and pending):
                    first, future = pending[0]
                    outcome = self.outcome_of(future)  # an interrupt here finds the page still pending
                    pending.popleft()
                    size -= len(first.body)
                    yield first, outcome
        except KeyboardInterrupt:
            while pending and pending[0][1].done():
                first, future = pending.popleft()
                yield first, self.outcome_of(future)
            raise
        for first, future in pending:
            yield first, self.outcome_of(future)


@contextmanager
def _later_interrupt() -> Iterator[None]:
    """Raise KeyboardInterrupt at the end of the block instead of inside it.

    Inside a queue's `put` it can strike between waking the waiting thread and striking it off the list: the
    next wake-up is then spent on a thread that is awake, and the pool never hears that it shall stop.
    """
    raises = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # Scrapy's handler does not
    if not raises or current_thread() is not main_thread():
        yield
        return
    heard: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if heard:
        raise KeyboardInterrupt


def clean_fetched(page: RawPage) -> Outcome:
    """Clean a page, unless its status or its mark in the archive says that it is no post."""
    return set_aside(page) or clean(page)


def count_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _start_method() -> multiprocessing.context.BaseContext:
    """Fork from a server that has imported the code; where there is none (Windows), start afresh."""
    if not FORKSERVER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


def _prepare_worker() -> None:
    """Die at once when told to, even inside a C library; stay silent."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    warnings.simplefilter("ignore")
    logging.disable()


def _clean_limited(clean_page: Callable[[RawPage], Outcome], page: RawPage, limit: int) -> Outcome:
    """Clean a page in this worker, which ends at a page that needs more than its limit: a library that was
    refused memory half-way would fail at the next page ("error return without exception set").
    """
    try:
        with limited_memory(limit):
            return clean_page(page)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _rejected(rule: str, reason: str) -> Outcome:
    return Outcome(rejections=(Rejection(rule=rule, reason=reason),))


def _cause(error: ProcessExpired) -> str:
    """How the worker ended."""
    code = error.exitcode or 0
    return signal.Signals(-code).name if -code in signal.valid_signals() else f"exit status {code}"
