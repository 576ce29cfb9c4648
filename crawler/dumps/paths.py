"""What the user names -> files, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from crawler.dumps.media import is_page_name
from crawler.dumps.values import BadInput

STDIN = "-"


def find_files(
    inputs: Sequence[str], on_left_out: Callable[[int], None] = lambda _: None
) -> Iterator[str | BadInput]:
    """Paths of files, as the user gave them or below the folder that the user gave; `-` stays.

    Folders are walked in the order of names, hidden files and parts of pages (pictures, styles, scripts) left
    out, and no folder twice, whatever links say. A file that is named itself is always read.
    on_left_out: hears how many parts of pages were left out.
    """
    for given in inputs:
        if given == STDIN or os.path.lexists(given):
            yield from _find_below(given, on_left_out)
        elif glob.has_magic(given):
            yield from _find_matches(given, on_left_out)
        else:
            yield BadInput(source=given, reason="no such file or folder: check the path")


def count_bytes(inputs: Sequence[str]) -> int | None:
    """Bytes on disk of all inputs, for the progress bar; None where standard input is one of them."""
    if STDIN in inputs:
        return None
    return sum(_size(path) for path in find_files(inputs) if isinstance(path, str))


def explain(error: OSError) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(error, PermissionError):
        return "permission denied: allow this user to read it"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the path"
    return f"cannot be read ({error.strerror or error}): check the disk or mount"


def _find_matches(pattern: str, on_left_out: Callable[[int], None]) -> Iterator[str | BadInput]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (keeps the path as the user wrote it)
    if not matches:
        yield BadInput(source=pattern, reason="matches no file: check the pattern")
    for match in matches:
        if "**" not in pattern or not Path(match).is_dir():
            yield from _find_below(match, on_left_out)


def _find_below(given: str, on_left_out: Callable[[int], None]) -> Iterator[str | BadInput]:
    if given == STDIN or not Path(given).is_dir():
        yield given
        return
    found = False
    for path in _walk(given, on_left_out):
        found = True
        yield path
    if not found:
        yield BadInput(source=given, reason="holds no files: name a folder with pages or dumps in it")


def _walk(folder: str, on_left_out: Callable[[int], None]) -> Iterator[str | BadInput]:
    """Depth first, files and folders of one folder in the order of their names."""
    pending, visited = [folder], set[tuple[int, int]]()
    while pending:
        path = pending.pop()
        if not Path(path).is_dir():
            yield path
            continue
        try:
            status = Path(path).stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                seen = [entry for entry in entries if _is_seen(entry)]
        except OSError as error:
            yield BadInput(source=path, reason=explain(error))
            continue
        names = [entry.name for entry in seen if entry.is_dir() or is_page_name(entry.name)]
        on_left_out(len(seen) - len(names))
        pending.extend(f"{path.rstrip('/')}/{name}" for name in sorted(names, reverse=True))


def _is_seen(entry: os.DirEntry[str]) -> bool:
    """Hidden files, pipes and sockets are no dumps; a broken link is listed as missing."""
    return not entry.name.startswith(".") and (entry.is_dir() or entry.is_file() or entry.is_symlink())


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
