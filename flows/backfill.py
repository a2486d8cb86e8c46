"""The backfill: the editions of a span of days, one after another, each standing on those before it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from prefect import flow

from diurna.desk import Desk
from diurna.errors import UsageError
from diurna.window import edition_day
from flows import clock, progress, tasks
from flows.ingest import SIDE_BY_SIDE, gather_all
from flows.making import Made
from flows.place import place_of


@flow(name="backfill", flow_run_name="backfill {start} to {end}", task_runner=SIDE_BY_SIDE)
def backfill(desk_file: str, start: date, end: date) -> list[Made]:
    """Make the editions from `start` to `end`, both included; those archived already are checked and left as they are."""
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}")
    place = place_of(Path(desk_file))
    clock.must_be_due(place.desk, end, clock.now())
    gather_all(place, folders_only=True)
    days = list(_days(place.desk, start, end))
    done: list[Made] = []
    try:
        with progress.steps(len(days), "editions") as step:
            for day in days:
                done.append(tasks.make(desk_file, day))
                step(line_of(done[-1]))
    finally:  # a day that fails ends the backfill, as the next would stand on it; those before it are listed
        tasks.index(desk_file)
    return done


def _days(desk: Desk, start: date, end: date) -> Iterator[date]:
    """The days from `start` to `end` that the desk's calendar has."""
    while (start := edition_day(desk, start)) <= end:
        yield start
        start += timedelta(days=1)


def line_of(made: Made) -> str:
    """What became of a day, in one line."""
    if made.differs:
        return f"{made.day}  r{made.revision} stands; made today it would differ in: {', '.join(made.differs)}"
    return f"{made.day}  r{made.revision} {'made' if made.new else 'unchanged'}"
