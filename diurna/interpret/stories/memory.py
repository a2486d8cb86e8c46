"""Memory: the stories known so far, as signatures, with an index to find those that a text may belong to."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC

from msgspec import Struct

from diurna.interpret.stories.background import Background
from diurna.interpret.stories.traits import Traits, traits
from diurna.model import Article

#: A signature keeps this many traits, with four decimals, so that its JSON is small and stable.
KEPT = 96
#: Rates are those of the background until about this many texts of the batch and its stories say otherwise.
PRIOR = 40
#: A rate in the batch under the first of these counts by its square, over the second in full: a name in a third of the day's texts
#: says little, but one in a twentieth may be that day's story. What more than one known story holds counts in full.
STORY_RATE, TOPIC_RATE = 0.05, 0.15
#: Only a text's most telling traits look others up, and only those that fewer than this share (or number) of the others hold.
LOOKED_UP = 24
TOO_COMMON, FEW = 0.05, 20
#: At most this many are proposed, and none that shares less than this part of what the slighter of both tells.
PROPOSED = 24
SHARED = 0.05
#: Information of ages, tolls and days, in nats: no background has them, and alone none of them tells much.
_COUNTED = 3.0

#: The kinds of traits, by the first letter of their keys.
KINDS = "nmw#akjdy"
#: A unit's foremost names and words: this many of the most telling.
FOREMOST = 5


class Unit(Struct):
    """What gets compared: an article or a story. `traits` by strength; `first` and `last` are day ordinals, 0 where unknown."""

    traits: Traits
    first: int
    last: int
    count: float = 1.0


class Weighed(Struct):
    """A unit under the present rates: each trait's strength times its information, and the sums of their squares by kind."""

    unit: Unit
    values: dict[str, float]
    mass: dict[str, float]
    told: float
    names: tuple[str, ...]
    words: tuple[str, ...]


class Memory:
    """Units by position, the postings of each trait, and how many texts hold it."""

    def __init__(self, background: Background, rates_of: "Memory | None" = None) -> None:
        self.background = background
        self.units: list[Unit] = []
        self._told: list[float] = []
        self._postings: dict[str, list[int]] = {}
        self._now: Counter[str] = Counter()
        self._texts_now = 0
        self._alone: dict[str, float] = {}
        self._rates_of = rates_of or self
        self._information: dict[str, float] = {}

    def beside(self) -> "Memory":
        """An empty memory under the rates of this one, for a batch compared with itself."""
        return Memory(self.background, self)

    def add(self, unit: Unit, told: float) -> int:
        """Keep a unit; gives its position."""
        self.units.append(unit)
        self._told.append(told)
        self._index(len(self.units) - 1, unit.traits)
        return len(self.units) - 1

    def _index(self, position: int, keys: Iterable[str]) -> None:
        for key in keys:
            self._postings.setdefault(key, []).append(position)

    def count(self, units: Sequence[Unit]) -> None:
        """Let a new batch bear on the rates."""
        self._now = Counter(key for unit in units for key in unit.traits)
        self._texts_now = len(units)
        self._information.clear()

    def replace(self, position: int, unit: Unit) -> None:
        """A story's signature after more articles joined it."""
        self._index(position, sorted(unit.traits.keys() - self.units[position].traits.keys()))
        self.units[position] = unit
        self._told[position] = self.told(unit)

    def information(self, keys: Iterable[str]) -> dict[str, float]:
        """How much each trait tells, in nats: -log of the share of texts that hold it, at large or here, whichever is more."""
        rates = self._rates_of
        known = rates._information  # noqa: SLF001 - of the same class
        for key in keys:
            if key not in known:
                known[key] = rates._measure(key)  # noqa: SLF001
        return known

    def _measure(self, key: str) -> float:
        others = max(0, len(self._postings.get(key, ())) - 1)
        now = self._now.get(key, 0)
        if (not others and not now) or key[0] in "akjdy":
            # What nobody else here holds is as common as it is at large.
            known = self._alone.get(key)
            if known is None:
                known = self._alone[key] = _COUNTED if key[0] in "akjdy" else -math.log(min(1.0, self._at_large(key)))
            return known
        rate = self._at_large(key)
        past = (others + PRIOR * rate) / (len(self.units) + PRIOR)
        present = (now + PRIOR * rate) / (self._texts_now + PRIOR)
        power = 2.0 - min(1.0, max(0.0, (present - STORY_RATE) / (TOPIC_RATE - STORY_RATE)))
        return -math.log(min(1.0, max(rate, past, present**power)))

    def _at_large(self, key: str) -> float:
        return self.background.rate.get(key, (0.1 if key[0] == "m" else 0.3) / self.background.texts)

    def weigh(self, unit: Unit) -> Weighed:
        """A unit's traits under the present rates."""
        information = self.information(unit.traits)
        values = {k: s * information[k] for k, s in unit.traits.items()}
        mass = dict.fromkeys(KINDS, 0.0)
        ranked: dict[str, list[tuple[float, str]]] = {"n": [], "w": []}
        for key, value in values.items():
            kind = key[0]
            mass[kind] += value * value
            if kind in ranked:
                ranked[kind].append((value, key))
        names, words = (tuple(k for _, k in sorted(ranked[kind], reverse=True)[:FOREMOST]) for kind in "nw")
        return Weighed(unit, values, mass, mass["n"] + mass["m"] + mass["w"] + mass["#"], names, words)

    def told(self, unit: Unit) -> float:
        """How much a unit tells: the sum of the squares of what its names, words and numbers weigh."""
        information = self.information(unit.traits)
        mass = dict.fromkeys(KINDS, 0.0)
        for key, strength in unit.traits.items():
            value = strength * information[key]
            mass[key[0]] += value * value
        return mass["n"] + mass["m"] + mass["w"] + mass["#"]

    def proposals(self, weighed: Weighed) -> list[int]:
        """Positions of the units that share the most telling traits, best first."""
        limit = max(FEW, TOO_COMMON * len(self.units))
        found: dict[int, float] = {}
        for value, key in sorted(((v, k) for k, v in weighed.values.items()), reverse=True)[:LOOKED_UP]:
            postings = self._postings.get(key, ())
            if len(postings) <= limit:
                for position in postings:
                    found[position] = found.get(position, 0.0) + value * value
        told = self._told
        worth = sorted(((score, -p) for p, score in found.items() if score >= SHARED * min(weighed.told, told[p])), reverse=True)
        return [-p for _, p in worth[:PROPOSED]]


def blend(units: Sequence[Unit], memory: Memory) -> Unit:
    """One unit from several: strengths averaged by their article counts, cut to the most telling `KEPT`."""
    total = sum(u.count for u in units)
    strengths: dict[str, float] = {}
    for unit in units:
        for key, strength in unit.traits.items():
            strengths[key] = strengths.get(key, 0.0) + strength * unit.count / total
    information = memory.information(strengths)
    best = sorted(((s * information[k], k) for k, s in strengths.items()), reverse=True)[:KEPT]
    days = [d for u in units for d in (u.first, u.last) if d]
    return Unit({k: round(strengths[k], 4) for _, k in best}, min(days, default=0), max(days, default=0), total)


def unit_of(article: Article, background: Background) -> Unit:
    """An article as a unit, on the UTC day it was published, or else first had."""
    time = article.published_at or article.fetched_at
    day = time.astimezone(UTC).toordinal() if time else 0
    return Unit(traits(article, background), day, day)
