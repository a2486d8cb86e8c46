"""What was taken back or edited is told of every edition that printed it, however long ago and over however many days, and once."""

from datetime import timedelta

import pytest

from diurna.edition import Edition
from diurna.model import Article, Reading
from diurna.store import Store
from flows import gathering, making, withdrawing
from flows.making import Wanted
from flows.place import Place
from tests.flows.small import AT, DAY, NEWS, make

WIRE = "Brennick Wire"
ONE = timedelta(days=1)
SEVERAL = f"{DAY - ONE}--{DAY}"


def made(place: Place, store: Store, after: int, *, over: int = 0) -> Edition:
    """The edition of so many days after DAY, or over some that end there."""
    now = AT + after * ONE
    if not over:
        return making.decided(store, make(place, store, DAY + after * ONE, now=now))
    day = DAY + after * ONE
    done = making.decide(place, store, Wanted(day=day, since=day - (over - 1) * ONE), now=now)
    edition = making.decided(store, done)
    making.finish(place, store, edition, {"html": making.render(edition, "html")}, now=now)
    return edition


def told(edition: Edition) -> list[tuple[str, str]]:
    return [(c.edition, c.kind) for c in edition.corrections]


def shelling(store: Store) -> Article:
    return next(a for a in store.versions_had(AT - 9 * ONE, AT) if a.title == NEWS[1]["title"])


@pytest.mark.parametrize("after", [1, 36, 90])
def test_what_is_taken_back_is_told_by_the_next_edition_and_by_no_later_one(small: Place, after: int) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0)
        list(withdrawing.withdraw(small.file, shelling(store).id, "made up"))
        assert told(made(small, store, after)) == [(f"brennick-{DAY}.r1", "WITHDRAWN")]
        later = [made(small, store, after + n) for n in (1, 34, 35, 36, 37)]
        assert [told(e) for e in later] == [[]] * 5
        assert [e.inputs.wronged_editions for e in later] == [()] * 5


@pytest.mark.parametrize("after", [1, 60])
def test_an_edition_over_several_days_is_told_of(small: Place, after: int) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0, over=2)
        said = list(withdrawing.withdraw(small.file, shelling(store).id, "made up"))
        assert f"Printed in the edition of {SEVERAL}." in said
        assert told(made(small, store, after)) == [(f"brennick-{SEVERAL}.r1", "WITHDRAWN")]
        assert told(made(small, store, after + 1)) == []


def test_both_editions_that_printed_it_are_told_of(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0)
        made(small, store, 0, over=2)
        list(withdrawing.withdraw(small.file, shelling(store).id, "made up"))
        next_one = made(small, store, 1)
    assert told(next_one) == [(f"brennick-{SEVERAL}.r1", "WITHDRAWN"), (f"brennick-{DAY}.r1", "WITHDRAWN")]


@pytest.mark.parametrize(("after", "over", "name"), [(60, 0, f"{DAY}"), (1, 2, SEVERAL)])
def test_what_an_outlet_edits_is_corrected_wherever_it_was_printed(small: Place, after: int, over: int, name: str) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0, over=over)
        old, now = shelling(store), AT + after * ONE - timedelta(hours=1)
        new = Article(
            id="",
            **{f: getattr(old, f) for f in ("source", "address", "url", "language", "published_at")},
            title=old.title.replace("four", "two"),
            text=old.text.replace("four", "two"),
            fetched_at=now,
        )
        store.record([Reading(articles=(new,))], at=now)
        corrected = made(small, store, after)
        assert set(told(corrected)) == {(f"brennick-{name}.r1", "CORRECTED")}
        assert told(made(small, store, after + 1)) == []


@pytest.mark.parametrize("over", [0, 2])
def test_the_edition_that_tells_it_is_replayed_to_the_byte_on_a_store_that_knows_more(small: Place, over: int) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0, over=over)
        list(withdrawing.withdraw(small.file, shelling(store).id, "made up"))
        telling = made(small, store, 40)
        made(small, store, 41)
        list(withdrawing.withdraw(small.file, "bridge", "made up"))
        assert telling.inputs.wronged_editions == (f"brennick-{SEVERAL if over else DAY}.r1",)
        assert making.archive.edition_bytes(making.remade(store, telling)) == making.archive.edition_bytes(telling)


def test_a_lost_store_learns_from_the_archive_what_was_taken_back(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made(small, store, 0)
        withdrawn = shelling(store)
        list(withdrawing.withdraw(small.file, withdrawn.id, "made up"))
        made(small, store, 1)
    for file in small.root.glob("*.sqlite*"):
        file.unlink()
    with small.store() as store:
        making.restore(small, store)
        assert [(w.address, w.why) for w in store.withdrawn()] == [(withdrawn.address, "made up")]
        gathering.visit_source(small, store, WIRE, now=AT + 2 * ONE)
        assert store.withdrawn()[0].versions == (withdrawn.id,)
        again = made(small, store, 2, over=4)
    assert withdrawn.id not in {s.version for s in again.sources}
