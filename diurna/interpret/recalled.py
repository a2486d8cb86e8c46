"""What a text only says again: a claimant's running total without the word that it is one, an incident's count looked back on.

Refuses to give a claimant a figure of few, or one that a text has from nobody: who gave the same number before did not give this one.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from diurna.edition import LedgerRow
from diurna.interpret.against import Before
from diurna.interpret.claimants import Entry, same_speaker
from diurna.interpret.merging import ALIKE
from diurna.interpret.places import is_one_spelling
from diurna.interpret.populations import population
from diurna.model import Casualty
from diurna.text import fold

#: So many are hardly counted twice by chance.
_TELLING = 10
#: So many of one kind by one claimant are.
_FEW = 5


def restated(entries: Iterable[Entry], before: Before) -> tuple[Entry, ...]:
    """The entries, with a claimant's figure that is its running total to a man as that total, also where a text leaves out since when.

    An analysis says that a ministry `puts its losses at 46`, of no day and no place: that is no incident with 46 dead.
    """
    told = _placed(_spelled(tuple(entries), before))
    today = [e.claim for e in told if e.claim.scope == "cumulative"]
    printed = [r for (_, scope), rows in before.items() if scope == "cumulative" for _, r in reversed(rows)]
    out = []
    for e in told:
        if e.claim.scope == "cumulative" or not any(_repeats(e.claim, c) for c in today):
            total = next((r for r in printed if e.claim.scope == "incident" and _repeats(e.claim, r)), None)
            out.append(replace(e, claim=_as_total(e.claim, total)) if total else e)
    return _without_recalled(out, before)


def _spelled(told: Sequence[Entry], before: Before) -> tuple[Entry, ...]:
    """The entries, each place as it was printed before, else as most of the day's letters have it: `Sakhar` is `Sakhr`."""
    printed = sorted({r.place for rows in before.values() for _, r in rows if r.place})
    known = list(dict.fromkeys((*printed, *sorted({e.claim.place for e in told if e.claim.place}))))
    names = {p: next(k for k in known if k == p or is_one_spelling(k, p)) for p in {e.claim.place for e in told if e.claim.place}}
    return tuple(replace(e, claim=replace(e.claim, place=names[p])) if (p := e.claim.place) and names[p] != p else e for e in told)


def _placed(told: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, a claimant's total of no place with the one that its same figure has where it is told again."""
    return tuple(replace(e, claim=replace(e.claim, place=place)) if (place := _place_told(e, told)) else e for e in told)


def _place_told(entry: Entry, told: Sequence[Entry]) -> str:
    one = entry.claim
    if one.place or not one.claimant or one.scope != "cumulative" or one.low < _TELLING:
        return ""
    same = [e.claim for e in told if (e.claim.effect, e.claim.low, e.claim.qualifier) == (one.effect, one.low, one.qualifier)]
    places = {c.place for c in same if c.place and c.claimant and same_speaker(c.claimant, one.claimant)}
    return places.pop() or "" if len(places) == 1 else ""


def _without_recalled(entries: Sequence[Entry], before: Before) -> tuple[Entry, ...]:
    """Without an incident's count of no place that its claimant gives today for a place, or gave before: a report looks back on it."""
    told: list[Casualty | LedgerRow] = [e.claim for e in entries if e.claim.scope == "incident" and e.claim.place]
    told += [r for (_, scope), rows in before.items() if scope == "incident" for _, r in rows if r.place or r.people]
    return tuple(e for e in entries if e.claim.scope != "incident" or e.claim.place or not any(_repeats(e.claim, c) for c in told))


def _repeats(claim: Casualty, total: Casualty | LedgerRow) -> bool:
    """Whether a figure of no place of its own is the claimant's running total."""
    same = (claim.effect, claim.low, claim.severity or "") == (total.effect, total.low, total.severity or "")
    same = same and (claim.high == total.high or {claim.qualifier, total.qualifier} <= ALIKE)
    same = same and claim.low >= (_FEW if population(claim.people) else _TELLING)
    wide = not claim.place or fold(claim.place) == fold(total.place or "")
    spoken = same_speaker(claim.claimant, total.claimant) if claim.claimant and total.claimant else False
    return same and wide and spoken and population(claim.people) == population(total.people)


def _as_total(claim: Casualty, total: LedgerRow) -> Casualty:
    return replace(claim, scope="cumulative", since=claim.since or total.since or None, place=claim.place or total.place or None)
