"""The daily briefing: gather, decide, render, archive, deliver. The flow body reads as the design's way through."""

import time
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from prefect import flow, get_run_logger, runtime
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from diurna.desk import Desk
from diurna.edition import Edition
from diurna.publish import archive
from diurna.publish.archive import Revision
from diurna.window import cutoff_of, edition_day
from flows import clock, making, progress, tasks
from flows.beginning import must_have_begun
from flows.ingest import SIDE_BY_SIDE, gather_all
from flows.making import AsKnown, Made, Wanted
from flows.notices import shortfall
from flows.place import Place, place_of
from flows.server import end_when_told

# Where a zone change skips the cutoff, cron fires up to an hour early; the edition waits for its own cutoff.
_EARLY = timedelta(hours=1)


def _run_name() -> str:
    given = runtime.flow_run.parameters.get("day")
    return f"briefing {given}" if given else "briefing"


@flow(name="daily-briefing", flow_run_name=_run_name, task_runner=SIDE_BY_SIDE)
def daily_briefing(  # noqa: PLR0913 - the parameters of a deployment are flat
    desk_file: str,
    day: date | None = None,
    as_known: AsKnown = "then",
    *,
    since: date | None = None,
    remake: bool = False,
    deliver: bool = True,
) -> Made | None:
    """Make, archive and deliver the edition of `day`; without one, of the day that the run was scheduled for, None where the desk's
    calendar has none of it. With `since` one edition over all days from that one.
    """
    end_when_told()
    place = place_of(Path(desk_file))
    due = day or logical_day(place.desk)
    if due is None:
        progress.say("The desk's calendar has no edition of today.")
        return None
    wanted = Wanted(day=due, as_known=as_known, remake=remake, since=since)
    _wait_for(place.desk, due)
    clock.must_be_due(place.desk, due, clock.now())
    if as_known == "now" or not _has_edition(place, wanted.label):
        done = gather_all(place, folders_only=due != clock.newest_day(place.desk, clock.now()))
        wanted = replace(wanted, unread=tuple(d.source for d in done if d.unread))
    if day is not None:
        must_have_begun(place, day, clock.now())
    made = tasks.decide(str(place.file), wanted)
    _warn(place, made)
    made, path = _archived(place, made)
    _show(place, made, path)
    return replace(made, undelivered=deliver and not _deliver(place, made, path))


def _warn(place: Place, made: Made) -> None:
    """Say loudly what a new edition says at its top of sources that could not be read."""
    with place.store() as store:
        lacking = shortfall(place.desk, making.decided(store, made).inputs.unread)
    if made.new and lacking:
        progress.say(f"WARNING: {made.day}: {lacking}")


def _archived(place: Place, made: Made) -> tuple[Made, Path]:
    """What is archived, and the path of its files. They are rendered and held against the archive each time, unless other libraries would
    draw them. Where it stands there without its PDF, and there is one now, the next revision has it: what was published stays.
    """
    stem = place.archive / Revision(desk=made.desk, day=made.day, revision=made.revision).path
    had = archive.extensions(place.archive, made.desk, made.day, made.revision)
    with place.store() as store:
        lacking = making.lacks_pdf(place, store, made)
    if had and not lacking and ("pdf" not in had or made.differs):
        return made, stem
    files, fault = _files(place, made)
    if not lacking:
        lay = _lying(stem)
        path = tasks.archive(str(place.file), made, files)
        return replace(made, fault=fault, rewritten=not made.new and _lying(stem) > lay), path
    if fault:
        return replace(made, fault=fault), stem
    with place.store() as store:
        whole = making.completed(store, made, now=clock.now())
    return _archived(place, whole)


def _lying(stem: Path) -> int:
    return len([*stem.parent.glob(f"{stem.name}.*")])


def _files(place: Place, made: Made) -> tuple[dict[str, bytes], str]:
    """A page for every day; where no PDF can be made, it is said, and the HTML page stands alone. With what was said."""
    files = {"html": tasks.render(str(place.file), made, "html")}
    future = tasks.render.submit(str(place.file), made, "pdf")
    result = future.result(raise_on_failure=False)
    if isinstance(result, bytes):
        return {**files, "pdf": result}, ""
    fault = making.no_pdf(made.day, result)
    progress.say(fault)
    with place.store() as store:
        page = making.page_alone(making.decided(store, made))
    return {"html": page}, fault


def logical_day(desk: Desk) -> date | None:
    """The day this run is for: the local date of its scheduled start, so that a late run still makes its own day. A run that somebody
    asks for before the day's cutoff is for the newest that is due. None at the cutoff of a day that the calendar leaves out.
    """
    scheduled: datetime | None = runtime.flow_run.scheduled_start_time
    at = clock.now()
    if runtime.deployment.id is None or scheduled is None:
        return clock.newest_day(desk, at)
    return day_scheduled(desk, scheduled, at)


def day_scheduled(desk: Desk, scheduled: datetime, at: datetime) -> date | None:
    """The day of a run scheduled for `scheduled` that starts at `at`."""
    local = scheduled.astimezone(ZoneInfo(desk.zone)).date()
    if edition_day(desk, local) != local:
        return None if abs(cutoff_of(desk, local) - scheduled) <= _EARLY else clock.newest_day(desk, at)
    day = max(local, clock.newest_day(desk, scheduled + _EARLY))
    return day if cutoff_of(desk, day) <= at + _EARLY else clock.newest_day(desk, at)


def _wait_for(desk: Desk, day: date) -> None:
    left = cutoff_of(desk, day) - clock.now()
    if timedelta(0) < left <= _EARLY and runtime.deployment.id is not None:
        time.sleep(left.total_seconds() + 1)


def _has_edition(place: Place, label: str) -> bool:
    with place.store() as store:
        return store.edition(place.desk.name, label, 1) is not None


def _deliver(place: Place, made: Made, path: Path) -> bool:
    """Deliver; a failing mail server costs the mail, never the edition: it is archived, and the failure is told. False where it failed."""
    if place.desk.deliver.mail is None and not place.desk.deliver.folder:
        return True
    future = tasks.deliver.submit(str(place.file), made)
    result = future.result(raise_on_failure=False)
    if isinstance(result, BaseException):
        get_run_logger().warning("not delivered: %s", result)
        progress.say(f"not delivered: {result}. The edition is archived in {path.parent}; `diurna deliver --day {made.day}` tries again.")
        return False
    for outcome in result:
        progress.say(f"delivered to {outcome.recipient}" if outcome.sent else f"{outcome.recipient} has it already")
    return True


def _show(place: Place, made: Made, path: Path) -> None:
    """Artifacts on the run: the edition's summary, the coverage table, the link to the PDF."""
    with place.store() as store:
        edition = making.decided(store, made)
    create_markdown_artifact(key="briefing", markdown=summary_of(edition), description=f"{edition.title}, {edition.day}")
    rows = [{k: getattr(r, k) for k in r.__struct_fields__} for r in (*edition.coverage.rows, edition.coverage.total)]
    create_table_artifact(key="coverage", table=rows, description="Every version of the window, by source and class.")
    pdf, page = (path.with_name(f"{path.name}.{kind}").resolve() for kind in ("pdf", "html"))
    shown = pdf if pdf.exists() else page
    create_link_artifact(key="pdf", link=shown.as_uri(), link_text=shown.name)


def summary_of(edition: Edition) -> str:
    """The bottom line as Markdown, with outlets."""
    lines = [f"- {p.lead + ' ' if p.lead else ''}{p.text} ({p.outlet})" for p in edition.bottom_line]
    head = f"# {edition.title}: {edition.day}, revision {edition.revision}"
    return "\n".join((head, "", *(lines or ["Nothing on topic was had in this window."])))
