"""The schedule: serves ingest and the daily briefing on the desk's clock, until stopped.

Refuses to make up for each day that went by while nothing ran: the newest is made, with a window from the last cutoff made, and says so.
"""

import asyncio
import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Callable, Coroutine, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from diurna.desk import Desk
from diurna.errors import UsageError
from diurna.window import next_due
from flows import clock
from flows.place import Place, place_of
from flows.progress import say
from flows.runner import end_by, runner_named
from flows.server import on_signals, running_server, runs_end_with_us

if TYPE_CHECKING:
    from prefect.runner import Runner
    from prefect.schedules import Schedule

# The last look at the sources before the cutoff: late enough to be fresh, early enough for slow sources to answer.
_BEFORE_CUTOFF = timedelta(minutes=5)
#: Seconds within which being told to end twice is once.
_ONE_PRESS = 3


def serve(desk_file: Path) -> None:
    """Serve until Ctrl-C or SIGTERM. A Prefect server is started where PREFECT_API_URL names none. Raises UsageError where another
    schedule serves the desk.
    """
    place = place_of(desk_file)
    desk = place.desk
    if desk.cutoff < "03:00":
        say(f"A cutoff at {desk.cutoff} may be skipped or met twice when clocks change; one after 03:00 is safer.")
    with contextlib.suppress(KeyboardInterrupt), _alone(place), running_server() as address:
        os.environ["PREFECT_API_URL"] = address
        runs_end_with_us()
        due = next_due(desk, clock.newest_day(desk, clock.now()) + timedelta(days=1))
        say(f"Serving {desk.title}: ingest every {desk.ingest_every} minutes, an edition at {desk.cutoff} {desk.zone}.")
        say(f"Next edition: {clock.told(due, place.desk.zone)}. Ctrl-C stops.")
        _serve(place)
    say("Stopped.")


@contextlib.contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Holds the desk, as one that begins ends the runs that it finds under way. The lock goes with the process. Raises UsageError where
    another schedule has it.
    """
    with (place.root / f".schedule-{place.desk.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another diurna schedule serves {place.file} already; stop that one first") from None
        yield


def _serve(place: Place) -> None:
    runner = runner_named(f"diurna-{place.desk.name}")
    _until_told(_run(runner, place), runner)


def _until_told(serving: Coroutine[Any, Any, None], runner: "Runner") -> None:
    """Serve until SIGINT or SIGTERM, and end quietly, however often it is told."""
    from prefect.exceptions import TerminationSignal  # noqa: PLC0415

    async def served() -> None:
        # A shell that starts a job in the background of a script has it ignore SIGINT.
        heeded = [s for s in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(s) is not signal.SIG_IGN]
        with on_signals(_ending(), *heeded) as end:
            end_by(runner, end)
            await serving

    try:
        asyncio.run(served())
    except* (KeyboardInterrupt, TerminationSignal, SystemExit, asyncio.CancelledError):
        pass


def _ending() -> Callable[[int, Any], None]:
    """A handler that cancels the task it is made in, as asyncio's does on Ctrl-C. A wrapper passes Ctrl-C on, so that it comes twice: to
    be told again at once is to be told once.
    """
    loop, main = asyncio.get_running_loop(), asyncio.current_task()
    told: list[float] = []

    def end(*_: object) -> None:
        told.append(time.monotonic())
        if len(told) == 1 and main:
            loop.call_soon_threadsafe(main.cancel)
        elif told[-1] - told[0] > _ONE_PRESS:
            raise KeyboardInterrupt

    return end


async def _run(runner: "Runner", place: Place) -> None:
    from prefect.deployments.flow_runs import arun_deployment  # noqa: PLC0415
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.daily import daily_briefing  # noqa: PLC0415
    from flows.ingest import ingest  # noqa: PLC0415

    parameters = {"desk_file": str(place.file)}
    name, module = place.desk.name, EntrypointType.MODULE_PATH
    gather, brief = _schedules(place.desk)
    ingesting = await ingest.ato_deployment(name, schedules=gather, parameters=parameters, entrypoint_type=module)
    briefing = await daily_briefing.ato_deployment(name, schedules=brief, parameters=parameters, entrypoint_type=module)
    first = await runner.aadd_deployment(ingesting)
    daily = await runner.aadd_deployment(briefing)
    at = clock.now()
    await _forget(first, at)
    cut_short = await _forget(daily, at)
    await arun_deployment(first, timeout=0)
    if missed := _missed(place, at, since=await _served_since(daily), cut_short=cut_short):
        say(f"The edition of {missed} was due while nothing ran; making it now.")
        await arun_deployment(daily, timeout=0, parameters={**parameters, "day": missed.isoformat()})
    await runner.start()


async def _forget(deployment: UUID, at: datetime) -> bool:
    """Cancel the runs of a deployment that were due before `at`, or were running when an earlier schedule was killed: as the desk is
    held, no other is alive. Gives whether there were any.
    """
    from prefect.client.orchestration import get_client  # noqa: PLC0415
    from prefect.client.schemas import filters  # noqa: PLC0415
    from prefect.client.schemas.objects import StateType  # noqa: PLC0415
    from prefect.states import Cancelled  # noqa: PLC0415

    unended = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING]
    async with get_client() as client:
        found = await client.read_flow_runs(
            deployment_filter=filters.DeploymentFilter(id=filters.DeploymentFilterId(any_=[deployment])),
            flow_run_filter=filters.FlowRunFilter(
                state=filters.FlowRunFilterState(type=filters.FlowRunFilterStateType(any_=unended)),
                expected_start_time=filters.FlowRunFilterExpectedStartTime(before_=at),  # type: ignore[arg-type]  # any aware datetime is read
            ),
        )
        for run in found:
            await client.set_flow_run_state(run.id, Cancelled(message="due while nothing ran"), force=True)
    return bool(found)


async def _served_since(deployment: UUID) -> datetime:
    """When a schedule of this desk was first started."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    async with get_client() as client:
        found = await client.read_deployment(deployment)
    return found.created or clock.now()


def _schedules(desk: Desk) -> tuple[list["Schedule"], list["Schedule"]]:
    """When to ingest (regularly, and once shortly before the cutoff) and when to make the edition, on the desk's clock."""
    from prefect.schedules import Cron, Interval  # noqa: PLC0415

    cutoff = desk.cutoff_time
    before = (datetime.combine(date(2000, 1, 2), cutoff) - _BEFORE_CUTOFF).time()
    gather = [
        Interval(timedelta(minutes=desk.ingest_every), timezone=desk.zone),
        Cron(f"{before.minute} {before.hour} * * *", timezone=desk.zone),
    ]
    return gather, [Cron(f"{cutoff.minute} {cutoff.hour} * * *", timezone=desk.zone)]


def _missed(place: Place, at: datetime, *, since: datetime, cut_short: bool) -> date | None:
    """The day of the newest cutoff, where it went by without an edition on a desk that has made some or was served by then, or where its
    run was `cut_short`: a run that begins again makes what is missing, and hands over what wasn't.
    """
    day = clock.newest_day(place.desk, at)
    with place.store() as store:
        rows = store.editions(place.desk.name)
    expected = bool(rows) or since < next_due(place.desk, day)
    done = day.isoformat() in {r.day for r in rows if r.archived}
    return day if cut_short or (expected and not done) else None
