"""How a day's figure stands to what earlier editions printed: its claimant's last one for the same count, and other claimants'.

Refuses to see a revision where the size, the population, the place or the beginning differ so much that it is another count, and to read
a figure that another claimant gives as the first one's change of mind.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from diurna.edition import HistoryRecord, LedgerRow, Mark
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import ALIKE, Entry, compatible, is_bare, one_claimant
from diurna.interpret.figures import differs, gave
from diurna.interpret.figurewords import as_of, counted_on, method_change, stated_reason
from diurna.interpret.lines import is_belated
from diurna.interpret.nesting import Nesting, lies_in
from diurna.interpret.places import country_of
from diurna.interpret.populations import ARMED, is_one_kind, part_of, population
from diurna.interpret.terms import figures
from diurna.interpret.wholes import is_part_of_other
from diurna.model import Casualty
from diurna.text import day_in_words, fold, is_day, words

# A count that doubles in a day has been seen; one that more than triples, or falls to less than half, is another count.
LEAP, FALL = 3, 2
#: So many dead at one place are hardly counted twice by chance.
_TELLING = 10
#: So many of one kind at one place on one day are.
_FEW = 5
#: So many are seldom killed twice a day in one town.
_MANY = 50

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
            found.setdefault((r.effect, r.scope), []).append((record.day, r))
    return found


def own_rows(entry: Entry, before: Before) -> Sequence[tuple[str, LedgerRow]]:
    """The claimant's own rows of the effect and scope, under whichever of its names, oldest first."""
    claim = entry.claim
    return [(d, r) for d, r in before.get((claim.effect, claim.scope), ()) if _is_own(entry, r)]


def _is_own(entry: Entry, old: LedgerRow) -> bool:
    """Whether a row is the claimant's; within an incident's story `the army` is `Irren's army`."""
    one, other = old.claimant, entry.claim.claimant or ""
    if one_claimant(one, other):
        return True
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
        if old.low <= FALL * claim.low and claim.low <= LEAP * old.low and _is_same_count(entry, old, against.nesting)
    ]
    return next((f for f in found if population(f[1].people) == population(claim.people)), found[0] if found else None)


def _is_same_count(entry: Entry, old: LedgerRow, told: Nesting) -> bool:
    claim = entry.claim
    exact = "vague" not in (old.qualifier, claim.qualifier) and old.severity == (claim.severity or "")
    alike = _total(claim.people) == _total(old.people) or claim.low == old.low >= _MANY
    same = alike if claim.scope == "cumulative" else entry.story == old.story
    placed = _is_same_place(entry, old, told) and one_beginning(claim.since, old.since)
    people = _is_same_people(claim.people, old.people) and not is_part_of_other(old, claim.people, claim.among)
    return exact and same and placed and people


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


def _is_same_people(one: str | None, other: str | None) -> bool:
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
        and _total(one.people) == _total(other.people)
    )


def _total(people: str | None) -> bool:
    """Whether `people` are all of a population, and no part of it such as soldiers or children."""
    return all(country_of(w.title()) for w in words(part_of(people)))


#: What a claimant's total is told as that goes beyond a count of one incident.
FIRST_TOTAL = "first total by this claimant"


def marks_for(entry: Entry, against: Against) -> tuple[Mark, ...]:
    """How this figure stands to the claimant's last one, or where there is none to other claimants'; LATE where its article is."""
    own = _own(entry, against)
    others = () if any(m.kind != "NEW" for m in own) else _others(entry, against)
    published = entry.article.published_at
    corrected = any(m.kind == "CORRECTED" for m in own)
    late = not corrected and against.opened is not None and published is not None and is_belated(entry.article, against.opened)
    note = f"published {day_in_words(published)}" if published else ""
    return (*others, *(own if not others else ()), *((Mark(kind="LATE", cause="late report", note=note),) if late else ()))


def _own(entry: Entry, against: Against) -> tuple[Mark, ...]:
    """Only a named claimant's count can be revised."""
    claim, before = entry.claim, against.before
    if wrong := _corrected(entry, against.wrong):
        return (Mark(kind="CORRECTED", cause="our correction", note=wrong),)
    if not claim.claimant:
        return ()
    if (method := method_change(entry)) and (was := _any_figure(entry, before)):
        return (Mark(kind="METHOD", cause="method change", note=f"“{method}”; was {was[1].figure} ({day_in_words(given_on(*was))})"),)
    if last := last_figure(entry, against):
        return (_moved(entry, last, against.silent),)
    if grown := _grown_from(entry, against):
        where = f" in {grown[1].place}" if grown[1].place and grown[1].place != claim.place else ""
        return (Mark(kind="NEW", cause="claimant", note=f"{FIRST_TOTAL}; {_gave(*grown)}, for one incident{where}"),)
    told = (r for _, r in own_rows(entry, before))
    first = claim.scope == "cumulative" and before and not any(_is_same_count(entry, r, against.nesting) for r in told)
    return (Mark(kind="NEW", cause="claimant", note=f"first figure by this claimant{_beside_others(entry, against)}"),) if first else ()


def _beside_others(entry: Entry, against: Against) -> str:
    """What a reader must know of others' totals beside a claimant's first one."""
    beyond = _higher_printed(entry, against)
    # Two totals of one day that differ are a riddle, unless somebody says why.
    riddle = ", and why the two differ isn’t said" if beyond and _is_of_one_day(entry, beyond[1]) and not stated_reason(entry) else ""
    other = beyond or _lower_printed(entry, against)
    return f"; {_gave(*other)}{riddle}" if other else ""


def _grown_from(entry: Entry, against: Against) -> tuple[str, LedgerRow] | None:
    """The count of one incident that a claimant's first total of the same kind of people goes beyond: three sailors, and now six in all.

    Only of people of whom it is said who they are; within a week, and of like size.
    """
    claim = entry.claim
    if claim.scope != "cumulative" or not population(claim.people):
        return None
    told = [
        (day, old)
        for day, old in against.before.get((claim.effect, "incident"), ())
        if old.low < claim.low <= LEAP * old.low
        and old.qualifier != "vague"
        and old.severity == (claim.severity or "")
        and population(old.people) == population(claim.people)
        and _is_same_people(claim.people, old.people)
        and compatible(claim.place, old.place)
        and (_age(day, against) or timedelta()) <= _WEEK
    ]
    return max(told, key=lambda r: (r[0], r[1].low, r[1].key), default=None)


def _moved(entry: Entry, last: tuple[str, LedgerRow], silent: frozenset[str]) -> Mark:
    """How the figure stands to its claimant's last one. A fall that nobody explains may be ours, where the source of the higher figure is
    `silent`: the lower one may be an older one that another source carries.
    """
    claim, (_, old), day = entry.claim, last, given_on(*last)
    if (old.low, old.high, old.qualifier) == (claim.low, claim.high, claim.qualifier):
        return Mark(kind="UNCHANGED", cause="claimant", note=f"as on {day_in_words(day)}")
    if claim.low == old.low and {old.qualifier, claim.qualifier} <= ALIKE:
        return Mark(kind="UPDATED", cause="claimant", note=f"was {old.figure} ({day_in_words(day)})")
    reason = stated_reason(entry)
    note = f"from {old.figure} ({day_in_words(day)})" + (f": “{reason}”" if reason else "")
    way = _direction(claim, old)
    if way == "down" and not reason and old.outlet in silent:
        return Mark(kind="REVISED", cause="our coverage", direction=way, note=f"{note}; {unheard(old.outlet)}")
    return Mark(kind="REVISED", cause="claimant", direction=way, note=note)


def given_on(day: str, old: LedgerRow) -> str:
    """The day that a printed total is of, as its row says it; that of the edition `day` for an incident's count or where it says more."""
    return old.as_of if old.scope == "cumulative" and is_day(old.as_of) and old.as_of < day[-10:] else day


def unheard(outlet: str) -> str:
    """What a reader must know of a figure whose source is silent today."""
    return f"{outlet}, which carried that figure, is silent today"


def _corrected(entry: Entry, wrong: Mapping[str, Sequence[str]]) -> str:
    """What the article said of this count before its outlet corrected it: `was 12`."""
    for quote in wrong.get(entry.article.id, ()):
        said = figures(quote) - figures(entry.claim.quote)
        if said and str(entry.claim.low) not in figures(quote):
            return f"the article said {max(said, key=lambda f: (len(f), f))}"
    return ""


def _any_figure(entry: Entry, before: Before) -> tuple[str, LedgerRow] | None:
    """The claimant's last figure for the same count, of whatever size: what counts is counted otherwise now."""
    claim = entry.claim
    alike = (r for r in reversed(own_rows(entry, before)) if compatible(claim.place, r[1].place) and one_beginning(claim.since, r[1].since))
    return next((r for r in alike if claim.scope == "cumulative" or entry.story == r[1].story), None)


def _direction(claim: Casualty, old: LedgerRow) -> Literal["up", "down"]:
    """By the number; where that stayed, an open end that came is up, and one that went is down."""
    if claim.low != old.low:
        return "up" if claim.low > old.low else "down"
    return "up" if claim.high is None or (old.high is not None and claim.high > old.high) else "down"


def _gave(day: str, old: LedgerRow) -> str:
    """What somebody else gave: `the Health Office gave at least 9 (2 March)`."""
    return gave(old, given_on(day, old))


def _others(entry: Entry, against: Against) -> tuple[Mark, ...]:
    """What other claimants said of the same count last: lower (UPDATED), the same (CONFIRMED), or more (DISPUTED)."""
    claim = entry.claim
    if claim.qualifier == "vague" or not (claim.place or entry.story):
        return ()
    told = sorted(_by_others(entry, against), key=lambda r: (r[0], r[1].low, r[1].key))
    if not told:
        return ()
    day, old = told[-1]
    gave = _gave(day, old)
    if (old.low, old.high) == (claim.low, claim.high):
        sure = claim.claimant and old.claimant and not is_bare(claim.claimant) and not is_bare(old.claimant) and claim.low > 1
        return (Mark(kind="CONFIRMED", cause="claimant", note=gave),) if sure else ()
    # All who died are more than the civilians among them, and that is no news of either.
    alike = population(claim.people) == population(old.people)
    if alike and claim.low > max(r.low for _, r in told):
        # Nobody changed a figure, and whether more died or others were counted nobody says.
        return () if _is_of_one_day(entry, old) else (Mark(kind="UPDATED", cause="", note=gave),)
    if claim.claimant and old.claimant and differs((claim.low, claim.high), (old.low, old.high)):
        return (Mark(kind="DISPUTED", cause="claimant", note=gave),)
    return ()


def _is_of_one_day(entry: Entry, old: LedgerRow) -> bool:
    """Whether another's total is as of the very day, or later: the two stand side by side, and neither is news of the other."""
    said = as_of(entry)
    return entry.claim.scope == "cumulative" and bool(is_day(said) and is_day(old.as_of)) and old.as_of >= said


def is_below(entry: Entry, against: Against) -> bool:
    """Whether a total is a claimant's first and less than what another was printed with: no news that leads alone."""
    kinds = {m.kind for m in marks_for(entry, against) if " gave " in m.note} if entry.claim.scope == "cumulative" else set()
    return "DISPUTED" in kinds or ("NEW" in kinds and _higher_printed(entry, against) is not None)


def _higher_printed(entry: Entry, against: Against) -> tuple[str, LedgerRow] | None:
    """The newest total that another claimant, or none, gave within a fortnight and that is beyond a claimant's first one, if any."""
    low = entry.claim.low
    return _beside(entry, against, lambda old: low < old <= LEAP * low)


def _lower_printed(entry: Entry, against: Against) -> tuple[str, LedgerRow] | None:
    """The newest total like it that another named claimant gave and that a claimant's first one is beyond, though nobody changed any."""
    low = entry.claim.low
    found = _beside(entry, against, lambda old: old < low <= LEAP * old)
    return found if found and found[1].claimant and _is_of_one_day(entry, found[1]) else None


def _beside(entry: Entry, against: Against, fits: Callable[[int], bool]) -> tuple[str, LedgerRow] | None:
    """The newest total by another than the claimant of the same count, within a fortnight, whose size `fits`."""
    claim = entry.claim
    if claim.scope != "cumulative" or claim.qualifier == "vague" or not claim.place:
        return None
    told = [
        (day, old)
        for day, old in against.before.get((claim.effect, "cumulative"), ())
        if fits(old.low)
        and old.severity == (claim.severity or "")
        and old.qualifier != "vague"
        and fold(old.place) == fold(claim.place)
        and population(old.people) == population(claim.people)
        and one_beginning(claim.since, old.since)
        and not (old.claimant and one_claimant(old.claimant, claim.claimant or ""))
        and (_age(day, against) or timedelta()) <= _FORTNIGHT
    ]
    return max(told, key=lambda r: (r[0], r[1].low, r[1].key), default=None) if not last_figure(entry, against) else None


_WEEK, _FORTNIGHT = timedelta(days=7), timedelta(days=14)


def _age(day: str, against: Against) -> timedelta | None:
    return against.opened.date() - date.fromisoformat(day[-10:]) if against.opened else None


def _by_others(entry: Entry, against: Against) -> Iterator[tuple[str, LedgerRow]]:
    """Rows of other claimants on what can only be the same: one incident's dead at one place, or a country's total of all people."""
    claim = entry.claim
    for day, old in against.before.get((claim.effect, claim.scope), ()):
        if (old.claimant and one_claimant(old.claimant, claim.claimant or "")) or not is_one_kind(
            old.people, claim.people, whole=claim.scope == "cumulative"
        ):
            continue
        if _is_told_elsewhere(claim, (day, old), against) or is_part_of_other(old, claim.people, claim.among):
            continue
        same = _is_same_count(entry, old, against.nesting) and (claim.scope == "incident" or _is_same_total(claim, old))
        if (same and fold(old.claimant) not in against.speaking) or _is_echo(claim, old) or _is_one_blow(entry, old):
            yield day, old


def _is_told_elsewhere(claim: Casualty, given: tuple[str, LedgerRow], against: Against) -> bool:
    """Whether a row without a place is of a story whose figures of that day are all of other places than the claim's."""
    day, old = given
    if old.place or not claim.place:
        return False
    placed = {r.place for rows in against.before.values() for d, r in rows if d == day and r.story == old.story and r.place}
    return bool(placed) and not any(compatible(claim.place, p) or lies_in(claim.place, p, against.nesting) for p in placed)


def _is_echo(claim: Casualty, old: LedgerRow) -> bool:
    """Whether an incident's count is another claimant's, though the two are told as two stories: so many at one place, to a man."""
    placed = claim.place and fold(claim.place) == fold(old.place) and compatible(part_of(claim.people), part_of(old.people))
    return bool(placed) and claim.scope == "incident" and claim.low == claim.high == old.low == old.high and claim.low >= _TELLING


def _is_one_blow(entry: Entry, old: LedgerRow) -> bool:
    """Whether an incident's count is of another's people, place and day, though the two are told as two stories: of a town, and of people
    of whom it is said who they are, or of so many that a town isn't hit so twice a day.
    """
    claim = entry.claim
    placed = claim.scope == "incident" and claim.place and country_of(claim.place) is None and fold(claim.place) == fold(old.place)
    near = old.low <= FALL * claim.low and claim.low <= FALL * old.low and min(old.low, claim.low) >= _FEW
    many = min(old.low, claim.low) >= _MANY
    alike = (
        (population(claim.people) or many) and population(claim.people) == population(old.people) and old.severity == (claim.severity or "")
    )
    return bool(placed and alike) and near and old.qualifier != "vague" and as_of(entry) == old.as_of


def _is_same_total(claim: Casualty, old: LedgerRow) -> bool:
    return (
        bool(claim.place and old.place)
        and fold(claim.place or "") == fold(old.place)
        and old.low <= FALL * claim.low <= FALL * LEAP * old.low
    )
