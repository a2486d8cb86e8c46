"""The flows under a Prefect of the tests' own: what they make, what their runs show, what is tried again."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from diurna.errors import ArchiveError, DeliveryError, FetchError, ReadError, RenderError, UsageError
from diurna.publish import archive
from flows import making, tasks
from flows.place import Place
from tests.flows.small import DAY, LATER, NEWS, Call, lines, press_here, tree, write_small_desk
from tests.gather.conftest import Page, Site

pytestmark = pytest.mark.usefixtures("harness")
_RENDER = making.render


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    yield server
    server.close()


@pytest.fixture
def stand_in_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real PDF takes a second or more; one test has it."""
    monkeypatch.setattr(making, "render", lambda edition, kind: _RENDER(edition, kind) if kind == "html" else b"%PDF-1.7 stand-in")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow one another without waiting."""
    for name in ("visit", "deliver"):
        monkeypatch.setattr(tasks, name, getattr(tasks, name).with_options(retry_delay_seconds=0, retry_jitter_factor=None))


def artifacts() -> dict[str, Any]:
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    with get_client(sync_client=True) as client:
        return {a.key: a for a in sorted(client.read_artifacts(), key=lambda a: a.created)}


def test_the_daily_briefing_makes_archives_and_shows_the_day(small: Place) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    made = daily_briefing(str(small.file), DAY)
    assert (made.day, made.revision, made.new) == ("2026-03-02", 1, True)
    kept = archive.read(small.archive, "brennick", "2026-03-02", 1)
    assert sorted(kept.files) == ["html", "json", "pdf"]
    assert (small.archive / "index.html").exists()
    shown = artifacts()
    assert shown["briefing"].type == "markdown"
    assert "four people" in shown["briefing"].data
    assert shown["coverage"].type == "table"
    assert '"versions":3' in str(shown["coverage"].data).replace(" ", "").replace("'", '"')
    assert "brennick-2026-03-02.r1.pdf" in shown["pdf"].data
    before = tree(small.archive)
    again = daily_briefing(str(small.file), DAY)
    assert (again.revision, again.new, again.differs) == (1, False, ())
    assert tree(small.archive) == before


@pytest.mark.usefixtures("stand_in_pdf")
def test_a_run_makes_the_day_it_was_scheduled_for(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    monkeypatch.setenv("PREFECT__RUNTIME__DEPLOYMENT__ID", "a deployment")
    # What a server says of a run that it starts late.
    monkeypatch.setattr("prefect.runtime.flow_run.scheduled_start_time", datetime(2026, 3, 2, 7, 30, tzinfo=UTC), raising=False)
    assert daily_briefing(str(small.file)).day == "2026-03-02"


def test_a_day_that_cannot_be_written_keeps_no_other_from_it(small: Place) -> None:
    from flows.backfill import backfill  # noqa: PLC0415

    (small.archive / "2026" / "03").mkdir(parents=True)
    (small.archive / "2026" / "03" / "03").write_text("in the way")
    with pytest.raises(ArchiveError, match="03/03"):
        backfill(str(small.file), DAY, DAY + timedelta(days=2))
    assert [r.day for r in archive.revisions(small.archive)] == ["2026-03-02", "2026-03-04"]


@pytest.mark.usefixtures("stand_in_pdf")
def test_other_libraries_leave_what_is_archived_alone(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    daily_briefing(str(small.file), DAY)
    before = tree(small.archive)
    monkeypatch.setattr(making, "made_with", lambda: {"pango": "9.9.9"})
    monkeypatch.setattr(making, "render", lambda *_: b"drawn otherwise")
    told = daily_briefing(str(small.file), DAY)
    assert (told.revision, told.new) == (1, False)
    assert any("9.9.9" in d for d in told.differs)
    assert tree(small.archive) == before
    assert daily_briefing(str(small.file), DAY, remake=True).revision == 2
    after = tree(small.archive)
    assert all(after[k] == v for k, v in before.items() if k.startswith("2026"))


_NO_PANGO = "No PDF of 2026-03-02: Pango is missing. Its page is archived; diurna run --day 2026-03-02 tries again."


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without what a PDF needs."""

    def no_pdf(edition: Any, kind: str) -> bytes:
        if kind == "pdf":
            raise RenderError("Pango is missing")
        return _RENDER(edition, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "render", no_pdf)
    monkeypatch.setattr(making, "made_with", lambda: {"pango": "absent"})


def install_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "made_with", lambda: {"pango": "9.9.9"})
    monkeypatch.setattr(making, "render", lambda edition, kind: _RENDER(edition, kind) if kind == "html" else b"%PDF-1.7 stand-in")


@pytest.mark.usefixtures("no_pango")
def test_a_day_without_the_libraries_for_a_pdf_has_its_page_and_a_revision_once_they_are_there(
    small: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    for new in (True, False):
        made = daily_briefing(str(small.file), DAY)
        assert (made.revision, made.new, made.fault) == (1, new, _NO_PANGO)
        assert _NO_PANGO in capfd.readouterr().err.splitlines()
    kept = archive.read(small.archive, "brennick", made.day, 1).files
    assert sorted(kept) == ["html", "json"]
    install_pango(monkeypatch)
    whole = daily_briefing(str(small.file), DAY)
    assert (whole.revision, whole.new, whole.fault) == (2, True, "")
    later = archive.read(small.archive, "brennick", made.day, 2)
    assert (sorted(later.files), later.edition.made_with) == (["html", "json", "pdf"], {"pango": "9.9.9"})
    assert archive.read(small.archive, "brennick", made.day, 1).files == kept
    monkeypatch.setattr(making, "made_with", lambda: {"pango": "9.9.10"})
    again = daily_briefing(str(small.file), DAY)
    assert (again.revision, again.new, again.fault, len(archive.revisions(small.archive))) == (1, False, "", 2)


@pytest.mark.usefixtures("no_pango")
def test_a_backfill_says_which_days_have_no_pdf_and_gives_them_one_once_it_can(
    small: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows import backfill  # noqa: PLC0415

    monkeypatch.setattr(backfill, "press", press_here)
    span = (str(small.file), DAY, DAY + timedelta(days=1))
    for new in (True, False):
        made = backfill.backfill(*span)
        assert [(m.revision, m.new, bool(m.fault)) for m in made] == [(1, new, True)] * 2
        assert capfd.readouterr().err.count("tries again.") == 2
    install_pango(monkeypatch)
    assert [(m.revision, m.new, m.fault) for m in backfill.backfill(*span)] == [(2, True, "")] * 2
    assert sorted(archive.read(small.archive, "brennick", "2026-03-03", 2).files) == ["html", "json", "pdf"]
    assert [(m.new, m.fault) for m in backfill.backfill(*span)] == [(False, "")] * 2


@pytest.mark.usefixtures("stand_in_pdf")
def test_a_pdf_that_somebody_removed_is_put_back_and_no_revision_made(small: Place) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    daily_briefing(str(small.file), DAY)
    before = tree(small.archive)
    next(small.archive.rglob("*.pdf")).unlink()
    assert daily_briefing(str(small.file), DAY).revision == 1
    assert tree(small.archive) == before


def test_a_pdf_that_trips_the_library_costs_only_itself_and_the_next_try_makes_a_revision_with_it(
    small: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    def tripped(edition: Any, kind: str) -> bytes:
        if kind == "pdf" and not whole:
            raise ZeroDivisionError("no width")
        return b"%PDF-1.7 stand-in" if kind == "pdf" else _RENDER(edition, "html")

    whole = False
    monkeypatch.setattr(making, "render", tripped)
    first = daily_briefing(str(small.file), DAY)
    told = capfd.readouterr().err
    assert "No PDF of 2026-03-02: ZeroDivisionError: no width. Its page is archived; diurna run --day 2026-03-02 tries again." in told
    kept = archive.read(small.archive, "brennick", first.day, 1).files
    assert (sorted(kept), first.fault in told.splitlines()) == (["html", "json"], True)
    assert b"No PDF of this edition could be made" in kept["html"]
    again = daily_briefing(str(small.file), DAY)
    assert (again.revision, again.new, again.fault) == (1, False, first.fault)
    whole = True
    second = daily_briefing(str(small.file), DAY)
    assert (second.revision, second.new, second.fault) == (2, True, "")
    later = archive.read(small.archive, "brennick", first.day, 2).files
    assert sorted(later) == ["html", "json", "pdf"]
    assert b"No PDF of this edition" not in later["html"]
    assert archive.read(small.archive, "brennick", first.day, 1).files == kept
    assert (daily_briefing(str(small.file), DAY).revision, len(archive.revisions(small.archive))) == (2, 2)


@pytest.mark.usefixtures("stand_in_pdf", "at_once")
def test_a_mail_server_that_is_down_costs_the_mail_never_the_edition(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    mail = '[deliver.mail]\nhost = "127.0.0.1"\nport = 1\ntls = "none"\nsender = "desk@brennick.example"\nto = ["ada@brennick.example"]\n'
    place = write_small_desk(tmp_path / "mailing", more=mail)
    made = daily_briefing(str(place.file), DAY)
    assert archive.holds(place.archive, "brennick", made.day, 1)
    assert made.undelivered
    told = capfd.readouterr().err
    assert told.count("not delivered yet: ada@brennick.example: ") == 3
    assert f"The edition is archived in {place.archive / '2026' / '03' / '02'}; `diurna deliver --day 2026-03-02` tries again." in told


@pytest.mark.usefixtures("stand_in_pdf")
def test_an_outbox_that_cannot_be_written_is_told_at_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    place = write_small_desk(tmp_path / "handing", more='[deliver]\nfolder = "outbox"\n')
    (place.root / "outbox").write_text("in the way")
    assert daily_briefing(str(place.file), DAY).undelivered
    told = capfd.readouterr().err
    assert "Trying again" not in told
    assert "ERROR" not in told
    assert told.count(f"not delivered: {place.root / 'outbox'}: can't be written: ") == 1


def test_a_day_to_come_is_refused_before_anything_is_gathered(small: Place) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    with pytest.raises(UsageError, match="still to come"):
        daily_briefing(str(small.file), date(2199, 1, 1))
    assert not (small.root / "diurna.sqlite").exists()


def test_a_day_before_all_that_was_had_is_refused_and_leaves_no_edition(small: Place) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    with pytest.raises(UsageError, match="nothing was had by 2025-12-31: the desk's first day is 2026-03-02"):
        daily_briefing(str(small.file), date(2025, 12, 31))
    with small.store() as store:
        assert store.editions("brennick") == ()


@pytest.mark.usefixtures("stand_in_pdf")
def test_a_backfill_begins_with_the_first_day_that_has_something(small: Place, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.backfill import backfill  # noqa: PLC0415

    assert [m.day for m in backfill(str(small.file), date(2025, 12, 31), DAY)] == ["2026-03-02"]
    assert "Nothing was had before 2026-03-02: the backfill begins there, not on 2025-12-31." in capfd.readouterr().err
    with pytest.raises(UsageError, match="nothing was had by 2026-01-01"):
        backfill(str(small.file), date(2025, 12, 31), date(2026, 1, 1))


@pytest.mark.usefixtures("stand_in_pdf")
def test_the_backfill_makes_each_day_once(small: Place, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.backfill import backfill  # noqa: PLC0415

    last = DAY + timedelta(days=1)
    first = backfill(str(small.file), DAY, last)
    before = tree(small.archive)
    second = backfill(str(small.file), DAY, last)
    assert [(m.day, m.new) for m in first] == [("2026-03-02", True), ("2026-03-03", True)]
    assert [(m.day, m.new) for m in second] == [("2026-03-02", False), ("2026-03-03", False)]
    assert tree(small.archive) == before
    assert b"2026-03-03" in before["index.html"]
    told = capfd.readouterr().err
    assert "2026-03-02  r1 made" in told
    assert "2026-03-03  r1 unchanged" in told
    with pytest.raises(UsageError, match="is before"):
        backfill(str(small.file), last, DAY)


@pytest.mark.usefixtures("stand_in_pdf")
def test_a_backfill_looks_through_the_archive_as_often_for_many_days_as_for_one(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import backfill  # noqa: PLC0415

    looked: list[Path] = []
    revisions = archive.revisions

    def listed(root: Path) -> tuple[archive.Revision, ...]:
        looked.append(root)
        return revisions(root)

    monkeypatch.setattr(archive, "revisions", listed)
    monkeypatch.setattr(backfill, "press", press_here)
    counts = []
    for first, last in ((0, 0), (1, 4)):
        backfill.backfill(str(small.file), DAY + timedelta(days=first), DAY + timedelta(days=last))
        counts.append(len(looked))
    assert counts[1] == 2 * counts[0] > 0


ITEM = f"<item><title>{NEWS[1]['title']}</title><link>https://x.example/1</link><pubDate>Sun, 01 Mar 2026 22:00:00 GMT</pubDate></item>"
RSS = f"<rss version='2.0'><channel><title>x</title>{ITEM}</channel></rss>"


@pytest.mark.usefixtures("at_once")
def test_ingest_visits_each_source_and_tries_again_only_where_that_can_help(small: Place, site: Site) -> None:
    from flows.ingest import ingest  # noqa: PLC0415

    feeds = "".join(f'[[sources]]\nname = "{name}"\nfeed = "{site.url(f"/{name}")}"\n' for name in ("busy", "gone", "fine"))
    small.file.write_text(small.file.read_text() + feeds)
    site.pages = {"/busy": Page(status=503), "/gone": Page(status=404), "/fine": Page(RSS.encode(), media_type="application/rss+xml")}
    done = {g.source: g for g in ingest(str(small.file))}
    assert {name: (g.new, len(g.failures)) for name, g in done.items()} == {
        "Brennick Wire": (3, 0),
        "busy": (0, 1),
        "gone": (0, 1),
        "fine": (1, 0),
    }
    assert "503" in done["busy"].failures[0].reason
    assert sorted(site.paths()) == ["/busy", "/busy", "/busy", "/fine", "/gone"]
    table = artifacts()["ingest"].data
    assert all(name in str(table) for name in done)
    with small.store() as store:
        assert {s.source for s in store.sources() if s.failures} == {"busy", "gone"}


@pytest.mark.usefixtures("at_once", "stand_in_pdf")
def test_without_a_network_it_is_said_once_and_the_edition_is_made_from_what_is_kept(
    small: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415
    from flows.ingest import ingest  # noqa: PLC0415

    away = "".join(f'[[sources]]\nname = "{name}"\nfeed = "http://127.0.0.1:1/{name}"\n' for name in ("away", "gone"))
    small.file.write_text(small.file.read_text() + away)
    done = ingest(str(small.file))
    told = capfd.readouterr().err.splitlines()
    assert [(g.source, g.reached, g.unread) for g in done] == [("Brennick Wire", True, False), ("away", False, True), ("gone", False, True)]
    assert told[0] == "Brennick Wire: 3 new, 0 unchanged"
    assert told[1].startswith("not read (2 of 3 sources): away, gone: no connection")
    assert told[2].startswith("No source on the network could be reached: no network? Check the connection")
    assert len(told) == 3
    assert daily_briefing(str(small.file), DAY).new
    assert "no network?" not in capfd.readouterr().err  # a past day leaves the network alone


@pytest.mark.usefixtures("at_once", "stand_in_pdf")
def test_an_edition_made_while_most_sources_failed_says_so_first(small: Place, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.daily import daily_briefing  # noqa: PLC0415

    away = "".join(f'[[sources]]\nname = "{name}"\nfeed = "http://127.0.0.1:1/{name}"\n' for name in ("away", "gone"))
    small.file.write_text(small.file.read_text() + away)
    made = daily_briefing(str(small.file))
    with small.store() as store:
        edition = making.decided(store, made)
        assert making.remade(store, edition).notices == edition.notices
    lacking = "2 of 3 sources could not be read when this day's edition was made: away and gone. What they carry is missing here."
    assert edition.notices[0] == lacking
    assert f"WARNING: {made.day}: {lacking}" in capfd.readouterr().err.splitlines()


AGAIN = {
    "a time-out": (FetchError("x", "no answer", again=True), True),
    "a page that is gone": (FetchError("x", "answered 404"), False),
    "a mail server that is down": (DeliveryError("x", "can't be reached", again=True), True),
    "a file that can't be read": (ReadError("x", "is empty"), False),
    "what was archived differs": (ArchiveError("differs"), False),
    "a bug": (ValueError("x"), False),
}


@pytest.mark.parametrize(("error", "again"), AGAIN.values(), ids=AGAIN)
def test_only_what_may_succeed_later_is_tried_again(error: Exception, again: bool) -> None:
    from prefect.states import exception_to_failed_state  # noqa: PLC0415
    from prefect.utilities.asyncutils import run_coro_as_sync  # noqa: PLC0415

    state = run_coro_as_sync(exception_to_failed_state(error))
    assert tasks.helps(None, None, state) is again


TASKS: dict[str, Callable[[Place], Any]] = {
    "visit": lambda place: tasks.visit.fn(str(place.file), "Brennick Wire").new,
    "decide": lambda place: tasks.decide.fn(str(place.file), making.Wanted(day=DAY)).revision,
    "index": lambda place: tasks.index.fn(str(place.file)),
}


@pytest.mark.usefixtures("stand_in_pdf")
def test_tasks_are_thin_and_work_without_a_scheduler(small: Place) -> None:
    assert {name: call(small) for name, call in TASKS.items()} == {"visit": 3, "decide": 1, "index": 0}


# --- from the command line -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("stand_in_pdf")
def test_a_new_user_gets_a_briefing(small: Place, call: Call) -> None:
    ingested = call(small.root, "ingest")
    assert (ingested.exit_code, ingested.stderr) == (0, "Brennick Wire: 3 new, 0 unchanged\n")
    done = call(small.root, "run", "--day", "2 March 2026")
    assert done.exit_code == 0
    assert [Path(p).name for p in done.stdout.split()] == ["brennick-2026-03-02.r1.pdf", "brennick-2026-03-02.r1.html"]
    assert done.stderr == "Brennick Wire: 0 new, 3 unchanged\n"
    again = call(small.root, "run", "--day", "2 March 2026")
    assert again.stdout.splitlines()[0] == "brennick 2026-03-02 r1: nothing new; the archived edition stands."
    page = small.archive / "2026/03/02/brennick-2026-03-02.r1.html"
    page.unlink()
    restored = call(small.root, "run", "--day", "2 March 2026")
    assert restored.stdout.splitlines()[0] == "brennick 2026-03-02 r1: nothing new; its missing files are written again, as they were."
    assert page.exists()
    filled = call(small.root, "backfill", "--from", "2 March 2026", "--to", "2026-03-03")
    assert filled.exit_code == 0
    assert filled.stderr.splitlines()[-2:] == ["2026-03-02  r1 unchanged", "2026-03-03  r1 made"]
    page.unlink()
    page.with_suffix(".sha256").unlink()
    refilled = call(small.root, "backfill", "--from", "2 March 2026", "--to", "2026-03-03").stderr.splitlines()
    assert refilled[-2:] == ["2026-03-02  r1 unchanged; its missing files are written again", "2026-03-03  r1 unchanged"]
    assert page.exists()
    (small.root / "more.jsonl").write_bytes(lines(LATER))
    call(small.root, "ingest", "more.jsonl")
    now = call(small.root, "run", "--day", "2 March 2026", "--as-known", "now")
    assert now.stdout.startswith("r2 is new. It differs from the one before in: ")


def test_a_day_that_has_no_pdf_ends_with_1(small: Place, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import backfill  # noqa: PLC0415

    def no_pdf(edition: Any, kind: str) -> bytes:
        if kind == "pdf":
            raise RenderError("Pango is missing")
        return _RENDER(edition, "html")

    monkeypatch.setattr(making, "render", no_pdf)
    monkeypatch.setattr(backfill, "press", press_here)
    for asked in (["run", "--day", "2026-03-02"], ["backfill", "--from", "2026-03-02", "--to", "2026-03-03"]):
        done = call(small.root, *asked)
        assert (done.exit_code, Path(done.stdout.split()[-1]).suffix) == (1, ".html")
        assert "No PDF of 2026-03-02: Pango is missing. Its page is archived; diurna run --day 2026-03-02 tries again.\n" in done.stderr
