"""How likely each passage belongs to the post, and which passages together are the best guess of it.

The weights in `model.json` are learnt from labelled pages (`tests/bench/train_main_text.py`): a weight per
word of class and id names, and two forests of small trees over the evidence, without and with a second
opinion. A passage's likelihood is the share of its words that stand in the post. From these the best choice
follows: the set with the highest expected F1, which is always "all passages above some likelihood" (Lewis
1995, "Evaluating and optimizing autonomous text classification systems", section 5). Its expected F1 says
how sure the model is of the page as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from math import exp

from cleaning.extract.features import GROUPS, read_evidence
from cleaning.extract.forest import Forest, read_trees
from cleaning.extract.passages import Layout

OPINION_NAMES = ("opinion", "opinion_before", "opinion_behind", "opinion_page")
"""What the second opinion says of the passage, of its neighbours and of the whole page."""
OPINION = len(GROUPS)
"""Place of that group behind those of the page's own evidence."""


class Model:
    """The weights that ship with the package; each forest is made when it is first asked."""

    def __init__(self, stored: Mapping[str, object]) -> None:
        self._stored = stored
        self.names = _weights(stored["names"])
        """Word of a class or id name -> weight."""

    @cached_property
    def alone(self) -> Forest:
        """Over the page's own evidence."""
        return Forest(read_trees(self._stored["alone"]), GROUPS)

    @cached_property
    def advised(self) -> Forest:
        """Over that and a second opinion."""
        return Forest(read_trees(self._stored["advised"]), (*GROUPS, OPINION_NAMES))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model makes of a page."""

    chosen: frozenset[int]
    """Places of the candidates that are taken for the post."""
    expected: float
    """Expected F1 of that choice, 0 to 1."""


class Judge:
    """The model over the candidates of one page, of which there is at least one."""

    def __init__(self, layout: Layout, title: str | None) -> None:
        self._model = load_model()
        self._sizes = [layout.passages[number].chars for number in layout.candidates]
        self._evidence = read_evidence(layout, title, self._model.names)

    def judge(self) -> Judgement:
        """Judge all candidates by what the page shows."""
        forest = self._model.alone
        return self._choose(forest, self._open_leaves(forest))

    def judge_again(self, opinion: Sequence[float]) -> Judgement:
        """Judge with a second opinion: for each candidate, how much of it another method takes, 0 to 1."""
        forest = self._model.advised
        theirs = opinion_features(self._sizes, opinion)
        both = zip(self._open_leaves(forest), theirs, strict=True)
        return self._choose(forest, (leaves & forest.open_leaves(OPINION, row) for leaves, row in both))

    def _open_leaves(self, forest: Forest) -> Iterator[int]:
        evidence = self._evidence
        page = forest.open_leaves(0, evidence.page)
        kinds = [page & forest.open_leaves(1, kind) for kind in evidence.kinds]
        for kind, alone in zip(evidence.kind_of, evidence.alone, strict=True):
            yield kinds[kind] & forest.open_leaves(2, alone)

    def _choose(self, forest: Forest, open_leaves: Iterable[int]) -> Judgement:
        return choose([_likelihood(forest.score(leaves)) for leaves in open_leaves], self._sizes)


def choose(likelihoods: list[float], sizes: list[int]) -> Judgement:
    """The choice with the highest expected F1.

    >>> sorted(choose([0.9, 0.1, 0.8], [100, 100, 50]).chosen)
    [0, 2]
    """
    whole = sum(map(_product, likelihoods, sizes))
    best, best_count = 0.0, 0
    right = kept = 0.0
    ranked = sorted(range(len(sizes)), key=lambda number: (-likelihoods[number], number))
    for count, number in enumerate(ranked, 1):
        right += likelihoods[number] * sizes[number]
        kept += sizes[number]
        expected = 2 * right / (kept + whole)
        if expected > best:
            best, best_count = expected, count
    return Judgement(frozenset(ranked[:best_count]), best)


def opinion_features(sizes: Sequence[int], opinion: Sequence[float]) -> list[tuple[float, ...]]:
    """One row per candidate, in the order of `OPINION_NAMES`."""
    if not sizes:
        return []
    page = sum(map(_product, opinion, sizes)) / max(1, sum(sizes))
    before, behind = chain(opinion[:1], opinion), chain(opinion[1:], opinion[-1:])
    return [(own, back, ahead, page) for own, back, ahead in zip(opinion, before, behind, strict=False)]


@cache
def load_model() -> Model:
    """Read the weights; once."""
    return Model(json.loads(resources.files(__package__).joinpath("model.json").read_text("utf-8")))


def _weights(stored: object) -> dict[str, float]:
    return {name: float(value) for name, value in stored.items()} if isinstance(stored, dict) else {}


def _likelihood(score: float) -> float:
    return 1 / (1 + exp(-score))


def _product(share: float, size: int) -> float:
    return share * size
