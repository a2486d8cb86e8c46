"""Ingest, step by step: visit a source and keep what it brought. Plain functions, to be called without a scheduler."""

import logging
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.gather.harvest import harvest
from diurna.model import Failure, Harvest, Reading, Visit
from diurna.store import Store
from flows.place import Place

#: The outlet of an imported text that names none.
UNNAMED = "Outlet not named"

log = logging.getLogger(__name__)


class Gathered(Struct, frozen=True, kw_only=True):
    """What one visit to one source, or one import, came to."""

    source: str
    new: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    #: False where no connection to it could be made.
    reached: bool = True


def visit_source(place: Place, store: Store, name: str, *, now: datetime) -> Gathered:
    """Visit the desk's source of this name and keep what it has. Raises FetchError where trying again can help."""
    source = next(s for s in place.desk.sources if s.name == name)
    remembered = store.visits([*source.pages, source.feed or f"folder:{source.name}"])
    found = harvest(source, place.desk, root=place.root, visits=remembered, now=now, known=store.knows)
    return _keep(store, source.name, _dated(found, source, remembered, now), now)


def _dated(found: Harvest, source: Source, remembered: dict[str, Visit], now: datetime) -> Harvest:
    """A folder's first files are backlog; one that is put there later was first had when we found it, or its day may be over already."""
    if not source.folder:
        return found
    address = f"folder:{source.name}"
    if address in remembered:
        found = replace(found, readings=tuple(_had(r, now) for r in found.readings))
    return replace(found, visits=(Visit(address=address, first=False),))


def _had(reading: Reading, now: datetime) -> Reading:
    return replace(reading, articles=tuple(replace(a, fetched_at=now, backlog=False) if a.backlog else a for a in reading.articles))


def record_failure(store: Store, source: str, where: str, reason: str, *, now: datetime) -> Gathered:
    """Keep that a source could not be visited at all; the rest goes on."""
    failed = Reading(failures=(Failure(source=source, where=where, reason=reason),))
    return _keep(store, source, Harvest(source=source, readings=(failed,)), now)


def import_path(store: Store, desk: Desk, path: Path, *, now: datetime, root: Path | None = None) -> Gathered:
    """Keep what lies at `path`, a file or a folder: backlog, first had when published, unless its articles say when they were fetched.

    Addresses are relative to `root` for what lies below it, else absolute: so the same file named in two ways is one.
    """
    whole = path.resolve()
    source = Source(name=whole.name or str(whole), folder=str(whole))
    found = harvest(source, desk, root=root.resolve() if root else whole, visits={}, now=now, known=())
    return _keep(store, source.name, replace(found, readings=tuple(_named(r, source.name) for r in found.readings)), now)


def _named(reading: Reading, folder: str) -> Reading:
    """The name of a file or folder is nobody's outlet; a text that doesn't say where it stood is shown so."""
    return replace(reading, articles=tuple(replace(a, source=UNNAMED) if a.source == folder else a for a in reading.articles))


def _keep(store: Store, source: str, found: Harvest, now: datetime) -> Gathered:
    done = store.record(found.readings, visits=found.visits, at=now)
    failures = tuple(f for r in found.readings for f in r.failures)
    log.info("%s: %d new, %d unchanged, %d failures", source, len(done.new), done.unchanged, len(failures))
    return Gathered(source=source, new=len(done.new), unchanged=done.unchanged, failures=failures)
