"""The ingest flow: visit every source of a desk; what fails is recorded, the rest goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from diurna.desk import Source
from diurna.errors import DiurnaError, FetchError, ReadError
from flows import clock, gathering, progress, tasks
from flows.gathering import Gathered
from flows.place import Place, place_of
from flows.progress import counted
from flows.server import end_when_told
from flows.sourcing import OFFLINE, is_offline, nothing_to_read
from flows.telling import line_of

# Sources are visited side by side: they mostly wait for the network. A host still gets one request at a time.
SIDE_BY_SIDE: Any = ThreadPoolTaskRunner(max_workers=16)


@flow(name="ingest", flow_run_name="ingest", task_runner=SIDE_BY_SIDE)
def ingest(desk_file: str, *, folders_only: bool = False) -> list[Gathered]:
    """Visit the sources of the desk side by side, one task each. `folders_only` leaves the network alone."""
    end_when_told()
    return gather_all(place_of(Path(desk_file)), folders_only=folders_only)


def gather_all(place: Place, *, folders_only: bool = False) -> list[Gathered]:
    """The body of the flow, for flows that begin with it; to be called inside one."""
    sources = [s for s in place.desk.sources if s.folder or not folders_only]
    for line in nothing_to_read(place):
        progress.say(line)
    futures = {tasks.visit.submit(str(place.file), s.name): s for s in sources}
    with progress.steps(len(futures), "sources") as step:
        ended = {futures[f].name: _ended(place, futures[f], f, step) for f in as_completed(list(futures))}
    done = [ended[s.name] for s in sources]
    for line in lines_of_unread(done):
        progress.say(line)
    if is_offline([d.reached for d in done], sources):
        progress.say(f"{OFFLINE.format(command='diurna ingest')} What is kept already is there to make an edition from.")
    if done:
        table = [{"source": d.source, "new": d.new, "unchanged": d.unchanged, "failures": len(d.failures)} for d in done]
        create_table_artifact(key="ingest", table=table, description="What each source brought.")
    return done


def lines_of_unread(done: Sequence[Gathered]) -> Iterator[str]:
    """A line for each reason why sources could not be read, the most frequent first, with their names."""
    reasons: dict[str, list[str]] = {}
    for one in done:
        if one.unread:
            reasons.setdefault("; ".join(dict.fromkeys(f.reason for f in one.failures)), []).append(one.source)
    for reason, names in sorted(reasons.items(), key=lambda r: (-len(r[1]), r[0])):
        yield f"not read ({len(names)} of {counted(len(done), 'source')}): {', '.join(names)}: {reason}"


def _ended(place: Place, source: Source, future: "PrefectFuture[Gathered]", step: progress.Say) -> Gathered:
    result = future.result(raise_on_failure=False)
    if not isinstance(result, Gathered):
        where, reason = _told(source, result)
        with place.store() as store:
            reached = not isinstance(result, FetchError) or result.reached
            result = replace(gathering.record_failure(store, source.name, where, reason, now=clock.now()), reached=reached)
    result = replace(result, unread=_is_unread(result, source))
    step("" if result.unread else line_of(result))
    return result


def _is_unread(done: Gathered, source: Source) -> bool:
    """A page that hasn't changed is well, and is counted nowhere."""
    return bool(done.failures) and not done.new and not done.unchanged and len({f.where for f in done.failures}) >= len(source.pages)


def _told(source: Source, error: object) -> tuple[str, str]:
    """Where and why a visit failed, in the error's own words."""
    if isinstance(error, ReadError):
        return error.where, error.reason
    where = source.feed or source.folder or ", ".join(source.pages)
    return where, str(error) if isinstance(error, DiurnaError) else f"{type(error).__name__}: {error}"
