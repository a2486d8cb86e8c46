"""Memory: the stories known so far, as signatures, with an index to find those that a text may belong to."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC
from heapq import nlargest

from msgspec import Struct

from diurna.interpret.stories.background import Background
from diurna.interpret.stories.traits import Traits, traits
from diurna.model import Article

#: A signature keeps this many traits, with four decimals, so that its JSON is small and stable.
KEPT = 56
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

Information = Callable[[str], float]


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
        self._information: dict[str, float] = {}
        self.information: Information = rates_of.information if rates_of else self._informs

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
        self._told[position] = self.weigh(unit).told

    def _informs(self, key: str) -> float:
        """How much a trait tells, in nats: -log of the share of texts that hold it, at large or here, whichever is more."""
        known = self._information.get(key)
        if known is None:
            known = self._information[key] = self._measure(key)
        return known

    def _measure(self, key: str) -> float:
        if key[0] in "akjdy":
            return _COUNTED
        unknown = (0.1 if key[0] == "m" else 0.3) / self.background.texts
        rate = self.background.rate.get(key, unknown)
        others = max(0, len(self._postings.get(key, ())) - 1)
        past = (others + PRIOR * rate) / (len(self.units) + PRIOR)
        now = (self._now[key] + PRIOR * rate) / (self._texts_now + PRIOR)
        power = 2.0 - min(1.0, max(0.0, (now - STORY_RATE) / (TOPIC_RATE - STORY_RATE)))
        return -math.log(min(1.0, max(rate, past, now**power)))

    def weigh(self, unit: Unit) -> Weighed:
        """A unit's traits under the present rates."""
        information = self.information
        values = {k: s * information(k) for k, s in unit.traits.items()}
        mass = dict.fromkeys(KINDS, 0.0)
        for key, value in values.items():
            mass[key[0]] += value * value
        names, words = (tuple(k for _, k in nlargest(FOREMOST, ((v, k) for k, v in values.items() if k[0] == kind))) for kind in "nw")
        return Weighed(unit, values, mass, mass["n"] + mass["m"] + mass["w"] + mass["#"], names, words)

    def proposals(self, weighed: Weighed) -> list[int]:
        """Positions of the units that share the most telling traits, best first."""
        limit = max(FEW, TOO_COMMON * len(self.units))
        found: dict[int, float] = {}
        for value, key in nlargest(LOOKED_UP, ((v, k) for k, v in weighed.values.items())):
            postings = self._postings.get(key, ())
            if len(postings) <= limit:
                for position in postings:
                    found[position] = found.get(position, 0.0) + value * value
        told = self._told
        worth = ((score, -p) for p, score in found.items() if score >= SHARED * min(weighed.told, told[p]))
        return [-p for _, p in nlargest(PROPOSED, worth)]


def blend(units: Sequence[Unit], information: Information) -> Unit:
    """One unit from several: strengths averaged by their article counts, cut to the most telling `KEPT`."""
    total = sum(u.count for u in units)
    strengths: dict[str, float] = {}
    for unit in units:
        for key, strength in unit.traits.items():
            strengths[key] = strengths.get(key, 0.0) + strength * unit.count / total
    best = nlargest(KEPT, ((s * information(k), k) for k, s in strengths.items()))
    days = [d for u in units for d in (u.first, u.last) if d]
    return Unit({k: round(strengths[k], 4) for _, k in best}, min(days, default=0), max(days, default=0), total)


def unit_of(article: Article, background: Background) -> Unit:
    """An article as a unit, on the UTC day it was published, or else first had."""
    time = article.published_at or article.fetched_at
    day = time.astimezone(UTC).toordinal() if time else 0
    return Unit(traits(article, background), day, day)
