"""Learns the weights of `cleaning/extract/model.json` from labelled pages, and measures them on others.

    uv run --with lightgbm --with scikit-learn --with rapidfuzz python tests/bench/train_main_text.py \\
        NAME=FOLDER=GOLD... [--write cleaning/extract/model.json] [--by-set]

FOLDER holds pages, GOLD their main text: JSON Lines with `file` and `content` (or `id`: the file's name), or one
JSON object of name -> {"articleBody": text}. Each page is cleaned up to its main text as the product does it.
A passage's label is the share of its words on the longest common subsequence of the page and the gold.

Every figure is taken on pages that the model has not seen: five folds by page, and with `--by-set` one fold per
set, which says what to expect on pages of another origin. The word F1 is the mean over the pages of a set, of
the passages chosen, before interface lines are cut. The names are weighed by a logistic model, in folds of their
own inside the training pages, so that the forest learns how far they can be trusted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import lightgbm
import numpy as np
from rapidfuzz.distance import LCSseq
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cleaning.cuts import CutLog
from cleaning.errors import CleaningError
from cleaning.extract import SURE
from cleaning.extract.features import NAMES, read_evidence
from cleaning.extract.kinds import NEAR, words_of
from cleaning.extract.model import OPINION_NAMES, choose, opinion_features
from cleaning.extract.opinion import ask_trafilatura, shares_in
from cleaning.extract.passages import Layout, Passage, read_layout
from cleaning.readers.html import prepare
from cleaning.types import RawPage

FOLDS = 5
INNER_FOLDS = 4
WORD_PAGES = 8
"""Pages on which a word of a class name stands at least: rarer ones belong to one site."""
NAME_REGULARISATION = 0.05
LEAST_GOLD = 50
"""Words of gold from which a page weighs as much as any other."""
ROUNDS = 140
FOREST = {
    "objective": "cross_entropy",
    "learning_rate": 0.075,
    "num_leaves": 16,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}
FEATURES = (*NAMES, *OPINION_NAMES)
_WORD = re.compile(r"\w+")
_TITLE = NAMES.index("is_title")
_NAME, _NAME_NEAR = NAMES.index("name"), NAMES.index("name_near")


@dataclass
class Page:
    """A labelled page."""

    set: str
    name: str
    rows: np.ndarray
    words: list[Counter[str]]
    near: list[Counter[str]]
    sizes: list[int]
    lengths: np.ndarray
    hits: np.ndarray
    gold: int
    opinion: list[float]
    labels: np.ndarray = field(init=False)
    weights: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.labels = self.hits / np.maximum(1, self.lengths)
        self.weights = (self.lengths + 1) / max(LEAST_GOLD, self.gold)
        # The sets differ on whether the title is text; the rules for lines take it out either way.
        self.weights[self.rows[:, _TITLE] > 0] = 0

    def named(self, weights: dict[str, float]) -> np.ndarray:
        """The rows with the names weighed."""
        rows = self.rows.copy()
        for place, (words, near) in enumerate(zip(self.words, self.near, strict=True)):
            rows[place, _NAME] = sum(weights.get(word, 0.0) * count for word, count in words.items())
            rows[place, _NAME_NEAR] = sum(weights.get(word, 0.0) * count for word, count in near.items())
        return rows

    def matrix(self, weights: dict[str, float], *, asked: bool) -> np.ndarray:
        own = self.named(weights)
        return np.hstack([own, np.array(opinion_features(self.sizes, self.opinion))]) if asked else own

    def f1(self, kept: Sequence[float]) -> float:
        taken = np.array(kept)
        return 2 * float(self.hits @ taken) / max(1.0, float(self.lengths @ taken) + self.gold)


@dataclass
class Learnt:
    """Trained weights."""

    names: dict[str, float]
    alone: lightgbm.Booster
    advised: lightgbm.Booster

    def likelihoods(self, page: Page, *, asked: bool) -> list[float]:
        forest = self.advised if asked else self.alone
        return list(forest.predict(page.matrix(self.names, asked=asked)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER=GOLD")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--by-set", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    pages = [page for entry in options.sets for page in read_set(*entry.split("="))]
    report("by page", pages, _by_page(pages))
    if options.by_set:
        report("by set", pages, [{page.name for page in pages if page.set == name} for name in _sets(pages)])
    if options.write:
        learnt = train(pages)
        options.write.write_text(_as_json(learnt), "utf-8")


def read_set(name: str, folder: str, gold: str) -> Iterator[Page]:
    for file, text in _gold(Path(gold)):
        page = RawPage(body=(Path(folder) / file).read_bytes(), source=file)
        try:
            draft = prepare(page, CutLog())
        except CleaningError:
            continue
        layout = read_layout(draft.tree)
        if draft.container is None and layout.candidates:
            opinion = shares_in(layout, ask_trafilatura(draft.tree))
            yield label(name, file, layout, draft.facts.title, text, opinion)


def _gold(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix == ".json":
        for name, row in json.loads(path.read_text("utf-8")).items():
            yield row.get("file") or f"{name}.html", row["articleBody"]
    else:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            yield row.get("file") or f"{row['id']}.html", row["content"]


def label(name: str, file: str, layout: Layout, title: str | None, text: str, opinion: list[float]) -> Page:
    passages = [_WORD.findall("\n".join(passage.lines).lower()) for passage in layout.passages]
    judged = [layout.passages[number] for number in layout.candidates]
    owner = [number for number, words in enumerate(passages) for _ in words]
    gold = _WORD.findall(text.lower())
    hits = np.zeros(len(passages))
    for step in LCSseq.opcodes([word for words in passages for word in words], gold):
        if step.tag == "equal":
            for place in range(step.src_start, step.src_end):
                hits[owner[place]] += 1
    return Page(
        set=name,
        name=file,
        rows=np.array(read_evidence(layout, title, {}).rows()),
        words=[_names(passage, None) for passage in judged],
        near=[_names(passage, NEAR) for passage in judged],
        sizes=[passage.chars for passage in judged],
        lengths=np.array([len(passages[number]) for number in layout.candidates], float),
        hits=hits[layout.candidates],
        gold=len(gold),
        opinion=opinion,
    )


def _names(passage: Passage, boxes: int | None) -> Counter[str]:
    """In how many of the boxes around a passage each word stands."""
    found: Counter[str] = Counter()
    box = passage.box
    while box is not None and boxes != 0:
        found.update(words_of(box.marks))
        box, boxes = box.parent, boxes if boxes is None else boxes - 1
    return found


def train(pages: Sequence[Page]) -> Learnt:
    names: dict[int, dict[str, float]] = {}
    for held in _by_page(pages, INNER_FOLDS):
        weights = _train_names([page for page in pages if page.name not in held])
        names.update({id(page): weights for page in pages if page.name in held})
    alone, advised = (_train_forest(pages, names, asked=asked) for asked in (False, True))
    return Learnt(_train_names(pages), alone, advised)


def _train_forest(
    pages: Sequence[Page], names: dict[int, dict[str, float]], *, asked: bool
) -> lightgbm.Booster:
    matrix = np.concatenate([page.matrix(names[id(page)], asked=asked) for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    alike = _weights_of_sets(pages)
    weights = np.concatenate([page.weights * alike[page.set] for page in pages])
    return lightgbm.train(
        FOREST, lightgbm.Dataset(matrix, labels, weight=weights / weights.mean(), params=FOREST), ROUNDS
    )


def _weights_of_sets(pages: Sequence[Page]) -> dict[str, float]:
    """Each set counts the same, for each has its own idea of a post."""
    return {name: 1 / count for name, count in Counter(page.set for page in pages).items()}


def _train_names(pages: Sequence[Page]) -> dict[str, float]:
    on_pages = Counter(word for page in pages for word in {word for words in page.words for word in words})
    known = {word for word, count in on_pages.items() if count >= WORD_PAGES}
    alike: Counter[tuple[frozenset[tuple[str, int]], bool]] = Counter()
    for page in pages:
        # Most passages share their boxes with others: one row for all of them, as heavy as they are together.
        for words, kept, weight in zip(page.words, page.labels >= 0.5, page.weights, strict=True):
            alike[frozenset((word, n) for word, n in words.items() if word in known), bool(kept)] += weight
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([dict(words) for words, _ in alike])
    scale = sum(len(page.sizes) for page in pages) / sum(alike.values())
    model = LogisticRegression(C=NAME_REGULARISATION, max_iter=500).fit(
        rows, [kept for _, kept in alike], sample_weight=[weight * scale for weight in alike.values()]
    )
    return dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))


def report(title: str, pages: Sequence[Page], folds: Sequence[set[str]]) -> None:
    """Print the word F1 of each set: trafilatura, the model alone, with trafilatura everywhere, and as used."""
    found: dict[str, list[Figures]] = {name: [] for name in _sets(pages)}
    for held in folds:
        learnt = train([page for page in pages if page.name not in held])
        for page in pages:
            if page.name in held:
                found[page.set].append(_measure(page, learnt))
    for name, figures in found.items():
        mean = {part: sum(getattr(one, part) for one in figures) / len(figures) for part in Figures.__slots__}
        shown = "  ".join(f"{part} {value:.4f}" for part, value in mean.items())
        print(f"{title}  {name:8} {len(figures)} pages  {shown}", flush=True)


@dataclass(frozen=True, slots=True)
class Figures:
    """Word F1 of one page, read in four ways, and whether the product asks trafilatura about it."""

    trafilatura: float
    alone: float
    advised: float
    used: float
    asked: bool


def _measure(page: Page, learnt: Learnt) -> Figures:
    alone = choose(learnt.likelihoods(page, asked=False), page.sizes)
    advised = choose(learnt.likelihoods(page, asked=True), page.sizes)
    kept = [
        [float(place in judgement.chosen) for place in range(len(page.sizes))]
        for judgement in (alone, advised)
    ]
    asked = alone.expected < SURE
    used = kept[1] if asked else kept[0]
    return Figures(page.f1(page.opinion), page.f1(kept[0]), page.f1(kept[1]), page.f1(used), asked)


def _by_page(pages: Sequence[Page], folds: int = FOLDS) -> list[set[str]]:
    held: list[set[str]] = [set() for _ in range(folds)]
    for page in pages:
        held[int(hashlib.sha256(page.name.encode()).hexdigest(), 16) % folds].add(page.name)
    return held


def _sets(pages: Sequence[Page]) -> list[str]:
    return list(dict.fromkeys(page.set for page in pages))


def _as_json(learnt: Learnt) -> str:
    names = {word: round(weight, 3) for word, weight in sorted(learnt.names.items()) if abs(weight) >= 0.005}
    return (
        f'{{\n "names": {json.dumps(names, ensure_ascii=False)},\n'
        f' "alone": [\n  {_trees(learnt.alone)}\n ],\n "advised": [\n  {_trees(learnt.advised)}\n ]\n}}\n'
    )


def _trees(forest: lightgbm.Booster) -> str:
    trees = (_tree(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"])
    return ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in trees)


def _tree(node: dict[str, object]) -> object:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 5)
    name = FEATURES[int(node["split_feature"])]
    return [name, float(f"{node['threshold']:.8g}"), _tree(node["left_child"]), _tree(node["right_child"])]


if __name__ == "__main__":
    main()
