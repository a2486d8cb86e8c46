"""Which days a person asks for: one, several as one edition, or all since an edition."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from diurna.desk import Desk
from diurna.errors import UsageError
from flows import clock
from flows.place import Place

_NAME = re.compile(r"(?:.+-)?(\d{4}-\d\d-\d\d)(?:\.r\d+(?:\.\w+)?)?")


def asked(place: Place, words: Mapping[str, str | None]) -> tuple[date | None, date | None]:
    """The first day of an edition over several (None for one of a day) and its day (None for the newest due), from what was typed under
    `words` (the day), `start`, `end` and `after` (an edition). Raises UsageError where it makes no sense or is still to come.
    """
    at = clock.now()
    day, start, end, after = (words.get(k) for k in ("words", "start", "end", "after"))
    if day is not None and (start or end or after):
        raise UsageError("give --day, or --from and --to, or --since-edition")
    if start is None and after is None:
        if end is not None:
            raise UsageError("--to needs --from, or --since-edition")
        return None, _due(place.desk, day, at) if day is not None else None
    if start is not None and after is not None:
        raise UsageError("give --from or --since-edition, not both")
    last = _due(place.desk, end, at) if end is not None else clock.newest_day(place.desk, at)
    first = clock.day_from(start, place.desk, at) if start is not None else _after(place, after or "", at)
    return _ordered(first, last)


def label(place: Place, words: str | None) -> str | None:
    """How the archive names the day, or the days (`2026-03-06--2026-03-08`), that the words say; None without any."""
    if words is None:
        return None
    at = clock.now()
    return "--".join(clock.day_from(part, place.desk, at).isoformat() for part in words.split("--", 1))


def _ordered(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise UsageError(f"nothing is due from {first} to {last}: the first day comes after the last")
    if first == last:
        raise UsageError(f"{first} is one day: diurna run --day {first}")
    return first, last


def _due(desk: Desk, words: str, at: datetime) -> date:
    day = clock.day_from(words, desk, at)
    clock.must_be_due(desk, day, at)
    return day


def _after(place: Place, words: str, at: datetime) -> date:
    """The day after that of an edition, which must be there."""
    name = _NAME.fullmatch(words.strip())
    day = clock.day_from(name[1] if name else words, place.desk, at)
    with place.store() as store:
        if store.edition(place.desk.name, day.isoformat(), 1) is None:
            raise UsageError(f"there is no edition of {day}; diurna archive list shows what there is")
    return day + timedelta(days=1)
