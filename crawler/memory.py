"""Keeps one page of a worker within its limit of memory, and tells whether it came near.

The kernel refuses more than the limit (RLIMIT_DATA) while a page is cleaned, so no page can take it. But a
refusal deep inside a library may be swallowed there and come back as a page without text. So a page whose
peak came near the limit is judged by that, not by its result. Between pages there is no limit: a worker can
always hear of its next page. Linux only; elsewhere nothing is limited.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NEAR = 0.7
"""Part of the limit from which a result is not trusted. A page has at most 20 million characters: no single
allocation that may be refused takes more than the rest of the default limit."""
LARGE = 0.4
"""Part of the limit from which memory is given back before the next page, so that it costs that one
nothing."""

_STATUS = Path("/proc/self/status")
_PEAK_RESET = Path("/proc/self/clear_refs")


@contextmanager
def limited_memory(limit: int) -> Iterator[None]:
    """Let what happens inside have `limit` bytes of data, those of the program included.

    Raises MemoryError for what came near the limit.
    """
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415 (not on every platform)

    if _read("VmRSS") > LARGE * limit:
        _give_back()
    # What an earlier page still holds (a library's free lists, an error on its way) is not this page's.
    held = max(0, _read("VmRSS") - round(LARGE * limit))
    with suppress(OSError):
        _PEAK_RESET.write_text("5", encoding="ascii")  # proc(5): resets the peak resident set size
    before = _read("VmHWM")
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (limit + held, hard))
    failure: Exception | None = None
    try:
        yield
    except Exception as error:  # noqa: BLE001 (told apart below, where there is memory again)
        failure = error
        _let_go(error)
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    if before < NEAR * limit + held < _read("VmHWM"):
        raise MemoryError
    if failure:
        raise failure


def _read(name: str) -> int:
    """A line of the process's status, in bytes; 0 where the system does not tell."""
    try:
        status = _STATUS.read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith(name)), 0)


def _let_go(error: BaseException | None) -> None:
    """Empty the frames that an error and its causes came through: they hold the page's tree."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__


def _give_back() -> None:
    """Return freed memory to the system."""
    gc.collect()
    with suppress(OSError, AttributeError):  # only glibc has it
        ctypes.CDLL(None).malloc_trim(0)
