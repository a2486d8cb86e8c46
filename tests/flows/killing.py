"""Run as a process of its own by test_killed: makes a day, kills itself at every step that leaves a trace, and makes it again.

A step is a statement to the database, a file synced, renamed or removed. Product code knows nothing of this: the steps are counted from
outside, by listening to SQLAlchemy and by wrapping the operating system's calls.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from diurna.errors import DiurnaError
from diurna.publish.archive import rebuild
from flows import delivering, gathering, making
from flows.making import Wanted
from flows.place import place_of
from tests.flows.small import AT, DAY, tree, write_small_desk

_DELIVER = '[deliver]\nfolder = "handed"\n'


class Steps:
    """Counts steps; at step `last` the process is gone, as by kill -9."""

    def __init__(self, last: int | None = None) -> None:
        self.taken, self.last = 0, last
        self.names: list[str] = []

    def take(self, name: str) -> None:
        self.taken += 1
        self.names.append(name)
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def listen(self) -> None:
        sa.event.listen(sa.Engine, "before_cursor_execute", lambda *given: self.take(f"sql {given[2].split()[0]}"))
        sa.event.listen(sa.Engine, "commit", lambda _connection: self.take("commit"))
        for holder, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir"), (Path, "rmdir"), (shutil, "rmtree")):
            setattr(holder, name, self.counted(name, getattr(holder, name)))

    def counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self.take(name)
            return call(*given, **named)

        return counted


def make_the_day(folder: Path, at: datetime) -> None:
    """What the daily briefing does, without a scheduler. The PDF is a stand-in: it takes a second, and leaves no trace until archived."""
    place = place_of(folder / "diurna.toml")
    with place.store() as store:
        gathering.visit_source(place, store, "Brennick Wire", now=at)
    with place.store() as store:
        made = making.decide(place, store, Wanted(day=DAY), now=at)
        edition = making.decided(store, made)
        making.finish(place, store, edition, {"html": making.render(edition, "html"), "pdf": b"%PDF-1.7 stand-in"}, now=at)
    rebuild(place.archive)
    with place.store() as store:
        delivering.deliver(place, store, made, now=lambda: at)


def outcome(folder: Path) -> dict[str, Any]:
    """What a run leaves behind: every file, and what the store knows."""
    place = place_of(folder / "diurna.toml")
    with place.store() as store:
        editions = [(r.day, r.revision, r.hash, r.archived) for r in store.editions("brennick")]
        deliveries = [(d.recipient, d.state) for d in store.deliveries("brennick", DAY.isoformat(), 1)]
        kept = [(s.source, s.articles, s.versions) for s in store.sources()]
    files = {k: hashlib.sha256(v).hexdigest() for part in ("briefings", "handed") for k, v in tree(folder / part).items()}
    return {"editions": editions, "deliveries": deliveries, "kept": kept, "files": files}


def in_a_child(act: Callable[[], None]) -> int:
    """The exit code of `act` in a child process, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told, and the child ends here
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def undisturbed(folder: Path) -> tuple[dict[str, Any], list[str]]:
    shutil.copytree(folder.with_name("empty"), folder)
    told, steps = folder / "steps.json", Steps()

    def count() -> None:
        steps.listen()
        make_the_day(folder, AT)
        told.write_text(json.dumps(steps.names))

    assert in_a_child(count) == 0
    return outcome(folder), json.loads(told.read_text())


def killed_at(folder: Path, step: int) -> dict[str, Any]:
    shutil.copytree(folder.with_name("empty"), folder)

    def die() -> None:
        Steps(step).listen()
        make_the_day(folder, AT)

    ended = in_a_child(die)
    assert ended == -signal.SIGKILL, ended
    # Later than the lease of a delivery that was taken on.
    try:
        make_the_day(folder, AT + timedelta(minutes=10))
    except DiurnaError as error:
        return {"error": str(error)}
    return outcome(folder)


def main(root: Path, every: int) -> None:
    with write_small_desk(root / "empty", more=_DELIVER).store():
        pass  # its tables are made: how that survives a kill is the store's own test
    shutil.copytree(root / "empty", root / "first")
    make_the_day(root / "first", AT)  # so that what loads on first use is loaded before the children branch off
    wanted, names = undisturbed(root / "undisturbed")
    # Before and after each commit, before each rename and clearing; and every so-manyth of the rest, which leaves but a scratch file.
    telling = {"commit", "replace", "rmdir", "rmtree"}
    steps = [n for n, name in enumerate(names, 1) if name in telling or names[n - 2] == "commit" or n % every == 0]
    wrong = {f"{n} {names[n - 1]}": got for n in steps if (got := killed_at(root / str(n), n)) != wanted}
    print(json.dumps({"steps": len(names), "killed": len(steps), "wanted": wanted, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
