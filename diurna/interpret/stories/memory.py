"""Memory: the stories known so far, as signatures, with an index to find those that a text may belong to.

Keys are numbered as they are met, and what is computed of many units at once is computed in arrays.
"""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from diurna.interpret.stories.background import Background
from diurna.interpret.stories.traits import Traits, traits
from diurna.model import Article

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

#: A signature keeps this many traits, with four decimals, so that its JSON is small and stable.
KEPT = 96
#: Rates are those of the background until about this many texts of the batch and its stories say otherwise.
PRIOR = 40
#: A rate in the batch under the first of these counts by its square, over the second in full: a name in a third of the day's texts
#: says little, but one in a twentieth may be that day's story. What more than one known story holds counts in full.
STORY_RATE, TOPIC_RATE = 0.05, 0.15
#: Information of ages, tolls and days, in nats: no background has them, and alone none of them tells much.
_COUNTED = 3.0
#: What the background does not know is held by this many of its texts; a name of two words by fewer.
_UNKNOWN, _UNKNOWN_NAME = 0.3, 0.1

#: The kinds of traits, by the first letter of their keys. Those before the fifth make up how much a unit tells; the others are counted.
KINDS = "nmw#akjdy"
TELLING = 4
_KIND_OF = {letter: n for n, letter in enumerate(KINDS)}
#: Bounds by which two orders are made one: of the numbers of keys, and of a value.
_MOST_KEYS, _MOST_VALUE = 1 << 40, float(1 << 24)
#: A unit's foremost names and words: this many of the most telling. Bits that say so of a trait, the last of the first name.
FOREMOST = 5
NAME, WORD, FIRST = 1, 2, 4


class Unit(Struct, frozen=True):
    """What gets compared: an article or a story. Numbers of keys, their strengths, and the ordinals of its days, 0 where unknown."""

    keys: Numbers
    strengths: Floats
    first: int
    last: int
    count: float = 1.0


class Weighed(Struct, frozen=True):
    """Units under the present rates, one after another: those of unit n are `starts[n]` to `starts[n + 1]`, by kind and key.

    `values`: strength times information; `foremost`: bits; `mass`: the sums of their squares by unit and kind; `told`: of what tells.
    `about`: by unit first day, last day, count of articles, foremost names and foremost words.
    """

    starts: Numbers
    keys: Numbers
    kinds: Numbers
    values: Floats
    foremost: NDArray[np.uint8]
    mass: Floats
    told: Floats
    about: Floats


class Memory:
    """Units by position, the postings of each trait, and how many texts hold it."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.units: list[Unit] = []
        self.postings: dict[int, list[int]] = {}
        self._number_of: dict[str, int] = {}
        self._names: list[str] = []
        self._kind = np.empty(0, np.int64)
        self._rate = np.empty(0)
        self._held = np.empty(0, np.int64)
        self._now = np.empty(0, np.int64)
        self._texts_now = 0

    def unit(self, held: Traits, first: int, last: int, articles: float = 1.0) -> Unit:
        """A unit of traits by key."""
        number_of = self._number_of
        new = [key for key in held if key not in number_of]
        number_of |= {key: n for n, key in enumerate(new, len(number_of))}
        self._learn(new)
        numbers = np.fromiter(map(number_of.__getitem__, held), np.int64, len(held))
        return Unit(numbers, np.fromiter(held.values(), np.float64, len(held)), first, last, articles)

    def _learn(self, names: Sequence[str]) -> None:
        start, large, texts = len(self._names), self.background.rate, self.background.texts
        self._names += names
        if len(self._names) > len(self._rate):
            room = 2 * len(self._names) - len(self._rate)
            self._kind, self._held, self._now = (np.pad(of, (0, room)) for of in (self._kind, self._held, self._now))
            self._rate = np.pad(self._rate, (0, room))
        at = slice(start, len(self._names))
        self._kind[at] = [_KIND_OF[name[0]] for name in names]
        self._rate[at] = [large.get(name) or (_UNKNOWN_NAME if name[0] == "m" else _UNKNOWN) / texts for name in names]

    def signature(self, unit: Unit) -> Traits:
        """A unit's traits by key, in the keys' order."""
        return dict(sorted((self._names[k], s) for k, s in zip(unit.keys.tolist(), unit.strengths.tolist(), strict=True)))

    def add(self, unit: Unit) -> int:
        """Keep a unit; gives its position."""
        self.units.append(unit)
        self._index(len(self.units) - 1, unit.keys)
        return len(self.units) - 1

    def replace(self, position: int, unit: Unit) -> None:
        """A story's signature after more articles joined it."""
        self._index(position, np.setdiff1d(unit.keys, self.units[position].keys, assume_unique=True))
        self.units[position] = unit

    def _index(self, position: int, keys: Numbers) -> None:
        self._held[keys] += 1
        for key in keys.tolist():
            self.postings.setdefault(key, []).append(position)

    def count(self, units: Sequence[Unit]) -> None:
        """Let a new batch bear on the rates."""
        self._now[:] = 0
        np.add.at(self._now, np.concatenate([u.keys for u in units]), 1)
        self._texts_now = len(units)

    def information(self, keys: Numbers) -> Floats:
        """How much each trait tells, in nats: -log of the share of texts that hold it, at large or here, whichever is more."""
        others, now, rate = np.maximum(self._held[keys] - 1, 0), self._now[keys], self._rate[keys]
        past = (others + PRIOR * rate) / (len(self.units) + PRIOR)
        present = (now + PRIOR * rate) / (self._texts_now + PRIOR)
        power = 2.0 - np.clip((present - STORY_RATE) / (TOPIC_RATE - STORY_RATE), 0.0, 1.0)
        # What nobody else here holds is as common as it is at large.
        here = np.where((others == 0) & (now == 0), 0.0, np.maximum(past, present**power))
        nats = -np.log(np.minimum(1.0, np.maximum(rate, here)))
        return np.where(self._kind[keys] > _KIND_OF["#"], _COUNTED, np.round(nats, 6))

    def weigh(self, units: Sequence[Unit]) -> Weighed:
        """Units' traits under the present rates."""
        sizes = [len(u.keys) for u in units]
        keys, owner = joined([u.keys for u in units]), np.repeat(np.arange(len(units)), sizes)
        order = np.argsort((owner * len(KINDS) + self._kind[keys]) * _MOST_KEYS + keys)
        keys = keys[order]
        kinds = self._kind[keys]
        met, place = np.unique(keys, return_inverse=True)
        values = joined([u.strengths for u in units])[order] * self.information(met)[place]
        mass: Floats = np.bincount(owner * len(KINDS) + kinds, values * values, len(units) * len(KINDS)).astype(np.float64)
        mass = mass.reshape(-1, len(KINDS))
        foremost, names, words = _foremost(owner, kinds, values, len(units))
        about = np.array([(u.first, u.last, u.count) for u in units], np.float64).reshape(-1, 3)
        starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        return Weighed(starts, keys, kinds, values, foremost, mass, mass[:, :TELLING].sum(axis=1), np.column_stack((about, names, words)))


def joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Arrays one after another; none gives an empty one."""
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def ranks(owner: Numbers, values: Floats) -> Numbers:
    """The rank of each value among its owner's, from 0, the greatest first; ties go to the earlier. Owners are in order."""
    order = np.argsort(owner * _MOST_VALUE - values, kind="stable")
    found = np.empty(len(owner), np.int64)
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    found[order] = np.arange(len(owner)) - np.repeat(begins, np.diff(begins, append=len(owner)))
    return found


def _foremost(owner: Numbers, kinds: Numbers, values: Floats, units: int) -> tuple[NDArray[np.uint8], Numbers, Numbers]:
    """Which traits are foremost names or words of their units, and how many such names and words each unit has."""
    bits = np.zeros(len(owner), np.uint8)
    counts = []
    for letter, bit in (("n", NAME), ("w", WORD)):
        at = np.flatnonzero(kinds == _KIND_OF[letter])
        rank = ranks(owner[at], values[at])
        bits[at[rank < FOREMOST]] |= bit
        if bit == NAME:
            bits[at[rank == 0]] |= FIRST
        counts.append(np.minimum(FOREMOST, np.bincount(owner[at], minlength=units)))
    return bits, counts[0], counts[1]


def blend(units: Sequence[Unit], memory: Memory) -> Unit:
    """One unit from several: strengths averaged by their article counts, cut to the most telling `KEPT`."""
    total = sum(u.count for u in units)
    keys, place = np.unique(joined([u.keys for u in units]), return_inverse=True)
    strengths = np.bincount(place, joined([u.strengths * (u.count / total) for u in units]), len(keys))
    best = np.sort(np.lexsort((keys, -strengths * memory.information(keys)))[:KEPT])
    days = [d for u in units for d in (u.first, u.last) if d]
    return Unit(keys[best], np.round(strengths[best], 4), min(days, default=0), max(days, default=0), total)


def unit_of(article: Article, memory: Memory) -> Unit:
    """An article as a unit, on the UTC day it was published, or else first had."""
    time = article.published_at or article.fetched_at
    day = time.astimezone(UTC).toordinal() if time else 0
    return memory.unit(traits(article, memory.background), day, day)
