"""Speed of flattened text on one core: MB/s of cleaning beside hashing the same bytes, and growth with size.

    uv run python tests/bench/text_dumps.py [FILE...]
    uv run --with html2text --with inscriptis --with resiliparse \\
        python tests/bench/text_dumps.py --pages FOLDER

Without files it makes its own dumps: prose, a marked discussion and an unmarked one. With `--pages` the HTML files of
a folder are flattened in several ways. Each dump is read for the first time, with no line remembered, and then again:
short lines are remembered, so menus that recur from dump to dump cost next to nothing.
Then hostile shapes (one line, one word per line, list items, digits, lines padded with spaces) at two sizes: the
second should take about twice the seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper, partial
from pathlib import Path

from cleaning import RawPage
from cleaning.decode import decode
from cleaning.readers.text import read

REPEATS = 3
HOSTILE_BYTES = 1_000_000

SENTENCE = "The queue before the bakery is long in the morning, and nobody minds it because of the rye. "
COMMENT = "\n{name} says:\n{month} {day}, 201{year} at {hour}:{minute:02} am\n\n{words}\n\nReply\n"
HANDLES = ("ann_k", "x86cat", "Zoë", "breadwinner")
GIVEN = ("Bob", "Mei", "Marguerite", "Tom", "Noor", "Lena", "Omar", "Ruth", "Ivan", "Zoë", "Ines", "Paul")
FAMILY = (
    "Miller",
    "Tanaka",
    "Ortiz",
    "Oyelaran",
    "Berg",
    "Novak",
    "Silva",
    "Okafor",
    "Brandt",
    "Roy",
    "Haas",
)
MONTHS = ("January", "March", "May", "July", "October", "December")
WORDS = (
    "I queue there with my {kin}, and I love the {loaf}!",
    "How did you get the {loaf} past the {place}? Ours said no before my {kin} had finished the sentence.",
    "My {kin} went to the {place}, and still no {loaf}.",
    "Thanks for writing this down. In the {place} my {kin} baked a {loaf} a day, and nobody ever asked.",
    "We left the {place} in spring, and what I miss is the small talk. The {loaf} is better, says my {kin}.",
)
KIN = ("sister", "uncle", "neighbour", "grandmother", "dentist", "brother", "aunt", "teacher")
LOAVES = (
    "rye",
    "cake",
    "bagel",
    "pie",
    "baguette",
    "brioche",
    "pretzel",
    "scone",
    "tart",
    "bun",
    "roll",
    "loaf",
)
PLACES = ("village", "station", "harbour", "valley", "suburb", "market", "old town", "school", "mill", "port")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--pages", type=Path, help="a folder of HTML files")
    args = parser.parse_args()
    own = dict(_own())
    for body in own.values():
        read(RawPage(body=body))  # fills the tables that are made once
    if args.pages:
        for name, texts in _flattened(args.pages):
            _print_speed(name, texts)
        return
    for name, body in [(path.name, path.read_bytes()) for path in args.files] or own.items():
        _print_speed(name, [body])
    for name, unit in _hostile().items():
        times = []
        for factor in (1, 2):
            body = (unit * (factor * HOSTILE_BYTES // len(unit) + 1)).encode()
            times.append(_seconds(partial(read, RawPage(body=body, source="hostile")), repeats=1))
        print(f"{name:24} {times[0]:7.2f} s, twice as long: {times[1]:7.2f} s")


def _print_speed(name: str, texts: Sequence[bytes]) -> None:
    hashing = first = again = 0.0
    for body in texts:
        clean = partial(read, RawPage(body=body, source=name))
        hashing += _seconds(partial(hashlib.sha256, body))
        first += _seconds(clean, before=_forget)
        again += _seconds(clean)
    size = sum(map(len, texts)) / 1e6
    rates = f"cleaning {size / first:6.2f} MB/s, again {size / again:6.2f}  hashing {size / hashing:6.0f}"
    print(f"{name:24} {size:7.2f} MB  {rates}")


def _flattened(folder: Path) -> Iterator[tuple[str, list[bytes]]]:
    """How the pages of a folder were flattened, and their texts."""
    from flatteners import flatteners

    pages = [decode(path.read_bytes(), "text/html").text for path in sorted(folder.iterdir())]
    for name, flatten in flatteners(comments=True).items():
        yield name, [text.encode() for text in map(flatten, pages) if text.strip()]


def _forget() -> None:
    """Empty the tables in which lines are remembered; those that are made once stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("cleaning.")]
    for value in [value for module in modules for value in vars(module).values()]:
        if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"]:
            value.cache_clear()


def _own() -> Iterator[tuple[str, bytes]]:
    prose = "\n\n".join(f"{n}. {SENTENCE * 3}" for n in range(3000))
    yield "prose", prose.encode()
    post = "\n\n".join(f"{SENTENCE * 3}{n}" for n in range(20))
    yield (
        "marked discussion",
        (post + "\n\n2000 comments\n" + "".join(map(_marked, range(2000)))).encode(),
    )
    yield "unmarked discussion", "\n".join([post, *map(_words, range(400))]).encode()


def _marked(n: int) -> str:
    """A comment that differs from the others in name, date and words, as those of a page do."""
    given, family = GIVEN[n % len(GIVEN)], FAMILY[n // len(GIVEN) % len(FAMILY)]
    return COMMENT.format(
        name=f"{given} {chr(65 + n // 132 % 26)}. {family}" if n % 3 else HANDLES[n // 3 % len(HANDLES)],
        month=MONTHS[n % len(MONTHS)],
        day=1 + n % 28,
        year=n % 7,
        hour=1 + n % 11,
        minute=n % 60,
        words=_words(n),
    )


def _words(n: int) -> str:
    turn = n // len(WORDS)
    return WORDS[n % len(WORDS)].format(
        kin=KIN[turn % len(KIN)],
        loaf=LOAVES[turn // len(KIN) % len(LOAVES)],
        place=PLACES[turn // len(KIN) // len(LOAVES) % len(PLACES)],
    )


def _hostile() -> dict[str, str]:
    return {
        "one line": "word ",
        "one word a line": "word\n",
        "list items": "  1. Bob says:\n",
        "digits": "1 2 3 4 5 ",
        "dates": "May 3, 2016 at 10:00 am\n",
        "quotes": "> > > ",
        "links": "https://a.example/b ",
        "pipes": "| ",
        "padded lines": "word." + " " * 3000 + "\n",
        "cdata ends": "]]> https://a.example/x Mon, 15 Jan 2018 17:33:26 +0000 ",
    }


def _seconds(
    work: Callable[[], object], *, repeats: int = REPEATS, before: Callable[[], object] = lambda: None
) -> float:
    best = float("inf")
    for _ in range(repeats):
        before()
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return max(best, 1e-9)


if __name__ == "__main__":
    main()
