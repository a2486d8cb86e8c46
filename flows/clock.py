"""The only reading of the wall clock, and days as people write them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser

from diurna.desk import Desk
from diurna.errors import UsageError
from diurna.window import last_cutoff

_WORDS = {"today": 0, "yesterday": -1}


def now() -> datetime:
    """Give the present instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


def newest_day(desk: Desk, at: datetime) -> date:
    """The day of the latest cutoff at `at`: the newest edition that can be made."""
    return last_cutoff(desk, at)


def day_from(words: str, desk: Desk, at: datetime) -> date:
    """A day as people write it: `yesterday`, `2 March 2026`, `2026-03-02`. Raises UsageError where the words name no day."""
    today = at.astimezone(ZoneInfo(desk.zone)).date()
    bare = words.strip().lower()
    if bare in _WORDS:
        return today + timedelta(days=_WORDS[bare])
    try:
        return date.fromisoformat(bare)
    except ValueError:
        pass
    blank = datetime(today.year, 1, 1)  # noqa: DTZ001 - a day has no zone
    try:
        found = parser.parse(bare, default=blank, dayfirst=True)
        other = parser.parse(bare, default=datetime(today.year, 2, 2), dayfirst=True)  # noqa: DTZ001
    except (ValueError, OverflowError):
        raise UsageError(f"{words!r} is no day; write one like 2026-03-02, 2 March 2026 or yesterday") from None
    # What the words leave open comes from the default: two defaults that give two days mean that no whole day was named.
    if found.date() != other.date() and found.replace(year=2000).date() != other.replace(year=2000).date():
        raise UsageError(f"{words!r} names no whole day; write one like 2026-03-02, 2 March 2026 or yesterday")
    return found.date()
