"""Running tolls over the days, for the charts: a claimant's own, and beside each other those that several sources give of one count.

A figure stands on the day as of which it is, and on its edition's where that isn't one day. Refuses to draw one line through figures of
two sources, and a chart of what nobody gives today.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from diurna.edition import HistoryRecord, LedgerRow, Series, SeriesStep
from diurna.interpret.carried import is_of_one_count
from diurna.interpret.figures import effect_in_words, given_by
from diurna.interpret.guards import is_doubted
from diurna.text import fold

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: Two figures by two sources are no course of a toll.
_STEPS = 3


def series(history: Sequence[HistoryRecord], day: str, rows: Sequence[LedgerRow]) -> tuple[Series, ...]:
    """Each cumulative toll with a figure today over the days, where it has moved: a named claimant's, or from one source to another."""
    printed = [(when, r) for when, told in (*((h.day, h.ledger) for h in history), (day, rows)) for r in told if _is_total(r)]
    current = [r for when, r in printed if when == day]
    own = _by(printed, lambda r: r.key if r.claimant else "")
    keys = {r.key for r in current if r.claimant}
    moved = {k: _series(k, own[k], "") for k in own if k in keys and len({r.low for r in own[k].values()}) > 1}
    for r in current:
        told = [(when, o) for when, o in printed if o.place and is_of_one_count(o, r) and o.qualifier != "vague" and not is_doubted(o)]
        if len({when for when, _ in told}) > 1 and len({o.low for _, o in told}) >= _STEPS:
            moved = {**_beside(told, r, moved), **moved}
    return tuple(moved[k] for k in sorted(moved))


def _is_total(row: LedgerRow) -> bool:
    return row.scope == "cumulative" and not row.printed


def _beside(told: Iterable[tuple[str, LedgerRow]], row: LedgerRow, drawn: Mapping[str, Series]) -> dict[str, Series]:
    """A series for each source of one count under the label of `row`, but for claimants whose own is `drawn`. An outlet that names no
    claimant is one source, however it words since when.
    """
    sources = _by(told, lambda r: r.key if r.key in drawn or r.claimant else f"{fold(_label(r))}|{fold(r.via or r.outlet)}")
    return {k: _series(k, steps, _label(row)) for k, steps in sources.items() if k not in drawn}


def _by(told: Iterable[tuple[str, LedgerRow]], key: Callable[[LedgerRow], str]) -> dict[str, dict[str, LedgerRow]]:
    """Rows by a key of theirs, where it isn't empty, and by the day that they are of."""
    found: dict[str, dict[str, LedgerRow]] = {}
    for when, r in told:
        if name := key(r):
            found.setdefault(name, {})[_as_of(when, r)] = r
    return found


def _as_of(edition: str, row: LedgerRow) -> str:
    return min(row.as_of, edition[-10:]) if _DAY.fullmatch(row.as_of) else edition[-10:]


def _series(key: str, by_day: Mapping[str, LedgerRow], label: str) -> Series:
    days = sorted(by_day)
    last = by_day[days[-1]]
    marks = ["", *(_step_mark(by_day[a], by_day[b]) for a, b in pairwise(days))]
    steps = tuple(SeriesStep(day=d, value=by_day[d].low, mark=m, figure=by_day[d].figure) for d, m in zip(days, marks, strict=True))
    return Series(key=key, label=label or _label(last), claimant=given_by(last), steps=steps)


def _label(row: LedgerRow) -> str:
    return f"{row.people or 'people'} {effect_in_words(row)}" + (f", {row.place}" if row.place else "")


def _step_mark(before: LedgerRow, after: LedgerRow) -> str:
    """METHOD breaks the line; a fall is marked. A total that rises is what totals do."""
    if any(m.kind == "METHOD" for m in after.marks):
        return "METHOD"
    return "REVISED down" if after.low < before.low else ""
