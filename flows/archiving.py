"""The archive, for a person: list, show, open."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from diurna.edition import Edition
from diurna.errors import ArchiveError, UsageError
from diurna.publish import archive
from diurna.publish.archive import Problem, Revision
from flows import clock
from flows.making import Made
from flows.place import Place, place_of
from flows.progress import counted

#: What opens a file as a click on it would, on Linux and on a Mac.
_VIEWERS = ("xdg-open", "open")
#: Seconds after which a viewer that hasn't ended is taken to show the file.
_SHOWN = 5


def _mine(place: Place) -> list[Revision]:
    return [r for r in archive.revisions(place.archive) if r.desk == place.desk.name]


def _pick(place: Place, day: str | None, revision: int | None = None) -> Revision:
    """The revision asked for: the latest of a day, the newest day where none is named. Raises UsageError where there is none."""
    found = [r for r in _mine(place) if (day is None or r.day == day) and (revision is None or r.revision == revision)]
    if not found:
        what = f"of {day}" if day else "yet" if revision is None else ""
        what += f" with revision {revision}" if revision is not None else ""
        raise UsageError(f"no edition {what.strip()} in {place.archive}; diurna archive list shows what there is, diurna run makes one")
    return max(found, key=lambda r: (r.day, r.revision))


def edition_of(place: Place, day: str | None, revision: int | None) -> Edition:
    """The edition of a day (or the newest), of its latest revision where none is named."""
    which = _pick(place, day, revision)
    return archive.read(place.archive, which.desk, which.day, which.revision).edition


def newest(place: Place, day: str | None) -> Made:
    """The edition of `day`, or the newest, as something to be delivered."""
    found = _pick(place, day)
    return Made(desk=found.desk, day=found.day, revision=found.revision, new=False)


def file_of(desk_file: Path, day: str | None, kind: str) -> Path:
    """The file of this kind of an edition. Raises UsageError where it was archived without."""
    place = place_of(desk_file)
    found = place.archive / _pick(place, day).path
    path = found.with_name(f"{found.name}.{kind}")
    if not path.exists():
        raise UsageError(f"{found.name} was archived without {kind.upper()}; diurna archive show lists its files")
    return path


def opened(path: Path) -> bool:
    """Whether something on this machine took the file to show it. What it prints is its own matter."""
    viewer = next((tool for tool in _VIEWERS if shutil.which(tool)), None)
    if viewer is None:
        return False
    quiet = subprocess.DEVNULL
    started = subprocess.Popen([viewer, path], stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - our own file
    try:
        return started.wait(_SHOWN) == 0
    except subprocess.TimeoutExpired:
        return True


def newest_files(desk_file: Path) -> list[Path]:
    """The newest edition's PDF and HTML, or what there is of them."""
    place = place_of(desk_file)
    found = place.archive / _pick(place, None).path
    return [path for kind in ("pdf", "html") if (path := found.with_name(f"{found.name}.{kind}")).exists()]


def listing(desk_file: Path) -> Iterator[str]:
    """Every edition with its bottom line's first point, newest first."""
    place = place_of(desk_file)
    found = _mine(place)
    if not found:
        yield f"No edition yet in {place.archive}; diurna run makes one."
    for which in sorted(found, key=lambda r: (r.day, r.revision), reverse=True):
        yield f"{which.day}  r{which.revision}  {_gist(place, which)}"


def _gist(place: Place, which: Revision) -> str:
    """One whose JSON is damaged is said to be, and hides no other. The rest of its files, megabytes each, are for `verify`."""
    try:
        edition = archive.read(place.archive, which.desk, which.day, which.revision, only="json").edition
    except ArchiveError as error:
        return f"damaged: {error}"
    first = edition.bottom_line[0].text if edition.bottom_line else "nothing on topic"
    return f"{len(edition.sources):3d} source{' ' if len(edition.sources) == 1 else 's'}  {first[:90]}"


def shown(desk_file: Path, day: str | None, revision: int | None) -> Iterator[str]:
    """An edition's bottom line, its window, and its files."""
    place = place_of(desk_file)
    edition = edition_of(place, day, revision)
    which = _pick(place, day, revision)
    yield f"{edition.title}, {edition.day}, revision {edition.revision}"
    total = edition.coverage.total
    had = counted(total.versions - total.failed, "article") + (f", {total.failed} not read" if total.failed else "")
    yield f"{clock.span(edition.window)}, {had}"
    if not edition.bottom_line:
        yield "Nothing on topic was had in this window."
    for point in edition.bottom_line:
        cited = " ".join(f"[{c.source}]" for c in point.citations)
        marks = " ".join(m.kind for m in point.marks)
        yield f"- {marks + ' ' if marks else ''}{point.lead + ' ' if point.lead else ''}{point.text} {cited}"
    stem = place.archive / which.path
    yield from (str(p) for p in sorted(stem.parent.glob(f"{stem.name}.*")))


def verified(desk_file: Path) -> tuple[int, Iterator[str]]:
    """The exit code of a look at every file, and what was found, a line each."""
    place = place_of(desk_file)
    whole = len(archive.revisions(place.archive))
    wrong = sorted((*archive.verify(place.archive), *_gone(place)))
    if not whole and not wrong:
        return 0, iter((f"There is nothing to verify yet in {place.archive}; diurna run makes the first edition.",))
    told = f"{counted(len(wrong), 'problem')} in {counted(whole, 'edition')}" if wrong else f"{counted(whole, 'edition')}: all as archived"
    return 1 if wrong else 0, iter((*(f"{p.path}: {p.reason}" for p in wrong), *_mended(place, wrong), f"{told}, in {place.archive}"))


def _mended(place: Place, wrong: list[Problem]) -> Iterator[str]:
    """For each edition with something wrong, what mends it."""
    for which in sorted({r for r in _mine(place) if any(Path(p.path).name.startswith(f"{r.stem}.") for p in wrong)}):
        first, _, last = which.day.partition("--")
        days = f"--from {first} --to {last}" if last else f"--day {first}"
        known = "" if which.revision == 1 else " --as-known now"
        redo = f"diurna run {days}{known}"
        yield f"To mend {which.stem}: put its files back from a backup, or remove those (the same Diurna writes them again): {redo}"


def _gone(place: Place) -> Iterator[Problem]:
    """Editions that the store knows as archived, and the archive no longer has."""
    with place.store() as store:
        rows = [r for r in store.editions(place.desk.name) if r.archived]
    for row in rows:
        which = Revision(desk=row.desk, day=row.day, revision=row.revision)
        if not archive.holds(place.archive, row.desk, row.day, row.revision):
            yield Problem(path=which.path, reason=f"was archived and is gone; diurna run --day {row.day} makes its files again")
