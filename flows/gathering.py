"""Ingest, step by step: visit a source and keep what it brought. Plain functions, to be called without a scheduler."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.gather.address import is_web
from diurna.gather.again import look_again
from diurna.gather.fetch import Session
from diurna.gather.fulltext import Call
from diurna.gather.harvest import files, harvest
from diurna.model import Failure, Harvest, Reading, Visit
from diurna.store import Store
from flows.place import Place

#: The outlet of an imported text that names none.
UNNAMED = "Outlet not named"

#: Days after which a cited page is looked at again.
LOOKS = (1, 3, 7)
# Pages looked at again in one visit: at a second each for one host, the sources' own news still comes in time.
_MOST_AGAIN = 20
# Days after which a page was cited that it is looked at however many others are, and after which its host has been away too long.
_AT_LAST, _GONE = 8, 14
# The look under which it is remembered that a page might have answered later: the others go before it.
_TRIED = 0
_DAY = timedelta(days=1)
# Of a folder, so many bytes and files are read before what they hold is kept and let go.
_AT_ONCE, _MOST_AT_ONCE = 20_000_000, 1000

log = logging.getLogger(__name__)


class Gathered(Struct, frozen=True, kw_only=True):
    """What one visit to one source, or one import, came to."""

    source: str
    new: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    #: False where no connection to it could be made.
    reached: bool = True
    #: Nothing at all could be read of it.
    unread: bool = False
    #: A folder that holds no file to be read.
    bare: bool = False


def visit_source(place: Place, store: Store, name: str, *, now: datetime, clock: Callable[[], datetime] | None = None) -> Gathered:
    """Visit the desk's source of this name and keep what it has. A visit takes a while: what it brings was first had when `clock` says
    it is recorded, else `now`. Raises FetchError where trying again can help.
    """
    source = next(s for s in place.desk.sources if s.name == name)
    if source.folder:
        return _visit_folder(place, store, source, now, clock)
    remembered = store.visits([*source.pages, source.feed])
    found = harvest(source, place.desk, root=place.root, visits=remembered, now=now, known=store.knows)
    visited = _keep(store, found, now, clock=clock)
    if not source.feed:
        return visited
    try:
        again = look_again_at(place, store, source, now=now, clock=clock)
    except Exception as error:  # the source's own visit is done; a page of long ago is no part of it
        log.exception("pages of %s could not be looked at again", source.name)
        return _noted(store, visited, f"could not be looked at again: {type(error).__name__}: {error}", now)
    return replace(visited, new=visited.new + again.new, unchanged=visited.unchanged + again.unchanged)


def _noted(store: Store, visited: Gathered, reason: str, now: datetime) -> Gathered:
    """`visited`, with a failure kept that is none of its own: it goes into the next edition's account."""
    record_failure(store, visited.source, "pages cited before", reason, now=now)
    return visited


class _Due(Struct, frozen=True, kw_only=True):
    """What a page waits for: its looks, whether it can't be put off any more, and what orders it among others."""

    looks: tuple[int, ...]
    at_last: bool
    turn: tuple[bool, bool, datetime, str]


def look_again_at(place: Place, store: Store, source: Source, *, now: datetime, clock: Callable[[], datetime] | None = None) -> Gathered:
    """Look again at pages of this source that an edition cited one, three and seven days ago, and keep those that changed: the longest
    due first. What is too much for one visit stays due.
    """
    due = _due_again(place, store, source, now)
    # Of a store that was lost, the editions come back from the archive; the versions they cited don't where no source lists them any more.
    here = sorted(store.present(list(due)), key=lambda a: due[a.id].turn)
    most = max(_MOST_AGAIN, sum(due[a.id].at_last for a in here))
    if here[most:]:
        log.info("%s: %d pages cited before are left for the next visit", source.name, len(here[most:]))
    latest = {a.url: a for a in here[:most]}
    remembered = store.visits([_again(n, url) for url in latest for n in LOOKS])
    etags = {v.address.partition(" ")[2]: replace(v, address=v.address.partition(" ")[2]) for v in remembered.values() if v.etag}
    with Session() as session:
        call = Call(session=session, source=source, desk=place.desk, now=now, known=store.knows)
        found = look_again(list(latest.values()), etags, call)
    done = [replace(v, address=_again(n, v.address)) for v in found.visits for n in due[latest[v.address].id].looks]
    done += [Visit(address=_again(_TRIED, url)) for url in list(latest)[len(found.visits) :][:1]]
    return _keep(store, replace(found, visits=tuple(done)), now, clock=clock)


def _due_again(place: Place, store: Store, source: Source, now: datetime) -> dict[str, _Due]:
    """The versions whose pages are due to be looked at: the looks of one page that are due together are one."""
    since = (now - (_GONE + 2) * _DAY).date()
    cited: dict[str, tuple[datetime, str]] = {}
    for record in store.history(place.desk.name, before=now.date() + 2 * _DAY, revisions="latest", since=since):
        for c in record.cited:
            if c.outlet == source.name and is_web(c.url):
                cited[c.url] = (cited[c.url][0] if c.url in cited else record.cutoff, c.version)
    waiting = {url: [n for n in LOOKS if first + n * _DAY <= now] for url, (first, _) in cited.items() if now <= first + _GONE * _DAY}
    looked = store.visits([_again(n, url) for url, looks in waiting.items() for n in (_TRIED, *looks)])
    due: dict[str, _Due] = {}
    for url, looks in waiting.items():
        if left := tuple(n for n in looks if _again(n, url) not in looked):
            first, version = cited[url]
            tried, late = _again(_TRIED, url) in looked, first + _AT_LAST * _DAY <= now
            due[version] = _Due(looks=left, at_last=late and not tried, turn=(tried, not late, first + left[0] * _DAY, url))
    return due


def _again(look: int, url: str) -> str:
    """The name under which it is remembered that a page was looked at again after so many days."""
    return f"again:{look} {url}"


def _visit_folder(place: Place, store: Store, source: Source, now: datetime, clock: Callable[[], datetime] | None) -> Gathered:
    """A folder's first files are backlog, and were there for the editions made before; one that is put there later was first had when we
    found it, or its day may be over already.
    """
    address = f"folder:{source.name}"
    first = address not in store.visits([address])
    found = files(source, place.desk, root=place.root, now=now)
    done = Gathered(source=source.name, bare=True)
    for part in _parts(found if first else (_had(r, now) for r in found)):
        kept = Harvest(source=source.name, readings=part)
        done = _more(done, _keep(store, kept, now, clock=clock, for_desk="" if first else place.desk.name))
    # Last: a visit that is cut short was none.
    store.record((), visits=(Visit(address=address, first=False),), at=now)
    return done


def _parts(readings: Iterable[Reading]) -> Iterator[tuple[Reading, ...]]:
    """`readings` in turn, as many at a time as some tens of megabytes hold."""
    part: list[Reading] = []
    size = 0
    for reading in readings:
        part.append(reading)
        size += len(reading.document.body) if reading.document else 0
        if size >= _AT_ONCE or len(part) >= _MOST_AT_ONCE:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)


def _more(done: Gathered, more: Gathered) -> Gathered:
    """What two parts of one visit came to."""
    counts = {"new": done.new + more.new, "unchanged": done.unchanged + more.unchanged}
    return replace(done, failures=done.failures + more.failures, bare=False, **counts)


def _had(reading: Reading, now: datetime) -> Reading:
    return replace(reading, articles=tuple(replace(a, fetched_at=now, backlog=False) if a.backlog else a for a in reading.articles))


def record_failure(store: Store, source: str, where: str, reason: str, *, now: datetime) -> Gathered:
    """Keep that a source could not be visited at all; the rest goes on."""
    failed = Reading(failures=(Failure(source=source, where=where, reason=reason),))
    return _keep(store, Harvest(source=source, readings=(failed,)), now)


def import_path(store: Store, desk: Desk, path: Path, *, now: datetime, root: Path | None = None) -> Gathered:
    """Keep what lies at `path`, a file or a folder: backlog, first had when published, unless its articles say when they were fetched.

    Addresses are relative to `root` for what lies below it, else absolute: so the same file named in two ways is one.
    """
    whole = path.resolve()
    # Who names no outlet gets the source's name, and an outlet may be called as the folder is: so this one is called what no outlet is.
    source = Source(name=UNNAMED, folder=str(whole))
    done = Gathered(source=whole.name or str(whole), bare=True)
    for part in _parts(files(source, desk, root=root.resolve() if root else whole, now=now)):
        kept = Harvest(source=done.source, readings=tuple(_from(done.source, r) for r in part))
        done = _more(done, _keep(store, kept, now))
    return done


def _from(folder: str, reading: Reading) -> Reading:
    """`reading` with its document and what failed under the name of the folder or file that it came from."""
    failures, notes = (
        tuple(replace(f, source=folder) if f.source == UNNAMED else f for f in told) for told in (reading.failures, reading.notes)
    )
    document = replace(reading.document, source=folder) if reading.document else None
    return replace(reading, document=document, failures=failures, notes=notes)


def _keep(store: Store, found: Harvest, now: datetime, *, clock: Callable[[], datetime] | None = None, for_desk: str = "") -> Gathered:
    done = store.record(found.readings, visits=found.visits, at=now, clock=clock, for_desk=for_desk)
    failures = tuple(f for r in found.readings for f in r.failures)
    log.info("%s: %d new, %d unchanged, %d failures", found.source, len(done.new), done.unchanged, len(failures))
    return Gathered(source=found.source, new=len(done.new), unchanged=done.unchanged, failures=failures)
