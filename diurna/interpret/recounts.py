"""Counts of a day past that stand beside today's words for the same harm: a numeral with its claimant says more than `scores`.

Refuses what nobody named gives, what is vague itself, and harm of another day or place than today's reports tell of.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from diurna.interpret.claimants import Entry, compatible
from diurna.interpret.figurewords import counted_on
from diurna.interpret.places import country_of
from diurna.interpret.populations import ARMED, population
from diurna.text import fold

#: So many are hardly counted twice by chance.
_TELLING = 10
#: A count is of the same size as another of the same people: a part of them, or all.
_NEAR = 2
_TOWN = re.compile(r"\b(?:town|city|village|settlement) of ((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*){0,2})")


def with_counts(fresh: Sequence[Entry], past: Sequence[Entry]) -> list[Entry]:
    """The `fresh` entries with those `past` counts that tell of the same harm; a vague word goes where its own article has the count."""
    told = [(e, answered) for e in past if (answered := _answers(e, fresh))]
    numbered = {id(v) for _, answered in told for v in answered if v.claim.qualifier == "vague"}
    return [*(e for e in fresh if id(e) not in numbered), *(_placed(e, answered) for e, answered in told)]


def _answers(count: Entry, fresh: Sequence[Entry]) -> list[Entry]:
    claim = count.claim
    if not claim.claimant or claim.qualifier == "vague" or claim.scope != "incident" or claim.low < _TELLING:
        return []
    return [e for e in fresh if e.claim.effect == claim.effect and e.claim.scope == "incident" and _is_same_harm(count, e)]


def _is_same_harm(count: Entry, other: Entry) -> bool:
    """Whether two entries tell of one harm: in one article that first has only a word for it, or at one place on one day."""
    one, two = count.claim, other.claim
    if {population(one.people), population(two.people)} & ARMED:
        return False
    if two.qualifier == "vague":
        within = two.high is None or two.low <= one.low <= _NEAR * two.high
        return count.article.id == other.article.id and within and compatible(one.place, two.place)
    near = one.low <= _NEAR * two.low and two.low <= _NEAR * one.low
    return near and bool(one.place) and fold(one.place or "") == fold(two.place or "") and counted_on(count) == counted_on(other)


def _placed(count: Entry, answered: Sequence[Entry]) -> Entry:
    """The count at the one town that its article names, or where the word that it replaces has it."""
    if count.claim.place and not country_of(count.claim.place):
        return count
    towns = list(dict.fromkeys(_TOWN.findall(count.article.text)))
    where = towns[0] if len(towns) == 1 else next((e.claim.place for e in answered if e.claim.place), None)
    return replace(count, claim=replace(count.claim, place=where or count.claim.place))
