"""Forest: trained regression trees over the likeness of pairs, evaluated in numpy.

Method: gradient boosting (Friedman, 2001) with monotone constraints, trained by `benchmarks/train_stories.py`; here only the sums. All
trees are walked at once, a feature at a time, by the leaves that a value leaves possible (QuickScorer, Lucchese et al. 2015).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

#: A tree's possible leaves are a set of so many bits; how many rows are taken at once.
_LEAVES, _ROWS = 16, 512


class Tree(Struct, frozen=True):
    """One tree by nodes, the root first: a feature to test against a threshold, the nodes for `<=` and `>`; a leaf leads to itself."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Weights(Struct, frozen=True):
    """What the weights file holds. `licence` says whose data they were learned from; `join` is the least probability of a join."""

    licence: str
    features: tuple[str, ...]
    base: float
    join: float
    trees: tuple[Tree, ...]


class Forest:
    """The trees by feature: its thresholds in order, and for each place between them the leaves of each tree that are left."""

    def __init__(self, weights: Weights) -> None:
        self._base, self.join = weights.base, weights.join
        tests: list[list[tuple[float, int, int]]] = [[] for _ in weights.features]
        self._value = np.zeros((len(weights.trees), _LEAVES))
        for number, tree in enumerate(weights.trees):
            for leaf, node in enumerate(_leaves(tree, 0)):
                self._value[number, leaf] = tree.value[node]
            for feature, threshold, gone in _tests(tree):
                tests[feature].append((threshold, number, gone))
        self._by_feature = [(f, *_table(t, len(weights.trees))) for f, t in enumerate(tests) if t]

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How probably each row of features is of one event, in 0..1, to six decimals: alike on every machine."""
        score = np.concatenate([np.empty(0), *(self._scores(rows[n : n + _ROWS]) for n in range(0, len(rows), _ROWS))])
        likely: NDArray[np.float64] = np.round(1.0 / (1.0 + np.exp(-score)), 6)
        return likely

    def _scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        possible = np.full((len(rows), len(self._value)), 0xFFFF, np.uint16)
        for feature, thresholds, table in self._by_feature:
            possible &= table[np.searchsorted(thresholds, rows[:, feature])]
        leaf = _lowest_bit()[possible]
        found: NDArray[np.float64] = self._base + self._value[np.arange(len(self._value)), leaf].sum(axis=1)
        return found


@cache
def _lowest_bit() -> NDArray[np.uint8]:
    bits = np.arange(1 << _LEAVES)
    lowest: NDArray[np.uint8] = np.log2(np.maximum(bits & -bits, 1)).round().astype(np.uint8)
    return lowest


def _leaves(tree: Tree, node: int) -> list[int]:
    """The leaves under a node, from the left."""
    left, right = tree.left[node], tree.right[node]
    return [node] if left == node else _leaves(tree, left) + _leaves(tree, right)


def _tests(tree: Tree) -> list[tuple[int, float, int]]:
    """Each test of a tree: feature, threshold, and the bits of the leaves that are gone where the value is above it."""
    order = {node: 1 << leaf for leaf, node in enumerate(_leaves(tree, 0))}
    inner = (n for n in range(len(tree.value)) if tree.left[n] != n)
    return [(tree.feature[n], tree.threshold[n], sum(order[leaf] for leaf in _leaves(tree, tree.left[n]))) for n in inner]


def _table(tests: Sequence[tuple[float, int, int]], trees: int) -> tuple[NDArray[np.float64], NDArray[np.uint16]]:
    """The thresholds in order, and by how many of them are below a value, the leaves left in each tree."""
    thresholds = sorted({threshold for threshold, _, _ in tests})
    place = {threshold: n + 1 for n, threshold in enumerate(thresholds)}
    table = np.full((len(thresholds) + 1, trees), 0xFFFF, np.uint16)
    for threshold, tree, gone in tests:
        table[place[threshold], tree] &= 0xFFFF ^ gone
    return np.array(thresholds), np.bitwise_and.accumulate(table, axis=0)


@cache
def forest() -> Forest:
    """The forest that the package carries."""
    weights = files("diurna.interpret").joinpath("data/stories.forest.json").read_bytes()
    return Forest(msgspec.json.decode(weights, type=Weights))
