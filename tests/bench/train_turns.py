"""Train the model of `cleaning.text.turns` and write its weights.

    uv run --with scikit-learn python tests/bench/train_turns.py discussions.jsonl \\
        [--held-out NAME...] [--write cleaning/text/turns.json]

`discussions.py` makes the pages. Strips what marks a comment by taking the paragraphs alone, cross-validates by site,
prints the figures, then trains on all pages but those held out. Nothing of the pages is kept but the weights; a word
has one only where it stands on pages of many sites.

Figures: "border" is the F1 of the paragraphs at which a comment begins (the first one included); "comment" the F1 of
comments that share at least 80 of 100 words with one of the page's. Micro over pages, then the mean of pages. Then how
often there is a border where the model gives it a chance of so many in a hundred.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from discussions import Page, fit_command, fold_of, read_pages, write_weights
from linear import Linear, Row, joined

from cleaning.text.features import said_words
from cleaning.text.turns import page_features, read_turns, turn_features
from cleaning.text.voice import read_voices

REGULARISATION = 0.01
"""Inverse of the ridge penalty, over features of like deviation."""

MOST_SCALE = 8.0
"""Most that a rare feature is stretched."""

WORD_SITES = 20
"""Sites on which a word must stand to have a weight."""

MANY_LINES = 0.1
"""Share of comments with several paragraphs from which a page says something about borders."""

SAME_WORDS = 0.8


def fit(args: argparse.Namespace) -> None:
    pages = [page for page in read_pages(args.pages) if len(page.comments) > 1]
    kept = [page for page in pages if page.name not in args.held_out]
    rows = [_rows(page) for page in kept]
    scale = _scale([row for page in rows for row in page])
    words = _common_words(kept, rows)
    scaled = [[_scaled(row, scale, words) for row in page] for page in rows]
    model = Linear(scaled, [page.starts[1:] for page in kept], REGULARISATION)
    of_page = fold_of(kept)
    fold = np.array([of_page[page.name] for page in kept])
    told = [at for at, page in enumerate(kept) if np.mean([len(c) > 1 for c in page.comments]) >= MANY_LINES]
    chances = [1 / (1 + np.exp(-odds)) for odds in model.cross_validate(fold)]
    _print_figures("cross-validated", [kept[at] for at in told], [chances[at] for at in told])
    weights = {name: weight * scale.get(name, 1.0) for name, weight in model.weights().items()}
    held = [page for page in pages if page.name in args.held_out]
    if held:
        _print_figures("held out", held, [_chances(page, weights) for page in held])
    write_weights(args.write, _parted(weights))


def _rows(page: Page) -> list[Row]:
    """The features of each gap: its own, its words, the habits of the page."""
    turns = read_turns(read_voices(page.talk), page.post)
    habits, words = page_features(turns, page.post), [said_words(voice) for voice in turns.voices]
    return [
        habits
        | joined(row)
        | {f"before: {word}": 1.0 for word in words[at]}
        | {f"after: {word}": 1.0 for word in words[at + 1]}
        for at, row in enumerate(turn_features(turns))
    ]


def _scale(rows: Sequence[Row]) -> Row:
    """What makes the deviation of each feature 1; words stay as they are."""
    values: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for name, value in row.items():
            if ": " not in name:
                values[name].append(value)
    count = len(rows)
    found = {}
    for name, seen in values.items():
        array = np.array(seen, float)
        deviation = np.sqrt(max(0.0, (array**2).sum() / count - (array.sum() / count) ** 2))
        found[name] = float(min(MOST_SCALE, 1 / (deviation + 1e-6))) if deviation else 1.0
    return found


def _common_words(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> set[str]:
    sites: dict[str, set[str]] = defaultdict(set)
    for page, found in zip(pages, rows, strict=True):
        for name in {name for row in found for name in row if ": " in name}:
            sites[name].add(page.site)
    return {name for name, on in sites.items() if len(on) >= WORD_SITES}


def _scaled(row: Row, scale: Row, words: set[str]) -> Row:
    return {
        name: value * scale.get(name, 1.0) for name, value in row.items() if name in scale or name in words
    }


def _chances(page: Page, weights: Row) -> np.ndarray:
    odds = [
        weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())
        for row in _rows(page)
    ]
    return 1 / (1 + np.exp(-np.array(odds)))


def _parted(weights: Row) -> dict[str, Row]:
    """The weights of the named features, and of the words on either side of a gap."""
    named = {name: round(weight, 4) for name, weight in weights.items() if ": " not in name}
    sides = {
        side: {n.partition(": ")[2]: round(w, 3) for n, w in weights.items() if n.startswith(f"{side}: ")}
        for side in ("before", "after")
    }
    return {"gap": named} | {side: {word: w for word, w in of.items() if w} for side, of in sides.items()}


def _print_figures(what: str, pages: Sequence[Page], chances: Sequence[Iterable[float]]) -> None:
    for threshold in (0.35, 0.4, 0.45, 0.5):
        starts = [[1, *(chance >= threshold for chance in of)] for of in chances]
        counts = [_count(page, of) for page, of in zip(pages, starts, strict=True)]
        whole, single = _f1(sum(counts, Counter())), [_f1(count) for count in counts]
        means = [sum(values) / len(values) for values in zip(*single, strict=True)]
        print(
            f"{what}, {len(pages)} pages, from {threshold}: comment {whole[0]:.3f}, border {whole[1]:.3f}; "
            f"by page: comment {means[0]:.3f}, border {means[1]:.3f}",
            file=sys.stderr,
        )
    flat = np.concatenate([np.array(list(of)) for of in chances])
    true = np.concatenate([np.array(page.starts[1:]) for page in pages])
    tens = [(10 * k, true[(flat >= k / 10) & (flat < (k + 1) / 10)]) for k in range(10)]
    print(
        f"{what}, borders by chance: "
        + ", ".join(f"{low}-{low + 10}: {100 * of.mean():.0f}" for low, of in tens if len(of)),
        file=sys.stderr,
    )


def _count(page: Page, starts: Sequence[int]) -> Counter[str]:
    sums = np.cumsum([0, *(len(re.findall(r"\w+", line.text)) for line in page.talk)])
    found, true = _places(starts), _places(page.starts)
    free, hits = set(true), 0
    for begin, end in found:
        for span in [span for span in sorted(free) if span[0] < end and begin < span[1]]:
            shared = sums[min(end, span[1])] - sums[max(begin, span[0])]
            if 2 * shared >= SAME_WORDS * (sums[end] - sums[begin] + sums[span[1]] - sums[span[0]]):
                free.discard(span)
                hits += 1
                break
    borders = sum(a and b for a, b in zip(starts, page.starts, strict=True))
    return Counter(comments=hits, borders=borders, rows=len(found) + len(true))


def _places(starts: Sequence[int]) -> list[tuple[int, int]]:
    places = [at for at, start in enumerate(starts) if start]
    return list(zip(places, [*places[1:], len(starts)], strict=True))


def _f1(count: Counter[str]) -> tuple[float, float]:
    return 2 * count["comments"] / count["rows"], 2 * count["borders"] / count["rows"]


if __name__ == "__main__":
    fit_command(__doc__, fit)
