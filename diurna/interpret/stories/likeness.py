"""Likeness: what two units share, and what speaks against their telling one event, as numbers for the trained trees."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from diurna.interpret.stories.memory import FIRST, KINDS, NAME, TELLING, WORD, Floats, Numbers, Weighed
from diurna.interpret.stories.proposing import Pairs, ranges

#: In order. `cos`: cosine; `over`: share of the slighter one; `sum`: shared information; `max`: the most telling shared trait. `_off`:
#: both name an age (a toll, a day) and none agrees; `name_off`: neither has the other's foremost name. `names`, `words`: the share of
#: the foremost ones that the other has. `gap` in log days; `size`, `ratio`: how much both tell; `articles`: of the story.
FEATURES = (
    "cos_all", "cos_n", "cos_m", "cos_w", "over_n", "over_w", "over_all", "sum_n", "sum_m", "sum_w", "sum_number", "max_n", "max_w",
    "day", "day_off", "age", "age_off", "killed", "killed_off", "injured", "injured_off", "year", "year_off", "number_off",
    "names_least", "names_most", "words_least", "words_most", "name_off", "gap", "undated", "size", "ratio", "articles",
)  # fmt: skip
#: A headline and a line under it have no more traits than this.
HEADLINE_TRAITS = 30
#: The gap taken where a date is unknown, in days.
_UNDATED = 3
#: Cells of the table in which one side's traits are looked up; pairs that are taken at once.
_CELLS, _PAIRS = 1 << 20, 2048
_ALL = len(KINDS)
K = {letter: n for n, letter in enumerate(KINDS)}


class _Both(Struct, frozen=True):
    """What pairs share, by pair and kind: the sum of products, that of the lesser values, and the greatest lesser value.

    `held`: by pair, how many of the foremost names of the first are with the second, the other way round, then words both ways, then
    whether each one's first name is with the other.
    """

    dot: Floats
    less: Floats
    most: Floats
    held: Floats


def likeness(left: Weighed, right: Weighed, pairs: Pairs) -> Floats:
    """The `FEATURES` of pairs of units, a row each: the first of `left`, in order, the second of `right`. They may change places."""
    keys, columns = np.unique(left.keys, return_inverse=True)
    place = np.minimum(np.searchsorted(keys, right.keys), len(keys) - 1)
    known = np.flatnonzero(keys[place] == right.keys) if len(keys) else np.empty(0, np.int64)
    sides = _Sides(left, right, columns, len(keys), known, place[known], np.searchsorted(known, right.starts))
    rows = [_rows(sides, pairs[0][part], pairs[1][part]) for part in _parts(pairs[0], max(1, _CELLS // max(1, len(keys))))]
    return np.concatenate(rows) if rows else np.empty((0, len(FEATURES)))


class _Sides(Struct, frozen=True):
    """Two sides of pairs with the traits that both know numbered alike: `columns` of the left's traits, of `width`; `known` traits of the
    right, their `place`, and where each unit's start among these.
    """

    left: Weighed
    right: Weighed
    columns: Numbers
    width: int
    known: Numbers
    place: Numbers
    starts: Numbers


def _parts(first: Numbers, units: int) -> Iterator[slice]:
    """Pairs cut so that no part has more than so many units on the left, or too many pairs."""
    start = 0
    while start < len(first):
        end = min(start + _PAIRS, int(np.searchsorted(first, first[start] + units)))
        yield slice(start, end)
        start = end


def _rows(sides: _Sides, a: Numbers, b: Numbers) -> Floats:
    both = _shared(sides, a, b)
    p, q = sides.left.mass[a], sides.right.mass[b]
    told, others = sides.left.told[a], sides.right.told[b]
    every = both.dot[:, :TELLING].sum(axis=1)
    low, high = np.minimum(told, others), np.maximum(told, others)
    one, other = sides.left.about[a], sides.right.about[b]
    off = ((p > 0) & (q > 0) & (both.dot == 0)).astype(np.float64)
    counted = [column for k in "dakjy" for column in ((both.dot[:, K[k]] > 0).astype(np.float64), off[:, K[k]])]
    names, words = (_shares(both.held[:, n : n + 2], one[:, 3 + n // 2], other[:, 3 + n // 2]) for n in (0, 2))
    return np.column_stack([
        _cosine(every, told, others), *(_cosine(both.dot[:, k], p[:, k], q[:, k]) for k in range(3)),
        *(_over(both.dot[:, k], p[:, k], q[:, k]) for k in (K["n"], K["w"])), _over(every, told, others),
        *(np.log1p(both.less[:, k]) for k in range(TELLING)), both.most[:, K["n"]], both.most[:, K["w"]],
        *counted, off[:, K["#"]], *names, *words, _other_name(both, one, other, np.maximum(_sizes(sides.left)[a], _sizes(sides.right)[b])),
        *_apart(one, other), np.log1p(low), np.log((low + 1) / (high + 1)), np.log(np.maximum(one[:, 2], other[:, 2])),
    ])  # fmt: skip


def _sizes(side: Weighed) -> Numbers:
    return np.diff(side.starts)


def _shared(sides: _Sides, a: Numbers, b: Numbers) -> _Both:
    """Each left unit's traits stand in a row of a table, and each right unit's are looked up there."""
    table, bits = _table(sides, int(a[0]), int(a[-1]) + 1)
    counts = sides.starts[b + 1] - sides.starts[b]
    which = ranges(sides.starts[b], counts)
    cells = np.repeat((a - a[0]) * sides.width, counts) + sides.place[which]
    met = np.flatnonzero(table[cells])
    pair, cells, which = np.repeat(np.arange(len(a)), counts)[met], cells[met], sides.known[which[met]]
    group = pair * _ALL + sides.right.kinds[which]
    x, y = table[cells], sides.right.values[which]
    ours, theirs = bits[cells], sides.right.foremost[which]
    held = [np.bincount(pair[(side & bit) > 0], minlength=len(a)) for bit in (NAME, WORD, FIRST) for side in (ours, theirs)]
    dot, less = (np.bincount(group, w, len(a) * _ALL).astype(np.float64) for w in (x * y, np.minimum(x, y)))
    most = _greatest(group, np.minimum(x, y), len(a) * _ALL)
    dot, less, most = (of.reshape(-1, _ALL) for of in (dot, less, most))
    return _Both(dot, less, most, np.column_stack(held).astype(np.float64))


def _table(sides: _Sides, first: int, end: int) -> tuple[Floats, NDArray[np.uint8]]:
    """The values and bits of the left's units from `first` on, a row of `width` cells each, one after another."""
    at = slice(sides.left.starts[first], sides.left.starts[end])
    cells = np.repeat(np.arange(end - first) * sides.width, np.diff(sides.left.starts[first : end + 1])) + sides.columns[at]
    table, bits = np.zeros((end - first) * sides.width), np.zeros((end - first) * sides.width, np.uint8)
    table[cells], bits[cells] = sides.left.values[at], sides.left.foremost[at]
    return table, bits


def _greatest(group: Numbers, values: Floats, groups: int) -> Floats:
    """The greatest value of each group, 0 of none; groups are in order."""
    found = np.zeros(groups)
    runs = np.flatnonzero(np.diff(group, prepend=-1))
    if len(runs):
        found[group[runs]] = np.maximum.reduceat(values, runs)
    return found


def _cosine(dot: Floats, p: Floats, q: Floats) -> Floats:
    return dot / np.sqrt(np.where(dot > 0, p * q, 1.0))


def _over(dot: Floats, p: Floats, q: Floats) -> Floats:
    return np.minimum(1.5, dot / np.where(dot > 0, np.minimum(p, q), 1.0))


def _shares(held: Floats, ours: Floats, theirs: Floats) -> tuple[Floats, Floats]:
    """The share of each one's foremost names that the other has, the lesser first; a half where there are none."""
    sides = [np.where(n > 0, h / np.maximum(n, 1), 0.5) for h, n in ((held[:, 0], ours), (held[:, 1], theirs))]
    return np.minimum(*sides), np.maximum(*sides)


def _other_name(both: _Both, one: Floats, other: Floats, size: Numbers) -> Floats:
    """1 where neither has the other's foremost name, 2 where both are headlines besides: a headline names whom it is about."""
    apart = (one[:, 3] > 0) & (other[:, 3] > 0) & (both.held[:, 4] == 0) & (both.held[:, 5] == 0)
    return np.where(apart, np.where(size <= HEADLINE_TRAITS, 2.0, 1.0), 0.0)


def _apart(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    dated = (one[:, 0] > 0) & (other[:, 0] > 0)
    gap = np.maximum(0.0, np.maximum(one[:, 0] - other[:, 1], other[:, 0] - one[:, 1]))
    return np.where(dated, np.log1p(gap), np.log1p(_UNDATED)), np.where(dated, 0.0, 1.0)
