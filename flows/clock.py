"""The only reading of the wall clock, and days as people write them.

Refuses to guess a day: what leaves the day or the month open is no day. Day before month, as most of the world writes it, unless the
year stands first.
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser

from diurna.desk import Desk
from diurna.errors import UsageError
from diurna.window import cutoff_of, edition_day, last_cutoff

_WORDS = {"today": 0, "yesterday": -1}
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
# Two defaults for what the words leave open, different in year, month and day; leap years, and months of 31 days.
_OPEN = (datetime(2000, 1, 1), datetime(2004, 3, 2))  # noqa: DTZ001 - a day has no zone
_LEAP_CYCLE = 8  # years between two 29ths of February, at most
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


def now() -> datetime:
    """Give the present instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


def told(at: datetime, zone: str) -> str:
    """An instant on the clock of `zone`, which it names."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}"


def newest_day(desk: Desk, at: datetime) -> date:
    """The day of the latest cutoff at `at`: the newest edition that can be made."""
    return last_cutoff(desk, at)


def must_be_due(desk: Desk, day: date, at: datetime) -> None:
    """Raises UsageError where the edition of `day` is still to come at `at`."""
    due = cutoff_of(desk, day)
    if due > at:
        raise UsageError(
            f"the edition of {day} is due at {told(due, desk.zone)}, which is still to come; the newest is {newest_day(desk, at)}"
        )


def must_have_edition(desk: Desk, day: date) -> None:
    """Raises UsageError where the desk's calendar has no edition of `day`."""
    covering = edition_day(desk, day)
    if covering != day:
        raise UsageError(f"the desk's calendar has no edition of {day:%A}, {day}; that of {covering:%A}, {covering} covers it")


def day_from(words: str, desk: Desk, at: datetime) -> date:
    """A day as people write it: `yesterday`, `2 March 2026`, `2026-03-02`; without a year, the latest such day that isn't to come.
    Raises UsageError where the words name no day.
    """
    today = at.astimezone(ZoneInfo(desk.zone)).date()
    bare = words.strip().lower()
    if bare in _WORDS:
        return today + timedelta(days=_WORDS[bare])
    found = _iso(bare) or _parsed(bare, today)
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise UsageError(f"{words!r} names no day; write one like 2026-03-02, 2 March 2026 or yesterday")
    return found


def _iso(bare: str) -> date | None:
    numbers = _YEAR_FIRST.fullmatch(bare)
    try:
        return date(*map(int, numbers.groups())) if numbers else date.fromisoformat(bare)
    except ValueError:
        return None


def _parsed(bare: str, today: date) -> date | None:
    """The day that the words name whatever the default; where only the year is open, the latest such day."""
    if _YEAR_FIRST.fullmatch(bare):
        return None
    try:
        one, other = (parser.parse(bare, default=default, dayfirst=True).date() for default in _OPEN)
    except (ValueError, OverflowError, TypeError):
        return None
    if one == other:
        return one
    if (one.month, one.day) != (other.month, other.day) or (one.year, other.year) != tuple(d.year for d in _OPEN):
        return None
    years = range(today.year, today.year - _LEAP_CYCLE - 1, -1)
    return next((d for y in years if (d := _day(y, one)) and d <= today), None)


def _day(year: int, like: date) -> date | None:
    try:
        return like.replace(year=year)
    except ValueError:
        return None
