"""The only reading of the wall clock, and days as people write them.

Refuses to guess a day: what leaves the day or the month open is no day, and numbers that are one day in Europe and another in America
are refused with both. With a four-digit year first they can be read only one way.
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser

from diurna.desk import Desk
from diurna.edition import Window
from diurna.errors import UsageError
from diurna.window import cutoff_of, edition_day, last_cutoff

_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_MONTH = re.compile(r"[a-z]{3}")
# The orders that people write numbers in, as `dayfirst` and `yearfirst`: day, month, year; month, day, year; and, of short years, year,
# month, day.
_ORDERS = ((True, False), (False, False), (False, True))
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


def span(window: Window) -> str:
    """A window on its own clock."""
    return f"{told(window.start, window.zone).removesuffix(f' {window.zone}')} to {told(window.end, window.zone)}"


def newest_day(desk: Desk, at: datetime) -> date:
    """The day of the latest cutoff at `at`: the newest edition that can be made."""
    return last_cutoff(desk, at)


def must_be_due(desk: Desk, day: date, at: datetime) -> None:
    """Raises UsageError where the edition of `day` is still to come at `at`."""
    due = cutoff_of(desk, day)
    if due > at:
        raise UsageError(
            f"the edition of {day} is due at {told(due, desk.zone)}, which is still to come: "
            f"its window has not closed; the newest that can be made is {newest_day(desk, at)}"
        )


def must_have_edition(desk: Desk, day: date) -> None:
    """Raises UsageError where the desk's calendar has no edition of `day`."""
    covering = edition_day(desk, day)
    if covering != day:
        raise UsageError(f"the desk's calendar has no edition of {day:%A}, {day}; that of {covering:%A}, {covering} covers it")


def day_from(words: str, desk: Desk, at: datetime) -> date:
    """A day as people write it: `yesterday`, `2 March 2026`, `2026-03-02`; without a year, the latest such day that isn't to come.
    Raises UsageError where the words name no day, or two.
    """
    today = at.astimezone(ZoneInfo(desk.zone)).date()
    bare = words.strip().lower()
    if bare in _WORDS:
        return today + timedelta(days=_WORDS[bare])
    found = _readings(bare, today)
    if len(found) > 1:
        means = " or ".join(f"{d.day} {d:%B %Y}" for d in found)
        raise UsageError(f"{words!r} may be {means}; write {' or '.join(map(str, found))}")
    if not found:
        raise UsageError(f"{words!r} names no day; write one like 2026-03-02, 2 March 2026 or yesterday")
    return found[0]


def _readings(bare: str, today: date) -> tuple[date, ...]:
    """The days that the words may name."""
    if _YEAR_FIRST.fullmatch(bare) or _iso(bare):
        found = [_iso(bare)]
    else:
        found = [_parsed(bare, today, order) for order in (_ORDERS[:2] if _MONTH.search(bare) else _ORDERS)]
    return tuple(dict.fromkeys(d for d in found if d and _FIRST_YEAR <= d.year <= _LAST_YEAR))


def _iso(bare: str) -> date | None:
    numbers = _YEAR_FIRST.fullmatch(bare)
    try:
        return date(*map(int, numbers.groups())) if numbers else date.fromisoformat(bare)
    except ValueError:
        return None


def _parsed(bare: str, today: date, order: tuple[bool, bool]) -> date | None:
    """The day that the words name whatever the default; where only the year is open, the latest such day."""
    try:
        one, other = (parser.parse(bare, default=default, dayfirst=order[0], yearfirst=order[1]).date() for default in _OPEN)
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
