"""Totals carried on: those that no article of the day moves stand in the ledger as they were last printed, with that day.

Refuses to keep what another's newer figure has made old, what somebody gave once and long ago, and what was doubted.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord, LedgerRow, Mark, name_of
from diurna.interpret.against import FALL, is_one_total, unheard
from diurna.interpret.beginnings import one_beginning
from diurna.interpret.claimants import compatible, is_bare
from diurna.interpret.figures import gave
from diurna.interpret.guards import BESIDE, is_doubted
from diurna.interpret.places import countries_in
from diurna.interpret.populations import is_one_kind, population
from diurna.interpret.voices import is_anybody
from diurna.text import day_in_words, is_day

# A total that nobody repeated for longer is history, and `diurna ledger` has it.
_CARRIED, _MOST_CARRIED = timedelta(days=28), 12


class Absent(Struct, frozen=True, kw_only=True):
    """What an edition can't stand on: versions that were taken back (`gone`), and sources that are silent against their habit."""

    gone: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def carried(rows: Sequence[LedgerRow], history: Sequence[HistoryRecord], day: str, absent: Absent) -> tuple[LedgerRow, ...]:
    """Running totals of which the day's articles say nothing new, as last printed in the four weeks before, with that day; newest
    first, the gravest where they are many.

    Totals told once stand for a week, those of nobody in particular only where no other of their count is as high, and none that was
    doubted or that another claimant's newer and higher one has made old: the Method section says so.
    They cite no source of this edition, but name the one that printed them; that a silent source printed them is said.
    """
    since = (date.fromisoformat(day[:10]) - _CARRIED).isoformat()
    kept: list[LedgerRow] = []
    recent = [h for h in history if h.day >= since]
    given = (*rows, *(r for h in recent for r in h.ledger))
    for record in reversed(recent):
        lost = {c.number for c in record.cited if c.version in absent.gone}
        # Of two figures of one day the higher is the total; the lower may be of a shorter time.
        for r in sorted(record.ledger, key=lambda r: -r.low):
            told = _says_of_what(r) and not _is_outdone(r, given)
            stands = r.scope == "cumulative" and told and r.citation.source not in lost and not is_doubted(r)
            stands = (
                stands and not _is_stale(r, record.day, day) and not any(_makes_old(o, r, _age(r, record, day)) for o in (*rows, *kept))
            )
            # A total doesn't halve: a figure so much lower counts less, whatever it was read as.
            if stands and not any(is_one_total(r, o) and FALL * o.low >= r.low for o in (*rows, *kept)) and not _is_less(r, record, recent):
                kept.append(_carried(r, record, absent.silent))
    gravest = sorted(kept, key=lambda r: (r.effect != "killed", -r.low))[:_MOST_CARRIED]
    return tuple(_beside_newer(r, (*rows, *kept)) for r in kept if r in gravest)


def _beside_newer(row: LedgerRow, others: Sequence[LedgerRow]) -> LedgerRow:
    """A total of days ago, with a flag that names the newer and higher one by another source beside it."""
    higher = [o for o in others if is_of_one_count(o, row) and o.low > row.low and o.as_of > row.as_of and is_day(o.as_of)]
    newest = max(higher, key=lambda o: (o.as_of, o.low, o.key), default=None)
    older = (f"an older figure: {gave(newest, newest.as_of)}",) if newest and is_day(row.as_of) else ()
    return replace(row, flags=(*row.flags, *older))


def is_of_one_count(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two totals can be of the same people, effect and place, from one day on, whoever gives them."""
    same = all(getattr(one, k) == getattr(other, k) for k in ("effect", "scope", "severity")) and population(one.people) == population(
        other.people
    )
    return same and bool(one.place and other.place) and compatible(one.place, other.place) and one_beginning(one.since, other.since)


def _is_less(row: LedgerRow, printed: HistoryRecord, records: Sequence[HistoryRecord]) -> bool:
    """Whether a figure is so far below what its claimant gave before that it is the count of a day, unless the way of counting changed."""
    if row.since or any(m.kind in {"METHOD", "CORRECTED"} for m in row.marks):
        return False
    earlier = (o for r in records if r.day <= printed.day for o in r.ledger if o.scope == "cumulative" and not is_doubted(o))
    return any(o.low > FALL * row.low and is_one_total(row, o) for o in earlier)


def _says_of_what(row: LedgerRow) -> bool:
    """Whether a row still tells, days later, who counts whom: a named claimant, or a place or a nation where nobody in particular does."""
    if not row.claimant or is_anybody(row.claimant):
        return bool(row.place or countries_in(row.people)) and row.qualifier != "vague"
    return not is_bare(row.claimant) and bool(row.place or row.qualifier != "vague")


_WEEK, _OUTDATED = timedelta(days=7), timedelta(days=3)


def _is_stale(row: LedgerRow, printed: str, day: str) -> bool:
    """Whether a total that its claimant gave once only was given more than a week ago."""
    once = not any(m.kind in {"REVISED", "UPDATED", "UNCHANGED", "METHOD", "DISPUTED"} for m in row.marks)
    return (once or is_anybody(row.claimant)) and date.fromisoformat(day[-10:]) - date.fromisoformat(printed[-10:]) > _WEEK


def _age(row: LedgerRow, printed: HistoryRecord, day: str) -> timedelta:
    """How long ago a figure was given, or printed where its article doesn't give the day alone (`18:00 on 23 May`)."""
    given = row.as_of if is_day(row.as_of) else printed.day[-10:]
    return date.fromisoformat(day[-10:]) - date.fromisoformat(given)


def _makes_old(other: LedgerRow, row: LedgerRow, age: timedelta) -> bool:
    """Whether another's total of the same people and place is higher, and this one's days old or nobody's. What was disputed stands."""
    if (
        not is_of_one_count(other, row)
        or other.low < row.low
        or (other.low == row.low and not other.claimant)
        or any(m.kind == "DISPUTED" for m in row.marks)
    ):
        return False
    if row.claimant and not other.claimant:
        return False  # what nobody in particular gives takes no claimant's place
    return age >= _OUTDATED or is_anybody(row.claimant)


def _is_outdone(row: LedgerRow, others: Iterable[LedgerRow]) -> bool:
    """Whether a total by nobody in particular stands beside a newer one by somebody, of a place that can be the same; of people who fled
    every count is of all who have.
    """
    return is_anybody(row.claimant) and any(
        o.effect == row.effect
        and not is_anybody(o.claimant)
        and (o.scope == "cumulative" or o.effect == "displaced")
        and "vague" not in {o.qualifier, row.qualifier}
        and o.as_of > row.as_of
        and FALL * o.low >= row.low
        and compatible(o.place, row.place)
        and is_one_kind(o.people, row.people, whole=True)
        for o in others
    )


def _carried(row: LedgerRow, record: HistoryRecord, silent: frozenset[str]) -> LedgerRow:
    said = row.as_of if is_day(row.as_of) else record.day[-10:]
    note = f"no new figure since {day_in_words(said)}"
    mark = Mark(kind="UNCHANGED", cause="claimant", note=note)
    if row.outlet in silent:
        mark = Mark(kind="UNCHANGED", cause="our coverage", note=f"{note}; {unheard(row.outlet)}")
    flags = tuple(f for f in row.flags if not f.startswith(BESIDE))
    return replace(row, marks=(mark,), flags=flags, citation=replace(row.citation, source=0), printed=name_of(record))
