"""Tolls as they move over a few days on fourteen invented desks: what ledger, changes and disputes must and must not say."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from diurna.desk import Scope
from diurna.edition import Dispute, Edition, HistoryRecord, LedgerRow
from diurna.interpret.compose import make_edition
from diurna.model import Article
from tests.interpret.invented import DAY, DESK, article, at, brief

DESKS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "tolls_over_days.toml").read_text(encoding="utf-8"))


def _articles(told: list[str], n: int) -> Iterator[Article]:
    for k, line in enumerate(told):
        outlet, title, text = (part.strip() for part in line.split(" | "))
        when = at(12 + k) + timedelta(days=n)
        yield article(f"{n}-{k}", title, text, source=outlet, address=f"https://x.example/{n}/{k}", published_at=when, fetched_at=when)


@cache
def editions(name: str) -> tuple[Edition, ...]:
    desk = replace(DESK, scope=Scope(about=tuple(DESKS[name]["about"])), outlets=())
    history: list[HistoryRecord] = []
    made = []
    for n, day in enumerate(DESKS[name]["days"]):
        asked = brief(DAY + timedelta(days=n), history_editions=tuple(f"{h.desk}-{h.day}.r1" for h in history))
        made.append(make_edition(asked, list(_articles([f"{a} " for a in day["articles"]], n)), history, desk))
        history.append(made[-1].history)
    return tuple(made)


def _row(r: LedgerRow) -> str:
    return f"{r.scope} {r.effect} {r.low} @{r.place} by {r.claimant or '-'}"


def _matches(pattern: str, row: LedgerRow) -> bool:
    what, _, who = pattern.partition(" by ")
    count, _, where = what.partition(" @")
    told = re.match(rf"{count.removesuffix(' .*').strip()} @", _row(row)) and re.search(where, row.place)
    return bool(told) and bool(re.search(who, row.claimant or "-"))


def _disputes(edition: Edition) -> list[Dispute]:
    return [d for d in edition.disputed if d.sides]


def faults(edition: Edition, wanted: Mapping[str, Any]) -> list[str]:
    """What `wanted` asks of an edition and it doesn't hold, in words."""
    rows, sides = edition.ledger, [[f"{s.claimant} {s.figure}" for s in d.sides] for d in _disputes(edition)]
    changes = [f"{c.mark.kind} {c.text}" for c in edition.changes]
    count = {p: sum(_matches(p, r) for r in rows) for key in ("once", "no_rows") for p in wanted.get(key, ())}
    found = [f"{count[p]} times: {p}" for p in wanted.get("once", ()) if count[p] != 1]
    found += [f"must not stand: {p}" for p in wanted.get("no_rows", ()) if count[p]]
    found += [f"no change: {p}" for p in wanted.get("changes", ()) if not any(re.match(p.replace(" ", " .*", 1), c) for c in changes)]
    found += [f"false change: {p}" for p in wanted.get("no_changes", ()) if any(re.match(p, c) for c in changes)]
    found += [
        f"no dispute: {p}" for p in wanted.get("dispute", ()) if not any(all(any(re.search(w, t) for t in s) for w in p) for s in sides)
    ]
    found += [f"disputes: {sides}"] if "disputes" in wanted and len(sides) != wanted["disputes"] else []
    return [f"day {edition.day}: {f}" for f in found]


@pytest.mark.parametrize("name", DESKS)
def test_tolls_over_days(name: str) -> None:
    made = editions(name)
    found = [f for e, wanted in zip(made, DESKS[name]["days"], strict=True) for f in faults(e, wanted)]
    stands = [f"{e.day}: {_row(r)} {[m.kind for m in r.marks]}" for e in made for r in e.ledger]
    assert not found, "\n".join([*found, *stands, *(f"{e.day}: {c.mark.kind} {c.text}" for e in made for c in e.changes)])


def test_no_claimant_disputes_itself() -> None:
    for name in DESKS:
        for d in (d for e in editions(name) for d in _disputes(e)):
            assert len({s.claimant for s in d.sides}) == len(d.sides)
