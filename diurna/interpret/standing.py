"""How a day's figure stands to what earlier editions printed: its claimant's last one for the same count, and other claimants'.

Refuses to read a figure that another claimant gives as the first one's change of mind.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from diurna.edition import LedgerRow, Mark
from diurna.interpret.against import (
    FALL,
    LEAP,
    Against,
    Before,
    given_on,
    is_one_blow,
    is_own,
    is_same_count,
    is_same_people,
    last_figure,
    own_rows,
    unheard,
)
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import Entry, compatible, is_bare, one_claimant
from diurna.interpret.figures import differs, gave
from diurna.interpret.figurewords import as_of, method_change, stated_reason
from diurna.interpret.firsts import first_dead
from diurna.interpret.lines import is_belated
from diurna.interpret.merging import ALIKE
from diurna.interpret.nesting import lies_in
from diurna.interpret.places import country_of
from diurna.interpret.populations import is_one_kind, part_of, population
from diurna.interpret.terms import figures
from diurna.interpret.voices import is_anybody
from diurna.interpret.wholes import are_near, is_part_of_other
from diurna.model import Casualty
from diurna.text import day_in_words, fold, is_day

#: So many dead at one place are hardly counted twice by chance; a total that high is known by its figure alone.
_TELLING, _HIGH = 10, 100
#: `About 250` is 246, and hardly 230.
_LOOSE = 0.05

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
    first = () if own or others else first_dead(entry, against.before)
    return (*first, *others, *(own if not others else ()), *((Mark(kind="LATE", cause="late report", note=note),) if late else ()))


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
        # Less than a round figure, under another name of the claimant's: another count as likely as that one in other words.
        unsure = claim.low < last[1].low and fold(claim.claimant) != fold(last[1].claimant) and _is_one_figure(claim, last[1])
        return () if unsure else (_moved(entry, last, against.silent),)
    return _first(entry, against) if claim.scope == "cumulative" else ()


def _first(entry: Entry, against: Against) -> tuple[Mark, ...]:
    """What a claimant's total without one before it is: beyond one incident's count, told before without the word, or its first."""
    claim, before = entry.claim, against.before
    if grown := _grown_from(entry, against):
        where = f" in {grown[1].place}" if grown[1].place and grown[1].place != claim.place else ""
        return (Mark(kind="NEW", cause="claimant", note=f"{FIRST_TOTAL}; {_gave(*grown)}, for one incident{where}"),)
    if same := _given_before(entry, before):
        return (Mark(kind="UNCHANGED", cause="claimant", note=f"as on {day_in_words(given_on(*same))}"),)
    first = before and not any(is_same_count(entry, r, against.nesting) for _, r in own_rows(entry, before))
    return (Mark(kind="NEW", cause="claimant", note=f"first figure by this claimant{_beside_others(entry, against)}"),) if first else ()


def _given_before(entry: Entry, before: Before) -> tuple[str, LedgerRow] | None:
    """The row in which a total's claimant gave that very figure, told without a word that it is a total."""
    claim = entry.claim
    rows = reversed(before.get((claim.effect, "incident"), ()))
    same = (f for f in rows if f[1].low == claim.low >= _TELLING and f[1].qualifier == claim.qualifier and is_own(entry, f[1]))
    return next((f for f in same if compatible(claim.place, f[1].place) and is_same_people(claim.people, f[1].people)), None)


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
    if not population(claim.people):
        return None
    told = [
        (day, old)
        for day, old in against.before.get((claim.effect, "incident"), ())
        if old.low < claim.low <= LEAP * old.low
        and old.qualifier != "vague"
        and old.severity == (claim.severity or "")
        and population(old.people) == population(claim.people)
        and is_same_people(claim.people, old.people)
        and not _are_others(claim.people or "", old.people)
        and compatible(claim.place, old.place)
        and (_age(day, against) or timedelta()) <= _WEEK
    ]
    return max(told, key=lambda r: (r[0], r[1].low, r[1].key), default=None)


def _are_others(one: str, other: str) -> bool:
    """Whether both say whose people they are, and name another nation or body each."""
    named = [{country_of(name) or name for name in _NAME.findall(people)} for people in (one, other)]
    return all(named) and named[0].isdisjoint(named[1])


_NAME = re.compile(r"\b[A-Z][\w’'-]*")


def _moved(entry: Entry, last: tuple[str, LedgerRow], silent: frozenset[str]) -> Mark:
    """How the figure stands to its claimant's last one. A fall that nobody explains may be ours, where the source of the higher figure is
    `silent`: the lower one may be an older one that another source carries.
    """
    claim, (_, old), day = entry.claim, last, given_on(*last)
    if (old.low, old.high, old.qualifier) == (claim.low, claim.high, claim.qualifier):
        return Mark(kind="UNCHANGED", cause="claimant", note=f"as on {day_in_words(day)}")
    if claim.low == old.low and old.high is None and claim.qualifier in ALIKE:
        return Mark(kind="UNCHANGED", cause="claimant", note=f"was {old.figure} ({day_in_words(day)})")
    if _is_one_figure(claim, old):
        return Mark(kind="UPDATED", cause="claimant", note=f"was {old.figure} ({day_in_words(day)})")
    reason = stated_reason(entry)
    note = f"from {old.figure} ({day_in_words(day)})" + (f": “{reason}”" if reason else "")
    way = _direction(claim, old)
    if way == "down" and not reason and old.outlet in silent:
        return Mark(kind="REVISED", cause="our coverage", direction=way, note=f"{note}; {unheard(old.outlet)}")
    return Mark(kind="REVISED", cause="claimant", direction=way, note=note)


def _is_one_figure(claim: Casualty, old: LedgerRow) -> bool:
    """Whether a figure is the one before in other words: `about 9` is 9, and what was `about 250` is 246."""
    near = claim.low == old.low or (old.qualifier == "about" and 0 <= old.low - claim.low <= _LOOSE * old.low)
    return near and {old.qualifier, claim.qualifier} <= ALIKE


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
    told = _last_by_others(entry, against)
    if not told:
        return ()
    day, old = told[-1]
    gave = _gave(day, old)
    placed = claim.scope == "cumulative" or bool(claim.place and old.place)
    both = [claim.claimant or "", old.claimant]
    if (old.low, old.high) == (claim.low, claim.high):
        sure = placed and claim.low > 1 and not any(not who or is_bare(who) for who in both)
        # Who says so now, nobody tells: the figure is no other, and no second voice.
        again = not claim.claimant and claim.scope == "cumulative" and claim.low >= _HIGH
        return (Mark(kind="CONFIRMED" if sure else "UNCHANGED", cause="claimant", note=gave),) if sure or again else ()
    # All who died are more than the civilians among them, and that is no news of either.
    alike = population(claim.people) == population(old.people)
    if alike and claim.low > max(r.low for _, r in told):
        # Nobody changed a figure, and whether more died or others were counted nobody says.
        return () if _is_of_one_day(entry, old) else (Mark(kind="UPDATED", cause="", note=gave),)
    known = placed and not any(not who or is_anybody(who) for who in both)
    if known and differs((claim.low, claim.high), (old.low, old.high)):
        return (Mark(kind="DISPUTED", cause="claimant", note=gave),)
    return ()


def _last_by_others(entry: Entry, against: Against) -> list[tuple[str, LedgerRow]]:
    return sorted(_by_others(entry, against), key=lambda r: (r[0], r[1].low, r[1].key))


def gainsaid(entry: Entry, against: Against) -> LedgerRow | None:
    """The printed figure for which a figure is marked as disputed, if any."""
    disputed = any(m.kind == "DISPUTED" for m in marks_for(entry, against))
    return _last_by_others(entry, against)[-1][1] if disputed else None


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


_DAY, _WEEK, _FORTNIGHT = timedelta(days=1), timedelta(days=7), timedelta(days=14)


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
        if claim.scope == "incident" and not _is_near(entry, day, old):
            continue
        same = is_same_count(entry, old, against.nesting) and (claim.scope == "incident" or _is_same_total(claim, old))
        if (same and fold(old.claimant) not in against.speaking) or _is_echo(claim, old) or is_one_blow(entry, old):
            yield day, old


def _is_near(entry: Entry, day: str, old: LedgerRow) -> bool:
    """Whether an incident's count and a printed one are of days so near that both may be of one event; a land has many in few days."""
    wide = not (entry.claim.place and old.place) or country_of(entry.claim.place) is not None
    said, days = as_of(entry), (old.as_of, day[-10:])
    return any(is_day(d) and (are_near(said, d, within=_DAY) if wide else are_near(said, d)) for d in days)


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


def _is_same_total(claim: Casualty, old: LedgerRow) -> bool:
    return (
        bool(claim.place and old.place)
        and fold(claim.place or "") == fold(old.place)
        and old.low <= FALL * claim.low <= FALL * LEAP * old.low
    )
