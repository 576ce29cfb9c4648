"""A conditional logit over rows of named features: which row of a page, for the trainings beside this file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from linear import Row
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

PENALTY = 2.0
"""Ridge penalty of the choices, over standardised features."""


class Choice:
    """A conditional logit: which row of a page; pages without rows are left out."""

    def __init__(self, rows: Sequence[list[Row]], target: Sequence[int]) -> None:
        self.vectorizer = DictVectorizer(sparse=False)
        flat = self.vectorizer.fit_transform([row for page in rows for row in page])
        self.scale = flat.std(axis=0) + 1e-9
        ends = np.cumsum([len(page) for page in rows])
        self.rows = np.split(flat / self.scale, ends[:-1])
        self.target = target

    def _train(self, chosen: Iterable[int]) -> np.ndarray:
        pages = [(self.rows[i], self.target[i]) for i in chosen if len(self.rows[i])]

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            total, slope = PENALTY * weights @ weights / 2, PENALTY * weights
            for rows, target in pages:
                chances = _softmax(rows @ weights)
                total -= math.log(chances[target] + 1e-12)
                chances[target] -= 1
                slope = slope + rows.T @ chances
            return total, slope

        start = np.zeros(len(self.scale))
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x

    def cross_validate(self, fold: np.ndarray) -> list[np.ndarray]:
        found = [np.zeros(0)] * len(self.rows)
        for at in np.unique(fold):
            weights = self._train(np.flatnonzero(fold != at))
            for i in np.flatnonzero(fold == at):
                found[i] = _softmax(self.rows[i] @ weights) if len(self.rows[i]) else np.zeros(0)
        return found

    def weights(self) -> Row:
        weights = self._train(range(len(self.rows))) / self.scale
        named = zip(self.vectorizer.get_feature_names_out(), weights, strict=True)
        return {"bias": 0.0} | {name: round(float(w), 4) for name, w in named}


def _softmax(odds: np.ndarray) -> np.ndarray:
    powers = np.exp(odds - odds.max())
    return powers / powers.sum()
