"""Forest: trained regression trees over the likeness of pairs, evaluated in numpy.

Method: gradient boosting (Friedman, 2001) with monotone constraints, trained by `benchmarks/train_stories.py`; here only the sums.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray


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
    depth: int
    join: float
    trees: tuple[Tree, ...]


class Forest:
    """The trees laid out as flat arrays."""

    def __init__(self, weights: Weights) -> None:
        sizes = [len(t.value) for t in weights.trees]
        self._roots = np.cumsum([0, *sizes[:-1]]).astype(np.int32)
        offset = np.repeat(self._roots, sizes)
        self._feature = np.concatenate([t.feature for t in weights.trees]).astype(np.int32)
        self._threshold = np.concatenate([t.threshold for t in weights.trees])
        self._left = np.concatenate([t.left for t in weights.trees]).astype(np.int32) + offset
        self._right = np.concatenate([t.right for t in weights.trees]).astype(np.int32) + offset
        self._value = np.concatenate([t.value for t in weights.trees])
        self._base, self._depth = weights.base, weights.depth
        self.join = weights.join

    def probabilities(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """How probably each row of features is of one event, in 0..1."""
        if not rows:
            return np.empty(0)
        flat = np.asarray(rows, np.float64)
        start = (np.arange(len(rows)) * flat.shape[1])[:, None]
        node = np.broadcast_to(self._roots, (len(rows), len(self._roots)))
        for _ in range(self._depth):
            below = flat.ravel().take(start + self._feature.take(node)) <= self._threshold.take(node)
            node = np.where(below, self._left.take(node), self._right.take(node))
        score: NDArray[np.float64] = self._base + self._value.take(node).sum(axis=1)
        return 1.0 / (1.0 + np.exp(-score))


@cache
def forest() -> Forest:
    """The forest that the package carries."""
    weights = files("diurna.interpret").joinpath("data/stories.forest.json").read_bytes()
    return Forest(msgspec.json.decode(weights, type=Weights))
