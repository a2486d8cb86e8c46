"""What is missing on this machine, and the line that mends it."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from diurna.errors import DiurnaError
from flows.place import place_of
from flows.progress import counted

_APT = "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LINES = {"apt-get": _APT, "dnf": "sudo dnf install -y pango harfbuzz", "brew": "brew install pango harfbuzz"}

# A finding: what was looked at, whether it is well, and the line that mends it (or what is known).
Finding = tuple[str, bool, str]


def examine(desk_file: Path) -> int:
    """Print a line for each thing looked at; gives 0 if all is well, else 1."""
    checks: list[Callable[[], Finding]] = [
        _python,
        _pdf,
        _prefect,
        lambda: _desk(desk_file),
        lambda: _folders(desk_file),
        lambda: _store(desk_file),
        lambda: _room(desk_file),
    ]
    # A desk that can't be read is found by each check that needs it, and said once.
    findings = tuple(dict.fromkeys(_guarded(check) for check in (*checks, lambda: _outbox(desk_file), lambda: _mail(desk_file))))
    for what, well, note in findings:
        print(f"{'ok  ' if well else 'FAIL'}  {what}{': ' + note if note else ''}")
    return 0 if all(well for _, well, _ in findings) else 1


def _guarded(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except DiurnaError as error:
        return ("desk", False, str(error))


def _python() -> Finding:
    return (
        f"Python {platform.python_version()}",
        sys.version_info >= (3, 11),
        "" if sys.version_info >= (3, 11) else "3.11 or newer is needed",
    )


def _system_line() -> str:
    return next((line for tool, line in _LINES.items() if shutil.which(tool)), _APT)


def _pdf() -> Finding:
    """The libraries that WeasyPrint asks the system for."""
    from diurna.publish import made_with  # noqa: PLC0415 - only for this

    found = made_with()
    if "absent" in (found["pango"], found["harfbuzz"]):
        return ("PDF", False, f"Pango or HarfBuzz is missing, editions would have no PDF; type: {_system_line()}")
    if "without" in found["harfbuzz"]:
        return ("PDF", False, f"libharfbuzz-subset is missing, PDFs would differ from run to run; type: {_system_line()}")
    return ("PDF", True, ", ".join(f"{k} {found[k]}" for k in ("harfbuzz", "pango", "weasyprint")))


def _prefect() -> Finding:
    found = {name: version(name) for name in ("prefect", "fastapi", "sqlalchemy")}
    well = _numbers(found["fastapi"]) < (0, 151) and _numbers(found["sqlalchemy"]) < (2, 1)
    mend = f"breaks with fastapi {found['fastapi']} or SQLAlchemy {found['sqlalchemy']}: install from requirements.lock"
    return (f"Prefect {found['prefect']}", well, "" if well else mend)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def _desk(desk_file: Path) -> Finding:
    place = place_of(desk_file)
    early = place.desk.cutoff < "03:00"
    note = f"{place.file}: {counted(len(place.desk.sources), 'source')}, cutoff {place.desk.cutoff} {place.desk.zone}"
    return (
        "desk",
        True,
        note + (". A cutoff before 03:00 may be skipped or met twice when clocks change; a later one is safer" if early else ""),
    )


def _folders(desk_file: Path) -> Finding:
    """Whether each folder that a source names is there; what feeds and pages answer, `sources check` says."""
    place = place_of(desk_file)
    named = {s.folder: place.root / s.folder for s in place.desk.sources if s.folder}
    missing = [folder for folder, path in named.items() if not path.is_dir()]
    if missing:
        return ("folders", False, f"no folder {', '.join(missing)} in {place.root}; make it, or mend `folder` in {desk_file}")
    return ("folders", True, counted(len(named), "folder") if named else "none to read")


def _store(desk_file: Path) -> Finding:
    place = place_of(desk_file)
    with place.store() as store:
        versions, editions = sum(s.versions for s in store.sources()), len(store.editions(place.desk.name))
    return ("store", True, f"{counted(versions, 'version')}, {counted(editions, 'edition')}")


def _room(desk_file: Path) -> Finding:
    place = place_of(desk_file)
    for folder in (place.root, place.archive):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            return ("disk", False, f"{folder} may only be read: nothing can be gathered or made here; commands that only read work")
    free = shutil.disk_usage(place.root).free // 2**20
    return ("disk", free > 200, f"{free} MB free" if free > 200 else f"only {free} MB free")


def _outbox(desk_file: Path) -> Finding:
    place = place_of(desk_file)
    if not place.desk.deliver.folder:
        return ("outbox", True, "not set up")
    folder = place.root / place.desk.deliver.folder
    there = folder if folder.exists() else folder.parent
    if not there.exists():
        return ("outbox", False, f"there is no folder {there} to hold deliver.folder: make it, or mount its drive")
    well = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return ("outbox", well, str(folder) if well else f"{there} {'is not writable' if there.is_dir() else 'is no folder'}: deliver.folder")


def _mail(desk_file: Path) -> Finding:
    mail = place_of(desk_file).desk.deliver.mail
    if mail is None:
        return ("mail", True, "not set up")
    missing = bool(mail.password_env) and mail.password_env not in os.environ
    return (
        "mail",
        not missing,
        f"{mail.host}:{mail.port}" if not missing else f"set the environment variable {mail.password_env} to the mail password",
    )
