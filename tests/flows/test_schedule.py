"""A schedule ends when it is told to, however it was started."""

import signal
import subprocess
import sys

# What Prefect's runner does with its handler, and no more: it would take a server, and half a minute.
_SERVING = """
import asyncio, contextlib, signal
from types import SimpleNamespace
from flows import schedule

async def serve():
    runner = SimpleNamespace()
    schedule._end_on_sigterm(runner)
    signal.signal(signal.SIGTERM, runner.handle_sigterm)
    print("serving", flush=True)
    await asyncio.Event().wait()

with contextlib.suppress(asyncio.CancelledError):
    asyncio.run(serve())
print("ended")
"""


def test_sigterm_ends_a_schedule_that_a_script_put_into_the_background() -> None:
    # Such a shell has its jobs ignore SIGINT, which children inherit.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serving = subprocess.Popen([sys.executable, "-c", _SERVING], stdout=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with serving:
        assert serving.stdout is not None
        assert serving.stdout.readline() == "serving\n"
        serving.terminate()
        try:
            told, _ = serving.communicate(timeout=60)
        finally:
            serving.kill()
    assert (told, serving.returncode) == ("ended\n", 0)
