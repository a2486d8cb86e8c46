"""What a visit keeps: a folder's backlog and what is put there later, imports, and failures that cost only themselves."""

import tracemalloc
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from diurna.desk import Source
from diurna.errors import FetchError
from diurna.model import UNDATED, Article, Failure
from diurna.store import Store
from flows import gathering, making, telling
from flows.place import Place
from tests.flows.small import AT, DAY, LATER, NEWS, lines, make

WIRE = "Brennick Wire"
FAR = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
TOMORROW = AT + timedelta(days=1)


def had(store: Store) -> dict[str, Article]:
    return {a.id: a for a in store.versions_had(*FAR)}


def test_what_a_folder_holds_at_the_first_visit_is_backlog(small: Place) -> None:
    with small.store() as store:
        assert gathering.visit_source(small, store, WIRE, now=AT).new == 3
        kept = had(store)
    assert all(a.backlog and a.fetched_at == a.published_at for a in kept.values())


def test_what_is_put_there_later_was_first_had_when_it_was_found(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER))
        again = gathering.visit_source(small, store, WIRE, now=TOMORROW)
        kept = had(store)
    assert (again.new, again.unchanged) == (1, 3)
    assert kept["hospital"].fetched_at == TOMORROW
    assert not kept["hospital"].backlog
    assert kept["bridge"].backlog


def test_what_came_in_after_the_cutoff_is_said_to_wait(small: Place) -> None:
    def waiting() -> list[str]:
        return [line for line in telling.where(small, made) if "after this edition's cutoff" in line]

    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        made = make(small, store, DAY, now=AT)
        assert waiting() == []
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER))
        gathering.visit_source(small, store, WIRE, now=TOMORROW)
        assert waiting() == ["1 article came in after this edition's cutoff and waits for the next, due 2026-03-03 07:30 UTC"]
        make(small, store, DAY + timedelta(days=2), now=TOMORROW + timedelta(days=1))
        assert waiting() == []


def test_a_folder_that_was_empty_at_first_was_visited_all_the_same(small: Place) -> None:
    file = small.root / "saved" / "news.jsonl"
    body = file.read_bytes()
    file.unlink()
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        file.write_bytes(body)
        gathering.visit_source(small, store, WIRE, now=TOMORROW)
        assert {a.fetched_at for a in had(store).values()} == {TOMORROW}


def test_a_time_that_the_file_itself_gives_stands(small: Place) -> None:
    fetched = AT - timedelta(hours=2)
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER, fetched_at=fetched.isoformat()))
        gathering.visit_source(small, store, WIRE, now=TOMORROW)
        assert had(store)["hospital"].fetched_at == fetched


def test_a_folder_is_read_in_parts_and_is_one_visit(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_MOST_AT_ONCE", 2)
    for n, article in enumerate((LATER, NEWS[0], NEWS[1], {**NEWS[2], "title": "Osrel's envoy will go to Tavia"})):
        (small.root / "saved" / f"{n}.jsonl").write_bytes(lines(article))
    (small.root / "saved" / "empty.txt").write_bytes(b"")
    with small.store() as store:
        done = gathering.visit_source(small, store, WIRE, now=AT)
        assert (done.new, done.unchanged, [f.where for f in done.failures]) == (5, 2, ["saved/empty.txt"])
        assert all(a.backlog for a in had(store).values())
        again = gathering.visit_source(small, store, WIRE, now=TOMORROW)
    assert (again.new, again.unchanged) == (0, 7)


def test_a_folder_takes_no_more_memory_than_a_part_of_it(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_AT_ONCE", 500_000)
    for n in range(40):
        (small.root / "saved" / f"{n}.bin").write_bytes(bytes(400_000))
    tracemalloc.start()
    try:
        with small.store() as store:
            assert len(gathering.visit_source(small, store, WIRE, now=AT).failures) == 40
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_a_time_still_to_come_is_now(small: Place) -> None:
    with small.store() as store:
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER, fetched_at="2031-03-02T07:00:00Z"))
        gathering.import_path(store, small.desk, small.root / "saved" / "later.jsonl", now=TOMORROW)
        assert had(store)["hospital"].fetched_at == TOMORROW


# Of a desk that has its editions of 2 and 4 March: the window of the first opened on the 1st, and the 4th's holds the 3rd.
CLOSED = {
    "fetched in a window that is made: had when found": ("2026-03-02T07:20:00Z", "2026-03-04T08:00:00Z"),
    "fetched on the day that an edition made up for": ("2026-03-03T07:20:00Z", "2026-03-04T08:00:00Z"),
    "fetched at the last cutoff: in the window to come": ("2026-03-04T07:30:00Z", "2026-03-04T07:30:00Z"),
    "fetched before any window that is made": ("2026-02-27T07:20:00Z", "2026-02-27T07:20:00Z"),
}


@pytest.mark.parametrize("case", CLOSED)
def test_what_is_found_after_its_edition_falls_into_the_next(small: Place, case: str) -> None:
    fetched, expected = CLOSED[case]
    found = datetime(2026, 3, 4, 8, tzinfo=UTC)
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        for day, at in ((2, AT), (4, found)):
            make(small, store, date(2026, 3, day), now=at)
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER, fetched_at=fetched))
        gathering.visit_source(small, store, WIRE, now=found)
        kept = had(store)["hospital"]
        assert kept.fetched_at == datetime.fromisoformat(expected)
        following = making.decided(store, make(small, store, date(2026, 3, 5), now=found + timedelta(days=1)))
    assert following.coverage.total.versions == (expected >= "2026-03-04T07:30")


def test_an_import_keeps_its_time_for_the_revision_of_its_day(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        make(small, store, date(2026, 3, 2), now=AT)
        file = small.root / "later.jsonl"
        file.write_bytes(lines(LATER, fetched_at="2026-03-02T07:20:00Z"))
        gathering.import_path(store, small.desk, file, now=TOMORROW)
        assert had(store)["hospital"].fetched_at == datetime(2026, 3, 2, 7, 20, tzinfo=UTC)


def test_a_changed_text_is_a_new_version_had_when_it_was_found(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        edited = {**NEWS[1], "text": NEWS[1]["text"].replace("four", "five"), "id": "shelling"}
        (small.root / "saved" / "news.jsonl").write_bytes(lines(NEWS[0], edited, NEWS[2]))
        done = gathering.visit_source(small, store, WIRE, now=TOMORROW)
        versions = [a for a in had(store).values() if a.title == NEWS[1]["title"]]
    assert (done.new, done.unchanged) == (1, 2)
    assert [a.fetched_at for a in versions] == [datetime(2026, 3, 1, 22, tzinfo=UTC), TOMORROW]


def test_a_file_that_is_put_back_as_it_was_is_news_of_that_visit(small: Place) -> None:
    file = small.root / "saved" / "news.jsonl"
    first, edited = file.read_bytes(), lines(NEWS[0], {**NEWS[1], "text": NEWS[1]["text"].replace("four", "forty")}, NEWS[2])
    with small.store() as store:
        new = []
        for n, body in enumerate((first, edited, edited, first, first)):
            file.write_bytes(body)
            new.append(gathering.visit_source(small, store, WIRE, now=AT + timedelta(days=n)).new)
        versions = [a for a in store.versions_had(*FAR) if a.title == NEWS[1]["title"]]
    assert new == [3, 1, 0, 1, 0]
    assert [a.fetched_at for a in versions[1:]] == [AT + timedelta(days=1), AT + timedelta(days=3)]
    assert versions[2].text == NEWS[1]["text"]


def test_what_fails_costs_only_itself(small: Place) -> None:
    (small.root / "saved" / "broken.jsonl").write_bytes(b'{"id": "x", "text": \n')
    (small.root / "saved" / "empty.txt").write_bytes(b"")
    with small.store() as store:
        done = gathering.visit_source(small, store, WIRE, now=AT)
        assert done.new == 3
        assert sorted(f.where for f in done.failures) == ["saved/broken.jsonl:1", "saved/empty.txt"]
        assert all(f.where.startswith("saved/") and f.reason for f in done.failures)
        assert store.failures_had(*FAR) == tuple(sorted(done.failures, key=lambda f: f.where))


def test_a_text_without_a_date_is_kept_and_told_once(small: Place, tmp_path: Path) -> None:
    (small.root / "saved" / "undated.txt").write_text("Osrel closes its border\n\nOsrel closed its border with Tavia, a ministry said.\n")
    other = tmp_path / "other.txt"
    other.write_text("Tavia opens its border\n\nTavia opened its border with Osrel, a ministry said.\n")
    with small.store() as store:
        assert gathering.visit_source(small, store, WIRE, now=AT).new == 4
        gathering.import_path(store, small.desk, other, now=AT, root=tmp_path)
        told = tuple(Failure(source=s, where=w, reason=UNDATED) for s, w in ((WIRE, "saved/undated.txt"), ("other.txt", "other.txt")))
        assert store.failures_had(*FAR) == told
        gathering.visit_source(small, store, WIRE, now=TOMORROW)
        gathering.import_path(store, small.desk, other, now=TOMORROW, root=tmp_path)
        assert store.failures_had(TOMORROW, FAR[1]) == ()


def test_a_feed_that_cannot_be_reached_may_be_tried_again_and_is_recorded(small: Place) -> None:
    down = Source(name="Down", feed="http://127.0.0.1:1/feed.xml")
    place = replace(small, desk=replace(small.desk, sources=(down,)))
    with small.store() as store:
        with pytest.raises(FetchError) as caught:
            gathering.visit_source(place, store, "Down", now=AT)
        assert caught.value.again
        gathering.record_failure(store, "Down", caught.value.where, caught.value.reason, now=AT)
        assert [(f.source, f.where) for f in store.failures_had(*FAR)] == [("Down", "http://127.0.0.1:1/feed.xml")]


# --- imports ----------------------------------------------------------------------------------------------------------


def test_an_import_is_backlog_unless_it_says_when_it_was_fetched(small: Place, tmp_path: Path) -> None:
    fetched = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
    file = tmp_path / "some.jsonl"
    file.write_bytes(lines(*NEWS[:2]) + lines(LATER, fetched_at=fetched.isoformat()))
    with small.store() as store:
        assert gathering.import_path(store, small.desk, file, now=TOMORROW).new == 3
        kept = had(store)
    assert kept["bridge"].backlog
    assert kept["bridge"].fetched_at == kept["bridge"].published_at
    assert (kept["hospital"].backlog, kept["hospital"].fetched_at) == (False, fetched)


def test_who_is_named_as_the_folder_is_keeps_the_name_and_who_is_not_named_gets_none(small: Place, tmp_path: Path) -> None:
    folder = tmp_path / WIRE
    folder.mkdir()
    (folder / "named.jsonl").write_bytes(lines(NEWS[0]))
    (folder / "unnamed.jsonl").write_bytes(lines(NEWS[1], source=""))
    (folder / "broken.jsonl").write_bytes(b'{"id": "x", "text": \n')
    with small.store() as store:
        done = gathering.import_path(store, small.desk, folder, now=AT)
        assert {a.id: a.source for a in had(store).values()} == {"bridge": WIRE, "shelling": gathering.UNNAMED}
    assert (done.source, [f.source for f in done.failures]) == (WIRE, [WIRE])


def test_one_file_named_in_two_ways_is_one(small: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    (folder / "story.txt").write_text("Osrel closes its border\n\nOsrel closed its border with Tavia on Monday, a ministry said.\n")
    monkeypatch.chdir(tmp_path)
    with small.store() as store:
        named = [Path("some"), Path("some/story.txt"), folder, Path("./some/../some")]
        done = [gathering.import_path(store, small.desk, path, now=AT) for path in named]
        monkeypatch.chdir(folder)
        done.append(gathering.import_path(store, small.desk, Path(), now=AT))
    assert [d.source for d in done] == ["some", "story.txt", "some", "some", "some"]
    assert [d.new for d in done if d.source == "some"] == [1, 0, 0, 0]


def test_an_import_with_a_file_that_breaks_a_library_goes_on(small: Place, tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"\x00\xff<html" * 50)
    (folder / "b.json").write_bytes(b"[" * 100_000)
    (folder / "c.jsonl").write_bytes(lines(*NEWS))
    with small.store() as store:
        done = gathering.import_path(store, small.desk, folder, now=AT)
    assert done.new == 3
    assert {Path(f.where.split(":")[0]).name for f in done.failures} >= {"b.json"}


def test_an_imported_date_that_is_still_to_come_is_left_out_and_told(small: Place, tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_bytes(lines({**LATER, "published_at": "2031-01-01T00:00:00Z"}))
    with small.store() as store:
        done = gathering.import_path(store, small.desk, file, now=AT)
        assert had(store)["hospital"].published_at is None
    assert "in the future" in done.failures[0].reason


def test_gathering_twice_changes_nothing(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, WIRE, now=AT)
        before = had(store)
        again = gathering.visit_source(small, store, WIRE, now=TOMORROW)
        assert (again.new, again.unchanged, again.failures) == (0, 3, ())
        assert had(store) == before
