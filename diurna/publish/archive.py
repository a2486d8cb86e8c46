"""The archive: each edition's files in a folder of its day, written whole or not at all, and never written twice.

Refuses to change what was published. A revision counts as written once its `.sha256` stands beside its files: that one is renamed
last. Files without it are what a run that was cut short left behind, and the next try takes their place.
"""

import errno
import fcntl
import hashlib
import logging
import math
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from diurna.edition import Edition
from diurna.errors import ArchiveError, only_read
from diurna.publish.index import IndexEntry, LaterWord, render_feed, render_index

logger = logging.getLogger(__name__)

_MARKER = "sha256"
_PARTIAL = ".partial"
_LOCK = ".lock"
_NAME = re.compile(r"(?P<desk>.+?)-(?P<day>\d{4}-\d\d-\d\d(?:--\d{4}-\d\d-\d\d)?)\.r(?P<revision>[1-9]\d*)\.(?P<extension>[a-z0-9]+)")
_EXTENSION = re.compile(r"[a-z0-9]+")
#: Decimal places of every float in the JSON: scores and weights mean nothing beyond, and processors differ beyond.
_PLACES = 6


class Revision(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One revision in the archive. It sorts by day, desk and number."""

    day: str
    desk: str
    revision: int

    @property
    def stem(self) -> str:
        """The name that its files share, without extension: `iran-2026-03-02.r1`."""
        return f"{self.desk}-{self.day}.r{self.revision}"

    @property
    def path(self) -> str:
        """The same with its folder, relative to the archive. An edition over several days lies under the last of them."""
        return f"{self.day[-10:].replace('-', '/')}/{self.stem}"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A revision with its files as archived, by extension (`pdf`, `html`, `json`)."""

    revision: Revision
    files: dict[str, bytes]

    @property
    def edition(self) -> Edition:
        """The edition, from its JSON."""
        if "json" not in self.files:
            raise ArchiveError(f"{self.revision.stem}: its JSON was never archived")
        return edition_from(self.files["json"])


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What is wrong with one file of the archive. `path` is relative to it."""

    path: str
    reason: str


class _Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the index needs of an edition's JSON, so that years of them are read quickly."""

    class Window(msgspec.Struct, frozen=True):
        end: datetime

    class Point(msgspec.Struct, frozen=True):
        text: str
        lead: str = ""

    class Correction(msgspec.Struct, frozen=True):
        edition: str
        kind: str

    desk: str
    title: str
    day: str
    revision: int
    window: Window
    bottom_line: tuple[Point, ...]
    corrections: tuple[Correction, ...] = ()


# --- an edition as bytes ------------------------------------------------------------------------------------------------


def edition_bytes(edition: Edition) -> bytes:
    """The edition as JSON: UTF-8, keys of mappings in order, floats to six places, a new line at the end. Same edition, same bytes."""
    plain = _rounded(msgspec.to_builtins(edition, order="deterministic"))
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def edition_from(body: bytes) -> Edition:
    """The edition that `edition_bytes` wrote: written again, it gives the same bytes. Raises ArchiveError where it is none."""
    try:
        return msgspec.json.decode(body, type=Edition)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveError(f"this is no edition: {error}") from None


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any plain data
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ArchiveError(f"an edition can't hold the number {value}")
        return round(value, _PLACES) + 0.0  # -0.0 becomes 0.0
    if isinstance(value, dict):
        return {key: _rounded(kept) for key, kept in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(kept) for kept in value]
    return value


# --- writing ------------------------------------------------------------------------------------------------------------


def write(root: Path, edition: Edition, files: Mapping[str, bytes]) -> Path:
    """Write a revision: `files` by extension (`pdf`, `html`); its JSON is added. Gives the path that its files share, without extension.

    Written before with the same bytes, nothing happens. Raises ArchiveError where it was written with others, or can't be.
    """
    revision = Revision(desk=edition.desk, day=edition.day, revision=edition.revision)
    whole = {"json": edition_bytes(edition), **files}
    named = {f"{revision.stem}.{_checked(extension)}": body for extension, body in sorted(whole.items())}
    stem = root / revision.path
    try:
        with _locked(root):
            if not _stands(stem.parent, revision, named):
                _clear(stem.parent, revision, keep=named)
                place(stem.parent, {**named, f"{revision.stem}.{_MARKER}": sums(named)}, scratch=root / _PARTIAL)
                logger.info("archived %s: %d files, %d bytes", revision.stem, len(named), sum(map(len, named.values())))
    except OSError as error:
        raise ArchiveError(f"{stem}: {_unwritten(error, stem)}") from error
    return stem


def _unwritten(error: OSError, path: Path) -> str:
    """Why a file of the archive can't be written, and what to do where it is a matter of rights."""
    denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
    return only_read(path) if denied else f"can't be written: {error.strerror or error}"


def _checked(extension: str) -> str:
    if extension == _MARKER or not _EXTENSION.fullmatch(extension):
        raise ArchiveError(f"{extension!r} is no extension of an edition's file")
    return extension


def _stands(folder: Path, revision: Revision, named: Mapping[str, bytes]) -> bool:
    """Whether the revision is written, with just these bytes. One that was written with others is an error."""
    marker = folder / f"{revision.stem}.{_MARKER}"
    if not marker.exists():
        return False
    found = {name: (folder / name).read_bytes() for name in named if (folder / name).exists()}
    wrong = [name for name, body in named.items() if found.get(name, body) != body]
    published = marker.read_bytes() == sums(named)
    if not published or wrong:
        way_on = _way_on(revision, wrong if published else ())
        raise ArchiveError(f"{folder / revision.stem}: was written before, with other bytes{_listing(wrong)}. {way_on}")
    return len(found) == len(named)


def _way_on(revision: Revision, wrong: Sequence[str]) -> str:
    """What to do where files of an edition are `wrong`, no longer as they were published; where none is, others can't take their place."""
    first, _, last = revision.day.partition("--")
    following = f"diurna run {f'--from {first} --to {last}' if last else f'--day {first}'} --as-known now"
    if wrong:
        what = "it" if len(wrong) == 1 else "them"
        return f"Put {what} back from a backup, or remove {what} and run this again"
    return f"It stands as it was published; for the next revision, where anything differs: {following}"


def _clear(folder: Path, revision: Revision, *, keep: Collection[str]) -> None:
    """Remove what an unfinished try left that this one doesn't write, such as a PDF where now there is none."""
    for path in folder.glob(f"{revision.stem}.*"):
        if path.name not in keep and path.name != f"{revision.stem}.{_MARKER}":
            path.unlink()


def _listing(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def place(folder: Path, named: Mapping[str, bytes], *, scratch: Path) -> None:
    """Put files in `folder`, the last of `named` last: each is on the disk under a name in `scratch` before any is renamed.
    What an earlier try left in `scratch` is removed; it must be on the file system of `folder`. Nothing above it is made.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for name, body in named.items():
        with (scratch / name).open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    make(folder, below=scratch.parent)
    for name in named:
        _sync(folder)
        (scratch / name).replace(folder / name)
    _sync(folder)
    scratch.rmdir()


def make(folder: Path, *, below: Path) -> None:
    """Make `folder` and what is missing between it and `below`, which must be there. Each is on the disk under its name, one that a run
    cut short had made too: what is put in it would be lost with it.
    """
    if folder != below:
        make(folder.parent, below=below)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sums(named: Mapping[str, bytes]) -> bytes:
    """Checksums as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in sorted(named.items())).encode()


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """One writer at a time; the lock goes with the process, so that a killed one leaves none behind."""
    if not root.is_dir():
        whole = root.absolute()
        make(whole, below=next(p for p in whole.parents if p.exists()))
    with (root / _LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


# --- reading ------------------------------------------------------------------------------------------------------------


def revisions(root: Path) -> tuple[Revision, ...]:
    """Every revision written whole, by day, desk and number."""
    found = (_revision_of(path) for path in root.glob(f"????/??/??/*.{_MARKER}"))
    return tuple(sorted(r for r in found if r))


def _revision_of(path: Path) -> Revision | None:
    name = _NAME.fullmatch(path.name)
    return Revision(desk=name["desk"], day=name["day"], revision=int(name["revision"])) if name else None


def holds(root: Path, desk: str, day: str, revision: int) -> bool:
    """Whether the archive has this revision, written whole."""
    return (root / f"{Revision(desk=desk, day=day, revision=revision).path}.{_MARKER}").is_file()


def extensions(root: Path, desk: str, day: str, revision: int) -> tuple[str, ...]:
    """Of the files that this revision was written with, whether they are still there or not; none where it isn't written whole."""
    marker = root / f"{Revision(desk=desk, day=day, revision=revision).path}.{_MARKER}"
    return tuple(name.rpartition(".")[2] for name in _read_sums(marker)) if marker.is_file() else ()


def read(root: Path, desk: str, day: str, revision: int, *, only: str = "") -> Kept:
    """A revision with its files, or of the extension `only` alone, each checked against its sum. Raises ArchiveError where one is missing
    or has changed.
    """
    which = Revision(desk=desk, day=day, revision=revision)
    stem = root / which.path
    try:
        sums = _read_sums(stem.parent / f"{which.stem}.{_MARKER}")
        files = {name: (stem.parent / name).read_bytes() for name in sums if name.endswith(only)}
    except FileNotFoundError as error:
        raise ArchiveError(f"{stem}: the archive has no {Path(error.filename).name}") from None
    except OSError as error:
        raise ArchiveError(f"{stem}: can't be read: {error.strerror}") from error
    for name, body in files.items():
        if hashlib.sha256(body).hexdigest() != sums[name]:
            raise ArchiveError(f"{stem.parent / name}: {_CHANGED}")
    return Kept(revision=which, files={name.rpartition(".")[2]: body for name, body in files.items()})


def _read_sums(marker: Path) -> dict[str, str]:
    lines = [line.partition("  ") for line in marker.read_text("utf-8", "replace").splitlines()]
    if not lines or any(not re.fullmatch("[0-9a-f]{64}", total) or name != Path(name).name for total, _, name in lines):
        raise ArchiveError(f"{marker}: is no list of checksums")
    return {name: total for total, _, name in lines}


def _fault(path: Path, total: str) -> str:
    """What is wrong with a file that had the checksum `total` when it was archived; empty where nothing is."""
    try:
        now = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"can't be read: {error.strerror}"
    return "" if now == total else f"{_CHANGED} (its SHA-256 was {total[:12]}…, and is {now[:12]}…)"


def verify(root: Path) -> tuple[Problem, ...]:
    """Everything wrong with the archive, by path: files missing, changed, or left behind by a run that was cut short."""
    found = [problem for which in revisions(root) for problem in _verify_one(root, which)]
    whole = set(revisions(root))
    for path in root.glob("????/??/??/*"):
        which = _revision_of(path)
        if which and which not in whole:
            found.append(Problem(path=str(path.relative_to(root)), reason="left behind: its revision was never finished"))
    return tuple(sorted(found))


_CHANGED = "was changed after it was archived"


def _verify_one(root: Path, which: Revision) -> Iterator[Problem]:
    folder = (root / which.path).parent
    try:
        sums = _read_sums(folder / f"{which.stem}.{_MARKER}")
        wrong = [(name, fault) for name, total in sums.items() if (fault := _fault(folder / name, total))]
        for name, fault in wrong:
            yield Problem(path=(folder / name).relative_to(root).as_posix(), reason=fault)
        if wrong:
            return
        edition = read(root, which.desk, which.day, which.revision).edition
    except (ArchiveError, OSError) as error:
        yield Problem(path=which.path, reason=str(error))
        return
    if (edition.desk, edition.day, edition.revision) != (which.desk, which.day, which.revision):
        yield Problem(path=which.path, reason=f"its JSON is that of {edition.desk} {edition.day} r{edition.revision}")


# --- the way in ---------------------------------------------------------------------------------------------------------


def rebuild(root: Path) -> int:
    """Write `index.html` and `feed.xml` from what the archive holds; gives the number of editions listed.

    Both change as one writer's work, and neither is ever half there. An edition whose JSON can't be read is left out and logged.
    """
    try:
        with _locked(root):
            found = [(which, listed) for which in revisions(root) if (listed := _listed(root, which))]
            later = _taken_back(found)
            entries = [_entry(root, which, listed, later.get(which.stem, ())) for which, listed in found]
            place(root, {"index.html": render_index(entries), "feed.xml": render_feed(entries)}, scratch=root / _PARTIAL)
    except OSError as error:
        raise ArchiveError(f"{root / 'index.html'}: {_unwritten(error, root / 'index.html')}") from error
    return len(entries)


def _listed(root: Path, which: Revision) -> _Listed | None:
    try:
        return msgspec.json.decode((root / f"{which.path}.json").read_bytes(), type=_Listed)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        logger.warning("%s is left out of the index: %s", which.stem, error)
        return None


def _taken_back(found: Sequence[tuple[Revision, _Listed]]) -> dict[str, tuple[LaterWord, ...]]:
    """By the name of an edition, what later ones took back of it; a later one's revisions say it once."""
    words: dict[str, dict[tuple[str, str], LaterWord]] = {}
    for which, listed in found:
        for c in listed.corrections:
            words.setdefault(c.edition, {})[which.day, c.kind] = LaterWord(
                kind=c.kind, day=which.day, revision=which.revision, path=which.path
            )
    return {name: tuple(by_day[key] for key in sorted(by_day)) for name, by_day in words.items()}


def _entry(root: Path, which: Revision, listed: _Listed, later: tuple[LaterWord, ...]) -> IndexEntry:
    first = listed.bottom_line[0] if listed.bottom_line else None
    return IndexEntry(
        desk=listed.desk,
        title=listed.title,
        day=listed.day,
        revision=listed.revision,
        path=which.path,
        cutoff=listed.window.end,
        pdf=(root / f"{which.path}.pdf").exists(),
        summary=f"{first.lead} {first.text}".strip() if first else "",
        later=later,
    )
