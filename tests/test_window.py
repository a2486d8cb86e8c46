"""Windows: contiguous, and each instant in exactly one, over every zone change of ten years in ten zones."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.desk import Desk
from diurna.window import day_before, day_of, edition_day, last_cutoff, next_due, window_for

DAY = timedelta(days=1)
ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "Asia/Tehran",  # dropped daylight saving in 2022
    "Asia/Jerusalem",
    "Australia/Lord_Howe",  # changes by half an hour
    "Africa/Casablanca",  # four changes a year, around Ramadan
    "America/Santiago",  # changes at midnight
    "Asia/Beirut",  # changes at midnight
    "Pacific/Chatham",  # 45 minutes off the hour
)
#: Around midnight, inside the usual gaps and repeats, and where desks put theirs.
CUTOFFS = ("00:00", "00:30", "01:30", "02:00", "02:15", "02:30", "02:45", "03:00", "07:30", "23:45")


def desk(zone: str, cutoff: str = "07:30") -> Desk:
    return Desk(name="valley", title="Valley", zone=zone, cutoff=cutoff)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


CUTOFF_CASES = {
    "a plain day in UTC": ("UTC", "07:30", "2026-03-02", "2026-03-02T07:30"),
    "a plain day west of Greenwich": ("America/New_York", "07:30", "2026-01-15", "2026-01-15T12:30"),
    "half an hour off": ("Asia/Tehran", "07:30", "2026-03-02", "2026-03-02T04:00"),
    "a cutoff in the gap becomes its end": ("America/New_York", "02:30", "2026-03-08", "2026-03-08T07:00"),
    "the gap's first minute as well": ("America/New_York", "02:00", "2026-03-08", "2026-03-08T07:00"),
    "the gap's end is there": ("America/New_York", "03:00", "2026-03-08", "2026-03-08T07:00"),
    "a repeated cutoff is the first": ("America/New_York", "01:30", "2026-11-01", "2026-11-01T05:30"),
    "a gap at midnight": ("America/Santiago", "00:00", "2026-09-06", "2026-09-06T04:00"),
    "a gap of half an hour": ("Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-03T15:30"),
    "a skipped calendar day": ("Pacific/Apia", "07:30", "2011-12-30", "2011-12-30T10:00"),
}


@pytest.mark.parametrize("case", CUTOFF_CASES.values(), ids=CUTOFF_CASES)
def test_the_cutoff_of_a_day(case: tuple[str, str, str, str]) -> None:
    zone, cutoff, day, expected = case
    assert next_due(desk(zone, cutoff), date.fromisoformat(day)) == utc(expected)


DAY_CASES = {
    "just before the cutoff": ("Europe/London", "2026-03-02T07:29:59", "2026-03-02"),
    "at the cutoff the next day begins": ("Europe/London", "2026-03-02T07:30", "2026-03-03"),
    "just after": ("Europe/London", "2026-03-02T07:30:01", "2026-03-03"),
    "late evening is tomorrow's": ("Europe/London", "2026-03-02T23:00", "2026-03-03"),
    "in summer the cutoff is earlier in UTC": ("Europe/London", "2026-03-29T06:30", "2026-03-30"),
    "after a skipped calendar day": ("Pacific/Apia", "2011-12-30T10:00", "2011-12-31"),
}


@pytest.mark.parametrize("case", DAY_CASES.values(), ids=DAY_CASES)
def test_the_day_an_instant_belongs_to(case: tuple[str, str, str]) -> None:
    zone, instant, expected = case
    assert day_of(desk(zone), utc(instant)) == date.fromisoformat(expected)


def test_the_last_cutoff_is_the_newest_edition_that_can_be_made() -> None:
    there = desk("Europe/London")
    assert last_cutoff(there, utc("2026-03-02T07:29:59")) == date(2026, 3, 1)
    assert last_cutoff(there, utc("2026-03-02T07:30")) == date(2026, 3, 2)


def test_a_window_opens_at_the_last_cutoff_made() -> None:
    window = window_for(desk("Europe/London"), date(2026, 3, 5), previous=utc("2026-03-02T07:30"))
    assert (window.start, window.end, window.zone) == (utc("2026-03-02T07:30"), utc("2026-03-05T07:30"), "Europe/London")


def test_a_first_window_opens_at_the_cutoff_of_the_day_before() -> None:
    assert window_for(desk("UTC"), date(2026, 3, 2), previous=None).start == utc("2026-03-01T07:30")


def test_a_cutoff_made_later_is_no_previous_one() -> None:
    assert window_for(desk("UTC"), date(2026, 3, 2), previous=utc("2026-03-02T07:30")).start == utc("2026-03-01T07:30")


def test_a_previous_cutoff_in_another_zone_is_read_back_in_utc() -> None:
    there = datetime(2026, 3, 1, 8, 30, tzinfo=ZoneInfo("Europe/Paris"))
    start = window_for(desk("UTC"), date(2026, 3, 2), previous=there).start
    assert start == there
    assert start.tzinfo is UTC


@cache
def change_days(zone: str) -> tuple[date, ...]:
    """The local days, 2017 to 2026, on which `zone` changes its offset."""
    where = ZoneInfo(zone)
    days = [date(2017, 1, 1) + n * DAY for n in range(3652)]
    offsets = [datetime.combine(d, time(), where).utcoffset() for d in days]
    return tuple(d for d, a, b in zip(days, offsets, offsets[1:], strict=False) if a != b)


@pytest.mark.parametrize("zone", ZONES)
def test_windows_are_contiguous_over_every_change_of_ten_years(zone: str) -> None:
    assert zone == "UTC" or len(change_days(zone)) >= 10
    for cutoff in CUTOFFS:
        there = desk(zone, cutoff)
        for change in change_days(zone) or (date(2026, 3, 2),):
            windows = [window_for(there, change + n * DAY, previous=None) for n in range(-2, 4)]
            for first, second in pairwise(windows):
                assert first.start < first.end == second.start
            for n, window in enumerate(windows, start=-2):
                assert day_of(there, window.start) == day_of(there, window.end - timedelta(microseconds=1)) == change + n * DAY


@settings(max_examples=300, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES), cutoff=st.times().map(lambda t: t.replace(microsecond=0).isoformat()))
def test_each_instant_lies_in_exactly_one_window(data: st.DataObject, zone: str, cutoff: str) -> None:
    there = desk(zone, cutoff)
    change = data.draw(st.sampled_from(change_days(zone) or (date(2026, 3, 2),)))
    noon = datetime.combine(change, time(12), UTC)
    instant = noon + data.draw(st.timedeltas(min_value=timedelta(hours=-50), max_value=timedelta(hours=50)))
    holding = [d for d in (change + n * DAY for n in range(-5, 6)) if (w := window_for(there, d, previous=None)).start <= instant < w.end]
    assert holding == [day_of(there, instant)]
    assert next_due(there, last_cutoff(there, instant)) <= instant < next_due(there, holding[0])


# --- a calendar of editions -------------------------------------------------------------------------------------------

CALENDARS = (
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR\nEXDATE:20240401T000000,20261225T000000",
)


def by_calendar(editions: str, zone: str = "UTC", cutoff: str = "07:30") -> Desk:
    return Desk(name="valley", title="Valley", zone=zone, cutoff=cutoff, editions=editions)


def test_a_weekdays_desk_has_its_weekend_in_mondays_window() -> None:
    there = by_calendar(CALENDARS[0])
    monday = window_for(there, date(2026, 3, 2), previous=None)
    assert (monday.start, monday.end) == (utc("2026-02-27T07:30"), utc("2026-03-02T07:30"))
    assert day_of(there, utc("2026-02-28T12:00")) == date(2026, 3, 2)
    assert last_cutoff(there, utc("2026-03-01T12:00")) == date(2026, 2, 27)
    assert next_due(there, date(2026, 2, 28)) == utc("2026-03-02T07:30")


def test_a_holiday_is_left_out() -> None:
    there = by_calendar(CALENDARS[3])
    assert next_due(there, date(2026, 12, 24)) == utc("2026-12-28T07:30")
    assert day_before(there, date(2026, 12, 28)) == date(2026, 12, 23)


def test_before_calendars_begin_each_day_has_its_edition() -> None:
    there = by_calendar(CALENDARS[0])
    assert day_before(there, date(1967, 12, 31)) == date(1967, 12, 30)
    assert day_before(there, date(1968, 1, 1)) == date(1967, 12, 31)


@pytest.mark.parametrize("editions", CALENDARS)
@pytest.mark.parametrize("zone", ZONES)
def test_windows_by_a_calendar_are_contiguous_over_ten_years(zone: str, editions: str) -> None:
    there = by_calendar(editions, zone, "02:30")
    day, days = edition_day(there, date(2017, 1, 1)), []
    while day < date(2027, 1, 1):
        days.append(day)
        day = edition_day(there, day + DAY)
    ends = [window_for(there, d, previous=None).end for d in days]
    starts = [window_for(there, d, previous=None).start for d in days]
    assert starts[1:] == ends[:-1]
    assert all(a < b for a, b in zip(starts, ends, strict=True))


@settings(max_examples=200, deadline=None)
@given(data=st.data(), zone=st.sampled_from(ZONES), editions=st.sampled_from(CALENDARS))
def test_each_instant_lies_in_exactly_one_window_by_a_calendar(data: st.DataObject, zone: str, editions: str) -> None:
    there = by_calendar(editions, zone, "02:15")
    change = data.draw(st.sampled_from(change_days(zone) or (date(2026, 3, 2),)))
    instant = datetime.combine(change, time(12), UTC) + data.draw(st.timedeltas(min_value=-40 * DAY, max_value=40 * DAY))
    days = {edition_day(there, instant.date() + n * DAY) for n in range(-40, 41)}
    holding = [d for d in sorted(days) if (w := window_for(there, d, previous=None)).start <= instant < w.end]
    assert holding == [day_of(there, instant)]
    assert next_due(there, last_cutoff(there, instant)) <= instant
