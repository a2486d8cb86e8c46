"""What was recorded after the edition was made whose window it lies in.

An edition's JSON is read only where something may be late for it: a year of them takes seconds.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from diurna.edition import Window
from diurna.store import rows, schema

_E = schema.editions.c
_V = schema.versions.c
#: No calendar leaves more than a month between two editions, so no window is longer but after an edition made earlier.
_LONGEST = timedelta(days=32)


class _Used(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of an edition's JSON that are read here."""

    class Inputs(msgspec.Struct, frozen=True):
        versions: tuple[str, ...]

    window: Window
    inputs: Inputs


def late(connection: sa.Connection, desk: str) -> tuple[tuple[str, int], ...]:
    """Days, in order, whose windows hold versions that their latest edition has not, with how many."""
    query = sa.select(_E.day, _E.revision, _E.cutoff, _E.decided_at).where(_E.desk == desk, _E.day.not_like("%--%"))
    made = connection.execute(query.order_by(_E.cutoff, _E.revision)).all()
    latest = {r.day: r for r in made}
    found = ((r.day, _count(connection, desk, r)) for r in _suspects(connection, made, list(latest.values())))
    return tuple((day, n) for day, n in found if n)


def _suspects(connection: sa.Connection, made: Sequence[Any], latest: Sequence[Any]) -> Iterator[Any]:
    """The editions before whose cutoff something was had and not recorded by the time they were made."""
    after = sa.select(_V.first_had, _V.recorded_at).where(_V.recorded_at > _V.first_had).order_by(_V.first_had)
    had = [(r.first_had, r.recorded_at) for r in connection.execute(after)]
    opened = _opened([r for r in made if r.revision == 1])
    for r in latest:
        window = had[bisect_left(had, (opened[r.day],)) : bisect_left(had, (r.cutoff,))]
        if r.decided_at is None or any(recorded >= r.decided_at for _, recorded in window):
            yield r


def _opened(first: Sequence[Any]) -> dict[str, datetime]:
    """Of each day an instant that its window opens at or after: the last cutoff that was made by then."""
    opened: dict[str, datetime] = {}
    for n, r in enumerate(first):
        known = (p.cutoff for p in reversed(first[:n]) if r.decided_at and p.decided_at and p.decided_at <= r.decided_at)
        opened[r.day] = next(known, r.cutoff - _LONGEST)
    return opened


def _count(connection: sa.Connection, desk: str, row: Any) -> int:  # noqa: ANN401 - a row of four columns
    this = sa.and_(_E.desk == desk, _E.day == row.day, _E.revision == row.revision)
    body = connection.execute(sa.select(_E.body).where(this)).scalar_one()
    edition = msgspec.json.decode(rows.unpack(body), type=_Used)
    held = sa.select(_V.id).where(_V.first_had >= edition.window.start, _V.first_had < edition.window.end)
    return len({r.id for r in connection.execute(held)} - set(edition.inputs.versions))
