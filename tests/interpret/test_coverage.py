from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diurna.desk import Desk, Outlet, Source
from diurna.edition import Class
from diurna.interpret.coverage import Habits, account, silent_sources, usual_counts
from diurna.model import UNDATED, Failure
from tests.interpret.invented import DAY, article, days_before, history

DESK = Desk(
    name="zarim",
    title="Zarim",
    sources=(Source(name="Gulfline", feed="https://news.example/rss", affiliation="wire"), Source(name="Saved", folder="saved")),
)
FIELDS = ("cited", "in_a_story", "superseded", "copies", "off_topic", "other_language", "empty", "failed")
CLASSES = [c for c in get_args(Class) if c != "failed"]


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(CLASSES), st.booleans()), max_size=30),
    st.lists(st.sampled_from("CDE"), max_size=5),
)
def test_the_classes_add_up(given_: list[tuple[str, Class, bool]], failed: list[str]) -> None:
    articles = [article(str(n), source=source) for n, (source, _, _) in enumerate(given_)]
    classes: dict[str, Class] = {str(n): kind for n, (_, kind, _) in enumerate(given_)}
    late = frozenset(str(n) for n, (_, _, belated) in enumerate(given_) if belated)
    failures = [Failure(source=s, where="x", reason="y") for s in failed]
    found = account(articles, classes, failures, DESK, Habits(belated=late))
    for row in (*found.rows, found.total):
        assert sum(getattr(row, f) for f in FIELDS) == row.versions
    for field in (*FIELDS, "versions", "belated"):
        assert sum(getattr(r, field) for r in found.rows) == getattr(found.total, field)
    assert found.total.versions == len(given_) + len(failed)
    assert found.total.belated == len(late)
    assert found.classes == classes
    assert [r.source for r in found.rows] == sorted({s for s, _, _ in given_} | set(failed))


def test_a_feed_that_brought_nothing_is_named_and_a_folder_is_not() -> None:
    found = account([], {}, [], DESK, Habits())
    assert (found.rows, found.notes) == ((), ("Nothing was had in this window from: Gulfline.",))


def test_a_source_that_is_silent_against_its_habit_is_named_with_a_row() -> None:
    before = tuple(history(day=d, counts={"Gulfline": 4, "The Courier": 3, "Rare Weekly": 1}) for d in days_before(DAY, 3))
    found = account([article("a", source="Gulfline")], {"a": "cited"}, [], DESK, Habits(history=before))
    assert found.notes == ("The Courier is silent: it usually brings about 3 a day, and brought none in this window.",)
    assert {r.source: r.note for r in found.rows} == {"Gulfline": "", "The Courier": "silent against its habit"}


def test_what_was_read_without_a_date_is_told_and_has_not_failed() -> None:
    note = Failure(source="Folder", where="in/a.txt", reason=UNDATED)
    found = account([article("a", source="The Courier")], {"a": "cited"}, [note], DESK, Habits())
    assert (found.failures, found.total.failed, [r.source for r in found.rows]) == ((note,), 0, ["The Courier"])
    assert not any("Folder" in told for told in found.notes)


def test_failures_break_no_silence() -> None:
    before = tuple(history(day=d, counts={"Gulfline": 4}) for d in days_before(DAY, 3))
    found = account([], {}, [Failure(source="Gulfline", where="x", reason="y")], DESK, Habits(history=before))
    assert len(found.notes) == 1


def test_a_habit_takes_three_editions_and_forgets_after_seven() -> None:
    def of(*counts: int) -> dict[str, float]:
        return usual_counts([history(counts={"Gulfline": n} if n else {}) for n in counts])

    assert of(4, 4) == {}
    assert of(4, 4, 1) == {"Gulfline": 4.0}
    assert of(9, 9, 9, 9, 0, 0, 0, 0, 2, 2, 2) == {"Gulfline": 0.0}


def test_a_weekday_has_its_own_habit_once_three_were_seen() -> None:
    days = days_before(DAY, 28)
    busy = [history(day=d, counts={"Gulfline": 1 if date.fromisoformat(d).weekday() == DAY.weekday() else 9}) for d in days]
    assert usual_counts(busy, DAY.isoformat()) == {"Gulfline": 1.0}
    assert usual_counts(busy[-10:], DAY.isoformat()) == {"Gulfline": 9.0}


def test_an_outlet_of_which_the_desk_says_nothing_is_not_taken_for_independent() -> None:
    desk = replace(DESK, outlets=(Outlet(name="Known", affiliation="state"),))
    given_ = [article("a", source="Known"), article("b", source="Gazette"), article("c", source="Bugle")]
    found = account(given_, dict.fromkeys("abc", "cited"), [], desk, Habits())
    assert [(r.source, r.affiliation) for r in found.rows] == [("Bugle", ""), ("Gazette", ""), ("Known", "state")]
    assert found.notes[0] == "The desk does not state the affiliation of Bugle, Gazette: whose word theirs is, is not known."


def test_a_source_that_brings_far_fewer_than_usual_is_named() -> None:
    before = tuple(history(day=d, counts={"Gulfline": 12, "The Courier": 5}) for d in days_before(DAY, 3))
    given_ = [article("a", source="Gulfline"), article("b", source="Gulfline"), article("c", source="The Courier")]
    found = account(given_, dict.fromkeys("abc", "cited"), [], DESK, Habits(history=before, day=DAY.isoformat()))
    assert found.notes[0] == "Gulfline brought 2, where it usually brings about 12 a day."
    assert silent_sources(given_, before, DAY.isoformat()) == frozenset()
    assert silent_sources(given_[2:], before, DAY.isoformat()) == {"Gulfline"}
