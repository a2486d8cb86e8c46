"""What an edition covers: each failure in one account, and a window that a later edition holds already said to be shared."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from diurna.edition import Edition
from diurna.publish import archive
from diurna.store import Store
from flows import gathering, making
from flows.place import Place
from tests.flows.small import AT, DAY, make

ONE_DAY = timedelta(days=1)
HELD = "The edition of 3 March 2026 was made before this one, when this day had none: articles of this one may stand in it too."
BOTH = (
    "The editions of 3 March 2026 and 5 March 2026 were made before this one, when this day had none: "
    "articles of this one may stand in them too."
)
#: Days made, counted from DAY, in the order made; and what the last of them says.
SHARED: Mapping[str, tuple[tuple[int, ...], str]] = {
    "in order": ((-1, 0, 1), ""),
    "before a desk's first": ((1, 0, -1), ""),
    "within the window of a later one": ((-2, 1, 0), HELD),
    "the same, two days before": ((-2, 1, -1), HELD),
    "after the window of an earlier one": ((-2, 0, 3, 1), "The edition of 5 March 2026 was"),
    "when another was made up for so before": ((-2, 3, 1, 0), BOTH),
    "a missed day that the next edition holds": ((-2, 0, 2), ""),
}


def made_at(place: Place, store: Store, n: int, hours: int = 0) -> Edition:
    now = AT + max(n, 0) * ONE_DAY + timedelta(hours=hours)
    return making.decided(store, make(place, store, DAY + n * ONE_DAY, now=now))


@pytest.mark.parametrize(("days", "told"), SHARED.values(), ids=SHARED.keys())
def test_a_day_whose_news_a_later_edition_has_names_it(small: Place, days: tuple[int, ...], told: str) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT - timedelta(hours=1))
        for n in days:
            edition = made_at(small, store, n, hours=96)
        assert archive.edition_bytes(making.remade(store, edition)) == archive.edition_bytes(edition)
    said = [n for n in edition.notices if "made before this one" in n]
    assert (len(said), bool(edition.inputs.shares)) == ((1, True) if told else (0, False))
    assert not told or said[0].startswith(told)


def test_an_article_is_in_two_daily_editions_only_where_the_second_made_says_so(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT - timedelta(hours=1))
        first, second = (made_at(small, store, n, hours=96) for n in (1, 0))
        assert not set(first.inputs.versions) & set(second.inputs.versions)
        assert made_at(small, store, 4, hours=96).inputs.shares == ()
        assert made_at(small, store, 3, hours=96).inputs.shares == ("2026-03-06",)


def test_what_fails_after_an_edition_is_in_the_next_days_account_whatever_older_day_is_made_meanwhile(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT - timedelta(hours=1))
        made_at(small, store, 0)
        gathering.record_failure(store, "A feed", "https://a.example/rss", "answered 500", now=AT + timedelta(hours=20))
        older = made_at(small, store, -2, hours=21)
        gathering.record_failure(store, "A feed", "https://a.example/rss", "answered 404", now=AT + timedelta(hours=22))
        newer = made_at(small, store, 1)
    assert older.inputs.failures == ()
    assert [f.reason for f in newer.inputs.failures] == ["answered 404", "answered 500"]


def test_what_failed_before_a_desks_first_editions_is_in_the_account_of_the_first(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT - timedelta(hours=1))
        gathering.record_failure(store, "A feed", "https://a.example/rss", "answered 500", now=AT)
        accounts = [len(made_at(small, store, n, hours=1).inputs.failures) for n in (-1, 0, 1)]
    assert accounts == [1, 0, 0]


def test_several_days_of_long_ago_have_none_of_todays_failures(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT - timedelta(hours=1))
        told = {}
        for n, later in enumerate((timedelta(hours=2), 30 * ONE_DAY)):
            gathering.record_failure(store, "A feed", "https://a.example/rss", f"answered 50{n}", now=AT + later)
            wanted = making.Wanted(day=DAY, since=DAY - (n + 1) * ONE_DAY, unread=("Brennick Wire",))
            edition = making.decided(store, making.decide(small, store, wanted, now=AT + later))
            told[n] = ([f.reason for f in edition.inputs.failures], edition.inputs.unread)
    assert told == {0: (["answered 500"], ("Brennick Wire",)), 1: (["answered 500"], ())}
