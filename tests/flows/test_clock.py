"""Days as people write them, and the day that a run is for."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diurna.desk import Desk
from diurna.errors import UsageError
from flows import clock
from flows.daily import day_scheduled

DESK = Desk(name="brennick", title="Brennick")
AT = datetime(2026, 3, 10, 22, 0, tzinfo=UTC)

DAYS = {
    "today": ("today", date(2026, 3, 10)),
    "yesterday": ("yesterday", date(2026, 3, 9)),
    "capitals and space": ("  Yesterday ", date(2026, 3, 9)),
    "as ISO writes it": ("2026-03-02", date(2026, 3, 2)),
    "ISO without hyphens": ("20260302", date(2026, 3, 2)),
    "the year first, without noughts": ("2026-3-2", date(2026, 3, 2)),
    "the year first, with slashes": ("2026/03/02", date(2026, 3, 2)),
    "the year first, with points": ("2026.03.02", date(2026, 3, 2)),
    "in words": ("2 March 2026", date(2026, 3, 2)),
    "in words, short": ("2 mar 26", date(2026, 3, 2)),
    "the American way": ("March 2, 2026", date(2026, 3, 2)),
    "with its weekday": ("Monday 2 March 2026", date(2026, 3, 2)),
    "an ordinal": ("2nd of March 2026", date(2026, 3, 2)),
    "numbers that can only have the day first": ("31.12.2025", date(2025, 12, 31)),
    "numbers that can only be the American way": ("03/22/2026", date(2026, 3, 22)),
    "no year: this one": ("2 March", date(2026, 3, 2)),
    "no year, and still to come this year: last year's": ("30 December", date(2025, 12, 30)),
    "no year, a leap day": ("29 February", date(2024, 2, 29)),
    "numbers with one reading": ("03/03/2026", date(2026, 3, 3)),
    "tomorrow, which has no edition yet": ("tomorrow", date(2026, 3, 11)),
    "with a time": ("2 March 2026 08:00", date(2026, 3, 2)),
    "one to come": ("2027-03-02", date(2027, 3, 2)),
}
NO_DAYS = {
    "nothing": "",
    "space": "  ",
    "a month": "march",
    "a month and a year": "March 2026",
    "a year": "2026",
    "a number": "7",
    "a weekday": "monday",
    "a time": "08:30",
    "a day that no month has": "31/02",
    "a day that the year doesn't have": "29 February 2026",
    "thirteen months": "2026-13-01",
    "words": "the day before the strike",
    "a year nobody briefed": "0001-01-01",
    "the last day of all": "9999-12-31",
    "an overflow": "99999999999999999999",
    "two days": "2 March to 3 March",
}


@pytest.mark.parametrize(("words", "day"), DAYS.values(), ids=DAYS)
def test_days_as_people_write_them(words: str, day: date) -> None:
    assert clock.day_from(words, DESK, AT) == day


@pytest.mark.parametrize("words", NO_DAYS.values(), ids=NO_DAYS)
def test_what_names_no_day_says_how_to_write_one(words: str) -> None:
    with pytest.raises(UsageError, match=r"names no day; write one like 2026-03-02, 2 March 2026 or yesterday"):
        clock.day_from(words, DESK, AT)


TWO_DAYS = {
    "with slashes": ("03/02/2026", "3 February 2026 or 2 March 2026; write 2026-02-03 or 2026-03-02"),
    "with points": ("3.2.2026", "3 February 2026 or 2 March 2026; write 2026-02-03 or 2026-03-02"),
    "with a time": ("03/02/2026 08:00", "3 February 2026 or 2 March 2026; write 2026-02-03 or 2026-03-02"),
    "without a year": ("3/2", "3 February 2026 or 2 March 2026; write 2026-02-03 or 2026-03-02"),
    "a short year, first or last": ("26-03-02", "26 March 2002 or 2 March 2026; write 2002-03-26 or 2026-03-02"),
}


@pytest.mark.parametrize(("words", "told"), TWO_DAYS.values(), ids=TWO_DAYS)
def test_numbers_that_name_two_days_are_refused_with_both(words: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        clock.day_from(words, DESK, AT)
    assert str(caught.value) == f"{words!r} may be {told}"


def test_a_day_that_is_not_over_says_when_its_window_closes() -> None:
    desk = replace(DESK, zone="Asia/Kolkata")
    with pytest.raises(
        UsageError, match=r"2026-03-12 is due at 2026-03-12 07:30 Asia/Kolkata.* its window has not closed; .* is 2026-03-10$"
    ):
        clock.must_be_due(desk, clock.day_from("tomorrow", desk, AT), AT)


def test_today_is_the_desks_own() -> None:
    assert clock.day_from("today", replace(DESK, zone="Asia/Kolkata"), AT) == date(2026, 3, 11)


@given(st.text(alphabet=st.sampled_from("0123456789-/.: ,abcdefghijlmnoprstuvyMJ٣"), max_size=16))
def test_any_words_are_a_day_or_a_usage_error(words: str) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(clock.day_from(words, DESK, AT), date)


@pytest.mark.parametrize("day", [date(2026, 3, d) for d in range(1, 29)])
def test_a_day_printed_is_read_as_itself(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%Y/%m/%d", "%a %d %b %Y", *(("%d/%m/%Y", "%m/%d/%Y") if day.day > 12 else ())):
        assert clock.day_from(day.strftime(form), DESK, AT) == day


def utc(*given: int) -> datetime:
    return datetime(*given, tzinfo=UTC)  # type: ignore[misc,arg-type]


MORNING, AUCKLAND = ("UTC", "07:30"), ("Pacific/Auckland", "07:30")
PARIS, BEIRUT = ("Europe/Paris", "02:30"), ("Asia/Beirut", "00:30")
RUNS = {
    "at the cutoff": (MORNING, utc(2026, 3, 2, 7, 30), utc(2026, 3, 2, 7, 30, 2), date(2026, 3, 2)),
    "two days late": (MORNING, utc(2026, 3, 2, 7, 30), utc(2026, 3, 4, 9), date(2026, 3, 2)),
    "an evening cutoff, begun after midnight": (("UTC", "23:30"), utc(2026, 3, 2, 23, 30), utc(2026, 3, 3, 0, 5), date(2026, 3, 2)),
    "a morning that is yesterday in UTC": (AUCKLAND, utc(2026, 3, 1, 18, 30), utc(2026, 3, 1, 18, 31), date(2026, 3, 2)),
    "asked for after the cutoff": (MORNING, utc(2026, 3, 2, 15), utc(2026, 3, 2, 15), date(2026, 3, 2)),
    "asked for before the cutoff: the newest that is due": (MORNING, utc(2026, 3, 2, 5), utc(2026, 3, 2, 5), date(2026, 3, 1)),
    "a past day asked for by its date": (MORNING, utc(2026, 2, 20), utc(2026, 3, 2, 5), date(2026, 2, 20)),
    "skipped in spring, fired an hour early": (PARIS, utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 0, 30), date(2026, 3, 29)),
    "skipped at midnight, fired the evening before": (BEIRUT, utc(2026, 3, 28, 21, 30), utc(2026, 3, 28, 21, 30), date(2026, 3, 29)),
    "met twice in autumn, the second time": (PARIS, utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 1, 30), date(2026, 10, 25)),
}


@pytest.mark.parametrize(("clockwork", "scheduled", "at", "day"), RUNS.values(), ids=RUNS)
def test_a_run_makes_the_day_it_was_scheduled_for(clockwork: tuple[str, str], scheduled: datetime, at: datetime, day: date) -> None:
    desk = replace(DESK, zone=clockwork[0], cutoff=clockwork[1])
    assert day_scheduled(desk, scheduled, at) == day
