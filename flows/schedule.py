"""The schedule: serves ingest and the daily briefing on the desk's clock, until stopped."""

import asyncio
import contextlib
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from diurna.desk import Desk
from diurna.window import next_due
from flows import clock
from flows.place import Place, place_of
from flows.progress import say
from flows.server import running_server

if TYPE_CHECKING:
    from prefect.runner import Runner
    from prefect.schedules import Schedule

# The last look at the sources before the cutoff: late enough to be fresh, early enough for slow sources to answer.
_BEFORE_CUTOFF = timedelta(minutes=5)


def serve(desk_file: Path) -> None:
    """Serve until Ctrl-C or SIGTERM. A Prefect server is started where PREFECT_API_URL names none."""
    place = place_of(desk_file)
    if place.desk.cutoff < "03:00":
        say(f"A cutoff at {place.desk.cutoff} may be skipped or met twice when clocks change; one after 03:00 is safer.")
    with running_server() as address:
        os.environ["PREFECT_API_URL"] = address
        desk = place.desk
        due = next_due(desk, clock.newest_day(desk, clock.now()) + timedelta(days=1))
        say(f"Serving {desk.title}: ingest every {desk.ingest_every} minutes, an edition at {desk.cutoff} {desk.zone}.")
        say(f"Next edition: {due:%Y-%m-%d %H:%M} UTC. Ctrl-C stops.")
        with contextlib.suppress(KeyboardInterrupt):
            _serve(place)
    say("Stopped.")


def _serve(place: Place) -> None:
    from prefect.exceptions import TerminationSignal  # noqa: PLC0415 - after PREFECT_API_URL is set
    from prefect.runner import Runner  # noqa: PLC0415

    # Paused on shutdown, a deployment would stay so, and the next start would make nothing.
    runner = Runner(name=f"diurna-{place.desk.name}", pause_on_shutdown=False, query_seconds=5)
    with contextlib.suppress(TerminationSignal, SystemExit):
        asyncio.run(_run(runner, place))


async def _run(runner: "Runner", place: Place) -> None:
    from prefect.deployments.flow_runs import arun_deployment  # noqa: PLC0415
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.daily import daily_briefing  # noqa: PLC0415
    from flows.ingest import ingest  # noqa: PLC0415

    parameters = {"desk_file": str(place.file)}
    name, module = place.desk.name, EntrypointType.MODULE_PATH
    gather, brief = _schedules(place.desk)
    ingesting = await ingest.ato_deployment(name, schedules=gather, parameters=parameters, entrypoint_type=module, concurrency_limit=1)
    briefing = await daily_briefing.ato_deployment(
        name, schedules=brief, parameters=parameters, entrypoint_type=module, concurrency_limit=1
    )
    first = await runner.aadd_deployment(ingesting)
    daily = await runner.aadd_deployment(briefing)
    await arun_deployment(first, timeout=0)
    if missed := _missed(place, clock.now()):
        say(f"The edition of {missed} was due while nothing ran; making it now.")
        await arun_deployment(daily, timeout=0, parameters={**parameters, "day": missed.isoformat()})
    await runner.start()


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


def _missed(place: Place, at: datetime) -> date | None:
    """The newest cutoff, if it went by without an edition on a desk that has made some before."""
    day = clock.newest_day(place.desk, at)
    with place.store() as store:
        made = {r.day for r in store.editions(place.desk.name)}
    return day if made and max(made) < day.isoformat() else None
