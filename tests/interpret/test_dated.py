from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.interpret.dated import date_weekdays, foreseen_by, newest_day, undated

TUESDAY = datetime(2026, 3, 3, 12, tzinfo=UTC)

WEEKDAYS = {
    "the last one": ("Nine people died on Monday.", "Monday (2 March)"),
    "today's": ("Nine people died on Tuesday.", "Tuesday (3 March)"),
    "across the end of a month": ("Nine people died on Friday.", "Friday (27 February)"),
    "ahead": ("Ministers will meet in Arlen on Thursday.", "Thursday (5 March)"),
    "ahead, the weekday first": ("On Thursday, ministers will meet in Arlen.", "Thursday (5 March)"),
    "ahead in reported speech": ("The office said ministers would meet on Thursday.", "Thursday (5 March)"),
    "said on a day past that something will be": ("It said on Sunday that it will strike.", "Sunday (1 March)"),
    "the nearer verb governs": ("Envoys will discuss the blast that killed nine on Monday.", "Monday (2 March)"),
    "a passive ahead": ("The verdict is expected to be announced on Friday.", "Friday (6 March)"),
    "scheduled": ("A vote is scheduled for Wednesday.", "Wednesday (4 March)"),
    "due to a cause is not due": ("Talks were called off due to shelling on Monday.", "Monday (2 March)"),
    "due to begin": ("Talks are due to begin on Friday.", "Friday (6 March)"),
    "fewer than expected": ("Fewer came than expected on Monday.", "Monday (2 March)"),
    "what was lost to fire": ("The bridge lost its span to shellfire on Monday.", "Monday (2 March)"),
    "up to so many hours": ("Drivers queued for up to two hours in Arlen on Friday.", "Friday (27 February)"),
    "until": ("The truce holds until Sunday.", "Sunday (8 March)"),
    "by": ("The army wants to reach Lazur by Saturday.", "Saturday (7 March)"),
    "done by": ("By Saturday, the villagers ran out of flour.", None),
    "since": ("Nine people have died since Friday.", "Friday (27 February)"),
    "last, on the same weekday": ("The bridge fell last Tuesday.", "Tuesday (24 February)"),
    "this": ("Envoys gather this Friday.", "Friday (6 March)"),
    "next may be either week": ("Envoys gather next Friday.", None),
    "every": ("Every Friday the villagers gathered.", None),
    "present tense, days away": ("Ministers meet in Arlen on Thursday.", None),
    "present tense, yesterday": ("Drone hits market on Monday", "Monday (2 March)"),
    "an interview": ("In an interview Sunday, Lunek would not rule out talks.", "Sunday (1 March)"),
    "another clause behind it": ("Guns rang out on Monday, but attacks are likely to slow.", "Monday (2 March)"),
    "a date stands there already": ("Nine people died on Monday, March 2.", None),
    "a date in brackets too": ("Nine people died on Monday (2 March).", None),
    "prayers": ("The cleric led Friday prayers.", None),
    "a newspaper": ("The Sunday Times reported the blast.", None),
    "a day with a name": ("The Good Friday Agreement was signed.", None),
    "a possessive": ("Monday's market blast killed nine.", "Monday's (2 March) market blast"),
    "a possessive, six days back": ("Wednesday's blast killed nine.", None),
    "a possessive of what may be to come": ("The envoy will not attend Thursday's meeting.", None),
    "a possessive of workers": ("Dockers will join Thursday's strike at the port.", None),
    "a possessive of a blow from the air": ("Monday's air strike killed nine.", "Monday's (2 March) air strike"),
    "said, further on": ("Kardavia denies it, saying Friday that the envoys will not leave.", "Friday (27 February)"),
    "six days ago, or tomorrow where it happened": ("Guns rang out early Wednesday.", None),
    "part of a word": ("A Monday-night blast killed nine.", "Monday (2 March)"),
}


@pytest.mark.parametrize("case", WEEKDAYS)
def test_weekdays_get_their_dates(case: str) -> None:
    text, dated = WEEKDAYS[case]
    printed = date_weekdays(text, TUESDAY)
    assert (dated in printed) if dated else (printed == text)


def test_across_the_year() -> None:
    assert date_weekdays("Nine died on Wednesday.", datetime(2026, 1, 2, tzinfo=UTC)) == "Nine died on Wednesday (31 December)."


def test_two_weekdays_each_get_their_own() -> None:
    said = "Nine died on Sunday, and ministers will meet on Friday."
    assert date_weekdays(said, TUESDAY) == "Nine died on Sunday (1 March), and ministers will meet on Friday (6 March)."


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), st.sampled_from(range(7)))  # noqa: DTZ001
def test_a_past_weekday_is_one_of_the_last_six_days(published: datetime, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(days=weekday):%A}"
    day = newest_day(f"Nine people were killed on {name}.", published)
    assert day is not None
    # Six days back may as well be tomorrow, where it is tomorrow already: it stands as today's.
    assert day.weekday() == weekday or (published.weekday() + 1) % 7 == weekday
    assert timedelta(0) <= published.date() - day <= timedelta(days=5)


NEWEST = {
    "a month alone, long past": ("The fighting in Zarim started in November.", date(2025, 11, 1)),
    "a month alone, to come": ("Envoys will meet in November.", None),
    "last month": ("The truce was signed in February.", None),
    "none named": ("Nine people died in Halvet.", None),
    "a date": ("Nine people died on 1 March.", date(2026, 3, 1)),
    "an American date": ("Nine people died on Feb. 27.", date(2026, 2, 27)),
    "with its year": ("Nine people died on 1 March 2019.", date(2019, 3, 1)),
    "the latest of two": ("Killed on 1 February and on 2 March.", date(2026, 3, 2)),
    "no such day": ("Nine people died on 31 February.", None),
    "may is no month here": ("At least 12 may have died.", None),
    "years ago": ("Nine people died two years ago.", date(2026, 2, 1)),
    "any month of the past": ("Nine people died last November.", date(2026, 2, 1)),
    "in a year past": ("Nine people died in 2019.", date(2026, 2, 1)),
    "a month with its year": ("Nine people died in October 2025.", date(2025, 10, 1)),
    "a season with its year": ("The raids of Fall 2024 killed nine.", date(2024, 9, 1)),
    "this month with its year": ("Nine people died in March 2026.", None),
    "the worst since a month": ("It was the deadliest attack since June 2025.", None),
    "in this year": ("Nine people died in 2026.", None),
    "the worst since then is of today": ("It was the deadliest attack since 2019.", None),
    "a weekday that may be over or not": ("Ministers meet on Thursday.", date(2026, 3, 3)),
}


@pytest.mark.parametrize("case", NEWEST)
def test_newest_day(case: str) -> None:
    text, day = NEWEST[case]
    assert newest_day(text, TUESDAY) == day


def test_a_date_without_a_year_is_the_nearest() -> None:
    assert newest_day("They died on 28 December.", datetime(2026, 1, 5, tzinfo=UTC)) == date(2025, 12, 28)
    assert newest_day("They will meet on 5 January.", datetime(2025, 12, 28, tzinfo=UTC)) == date(2026, 1, 5)
    assert newest_day("They met on 29 February.", datetime(2028, 12, 1, tzinfo=UTC)) == date(2028, 2, 29)


UNDATED = {
    "a date": ("Nine died on 2 March 2026 in Halvet", "Nine died on in Halvet"),
    "weekday and time of day": ("Nine died on Monday at 10:30", "Nine died on at"),
    "figures stay": ("At least 12 may have died", "At least 12 may have died"),
}


@pytest.mark.parametrize("case", UNDATED)
def test_undated(case: str) -> None:
    text, bare = UNDATED[case]
    assert " ".join(undated(text).split()) == bare


FORESEEN = {
    "what will be on a day that is over": ("Roe will speak to parliament on Tuesday (24 February), aides said.", True),
    "who will be what when others meet": ("When envoys meet on Thursday (26 February) in Lima, Roe will be their host.", True),
    "what was": ("Roe spoke on Tuesday (24 February) of what the year will bring.", False),
    "what was said on a day of what is to come": ("Roe said on Tuesday (24 February) that Norway will not talk.", False),
    "a day ahead": ("Envoys will meet in Lima on 2 March.", False),
}


@pytest.mark.parametrize("case", FORESEEN)
def test_what_was_to_come_on_a_day_that_is_over(case: str) -> None:
    text, over = FORESEEN[case]
    assert foreseen_by(text, datetime(2026, 2, 26, 9, tzinfo=UTC), date(2026, 2, 27)) is over
