"""Windows: the half-open spans of time that editions cover, on the desk's own clock. Instants are aware, in UTC.

A cutoff is a local time on a local day. Where a zone change skips that time, the cutoff is the first instant after the gap; where it
comes twice, the first. Both keep the cutoffs of successive days in order, so that every instant lies in exactly one window.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from diurna import calendar
from diurna.desk import Desk
from diurna.edition import Window

_DAY = timedelta(days=1)


def next_due(desk: Desk, day: date) -> datetime:
    """When the first edition that isn't before `day` is due, by the desk's calendar; its window ends then (not included)."""
    return cutoff_of(desk, edition_day(desk, day))


def edition_day(desk: Desk, day: date) -> date:
    """The day of the edition that holds the news of `day`: itself, or the next that the desk's calendar has."""
    return calendar.on_or_after(desk.editions, day)


def day_before(desk: Desk, day: date) -> date:
    """The last day with an edition before `day`, by the desk's calendar."""
    return calendar.before(desk.editions, day)


def cutoff_of(desk: Desk, day: date) -> datetime:
    """The cutoff of `day`, whether it has an edition or not."""
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
    own cutoff) it opens at the cutoff of the edition day before: a Monday's holds the weekend where the calendar has weekdays only.
    """
    end = cutoff_of(desk, day)
    start = previous.astimezone(UTC) if previous is not None and previous < end else cutoff_of(desk, day_before(desk, day))
    return Window(start=start, end=end, zone=desk.zone)


def day_of(desk: Desk, instant: datetime) -> date:
    """The day whose window, by schedule, holds `instant`: that of the next cutoff strictly after it."""
    # A skipped calendar day (Samoa, 30 December 2011) makes the local date run ahead by one: start a day early and walk.
    day = edition_day(desk, instant.astimezone(ZoneInfo(desk.zone)).date() - _DAY)
    while cutoff_of(desk, day) <= instant:
        day = edition_day(desk, day + _DAY)
    return day


def last_cutoff(desk: Desk, now: datetime) -> date:
    """The day of the latest cutoff that isn't after `now`: the newest edition that can be made."""
    return day_before(desk, day_of(desk, now))
