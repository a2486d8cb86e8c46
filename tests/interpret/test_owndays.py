from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from diurna.interpret.owndays import day_in, on_its_own_day, said_on, titled_day
from tests.interpret.invented import article

PUBLISHED = datetime(2026, 5, 8, 6, 41, tzinfo=UTC)

TITLES = {
    "a report's date": ("Situation report, May 6, 2026", date(2026, 5, 6)),
    "without a year": ("Latest: Evening Special Report, May 7", date(2026, 5, 7)),
    "the day before the month": ("Daily update – 6 May", date(2026, 5, 6)),
    "no mark before it": ("Zarim bulletin for 6 May 2026", date(2026, 5, 6)),
    "a date that the headline tells of": ("What we know of the raid of 6 May", None),
    "a date within": ("Nine dead on May 6, officials say", None),
    "long before": ("Timeline of the war, 6 March 2026", None),
    "still to come": ("Talks in Linport, 12 May", None),
}


@pytest.mark.parametrize("case", TITLES)
def test_the_day_that_dates_a_report(case: str) -> None:
    title, day = TITLES[case]
    assert titled_day(title, PUBLISHED) == day


def test_what_was_stamped_when_it_was_fetched_is_of_its_titles_day() -> None:
    one = article("a", "Zarim update, 6 May", published_at=PUBLISHED, fetched_at=PUBLISHED)
    own = on_its_own_day(one, ZoneInfo("Asia/Tokyo"))
    assert (own.published_at, own.date_only) == (datetime(2026, 5, 6, tzinfo=ZoneInfo("Asia/Tokyo")), True)


def test_a_time_of_its_own_stays() -> None:
    one = article("a", "Zarim update, 6 May", published_at=PUBLISHED, fetched_at=PUBLISHED.replace(hour=9))
    assert on_its_own_day(one, ZoneInfo("UTC")) is one


SAID = {
    "it opens the sentence": ("On 3 May the Red Crescent reported that 787 people have been killed.", date(2026, 5, 3)),
    "after the verb": ("The ministry said on May 3 that strikes have killed 3 people since 28 April.", date(2026, 5, 3)),
    "in a statement": ("The ministry said in a statement on 4 May that 12 have died so far.", date(2026, 5, 4)),
    "a weekday without on": ("The envoy told Gulfline late Monday that the toll was about 2,000.", date(2026, 5, 4)),
    "the weekday of a deed": ("The army said the raid Monday killed nine.", None),
    "a beginning is none": ("More than 1,200 people were killed since the raids began on 28 April, the government said.", None),
    "the day of a deed": ("A raid on 3 May killed nine, the ministry said.", None),
}


@pytest.mark.parametrize("case", SAID)
def test_the_day_on_which_a_figure_was_given(case: str) -> None:
    sentence, day = SAID[case]
    assert said_on(sentence, PUBLISHED) == day


def test_a_moment_that_is_a_day() -> None:
    given = {"March 4": "2026-03-04", "Sunday 3 May": "2026-05-03", "Thursday": "2026-05-07", "Friday": "2026-05-08"}
    given |= {"noon on 3 May": "noon on 3 May", "late Tuesday": "late Tuesday"}
    assert {words: day_in(words, PUBLISHED) for words in given} == given
