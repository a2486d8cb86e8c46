"""Totals on which nobody says anything new, but which an article of the day gives once more: the row says so.

Refuses small counts of people of whom it isn't said who they are, and what another claimant gives: two may count alike by chance.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from diurna.edition import LedgerRow
from diurna.interpret.claimants import compatible, one_claimant
from diurna.interpret.populations import is_one_kind, population
from diurna.model import Article, Casualty
from diurna.text import day_in_words

#: So many of one kind, and so many of whom nothing is said, are hardly counted twice by chance.
_FEW, _TELLING = 5, 100


def with_repeats(rows: Sequence[LedgerRow], told: Iterable[tuple[Casualty, Article, str]]) -> tuple[LedgerRow, ...]:
    """The rows carried on, each with the last outlet that repeats its figure among the day's claims `told`, and the day of that."""
    given = [(c, a) for c, a, _ in told]
    return tuple(_noted(r, [a for c, a in given if _repeats(c, r)]) for r in rows)


def _noted(row: LedgerRow, by: Sequence[Article]) -> LedgerRow:
    dated = [(f"{a.published_at:%Y-%m-%d}", a.source, a.id) for a in by if a.published_at]
    later = [d for d in dated if d[0] > row.as_of]
    if not later:
        return row
    day, outlet, _ = max(later)
    note = f"last repeated by {outlet} ({day_in_words(day)})"
    return replace(row, marks=tuple(replace(m, note=f"{m.note}; {note}") if m.kind == "UNCHANGED" else m for m in row.marks))


def _repeats(claim: Casualty, row: LedgerRow) -> bool:
    figures = (claim.effect, claim.low, claim.severity or "") == (row.effect, row.low, row.severity) and claim.qualifier != "vague"
    enough = row.low >= (_FEW if population(row.people) else _TELLING)
    spoken = not claim.claimant or one_claimant(claim.claimant, row.claimant)
    placed = compatible(claim.place, row.place) and is_one_kind(row.people, claim.people, whole=True)
    return figures and enough and spoken and placed and claim.status not in {"denied", "planned"}
