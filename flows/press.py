"""The press: editions are rendered in processes of their own, so that the next day is decided meanwhile. Where one of them is killed, by a
machine short of memory most often, what they had in hand and all further is rendered here.

A PDF takes as long as all the rest of a day, and only one thread of a process runs at a time. The press sees an edition's bytes and gives
the bytes of its files: it opens no store and writes no file, so a run killed anywhere is where it was.
"""

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread

from msgspec import Struct

from diurna.errors import RenderError
from diurna.publish import archive
from flows import making

log = logging.getLogger(__name__)
#: More would wait for the decisions, of which each stands on the one before.
_MOST = 4


class Printed(Struct, frozen=True, kw_only=True):
    """An edition's files by extension; where no PDF could be made, that and why, in words."""

    files: dict[str, bytes]
    lacking: str = ""


Print = Callable[[bytes], Callable[[], Printed]]


def width() -> int:
    """How many editions are rendered at a time."""
    return min(_MOST, os.cpu_count() or 1)


@contextmanager
def press() -> Iterator[Print]:
    """Call the value with an edition's bytes, and what that gives for its files, which come in time. Ends its processes on leaving."""
    # A fresh process each: what is copied from one that runs threads may never wake up.
    pool = ProcessPoolExecutor(width(), get_context("spawn"), _begin, (logging.getLogger().getEffectiveLevel(),))
    try:
        yield lambda body: partial(_coming, _begun(pool, body), body)
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(pool: ProcessPoolExecutor, body: bytes) -> Future[Printed] | None:
    """The files to come; None where the processes are gone."""
    try:
        return pool.submit(_printed, body)
    except BrokenProcessPool:
        return None


def _coming(begun: Future[Printed] | None, body: bytes) -> Printed:
    try:
        if begun:
            return begun.result()
    except BrokenProcessPool:
        log.warning("a process that rendered was killed: rendering goes on in this one")
    return _printed(body)


def _begin(level: int) -> None:
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _printed(body: bytes) -> Printed:
    edition = archive.edition_from(body)
    files = {"html": making.render(edition, "html")}
    try:
        return Printed(files=files | {"pdf": making.render(edition, "pdf")})
    except Exception as error:
        if not isinstance(error, RenderError):
            log.exception("no PDF of %s", edition.day)
        return Printed(files={"html": making.page_alone(edition)}, lacking=making.no_pdf(edition.day, error))
