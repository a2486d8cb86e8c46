"""The desk's sources, for a person: list, check, import, export."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct

from diurna.desk import Source, load_desk
from diurna.errors import DiurnaError, FetchError, ReadError, UsageError
from diurna.gather.folder import passed_over
from diurna.gather.harvest import harvest
from diurna.gather.opml import opml_from_sources, sources_from_opml, unread_outlines
from diurna.model import Failure
from flows import clock
from flows.place import Place, place_of
from flows.progress import counted, say

_SIDE_BY_SIDE = 8
_UNSTATED = "affiliation not stated"
#: So many outlets are named; a folder may hold hundreds.
_MOST_NAMED = 12
OFFLINE = (
    "No source on the network could be reached: no network? Check the connection (or HTTPS_PROXY, where one is needed), then: {command}."
)


def _address(source: Source) -> str:
    return source.feed or source.folder or ", ".join(source.pages)


def listing(desk_file: Path) -> Iterator[str]:
    """Each source with its address, and what the store has of it."""
    place = place_of(desk_file)
    with place.store() as store:
        had = {s.source: s for s in store.sources()}
        # What a folder brings stands under the outlet that each text names.
        folders = {s.name: store.below(_folder(place, s.folder)) for s in place.desk.sources if s.folder}
    yield from nothing_to_read(place)
    for source in place.desk.sources:
        mine = max((x for x in (had.get(source.name), folders.get(source.name)) if x), key=lambda x: x.versions, default=None)
        kept = (
            f"{counted(mine.versions, 'version')}, newest {clock.told(mine.last_had, place.desk.zone)}"
            if mine and mine.last_had
            else "nothing yet"
        )
        yield f"{source.name}  ({source.affiliation or _UNSTATED})  {_address(source)}  {kept}"
    named = {s.name for s in place.desk.sources}
    yield from (
        f"{n}  ({place.desk.outlet(n).affiliation or _UNSTATED})  from a folder or an import  {counted(s.versions, 'version')}"
        for n, s in sorted(had.items())
        if n not in named
    )


def nothing_to_read(place: Place) -> Iterator[str]:
    """What is said of a desk that names no source."""
    if not place.desk.sources:
        yield f"{place.file.name} names no source: add tables under [[sources]], or bring texts in with: diurna ingest PATH"


def _folder(place: Place, folder: str) -> str:
    """A folder as its files' addresses begin in the store."""
    path = (place.root / folder).resolve()
    return path.relative_to(place.root).as_posix() if path.is_relative_to(place.root) else path.as_posix()


def check(desk_file: Path) -> int:
    """Visit each source, keep nothing, tell what can't be read. Gives 0 if all of it could be, else 1."""
    place = place_of(desk_file)
    looks: list[_Looked] = []
    for line in nothing_to_read(place):
        print(line)
    # Side by side: a machine without network waits for each name in turn else.
    with ThreadPoolExecutor(max_workers=_SIDE_BY_SIDE) as pool:
        for source, look in zip(place.desk.sources, pool.map(partial(_looked_at, place), place.desk.sources), strict=True):
            looks.append(look)
            print(f"{source.name}: {look.line}", flush=True)
            for failure in (*look.failures, *look.notes):
                print(f"  {failure.where}: {failure.reason}")
            for passed in _passed_over(place, source):
                print(passed)
    for line in _unstated(place, sorted(set().union(*(look.outlets for look in looks)))):
        print(line)
    if is_offline([look.reached for look in looks], place.desk.sources):
        print(OFFLINE.format(command="diurna sources check"))
    return 1 if any(look.wrong for look in looks) else 0


def is_offline(reached: Sequence[bool], sources: Sequence[Source]) -> bool:
    """Whether no source over the network could be reached, of some."""
    of_web = [r for r, s in zip(reached, sources, strict=True) if not s.folder]
    return bool(of_web) and not any(of_web)


def _passed_over(place: Place, source: Source) -> Iterator[str]:
    """What of a folder is not read at all, lest somebody looks for an article in it."""
    left = [f"{where} ({why})" for where, why in passed_over(place.root / source.folder, root=place.root)] if source.folder else []
    if left:
        more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
        yield f"  passed over: {', '.join(left[:_MOST_NAMED])}{more}"


def _unstated(place: Place, outlets: list[str]) -> Iterator[str]:
    """Which outlets the desk says nothing of, and how it would: state and party wording is kept out of our voice only where it does."""
    unknown = [name for name in outlets if not place.desk.outlet(name).affiliation]
    if unknown:
        more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
        yield f"Affiliation not stated: {', '.join(unknown[:_MOST_NAMED])}{more}."
        yield f"Say it in {place.file.name}: in the source's own table, or for an outlet that comes in through a folder as"
        yield f'  [[outlets]]\n  name = {_quoted(unknown[0])}\n  affiliation = "state"     # or wire, independent, party, ngo, analysis'


class _Looked(Struct, frozen=True, kw_only=True):
    """What a source has, in a line, what of it can't be read, and the outlets it carries."""

    line: str
    failures: tuple[Failure, ...] = ()
    notes: tuple[Failure, ...] = ()
    outlets: frozenset[str] = frozenset()
    wrong: bool = True
    reached: bool = True


def _looked_at(place: Place, source: Source) -> _Looked:
    try:
        found = harvest(source, place.desk, root=place.root, visits={}, now=clock.now(), known=())
    except DiurnaError as error:
        return _Looked(line=str(error), reached=not isinstance(error, FetchError) or error.reached)
    failures = tuple(f for r in found.readings for f in r.failures)
    articles = [a for r in found.readings for a in r.articles]
    told = counted(len(articles), "article") + (f", {len(failures)} not read" if failures else "")
    notes = tuple(dict.fromkeys(n for r in found.readings for n in r.notes))
    return _Looked(line=told, failures=failures, notes=notes, outlets=frozenset(a.source for a in articles), wrong=bool(failures))


def import_opml(desk_file: Path, opml: Path) -> str:
    """Add the feeds of an OPML file at the end of the desk file; those it has stay as they are. The result is checked before it is kept."""
    desk = place_of(desk_file).desk
    feeds, names = {s.feed for s in desk.sources}, {s.name for s in desk.sources}
    body = opml.read_bytes()
    try:
        listed = sources_from_opml(body)
    except ReadError as error:
        raise ReadError(str(opml), error.reason) from None
    new = [s for s in listed if s.feed not in feeds and s.name not in names]
    skipped = "".join(f"\nSkipped, for it is no address of the web: {name}" for name in unread_outlines(body))
    skipped += "".join(
        f"\nSkipped, for the desk has another source of this name: {s.name} ({s.feed})"
        for s in listed
        if s.feed not in feeds and s.name in names
    )
    if not new:
        return f"{opml}: {'nothing new; all its feeds are in ' + str(desk_file) if listed else 'no feed in it'}{skipped}"
    before = desk_file.read_text(encoding="utf-8")
    written = before.rstrip() + "\n" + "".join(_block(s) for s in new)
    trial = desk_file.with_name(f"{desk_file.name}.new")
    trial.write_text(written, encoding="utf-8")
    try:
        load_desk(trial)
    except DiurnaError as error:
        trial.unlink()
        raise UsageError(f"{opml}: can't be added to {desk_file}: {getattr(error, 'reason', error)}; add its feeds by hand") from None
    trial.replace(desk_file)
    return f"Added {counted(len(new), 'source')} to {desk_file}: {', '.join(s.name for s in new)}{skipped}"


def _block(source: Source) -> str:
    lines = ["", "[[sources]]", f"name = {_quoted(source.name)}", f"feed = {_quoted(source.feed)}"]
    lines += [f'affiliation = "{source.affiliation}"' if source.affiliation else '# affiliation = "…"      # not stated yet']
    lines += [f"{key} = {_quoted(value)}" for key in ("zone", "language") if (value := getattr(source, key))]
    lines += ["full_text = true"] if source.full_text else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " else f"\\u{ord(c):04x}" for c in escaped) + '"'


def export_opml(desk_file: Path, opml: Path | None) -> None:
    """Write the desk's feeds as OPML."""
    desk = place_of(desk_file).desk
    body = opml_from_sources([s for s in desk.sources if s.feed], desk.title)
    if opml is None:
        sys.stdout.buffer.write(body)
    else:
        opml.write_bytes(body)
        say(f"Wrote {opml}: {counted(sum(bool(s.feed) for s in desk.sources), 'feed')}")
    if left := [s.name for s in desk.sources if not s.feed]:
        say(f"Left out, as OPML lists feeds, and no folders or pages: {', '.join(left)}")
