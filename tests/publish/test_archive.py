"""The archive: whole or not at all, never twice, and what it says can be checked for years."""

import fcntl
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from editions import rich, thin
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.edition import Correction, Edition, HistoryRecord, StoryRecord
from diurna.errors import ArchiveError
from diurna.publish import archive
from diurna.publish.archive import Revision

FILES = {"pdf": b"%PDF-1.7 invented", "html": "<p>Straße</p>".encode()}


def edition(day: str = "2026-03-02", revision: int = 1, desk: str = "iran", **changes: object) -> Edition:
    return msgspec.structs.replace(thin(), desk=desk, day=day, revision=revision, **changes)


def tree(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file() and p.name != ".lock"}


# --- bytes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [rich, thin])
def test_an_edition_is_read_back_as_it_was_written(make: type[Edition]) -> None:
    body = archive.edition_bytes(make())
    assert archive.edition_from(body) == make()
    assert archive.edition_bytes(archive.edition_from(body)) == body
    assert body.endswith(b"}\n")
    assert b'\n "format": ' in body


@settings(max_examples=50, deadline=None)
@given(weights=st.dictionaries(st.text(max_size=3), st.floats(allow_nan=False, allow_infinity=False), max_size=4))
def test_the_same_edition_gives_the_same_bytes_however_it_was_built(weights: dict[str, float]) -> None:
    def told(weights: dict[str, float]) -> Edition:
        story = StoryRecord(id="s", title="t", theme="other", first_day="", last_day="", editions=1, signature=weights)
        cutoff = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
        return edition(history=HistoryRecord(desk="iran", day="2026-03-02", revision=1, cutoff=cutoff, stories=(story,), ledger=()))

    body = archive.edition_bytes(told(weights))
    assert archive.edition_bytes(told(dict(reversed(weights.items())))) == body
    assert archive.edition_bytes(archive.edition_from(body)) == body


def test_floats_are_told_to_six_places_and_what_is_no_number_is_refused() -> None:
    def weighing(weight: float) -> Edition:
        story = StoryRecord(id="s", title="t", theme="other", first_day="", last_day="", editions=1, signature={"w": weight})
        return edition(history=msgspec.structs.replace(thin().history, stories=(story,)))

    assert b'"w": 0.3\n' in archive.edition_bytes(weighing(0.1 + 0.2))
    assert archive.edition_bytes(weighing(-0.0)) == archive.edition_bytes(weighing(0.0))
    with pytest.raises(ArchiveError, match="nan"):
        archive.edition_bytes(weighing(float("nan")))


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff", b'{"format": "x"}'])
def test_what_is_no_edition_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ArchiveError, match="no edition"):
        archive.edition_from(body)


# --- writing ------------------------------------------------------------------------------------------------------------


def test_the_layout(tmp_path: Path) -> None:
    stem = archive.write(tmp_path, edition(), FILES)
    assert stem == tmp_path / "2026/03/02/iran-2026-03-02.r1"
    names = sorted(p.name for p in stem.parent.iterdir())
    assert names == [f"iran-2026-03-02.r1.{e}" for e in ("html", "json", "pdf", "sha256")]
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["2026"]


def test_the_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    stem = archive.write(tmp_path, edition(), FILES)
    command = ["sha256sum", "--check", "--strict", f"{stem.name}.sha256"]
    assert subprocess.run(command, cwd=stem.parent, check=False, capture_output=True).returncode == 0


STEMS = {
    "a desk named by one word": (("iran", "2026-03-02", 1), "2026/03/02/iran-2026-03-02.r1"),
    "a desk whose name ends like a date": (("iran-2026", "2026-03-02", 12), "2026/03/02/iran-2026-2026-03-02.r12"),
    "an edition over several days lies under the last": (
        ("iran", "2026-02-27--2026-03-01", 1),
        "2026/03/01/iran-2026-02-27--2026-03-01.r1",
    ),
}


@pytest.mark.parametrize("case", STEMS.values(), ids=STEMS)
def test_a_revision_is_found_again_by_its_name(case: tuple[tuple[str, str, int], str], tmp_path: Path) -> None:
    (desk, day, revision), path = case
    archive.write(tmp_path, edition(day, revision, desk), FILES)
    which = Revision(desk=desk, day=day, revision=revision)
    assert which.path == path
    assert archive.revisions(tmp_path) == (which,)
    assert archive.holds(tmp_path, desk, day, revision)
    assert not archive.holds(tmp_path, desk, day, revision + 1)


def test_the_same_revision_again_changes_nothing(tmp_path: Path) -> None:
    archive.write(tmp_path, edition(), FILES)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("iran*")}
    archive.write(tmp_path, edition(), FILES)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("iran*")} == before


OTHERS: dict[str, tuple[dict[str, object], dict[str, bytes]]] = {
    "another PDF": ({}, {**FILES, "pdf": b"other"}),
    "another edition": ({"title": "Other"}, FILES),
    "a file more": ({}, {**FILES, "txt": b"more"}),
    "a file less": ({}, {"html": FILES["html"]}),
}


@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS)
def test_a_revision_is_never_given_other_bytes(case: tuple[dict[str, object], dict[str, bytes]], tmp_path: Path) -> None:
    changes, files = case
    archive.write(tmp_path, edition(), FILES)
    before = tree(tmp_path)
    with pytest.raises(ArchiveError, match=r"iran-2026-03-02\.r1: was written before, with other bytes"):
        archive.write(tmp_path, edition(**changes), files)
    assert tree(tmp_path) == before


def test_what_to_do_about_other_bytes_is_said(tmp_path: Path) -> None:
    stem = archive.write(tmp_path, edition(), FILES)
    with pytest.raises(ArchiveError, match=r"other bytes \(\S+\)\. It stands .*: diurna run --day 2026-03-02 --as-known now$"):
        archive.write(tmp_path, edition(title="Other"), {})
    Path(f"{stem}.pdf").write_bytes(b"tampered")
    with pytest.raises(ArchiveError, match=r"\(\S+\.pdf\)\. Put it back from a backup, or remove it and run this again$"):
        archive.write(tmp_path, edition(), FILES)


def test_a_changed_file_is_not_quietly_mended_but_a_lost_one_is(tmp_path: Path) -> None:
    pdf = Path(f"{archive.write(tmp_path, edition(), FILES)}.pdf")
    pdf.write_bytes(b"tampered")
    with pytest.raises(ArchiveError, match=r"iran-2026-03-02\.r1\.pdf"):
        archive.write(tmp_path, edition(), FILES)
    pdf.unlink()
    archive.write(tmp_path, edition(), FILES)
    assert pdf.read_bytes() == FILES["pdf"]


@pytest.mark.parametrize("extension", ["sha256", "", "../pdf", "a/b", "PDF"])
def test_a_file_can_not_take_another_place(extension: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no extension"):
        archive.write(tmp_path, edition(), {extension: b"x"})


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "2026").write_text("a file where a folder should be")
    with pytest.raises(ArchiveError, match="iran-2026-03-02"):
        archive.write(tmp_path, edition(), FILES)


def killed_at(step: int, root: Path) -> bool:
    """Write in a process that dies at its `step`-th opening, renaming or removing of a file; whether it died."""
    child = os.fork()
    if not child:
        left = [step]

        def die(event: str, _: object) -> None:
            if event in {"open", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree"}:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)

        sys.addaudithook(die)
        archive.write(root, edition(), FILES)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_killed_at_any_step_it_is_whole_or_not_there_and_the_next_try_ends_the_same(tmp_path: Path) -> None:
    archive.write(tmp_path / "whole", edition(), FILES)
    whole, step, there = tree(tmp_path / "whole"), 0, set()
    while killed_at(step, tmp_path / str(step)):
        root = tmp_path / str(step)
        there.add(archive.holds(root, "iran", "2026-03-02", 1))
        if archive.holds(root, "iran", "2026-03-02", 1):
            assert archive.read(root, "iran", "2026-03-02", 1).files.keys() == {"json", "html", "pdf"}
        archive.write(root, edition(), FILES)
        assert tree(root) == whole
        step += 1
    assert step > 12
    assert there == {True, False}


@pytest.mark.parametrize("begun", [False, True])
def test_every_folder_made_is_on_the_disk_before_a_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, begun: bool) -> None:
    root = tmp_path / "kept" / "briefings"
    day = root / "2026" / "03" / "02"
    if begun:  # by a run that was cut short before it noted so
        day.mkdir(parents=True)
    synced, named = set[int](), []
    fsync, rename = os.fsync, Path.replace

    def noted(handle: int) -> None:
        synced.add(os.fstat(handle).st_ino)
        fsync(handle)

    def renamed(path: Path, to: Path) -> Path:
        named.append([f for f in (tmp_path, root.parent, root, root / "2026", root / "2026" / "03", day) if f.stat().st_ino not in synced])
        return rename(path, to)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(Path, "replace", renamed)
    archive.write(root, edition(), FILES)
    assert named == [[tmp_path, root.parent] if begun else []] * 4


def test_what_an_unfinished_try_left_makes_way_for_other_files(tmp_path: Path) -> None:
    stem = archive.write(tmp_path, edition(), {**FILES, "txt": b"once more"})
    Path(f"{stem}.sha256").unlink()
    archive.write(tmp_path, edition(title="Other"), FILES)
    assert archive.verify(tmp_path) == ()
    assert not Path(f"{stem}.txt").exists()


def test_of_two_writers_with_other_bytes_one_wins(tmp_path: Path) -> None:
    def write(n: int) -> bool:
        try:
            archive.write(tmp_path, edition(), {"pdf": f"{n}".encode() * 10_000, "html": f"{n}".encode()})
        except ArchiveError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(write, range(6))) == 1
    assert archive.verify(tmp_path) == ()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    archive.write(tmp_path, edition("2026-03-01"), FILES)
    with ThreadPoolExecutor(1) as pool, (tmp_path / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = pool.submit(archive.write, tmp_path, edition(), FILES)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.3)
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert Path(f"{waiting.result(timeout=30)}.pdf").exists()


# --- reading ------------------------------------------------------------------------------------------------------------


def test_a_revision_is_read_with_all_its_files(tmp_path: Path) -> None:
    archive.write(tmp_path, edition(), FILES)
    kept = archive.read(tmp_path, "iran", "2026-03-02", 1)
    assert kept.files == {**FILES, "json": archive.edition_bytes(edition())}
    assert kept.edition == edition()


DAMAGE = {
    "a file is lost": (lambda stem: Path(f"{stem}.pdf").unlink(), r"has no iran-2026-03-02\.r1\.pdf"),
    "a file has changed": (lambda stem: Path(f"{stem}.html").write_bytes(b"x"), r"r1\.html: was changed after it was archived"),
    "the checksums are no list": (lambda stem: Path(f"{stem}.sha256").write_bytes(b"\xff../../etc/passwd"), "no list of checksums"),
    "the checksums are empty": (lambda stem: Path(f"{stem}.sha256").write_bytes(b""), "no list of checksums"),
    "a name that leads elsewhere": (lambda stem: Path(f"{stem}.sha256").write_text("0" * 64 + "  ../x.pdf\n"), "no list of checksums"),
}


@pytest.mark.parametrize("case", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(case: tuple[object, str], tmp_path: Path) -> None:
    damage, reason = case
    archive.write(tmp_path, edition("2026-03-01"), FILES)
    damage(archive.write(tmp_path, edition(), FILES))  # type: ignore[operator]
    with pytest.raises(ArchiveError, match=reason):
        archive.read(tmp_path, "iran", "2026-03-02", 1)
    (found,) = archive.verify(tmp_path)
    assert found.path.startswith("2026/03/02/iran-2026-03-02.r1")


def test_a_sound_archive_has_no_problems_and_a_missing_revision_is_named(tmp_path: Path) -> None:
    archive.write(tmp_path, edition(), FILES)
    assert archive.verify(tmp_path) == ()
    with pytest.raises(ArchiveError, match=r"iran-2026-03-03\.r1"):
        archive.read(tmp_path, "iran", "2026-03-03", 1)


def test_files_left_behind_and_strangers_are_found(tmp_path: Path) -> None:
    stem = archive.write(tmp_path, edition(), FILES)
    Path(f"{stem}.sha256").unlink()
    swapped = archive.write(tmp_path, edition("2026-03-03"), FILES)
    for old in list(swapped.parent.iterdir()):
        old.rename(old.with_name(old.name.replace("03-03", "03-04")))
    sums = swapped.with_name("iran-2026-03-04.r1.sha256")
    sums.write_text(sums.read_text().replace("03-03", "03-04"))
    found = archive.verify(tmp_path)
    assert [p.path.rpartition(".")[2] for p in found if "left behind" in p.reason] == ["html", "json", "pdf"]
    assert len(found) == 4


def test_revisions_come_by_day_desk_and_number(tmp_path: Path) -> None:
    for day, revision, desk in (
        ("2026-03-02", 10, "iran"),
        ("2026-03-02", 2, "iran"),
        ("2026-03-02", 1, "gulf"),
        ("2026-02-28", 1, "iran"),
    ):
        archive.write(tmp_path, edition(day, revision, desk), {})
    found = [(r.day, r.desk, r.revision) for r in archive.revisions(tmp_path)]
    assert found == [("2026-02-28", "iran", 1), ("2026-03-02", "gulf", 1), ("2026-03-02", "iran", 2), ("2026-03-02", "iran", 10)]


# --- the way in ---------------------------------------------------------------------------------------------------------


def test_the_index_and_the_feed_list_every_edition(tmp_path: Path) -> None:
    first = msgspec.structs.replace(rich(2), day="2026-03-01", desk="iran", revision=1)
    archive.write(tmp_path, first, FILES)
    archive.write(tmp_path, edition(), FILES)
    assert archive.rebuild(tmp_path) == 2
    page, feed = (tmp_path / "index.html").read_text(), (tmp_path / "feed.xml").read_text()
    for stem in ("2026/03/01/iran-2026-03-01.r1", "2026/03/02/iran-2026-03-02.r1"):
        assert stem in page
        assert stem in feed


def test_the_index_shows_on_a_day_what_a_later_edition_took_back(tmp_path: Path) -> None:
    archive.write(tmp_path, edition(), FILES)
    archive.rebuild(tmp_path)
    assert "no longer stands" not in (tmp_path / "index.html").read_text()
    wrong = Correction(edition="iran-2026-03-02.r1", kind="WITHDRAWN", said="Nine.", now="Two.")
    archive.write(tmp_path, edition("2026-03-04", corrections=(wrong, wrong)), FILES)
    archive.rebuild(tmp_path)
    page = (tmp_path / "index.html").read_text()
    assert page.count("no longer stands") == 1
    assert page.index("iran-2026-03-02.r1.pdf") < page.index("WITHDRAWN") < page.index("2026/03/04/iran-2026-03-04.r1.html#corrections")


def test_rebuilding_gives_the_same_bytes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    archive.write(tmp_path, edition(), FILES)
    archive.rebuild(tmp_path)
    once = tree(tmp_path)
    archive.rebuild(tmp_path)
    assert tree(tmp_path) == once


def test_an_edition_that_can_not_be_read_costs_the_index_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    stem = archive.write(tmp_path, edition(), FILES)
    archive.write(tmp_path, edition("2026-03-03"), FILES)
    Path(f"{stem}.json").write_bytes(b"{")
    assert archive.rebuild(tmp_path) == 1
    assert "iran-2026-03-02.r1 is left out" in caplog.text


def test_an_empty_archive_has_an_index_too(tmp_path: Path) -> None:
    assert archive.rebuild(tmp_path / "new") == 0
    assert (tmp_path / "new" / "index.html").exists()
