"""Train the models of `cleaning.text.borders` and write their weights.

    uv run --with scikit-learn python tests/bench/train_borders.py flatten --html DIR --gold DIR_OR_JSONL
    >> pages.jsonl
    uv run --with scikit-learn python tests/bench/train_borders.py fit pages.jsonl --write
    cleaning/text/borders.json

`flatten` makes one JSON line per page: the paragraphs of its post, as trafilatura flattens them, and of
each comment, from the gold.
Gold is a folder of JSON files ("page", "comments": [{"text"}]) or JSON Lines ("file", "comments": text or
null). Pages without
comments teach what no discussion looks like. `fit` cross-validates by page, prints the figures, then
trains on all pages.
Nothing of the pages is kept but the weights.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trafilatura
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from cleaning.cuts import CutLog
from cleaning.text.borders import (
    BORDER_CONFIDENCE,
    MIN_POST,
    MUTE,
    SPLIT_CONFIDENCE,
    TALK_LIMIT,
    Scored,
    split_features,
)
from cleaning.text.features import border_features, talk_features
from cleaning.text.layout import learn_layout
from cleaning.text.lines import Line, split_lines
from cleaning.text.marks import read_line
from cleaning.text.records import read_records
from cleaning.text.voice import Voice, addressed_names, read_habits, read_voices

FOLDS = 6
REGULARISATION = 0.3
SPLIT_PENALTY = 2.0
MIN_RECORDS = 3
MAX_PARAGRAPHS = 12
"""Lines per record, on average, above which the layout of a flat discussion was not understood."""


@dataclass
class Page:
    name: str
    post: list[Line]
    comments: list[list[Line]]
    borders_known: bool

    @property
    def lines(self) -> list[Line]:
        return self.post + self.talk

    @property
    def talk(self) -> list[Line]:
        return [line for comment in self.comments for line in comment]

    @property
    def starts(self) -> list[int]:
        return [int(not at) for comment in self.comments for at in range(len(comment))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True)
    flat = verbs.add_parser("flatten")
    flat.add_argument("--html", type=Path, required=True)
    flat.add_argument("--gold", type=Path)
    flat.set_defaults(run=flatten)
    fitting = verbs.add_parser("fit")
    fitting.add_argument("pages", type=Path)
    fitting.add_argument("--write", type=Path)
    fitting.set_defaults(run=fit)
    args = parser.parse_args()
    args.run(args)


def flatten(args: argparse.Namespace) -> None:
    for name, comments in _gold(args.html, args.gold):
        text = trafilatura.extract((args.html / name).read_bytes(), include_comments=False) or ""
        print(json.dumps({"page": name, "post": text.split("\n"), "comments": comments}))


def _gold(html: Path, gold: Path | None) -> Iterator[tuple[str, list[list[str]] | str]]:
    if gold is None:
        yield from ((path.name, []) for path in sorted(html.iterdir()))
    elif gold.is_dir():
        for path in sorted(gold.glob("*.json")):
            page = json.loads(path.read_text("utf-8"))
            if page.get("kind") not in ("multi", "not-a-post"):
                kept = [
                    c["text"].split("\n")
                    for c in page["comments"]
                    if c["text"].strip() and not c.get("pingback")
                ]
                yield page["page"], kept
    else:
        for row in map(json.loads, gold.read_text("utf-8").splitlines()):
            yield row["file"], row.get("comments") or []


def read_pages(path: Path) -> list[Page]:
    """The labelled pages; the same page from two golds once, the one with known borders first."""
    pages: dict[str, Page] = {}
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        talk = row["comments"]
        known = isinstance(talk, list)
        comments = [split_lines("\n".join(comment)) for comment in talk] if known else _records(talk)
        comments = [comment for comment in comments if comment]
        spoken = {line.text for comment in comments for line in comment}
        post = [line for line in split_lines("\n".join(row["post"])) if line.text not in spoken]
        name = row["page"].split("__")[-1]
        if name not in pages and (post or comments):
            pages[name] = Page(name, post, comments, known or len(comments) >= MIN_RECORDS)
    return list(pages.values())


def _records(talk: str) -> list[list[Line]]:
    """The comments of a flat discussion whose by-lines or dates show its layout; else all of it as one."""
    lines = split_lines(talk)
    marks = [read_line(line.text) for line in lines]
    layout = learn_layout(lines, marks, start=0, end=len(lines), headed=True)
    if layout and layout.signed and MIN_RECORDS <= len(layout.records) >= len(lines) / MAX_PARAGRAPHS:
        comments = read_records(layout, CutLog(), post_author=None, fetched_at=None)
        return [split_lines(comment.text) for comment in comments if comment.kind == "comment"]
    return [[line for line in lines if len(line.text.split()) > 3]]


def fit(args: argparse.Namespace) -> None:
    pages = read_pages(args.pages)
    voices = [read_voices(page.lines) for page in pages]
    folds = list(GroupKFold(FOLDS).split(pages, groups=[page.name for page in pages]))
    talk = Linear(*_talk_rows(pages, voices))
    border = Linear(*_border_rows(pages, voices))
    heard = talk.cross_validate(folds)
    gaps = border.cross_validate(folds)
    _print_borders(pages, gaps)
    scored = [
        _scored(page, v, heard[i], gaps[i], border)
        for i, (page, v) in enumerate(zip(pages, voices, strict=True))
    ]
    choice = Choice(pages, scored)
    _print_splits(pages, choice.cross_validate(folds))
    if args.write:
        weights = {"talk": talk.weights(), "border": border.weights(), "split": choice.weights()}
        args.write.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


def _talk_rows(
    pages: Sequence[Page], voices: Sequence[list[Voice]]
) -> tuple[list[list[dict[str, float]]], list[list[int]]]:
    rows, labels = [], []
    for page, heard in zip(pages, voices, strict=True):
        habits = read_habits(heard, addressed_names(heard))
        rows.append([talk_features(voice, habits) for voice in heard])
        labels.append([0] * len(page.post) + [1] * len(page.talk))
    return rows, labels


def _border_rows(
    pages: Sequence[Page], voices: Sequence[list[Voice]]
) -> tuple[list[list[dict[str, float]]], list[list[int]]]:
    rows, labels = [], []
    for page, heard in zip(pages, voices, strict=True):
        talk = heard[len(page.post) :] if page.borders_known and len(page.comments) > 1 else []
        habits = read_habits(talk, addressed_names(talk))
        rows.append([border_features(talk, at, habits) for at in range(1, len(talk))])
        labels.append(page.starts[1:] if talk else [])
    return rows, labels


def _scored(
    page: Page, voices: list[Voice], talk: Sequence[float], gaps: Sequence[float], border: Linear
) -> Scored:
    habits = read_habits(voices, addressed_names(voices))
    odds = border.score([border_features(voices, at, habits) for at in range(1, len(voices))])
    seen = [
        gap if heard > MUTE else -TALK_LIMIT for gap, heard in zip([-TALK_LIMIT, *odds], talk, strict=True)
    ]
    return Scored(voices=voices, talk=talk, border=seen)


class Linear:
    """A logistic model over rows that belong to pages."""

    def __init__(self, rows: list[list[dict[str, float]]], labels: list[list[int]]) -> None:
        self.sizes = [len(page) for page in rows]
        self.vectorizer = DictVectorizer()
        self.matrix = self.vectorizer.fit_transform([row for page in rows for row in page]).tocsr()
        self.labels = np.array([label for page in labels for label in page])
        weight = np.array([1 / math.sqrt(size) for size in self.sizes for _ in range(size)])
        self.weight = weight / weight.mean()
        self.page = np.array([i for i, size in enumerate(self.sizes) for _ in range(size)])
        self.model = self._train(np.ones(len(self.labels), bool))

    def _train(self, chosen: np.ndarray) -> LogisticRegression:
        model = LogisticRegression(C=REGULARISATION, max_iter=3000)
        return model.fit(self.matrix[chosen], self.labels[chosen], sample_weight=self.weight[chosen])

    def cross_validate(self, folds: list[tuple[np.ndarray, np.ndarray]]) -> list[np.ndarray]:
        odds = np.zeros(len(self.labels))
        for train, test in folds:
            held = np.isin(self.page, test)
            if held.any():
                odds[held] = self._train(np.isin(self.page, train)).decision_function(self.matrix[held])
        return [odds[self.page == i] for i in range(len(self.sizes))]

    def score(self, rows: list[dict[str, float]]) -> list[float]:
        return list(self.model.decision_function(self.vectorizer.transform(rows))) if rows else []

    def weights(self) -> dict[str, float]:
        named = zip(self.vectorizer.get_feature_names_out(), self.model.coef_[0], strict=True)
        return {"bias": round(float(self.model.intercept_[0]), 4)} | {
            name: round(float(w), 4) for name, w in named
        }


class Choice:
    """A conditional logit: which gap of a page, or nowhere, the discussion begins at."""

    def __init__(self, pages: Sequence[Page], scored: Sequence[Scored]) -> None:
        self.usable = [
            i for i, page in enumerate(pages) if len(page.post) >= MIN_POST and len(page.lines) > MIN_POST
        ]
        rows = {i: split_features(scored[i], nowhere=True) for i in self.usable}
        self.vectorizer = DictVectorizer(sparse=False)
        flat = self.vectorizer.fit_transform([row for i in self.usable for row in rows[i]])
        self.scale = flat.std(axis=0) + 1e-9
        ends = np.cumsum([len(rows[i]) for i in self.usable])
        self.rows = dict(zip(self.usable, np.split(flat / self.scale, ends[:-1]), strict=True))
        self.target = {i: len(pages[i].post) - 1 if pages[i].comments else -1 for i in self.usable}

    def _train(self, chosen: Sequence[int]) -> np.ndarray:
        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            total, slope = SPLIT_PENALTY * weights @ weights / 2, SPLIT_PENALTY * weights
            for i in chosen:
                chances = _softmax(self.rows[i] @ weights)
                total -= math.log(chances[self.target[i]] + 1e-12)
                chances[self.target[i]] -= 1
                slope = slope + self.rows[i].T @ chances
            return total, slope

        start = np.zeros(len(self.scale))
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x

    def cross_validate(self, folds: list[tuple[np.ndarray, np.ndarray]]) -> dict[int, np.ndarray]:
        found = {}
        for train, test in folds:
            weights = self._train([i for i in train if i in self.rows])
            found.update({i: _softmax(self.rows[i] @ weights) for i in test if i in self.rows})
        return found

    def weights(self) -> dict[str, float]:
        named = zip(
            self.vectorizer.get_feature_names_out(), self._train(self.usable) / self.scale, strict=True
        )
        return {"bias": 0.0} | {name: round(float(w), 4) for name, w in named}


def _softmax(odds: np.ndarray) -> np.ndarray:
    powers = np.exp(odds - odds.max())
    return powers / powers.sum()


def _print_borders(pages: Sequence[Page], odds: Sequence[np.ndarray]) -> None:
    for threshold in (0.3, 0.4, 0.45, BORDER_CONFIDENCE, 0.55, 0.6):
        rows = gold = hits = 0
        for page, gaps in zip(pages, odds, strict=True):
            if len(gaps):
                found = _spans([1, *(1 / (1 + np.exp(-gaps)) >= threshold)])
                true = _spans(page.starts)
                rows, gold, hits = rows + len(found), gold + len(true), hits + len(found & true)
        print(
            f"borders from {threshold}: F1 of whole comments {2 * hits / (rows + gold):.3f}", file=sys.stderr
        )


def _spans(starts: Sequence[int]) -> set[tuple[int, int]]:
    places = [at for at, start in enumerate(starts) if start]
    return set(zip(places, [*places[1:], len(starts)], strict=True))


def _print_splits(pages: Sequence[Page], found: dict[int, np.ndarray]) -> None:
    for threshold in (0.5, 0.6, 0.7, 0.8, SPLIT_CONFIDENCE, 0.9):
        empty = [i for i in found if not pages[i].comments]
        full = [i for i in found if pages[i].comments]
        false = sum(1 - found[i][-1] >= threshold for i in empty)
        seen = [i for i in full if 1 - found[i][-1] >= threshold]
        exact = sum(int(np.argmax(found[i][:-1])) + 1 == len(pages[i].post) for i in seen)
        print(
            f"split from {threshold}: false {false} of {len(empty)}, found {len(seen)} of {len(full)}, "
            f"{exact} at the very paragraph",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
