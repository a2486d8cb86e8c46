"""How figures evolved over the editions: each count of each claimant, edition by edition, with the source it stood on.

Refuses to add anything up, and to join the counts of two claimants: each line is one claimant's.
"""

from collections.abc import Sequence

from msgspec import Struct

from diurna.edition import HistoryRecord, LedgerRow, Mark, name_of
from diurna.model import Effect
from diurna.text import fold


class Asked(Struct, frozen=True, kw_only=True):
    """Which figures are wanted: words of people, place, claimant and effect (any, where empty), from the day `since` (ISO) on."""

    people: str = ""
    place: str = ""
    effect: str = ""
    claimant: str = ""
    since: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One edition's figure of a count, with what stood beside it and where it came from."""

    edition: str
    day: str
    figure: str
    low: int
    high: int | None
    qualifier: str
    as_of: str
    via: str
    outlet: str
    title: str
    url: str
    marks: tuple[Mark, ...] = ()
    flags: tuple[str, ...] = ()


class Evolution(Struct, frozen=True, kw_only=True):
    """One claimant's count of one population, effect, place and scope, oldest step first."""

    key: str
    claimant: str
    effect: Effect
    scope: str
    people: str
    place: str
    since: str
    severity: str = ""
    steps: tuple[Step, ...]


def evolution(history: Sequence[HistoryRecord], asked: Asked) -> tuple[Evolution, ...]:
    """The counts asked for, running totals first, then by effect, place, people and claimant; `history` in order of days.

    A count that no edition since `asked.since` printed is left out; one that was is shown from its first step since then.
    """
    found: dict[tuple[str, str], list[tuple[HistoryRecord, LedgerRow]]] = {}
    for record in history:
        for row in record.ledger:
            if record.day >= asked.since and _is_asked(row, asked):
                # An incident's count is the same only within its story; a running total has no story of its own.
                found.setdefault((row.key, row.story if row.scope == "incident" else ""), []).append((record, row))
    return tuple(sorted((_evolution(rows) for rows in found.values()), key=_order))


def _is_asked(row: LedgerRow, asked: Asked) -> bool:
    return all(fold(getattr(asked, k)) in fold(getattr(row, k)) for k in ("people", "place", "effect", "claimant"))


def _evolution(rows: Sequence[tuple[HistoryRecord, LedgerRow]]) -> Evolution:
    last = rows[-1][1]
    named = {k: next((getattr(r, k) for _, r in reversed(rows) if getattr(r, k)), "") for k in ("people", "place", "since")}
    return Evolution(
        key=last.key,
        claimant=last.claimant,
        effect=last.effect,
        scope=last.scope,
        severity=last.severity,
        **named,
        steps=tuple(_step(h, r) for h, r in rows),
    )


def _step(record: HistoryRecord, row: LedgerRow) -> Step:
    cited = next((c for c in record.cited if c.number == row.citation.source), None)
    return Step(
        edition=name_of(record),
        day=record.day,
        **{k: getattr(row, k) for k in ("figure", "low", "high", "qualifier", "as_of", "via", "outlet", "marks", "flags")},
        title=cited.title if cited else "",
        url=cited.url if cited else "",
    )


def _order(found: Evolution) -> tuple[object, ...]:
    return (
        found.scope != "cumulative",
        found.effect,
        fold(found.place),
        fold(found.people),
        fold(found.claimant),
        found.key,
        found.steps[0].day,
    )
