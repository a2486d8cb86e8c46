"""Proposing: which pairs of units share enough of what tells most that they are worth comparing.

Refuses to look a unit up by what most of the others hold, too: what a day is full of tells none of its events apart.
"""

from itertools import chain

import numpy as np

from diurna.interpret.stories.memory import Floats, Memory, Numbers, Weighed, ranks

#: Only a text's most telling traits look others up, and only those that fewer than this share (or number) of the others hold.
LOOKED_UP = 24
TOO_COMMON, FEW = 0.05, 20
#: At most this many are proposed.
PROPOSED = 24
Pairs = tuple[Numbers, Numbers]


def known_stories(batch: Weighed, memory: Memory) -> Pairs:
    """Pairs of a unit of the batch and the position of a story in `memory`."""
    owner, at = _looked_up(batch)
    limit = max(FEW, TOO_COMMON * len(memory.units))
    found = [p if len(p) <= limit else () for p in (memory.postings.get(k, ()) for k in batch.keys[at].tolist())]
    counts = np.fromiter(map(len, found), np.int64, len(found))
    positions = np.fromiter(chain.from_iterable(found), np.int64, int(counts.sum()))
    return _best(np.repeat(owner, counts), positions, np.repeat(batch.values[at] ** 2, counts))


def one_another(batch: Weighed) -> Pairs:
    """Pairs of two units of the batch, each pair once."""
    owner, at = _looked_up(batch)
    limit = max(FEW, TOO_COMMON * (len(batch.starts) - 1))
    order = np.argsort(batch.keys, kind="stable")
    held, holder = batch.keys[order], np.repeat(np.arange(len(batch.starts) - 1), np.diff(batch.starts))[order]
    low, high = (np.searchsorted(held, batch.keys[at], side) for side in ("left", "right"))
    counts = np.where(high - low <= limit, high - low, 0)
    asking = np.repeat(owner, counts)
    others = holder[ranges(low, counts)]
    apart = asking != others
    one, other = _best(asking[apart], others[apart], np.repeat(batch.values[at] ** 2, counts)[apart])
    pairs = np.unique(np.maximum(one, other) * len(batch.starts) + np.minimum(one, other))
    return pairs // len(batch.starts), pairs % len(batch.starts)


def ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers from each start on, as many as its count, one range after another."""
    ends = np.cumsum(counts)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def _looked_up(batch: Weighed) -> tuple[Numbers, Numbers]:
    """The owners and places of each unit's most telling traits."""
    owner = np.repeat(np.arange(len(batch.starts) - 1), np.diff(batch.starts))
    at = np.flatnonzero(ranks(owner, batch.values) < LOOKED_UP)
    return owner[at], at


def _best(asking: Numbers, others: Numbers, worth: Floats) -> Pairs:
    """Of (unit, other) pairs, with repeats, those that each unit shares most with."""
    if not len(asking):
        return asking, others
    width = int(others.max()) + 1
    pairs, place = np.unique(asking * width + others, return_inverse=True)
    best = pairs[ranks(pairs // width, np.round(np.bincount(place, worth), 6)) < PROPOSED]
    return best // width, best % width
