"""The press: what its processes had in hand is rendered here where they are killed."""

import os
import signal
import time
from multiprocessing import active_children

import pytest

from flows import gathering, making
from flows.place import Place
from flows.press import press
from tests.flows.small import AT, DAY, make


def test_an_edition_is_rendered_here_where_the_processes_are_killed(small: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "render", lambda edition, kind: f"{kind} of {edition.day}".encode())
    with small.store() as store:
        gathering.visit_source(small, store, "Brennick Wire", now=AT)
        made = make(small, store, DAY, now=AT)
        body = store.edition(made.desk, made.day, 1) or b""
    whole = {"html": b"html of 2026-03-02", "pdf": b"pdf of 2026-03-02"}
    others = {child.pid for child in active_children()}
    with press() as print_:
        coming = print_(body)
        while not (mine := [child.pid for child in active_children() if child.pid not in others]):
            time.sleep(0.01)
        for pid in mine:
            os.kill(pid or 0, signal.SIGKILL)
        assert coming().files == whole
        assert print_(body)().files == whole
