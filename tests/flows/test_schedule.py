"""A schedule ends when it is told to, however it was started and however often it is told."""

import inspect
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from diurna.errors import UsageError
from flows import schedule
from flows.place import Place
from flows.runner import runner_named

# What Prefect's runner does with its handler, and no more: it would take a server, and half a minute. It says that it serves while the
# loop waits, as a signal finds it.
_SERVING = """
import asyncio, contextlib, signal, threading
from types import SimpleNamespace
from flows import schedule

async def ending():
    try:
        await asyncio.Event().wait()
    finally:
        print("ending", flush=True)
        await asyncio.sleep(1)

async def serve(runner):
    signal.signal(signal.SIGTERM, runner.handle_sigterm)
    threading.Timer(0.5, print, ["serving"], {"flush": True}).start()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ending())

runner = SimpleNamespace()
schedule._until_told(serve(runner), runner)
print("ended")
"""


@pytest.mark.parametrize(
    ("signals", "ignored"),
    {
        "Ctrl-C": ([signal.SIGINT], False),
        "Ctrl-C, passed on by what started it": ([signal.SIGINT, signal.SIGINT], False),
        "SIGTERM": ([signal.SIGTERM], False),
        # Such a shell has its jobs ignore SIGINT, which children inherit.
        "SIGTERM to what a script put into the background": ([signal.SIGTERM], True),
        "SIGTERM after Ctrl-C": ([signal.SIGINT, signal.SIGTERM], False),
    }.values(),
)
def test_a_schedule_ends_quietly(signals: list[signal.Signals], *, ignored: bool) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.default_int_handler)
    try:
        serving = subprocess.Popen([sys.executable, "-c", _SERVING], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with serving:
        assert serving.stdout is not None
        for which, line in zip(signals, ("serving", "ending"), strict=False):
            assert serving.stdout.readline().strip() == line
            serving.send_signal(which)
        try:
            told, _ = serving.communicate(timeout=30)
        finally:
            serving.kill()
    assert (told.split(), serving.returncode) == (["ending", "ended"][len(signals) - 1 :], 0)


def test_one_schedule_serves_a_desk(small: Place) -> None:
    other = replace(small, desk=replace(small.desk, name="other"))
    for _ in range(2):
        with (
            schedule._alone(small),
            schedule._alone(other),
            pytest.raises(UsageError, match="another diurna schedule"),
            schedule._alone(small),
        ):
            pass


def test_prefect_still_has_what_the_schedule_sets_in_its_runner() -> None:
    # No setting names either, so an update may take them away without a word: the runner would then use a folder that another user of
    # the machine may own, and end with a traceback.
    from prefect.runner import Runner  # noqa: PLC0415
    from prefect.settings import get_current_settings  # noqa: PLC0415

    assert isinstance(Runner(name="any")._tmp_dir, Path)
    assert runner_named("any")._tmp_dir.is_relative_to(get_current_settings().home)
    assert "self._tmp_dir.mkdir(" in inspect.getsource(Runner.__aenter__)
    assert callable(Runner(name="any").handle_sigterm)
    assert "signal.signal(signal.SIGTERM, self.handle_sigterm)" in inspect.getsource(Runner)
