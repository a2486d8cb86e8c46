"""Windows: the half-open spans of time that editions cover, on the desk's own clock. Instants are aware, in UTC.

A cutoff is a local time on a local day. Where a zone change skips that time, the cutoff is the first instant after the gap; where it
comes twice, the first. Both keep the cutoffs of successive days in order, so that every instant lies in exactly one window.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from diurna.desk import Desk
from diurna.edition import Window

_DAY = timedelta(days=1)


def next_due(desk: Desk, day: date) -> datetime:
    """The cutoff of `day`: when its edition is due, and the end (not included) of its window."""
    zone = ZoneInfo(desk.zone)
    local = datetime.combine(day, desk.cutoff_time, zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return _end_of_gap(local, zone)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """The first instant after the gap that `local` lies in: read with the offset after it, `local` is before; with that before, after."""
    before, after = local.replace(fold=1).astimezone(UTC), local.replace(fold=0).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())  # zones change on whole seconds
    while high - low > 1:
        middle = (low + high) // 2
        same = datetime.fromtimestamp(middle, zone).utcoffset() == offset
        low, high = (middle, high) if same else (low, middle)
    return datetime.fromtimestamp(high, UTC)


def window_for(desk: Desk, day: date, *, previous: datetime | None) -> Window:
    """The window of `day`: from `previous`, the last cutoff made, to its own. Without one (or with one that isn't before the day's
    own cutoff) it opens at the cutoff of the day before.
    """
    end = next_due(desk, day)
    start = previous.astimezone(UTC) if previous is not None and previous < end else next_due(desk, day - _DAY)
    return Window(start=start, end=end, zone=desk.zone)


def day_of(desk: Desk, instant: datetime) -> date:
    """The day whose window, by schedule, holds `instant`: that of the next cutoff strictly after it."""
    day = instant.astimezone(ZoneInfo(desk.zone)).date() - _DAY
    # A skipped calendar day (Samoa, 30 December 2011) makes the local date run ahead by one: start a day early and walk.
    while next_due(desk, day) <= instant:
        day += _DAY
    return day


def last_cutoff(desk: Desk, now: datetime) -> date:
    """The day of the latest cutoff that isn't after `now`: the newest edition that can be made."""
    return day_of(desk, now) - _DAY
