"""Train the model of `cleaning.text.segments` and write its weights.

    uv run --with scikit-learn --with numba python tests/bench/train_segments.py discussions.jsonl \\
        [--held-out NAME...] [--write cleaning/text/segments.json]

`discussions.py` makes the pages. Strips what marks a comment by taking the paragraphs alone, cross-validates by site,
prints the figures, then trains on all pages but those held out. Nothing of the pages is kept but the weights.

Figures: "border" is the F1 of the paragraphs at which a comment begins (the first one included); "comment" the F1 of
comments that share at least 80 of 100 words with one of the page's. Micro over pages, then the mean of pages.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence

import numba
import numpy as np
from discussions import Page, fit_command, folds, read_pages, write_weights
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from cleaning.text.segments import HABITS, MAX_LINES, border_chances, length_features, size_of
from cleaning.text.turns import count_words, turn_features

PENALTY = 12.0
"""Ridge penalty over standardised features."""

STEPS = 80
"""Steps of the optimiser."""

MANY_LINES = 0.1
"""Share of comments with several paragraphs from which a page says something about borders."""

SAME_WORDS = 0.8

Model = dict[str, dict[str, float]]


def fit(args: argparse.Namespace) -> None:
    pages = [page for page in read_pages(args.pages) if len(page.comments) > 1]
    trained = Segments([page for page in pages if page.name not in args.held_out])
    held = [page for page in pages if page.name in args.held_out]
    told = [page for page in trained.pages if np.mean([len(c) > 1 for c in page.comments]) >= MANY_LINES]
    chances: dict[str, list[float]] = {}
    for fold in folds(trained.pages):
        model = trained.train([at for at, page in enumerate(trained.pages) if page.name not in fold])
        chances.update({page.name: _chances(page, model) for page in trained.pages if page.name in fold})
    _print_figures("cross-validated", told, chances)
    model = trained.train(range(len(trained.pages)))
    if held:
        _print_figures("held out", held, {page.name: _chances(page, model) for page in held})
    write_weights(args.write, model)


def _chances(page: Page, model: Model) -> list[float]:
    lines = page.talk
    odds = [
        sum(model["gap"].get(k, 0.0) * v for k, v in row.items()) for row in turn_features(lines, page.post)
    ]
    return border_chances(
        [model["gap"]["bias"] + o for o in odds], [count_words(line) for line in lines], model
    )


class Segments:
    """The pages as matrices, and the training on some of them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = list(pages)
        rows = [[{"bias": 1.0} | row for row in turn_features(page.talk, page.post)] for page in pages]
        self.gaps = DictVectorizer(sparse=False).fit([row for page in rows for row in page])
        raw = [self.gaps.transform(page) for page in rows]
        deviation = np.vstack(raw).std(axis=0)
        self.scale = np.where(deviation > 0, np.minimum(1 / (deviation + 1e-6), 8.0), 1.0)
        self.matrices = [np.vstack([np.zeros(len(self.scale)), page * self.scale]) for page in raw]
        self.lengths = DictVectorizer(sparse=False).fit([length_features(n, 0) for n in range(1, 30)])
        self.shapes = [self._shapes(page) for page in pages]
        self.truth = [_spans(page.starts) for page in pages]

    def _shapes(self, page: Page) -> np.ndarray:
        """Length features of the comment of each length (axis 1) that begins at each paragraph (axis 0)."""
        sums = np.cumsum([0, *map(count_words, page.talk)])
        count, mean = len(page.talk), sums[-1] / len(page.talk)
        rows = [
            length_features(n, size_of(int(sums[min(at + n, count)] - sums[at]), mean))
            for at in range(count)
            for n in range(1, MAX_LINES + 1)
        ]
        return self.lengths.transform(rows).reshape(count, MAX_LINES, -1)

    def train(self, chosen: Sequence[int]) -> Model:
        width, depth, habits = len(self.scale), self.shapes[0].shape[2], len(HABITS)
        start = np.zeros(width + depth * (habits + 1) + habits)
        first = list(self.lengths.get_feature_names_out()).index("lines 1")
        for at in range(habits):  # else all habits would stay alike
            start[width + depth * (at + 1) + first] = 1.0 - 2 * at / max(1, habits - 1)
        found = minimize(
            lambda weights: self._loss(weights, chosen),
            start,
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": STEPS},
        ).x
        return self._named(found, width, depth)

    def _loss(self, weights: np.ndarray, chosen: Sequence[int]) -> tuple[float, np.ndarray]:
        width, depth, habits = len(self.scale), self.shapes[0].shape[2], len(HABITS)
        total, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
        common = weights[width : width + depth]
        own = weights[width + depth : -habits].reshape(habits, depth)
        for i in chosen:
            gaps, shapes = self.matrices[i], self.shapes[i]
            worth = (gaps @ weights[:width])[:, None, None] + shapes @ (common + own).T
            sums, chances = _expect(np.ascontiguousarray(worth))
            places, lengths = self.truth[i]
            true = worth[places, lengths].sum(axis=0)
            all_odds, true_odds = sums + weights[-habits:], true + weights[-habits:]
            log_all, log_true = np.logaddexp.reduce(all_odds), np.logaddexp.reduce(true_odds)
            seen, meant = np.exp(all_odds - log_all), np.exp(true_odds - log_true)
            miss = chances * seen
            miss[places, lengths] -= meant
            total += float(log_all - log_true)
            slope[:width] += miss.sum(axis=(1, 2)) @ gaps
            by_habit = miss.reshape(-1, habits).T @ shapes.reshape(-1, depth)
            slope[width : width + depth] += by_habit.sum(axis=0)
            slope[width + depth : -habits] += by_habit.ravel()
            slope[-habits:] += seen - meant
        return total, slope

    def _named(self, weights: np.ndarray, width: int, depth: int) -> Model:
        names = self.lengths.get_feature_names_out()
        parts = np.split(weights[width : -len(HABITS)], len(HABITS) + 1)
        biases = [0.0, *weights[-len(HABITS) :]]
        keys = ["length", *(f"length {habit}" for habit in HABITS)]
        gaps = zip(self.gaps.get_feature_names_out(), weights[:width] * self.scale, strict=True)
        return {"gap": {name: round(float(w), 4) for name, w in gaps}} | {
            key: {"bias": round(float(bias), 4)}
            | {n: round(float(w), 4) for n, w in zip(names, part, strict=True)}
            for key, bias, part in zip(keys, biases, parts, strict=True)
        }


def _spans(starts: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Where each comment begins, and its length less one; those above the limit are cut."""
    places = [at for at, start in enumerate(starts) if start]
    cut = [
        (at, min(MAX_LINES, end - at) - 1)
        for begin, end in zip(places, [*places[1:], len(starts)], strict=True)
        for at in range(begin, end, MAX_LINES)
    ]
    return np.array([at for at, _ in cut]), np.array([length for _, length in cut])


@numba.njit(cache=True)  # type: ignore[misc]
def _expect(worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per habit (axis 2 of worth): log sum over all ways to part the page, and each comment's probability."""
    count, longest, habits = worth.shape
    sums, chances = np.zeros(habits), np.zeros(worth.shape)
    for z in range(habits):
        forward, backward = np.full(count + 1, -np.inf), np.full(count + 1, -np.inf)
        forward[0] = backward[count] = 0.0
        for at in range(count):
            for n in range(min(longest, count - at)):
                forward[at + n + 1] = np.logaddexp(forward[at + n + 1], forward[at] + worth[at, n, z])
        for at in range(count - 1, -1, -1):
            for n in range(min(longest, count - at)):
                backward[at] = np.logaddexp(backward[at], worth[at, n, z] + backward[at + n + 1])
        sums[z] = forward[count]
        for at in range(count):
            for n in range(min(longest, count - at)):
                chances[at, n, z] = math.exp(forward[at] + worth[at, n, z] + backward[at + n + 1] - sums[z])
    return sums, chances


def _print_figures(what: str, pages: Sequence[Page], chances: dict[str, list[float]]) -> None:
    for threshold in (0.35, 0.4, 0.45, 0.5):
        counts = [_count(page, [1, *(c >= threshold for c in chances[page.name])]) for page in pages]
        whole, single = _f1(sum(counts, Counter())), [_f1(count) for count in counts]
        means = [sum(values) / len(values) for values in zip(*single, strict=True)]
        print(
            f"{what}, {len(pages)} pages, from {threshold}: comment {whole[0]:.3f}, border {whole[1]:.3f}; "
            f"by page: comment {means[0]:.3f}, border {means[1]:.3f}",
            file=sys.stderr,
        )


def _count(page: Page, starts: Sequence[int]) -> Counter[str]:
    sums = np.cumsum([0, *(len(re.findall(r"\w+", line.text)) for line in page.talk)])
    found, true = _places(starts), _places(page.starts)
    free, hits = set(true), 0
    for begin, end in found:
        for span in [span for span in free if span[0] < end and begin < span[1]]:
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
