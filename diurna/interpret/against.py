"""What a day's figures are held against: the rows that earlier editions printed, and which of them are a claimant's own of one count.

Refuses to see one count where the size, the population, the place or the beginning differ so much that it is another.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord, LedgerRow, name_of
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import Entry, compatible, is_bare, one_claimant
from diurna.interpret.figurewords import as_of, counted_on
from diurna.interpret.nesting import Nesting, lies_in
from diurna.interpret.places import country_of
from diurna.interpret.populations import ARMED, part_of, population
from diurna.interpret.voices import is_anybody
from diurna.interpret.wholes import are_near, is_part_of_other
from diurna.text import fold, is_day, words

# A count that doubles in a day has been seen; one that more than triples, or falls to less than half, is another count.
LEAP, FALL = 3, 2
#: So many of one kind at one place on one day are hardly counted twice by chance.
FEW = 5
#: So many are seldom killed twice a day in one town.
MANY = 50

_BY_NOW = re.compile(r"\b(?:ha(?:s|ve|d) now|now (?:stands?|at|put)|so far|risen|rose|rises|climbed|climbs)\b")

#: The printed rows by effect and scope with the days they stood in, oldest first.
Before = Mapping[tuple[str, str], Sequence[tuple[str, LedgerRow]]]


class Against(Struct, frozen=True, kw_only=True):
    """What a day's figures are held against: the rows printed before, when the window opened, the origins that carry each figure (by
    effect and bounds), by version what its article said before it was corrected, and who speaks today.
    """

    before: Before = {}
    opened: datetime | None = None
    carriers: Mapping[tuple[str, int, int | None], frozenset[str]] = {}
    wrong: Mapping[str, Sequence[str]] = {}
    #: Claimants that give a figure today: what they gave before is their own rows' matter.
    speaking: frozenset[str] = frozenset()
    #: Sources that brought nothing today against their habit: a figure that only they carried may have moved unseen.
    silent: frozenset[str] = frozenset()
    #: Places told to lie in others.
    nesting: Nesting = frozenset()


def latest(history: Sequence[HistoryRecord], gone: frozenset[str] = frozenset()) -> Before:
    """What earlier editions printed, but for figures of versions that were taken back (`gone`); `history` in order of days."""
    found: dict[tuple[str, str], list[tuple[str, LedgerRow]]] = {}
    for record in history:
        lost = {c.number for c in record.cited if c.version in gone}
        for r in (r for r in record.ledger if r.citation.source not in lost):
            found.setdefault((r.effect, r.scope), []).append((record.day, replace(r, printed=name_of(record))))
    return found


def own_rows(entry: Entry, before: Before) -> Sequence[tuple[str, LedgerRow]]:
    """The claimant's own rows of the effect and scope, under whichever of its names, oldest first."""
    claim = entry.claim
    return [(d, r) for d, r in before.get((claim.effect, claim.scope), ()) if is_own(entry, r)]


def is_own(entry: Entry, old: LedgerRow) -> bool:
    """Whether a row is the claimant's; within an incident's story `the army` is `Irren's army`."""
    one, other = old.claimant, entry.claim.claimant or ""
    if one_claimant(one, other):
        # The `witnesses` of one day are others than those of the next, unless they say the same.
        return not is_anybody(one) or (entry.story, entry.claim.low) == (old.story, old.low)
    short, full = sorted((fold(one).split(), fold(other).split()), key=len)
    bare = is_bare(" ".join(short)) and bool(short) and full[-len(short) :] == short
    return bare and entry.claim.scope == "incident" and entry.story == old.story


def last_figure(entry: Entry, against: Against) -> tuple[str, LedgerRow] | None:
    """The claimant's last figure for the same count: of a place, a people and a beginning that can be the same, and of like size.

    The count of an incident is the same only within one story, whoever is named as hit. A running total of `people` is another than
    that of `children`.
    """
    claim = entry.claim
    found = [
        (day, old)
        for day, old in reversed(own_rows(entry, against.before))
        if old.low <= FALL * claim.low and claim.low <= LEAP * old.low and is_same_count(entry, old, against.nesting)
    ]
    told = [f for f in found if population(f[1].people) == population(claim.people)] or found[:1]
    # Of two wordings of one day the same is the one that stands.
    same = (f for f in told if f[0] == told[0][0] and (f[1].low, f[1].high, f[1].qualifier) == (claim.low, claim.high, claim.qualifier))
    return next(same, told[0] if told else None)


def is_same_count(entry: Entry, old: LedgerRow, told: Nesting) -> bool:
    """Whether a row can be of what a figure counts, whoever gives it; `told`: which place lies in which."""
    claim = entry.claim
    exact = "vague" not in (old.qualifier, claim.qualifier) and old.severity == (claim.severity or "")
    alike = _total(claim.people) == _total(old.people) or claim.low == old.low >= MANY
    same = alike if claim.scope == "cumulative" else entry.story == old.story or _is_told_again(entry, old) or _is_same_blow(entry, old)
    placed = _is_same_place(entry, old, told) and one_beginning(claim.since, old.since)
    people = is_same_people(claim.people, old.people) and not is_part_of_other(old, claim.people, claim.among)
    return exact and same and placed and people


def _is_told_again(entry: Entry, old: LedgerRow) -> bool:
    """Whether an incident's count is a claimant's own of before, though the two are told as two stories: to a man, of one day or of one
    town and days close by; or of one town where it says how many they are by now.
    """
    claim = entry.claim
    if not claim.claimant or not one_claimant(claim.claimant, old.claimant) or claim.low < FEW or not is_day(old.as_of):
        return False
    town = claim.place and country_of(claim.place) is None and fold(claim.place) == fold(old.place)
    near = bool(town) and are_near(as_of(entry), old.as_of)
    same = (claim.low, claim.high) == (old.low, old.high)
    return (same and (near or as_of(entry) == old.as_of)) or (near and bool(_BY_NOW.search(claim.quote)))


def _is_same_blow(entry: Entry, old: LedgerRow) -> bool:
    return is_one_blow(entry, old) and are_near(as_of(entry), old.as_of)


def is_one_blow(entry: Entry, old: LedgerRow) -> bool:
    """Whether an incident's count is of another's people, place and day, though the two are told as two stories: of a town, and of people
    of whom it is said who they are, or of so many that a town isn't hit so twice a day.
    """
    claim = entry.claim
    placed = claim.scope == "incident" and claim.place and country_of(claim.place) is None and fold(claim.place) == fold(old.place)
    near = old.low <= FALL * claim.low and claim.low <= FALL * old.low and min(old.low, claim.low) >= FEW
    many = min(old.low, claim.low) >= MANY
    alike = (
        (population(claim.people) or many) and population(claim.people) == population(old.people) and old.severity == (claim.severity or "")
    )
    return bool(placed and alike) and near and old.qualifier != "vague" and (many or as_of(entry) == old.as_of)


def _is_same_place(entry: Entry, old: LedgerRow, told: Nesting) -> bool:
    """Whether a figure's place can be that of a row: by its name, as one in the other, or for an incident of the same day whose article
    names the row's place, too.
    """
    claim = entry.claim
    if compatible(claim.place, old.place):
        return True
    if claim.scope == "cumulative":
        return False
    named = fold(old.place) in _told(entry.article.title, entry.article.text) and counted_on(entry) == old.as_of
    return named or lies_in(claim.place or "", old.place, told)


@lru_cache(maxsize=64)
def _told(title: str, text: str) -> str:
    """An article to look names up in: it is asked for each of its figures against each row of weeks."""
    return fold(f"{title} {text}")


def is_same_people(one: str | None, other: str | None) -> bool:
    """Whether two texts can count the same people; `one soldier` and `two service members` of one side do."""
    armed = population(one) == population(other) and population(one) in ARMED
    return armed or compatible(part_of(one), part_of(other))


def is_one_total(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two rows are a claimant's running total of one effect, population and place, of whatever size."""
    alike = compatible(one.place, other.place) and compatible(part_of(one.people), part_of(other.people))
    return (
        alike
        and one_claimant(one.claimant, other.claimant)
        and (one.effect, one.scope, one.severity) == (other.effect, other.scope, other.severity)
        and (_total(one.people) == _total(other.people) or one.low == other.low >= MANY)
    )


def _total(people: str | None) -> bool:
    """Whether `people` are all of a population, and no part of it such as soldiers or children."""
    return all(country_of(w.title()) for w in words(part_of(people)))


def given_on(day: str, old: LedgerRow) -> str:
    """The day that a printed total is of, as its row says it; that of the edition `day` for an incident's count or where it says more."""
    return old.as_of if old.scope == "cumulative" and is_day(old.as_of) and old.as_of < day[-10:] else day


def unheard(outlet: str) -> str:
    """What a reader must know of a figure whose source is silent today."""
    return f"{outlet}, which carried that figure, is silent today"
