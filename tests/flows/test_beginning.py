"""A desk has a first day: earlier ones are refused, and a quiet newest one never is."""

from datetime import date, timedelta

import pytest

from diurna.errors import UsageError
from flows import gathering
from flows.beginning import first_day, is_settled, must_be_able_to_begin, must_have_begun
from flows.place import Place
from tests.flows.small import AT, DAY, make

LATER = AT + timedelta(days=9)
FEBRUARY = date(2026, 2, 3)


def test_the_first_day_is_that_of_the_first_article(small: Place) -> None:
    with small.store() as store:
        assert first_day(small, store, AT) == DAY  # the newest that is due, of an empty store
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        assert first_day(small, store, LATER) == DAY


def test_days_before_it_are_refused_in_one_line(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
    with pytest.raises(UsageError, match=r"^nothing was had by 2026-02-03: the desk's first day is 2026-03-02\. .* diurna ingest PATH$"):
        must_have_begun(small, FEBRUARY, LATER)
    assert must_have_begun(small, DAY, LATER) == DAY
    assert must_have_begun(small, DAY + timedelta(days=5), LATER) == DAY


def test_a_new_desk_may_begin_with_a_quiet_day(small: Place) -> None:
    assert must_have_begun(small, DAY, AT) == DAY


def test_a_day_that_is_archived_is_never_refused(small: Place) -> None:
    with small.store() as store:
        make(small, store, FEBRUARY, now=AT)
    (small.root / "diurna.sqlite").unlink()  # the archive gives it back
    assert must_have_begun(small, FEBRUARY, AT) == FEBRUARY


def test_a_day_is_refused_at_once_where_nothing_older_can_come(small: Place) -> None:
    with small.store() as store:
        assert not is_settled(small, store)
        must_be_able_to_begin(small, FEBRUARY, LATER)  # a folder not visited yet may hold it
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        assert is_settled(small, store)
    must_be_able_to_begin(small, DAY, LATER)
    with pytest.raises(UsageError, match=r"^nothing was had by 2026-02-03"):
        must_be_able_to_begin(small, FEBRUARY, LATER)
