"""Many small decision trees, asked all at once, in plain Python.

Method: QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive
ensembles of regression trees", SIGIR 2015). Every leaf of every tree is a bit. For each feature and each
interval between its thresholds there is one number whose bits are the leaves that such a value leaves open.
The "and" of these numbers over all features leaves one leaf open in each tree; their values are summed a
word of bits at a time. So a row costs a search and an "and" per feature, however many trees there are.
Features come in groups: what a group leaves open is found once for all rows that share its values.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import getitem
from struct import Struct
from typing import TypeAlias

Tree: TypeAlias = "float | tuple[str, float, Tree, Tree]"
"""A value, or (feature, threshold, where it is at most the threshold, where it is above)."""


WORD_BITS = 32
"""Leaves that are summed at once: those of three trees, of whose combinations few occur."""
SUMS_KEPT = 4_096
"""Combinations whose sum is remembered, by word; a few hundred occur on 600 pages."""


class _Sums(dict[int, float]):
    """For each word, the sum of the values whose bits are set in it."""

    def __init__(self, values: Sequence[float]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, word: int) -> float:
        total = sum(value for place, value in enumerate(self._values) if word >> place & 1)
        if len(self) < SUMS_KEPT:
            self[word] = total
        return total


@dataclass(frozen=True, slots=True)
class _Node:
    threshold: float
    below: int
    """Bits of the leaves that are reached only where the value is at most the threshold."""
    above: int


class Forest:
    """A sum of trees over rows of features."""

    def __init__(self, trees: Sequence[Tree], groups: Sequence[Sequence[str]]) -> None:
        self._values: list[float] = []
        nodes: dict[str, list[_Node]] = {}
        for tree in trees:
            self._plant(tree, nodes)
        starts = range(0, len(self._values), WORD_BITS)
        self._words = Struct(f"<{len(starts)}I")
        self._every = (1 << len(self._values)) - 1
        self._groups = [
            [(place, *self._intervals(nodes[name])) for place, name in enumerate(group) if name in nodes]
            for group in groups
        ]
        self._sums = [_Sums(self._values[start : start + WORD_BITS]) for start in starts]

    def open_leaves(self, group: int, values: Sequence[float]) -> int:
        """Bits of the leaves that the values of a group of features leave open."""
        leaves = self._every
        for place, thresholds, masks in self._groups[group]:
            leaves &= masks[bisect_left(thresholds, values[place])]
        return leaves

    def score(self, leaves: int) -> float:
        """Sum of the values of the leaves that all groups leave open, one in each tree.

        >>> forest = Forest([("size", 2.0, -1.0, ("links", 0.5, 1.0, 0.25))], [["size"], ["links"]])
        >>> long = forest.open_leaves(0, [3.0])
        >>> [forest.score(long & forest.open_leaves(1, [links])) for links in (0.0, 0.9)]
        [1.0, 0.25]
        """
        words = self._words.unpack(leaves.to_bytes(self._words.size, "little"))
        return sum(map(getitem, self._sums, words))

    def _plant(self, tree: Tree, nodes: dict[str, list[_Node]]) -> int:
        """Number the leaves of a tree and file its nodes; return the bits of its leaves."""
        if not isinstance(tree, tuple):
            self._values.append(tree)
            return 1 << (len(self._values) - 1)
        feature, threshold, lower, upper = tree
        below, above = self._plant(lower, nodes), self._plant(upper, nodes)
        nodes.setdefault(feature, []).append(_Node(threshold, below, above))
        return below | above

    def _intervals(self, nodes: list[_Node]) -> tuple[list[float], list[int]]:
        """Thresholds in order, and the leaves left open up to each of them and above the last."""
        thresholds = sorted({node.threshold for node in nodes})
        masks = []
        for value in (*thresholds, float("inf")):
            mask = self._every
            for node in nodes:
                mask &= ~(node.above if value <= node.threshold else node.below)
            masks.append(mask)
        return thresholds, masks


def read_trees(stored: object) -> list[Tree]:
    """The trees of a weights file, where a node is a list of four.

    Raises ValueError where a node is neither that nor a number, or where there is no list of them.
    """
    if not isinstance(stored, list):
        raise ValueError(f"no list of trees: {stored!r:.80}")
    return [_tree(node) for node in stored]


def _tree(node: object) -> Tree:
    if isinstance(node, int | float):
        return float(node)
    if isinstance(node, list) and len(node) == 4 and isinstance(node[0], str):
        return node[0], float(node[1]), _tree(node[2]), _tree(node[3])
    raise ValueError(f"no node of a tree: {node!r:.80}")
