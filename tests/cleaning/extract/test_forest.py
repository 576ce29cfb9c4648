"""Trees asked all at once answer like trees asked one by one."""

import random

import pytest

from cleaning.extract.forest import Forest, Tree, read_trees

GROUPS = [["a"], ["b", "c"]]
FEATURES = ["a", "b", "c"]


def grow(chance: random.Random, depth: int) -> Tree:
    if depth == 0 or chance.random() < 0.2:
        return float(chance.randint(-8, 8))
    return (
        chance.choice(FEATURES),
        float(chance.randint(0, 6)),
        grow(chance, depth - 1),
        grow(chance, depth - 1),
    )


def ask(tree: Tree, row: dict[str, float]) -> float:
    while isinstance(tree, tuple):
        feature, threshold, lower, upper = tree
        tree = lower if row[feature] <= threshold else upper
    return tree


@pytest.mark.parametrize("seed", range(5))
def test_a_forest_is_the_sum_of_its_trees(seed: int) -> None:
    chance = random.Random(seed)
    trees = [grow(chance, 5) for _ in range(20)]
    forest = Forest(trees, GROUPS)
    for _ in range(50):
        row = {name: float(chance.randint(-1, 7)) for name in FEATURES}
        leaves = forest.open_leaves(0, [row["a"]]) & forest.open_leaves(1, [row["b"], row["c"]])
        assert forest.score(leaves) == sum(ask(tree, row) for tree in trees)


def test_a_broken_weights_file_is_told() -> None:
    with pytest.raises(ValueError, match="no node of a tree"):
        read_trees([["size", 1.0, 2.0]])
