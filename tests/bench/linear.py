"""A logistic model over rows of named features that belong to pages, for the trainings beside this file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

REGULARISATION = 0.3
"""Inverse of the ridge penalty, where a training has none of its own."""

Row = dict[str, float]


def joined(tables: Iterable[Mapping[str, float]]) -> Row:
    """The features of several tables, which have no name in common, as one row."""
    named = [feature for table in tables for feature in table.items()]
    assert len(dict(named)) == len(named), "two features have one name"
    return dict(named)


class Linear:
    """The rows of some pages, a long page counting less than its rows."""

    def __init__(
        self, rows: Sequence[list[Row]], labels: Sequence[list[int]], regularisation: float = REGULARISATION
    ) -> None:
        self.regularisation = regularisation
        self.sizes = [len(page) for page in rows]
        self.vectorizer = DictVectorizer()
        self.matrix = self.vectorizer.fit_transform([row for page in rows for row in page]).tocsr()
        self.labels = np.array([label for page in labels for label in page])
        weight = np.array([1 / math.sqrt(size) for size in self.sizes for _ in range(size)])
        self.weight = weight / weight.mean()
        self.page = np.array([i for i, size in enumerate(self.sizes) for _ in range(size)])

    def cross_validate(self, fold: np.ndarray) -> list[np.ndarray]:
        """Log odds of each page's rows by a model of the other folds. fold: that of each page."""
        odds = np.zeros(len(self.labels))
        for at in np.unique(fold):
            held = fold[self.page] == at
            if held.any():
                odds[held] = self._train(~held).decision_function(self.matrix[held])
        return [odds[self.page == i] for i in range(len(self.sizes))]

    def weights(self) -> Row:
        """The weights of a model of all pages, by feature."""
        model = self._train(np.ones(len(self.labels), bool))
        named = zip(self.vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        return {"bias": round(float(model.intercept_[0]), 4)} | {
            name: round(float(w), 4) for name, w in named
        }

    def _train(self, chosen: np.ndarray) -> LogisticRegression:
        model = LogisticRegression(C=self.regularisation, max_iter=3000)
        return model.fit(self.matrix[chosen], self.labels[chosen], sample_weight=self.weight[chosen])
