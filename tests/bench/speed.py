"""CPU time of cleaning, held against trafilatura alone, and where it goes.

    uv run python tests/bench/speed.py [FOLDER] [--rounds N]

FOLDER: HTML pages, in any depth; default: the pages of the demo blog. Each page is cleaned by us and read by
`trafilatura.bare_extraction` (with comments and metadata) in turn, in one process, so that both meet the same
state of the machine. The demo blog comes first, uncounted, to fill the tables that are made once. More rounds
over the folder steady the figures, the quickest counting page by page, and flatter both sides: what a page
repeats from an earlier round is remembered. What is measured is CPU time: other programs disturb it least.

The stages are the calls in `cleaning.readers.html`; what "main text" spends on trafilatura, which it asks where
it is unsure, is shown apart as "second opinion".
"""

from __future__ import annotations

import argparse
import logging
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from trafilatura import bare_extraction

from cleaning import Kind, RawPage, clean, extract
from cleaning.kinds import tell_kind
from cleaning.readers import html

DEMO = Path(__file__).parents[2] / "crawler" / "demo" / "site"

STAGES = {
    "decode": "decode",
    "strip_markup": "error output",
    "parse_html": "parse",
    "PageIndex": "index",
    "tell_platform": "platform",
    "declared_language": "metadata",
    "read_metadata": "metadata",
    "read_discussion": "discussion",
    "prune": "prune",
    "extract_lines": "main text",
    "clean_lines": "interface lines",
    "drop_duplicates": "duplicates",
    "reject": "reject",
}
"""Function in `cleaning.readers.html` -> the stage it is counted under."""
OPINION = "second opinion"
"""Counted apart from the stage it is a part of, "main text"."""


P = ParamSpec("P")
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="CPU time of cleaning, held against trafilatura alone.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEMO)
    parser.add_argument("--rounds", type=int, default=1, help="visits to each page")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    pages = list(read_pages(options.folder))
    if not pages:
        parser.error(f"{options.folder}: no HTML pages here")
    ours, theirs, stages = measure(pages, options.rounds)
    print(f"{len(pages)} pages, {sum(len(page.body) for page in pages) >> 10} KiB")
    print(f"ours         {_per_page(ours)}")
    print(f"trafilatura  {_per_page(theirs)}")
    print(f"ratio        {sum(ours) / sum(theirs):.2f}")
    whole = stages.pop("all")
    stages["main text"] -= stages.get(OPINION, 0.0)
    stages["rest"] = whole - sum(stages.values())
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:15} {seconds / whole:6.1%}")


def read_pages(folder: Path) -> Iterator[RawPage]:
    """The HTML pages of a folder, in the order of their names."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        page = RawPage(body=path.read_bytes(), source=str(path))
        if tell_kind(page) is Kind.HTML:
            yield page


def measure(pages: list[RawPage], rounds: int) -> tuple[list[float], list[float], dict[str, float]]:
    """Seconds per page of both, and seconds per stage of ours over all rounds."""
    for page in read_pages(DEMO):
        clean(page)
        _extract(page)
    stages: defaultdict[str, float] = defaultdict(float)
    ours, theirs = [float("inf")] * len(pages), [float("inf")] * len(pages)
    with timed_stages(stages):
        for _ in range(rounds):
            for place, page in enumerate(pages):
                mine, their = _seconds(partial(clean, page)), _seconds(partial(_extract, page))
                stages["all"] += mine
                ours[place], theirs[place] = min(mine, ours[place]), min(their, theirs[place])
    return ours, theirs, stages


@contextmanager
def timed_stages(stages: dict[str, float]) -> Iterator[None]:
    """Add the CPU time of each stage to `stages` while the block runs."""
    with ExitStack() as stack:
        for name, stage in STAGES.items():
            stack.enter_context(patch.object(html, name, _timed(getattr(html, name), stage, stages)))
        asked = _timed(extract.ask_trafilatura, OPINION, stages)
        stack.enter_context(patch.object(extract, "ask_trafilatura", asked))
        yield


def _timed(function: Callable[P, T], stage: str, stages: dict[str, float]) -> Callable[P, T]:
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        start = process_time()
        try:
            return function(*args, **kwargs)
        finally:
            stages[stage] += process_time() - start

    return run


def _extract(page: RawPage) -> object:
    return bare_extraction(page.body, include_comments=True, with_metadata=True)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _per_page(seconds: list[float]) -> str:
    return f"{1000 * sum(seconds) / len(seconds):7.1f} ms a page, median {1000 * median(seconds):.1f} ms"


if __name__ == "__main__":
    main()
