"""Reruns: the same bytes as known then, the next revision as known now, and nothing the second time."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from diurna.desk import Deliver, Mail
from diurna.edition import Edition
from diurna.errors import ArchiveError, StoreError, UsageError
from diurna.model import Article, Reading
from diurna.publish import archive
from diurna.store import Store
from flows import gathering, making, telling
from flows.making import Made, Wanted
from flows.place import Place, place_of
from tests.flows.small import AT as SMALL_AT
from tests.flows.small import DAY, LATER, NEWS, lines, make, tree
from tests.sampling import AT, DAYS, REPO, Sample

LATER_AT = AT + timedelta(days=3)
#: A first had within the window of the third sample day, recorded after it was made.
LATE = {
    "id": "late-one",
    "source": "Gulfline",
    "title": "Zarim front says nine fighters died near Halvet",
    "text": "The Zarim People's Front said that nine of its fighters had died near Halvet when a depot burned. Kardavia made no comment.",
    "published_at": "2025-06-11T20:00:00Z",
}
_FROM_SCRATCH = """
import hashlib, json, sys, tempfile
from datetime import timedelta
from pathlib import Path
from flows import making
from tests.sampling import AT, DAYS, copy_of_sample_desk, gather
place, sums = copy_of_sample_desk(Path(tempfile.mkdtemp(dir=sys.argv[1]))), {}
with place.store() as store:
    gather(place, store)
    for n, day in enumerate(DAYS):
        making.decide(place, store, making.Wanted(day=day), now=AT + timedelta(minutes=1 + n))
        body = store.edition(place.desk.name, day.isoformat())
        edition = making.archive.edition_from(body)
        files = {"json": body, "html": making.render(edition, "html"), **({"pdf": making.render(edition, "pdf")} if n == 0 else {})}
        sums[day.isoformat()] = {k: hashlib.sha256(v).hexdigest() for k, v in files.items()}
print(json.dumps(sums))
"""


def sums_of(sample: Sample) -> dict[str, dict[str, str]]:
    """What the sample's editions come to, the first day's with its PDF."""
    told = {}
    for n, (day, edition) in enumerate(sample.editions.items()):
        files = {"json": archive.edition_bytes(edition), "html": making.render(edition, "html")}
        if n == 0:
            files["pdf"] = making.render(edition, "pdf")
        told[day] = {kind: hashlib.sha256(body).hexdigest() for kind, body in files.items()}
    return told


def drop(place: Place, store: Store, article: Mapping[str, str], **times: str) -> None:
    """Import an article that was had in time, and is recorded after all editions were made."""
    path = place.root / f"{article['id']}.jsonl"
    path.write_bytes(lines(article, **times))
    at = LATER_AT if article is LATE else SMALL_AT + timedelta(days=30)
    assert gathering.import_path(store, place.desk, path, now=at).new == 1


def decide(place: Place, store: Store, day: int, **wanted: object) -> Made:
    return making.decide(place, store, Wanted(day=DAYS[day], **wanted), now=LATER_AT)


def test_another_process_and_another_hash_seed_give_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(REPO), "TZ": "Asia/Kolkata", "LC_ALL": "C"}
    other = subprocess.run(
        [sys.executable, "-c", _FROM_SCRATCH, str(tmp_path)], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert other.returncode == 0, other.stderr
    assert json.loads(other.stdout.splitlines()[-1]) == sums_of(sample)


@pytest.mark.parametrize("day", range(len(DAYS)), ids=[d.isoformat() for d in DAYS])
def test_a_day_replayed_is_the_day_archived_also_after_more_was_ingested(made: Place, day: int) -> None:
    with made.store() as store:
        before = store.edition(made.desk.name, DAYS[day].isoformat(), 1)
        drop(made, store, LATE)
        assert decide(made, store, day) == Made(desk="zarim", day=DAYS[day].isoformat(), revision=1, new=False)
        edition = archive.edition_from(before or b"")
        again = making.remade(store, edition)
        assert archive.edition_bytes(again) == before
        assert making.render(again, "html") == making.render(edition, "html")


def test_as_known_now_makes_the_next_revision_only_where_something_differs(made: Place) -> None:
    with made.store() as store:
        first = store.edition("zarim", "2025-06-12", 1)
        same = decide(made, store, 2, as_known="now")
        assert same == Made(desk="zarim", day="2025-06-12", revision=1, new=False)
        drop(made, store, LATE)
        second = decide(made, store, 2, as_known="now")
        assert (second.revision, second.new) == (2, True)
        assert "coverage" in second.differs
        assert decide(made, store, 2, as_known="now") == Made(desk="zarim", day="2025-06-12", revision=2, new=False)
        assert decide(made, store, 2) == Made(desk="zarim", day="2025-06-12", revision=1, new=False)
        assert store.edition("zarim", "2025-06-12", 1) == first
        edition = making.decided(store, second)
        assert edition.as_known == "now"
        assert len(edition.inputs.versions) == len(archive.edition_from(first or b"").inputs.versions) + 1
        assert "since revision 1: 1 more article." in edition.notices[-1]


def test_a_revision_without_a_withdrawn_article_and_its_copies_says_what_was_taken_back(made: Place) -> None:
    with made.store() as store:
        gone = store.withdraw("gl-0612-1", "It tells of another meeting.", at=AT)
        done = decide(made, store, 3, as_known="now")
        edition = making.decided(store, done)
        page = making.render(edition, "html").decode()
        assert decide(made, store, 3, as_known="now").new is False
    told = next(c for c in edition.corrections if c.kind == "WITHDRAWN")
    assert (told.edition, "It tells of another meeting" in told.now) == ("zarim-2025-06-13.r1", True)
    assert "It tells of another meeting" in page
    assert "nothing withdrawn" not in page
    assert "1 article taken back since no longer stands" in edition.notices[-1]
    assert not {s.version for s in edition.sources} & {*gone.versions, "talks-called-off"}
    lines = [p.text for t in edition.themes for s in t.stories for p in s.points]
    assert [n for n in lines if "did not appear" in n or "called off" in n] == []
    assert any("Nor are its copies: The Ostrel Courier." in n for n in edition.coverage.notes)


def test_a_later_day_as_known_then_stands_on_first_revisions_and_now_on_the_latest(made: Place) -> None:
    with made.store() as store:
        drop(made, store, LATE)
        decide(made, store, 2, as_known="now")
        assert decide(made, store, 3).new is False
        fresh = decide(made, store, 3, as_known="now")
        if fresh.new:  # only what a reader sees makes a revision
            assert making.decided(store, fresh).previous == "zarim-2025-06-12.r2"
        assert archive.edition_from(store.edition("zarim", "2025-06-13", 1) or b"").previous == "zarim-2025-06-12.r1"


def test_other_libraries_are_reported_and_make_a_revision_when_asked(made: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    old = making.made_with()
    monkeypatch.setattr(making, "made_with", lambda: {**old, "pango": "9.9.9"})
    with made.store() as store:
        first = store.edition("zarim", "2025-06-11", 1)
        told = decide(made, store, 1)
        assert (told.revision, told.new, told.differs) == (1, False, (f"pango {old['pango']} → 9.9.9",))
        second = decide(made, store, 1, remake=True)
        assert (second.revision, second.new) == (2, True)
        assert making.decided(store, second).made_with["pango"] == "9.9.9"
        assert store.edition("zarim", "2025-06-11", 1) == first
        third = decide(made, store, 1, remake=True)
        assert (third.revision, third.new) == (2, False)
        monkeypatch.undo()
        assert decide(made, store, 1) == Made(desk="zarim", day="2025-06-11", revision=1, new=False)


def test_a_replay_that_differs_under_the_same_libraries_is_an_error_and_changes_nothing(
    made: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = making.make_sparing
    monkeypatch.setattr(making, "make_sparing", lambda *given, **more: replace(plain(*given, **more), title="Another"))
    with made.store() as store:
        with pytest.raises(ArchiveError, match="--as-known now"):
            decide(made, store, 0)
        assert [r.revision for r in store.editions("zarim")] == [1] * len(DAYS)


def test_a_history_that_is_not_the_stores_is_an_error(made: Place) -> None:
    with made.store() as store:
        edition = archive.edition_from(store.edition("zarim", "2025-06-12", 1) or b"")
        with pytest.raises(StoreError, match="history it stood on"):
            making.remade(store, replace(edition, inputs=replace(edition.inputs, history="0" * 64)))


def test_a_history_put_down_by_another_diurna_is_compared_unless_a_record_is_missing(made: Place) -> None:
    with made.store() as store:
        edition = making.decided(store, Made(desk="zarim", day=DAYS[2].isoformat(), revision=1, new=False))
        older = replace(edition, made_with={"code": "older"}, inputs=replace(edition.inputs, history="0" * 64))
        assert making.remade(store, older).bottom_line == edition.bottom_line
        gone = (*edition.inputs.history_editions, "zarim-2025-01-01.r1")
        with pytest.raises(StoreError, match="no history of zarim 2025-01-01 r1"):
            making.remade(store, replace(older, inputs=replace(older.inputs, history_editions=gone)))


def test_a_desk_that_was_edited_since_changes_no_replay(made: Place) -> None:
    text = made.file.read_text().replace('"Halvet", ', "").replace('title = "Zarim Highlands"', 'title = "Elsewhere"')
    made.file.write_text(text)
    edited = place_of(made.file)
    with edited.store() as store:
        assert edited.desk.title == "Elsewhere"
        assert decide(edited, store, 4).new is False


# --- missed days ------------------------------------------------------------------------------------------------------


def small_days(place: Place, store: Store, *days: int) -> list[Made]:
    """Make 1 March + n, each an hour after the one before."""
    at = SMALL_AT + timedelta(days=30)
    return [making.decide(place, store, Wanted(day=DAY + timedelta(days=n)), now=at + timedelta(hours=i)) for i, n in enumerate(days)]


def test_missed_days_get_a_notice_and_a_window_from_the_last_cutoff_made(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        drop(small, store, LATER, published_at="2026-03-04T12:00:00Z")
        first, after = (making.decided(store, m) for m in small_days(small, store, 0, 3))
    assert not any("last cutoff made" in n for n in first.notices)
    assert (after.window.start, after.window.end) == (first.window.end, first.window.end + timedelta(days=3))
    assert len(after.inputs.versions) == 1
    assert "No edition was made between 02 March 2026 and this one: its window runs from the last cutoff made." in after.notices
    assert after.previous == "brennick-2026-03-02.r1"


def test_the_notice_names_the_day_on_the_desks_own_clock(small: Place) -> None:
    desk = replace(small.desk, zone="Pacific/Auckland")
    place = replace(small, desk=desk)
    with place.store() as store:
        after = making.decided(store, small_days(place, store, 0, 2)[1])
    assert after.notices[0].startswith("No edition was made between 02 March 2026")
    assert after.window.start.date().isoformat() == "2026-03-01"


# --- several days as one ----------------------------------------------------------------------------------------------


def test_one_edition_over_several_days_compares_with_those_before_and_is_nobodys_previous(made: Place) -> None:
    wanted = Wanted(day=DAYS[4], since=DAYS[2])
    with made.store() as store:
        done = making.decide(made, store, wanted, now=LATER_AT)
        assert (done.day, done.revision, done.new) == ("2025-06-12--2025-06-14", 1, True)
        edition = making.decided(store, done)
        each = [archive.edition_from(store.edition("zarim", d.isoformat(), 1) or b"") for d in DAYS[2:5]]
        assert (edition.window.start, edition.window.end) == (each[0].window.start, each[-1].window.end)
        assert set(edition.inputs.versions) == {v for e in each for v in e.inputs.versions}
        assert (edition.previous, edition.inputs.history_editions[-1]) == (each[0].previous, "zarim-2025-06-11.r1")
        assert edition.day == edition.history.day == done.day
        assert edition.notices[0] == "One edition over 3 days: it says what changed since the edition before 12 June 2025."
        assert {f.where for f in edition.inputs.failures} >= {f.where for e in each for f in e.inputs.failures}
        assert making.decide(made, store, wanted, now=LATER_AT).new is False
        assert archive.edition_bytes(making.remade(store, edition)) == store.edition("zarim", done.day, 1)
        after = making.decided(store, decide_next(made, store))
        assert after.previous == "zarim-2025-06-14.r1"
        assert not any("--" in name for name in after.inputs.history_editions)
        drop(made, store, LATE)
        again = making.decide(made, store, Wanted(day=DAYS[4], since=DAYS[2], as_known="now"), now=LATER_AT)
        assert (again.day, again.revision, again.new) == (done.day, 2, True)


def decide_next(place: Place, store: Store) -> Made:
    return making.decide(place, store, Wanted(day=DAYS[4] + timedelta(days=1)), now=LATER_AT)


def test_the_files_of_several_days_are_named_by_both(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        done = making.decide(small, store, Wanted(day=DAY, since=DAY - timedelta(days=2)), now=SMALL_AT)
        edition = making.decided(store, done)
        making.finish(small, store, edition, {"html": making.render(edition, "html")}, now=SMALL_AT)
    assert (small.archive / "2026/03/02/brennick-2026-02-28--2026-03-02.r1.html").exists()
    assert next(iter(telling.status_lines(small.file))).startswith("Brennick: 0 days, 1 edition, 1 of them over several days in ")


def test_a_calendar_of_weekdays_has_mondays_edition_cover_the_weekend(small: Place) -> None:
    place = replace(small, desk=replace(small.desk, editions="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"))  # 2 March 2026 is a Monday
    with place.store() as store:
        gathering.visit_source(place, store, "Brennick Wire", now=SMALL_AT)
        friday, monday = (making.decided(store, m) for m in small_days(place, store, -3, 0))
        assert (monday.window.start, monday.previous) == (friday.window.end, "brennick-2026-02-27.r1")
        assert not any("No edition was made" in n for n in monday.notices)
        assert friday.next_due == "2026-03-02T07:30Z"
        with pytest.raises(UsageError, match="no edition of Sunday, 2026-03-01; that of Monday, 2026-03-02 covers it"):
            making.decide(place, store, Wanted(day=DAY - timedelta(days=1)), now=SMALL_AT)


def test_a_day_archived_before_the_calendar_left_it_out_is_still_replayed(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        small_days(small, store, -1)
        place = replace(small, desk=replace(small.desk, editions="FREQ=WEEKLY;BYDAY=MO"))
        assert making.decide(place, store, Wanted(day=DAY - timedelta(days=1)), now=SMALL_AT + timedelta(days=60)).new is False


def test_a_desk_snapshot_of_before_a_key_was_added_is_replayed_as_it_was(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        edition = making.decided(store, small_days(small, store, 0)[0])
        older = replace(edition, inputs=replace(edition.inputs, desk={k: v for k, v in edition.inputs.desk.items() if k != "editions"}))
        assert archive.edition_bytes(making.remade(store, older)) == archive.edition_bytes(older)


def sent_to(place: Place, *people: str) -> Place:
    """`place` with a mail server and these recipients."""
    mail = Mail(host="smtp.example", to=people, sender="desk@example.org", tls="none")
    return replace(place, desk=replace(place.desk, deliver=Deliver(mail=mail, folder="/mnt/share/handed")))


def test_no_file_of_an_edition_tells_who_else_receives_it_or_where_it_lies(small: Place) -> None:
    place = sent_to(small, "ada@example.org", "ben@example.org")
    with place.store() as store:
        gathering.visit_source(place, store, "Brennick Wire", now=SMALL_AT)
        gathering.record_failure(store, "Brennick Wire", str(small.root / "saved" / "x.txt"), "binary", now=SMALL_AT)
        edition = making.decided(store, make(place, store, DAY, now=SMALL_AT))
    assert edition.inputs.failures
    files = {**tree(place.archive), "attached to the PDF": msgspec.json.encode(edition)}
    told = [
        (name, word) for name, body in files.items() for word in ("@example.org", "smtp", "/mnt", str(small.root)) if word in body.decode()
    ]
    assert not told


def with_older(place: Place) -> Edition:
    """An edition as it was made when the snapshot was the whole desk file, in the store of `place`."""
    with place.store() as store:
        gathering.visit_source(place, store, "Brennick Wire", now=SMALL_AT)
        edition = making.decided(store, making.decide(place, store, Wanted(day=DAY), now=SMALL_AT))
    (place.root / "diurna.sqlite").unlink()
    older = replace(edition, inputs=replace(edition.inputs, desk=msgspec.to_builtins(place.desk)))
    with place.store() as store:
        gathering.visit_source(place, store, "Brennick Wire", now=SMALL_AT)
        store.decide(older, archive.edition_bytes(older), at=SMALL_AT)
    return older


def test_an_edition_of_when_snapshots_held_recipients_stands_and_none_after_it_carries_them(small: Place) -> None:
    place = sent_to(small, "ada@example.org")
    older = with_older(place)
    with place.store() as store:
        made = making.decide(place, store, Wanted(day=DAY), now=SMALL_AT)
        assert (made.revision, made.new, made.differs) == (1, False, ())
        assert archive.edition_bytes(making.remade(store, older)) == archive.edition_bytes(older)
        now = making.decide(place, store, Wanted(day=DAY, as_known="now"), now=SMALL_AT)
        assert (now.revision, now.new) == (2, True)
        assert b"ada@" not in archive.edition_bytes(making.decided(store, now))
        assert making.decide(place, store, Wanted(day=DAY, as_known="now"), now=SMALL_AT).new is False


def test_a_pdf_that_comes_later_carries_no_recipients_that_the_page_before_it_did(small: Place) -> None:
    place = sent_to(small, "ada@example.org")
    with_older(place)
    with place.store() as store:
        made = making.decide(place, store, Wanted(day=DAY), now=SMALL_AT)
        whole = making.completed(store, made, now=SMALL_AT)
        assert (whole.revision, whole.new) == (2, True)
        assert b"ada@" not in archive.edition_bytes(making.decided(store, whole))
        again = making.decide(place, store, Wanted(day=DAY), now=SMALL_AT)
        assert (again.revision, again.new) == (2, False)


def test_an_earlier_day_made_later_alters_no_later_one_and_status_names_it(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        drop(small, store, LATER, published_at="2026-03-03T06:00:00Z")
        small_days(small, store, 0, 2)
        before = store.edition("brennick", "2026-03-04", 1)
        making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=SMALL_AT + timedelta(days=40))
        assert store.edition("brennick", "2026-03-04", 1) == before
        assert making.decide(small, store, Wanted(day=DAY + timedelta(days=2)), now=SMALL_AT + timedelta(days=41)).new is False
    told = "\n".join(telling.status_lines(small.file))
    assert "2026-03-04 was made without the edition of 2026-03-03, which came later" in told
    assert "2026-03-03 was made without" not in told
    assert "2026-03-03 r1 was decided and not written: diurna run --day 2026-03-03 finishes it" in told


def test_status_names_what_came_in_after_an_edition(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        small_days(small, store, 0)
        drop(small, store, LATER)
    told = list(telling.status_lines(small.file))
    assert "2026-03-02: 1 version recorded after its edition: diurna run --day 2026-03-02 --as-known now" in told


def test_what_is_late_for_which_edition(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        small_days(small, store, 0, 2)
        assert store.late("brennick") == ()
        at = SMALL_AT + timedelta(days=31)
        published = {"first": "2026-03-02T06:30:00Z", "between": "2026-03-02T20:00:00Z", "after": "2026-03-04T20:00:00Z"}
        path = small.root / "late.jsonl"
        path.write_bytes(b"".join(lines({**LATER, "id": k}, published_at=time) for k, time in published.items()))
        assert gathering.import_path(store, small.desk, path, now=at).new == 3
        assert store.late("brennick") == (("2026-03-02", 1), ("2026-03-04", 1))
        making.decide(small, store, Wanted(day=DAY, as_known="now"), now=at)
        assert store.late("brennick") == (("2026-03-04", 1),)
        making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=at + timedelta(days=1))
        # The edition of the 4th still holds the 3rd, on which nothing was made when it was.
        assert store.late("brennick") == (("2026-03-04", 1),)


def test_an_edition_to_come_is_not_made(small: Place) -> None:
    with small.store() as store, pytest.raises(UsageError, match=r"due at 2026-03-03 07:30 UTC.*newest that can be made is 2026-03-02"):
        making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=SMALL_AT)


# --- failures ---------------------------------------------------------------------------------------------------------


def test_a_failure_is_in_the_next_edition_made_once(small: Place) -> None:
    at = SMALL_AT + timedelta(days=3)
    with small.store() as store:
        gathering.record_failure(store, "Brennick Wire", "saved/x.txt", "is empty", now=at)
        days = [DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)]
        made = [making.decide(small, store, Wanted(day=d), now=at + timedelta(microseconds=n)) for n, d in enumerate(days)]
        told = [[f.reason for f in making.decided(store, m).coverage.failures] for m in made]
    assert told == [["is empty"], [], []]


def test_a_failure_between_a_first_and_a_second_revision_waits_for_the_next_day(small: Place) -> None:
    at = SMALL_AT + timedelta(days=3)
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        small_first = making.decide(small, store, Wanted(day=DAY), now=at)
        gathering.record_failure(store, "Brennick Wire", "saved/x.txt", "is empty", now=at + timedelta(hours=1))
        drop(small, store, LATER)
        second = making.decide(small, store, Wanted(day=DAY, as_known="now"), now=at + timedelta(hours=2))
        after = making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=at + timedelta(hours=3))
        assert (small_first.revision, second.revision) == (1, 2)
        assert [f.reason for f in making.decided(store, second).coverage.failures] == []
        assert [f.reason for f in making.decided(store, after).coverage.failures] == ["is empty"]


def test_three_articles_make_an_edition(small: Place) -> None:
    with small.store() as store:
        assert gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT).new == len(NEWS)
        edition = making.decided(store, making.decide(small, store, Wanted(day=DAY), now=SMALL_AT))
    assert any("four people" in p.text for p in edition.bottom_line)
    assert edition.coverage.total.versions == 3


def test_a_lost_store_begins_anew_from_the_archive(small: Place) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        make(small, store, DAY, now=SMALL_AT)
        before = store.history("brennick", before=DAY + timedelta(days=1), revisions="first")
    (small.root / "diurna.sqlite").unlink()
    (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER))
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        again = make(small, store, DAY, now=SMALL_AT)
        after = store.history("brennick", before=DAY + timedelta(days=1), revisions="first")
        now = making.decide(small, store, Wanted(day=DAY, as_known="now"), now=SMALL_AT)
    assert (again.revision, again.new) == (1, False)
    assert after == before
    assert (now.revision, now.new) == (2, True)


def test_an_edition_written_and_not_noted_is_noted_by_the_next_run(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        edition = making.decided(store, making.decide(small, store, Wanted(day=DAY), now=SMALL_AT))
        archive.write(small.archive, edition, {"html": b"<p>drawn</p>"})
        assert [r.archived for r in store.editions("brennick")] == [False]
        monkeypatch.setattr(making, "made_with", lambda: {"pango": "9.9.9"})
        making.decide(small, store, Wanted(day=DAY), now=SMALL_AT)
        assert [r.archived for r in store.editions("brennick")] == [True]


def test_a_damaged_file_of_an_earlier_day_does_not_stop_the_next_and_is_told_once(small: Place, capfd: pytest.CaptureFixture[str]) -> None:
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        make(small, store, DAY, now=SMALL_AT)
    next(small.archive.rglob("*.r1.json")).write_text("{}")
    (small.root / "diurna.sqlite").unlink()
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        for _ in range(2):
            made = making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=SMALL_AT + timedelta(days=1))
    assert made.day == "2026-03-03"
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("WARNING: brennick-2026-03-02.r1 lies in the archive and is not in the store: ")
    assert line.endswith("brennick-2026-03-02.r1.json: was changed after it was archived")


def test_what_is_fetched_before_the_cutoff_and_recorded_after_the_decision_is_in_the_next_edition(small: Place) -> None:
    fetched, recorded = SMALL_AT - timedelta(minutes=6), SMALL_AT + timedelta(minutes=2)
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT - timedelta(days=1))
        make(small, store, DAY, now=SMALL_AT)
        (small.root / "saved" / "later.jsonl").write_bytes(lines(LATER))
        gathering.visit_source(small, store, "Brennick Wire", now=fetched, clock=lambda: recorded)
        made = making.decide(small, store, Wanted(day=DAY + timedelta(days=1)), now=SMALL_AT + timedelta(days=1))
        edition = making.decided(store, made)
    assert edition.coverage.total.versions == 1


def test_an_article_that_cannot_be_made_sense_of_costs_itself_alone_and_replays(small: Place) -> None:
    first = datetime(1, 1, 1, 9, tzinfo=UTC)  # no calendar has a Sunday before it
    text = "Tavia's envoys left Brennick on Sunday without a deal, the Osrel Red Cross said."
    odd = Article(
        id="odd", title="Envoys leave Brennick", text=text, language="en", published_at=first, fetched_at=SMALL_AT - timedelta(hours=1)
    )
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT)
        store.record([Reading(articles=(odd,))], at=SMALL_AT)
        edition = making.decided(store, make(small, store, DAY, now=SMALL_AT))
        assert edition.coverage.classes["odd"] == "failed"
        assert edition.bottom_line
        assert archive.edition_bytes(making.remade(store, edition)) == archive.edition_bytes(edition)
        assert not making.decide(small, store, Wanted(day=DAY, as_known="now"), now=SMALL_AT + timedelta(hours=1)).new


def test_of_two_runs_that_saw_different_failures_the_first_to_end_decides(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    real, others = making.make_sparing, []

    def overtaken(*given: object, **options: object) -> Edition:
        monkeypatch.setattr(making, "make_sparing", real)
        with small.store() as store:
            gathering.record_failure(store, "Brennick Wire", "its feed", "answered 503", now=SMALL_AT)
            others.append(making.decide(small, store, Wanted(day=DAY), now=SMALL_AT + timedelta(seconds=1)))
        edition: Edition = real(*given, **options)
        return edition

    monkeypatch.setattr(making, "make_sparing", overtaken)
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=SMALL_AT - timedelta(hours=1))
        mine = making.decide(small, store, Wanted(day=DAY), now=SMALL_AT)
        again = making.decide(small, store, Wanted(day=DAY), now=SMALL_AT + timedelta(minutes=1))
        kept = making.decided(store, mine)
        assert [(r.revision, r.hash) for r in store.editions(mine.desk)] == [(1, hashlib.sha256(archive.edition_bytes(kept)).hexdigest())]
    assert [m.new for m in (*others, mine, again)] == [True, False, False]
    assert {m.revision for m in (*others, mine, again)} == {1}
    assert [f.reason for f in kept.inputs.failures] == ["answered 503"]
