"""What a first revision covers: its window, the failures that are its own, and which later editions have its news already.

Refuses to give one failure to two editions, or one of now to a day that is made up for: a feed that is dead today was not dead then.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from diurna.desk import Desk
from diurna.edition import Window
from diurna.model import Failure
from diurna.publish import archive
from diurna.store import Store
from diurna.store.rows import EditionRow
from diurna.window import cutoff_of, window_for
from flows.clock import must_have_edition

if TYPE_CHECKING:
    from flows.making import Wanted

#: The grain of the clock: what failed at the very instant of a decision is in that edition's account, and in no other.
INSTANT = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class Cover(Struct, frozen=True, kw_only=True):
    """`failures`: those that are its own. `is_current`: it is asked for when its days are hardly over, so that what can't be read now
    matters to it. `shares`: the days of the editions, made before it, whose windows hold a part of its own.
    """

    window: Window
    failures: tuple[Failure, ...]
    is_current: bool
    shares: tuple[str, ...] = ()


def cover(desk: Desk, store: Store, wanted: "Wanted", now: datetime) -> Cover:
    """What the first revision of the edition wanted covers, made `now`. Raises UsageError where the desk's calendar has none."""
    if wanted.since:
        window = Window(start=cutoff_of(desk, wanted.since - _DAY), end=cutoff_of(desk, wanted.day), zone=desk.zone)
        until = min(now, window.end + _DAY)
        return Cover(window=window, failures=store.failures_had(window.start, until + INSTANT), is_current=until == now)
    must_have_edition(desk, wanted.day)
    window = window_for(desk, wanted.day, previous=store.last_cutoff(desk.name, cutoff_of(desk, wanted.day)))
    made = [r for r in store.editions(desk.name) if r.revision == 1 and "--" not in r.day]
    later = [r for r in made if r.day > wanted.day.isoformat()]
    failures = () if later else store.failures_had(_accounted(made), now + INSTANT)
    return Cover(window=window, failures=failures, is_current=not later, shares=tuple(_shared(store, window, later)))


def _accounted(made: list[EditionRow]) -> datetime:
    """The first instant whose failures are in nobody's account yet: after the last first revision that was the newest when it was decided,
    as later ones repeat its account, and so do editions over several days.
    """
    since, newest = _EPOCH, ""
    for row in sorted(made, key=lambda r: (r.decided_at or _EPOCH, r.day)):
        if row.day > newest:
            since, newest = max(since, row.decided_at + INSTANT if row.decided_at else _EPOCH), row.day
    return since


def _shared(store: Store, window: Window, later: list[EditionRow]) -> Iterator[str]:
    """Of `later` editions by day, those whose windows opened before `window` ends: they were made when days before them were missing."""
    for row in later:
        body = store.edition(row.desk, row.day, 1)
        if body is None or archive.edition_from(body).window.start >= window.end:
            return
        yield row.day
