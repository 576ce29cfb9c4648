"""How long settling takes as a database grows: seconds of CPU per thousand posts, which must stay level.

    uv run python tests/bench/copies.py

Four kinds of posts: all different; every fifth a copy of another site's; all alike (the worst case); all on
one site that prints a line below each.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from cleaning.types import Document, Outcome, RawPage
from storage.store import Store
from storage.values import Cleaned

WORDS = [f"w{number}" for number in range(5_000)]
SIZES = (2_500, 5_000, 10_000)
BATCH = 100
FOOTER = "Our shop in the old harbour is open every day but Monday."


def text_of(number: int) -> str:
    return "\n".join(" ".join(random.Random(number * 100 + line).choices(WORDS, k=60)) for line in range(8))


def page(number: int, text: str) -> Cleaned:
    host = "shop" if text.endswith(FOOTER) else f"site{number % 97}"
    url = f"https://{host}.example/{number}"
    document = Document(
        text=text, title=f"Post {number}", url=url, published=f"2024-01-01T{number % 24:02}:00:00Z"
    )
    return Cleaned(
        page=RawPage(body=url.encode(), url=url, source=url), outcome=Outcome(documents=(document,))
    )


KINDS: dict[str, Callable[[int], str]] = {
    "all different": text_of,
    "a fifth copies": lambda number: text_of(number - 1 if number % 5 == 1 else number),
    "all alike": lambda number: f"{text_of(0)} {WORDS[number % 5_000]}",
    "one site": lambda number: f"{text_of(number)}\n{FOOTER}",
}


def measure(make: Callable[[int], str], size: int) -> tuple[float, float, int]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"sqlite:///{Path(folder) / 'rows.db'}") as store,
    ):
        start = process_time()
        for first in range(0, size, BATCH):
            store.save([page(number, make(number)) for number in range(first, first + BATCH)])
        saved = process_time()
        changed = store.settle()
        return saved - start, process_time() - saved, changed


def main() -> None:
    print(f"{'posts':>8} {'kind':<16} {'save s/1000':>12} {'settle s/1000':>14} {'copies':>8}")
    for kind, make in KINDS.items():
        for size in SIZES:
            save, settle, copies = measure(make, size)
            print(
                f"{size:>8,} {kind:<16} {save * 1000 / size:>12.2f} {settle * 1000 / size:>14.2f} {copies:>8,}"
            )


if __name__ == "__main__":
    main()
