"""The backfill: the editions of a span of days, one after another, each standing on those before it."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from prefect import flow

from diurna.desk import Desk
from diurna.errors import UsageError
from diurna.publish import archive
from diurna.store import Store
from diurna.window import edition_day
from flows import clock, making, progress, tasks
from flows.beginning import must_have_begun
from flows.ingest import SIDE_BY_SIDE, gather_all
from flows.making import Made, Wanted
from flows.place import Place, place_of
from flows.press import Print, Printed, press, width
from flows.server import end_when_told


@flow(name="backfill", flow_run_name="backfill {start} to {end}", task_runner=SIDE_BY_SIDE)
def backfill(desk_file: str, start: date, end: date) -> list[Made]:
    """Make the editions from `start` to `end`, both included; those archived already are checked and left as they are."""
    end_when_told()
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}")
    place = place_of(Path(desk_file))
    clock.must_be_due(place.desk, end, clock.now())
    gather_all(place, folders_only=True)
    days = list(_days(place.desk, _begun_by(place, start, end), end))
    done: list[Made] = []
    try:
        with progress.steps(len(days), "editions") as step:

            def tell(made: Made) -> None:
                done.append(made)
                step(line_of(made))

            _make(desk_file, days, tell)
    finally:  # a day that fails ends the backfill, as the next would stand on it; those before it are listed
        tasks.index(desk_file)
    return done


def _make(desk_file: str, days: Sequence[date], tell: Callable[[Made], None]) -> None:
    """Decide each day while those before it are rendered; each is archived, and told, in order. A day that fails keeps none that was
    decided from being written; then the first error is raised.
    """
    begun: deque[tuple[Made, Callable[[], Printed] | None]] = deque()
    wrong: list[Exception] = []
    with press() as print_:
        try:
            for day in days:
                begun.append(_begun(desk_file, day, print_))
                if len(begun) > width():
                    tell(_ended(desk_file, *begun.popleft()))
        except Exception as error:  # noqa: BLE001 - raised below
            wrong.append(error)
        for made, coming in begun:
            try:
                tell(_ended(desk_file, made, coming))
            except Exception as error:  # noqa: BLE001 - told, or raised below
                wrong.append(error)
    for later in wrong[1:]:
        progress.say(f"diurna: {later}")
    if wrong:
        raise wrong[0]


def _begun(desk_file: str, day: date, print_: Print) -> tuple[Made, Callable[[], Printed] | None]:
    """A day decided, and its files to come; None where they are archived already."""
    made = tasks.decide(desk_file, Wanted(day=day), restored=True)
    place = place_of(Path(desk_file))
    with place.store() as store:
        if making.lacks_pdf(place, store, made):
            made = _completed(store, made, print_)
        if not made.new and archive.holds(place.archive, made.desk, made.day, made.revision):
            return made, None
        return made, print_(archive.edition_bytes(making.decided(store, made)))


def _completed(store: Store, made: Made, print_: Print) -> Made:
    """What was archived without its PDF: the next revision where there is one now, else as it stands and why."""
    lacking = print_(archive.edition_bytes(making.decided(store, made)))().lacking
    if lacking:
        progress.say(lacking)
    return replace(made, fault=lacking) if lacking else making.completed(store, made, now=clock.now())


def _ended(desk_file: str, made: Made, coming: Callable[[], Printed] | None) -> Made:
    if coming is None:
        return made
    printed = coming()
    if printed.lacking:
        progress.say(printed.lacking)
    tasks.archive(desk_file, made, printed.files, listed=False)
    return replace(made, fault=printed.lacking, rewritten=not made.new)


def _begun_by(place: Place, start: date, end: date) -> date:
    """`start`, or the desk's first day where that is later, which is told. The store has all that the archive has by then."""
    first = must_have_begun(place, end, clock.now())
    if start < first:
        progress.say(f"Nothing was had before {first}: the backfill begins there, not on {start}.")
    return max(start, first)


def _days(desk: Desk, start: date, end: date) -> Iterator[date]:
    """The days from `start` to `end` that the desk's calendar has."""
    while (start := edition_day(desk, start)) <= end:
        yield start
        start += timedelta(days=1)


def line_of(made: Made) -> str:
    """What became of a day, in one line."""
    if made.differs:
        return f"{made.day}  r{made.revision} stands; made today it would differ in: {', '.join(made.differs)}"
    what = "made" if made.new else "unchanged; its missing files are written again" if made.rewritten else "unchanged"
    return f"{made.day}  r{made.revision} {what}"
